import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Reason } from './model.ts'
import { type Git, GitFailed } from './process.ts'

/** One setting in force, and where it is set. */
export interface Setting<Value> {
  readonly value: Value
  readonly reason: Reason
}

/** The configuration that decides how git writes files of the working tree. What is absent has git's default. */
export interface Settings {
  readonly autocrlf?: Setting<boolean | 'input'>
  readonly eol?: Setting<'lf' | 'crlf' | 'native'>
  readonly symlinks?: Setting<boolean>
  readonly sparseCheckout?: Setting<boolean>
  readonly ignoreCase: boolean
  /** The configuration names a file with attributes for all repositories. */
  readonly attributesFile: boolean
  /** Filters that have a command to write files with. The commands themselves are never looked at. */
  readonly drivers: ReadonlySet<string>
  /** Objects may be missing that would be fetched when needed. */
  readonly partialClone: boolean
}

const ASKED =
  '^(core\\.(autocrlf|eol|symlinks|ignorecase|attributesfile|sparsecheckout)|filter\\..*\\.(smudge|process)|extensions\\.partialclone|remote\\..*\\.promisor)$'

/** Reads the settings. A later one overrides an earlier one, as in git. */
export async function readSettings(git: Git, cwd: string): Promise<Settings> {
  try {
    return parseSettings(await git.run(cwd, ['config', '--null', '--show-origin', '--get-regexp', ASKED]))
  } catch (error) {
    // Exit code 1 without output: none of these settings is configured.
    if (error instanceof GitFailed && error.stderr === '') return parseSettings(Buffer.alloc(0))
    throw error
  }
}

/** `origin NUL key LF value NUL`, or `origin NUL key NUL` for a key without a value, which means true. */
export function parseSettings(output: Buffer): Settings {
  const fields = output.toString('utf8').split('\0')
  const last = new Map<string, { readonly value: string; readonly origin: string }>()
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const origin = fields[at] ?? ''
    const field = fields[at + 1] ?? ''
    const end = field.indexOf('\n')
    last.set(end < 0 ? field : field.slice(0, end), { value: end < 0 ? 'true' : field.slice(end + 1), origin })
  }
  const setting = <Value>(key: string, read: (text: string) => Value | undefined): Setting<Value> | undefined => {
    const entry = last.get(key.toLowerCase())
    const value = entry === undefined ? undefined : read(entry.value.toLowerCase())
    return entry === undefined || value === undefined ? undefined : { value, reason: reasonOf(key, entry) }
  }
  const autocrlf = setting('core.autocrlf', text => (text === 'input' ? 'input' : bool(text)))
  const eol = setting('core.eol', text => (text === 'lf' || text === 'crlf' || text === 'native' ? text : undefined))
  const symlinks = setting('core.symlinks', bool)
  const sparseCheckout = setting('core.sparseCheckout', bool)
  return {
    ...(autocrlf !== undefined && { autocrlf }),
    ...(eol !== undefined && { eol }),
    ...(symlinks !== undefined && { symlinks }),
    ...(sparseCheckout !== undefined && { sparseCheckout }),
    attributesFile: last.has('core.attributesfile'),
    ignoreCase: setting('core.ignoreCase', bool)?.value === true,
    drivers: driversOf(last),
    partialClone: [...last].some(
      ([key, { value }]) => key === 'extensions.partialclone' || (/^remote\./.test(key) && bool(value))
    )
  }
}

function reasonOf(key: string, { value, origin }: { readonly value: string; readonly origin: string }): Reason {
  const text = `${key}=${value}`
  return origin.startsWith('file:')
    ? { file: origin.slice('file:'.length), text }
    : { text: `${text} (${origin.replace(/:$/, '')})` }
}

function driversOf(last: ReadonlyMap<string, { readonly value: string }>): Set<string> {
  const drivers = new Set<string>()
  for (const [key, { value }] of last) {
    const name = /^filter\.(.*)\.(?:smudge|process)$/s.exec(key)?.[1]
    if (name !== undefined && value !== '') drivers.add(name)
  }
  return drivers
}

function bool(text: string): boolean | undefined {
  if (/^(?:true|yes|on)$/i.test(text)) return true
  if (/^(?:false|no|off|)$/i.test(text)) return false
  return /^[+-]?\d+$/.test(text) ? Number(text) !== 0 : undefined
}

const MAX_ATTRIBUTES_FILE = 1024 * 1024

/**
 * The file with attributes for all repositories that the configuration names, as an absolute path. Undefined when it is not a regular
 * file: a repository could name a device, and reading that would never end.
 * @param top top folder of the working tree, to which a relative path belongs
 */
export async function configuredAttributesFile(git: Git, top: string): Promise<string | undefined> {
  try {
    const answer = await git.run(top, ['config', '--null', '--type=path', '--get', 'core.attributesFile'])
    const path = resolve(top, answer.toString('utf8').replace(/\0$/, ''))
    const stats = statSync(path)
    return stats.isFile() && stats.size <= MAX_ATTRIBUTES_FILE ? path : undefined
  } catch {
    return undefined
  }
}
