import { comparePaths } from '../model/path-order.ts'
import { NATIVE_SCHEMA, type Seal } from '../model/seal.ts'
import { pathProblem, plainPath } from './path.ts'

export interface ManifestHead {
  readonly packet?: string
  readonly covers?: readonly string[]
}

/**
 * The native manifest: one file a line, sorted by path bytes, LF, final newline. The same seals always give the same bytes.
 * Throws RangeError, as every writer here, for a seal that no reader could verify: without sha256 (here: or length), with an unsafe
 * path, with a name that is not UTF-8, or doubled.
 */
export function writeNative(head: ManifestHead, seals: readonly Seal[]): string {
  const lines = ['{', `"schema": "${NATIVE_SCHEMA}",`]
  if (head.packet !== undefined) lines.push(`"packet": ${JSON.stringify(head.packet)},`)
  if (head.covers !== undefined) lines.push(`"covers": [${head.covers.map(glob => JSON.stringify(glob)).join(', ')}],`)
  lines.push('"files": [')
  const files = sorted(seals).map(fileLine)
  return `${[...lines, files.join(',\n'), ']', '}'].filter(line => line !== '').join('\n')}\n`
}

function fileLine(seal: Seal): string {
  const { path, bytes, text, eol, bom, git } = seal
  if (bytes === undefined) throw new RangeError(`${path} has no byte length`)
  const facts = [
    text !== undefined && `, "text": "${text}"`,
    eol !== undefined && `, "eol": "${eol}"`,
    bom !== undefined && ', "bom": true',
    git !== undefined && `, "git": "${git}"`
  ]
  return `{"path": ${JSON.stringify(path)}, "sha256": "${sha256Of(seal)}", "bytes": ${bytes}${facts.filter(Boolean).join('')}}`
}

/** GNU `sha256sum` lines, with its escapes for names that hold a backslash, a line feed or a carriage return. */
export function writeGnu(seals: readonly Seal[]): string {
  return sorted(seals)
    .map(seal => `${mark(seal)}${sha256Of(seal)}  ${escaped(seal.path)}\n`)
    .join('')
}

/** BSD tagged lines as `sha256sum --tag` writes them, with the same escapes. */
export function writeBsd(seals: readonly Seal[]): string {
  return sorted(seals)
    .map(seal => `${mark(seal)}SHA256 (${escaped(seal.path)}) = ${sha256Of(seal)}\n`)
    .join('')
}

/**
 * The payload manifest `manifest-sha256.txt` of a BagIt 1.0 bag: paths below `data/`, with LF, CR and `%` encoded.
 * @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.3
 */
export function writeBagManifest(seals: readonly Seal[]): string {
  return sorted(seals)
    .map(seal => {
      if (!/^data\/./s.test(seal.path)) throw new RangeError(`${JSON.stringify(seal.path)} is not below data/`)
      return `${sha256Of(seal)}  ${encodeBagPath(seal.path)}\n`
    })
    .join('')
}

function encodeBagPath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
}

function mark({ path }: Seal): string {
  return escaped(path) === path ? '' : '\\'
}

function escaped(path: string): string {
  return path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

function sha256Of({ path, digests }: Seal): string {
  if (digests.sha256 === undefined) throw new RangeError(`${path} has no sha256`)
  return digests.sha256
}

function sorted(seals: readonly Seal[]): Seal[] {
  const paths = new Set<string>()
  for (const { path, rawPath } of seals) {
    const problem = pathProblem(path)
    if (problem !== undefined) throw new RangeError(`${JSON.stringify(path)} cannot be sealed: ${problem}`)
    if (plainPath(path) !== path) throw new RangeError(`${JSON.stringify(path)} cannot be sealed: readers drop a leading "./"`)
    if (rawPath !== undefined) throw new RangeError(`${path} cannot be sealed: its name is not UTF-8`)
    const key = path.normalize('NFC')
    if (paths.has(key))
      throw new RangeError(`${JSON.stringify(path)} cannot be sealed: it stands twice, perhaps in another Unicode form`)
    paths.add(key)
  }
  return seals.toSorted((a, b) => comparePaths(a.path, b.path))
}
