import { UsageError } from '../../commands/usage-error.ts'
import { SEAL } from '../../options/action-tables.ts'
import { nearest } from '../../options/nearest.ts'
import type { Row, Table } from '../../options/row.ts'
import { GATE } from '../../options/table.ts'
import { type FlagError, flagsOf } from '../flags.ts'
import { TABLES } from '../tables.ts'
import { tryCommand } from './try.ts'

/** What other programs call a flag, and what it is called here. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  '--verbose': ['--all'],
  '-v': ['--all'],
  '--details': ['--all'],
  '--silent': ['--quiet'],
  '-q': ['--quiet'],
  '--dry-run': ['--check'],
  '-n': ['--check'],
  '--ignore': ['--exclude'],
  '--cached': ['--staged'],
  '--index': ['--staged'],
  '--sha256': ['--manifest-sha256'],
  '--pin': ['--manifest-sha256'],
  '--base-dir': ['--root'],
  '--cwd': ['--root'],
  '-C': ['--root'],
  '--directory': ['--root'],
  '--out': ['--output'],
  '--include': ['--covers'],
  '--glob': ['--covers'],
  '--jobs': ['--threads'],
  '-j': ['--threads'],
  '--force': ['--remove'],
  '--fix': ['--write'],
  '--apply': ['--write']
}

/** Inputs of the action that are arguments here. */
const ARGUMENTS: ReadonlySet<string> = new Set(['--manifest', '--paths', '--reports', '--spec'])

/** What was meant by flags that cannot be read. */
export function flagMistake(command: string, error: FlagError): UsageError {
  const { args, table } = error
  const end = args.indexOf('--')
  for (const [at, arg] of args.entries()) {
    if (end >= 0 && at >= end) break
    const mistake = ofArgument(command, args, at, table)
    if (mistake !== undefined) return arg === '' ? error : mistake
  }
  const remedy = remedyOf(command, error)
  return new UsageError(shortened(error.message, remedy), remedy)
}

/** All that would be allowed is not listed where the word that was meant is in the command below. */
function shortened(message: string, remedy: string): string {
  const [, name, value] = /^"([a-z0-9-]+)" is ("(?:[^"\\]|\\.)*"); allowed is [^\n]*$/.exec(message) ?? []
  return name === undefined || remedy.startsWith('Try: seal-gate help ') ? message : `"--${name}" does not take ${value}`
}

/** A value that is not allowed: the flags are known, and their help has what they take. */
function remedyOf(command: string, { message, args, table }: FlagError): string {
  if (message.includes('is given twice')) return 'Give it once.'
  if (/^"--[a-z0-9-]+" is empty$/.test(message)) return 'Give it a value, or leave it out: is a variable of the shell not set?'
  if (message.startsWith('"--help"')) return tryCommand(['help', command])
  const mended = withDigits(args) ?? withWords(args, table)
  return tryCommand(mended === undefined ? ['help', command] : [command, ...mended])
}

const DIGITS = /^(--[a-z0-9-]+=)?(?:sha256:)?([0-9a-f]{64})(?:[ \t].*)?$/is

/** The arguments with digests as digits alone; undefined when there is nothing to change. */
function withDigits(args: readonly string[]): readonly string[] | undefined {
  const mended = args.map(arg => arg.replace(DIGITS, '$1$2'))
  return mended.some((arg, at) => arg !== args[at]) ? mended : undefined
}

/** What other programs call a format. */
const FORMATS: Readonly<Record<string, string>> = {
  sha256sum: 'gnu',
  sha512sum: 'gnu',
  shasum: 'gnu',
  coreutils: 'gnu',
  json: 'native',
  openssl: 'bsd',
  bag: 'bagit'
}

/** `--json=yes` as `--json`, `--json=off` as `--no-json`. */
function asSwitch(name: string, arg: string): string {
  const value = arg.startsWith(`--${name}=`) ? arg.slice(name.length + 3).toLowerCase() : ''
  if (['yes', 'on', '1', 'y'].includes(value)) return `--${name}`
  return ['no', 'off', '0', 'n'].includes(value) ? `--no-${name}` : arg
}

/** The arguments with the word that was most likely meant in place of each that is not allowed; undefined where one is not known. */
function withWords(args: readonly string[], table: Table): readonly string[] | undefined {
  const mended = [...args]
  for (const [name, row] of flagsOf(table)) {
    if (row.type === 'switch') for (const [at, arg] of args.entries()) mended[at] = asSwitch(name, mended[at] ?? arg)
    if (row.type !== 'choice') continue
    for (const [at, arg] of args.entries()) {
      const isJoined = arg.startsWith(`--${name}=`)
      const place = arg === `--${name}` ? at + 1 : at
      const value = isJoined ? arg.slice(name.length + 3) : args[place]
      if ((place === at && !isJoined) || value === undefined || row.words.includes(value)) continue
      const meant = [FORMATS[value.toLowerCase()], nearest(value.toLowerCase(), row.words)].find(
        word => word !== undefined && row.words.includes(word)
      )
      const start = row.words.find(word => value.toLowerCase().startsWith(word))
      const word = start ?? meant
      if (word === undefined) return undefined
      mended[place] = isJoined ? `--${name}=${word}` : word
    }
  }
  return mended.some((arg, at) => arg !== args[at]) ? mended : undefined
}

