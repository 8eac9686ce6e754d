import type { ReadManifest, ReadOptions } from '../../src/manifests/format.ts'
import { readManifest } from '../../src/manifests/read.ts'
import type { ManifestCode } from '../../src/model/codes.ts'
import type { FormatName, Seal } from '../../src/model/seal.ts'

/** Digests of the right shape; what they are of does not matter to a reader. */
export const A = 'a'.repeat(64)
export const B = 'b'.repeat(64)
export const LONG = 'c'.repeat(128)

/** Reads a manifest given as text or bytes. */
export function read(
  source: string | Uint8Array,
  format: FormatName | 'auto' = 'auto',
  options: ReadOptions & { readonly inline?: true } = {}
): Promise<ReadManifest> {
  const { inline, ...more } = options
  return readManifest(typeof source === 'string' ? Buffer.from(source) : source, format, inline !== true, more)
}

/** The codes of what is wrong with it, with their lines: `manifest-malformed:3`. */
export async function codes(source: string | Uint8Array, format: FormatName | 'auto' = 'auto', options: ReadOptions = {}) {
  const { problems, seals } = await read(source, format, options)
  if (problems.length > 0 && seals.length > 0) throw new Error('a manifest with a problem has no seals')
  return problems.map(({ code, line }) => (line === undefined ? code : `${code}:${line}`))
}

/** The only code; throws when there is another number of problems. */
export async function onlyCode(source: string | Uint8Array, options: ReadOptions = {}): Promise<ManifestCode> {
  const { problems } = await read(source, 'auto', options)
  const [first] = problems
  if (problems.length !== 1 || first === undefined) throw new Error(`${problems.length} problems: ${JSON.stringify(problems)}`)
  return first.code
}

/** The paths of a manifest that must have no problem. */
export async function paths(source: string | Uint8Array, options: ReadOptions = {}): Promise<string[]> {
  return (await sealsOf(source, options)).map(({ path }) => path)
}

/** The seals of a manifest that must have no problem. */
export async function sealsOf(source: string | Uint8Array, options: ReadOptions = {}): Promise<readonly Seal[]> {
  const { problems, seals } = await read(source, 'auto', options)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return [...seals]
}
