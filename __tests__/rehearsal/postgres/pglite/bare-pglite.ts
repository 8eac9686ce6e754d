import { PGlite } from '@electric-sql/pglite'
import { newCluster } from '../../../../scripts/pglite-cluster.ts'
import { librariesOf } from '../../../../src/rehearsal/postgres/pglite/database.ts'
import { ShippedModules } from '../../../../src/rehearsal/postgres/pglite/shipped-modules.ts'
import { loadingStatements } from './foreign-module.ts'

// PGlite with one wall at most, and a dump that runs JavaScript. Started as a process: bare-pglite.ts SCRIPT [modules]

const [script = '', wall] = process.argv.slice(2)
const modules = wall === 'modules' ? new ShippedModules() : undefined
const database = await PGlite.create({ loadDataDir: new Blob([new Uint8Array(newCluster())]) })
modules?.close(librariesOf(database))
// One of the server's own libraries is loaded whatever the wall.
await database.exec("do $$ begin perform 1; end $$; select to_tsvector('english', 'foxes')")
let outcome = 'loaded'
// One at a time: of several in one call, PGlite hides the error of the last one.
for (const statement of loadingStatements(script))
  await database.exec(statement).catch((error: Error) => {
    outcome = error.message
  })
process.stdout.write(outcome)
