// Started as a process of its own by engine-lifecycle.test.ts: opens a server, does what it is told to, and is ended from outside.
import { findBinaries } from '../../../../src/rehearsal/postgres/server/binaries.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'

const [base = '', doing = ''] = process.argv.slice(2)
const binaries = findBinaries()
if (binaries === undefined) throw new Error('no PostgreSQL')
process.stdout.write('opening\n')
const engine = await openPostgres({ binaries, base })
process.stdout.write(`open ${JSON.stringify(engine.isolation)}\n`)
const session = await engine.connect('script')
if (doing === 'destroy') {
  process.stdout.write(`${JSON.stringify(await engine.destroy())}\n`)
} else if (doing === 'throw') {
  throw new Error('as if something broke')
} else if (doing === 'end') {
  await session.close()
} else {
  // A child of the server that is busy and looks at nothing.
  const busy = session.run('do $$ begin loop end loop; end $$')
  process.stdout.write('busy\n')
  await busy.catch(error => process.stdout.write(`${error.name}\n`))
}
