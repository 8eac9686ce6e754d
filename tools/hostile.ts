// node tools/hostile.ts [PATTERN]: the hostile suite as one table, our answer beside what other programs say to the same seals. PATTERN
// chooses cases by name. Needs a Node that reads TypeScript (22.18 or later). A program that is not installed is "not present".
const suite = name => import(new URL(`../__tests__/hostile/${name}.ts`, import.meta.url).href)
const { CASES } = await suite('all-cases')
const { faultsOf } = await suite('judge')
const { peers } = await suite('peers')
const { BUNDLE, nobodyCanRead, runGate, withList } = await suite('run')
const { makeSandbox } = await suite('sandbox')

const WORDS = ['pass', 'fail', 'unverifiable']
const pattern = new RegExp(process.argv[2] ?? '')
const rightsCount = await nobodyCanRead(BUNDLE)
const cases = CASES.filter(({ id, asNobody }) => pattern.test(id) && (asNobody !== true || rightsCount))
const others = peers()
const widths = [Math.max(4, ...cases.map(({ id }) => id.length)), 13, ...others.map(({ name }) => name.length)]
const row = cells =>
  console.log(
    cells
      .map((cell, index) => cell.padEnd(widths[index]))
      .join('  ')
      .trimEnd()
  )

/** Our answer, and whether anything about it is not as it should be. */
async function ours(hostile) {
  const sandbox = await makeSandbox(withList(hostile))
  try {
    const json = await runGate(hostile, sandbox, true)
    return { answer: json.hung ? 'HANG' : (WORDS[json.code] ?? 'CRASH'), faults: faultsOf(hostile, sandbox, { json }) }
  } finally {
    sandbox.close()
  }
}

const tally = new Map(
  ['seal-gate', ...others.map(({ name }) => name)].map(name => [name, { asked: 0, open: 0, hangs: 0, alarms: 0 }])
)

function count(name, must, passes, hangs) {
  const sum = tally.get(name)
  sum.asked++
  if (must && passes) sum.open++
  if (!must && !passes) sum.alarms++
  if (hangs) sum.hangs++
}

row(['case', 'seal-gate', ...others.map(({ name }) => name)])
const wrong = []
for (const hostile of cases) {
  const [own, ...answers] = await Promise.all([
    ours(hostile),
    ...others.map(peer => (peer.present ? peer.ask(hostile) : 'not present'))
  ])
  const must = hostile.exit !== 0
  count('seal-gate', must, own.answer === 'pass', own.answer === 'HANG')
  for (const [index, { name, present }] of others.entries())
    if (present && answers[index] !== undefined) count(name, must, answers[index] === 'ok', answers[index] === 'HANG')
  if (own.faults.length > 0) wrong.push(`${hostile.id}: ${[...new Set(own.faults)].join('; ')}`)
  row([hostile.id, own.faults.length > 0 ? `${own.answer} !` : own.answer, ...answers.map(answer => answer ?? '-')])
}

console.log(
  `\n${cases.length} cases, ${cases.filter(({ exit }) => exit !== 0).length} of which must not pass. "-": its format cannot say it.`
)
for (const [name, { asked, open, hangs, alarms }] of tally)
  console.log(
    others.some(peer => peer.name === name && !peer.present)
      ? `${name}: not present`
      : `${name}: asked ${asked}, fail-opens ${open}, hangs ${hangs}, neighbours refused ${alarms}`
  )
for (const line of wrong) console.log(`! ${line}`)
if (wrong.length > 0) process.exitCode = 1
