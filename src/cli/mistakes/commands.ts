import { resolve } from 'node:path'
import { UsageError } from '../../commands/usage-error.ts'
import { isReachable } from '../../disk/contain.ts'
import { nearest } from '../../options/nearest.ts'
import { tryCommand } from './try.ts'

/** What people type for a command, and what they mean by it. */
const SYNONYMS: readonly (readonly [words: string, means: readonly string[], does: string])[] = [
  ['check test validate audit compare-all status verify-all sha256sum shasum', ['verify'], 'compares files with their seals'],
  ['add create make new generate gen hash sign init manifest', ['seal'], 'writes a manifest'],
  ['update reseal re-seal refresh accept approve bless', ['seal', '--update'], 'seals again what was changed on purpose'],
  ['fix undo revert reset recover checkout', ['restore'], 'brings sealed bytes back'],
  ['why compare describe show blame', ['diff'], 'shows what has changed, and why'],
  ['remove rm delete unseal forget', ['seal', '--update', '--remove'], 'removes seals of files that are gone, after asking'],
  ['selftest self-test selfcheck', ['probe'], 'proves that the gate refuses bad inputs'],
  ['combine join', ['merge'], 'combines the reports of shards'],
  ['clean normalize normalise', ['repair'], 'prints a clean manifest'],
  ['completions autocomplete', ['completion'], 'prints the completion of a shell'],
  ['version', ['--version'], 'prints the version']
]

/** `sha256sum -c FILE` and its like. */
const CHECK_FLAGS: ReadonlySet<string> = new Set(['-c', '--check', '--verify'])

/**
 * What was meant by something that is not a command.
 * @param args what follows it
 */
export function unknownCommand(name: string, args: readonly string[], known: readonly string[], cwd: string): UsageError {
  const shown = JSON.stringify(name)
  if (name === '') return new UsageError('the command is empty', tryCommand(['help']))
  if (CHECK_FLAGS.has(name))
    return new UsageError(`${shown} is not a command: "verify" checks files`, tryCommand(['verify', ...args]))
  if (name.startsWith('-')) return flagFirst(name, args, known)
  const lower = name.toLowerCase()
  if (known.includes(lower)) return new UsageError(`commands are written in lower case`, tryCommand([lower, ...args]))
  const synonym = SYNONYMS.find(([words]) => words.split(' ').includes(lower))
  if (synonym !== undefined) {
    const [, means, does] = synonym
    return new UsageError(
      `there is no command ${shown}: "${means.join(' ')}" ${does}`,
      tryCommand(completed([...means, ...args]))
    )
  }
  const near = nearest(lower, known)
  if (near !== undefined)
    return new UsageError(`there is no command ${shown}: did you mean "${near}"?`, tryCommand([near, ...args]))
  if (isReachable(resolve(cwd, name)))
    return new UsageError(`${shown} is not a command, but a file or a folder`, tryCommand(['verify', name, ...args]))
  return new UsageError(`there is no command ${shown}`, tryCommand(['help']))
}

/** Who writes a first manifest wants it in a file. */
function completed(words: readonly string[]): readonly string[] {
  if (words[0] !== 'seal' || words.includes('--update') || words.some(word => /^(?:-o|--output(?:=.*)?)$/.test(word)))
    return words
  return [...words, ...(words.length === 1 ? ['.'] : []), '-o', 'seal-gate.json']
}

function flagFirst(name: string, args: readonly string[], known: readonly string[]): UsageError {
  const shown = JSON.stringify(name)
  const near = nearest(name, ['--help', '--version'])
  if (near !== undefined) return new UsageError(`there is no flag ${shown}: did you mean "${near}"?`, tryCommand([near]))
  const at = args.findIndex(arg => known.includes(arg))
  const command = args[at]
  if (command === undefined) return new UsageError(`flags come after a command, and ${shown} is not one`, tryCommand(['help']))
  const rest = [...args.slice(0, at), ...args.slice(at + 1)]
  return new UsageError(`the command comes first, flags such as ${shown} after it`, tryCommand([command, name, ...rest]))
}

/** What was meant by `help` about something that is not a command. */
export function unknownTopic(name: string, topics: readonly string[]): UsageError {
  const lower = name.toLowerCase()
  const means = SYNONYMS.find(([words]) => words.split(' ').includes(lower))?.[1][0]
  const near = topics.includes(lower) ? lower : (means ?? nearest(lower, topics))
  const text = `there is no help about ${JSON.stringify(name)}`
  if (near === undefined) return new UsageError(text, tryCommand(['help']))
  return near === '--version'
    ? new UsageError(text, tryCommand(['--version']))
    : new UsageError(`${text}: did you mean "${near}"?`, tryCommand(['help', near]))
}
