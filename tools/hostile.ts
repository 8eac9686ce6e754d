// node tools/hostile.ts [PATTERN]: the hostile suite as one table, the gate's answer beside those of other programs to the same seals.
// PATTERN selects cases by name. A program that is not installed is "not present".
import { CASES } from '../__tests__/hostile/all-cases.ts'
import type { HostileCase } from '../__tests__/hostile/case.ts'
import { faultsOf } from '../__tests__/hostile/judge.ts'
import { peers } from '../__tests__/hostile/peers.ts'
import { BUNDLE, nobodyCanRead, runGate, withList } from '../__tests__/hostile/run.ts'
import { makeSandbox } from '../__tests__/hostile/sandbox.ts'

const WORDS = ['pass', 'fail', 'unverifiable']
const pattern = new RegExp(process.argv[2] ?? '')
const rightsCount = await nobodyCanRead(BUNDLE)
const cases = CASES.filter(({ id, asNobody }) => pattern.test(id) && (asNobody !== true || rightsCount))
const others = peers()
const widths = [Math.max(4, ...cases.map(({ id }) => id.length)), 13, ...others.map(({ name }) => name.length)]
const row = (cells: readonly string[]) =>
  console.log(
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd()
  )

/** The gate's answer, and what is wrong with it. */
async function ours(hostile: HostileCase): Promise<{ readonly answer: string; readonly faults: readonly string[] }> {
  const sandbox = await makeSandbox(withList(hostile))
  try {
    const json = await runGate(hostile, sandbox, true)
    return { answer: json.hung ? 'HANG' : (WORDS[json.code ?? -1] ?? 'CRASH'), faults: faultsOf(hostile, sandbox, { json }) }
  } finally {
    sandbox.close()
  }
}

const tally = new Map(
  ['seal-gate', ...others.map(({ name }) => name)].map(name => [name, { asked: 0, open: 0, hangs: 0, alarms: 0 }])
)

function count(name: string, must: boolean, passes: boolean, hangs: boolean): void {
  const sum = tally.get(name)
  if (sum === undefined) return
  sum.asked++
  if (must && passes) sum.open++
  if (!must && !passes) sum.alarms++
  if (hangs) sum.hangs++
}

row(['case', 'seal-gate', ...others.map(({ name }) => name)])
const wrong = []
for (const hostile of cases) {
  const [own, answers] = await Promise.all([
    ours(hostile),
    Promise.all(others.map(peer => (peer.present ? peer.ask(hostile) : 'not present')))
  ])
  const must = hostile.exit !== 0
  count('seal-gate', must, own.answer === 'pass', own.answer === 'HANG')
  for (const [index, { name, present }] of others.entries())
    if (present && answers[index] !== undefined) count(name, must, answers[index] === 'ok', answers[index] === 'HANG')
  if (own.faults.length > 0) wrong.push(`${hostile.id}: ${[...new Set(own.faults)].join('; ')}`)
  row([hostile.id, own.faults.length > 0 ? `${own.answer} !` : own.answer, ...answers.map(answer => answer ?? '-')])
}

console.log(
  `\n${cases.length} cases, ${cases.filter(({ exit }) => exit !== 0).length} of which must not pass. "-": its format cannot express it.`
)
for (const [name, { asked, open, hangs, alarms }] of tally)
  console.log(
    others.some(peer => peer.name === name && !peer.present)
      ? `${name}: not present`
      : `${name}: asked ${asked}, fail-opens ${open}, hangs ${hangs}, neighbours refused ${alarms}`
  )
for (const line of wrong) console.log(`! ${line}`)
if (wrong.length > 0) process.exitCode = 1
