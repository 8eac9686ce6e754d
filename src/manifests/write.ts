import { algorithmsOf } from '../model/digest.ts'
import { comparePaths } from '../model/path-order.ts'
import { type Algorithm, NATIVE_SCHEMA, type Seal } from '../model/seal.ts'
import { pathProblem, plainPath } from './path.ts'

interface ManifestHead {
  readonly packet?: string
  readonly covers?: readonly string[]
}

/** Sorted by the bytes of their paths, or in the order in which they are given. */
type SealOrder = 'by-path' | 'as-given'

/**
 * The native manifest: one file per line, LF, final newline. The same seals always give the same bytes.
 * @throws {RangeError} as every writer here, for a seal that no reader could verify: without a digest (here: sha256 and length), with an
 * unsafe path, with a name that is not UTF-8, or listed twice
 */
export function writeNative(head: ManifestHead, seals: readonly Seal[], order: SealOrder = 'by-path'): string {
  const lines = ['{', `"schema": "${NATIVE_SCHEMA}",`]
  if (head.packet !== undefined) lines.push(`"packet": ${JSON.stringify(head.packet)},`)
  if (head.covers !== undefined) lines.push(`"covers": [${head.covers.map(glob => JSON.stringify(glob)).join(', ')}],`)
  lines.push('"files": [')
  const files = sortSeals(seals, order).map(fileLine)
  return `${[...lines, files.join(',\n'), ']', '}'].filter(line => line !== '').join('\n')}\n`
}

function fileLine(seal: Seal): string {
  const { path, bytes, text, eol, bom, git, jsonSha256, textSha256, membersSha256, exec, link } = seal
  if (link !== undefined) return `{"path": ${JSON.stringify(path)}, "link": ${JSON.stringify(link)}}`
  if (bytes === undefined) throw new RangeError(`${path} has no byte length`)
  const facts = [
    text !== undefined && `, "text": "${text}"`,
    eol !== undefined && `, "eol": "${eol}"`,
    bom !== undefined && ', "bom": true',
    git !== undefined && `, "git": "${git}"`,
    jsonSha256 !== undefined && `, "json_sha256": "${jsonSha256}"`,
    textSha256 !== undefined && `, "text_sha256": "${textSha256}"`,
    membersSha256 !== undefined && `, "members_sha256": "${membersSha256}"`,
    exec !== undefined && `, "exec": ${exec}`
  ]
  return `{"path": ${JSON.stringify(path)}, "sha256": "${sha256Of(seal)}", "bytes": ${bytes}${facts.filter(Boolean).join('')}}`
}

/** Lines of GNU `sha256sum` and its kin, one per digest, with its escapes for names that hold a backslash, a line feed or a carriage return. */
export function writeGnu(seals: readonly Seal[], order: SealOrder = 'by-path'): string {
  return digestLines(seals, order, ({ path }, hex) => `${mark(path)}${hex}  ${escapePath(path)}\n`)
}

const TAG: Readonly<Record<Algorithm, string>> = { sha256: 'SHA256', sha384: 'SHA384', sha512: 'SHA512', blake2b512: 'BLAKE2b' }

/** BSD tagged lines as `sha256sum --tag` writes them, one per digest, with the same escapes. */
export function writeBsd(seals: readonly Seal[], order: SealOrder = 'by-path'): string {
  return digestLines(seals, order, ({ path }, hex, name) => `${mark(path)}${TAG[name]} (${escapePath(path)}) = ${hex}\n`)
}

/**
 * The payload manifest of a BagIt 1.0 bag: paths below `data/`, with LF, CR and `%` encoded.
 * @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3
 */
export function writeBagManifest(seals: readonly Seal[], order: SealOrder = 'by-path'): string {
  return digestLines(seals, order, ({ path }, hex) => {
    if (!/^data\/./s.test(path)) throw new RangeError(`${JSON.stringify(path)} is not below data/`)
    return `${hex}  ${encodeBagPath(path)}\n`
  })
}

function digestLines(
  seals: readonly Seal[],
  order: SealOrder,
  line: (seal: Seal, hex: string, algorithm: Algorithm) => string
): string {
  return sortSeals(seals, order)
    .flatMap(seal => {
      if (seal.link !== undefined || seal.exec !== undefined)
        throw new RangeError(
          `${JSON.stringify(seal.path)} promises ${seal.link === undefined ? 'a mode' : 'a link'}, which only the native format holds`
        )
      const names = algorithmsOf(seal)
      if (names.length === 0) throw new RangeError(`${JSON.stringify(seal.path)} has no digest`)
      return names.map(name => line(seal, seal.digests[name] ?? '', name))
    })
    .join('')
}

function encodeBagPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
}

function mark(path: string): string {
  return escapePath(path) === path ? '' : '\\'
}

function escapePath(path: string): string {
  return path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

function sha256Of({ path, digests }: Seal): string {
  if (digests.sha256 === undefined) throw new RangeError(`${path} has no sha256`)
  return digests.sha256
}

/** @throws {RangeError} when a seal cannot be written */
function sortSeals(seals: readonly Seal[], order: SealOrder): readonly Seal[] {
  const paths = new Set<string>()
  for (const { path, rawPath } of seals) {
    const problem = pathProblem(path)
    if (problem !== undefined) throw new RangeError(`${JSON.stringify(path)} cannot be sealed: ${problem}`)
    if (plainPath(path) !== path) throw new RangeError(`${JSON.stringify(path)} cannot be sealed: readers drop a leading "./"`)
    if (rawPath !== undefined) throw new RangeError(`${path} cannot be sealed: its name is not UTF-8`)
    const key = path.normalize('NFC')
    if (paths.has(key))
      throw new RangeError(`${JSON.stringify(path)} cannot be sealed: it is listed twice, perhaps in another Unicode form`)
    paths.add(key)
  }
  return order === 'as-given' ? seals : seals.toSorted((a, b) => comparePaths(a.path, b.path))
}
