/**
 * Debian control files that list files: `.dsc`, `.changes`, `.buildinfo`, `Release`, `Sources`-like single paragraphs.
 *
 *   section = ( "Checksums-Sha256" / "Checksums-Sha512" / "SHA256" / "SHA512" / weak ) ":" LF 1*( " " digest size name LF )
 *   weak    = "Files" / "MD5Sum" / "Checksums-Sha1" / "Checksums-Md5" / "SHA1"
 *
 * A file that stands only in weak sections is refused. `Files` of a `.changes` has two more columns before the name.
 * @see https://www.debian.org/doc/debian-policy/ch-controlfields.html#checksums-sha1-and-sha256
 * @see https://wiki.debian.org/DebianRepository/Format#A.22Release.22_files
 */

import type { Algorithm, ParsedManifest } from '../../model/seal.ts'
import { UNSIGNED } from '../clearsign.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const STRONG: ReadonlyMap<string, Algorithm> = new Map([
  ['checksums-sha256', 'sha256'],
  ['checksums-sha512', 'sha512'],
  ['sha256', 'sha256'],
  ['sha512', 'sha512']
])

const WEAK: ReadonlyMap<string, string> = new Map([
  ['files', 'MD5'],
  ['md5sum', 'MD5'],
  ['checksums-md5', 'MD5'],
  ['checksums-sha1', 'SHA-1'],
  ['sha1', 'SHA-1']
])

export const debian: Format = {
  name: 'debian',
  detect: ({ text }) =>
    /^\s{0,4096}[A-Za-z][A-Za-z0-9-]{0,100}:/.test(text) &&
    /^(?:Checksums-(?:Md5|Sha1|Sha256|Sha512)|SHA256|SHA512|SHA1|MD5Sum|Files):[ \t\r]*\n[ \t]+[0-9a-f]{32,}[ \t]/im.test(text),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const seen = new Set<string>()
  let field = ''
  let ended = false
  eachLine(manifest, entries, (text, line) => {
    if (text.trim() === '') {
      ended ||= field !== ''
      return
    }
    if (ended) return entries.problem('manifest-malformed', line, 'there is a second paragraph; only one is allowed')
    if (/^[ \t]/.test(text))
      return field === ''
        ? entries.problem('manifest-malformed', line, 'it begins with a continuation line')
        : item(entries, line, field, text)
    const [, name = '', value = ''] = /^([!-9;-~]+):(.*)$/s.exec(text) ?? []
    field = name.toLowerCase()
    if (field === '') return entries.problem('manifest-malformed', line, 'not "Field: value"')
    if (seen.has(field)) entries.problem('manifest-key-duplicate', line, `the field ${name} is given twice`)
    seen.add(field)
    if (value.trim() !== '') item(entries, line, field, value)
  })
  // The names of a paragraph of an index start in its folder.
  if (seen.has('directory') || seen.has('filename'))
    entries.problem(
      'manifest-malformed',
      1,
      'it is a paragraph of an index (Sources, Packages), not a control file that lists files'
    )
  entries.notice(UNSIGNED)
  return entries.done()
}

function item(entries: ManifestBuilder, line: number, field: string, text: string) {
  const strong = STRONG.get(field)
  const weak = WEAK.get(field)
  if (strong === undefined && weak === undefined) return
  const [hex = '', size = '', ...rest] = text.trim().split(/[ \t]+/)
  const path = rest.at(-1)
  const columns = field === 'files' ? [1, 3] : [1]
  if (path === undefined || !columns.includes(rest.length))
    return entries.problem('manifest-malformed', line, 'not "digest size name"')
  const bytes = entries.bytes(line, size)
  if (weak !== undefined) return entries.weak(line, path, weak)
  const digests = entries.digests(line, hex, strong)
  if (digests !== undefined && bytes !== undefined) entries.add({ path, digests, bytes, line })
}
