import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { GIT_PRELUDE } from './git.ts'

const CORPUS = dirname(fileURLToPath(import.meta.url))
const ROOT = resolve(CORPUS, '..', '..')
export const TEXTS = join(ROOT, 'fixtures', 'texts')
/** Tools spend their time starting up. */
const AT_A_TIME = 2

/**
 * Makes the drifts with the tools themselves.
 *
 * @param {import('./entry.ts').Entry[]} entries
 * @returns {Promise<{ made: object[], skipped: { id: string, missing: string[] }[] }>} entries with `sealed` and `drifted` bytes
 * @throws when a tool is there but fails, or changes nothing: then the entry is wrong
 */
export async function makeDrifts(entries) {
  const missing = missingTools([...new Set(entries.flatMap(({ tools }) => tools))])
  const lacking = ({ tools }) => tools.filter(tool => missing.has(tool))
  const skipped = entries.filter(entry => lacking(entry).length > 0).map(entry => ({ id: entry.id, missing: lacking(entry) }))
  const waiting = entries.filter(entry => lacking(entry).length === 0)
  const scratch = mkdtempSync(join(tmpdir(), 'drift-corpus-'))
  try {
    const env = environment(scratch)
    const made = new Map()
    const queue = waiting[Symbol.iterator]()
    const faults = []
    const work = async () => {
      for (const entry of queue) {
        const drift = await makeOne(entry, join(scratch, entry.id), env).catch(error =>
          faults.push(`${entry.id}: ${error.message}`)
        )
        made.set(entry.id, drift)
      }
    }
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
    if (faults.length > 0) throw new Error(`entries that cannot be made:\n${faults.join('\n')}`)
    return { made: waiting.map(({ id }) => made.get(id)), skipped }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function makeOne(entry, folder, env) {
  mkdirSync(folder)
  const sealed = readFileSync(join(TEXTS, entry.text))
  writeFileSync(join(folder, '0.step'), sealed)
  const steps = entry.commands.map((command, at) => `( ${command}\n) < ${at}.step > ${at + 1}.step`)
  const own = { ...env, NAME: entry.text, GIT_CEILING_DIRECTORIES: dirname(folder) }
  try {
    await promisify(execFile)('sh', ['-c', `${GIT_PRELUDE}${steps.join(' &&\n')}`], { cwd: folder, env: own })
  } catch (error) {
    throw new Error(error.stderr || error.message)
  }
  const drifted = readFileSync(join(folder, `${steps.length}.step`))
  rmSync(folder, { recursive: true, force: true })
  if (drifted.equals(sealed)) throw new Error(`${entry.commands.join(' | ')} changed nothing`)
  return { ...entry, path: `${entry.id}/${entry.text}`, sealed, drifted }
}

/** No setting of the machine or of a hook that runs this reaches git; the project's own tools come last. */
function environment(scratch) {
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

function toolPath() {
  return `${process.env.PATH}:${join(ROOT, 'node_modules', '.bin')}`
}

function missingTools(tools) {
  const env = { ...process.env, PATH: toolPath() }
  return new Set(tools.filter(tool => spawnSync('sh', ['-c', `command -v "${tool}"`], { env }).status !== 0))
}
