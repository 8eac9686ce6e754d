import type { Explanation } from '../model/explanation.ts'
import { EXPLAIN } from '../options/command-tables.ts'
import { readValues } from './options.ts'

/** What is known of the sealed bytes. */
export interface ExplainOptions {
  /** Folder that the path is relative to; the current folder of the process when absent. */
  readonly cwd?: string
  /** 64 hex digits. Needed unless `against` is given. */
  readonly sha256?: string
  /** Length in bytes. With it, far fewer candidates have to be hashed. */
  readonly bytes?: number
  /** A file with the sealed bytes. */
  readonly against?: string
}

/**
 * Explains why one file is not what its digest says. Reads the file, and what git knows of it; writes nothing.
 * @returns the explanation, or the reason why there is none, such as a file that does not exist
 * @throws UsageError or OptionsError when an option is not allowed
 */
export async function explain(
  path: string,
  { cwd = process.cwd(), ...rest }: ExplainOptions
): Promise<Explanation | { readonly reason: string }> {
  const { json: _json, ...table } = EXPLAIN
  const { explain: run } = await import('../commands/explain.ts')
  return await run(path, await readValues(table, rest, ['cwd']), cwd)
}
