// npm run bench [-- NAME…]: measures the committed bundle against real peers in the same run. Prints medians and ratios.
const BENCHES = [
  'startup',
  'engine',
  'drift',
  'reports',
  'rehearsal',
  'commit',
  'count',
  'archives',
  'curve',
  'signatures',
  'formats',
  'restore'
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter(name => !BENCHES.includes(name))
if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`)
console.log(`Node ${process.version}, ${process.platform} ${process.arch}`)
for (const name of wanted.length > 0 ? wanted : BENCHES) {
  const { run } = await import(`./bench/${name}.ts`)
  await run()
}
