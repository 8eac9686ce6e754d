/**
 * Debian's `Packages` and `Sources`: a paragraph per package, with blank lines between.
 *
 *   package = "Filename:" path LF "Size:" digits LF "SHA256:" hex LF …
 *   source  = "Directory:" path LF "Checksums-Sha256:" LF 1*( " " hex size name LF ) …
 *
 * Paths are relative to the root of the repository, not to the folder of the list: set `root`. MD5 and SHA-1 count for nothing.
 * @see https://wiki.debian.org/DebianRepository/Format#A.22Packages.22_Indices
 */

import type { ParsedManifest } from '../../model/seal.ts'
import type { Format, ManifestText } from '../format.ts'
import { eachLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

export const debianIndex: Format = {
  name: 'debian-index',
  detect: ({ text }) => {
    const paragraph = paragraphStart(text)
    return /^Package:[ \t]*[a-z0-9]/m.test(paragraph) && /^(?:Filename|Directory):[ \t]*[^ \t]/m.test(paragraph)
  },
  parse
}

/** A paragraph of the real indexes has at most a few kilobytes of fields before these. */
const MAX_LOOK_CHARACTERS = 64 * 1024

function paragraphStart(text: string): string {
  if (!/^[A-Z][A-Za-z0-9-]*:/.test(firstEntryLines(text)[0] ?? '')) return ''
  const start = text.slice(0, MAX_LOOK_CHARACTERS).replaceAll('\r\n', '\n').trimStart()
  const end = start.indexOf('\n\n')
  return end < 0 ? start : start.slice(0, end)
}

/** Fields of one paragraph, in lower case, with the lines of their continuation. */
type Paragraph = Map<string, { readonly line: number; readonly values: { readonly text: string; readonly line: number }[] }>

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  let paragraph: Paragraph = new Map()
  let field = ''
  const close = (): void => {
    if (paragraph.size > 0) readParagraph(entries, paragraph)
    paragraph = new Map()
    field = ''
  }
  eachLine(manifest, entries, (text, line) => {
    if (text.trim() === '') return close()
    if (/^[ \t]/.test(text)) {
      const open = paragraph.get(field)
      if (open === undefined) entries.problem('manifest-malformed', line, 'a continuation line without a field')
      else if (KEPT.has(field)) open.values.push({ text: text.trim(), line })
      return
    }
    const [, name = '', value = ''] = /^([!-9;-~]+):(.*)$/s.exec(text) ?? []
    field = name.toLowerCase()
    if (field === '') return entries.problem('manifest-malformed', line, 'not "Field: value"')
    if (paragraph.has(field)) entries.problem('manifest-key-duplicate', line, `the field ${name} is given twice`)
    paragraph.set(field, { line, values: value.trim() === '' || !KEPT.has(field) ? [] : [{ text: value.trim(), line }] })
  })
  close()
  entries.notice('its paths start at the root of the repository, and it has no signature of its own')
  return entries.done()
}

/** Fields of a source that list files by digests that can be forged. */
const WEAK: readonly (readonly [string, string])[] = [
  ['files', 'MD5'],
  ['checksums-sha1', 'SHA-1']
]
const KEPT = new Set([
  ...['filename', 'size', 'sha256', 'sha512', 'directory', 'checksums-sha256', 'checksums-sha512'],
  ...WEAK.map(([field]) => field)
])

function readParagraph(entries: ManifestBuilder, paragraph: Paragraph) {
  const one = (field: string) => paragraph.get(field)?.values[0]
  const first = Math.min(...[...paragraph.values()].map(({ line }) => line))
  const [file, folder] = [one('filename'), one('directory')]
  if (file === undefined && folder === undefined)
    return entries.problem('manifest-malformed', first, 'a paragraph has neither Filename nor Directory')
  if (file !== undefined && folder !== undefined)
    return entries.problem('manifest-malformed', first, 'a paragraph has both Filename and Directory')
  if (file !== undefined) {
    const size = one('size')
    const bytes = entries.bytes(size?.line ?? first, size?.text ?? '')
    const pairs = ['sha256', 'sha512'].flatMap(name => paragraph.get(name)?.values.map(({ text }) => [name, text] as const) ?? [])
    const digests = namedDigests(entries, file.line, file.text, pairs)
    if (digests !== undefined && bytes !== undefined) entries.add({ path: file.text, digests, bytes, line: file.line })
    return
  }
  const rows = ['sha256', 'sha512'].flatMap(name =>
    (paragraph.get(`checksums-${name}`)?.values ?? []).map(row => ({ ...row, name }))
  )
  if (rows.length === 0)
    return entries.problem(
      'manifest-digest-weak',
      first,
      'a source has no Checksums-Sha256: a seal needs sha256 or sha512',
      folder?.text
    )
  for (const { text, line, name } of rows) readSource(entries, text, line, name, folder?.text ?? '')
  // A file that no other field lists would not be checked.
  for (const [field, what] of WEAK)
    for (const { text, line } of paragraph.get(field)?.values ?? []) {
      const [, , name, ...more] = text.split(/[ \t]+/)
      if (name === undefined || more.length > 0) entries.problem('manifest-malformed', line, 'not "digest size name"')
      else entries.weak(line, `${folder?.text ?? ''}/${name}`, what)
    }
}

function readSource(entries: ManifestBuilder, text: string, line: number, name: string, folder: string) {
  const [hex = '', size = '', file, ...more] = text.split(/[ \t]+/)
  if (file === undefined || more.length > 0) return entries.problem('manifest-malformed', line, 'not "digest size name"')
  const path = `${folder}/${file}`
  const bytes = entries.bytes(line, size)
  const digests = namedDigests(entries, line, path, [[name, hex]])
  if (bytes !== undefined && digests !== undefined) entries.add({ path, digests, bytes, line })
}
