import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { loadMutated } from './hooks.mjs'

// Runs the tests of a room once for each mutant that it is sent, and says what became of it. One process: the parent ends it when a
// mutant makes it hang.

const { root, files, tests, active } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const state = { active: active ?? -1, hits: new Set() }
globalThis.__mutant = id => {
  state.hits.add(id)
  return id === state.active
}
process.on('unhandledRejection', () => undefined)
process.on('disconnect', () => process.exit(0))
process.chdir(root)
loadMutated(new Map(files))
const send = message => process.send?.(message)

try {
  for (const file of tests) await import(pathToFileURL(file).href)
} catch (error) {
  send({ loaded: false, reason: String(error?.stack ?? error) })
  process.exit(0)
}
const { TESTS } = await import('./harness.mjs')
const atLoad = [...state.hits]

/** Undefined when the test passes. */
async function failure({ run, after }) {
  try {
    await run()
    return undefined
  } catch (error) {
    return String(error?.message ?? error).slice(0, 2000)
  } finally {
    for (const clean of after) await clean()
  }
}

const covered = []
if (active === undefined) {
  for (const [index, one] of TESTS.entries()) {
    state.hits = new Set()
    const started = performance.now()
    const failed = await failure(one)
    covered.push({ index, name: one.name, failed, ms: performance.now() - started, hits: [...state.hits] })
  }
}
send({ loaded: true, count: TESTS.length, atLoad, covered })

process.on('message', async ({ id, order }) => {
  state.active = id
  let killedBy
  for (const index of order) {
    const failed = await failure(TESTS[index])
    if (failed === undefined) continue
    killedBy = { index, name: TESTS[index].name }
    break
  }
  state.active = -1
  send({ id, killedBy })
})
