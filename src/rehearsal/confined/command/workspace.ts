import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, delimiter, isAbsolute, join } from 'node:path'
import { isWithin } from '../../../disk/contain.ts'
import { readStart } from '../../../disk/read-file.ts'
import type { Command } from '../../command.ts'
import { SYSTEM_PATH } from '../system-path.ts'

/** What a job leaves beside its sources that may hold a token: the checkout's, and those of actions that log in. */
const COVERED = /^(?:\.git|\.netrc|gha-creds-\w+\.json)$/
/** Entries of a workspace, with its modules. */
const MAX_ENTRIES = 2_000_000

/**
 * Paths in a folder that a command must not see. Links are not followed.
 * @throws where the folder has more entries than are looked at: what is not looked at may hold a token
 */
export function coveredIn(folder: string): string[] {
  const found: string[] = []
  const waiting = [folder]
  let entries = 0
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      if (++entries > MAX_ENTRIES) throw new Error(`the workspace has more than ${MAX_ENTRIES} entries`)
      const path = join(place, entry.name)
      if (COVERED.test(entry.name) && !entry.isSymbolicLink()) found.push(path)
      else if (entry.isDirectory()) waiting.push(path)
    }
  }
  return found.toSorted()
}

/** Folders of the system that every command sees. */
const SYSTEM = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/etc']

/** Where the tools of a runner are: set up by its own actions, such as setup-python. */
function toolFolders(environment: NodeJS.ProcessEnv): string[] {
  return [environment['RUNNER_TOOL_CACHE'], environment['AGENT_TOOLSDIRECTORY']].flatMap(path => {
    const folder = path === undefined || !isAbsolute(path) ? undefined : real(path)
    return folder === undefined || folder === '/' ? [] : [folder]
  })
}

/** What a command sees, and where its program is. */
export interface Sight {
  readonly folders: readonly string[]
  /** The PATH inside. */
  readonly path: string
  /** Absolute path of the program, whose links lead to where it can be seen. */
  readonly program: string
}

/**
 * Looks for the program of a command where it will be seen.
 * @returns why there is none, as a sentence that ends with what to do
 */
export function lookFor({ words, workspace, folders }: Command, environment: NodeJS.ProcessEnv): Sight | string {
  const [name = ''] = words
  const shown = [
    ...new Set([realpathSync(workspace), ...folders.map(folder => realpathSync(folder)), ...toolFolders(environment)])
  ]
  // Those above others first: what is in them is shown with them.
  shown.sort((a, b) => a.length - b.length)
  const isSeen = (path: string) => [...shown, ...SYSTEM].some(folder => isWithin(folder, path))
  const places = [
    ...(environment['PATH'] ?? '').split(delimiter).filter(isAbsolute),
    join(workspace, '.venv/bin'),
    join(workspace, 'venv/bin'),
    join(workspace, 'node_modules/.bin'),
    ...SYSTEM_PATH.split(delimiter)
  ]
  const path = [...new Set(places.filter(isSeen))].join(delimiter)
  const candidates = name.includes('/')
    ? [join(isAbsolute(name) ? '/' : workspace, name)]
    : places.map(place => join(place, name))
  const found = candidates.filter(isProgram)
  if (found[0] === undefined)
    return `there is no program ${JSON.stringify(name)}: install it in an earlier step, or name its path`
  const chains = found.map(program => chainOf(program, path.split(delimiter)))
  const [program] = chains.find(chain => chain.every(one => isSeen(one) && isSeen(real(one) ?? one))) ?? []
  if (program !== undefined) return { folders: shown, path, program }
  const hidden = chains[0]?.map(one => real(one) ?? one).find(one => !isSeen(one)) ?? name
  return `${JSON.stringify(name)} needs ${JSON.stringify(hidden)}, which is outside of the workspace and of the system: install it there, or name a folder with it in "run-folders"`
}

/** A script of a script of a script is not looked into. */
const MAX_INTERPRETERS = 3
const MAX_SHEBANG_BYTES = 256

/** A program, and the interpreters that its `#!` line leads to. */
function chainOf(program: string, places: readonly string[]): string[] {
  const chain = [program]
  while (chain.length <= MAX_INTERPRETERS) {
    const [, first, second] = /^#! *(\S+)(?: +(?:-S +)?(\S+))?/.exec(startOf(chain.at(-1) ?? '')) ?? []
    if (first === undefined) break
    chain.push(first)
    const named =
      basename(first) === 'env' && second !== undefined ? places.map(place => join(place, second)).find(isProgram) : undefined
    if (named !== undefined) chain.push(named)
  }
  return chain
}

function startOf(path: string): string {
  try {
    return readStart(path, MAX_SHEBANG_BYTES).toString('latin1')
  } catch {
    return ''
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
