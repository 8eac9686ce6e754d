import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findBinaries } from '../../src/rehearsal/postgres/server/binaries.ts'
import { Cluster } from '../../src/rehearsal/postgres/server/cluster.ts'
import { prepareDatabase } from '../../src/rehearsal/postgres/server/open.ts'
import { PostgresSession } from '../../src/rehearsal/postgres/server/session.ts'
import { DIST } from './measure.ts'
import { makeDump } from './rehearsal-dump.ts'

/** Sizes in MB, the first that of Chinook; REHEARSAL_MB overrides them, such as `REHEARSAL_MB=100`. */
const SIZES = (process.env['REHEARSAL_MB'] ?? '2 57 100 500').split(/[ ,]+/).map(Number)
/** Larger dumps are for a server. */
const MAX_PGLITE_MB = 100

const APPLY = `BEGIN;
ALTER TABLE public.issues ADD COLUMN severity text NOT NULL DEFAULT 'low';
CREATE INDEX issues_severity ON public.issues (severity);
CREATE TABLE gov.saved AS SELECT id, state FROM public.issues WHERE id <= 1000;
UPDATE public.issues SET state = 'closed', severity = 'high' WHERE id <= 1000;
COMMIT;
`
const ROLLBACK = `BEGIN;
UPDATE public.issues i SET state = s.state FROM gov.saved s WHERE s.id = i.id;
DROP TABLE gov.saved;
DROP INDEX public.issues_severity;
ALTER TABLE public.issues DROP COLUMN severity;
COMMIT;
`

/** The whole rehearsal beside restoring the same dump alone, and the memory that Node takes for it. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'seal-gate-bench-'))
  try {
    for (const megabytes of SIZES) {
      const place = join(folder, String(megabytes))
      mkdirSync(place)
      const bytes = await makeDump(megabytes, join(place, 'dump.sql'))
      writeSpec(place)
      console.log(`\nrehearsal: a dump of ${(bytes / 1e6).toFixed(0)} MB`)
      const alone = await restoreAlone(join(place, 'dump.sql'))
      console.log(`  ${'psql, restore alone'.padEnd(34)} ${(alone / 1000).toFixed(1).padStart(9)} s`)
      for (const engine of megabytes > MAX_PGLITE_MB ? ['postgres'] : ['postgres', 'pglite']) {
        const { milliseconds, peak, phases } = await rehearsal(place, engine)
        const ratio = `${(milliseconds / alone).toFixed(1)} × psql`
        console.log(
          `  ${`seal-gate rehearse, ${engine}`.padEnd(34)} ${(milliseconds / 1000).toFixed(1).padStart(9)} s   ${ratio.padStart(12)}   Node ${peak} MB`
        )
        console.log(`    ${phases}`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeSpec(place: string): void {
  const files = {
    'apply.sql': APPLY,
    'rollback.sql': ROLLBACK,
    'spec.json': {
      schema: 'seal-gate/rehearsal/1',
      change_id: 'BENCH',
      dump: { path: 'dump.sql' },
      apply: { path: 'apply.sql' },
      rollback: { path: 'rollback.sql' },
      expectations: { path: 'expectations.json' },
      policy: { path: 'policy.json' },
      expect_touched: ['public.issues']
    },
    'expectations.json': {
      schema: 'seal-gate/schema-expectations/1',
      change_id: 'BENCH',
      tables: [{ name: 'public.issues', columns: [{ name: 'id', type: 'integer', nullable: false }], primary_key: ['id'] }],
      expect_touched: ['public.issues']
    },
    'policy.json': {
      schema: 'seal-gate/policy/1',
      production: {
        endpoints: [{ host: 'db.bench.example', port: 5432, database: 'bench' }],
        system_identifiers: ['7100000000000000001']
      },
      forbidden_tokens: [{ id: 'no-emptying', token: 'TRUNCATE' }],
      required_evidence: ['rehearsal-execution', 'rehearsal-rollback']
    }
  }
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(place, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
}

/** Milliseconds of restoring a dump with psql. */
async function restoreAlone(dump: string): Promise<number> {
  const binaries = findBinaries()
  if (binaries === undefined) throw new Error('PostgreSQL is not installed')
  const cluster = new Cluster(binaries, tmpdir())
  try {
    await cluster.start()
    const { socket, port, superuser } = cluster
    const admin = await PostgresSession.open({ socket, port, user: superuser, database: 'postgres' }, 60_000)
    await prepareDatabase(admin)
    await admin.run('create role registry_owner')
    await admin.close()
    const begun = performance.now()
    const where = ['-h', socket, '-p', String(port), '-U', superuser, '-d', 'rehearsal']
    const { status, stderr } = spawnSync('psql', [...where, '-qX', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-f', dump], {
      encoding: 'utf8'
    })
    if (status !== 0) throw new Error(`psql ended in ${status}: ${stderr}`)
    return performance.now() - begun
  } finally {
    await cluster.remove()
  }
}

interface Measured {
  readonly milliseconds: number
  /** In MB. */
  readonly peak: number
  /** How long each phase took, as a line. */
  readonly phases: string
}

/** Wall time, and the peak of the process's resident memory as the kernel counts it. */
async function rehearsal(place: string, engine: string): Promise<Measured> {
  const begun = performance.now()
  const out = join(place, `evidence-${engine}`)
  const child = spawn(
    process.execPath,
    [resolve(DIST, 'cli.cjs'), 'rehearse', join(place, 'spec.json'), '--engine', engine, '--out', out, '--json'],
    {
      stdio: ['ignore', 'pipe', 'pipe']
    }
  )
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', text => (said[name] += text))
  let peak = 0
  const watch = setInterval(() => {
    try {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      peak = Math.max(peak, Math.round(Number(kilobytes ?? 0) / 1000))
    } catch {
      // It has just ended.
    }
  }, 50)
  const status = await new Promise(done => child.once('close', done))
  clearInterval(watch)
  if (status !== 0) throw new Error(`the rehearsal ended in ${status}: ${said.stderr}${said.stdout}`)
  const milliseconds = performance.now() - begun
  const result: { phases: { name: string; milliseconds: number }[] } = JSON.parse(said.stdout)
  return { milliseconds, peak, phases: result.phases.map(one => `${one.name} ${Math.round(one.milliseconds)}`).join(', ') }
}
