import { parseArgs } from 'node:util'
import { UsageError } from '../commands/usage-error.ts'
import { errorMessage } from '../model/error-message.ts'
import { OptionsError, unknownName } from '../options/problem.ts'
import { readOptions } from '../options/read.ts'
import type { OptionsOf, RawOptions, Row, Table } from '../options/row.ts'

/** The arguments of a command, read. */
interface Arguments<T> {
  readonly options: OptionsOf<T>
  readonly positionals: readonly string[]
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
 * @throws UsageError for an unknown flag, a missing value, and every value that is not allowed
 */
export async function parseFlags<T extends Table>(
  args: readonly string[],
  table: T,
  complete: Complete<T> = async raw => raw
): Promise<Arguments<T>> {
  const flags = flagsOf(table)
  const { values, positionals } = parse(args, flags)
  // Among other arguments it may be a file's name that the shell put there: help must not look like a pass.
  if (values['help'] === true) throw new UsageError('"--help" cannot be combined with other arguments')
  const raw: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const texts = [value].flat().map(String)
    // A variable that is not set leaves an empty value: the caller meant something, so it must not pass for nothing.
    if (texts.some(text => text.trim() === '')) throw new UsageError(`"--${name}" is empty`)
    raw[name] = texts.join('\n')
  }
  try {
    // Built from the names of the table's own rows.
    return { options: await readOptions(table, await complete(raw as RawOptions<T>, positionals)), positionals }
  } catch (error) {
    throw error instanceof OptionsError ? new UsageError(error.message) : error
  }
}

function parse(args: readonly string[], flags: readonly (readonly [string, Row])[]) {
  const switches = flags.flatMap(([name, row]) => (row.type === 'switch' ? [name] : []))
  const options = Object.fromEntries(
    flags.map(([name, { type, flag }]) => [
      name,
      { type: 'string' as const, multiple: type === 'lines', ...(flag?.short !== undefined && { short: flag.short }) }
    ])
  )
  try {
    return parseArgs({
      args: spelledOut(args, switches),
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true
    })
  } catch (error) {
    const known = flags.flatMap(([name]) => (switches.includes(name) ? [name, `no-${name}`] : [name]))
    const unknown = flagNames(args).find(name => name !== 'help' && !known.includes(name))
    const problem =
      unknown === undefined
        ? undefined
        : unknownName(
            'flag',
            `--${unknown}`,
            known.map(name => `--${name}`)
          )
    throw new UsageError(problem?.text ?? errorMessage(error))
  }
}

/** Switches with their value; what follows `--` is no flag. */
function spelledOut(args: readonly string[], switches: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args.map((arg, index) => {
    if (end >= 0 && index > end) return arg
    for (const name of switches) {
      if (arg === `--${name}`) return `${arg}=true`
      if (arg === `--no-${name}`) return `--${name}=false`
    }
    return arg
  })
}

function flagNames(args: readonly string[]): string[] {
  const end = args.indexOf('--')
  return args
    .slice(0, end < 0 ? args.length : end)
    .filter(arg => arg.startsWith('--'))
    .map(arg => arg.slice(2).split('=', 1)[0] ?? '')
}