function ofArgument(command: string, args: readonly string[], at: number, table: Table): UsageError | undefined {
  const arg = args[at] ?? ''
  const replaced = (...words: readonly string[]) => tryCommand([command, ...args.slice(0, at), ...words, ...args.slice(at + 1)])
  if (!/^--?[A-Za-z]/.test(arg)) return undefined
  const flags = flagsOf(table)
  const [name = '', value] = splitOnce(arg)
  const row = rowOf(name, flags)
  const withValue = (flag: string): string[] => [value === undefined ? flag : `${flag}=${value}`]
  if (row !== undefined) {
    const [, { type, flag }] = row
    if (type === 'switch' || value !== undefined || (args[at + 1] !== undefined && !/^-./.test(args[at + 1] ?? '')))
      return undefined
    return new UsageError(`"${name}" needs a value: ${flag?.argument ?? 'TEXT'}`, tryCommand(['help', command]))
  }
  if (name === '--help' || name === '-h') return undefined
  const off = /^--no-(.+)$/.exec(name)?.[1]
  const offRow = off === undefined ? undefined : flags.find(([known]) => known === off)
  if (offRow?.[1].type === 'switch') return undefined
  if (offRow !== undefined)
    return new UsageError(`"--${off}" takes a value, so it cannot be switched off: leave it out`, replaced())
  return unknownFlag(command, { name, arg, flags, replaced, withValue, args, at })
}

interface Unknown {
  readonly name: string
  readonly arg: string
  readonly flags: readonly (readonly [string, Row])[]
  readonly args: readonly string[]
  readonly at: number
  replaced(...words: readonly string[]): string
  withValue(flag: string): string[]
}

function unknownFlag(command: string, { name, arg, flags, replaced, withValue, args, at }: Unknown): UsageError {
  const shown = JSON.stringify(name)
  const known = flags.flatMap(([one, { type }]) => (type === 'switch' ? [`--${one}`, `--no-${one}`] : [`--${one}`]))
  const is = (flag: string): boolean => known.includes(flag)
  const text = `there is no flag ${shown}`
  const meant = (flag: string) => new UsageError(`${text}: did you mean "${flag}"?`, replaced(...withValue(flag)))
  if (ARGUMENTS.has(name)) {
    const inputs: Table = { ...GATE, ...SEAL }
    const value = /=(.+)$/s.exec(arg)?.[1]
    const what = inputs[name.slice(2)] === undefined ? 'an argument' : 'an input of the action; here it is an argument'
    return new UsageError(`${shown} is ${what}`, value === undefined ? replaced() : replaced(value))
  }
  const lower = name.toLowerCase()
  if (is(lower) && lower !== name) return meant(lower)
  if (!name.startsWith('--') && is(`-${lower}`)) return meant(`-${lower}`)
  const synonym = [...(SYNONYMS[name] ?? []), ...(SYNONYMS[lower] ?? [])].find(is)
  if (synonym !== undefined) return meant(synonym)
  const near = nearest(name.startsWith('--') ? lower : `-${lower}`, known)
  if (near !== undefined && name.length > 2) return meant(near)
  const others = Object.entries(TABLES).filter(([other, table]) => other !== command && rowOf(name, flagsOf(table)) !== undefined)
  const [other] = others
  if (other !== undefined) {
    const where = others.length === 1 ? `"${other[0]}"` : others.map(([one]) => `"${one}"`).join(', ')
    const rest = [...args.slice(0, at), ...args.slice(at + 1)]
    return new UsageError(
      `${shown} is a flag of ${where}`,
      others.length === 1 ? tryCommand([other[0], ...rest, arg]) : tryCommand(['help', command])
    )
  }
  const input = Object.entries(GATE).find(([one, row]) => `--${one}` === lower && !('flag' in row))
  if (input !== undefined) return new UsageError(`${shown} is an input of the action only`, replaced())
  return new UsageError(text, tryCommand(['help', command]))
}

function rowOf(name: string, flags: readonly (readonly [string, Row])[]) {
  return flags.find(([one, { flag }]) => name === `--${one}` || (flag?.short !== undefined && name === `-${flag.short}`))
}

function splitOnce(arg: string): readonly [string, string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}
