import { getInput } from '@actions/core'
import { type OptionProblem, OptionsError } from '../options/problem.ts'
import { readOptions } from '../options/read.ts'
import type { OptionsOf, RawOptions, Table } from '../options/row.ts'
import type { Env } from './context.ts'

/**
 * The inputs of an action. The toolkit's own trimming would remove a byte order mark or a no-break space from a file name, so it is
 * switched off; the schema removes ASCII blanks only.
 * @param raw what to read instead, where a configuration completes it
 * @throws OptionsError naming every input that is not allowed and every one that does not exist: the runner only warns of those, and a
 *   misspelled `covers` would guard nothing
 */
export async function readInputs<T extends Table>(table: T, env: Env, raw = rawInputs(table)): Promise<OptionsOf<T>> {
  const unknown = await unknownInputs(table, env)
  const options = await readOptions(table, raw).catch((error: unknown) => {
    throw error instanceof OptionsError ? new OptionsError([...error.problems, ...unknown]) : error
  })
  if (unknown.length > 0) throw new OptionsError(unknown)
  return options
}

/** The inputs that are given, as they are written. */
export function rawInputs<T extends Table>(table: T): RawOptions<T> {
  const all = Object.keys(table).map(name => [name, getInput(name, { trimWhitespace: false })] as const)
  // Built from the names of the table's own rows.
  return Object.fromEntries(all.filter(([, text]) => text.trim() !== '')) as RawOptions<T>
}

/** The runner passes the input `a b` as `INPUT_A_B`: https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
async function unknownInputs(table: Table, env: Env): Promise<readonly OptionProblem[]> {
  const names = Object.keys(table)
  const known = new Set(names.map(name => `INPUT_${name.toUpperCase()}`))
  const unknown = Object.keys(env).filter(key => key.startsWith('INPUT_') && !known.has(key))
  if (unknown.length === 0) return []
  const { unknownName } = await import('../options/nearest.ts')
  return unknown.map(key => unknownName('input', key.slice('INPUT_'.length).toLowerCase(), names))
}
