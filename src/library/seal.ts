import type { Seal } from '../model/seal.ts'
import { SEAL } from '../options/action-tables.ts'
import { readValues } from './options.ts'

/** How files are sealed. */
export interface SealOptions {
  /** Folder that the paths are relative to; the current folder of the process when absent. */
  readonly cwd?: string
  readonly format?: 'native' | 'gnu' | 'bsd' | 'bagit'
  /** Folder that sealed paths are relative to; `cwd` when absent. */
  readonly root?: string
  /** Name of the packet, in the native format. */
  readonly packet?: string
  /** Globs of files and folders that are left out, beside what git ignores. */
  readonly exclude?: readonly string[]
  /** Globs in which a file without a seal is a finding, in the native format. */
  readonly covers?: readonly string[]
}

/** The manifest, or why nothing was sealed. */
export type Sealing =
  | { readonly kind: 'sealed'; readonly text: string; readonly seals: readonly Seal[] }
  | { readonly kind: 'refused'; readonly reasons: readonly { readonly path?: string; readonly what?: string }[] }

/**
 * Seals files and folders. Writes nothing: the text of the manifest is the result, and the same files always give the same text.
 * @param paths as on the command line: files, and folders with everything in them
 * @throws UsageError or OptionsError when an option is not allowed or there is nothing to seal
 */
export async function seal(
  paths: string | readonly string[],
  { cwd = process.cwd(), ...rest }: SealOptions = {}
): Promise<Sealing> {
  const { output: _output, check: _check, remove: _remove, paths: _paths, ...table } = SEAL
  const options = await readValues(table, rest, ['cwd'])
  const named = typeof paths === 'string' ? [paths] : paths
  const { seal: run } = await import('../commands/seal.ts')
  const outcome = await run({ ...options, paths: named, output: '', check: false, remove: false }, cwd)
  return outcome.kind === 'refused' || outcome.kind === 'loses'
    ? { kind: 'refused', reasons: outcome.notes }
    : { kind: 'sealed', text: outcome.text, seals: outcome.seals }
}
