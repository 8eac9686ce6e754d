import { type ParseArgsConfig, parseArgs } from 'node:util'
import { errorMessage } from '../model/error-message.ts'

/** A mistake of the caller: shown with a hint, exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

export interface Flags {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>
  readonly positionals: readonly string[]
}

/** Flags that every command knows. */
const COMMON: Options = { help: { type: 'boolean', short: 'h' } }

/**
 * Parses a command's flags. Switches that are inputs of the action take `true` or `false` there, so here `--probes=false`, `--no-probes`
 * and a bare `--require-clearance` all work.
 * @throws UsageError for an unknown flag or a missing value
 */
export function parseFlags(args: readonly string[], options: Options, switches: readonly string[] = []): Flags {
  const all: Options = { ...COMMON, ...options, ...Object.fromEntries(switches.map(name => [name, { type: 'string' as const }])) }
  try {
    const { values, positionals } = parseArgs({
      args: args.map(arg => spelledOut(arg, switches)),
      options: all,
      allowPositionals: true,
      strict: true
    })
    // Among other arguments it may be a file's name that the shell put there: help must not look like a pass.
    if (values['help'] === true) throw new UsageError('"--help" stands alone')
    for (const [name, value] of Object.entries(values))
      if ([value].flat().some(isBlank)) throw new UsageError(`"--${name}" is empty`)
    return { values, positionals }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(errorMessage(error))
  }
}

/** A variable that is not set leaves an empty value: the caller meant something, and it must not be taken for nothing. */
function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === ''
}

function spelledOut(arg: string, switches: readonly string[]): string {
  for (const name of switches) {
    if (arg === `--${name}`) return `${arg}=true`
    if (arg === `--no-${name}`) return `--${name}=false`
  }
  return arg
}
