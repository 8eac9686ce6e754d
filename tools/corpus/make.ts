import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Entry, MadeDrift } from './entry.ts'
import { GIT_PRELUDE } from './git.ts'

const CORPUS = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(CORPUS, '..', '..')
export const TEXTS = join(ROOT, 'fixtures', 'texts')
/** Most of the time of a tool is its start-up. */
const AT_A_TIME = 2

export interface SkippedEntry {
  readonly id: string
  /** Tools that are not installed. */
  readonly missing: readonly string[]
}

/**
 * Makes the drifts with the tools themselves.
 * @throws when an installed tool fails, or changes nothing: then the entry is wrong
 */
export async function makeDrifts(
  entries: readonly Entry[]
): Promise<{ readonly made: readonly MadeDrift[]; readonly skipped: readonly SkippedEntry[] }> {
  const missing = missingTools([...new Set(entries.flatMap(({ tools }) => tools))])
  const lacking = ({ tools }: Entry) => tools.filter(tool => missing.has(tool))
  const skipped = entries.filter(entry => lacking(entry).length > 0).map(entry => ({ id: entry.id, missing: lacking(entry) }))
  const waiting = entries.filter(entry => lacking(entry).length === 0)
  const scratch = mkdtempSync(join(tmpdir(), 'drift-corpus-'))
  try {
    const env = environment(scratch)
    const made = new Map<string, MadeDrift>()
    const queue = waiting[Symbol.iterator]()
    const faults: string[] = []
    const work = async () => {
      for (const entry of queue) {
        try {
          made.set(entry.id, await makeOne(entry, join(scratch, entry.id), env))
        } catch (error) {
          faults.push(`${entry.id}: ${error}`)
        }
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    if (faults.length > 0) throw new Error(`entries that cannot be made:\n${faults.join('\n')}`)
    return { made: waiting.flatMap(({ id }) => made.get(id) ?? []), skipped }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function makeOne(entry: Entry, folder: string, env: NodeJS.ProcessEnv): Promise<MadeDrift> {
  mkdirSync(folder)
  const sealed = readFileSync(join(TEXTS, entry.text))
  writeFileSync(join(folder, '0.step'), sealed)
  const steps = entry.commands.map((command, at) => `( ${command}\n) < ${at}.step > ${at + 1}.step`)
  const own = { ...env, NAME: entry.text, GIT_CEILING_DIRECTORIES: dirname(folder) }
  // A failure carries what the tool wrote to standard error.
  await promisify(execFile)('sh', ['-c', `${GIT_PRELUDE}${steps.join(' &&\n')}`], { cwd: folder, env: own })
  const drifted = readFileSync(join(folder, `${steps.length}.step`))
  rmSync(folder, { recursive: true, force: true })
  if (drifted.equals(sealed)) throw new Error(`${entry.commands.join(' | ')} changed nothing`)
  return { ...entry, path: `${entry.id}/${entry.text}`, sealed, drifted }
}

/** Keeps settings of the machine, and of a hook that runs this, away from git; the project's own tools come last. */
function environment(scratch: string): NodeJS.ProcessEnv {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('GIT_')))
  writeFileSync(join(scratch, 'gitconfig'), '')
  const person = ['AUTHOR', 'COMMITTER'].flatMap(role => [
    [`GIT_${role}_NAME`, 'corpus'],
    [`GIT_${role}_EMAIL`, 'corpus@example.invalid'],
    [`GIT_${role}_DATE`, '2031-03-04T05:06:07+00:00']
  ])
  return {
    ...inherited,
    ...Object.fromEntries(person),
    PATH: toolPath(),
    LC_ALL: 'C.UTF-8',
    PYTHONIOENCODING: 'utf-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(scratch, 'gitconfig'),
    ROOT,
    CORPUS,
    TEXTS
  }
}

function toolPath(): string {
  return `${process.env['PATH']}:${join(ROOT, 'node_modules', '.bin')}`
}

function missingTools(tools: readonly string[]): ReadonlySet<string> {
  const env = { ...process.env, PATH: toolPath() }
  return new Set(tools.filter(tool => spawnSync('sh', ['-c', `command -v "${tool}"`], { env }).status !== 0))
}
