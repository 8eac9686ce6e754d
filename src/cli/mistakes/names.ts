import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type MissingError, type NoManifestError, UsageError } from '../../commands/usage-error.ts'
import { isFolder, isReachable } from '../../disk/contain.ts'
import { namesIn } from '../../disk/look.ts'
import { walk } from '../../disk/walk.ts'
import { isPattern, usualManifests } from '../../load/manifest-names.ts'
import { nearest } from '../../options/nearest.ts'
import { tryAnything, tryCommand } from './try.ts'

/** What a name that does not exist was given to. */
export interface Given {
  /** Where it was started. */
  readonly cwd: string
  /** The words of the command with another name, or other words, in the place of the wrong one. */
  instead(...names: readonly string[]): readonly string[]
  /** What is named: `manifest`, `file`. */
  readonly kind: string
  /** True for a name that could be meant. */
  readonly couldBe: (name: string) => boolean
}

const WINDOWS_PATH = /^(?:[A-Za-z]:[\\/]|\\\\)/
const QUOTES = /^(['"`])(.+)\1$/s
const URL = /^[a-z][a-z0-9+.-]*:\/\//i

/** What was meant by a name that does not exist: one sentence of cause, and one command. */
export function missing({ given: name, kind }: MissingError, command: string, args: readonly string[], cwd: string): UsageError {
  const instead = (...names: readonly string[]): readonly string[] => [
    command,
    ...args.flatMap(arg => (arg === name ? names : [arg]))
  ]
  const at = args.indexOf(name)
  const plain = /^[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+([a-z].*)$/s.exec(name)?.[1]
  if (plain !== undefined)
    return new UsageError(
      `${JSON.stringify(name)} begins with a typographic dash, as a word processor writes it`,
      tryCommand(instead(`--${plain}`))
    )
  if (name === 'help') return new UsageError(`there is no ${kind} "help"`, tryCommand(['help', command]))
  if (args[at - 1] === '--json')
    return new UsageError(
      `"--json" takes no file: it prints the report`,
      tryCommand([command, ...args.filter(arg => arg !== name), '>', name])
    )
  const couldBe = kind === 'manifest' ? (other: string) => usualManifests([other]).length > 0 : () => true
  return missingName(name, { cwd, kind, instead, couldBe })
}

function missingName(name: string, given: Given): UsageError {
  const { cwd, kind, instead } = given
  const shown = JSON.stringify(name)
  const exists = (other: string): boolean => other !== '' && isReachable(resolve(cwd, other))
  const meant = (cause: string, ...names: readonly string[]) => new UsageError(cause, tryCommand(instead(...names)))
  if (URL.test(name)) {
    const local = basename(name.replace(/[?#].*$/s, '')) || 'SHA256SUMS'
    const fetch = ['curl', '-fLo', local, name, '&&', 'seal-gate', ...instead(local)]
    return new UsageError(`${shown} is a URL, and nothing is downloaded here`, tryAnything(fetch, 'Download it first.'))
  }
  const [, , inner = ''] = QUOTES.exec(name) ?? []
  if (exists(inner)) return meant(`the quotes in ${shown} are part of the name: this shell does not remove them`, inner)
  const slashed = name.replaceAll('\\', '/')
  if (slashed !== name && exists(slashed))
    return meant(`there is no ${kind} ${shown}: here, folders are separated by "/"`, slashed)
  if (WINDOWS_PATH.test(name) && sep === '/')
    return new UsageError(`${shown} is a path of Windows, and this is not Windows`, `Name the ${kind} relative to this folder.`)
  const parts = name.split(name.includes(',') ? /\s*,\s*/ : /\s+/).filter(part => part !== '')
  if (parts.length > 1 && parts.every(exists))
    return meant(`there is no ${kind} ${shown}: several names are separated by blanks, and not quoted together`, ...parts)
  if (isPattern(name)) return unmatched(name, given)
  const near = similar(name, given)
  // A link that leads nowhere is listed in its folder.
  if (near !== undefined && near !== name)
    return meant(`there is no ${kind} ${shown}: did you mean ${JSON.stringify(near)}?`, near)
  return new UsageError(`there is no ${kind} ${shown}`, otherWay(given))
}

function unmatched(name: string, given: Given): UsageError {
  const [only, ...others] = below(given)
  const cause = `the pattern ${JSON.stringify(name)} matches no ${given.kind}`
  return new UsageError(cause, only !== undefined && others.length === 0 ? tryCommand(given.instead(only)) : otherWay(given))
}

function otherWay(given: Given): string {
  const [first, ...others] = below(given)
  if (first === undefined) return 'Name one that exists.'
  return others.length === 0 ? tryCommand(given.instead(first)) : `Name one of ${list([first, ...others])}.`
}

/** Files of these names, in this folder and below. */
function below({ cwd, couldBe }: Given): readonly string[] {
  return filesBelow(cwd).filter(path => couldBe(basename(path)))
}

const MAX_WALKED = 20_000
const MAX_LISTED = 5

/** The first files of a folder and of those below it. */
function filesBelow(cwd: string): readonly string[] {
  const files: string[] = []
  let left = MAX_WALKED
  for (const { path, isFile } of walk(cwd, () => undefined)) {
    if (isFile && !/(?:^|\/)node_modules\//.test(path)) files.push(path)
    if (--left === 0) break
  }
  return files
}

/** `"a", "b" and 3 more` */
function list(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(name => JSON.stringify(name))
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

/** The name that was most likely meant: misspelled in its folder, the same without separators, or the same elsewhere. */
function similar(name: string, { cwd, couldBe }: Given): string | undefined {
  const folder = dirname(name)
  const here = isFolder(resolve(cwd, folder)) ? namesIn(resolve(cwd, folder)) : []
  const same = here.find(other => other.toLowerCase() === basename(name).toLowerCase())
  const near = same ?? nearest(basename(name), here.filter(couldBe)) ?? nearest(basename(name), here)
  const placed = (other: string): string => (folder === '.' ? other : `${folder}/${other}`)
  if (near !== undefined && !isFolder(join(resolve(cwd, folder), near))) return placed(near)
  const files = filesBelow(cwd)
  return (
    files.find(path => path.replaceAll('/', '') === name) ??
    onlyOne(files.filter(path => basename(path) === basename(name))) ??
    nearest(
      name,
      files.filter(path => couldBe(basename(path)))
    )
  )
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined
}

/** What helps where no manifest was named and there is not exactly one, or a folder was named that has not exactly one. */
export function noManifest(error: NoManifestError, command: string, args: readonly string[], cwd: string): UsageError {
  const { folder, found, message } = error
  const instead = (name: string): readonly string[] =>
    folder === undefined ? [command, ...args, name] : [command, ...args.map(arg => (arg === folder ? name : arg))]
  const [first] = found
  if (first !== undefined) return new UsageError(message, tryCommand(instead(first)))
  if (folder !== undefined) {
    const output =
      relative(cwd, resolve(cwd, folder)) === '' ? 'seal-gate.json' : `${folder.replace(/[/\\]+$/, '')}/seal-gate.json`
    return new UsageError(message, tryCommand(['seal', folder, '-o', output]))
  }
  const below = filesBelow(cwd).filter(path => usualManifests([basename(path)]).length > 0)
  const [only, ...others] = below
  if (only === undefined) return new UsageError(message, tryCommand(['seal', '.', '-o', 'seal-gate.json']))
  const where = others.length === 0 ? `there is one in ${JSON.stringify(dirname(only))}` : `below it are ${list(below)}`
  return new UsageError(`${message}; ${where}`, tryCommand(instead(only)))
}
