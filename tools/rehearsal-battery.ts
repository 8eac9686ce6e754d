// node tools/rehearsal-battery.ts [pglite]: what a bad rollback can leave behind, and what detects it: the fingerprint, the text of a full
// `pg_dump`, of `pg_dump -s`, and a comparison of columns and row counts. On PGlite only the fingerprint is compared.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Case, RESIDUES, type Residue, ROUND_TRIPS } from '../__tests__/rehearsal/battery/cases.ts'
import { PgliteLane } from '../__tests__/rehearsal/battery/pglite-lane.ts'
import { ServerLane } from '../__tests__/rehearsal/battery/server-lane.ts'
import { spoken } from '../__tests__/rehearsal/battery/spoken.ts'
import type { Cluster } from '../src/rehearsal/postgres/server/cluster.ts'
import type { StatePart } from '../src/release/documents/database-state.ts'

const COLUMNS = `select table_schema, table_name, column_name, ordinal_position, data_type, column_default, is_nullable
  from information_schema.columns where table_schema in ('gov', 'public') order by 1, 2, 3`
const COUNTS = `select c.oid::regclass, (xpath('/row/n/text()', query_to_xml('select count(*) n from ' || c.oid::regclass, false, true, '')))[1]
  from pg_class c where relkind = 'r' and relnamespace in ('gov'::regnamespace, 'public'::regnamespace) order by 1::text`

/** By detector. */
type Digests = Readonly<Record<string, string>>

const onPglite = process.argv[2] === 'pglite'
const lane = onPglite ? await PgliteLane.open() : await ServerLane.open()
const compared = (): Digests => (lane instanceof ServerLane ? peers(lane.cluster) : {})
const DETECTORS = onPglite ? ['fingerprint'] : ['fingerprint', 'pg_dump', 'pg_dump -s', 'columns + counts']
const seen = new Map(DETECTORS.map(name => [name, { residues: 0, alarms: 0 }]))
let wrong = 0

try {
  const before = compared()
  for (const one of [...RESIDUES, ...ROUND_TRIPS]) {
    if (onPglite && one.serverOnly) continue
    let now: Digests = {}
    const parts = await lane.run(one, async () => {
      now = compared()
    })
    const found: Readonly<Record<string, boolean>> = {
      fingerprint: parts.length > 0,
      ...Object.fromEntries(Object.keys(now).map(name => [name, now[name] !== before[name]]))
    }
    for (const [name, counts] of seen) if (found[name] === true) counts[isResidue(one) ? 'residues' : 'alarms']++
    const right = isResidue(one) ? isNamed(parts, one) : parts.length === 0
    if (!right) wrong++
    const marks = DETECTORS.map(name => (found[name] ? 'found' : '-').padEnd(name.length)).join('  ')
    console.log(`${right ? ' ' : '!'} ${isResidue(one) ? 'residue   ' : 'round trip'} ${one.name.padEnd(58)} ${marks}`)
  }
} finally {
  await lane.close()
}

console.log(`\n${'detector'.padEnd(18)} residues found  false alarms`)
const [residues, trips] = [RESIDUES, ROUND_TRIPS].map(list => list.filter(one => !(onPglite && one.serverOnly)).length)
for (const [name, { residues: found, alarms }] of seen) {
  console.log(`${name.padEnd(18)} ${`${found}/${residues}`.padEnd(14)}  ${alarms}/${trips}`)
}
if (wrong > 0) {
  console.error(`${wrong} cases are not as they should be`)
  process.exitCode = 1
}

function isResidue(one: Case): one is Residue {
  return 'named' in one
}

/** On PGlite there is no untouched copy here, so rows are not listed individually. */
function isNamed(parts: readonly StatePart[], { kind, named }: Residue): boolean {
  return parts.some(part => part.kind === kind) && (onPglite || spoken(parts).includes(named))
}

/** What other tools would compare. `\restrict` lines contain a random word in each dump. */
function peers({ binaries, socket, port, superuser }: Cluster): Digests {
  const run = (program: string, ...options: readonly string[]) =>
    execFileSync(
      join(binaries.folder, program),
      ['-h', socket, '-p', String(port), '-U', superuser, '-d', 'rehearsal', ...options],
      {
        encoding: 'utf8',
        maxBuffer: 2 ** 30
      }
    )
  const digest = (text: string) =>
    createHash('sha256')
      .update(text.replaceAll(/^\\(?:un)?restrict .*$/gm, ''))
      .digest('hex')
  return {
    pg_dump: digest(run('pg_dump')),
    'pg_dump -s': digest(run('pg_dump', '-s')),
    'columns + counts': digest(run('psql', '-AtX', '-c', COLUMNS, '-c', COUNTS))
  }
}
