import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { withMutants } from './mutation/mutants.mjs'
import { Child } from './mutation/process.mjs'

// node scripts/mutate.mjs [--sample N] [--only TEXT] [--jobs N] [--json FILE] [--again FILE] [ROOM…]
//
// --json writes the fates; --again tries those of such a file once more that were not killed.
//
// Mutation testing: changes the sources of a room (src/release, src/probes) in one small way at a time, and runs the tests of that room. A
// mutant that no test refuses shows what the tests do not hold. Runs on a private copy; see docs/mutation.md for the survivors.

const ROOMS = {
  release: {
    sources: 'src/release',
    // The others are about the bundle, the documentation and the fixtures, and take longer than all of these.
    tests: [
      'release-gate.test.ts',
      ...['rules', 'blockers', 'documents', 'evidence', 'forgery.', 'json-pointer', 'judge', 'starter'].map(
        one => `release/${one}`
      )
    ]
  },
  probes: { sources: 'src/probes', tests: ['probes/'] }
}
/** A mutant that makes the tests run so much longer hangs. */
const HANG_FACTOR = 5
const HANG_FLOOR_MS = 10_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    json: { type: 'string' },
    again: { type: 'string' },
    verbose: { type: 'boolean' }
  }
})
const here = join(dirname(fileURLToPath(import.meta.url)), '..')
const root = mkdtempSync(join(tmpdir(), 'seal-gate-mutation-'))
process.on('exit', () => rmSync(root, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    // What is known so far is not lost.
    finish()
    process.exit(1)
  })
/** Tests that refused other mutants of a file: they are tried first. */
const killers = new Map()
/** Every mutant that is tried. */
const all = []
for (const name of ['src', '__tests__', 'scripts', 'fixtures', 'docs', 'package.json', 'action.yml'])
  cpSync(join(here, name), join(root, name), { recursive: true, verbatimSymlinks: true })
symlinkSync(join(here, 'node_modules'), join(root, 'node_modules'))

for (const name of positionals.length > 0 ? positionals : Object.keys(ROOMS)) {
  const room = ROOMS[name]
  if (room === undefined) throw new Error(`no room ${name}: ${Object.keys(ROOMS).join(', ')}`)
  await mutateRoom(name, room)
}
finish()

