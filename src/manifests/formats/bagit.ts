/**
 * BagIt payload and tag manifests (RFC 8493 and the 0.9x drafts): `manifest-ALGORITHM.txt`, `tagmanifest-ALGORITHM.txt`.
 *
 *   entry = digest 1*BLANK path LF
 *   path  = relative to the bag, `/` only; of the payload: below `data/`
 *           since 1.0 LF, CR and "%" stand as %0A, %0D, %25, and nothing else is encoded; before it only LF and CR
 *
 * The lines look like GNU's reversed form: only the file's name shows that it is a BagIt manifest, and its algorithm.
 * @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3
 */

import type { Algorithm, ParsedManifest } from '../../model/seal.ts'
import type { BagVersion, Format, ManifestText } from '../format.ts'
import { eachEntryLine, firstEntryLines } from '../lines.ts'
import { ManifestBuilder } from '../manifest-builder.ts'

const NAME = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i

/** Other lists bear the name of a payload manifest too: only paths below `data/` make it one. */
const PAYLOAD_LINE = /^[0-9A-Fa-f]{32,}[ \t]+\*?(?:\.\/)*data\//
const TAG_LINE = /^[0-9A-Fa-f]{32,}[ \t]+[^ \t]/

const ALGORITHMS: ReadonlyMap<string, Algorithm> = new Map([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['blake2b', 'blake2b512'],
  ['blake2b512', 'blake2b512']
])

export const bagit: Format = {
  name: 'bagit',
  detect: ({ text, fileName }) => {
    const [, tag, name] = NAME.exec(fileName ?? '') ?? []
    const line = firstEntryLines(text)[0] ?? ''
    return name !== undefined && (tag === undefined ? PAYLOAD_LINE : TAG_LINE).test(line)
  },
  parse: parseBagManifest
}

/**
 * Reads one manifest of a bag. `fileName` names the algorithm and distinguishes payload from tag manifests; without it the digests' length and
 * the rules of a payload manifest hold. `bagVersion` comes from `parseBagitTxt`; without it the rules of 1.0 hold.
 */
function parseBagManifest(manifest: ManifestText): ParsedManifest {
  const entries = new ManifestBuilder(manifest)
  const [, tag, name] = NAME.exec(manifest.fileName ?? '') ?? []
  const strict = isStrict(manifest.bagVersion)
  const payload = tag === undefined
  eachEntryLine(manifest, entries, (text, line) => {
    const [, hex, shown] = /^([0-9A-Za-z]+)[ \t]+([^ \t].*)$/s.exec(text) ?? []
    if (hex === undefined || shown === undefined) return entries.problem('manifest-malformed', line, 'not "digest path"')
    const path = decodeBagPath(withoutMark(entries, shown), strict)
    if (payload && !/^(?:\.\/)*data\/./s.test(path))
      return entries.problem('manifest-path-unsafe', line, 'a payload manifest lists files below data/ only', path)
    if (!payload && /^(?:\.\/)*tagmanifest-[^/]*\.txt$/i.test(path))
      return entries.problem('manifest-malformed', line, 'a tag manifest lists no tag manifest', path)
    if (manifest.bagVersion === undefined && /%(?:0[AD]|25)/i.test(shown)) entries.notice(VERSION_UNKNOWN)
    addLine(entries, line, path, hex, name, strict)
  })
  return entries.done()
}

const VERSION_UNKNOWN = 'it has encoded names, read as version 1.0 has them'

/** Names in manifests and fetch.txt: %0A and %0D, since 1.0 also %25, in either case. Any other `%` is literal. */
export function decodeBagPath(path: string, strict: boolean): string {
  return path.replace(strict ? /%(0A|0D|25)/gi : /%(0A|0D)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16))
  )
}

/** True from version 1.0 on. */
export function isStrict(version: BagVersion | undefined): boolean {
  return version === undefined || version.major >= 1
}

function withoutMark(entries: ManifestBuilder, shown: string): string {
  if (!/^\*(?:\.\/)*(?:data\/|[a-z-]+\.txt$)/i.test(shown)) return shown
  entries.notice('it has the "*" marks of md5sum, which BagIt does not know')
  return shown.slice(1)
}

function addLine(entries: ManifestBuilder, line: number, path: string, hex: string, name: string | undefined, strict: boolean) {
  const algorithm = name === undefined ? undefined : ALGORITHMS.get(name.toLowerCase().replaceAll('-', ''))
  if (name !== undefined && algorithm === undefined) return entries.weak(line, path, name)
  const digests = entries.digests(line, hex, algorithm)
  if (digests === undefined) return
  const before = entries.count
  entries.add({ path, digests, line })
  if (strict && !entries.failed && entries.count === before)
    entries.problem('manifest-path-duplicate', line, 'the path is listed twice, which BagIt 1.0 forbids', path)
}
