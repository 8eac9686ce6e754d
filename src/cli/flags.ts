import { parseArgs } from 'node:util'
import { UsageError } from '../commands/usage-error.ts'
import { errorMessage } from '../model/error-message.ts'
import { OptionsError } from '../options/problem.ts'
import { readOptions } from '../options/read.ts'
import type { OptionsOf, RawOptions, Row, Table } from '../options/row.ts'

/** The arguments of a command, read. */
interface Arguments<T> {
  readonly options: OptionsOf<T>
  readonly positionals: readonly string[]
}

/** Flags that cannot be read as they were given. What was meant is found out where it is shown. */
export class FlagError extends UsageError {
  readonly args: readonly string[]
  readonly table: Table

  constructor(message: string, args: readonly string[], table: Table) {
    super(message)
    this.args = args
    this.table = table
  }
}

/** The rows of a table that are flags, by name. */
export function flagsOf(table: Table): readonly (readonly [string, Row])[] {
  return Object.entries(table).filter(([, row]) => row.flag !== undefined)
}

/** What a command adds to the flags that were given, such as what its configuration has. */
type Complete<T> = (raw: RawOptions<T>, positionals: readonly string[]) => Promise<RawOptions<T>>

/**
 * Reads a command's arguments. A switch is written `--probes`, `--no-probes` or `--probes=false`, as the action's inputs take `true` or
 * `false`.
 * @throws UsageError for an unknown flag, a missing value, two values where there can be one, and every value that is not allowed
 */
export async function parseFlags<T extends Table>(
  args: readonly string[],
  table: T,
  complete: Complete<T> = async raw => raw
): Promise<Arguments<T>> {
  const flags = flagsOf(table)
  const { values, positionals } = parse(args, table)
  // Among other arguments it may be a file's name that the shell put there: help must not look like a pass.
  if (values['help'] !== undefined) throw new FlagError('"--help" cannot be combined with other arguments', args, table)
  const raw: Record<string, string> = {}
  for (const [name, row] of flags) {
    const texts = values[name]
    if (texts === undefined) continue
    // A variable that is not set leaves an empty value: the caller meant something, so it must not pass for nothing.
    if (texts.some(text => text.trim() === '')) throw new FlagError(`"--${name}" is empty`, args, table)
    const [first, other] = new Set(texts)
    if (row.type !== 'lines' && other !== undefined)
      throw new FlagError(`"--${name}" is given twice: ${JSON.stringify(first)} and ${JSON.stringify(other)}`, args, table)
    raw[name] = row.type === 'lines' ? texts.join('\n') : (first ?? '')
  }
  try {
    // Built from the names of the table's own rows.
    return { options: await readOptions(table, await complete(raw as RawOptions<T>, positionals)), positionals }
  } catch (error) {
    throw error instanceof OptionsError ? new FlagError(error.message, args, table) : error
  }
}

/** Every value of each flag, in order. */
function parse(args: readonly string[], table: Table) {
  const flags = flagsOf(table)
  const options = Object.fromEntries(
    flags.map(([name, { flag }]) => [
      name,
      { type: 'string' as const, multiple: true, ...(flag?.short !== undefined && { short: flag.short }) }
    ])
  )
  try {
    const parsed = parseArgs({
      args: spelledOut(args, flags),
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true
    })
    // All have type string and are multiple, but for the help.
    const values = parsed.values as Readonly<Record<string, readonly string[] | undefined>>
    return { values, positionals: parsed.positionals }
  } catch (error) {
    throw new FlagError(`the flags cannot be read: ${errorMessage(error)}`, args, table)
  }
}

/** Switches with their value; what follows `--` is no flag. */
function spelledOut(args: readonly string[], flags: readonly (readonly [string, Row])[]): string[] {
  const end = args.indexOf('--')
  const switches = flags.filter(([, { type }]) => type === 'switch')
  return args.map((arg, index) => {
    if (end >= 0 && index > end) return arg
    for (const [name, { flag }] of switches) {
      if (arg === `--${name}` || arg === `-${flag?.short}`) return `--${name}=true`
      if (arg === `--no-${name}`) return `--${name}=false`
    }
    return arg
  })
}