function finish() {
  const done = all.filter(({ fate }) => fate !== undefined)
  report(done)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(done, null, 1)}\n`)
}

async function mutateRoom(name, room) {
  const sources = filesBelow(join(root, room.sources), '.ts')
  const tests = filesBelow(join(root, '__tests__'), '.test.ts').filter(path =>
    room.tests.some(start => relative(join(root, '__tests__'), path).startsWith(start))
  )
  const files = []
  const mutants = []
  for (const path of sources) {
    const made = withMutants(readFileSync(path, 'utf8'), mutants.length)
    files.push([path, made.code])
    mutants.push(...made.mutants.map(mutant => ({ ...mutant, room: name, file: relative(root, path) })))
  }
  const config = { root, files, tests }
  const base = await Child.start(root, config)
  if (!base.ready.loaded) throw new Error(`the tests of ${name} could not be loaded: ${base.ready.reason}`)
  const { covered, atLoad } = base.ready
  base.stop()
  if (values.verbose)
    for (const one of covered.toSorted((a, b) => b.ms - a.ms).slice(0, 12))
      process.stderr.write(`${one.ms.toFixed(0)} ms ${one.name}\n`)
  const failing = covered.filter(({ failed }) => failed !== undefined)
  if (failing.length > 0)
    throw new Error(`tests fail without any mutant: ${failing.map(one => `${one.name}: ${one.failed}`).join('\n')}`)
  const plan = planOf(mutants, covered, new Set(atLoad))
  process.stderr.write(
    `${name}: ${mutants.length} mutants in ${sources.length} files, ${covered.length} tests; ${plan.length} to run\n`
  )
  all.push(...plan.map(({ mutant }) => mutant))
  await inParallel(plan, Number(values.jobs), config)
}

/** Which tests each mutant is tried with, the quickest first. What runs while the code is loaded needs a process of its own. */
function planOf(mutants, covered, atLoad) {
  const quickest = covered.toSorted((a, b) => a.ms - b.ms)
  const total = covered.reduce((sum, { ms }) => sum + ms, 0)
  const plan = mutants.map(mutant => {
    const fresh = atLoad.has(mutant.id)
    const tests = fresh ? quickest : quickest.filter(({ hits }) => hits.includes(mutant.id))
    const limit = Math.max(HANG_FLOOR_MS, HANG_FACTOR * (fresh ? total : tests.reduce((sum, { ms }) => sum + ms, 0)))
    return { mutant, fresh, order: tests.map(({ index }) => index), limit }
  })
  const again = values.again === undefined ? undefined : JSON.parse(readFileSync(values.again, 'utf8'))
  const alive = again?.filter(({ fate }) => !fate.startsWith('killed')).map(keyOf)
  const wanted = plan.filter(
    ({ mutant }) => (values.only === undefined || mutant.file.includes(values.only)) && (alive?.includes(keyOf(mutant)) ?? true)
  )
  // Always in the same order, and in none that the files have: whatever is tried first is a sample of all.
  const mixed = wanted.toSorted((a, b) => mixOf(a.mutant) - mixOf(b.mutant) || a.mutant.id - b.mutant.id)
  return values.sample === undefined ? mixed : mixed.slice(0, Number(values.sample))
}

function mixOf({ id }) {
  return (id * 7919) % 10_007
}

/** The same mutant in another run, whose lines may have moved. */
function keyOf({ file, before, after }) {
  return JSON.stringify([file, before, after])
}

async function inParallel(plan, jobs, config) {
  const queue = [...plan]
  let done = 0
  const worker = async () => {
    let child
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      const { mutant, limit, fresh } = item
      const order = likelyFirst(item)
      if (order.length === 0) mutant.fate = 'no test reaches it'
      else if (fresh) mutant.fate = await tryFresh(config, { ...item, order })
      else {
        child ??= await Child.start(root, { ...config, active: -1 })
        const answer = await child.ask({ id: mutant.id, order }, limit)
        if (answer === undefined) child = undefined
        settle(mutant, answer)
      }
      if (++done % 10 === 0) process.stderr.write(`${done}/${plan.length}\n`)
      if (values.verbose)
        process.stderr.write(`${mutant.fate} ${mutant.file}:${mutant.line} ${mutant.before} → ${mutant.after}\n`)
    }
    child?.stop()
  }
  await Promise.all(Array.from({ length: jobs }, worker))
}

async function tryFresh(config, { mutant, order, limit }) {
  const child = await Child.start(root, { ...config, active: mutant.id }, limit)
  if (child === undefined || !child.ready.loaded) return 'killed (does not load)'
  const answer = await child.ask({ id: mutant.id, order }, limit)
  child.stop()
  settle(mutant, answer)
  return mutant.fate
}

function likelyFirst({ mutant: { file }, order }) {
  const likely = [...(killers.get(file) ?? [])].filter(index => order.includes(index))
  return [...likely, ...order.filter(index => !likely.includes(index))]
}

function settle(mutant, answer) {
  if (answer === undefined) mutant.fate = 'killed (hangs or dies)'
  else if (answer.killedBy === undefined) mutant.fate = 'survived'
  else {
    Object.assign(mutant, { fate: 'killed', killedBy: answer.killedBy.name })
    killers.set(mutant.file, new Set([answer.killedBy.index, ...(killers.get(mutant.file) ?? [])]))
  }
}

function filesBelow(path, end) {
  if (path.endsWith(end)) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(end))
    .sort()
    .map(name => join(path, name))
}

function report(mutants) {
  const groups = Map.groupBy(mutants, ({ file }) => file)
  const row = (name, list) => {
    const count = start => list.filter(({ fate }) => fate.startsWith(start)).length
    const killed = count('killed')
    const share = list.length === 0 ? 100 : (100 * killed) / list.length
    return `| ${name} | ${list.length} | ${killed} | ${count('survived')} | ${count('no test')} | ${share.toFixed(1)} % |`
  }
  const lines = ['| File | Mutants | Killed | Survived | Not reached | Killed |', '| --- | --: | --: | --: | --: | --: |']
  for (const [file, list] of groups) lines.push(row(file, list))
  for (const [room, list] of Map.groupBy(mutants, one => one.room)) lines.push(row(`**${room}**`, list))
  process.stdout.write(`${lines.join('\n')}\n\n`)
  for (const { file, line, before, after, fate } of mutants.filter(one => !one.fate.startsWith('killed')))
    process.stdout.write(`${fate}: ${file}:${line}  ${shown(before)}  →  ${shown(after)}\n`)
}

function shown(code) {
  const text = code.replace(/\s+/g, ' ')
  return text.length > 110 ? `${text.slice(0, 107)}…` : text
}
