/**
 * Python `RECORD`, in wheels and in installed `.dist-info` folders:
 *
 *   row    = path "," [ algorithm "=" digest ] "," [ size ]      ; CSV; urlsafe base64 without padding
 *
 * The rows of RECORD itself and of its signatures have no digest, nor have compiled `.pyc` files: these are not sealed, and a notice states that. Any
 * other row without a digest is refused, since it would be listed and not checked. Paths start at the folder that holds `.dist-info`.
 * @see https://packaging.python.org/en/latest/specifications/recording-installed-packages/#the-record-file
 */

import type { ParsedManifest } from '../../model/seal.ts'
import { fromBase64 } from '../base64.ts'
import { readCsv } from '../csv.ts'
import type { Format, ManifestText } from '../format.ts'
import { firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'
import { namedDigests } from '../named-digests.ts'

const ROW = /,(?:sha(?:224|256|384|512)|md5|sha1)=[A-Za-z0-9_=-]+,[0-9]*$/

export const wheelRecord: Format = {
  name: 'wheel-record',
  detect: ({ text, fileName }) =>
    firstEntryLines(text.slice(0, 65_536), 20).some(line => ROW.test(line) || (fileName === 'RECORD' && line.endsWith(',,'))),
  parse
}

function parse(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  // U+FEFF is a character of the first path: the format knows no byte order mark, and Python reads none.
  const csv = readCsv(manifest.bom ? { ...manifest, text: `\ufeff${manifest.text}` } : manifest)
  if ('problem' in csv) {
    entries.problem(csv.cut === true ? 'manifest-truncated' : 'manifest-malformed', csv.line, csv.problem)
    return entries.done()
  }
  let bare = 0
  for (const { fields, line } of csv.rows) {
    if (entries.hopeless) break
    const [path = '', digest = '', size = ''] = fields
    if (fields.length !== 3) entries.problem('manifest-malformed', line, 'not "path,digest,size"')
    else if (digest === '' && mayBeBare(path)) bare++
    else row(entries, line, path, digest, size)
  }
  entries.notice('its paths start at the folder that holds the .dist-info folder')
  if (bare > 0) entries.notice(`${bare} of its entries have no digest and are not checked (RECORD itself, .pyc)`)
  return entries.done()
}

function mayBeBare(path: string): boolean {
  return /(?:^|\/)[^/]+\.dist-info\/RECORD(?:\.jws|\.p7s)?$/.test(path) || path.endsWith('.pyc')
}

function row(entries: ManifestBuilder, line: number, path: string, digest: string, size: string) {
  if (digest === '')
    return entries.problem('manifest-digest-invalid', line, 'the entry has no digest: it would not be checked', path)
  const [, name, text = ''] = /^([A-Za-z0-9_]+)=(.*)$/s.exec(digest) ?? []
  if (/^(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})$/.test(text))
    return entries.problem(
      'manifest-digest-invalid',
      line,
      'the digest is hexadecimal: a RECORD has urlsafe base64 without padding',
      path
    )
  const bytes = fromBase64(text, 'url', 'bare')
  if (name === undefined || bytes === undefined)
    return entries.problem('manifest-digest-invalid', line, 'the digest is not "name=" and urlsafe base64 without padding', path)
  const digests = namedDigests(entries, line, path, [[name, bytes.toString('hex')]])
  const length = size === '' ? undefined : entries.bytes(line, size)
  if (digests === undefined || (size !== '' && length === undefined)) return
  entries.add(length === undefined ? { path, digests, line } : { path, digests, bytes: length, line })
}
