import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RehearsalCode } from '../../src/rehearsal/denial.ts'
import type { EngineChoice } from '../../src/rehearsal/driver.ts'
import type { Engine } from '../../src/rehearsal/postgres/engine.ts'
import { openEngine } from '../../src/rehearsal/postgres/engines.ts'
import { openPostgres } from '../../src/rehearsal/postgres/server/open.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { testWith } from '../support/needs.ts'
import { freshFolder } from '../support/run-action.ts'
import { assembled } from './assembled.ts'
import { installedBinaries } from './battery/server-lane.ts'
import { expectDenied } from './denied.ts'
import { leaving, opened, start, withChanges } from './engines.ts'
import { dumpWith, type Files, json, run, swapped } from './rehearsing.ts'

// What only a running database shows. Every engine here is a real one; some are told to be what they are not. The neighbour of all these, the
// fixture as it is, is rehearsed on both engines in rehearse.test.ts.

type Case = readonly [string, RehearsalCode, RegExp, Files]

/** Faults that one rehearsal shows together: each has its own reason, and a rehearsal that shows one of them too few fails its test. */
interface Together {
  readonly code: RehearsalCode
  readonly files: Files
  readonly open?: typeof start
  readonly reasons: readonly (readonly [string, RegExp])[]
}

const together: readonly Together[] = [
  {
    code: 'clone-points-to-production',
    files: {
      'dump.sql': dumpWith(
        "CREATE FUNCTION gov.report() RETURNS text LANGUAGE sql AS $f$ SELECT 'postgres://DB.registry.example/registry' $f$;\n" +
          "CREATE VIEW gov.where_to AS SELECT 'db.registry.example'::text AS host;"
      )
    },
    // What only a superuser can leave in the clone.
    open: leaving(
      'create foreign data wrapper w',
      'create server hidden foreign data wrapper w',
      "create subscription hidden connection 'host=x' publication p with (connect = false)"
    ),
    reasons: [
      ['a function that names production', /production-name function gov\.report\(\)/],
      ['a view that names production', /production-name rule or view gov\.where_to/],
      ['a foreign server that only the catalogs show', /foreign-server hidden/],
      ['a subscription that only the catalogs show', /subscription hidden/]
    ]
  },
  {
    code: 'schema-mismatch-ignored',
    files: {
      'expectations.json': text => {
        const other = swapped('"approved_by", "type": "text"', '"approved_by", "type": "uuid"')(text)
        return json(expectations => {
          const tables = expectations['tables'] as { primary_key?: string[]; required_rows?: { where: object }[] }[]
          Object.assign(tables[0] ?? {}, { primary_key: ['title'] })
          Object.assign(tables[0]?.required_rows?.[0] ?? {}, { where: { name: 'deaths' } })
          tables.push(
            Object.assign({}, { required_rows: [], name: 'gov.deaths', columns: [{ name: 'id', type: 'uuid', nullable: false }] })
          )
        })(other)
      }
    },
    reasons: [
      ['a column of another type', /gov\.birth_registry: type of approved_by: expected uuid, found text/],
      ['another primary key', /gov\.registry: primary key: expected title, found name/],
      ['a missing row', /required row \(the registry that the births belong to\): expected there, found absent/],
      ['a missing table', /gov\.deaths: table/]
    ]
  },
  {
    code: 'rollback-not-restored',
    files: {
      'rollback.sql': [
        ['DELETE FROM public.directus_fields WHERE id = 1000;', ''],
        [', rollback_anchor = c.rollback_anchor', ''],
        ["ALTER TABLE public.system_issues ALTER COLUMN status SET DEFAULT 'draft';", ''],
        ['REVOKE UPDATE ON public.system_issues FROM auditor;', ''],
        ['DROP TYPE gov.severity;', "SELECT nextval('gov.birth_number');"]
      ].reduce(
        (edit, [from = '', to = '']) =>
          text =>
            swapped(from, to)(edit(text)),
        (text: string) => text
      )
    },
    reasons: [
      ['a rollback that forgets a row', /table public\.directus_fields: 1 row differs: 1 × row left behind/],
      ['a rollback that forgets a value', /table gov\.birth_registry: 4 rows differ: 4 × value not restored \(rollback_anchor\)/],
      ['a rollback that forgets the default of a column', /default for public\.system_issues\.status: definition differs/],
      ['a rollback that forgets a grant', /relation public\.system_issues: relacl differs/],
      ['a rollback that forgets a type', /type gov\.severity: left behind/],
      ['a rollback that moves a sequence', /sequence gov\.birth_number/]
    ]
  }
]

describe.each(together)('$code, for each of its reasons', ({ code, files, open, reasons }) => {
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await run(files, 'postgres', open && { open })
  })

  test.each(reasons)('%s', (_, reason) => {
    expectDenied(rehearsal, code, reason, files)
  })
})

const alone: readonly Case[] = [
  [
    'a credential that no pattern knows',
    'clone-has-secrets',
    /public\.directus_users\.token must be empty and holds 1 value$/m,
    { 'dump.sql': text => text.replace(/(user2@example\.invalid\t\\N\t)\\N/, '$1staticword') }
  ],
  [
    'a change that changes nothing',
    'apply-equals-before',
    /is the state before it/,
    { 'apply.sql': 'SELECT count(*) FROM gov.registry;' }
  ],
  [
    'a change that changes something else',
    'apply-equals-before',
    /the rows of gov\.birth_registry are as they were/,
    { 'apply.sql': "UPDATE gov.registry SET title = 'x';" }
  ],
  [
    'a change that is refused',
    'apply-failed',
    /apply\.sql:3 .*42P01/,
    { 'apply.sql': '-- one\n\nUPDATE gov.nothing SET a = 1;' }
  ],
  [
    'a rollback that lives on what the change left in its session',
    'rollback-failed',
    /rollback\.sql:\d+ relation "kept" does not exist/,
    {
      'apply.sql': swapped('COMMIT;', 'COMMIT;\nCREATE TEMP TABLE kept AS SELECT 1 AS a;'),
      'rollback.sql': text => `${text}SELECT a FROM kept;`
    }
  ],
  [
    'a transaction that a chain leaves open',
    'transaction-left-open',
    /apply\.sql: it ends inside a transaction/,
    { 'apply.sql': swapped('COMMIT;', 'COMMIT AND CHAIN;') }
  ],
  [
    'a program that is put together while it runs',
    'apply-failed',
    /42501/,
    { 'apply.sql': assembled("copy (select 1) to program 'true'") }
  ],
  [
    'a change that cannot be made twice',
    'apply-again-differs',
    /another schema: /,
    {
      'apply.sql': swapped(
        'COMMIT;',
        "DO $$ BEGIN IF nextval('gov.birth_number') > 1424 THEN COMMENT ON TABLE gov.registry IS 'x'; END IF; END $$;\nCOMMIT;"
      ),
      'rollback.sql': swapped('DROP TYPE', 'COMMENT ON TABLE gov.registry IS NULL; DROP TYPE'),
      'spec.json': json(spec => Object.assign(spec, { sequence_policy: 'may-advance' })),
      'policy.json': json(policy => Object.assign(policy, { allow: { sequences_may_advance: ['gov.birth_number'] } }))
    }
  ]
]

test.each(alone)('%s', async (_, code, reason, files) => {
  expectDenied(await run(files, 'postgres'), code, reason, files)
})

describe('on the embedded engine', () => {
  test.each<Case>([
    [
      'a transaction that a chain leaves open',
      'transaction-left-open',
      /it ends inside a transaction/,
      { 'apply.sql': swapped('COMMIT;', 'COMMIT AND CHAIN;') }
    ],
    [
      'a rollback that lives on what the change left in its session',
      'rollback-failed',
      /relation "kept" does not exist/,
      {
        'apply.sql': swapped('COMMIT;', 'COMMIT;\nCREATE TEMP TABLE kept AS SELECT 1 AS a;'),
        'rollback.sql': text => `${text}SELECT a FROM kept;`
      }
    ]
  ])('%s', async (_, code, reason, files) => {
    expectDenied(await run(files, 'pglite'), code, reason, files)
  })

  test('a program that is put together while it runs', async () => {
    const files = { 'apply.sql': assembled("copy (select 1) to program 'true'") }
    const rehearsal = await run(files, 'pglite')
    expect(['apply-failed', 'engine-died']).toContain(rehearsal.denials[0]?.code)
    expectDenied(rehearsal, rehearsal.denials[0]?.code ?? 'internal-error', /./, files)
  })
})

describe('an engine that is not what it must be', () => {
  test('it has the system identifier of production', async () => {
    const open = opened(engine => withChanges(engine, { systemIdentifier: '7100000000000000001' }))
    expectDenied(await run({}, 'postgres', { open }), 'clone-points-to-production', /system identifier of production/)
  })

  test('it shares the network of the machine', async () => {
    const open = opened(engine => {
      const facts = { ...engine.isolation.facts, network_namespace_of_its_own: false }
      return withChanges(engine, { isolation: { ...engine.isolation, grade: 'socket-only', facts } })
    })
    expectDenied(await run({}, 'postgres', { open }), 'clone-not-isolated', /shares the network/)
  })

  test('what was read back does not show that it is cut off', async () => {
    const open = opened(engine => withChanges(engine, { isolation: { ...engine.isolation, proved: false } }))
    expectDenied(await run({}, 'postgres', { open }), 'clone-not-isolated', /does not show/)
  })

  test('the scripts keep the rights of a superuser, and get out', async () => {
    const open = opened(engine =>
      withChanges(engine, { demote: () => engine.asSuperuser(['alter role rehearsal_change superuser']) })
    )
    // A program is not among them where the server has a root of its own, without a shell.
    expectDenied(
      await run({}, 'postgres', { open }),
      'clone-not-isolated',
      /as superuser[\s\S]*not refused: a file of the server[\s\S]*not refused: the rights of a superuser/
    )
  })

  test('it leaves its folder behind', async () => {
    const open = opened(engine =>
      withChanges(engine, { destroy: async () => ({ ...(await engine.destroy()), folderGone: false }) })
    )
    expectDenied(await run({}, 'postgres', { open }), 'clone-not-destroyed', /folder/)
  })

  test('it cannot be started', async () => {
    const open = (choice: EngineChoice) => openEngine({ ...choice, pgBin: freshFolder() })
    expectDenied(await run({}, 'postgres', { open }), 'engine-unavailable', /there is no PostgreSQL/)
  })
})

/** Something done to the engine as soon as the first script has begun. */
function struckDuringApply(strike: (engine: Engine, serverPid: number) => void) {
  return async (choice: EngineChoice): Promise<Engine> => {
    const engine = await start(choice)
    let scripts = 0
    return withChanges(engine, {
      connect: async rights => {
        const session = await engine.connect(rights)
        // The first one restores, the second one is the change.
        if (rights === 'script' && ++scripts === 2) {
          const [[pid] = []] = await session.rows('select pg_backend_pid()')
          setTimeout(() => strike(engine, engine.kind === 'pglite' ? 0 : parentOf(Number(pid))), 300)
        }
        return session
      }
    })
  }
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

describe('a change that takes longer than the spec allows', () => {
  const endless = { 'apply.sql': 'SELECT 1;\nDO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$;' }
  const statement = 'the statement that begins with "do" did not end within 1s ("statement_timeout")'

  test.each([
    ['postgres', { phase_seconds: 1 }, 'within 1 second', undefined],
    ['postgres', { statement_timeout: '1s' }, statement, 2],
    ['pglite', { statement_timeout: '1s' }, statement, 2]
  ] as const)('is denied, and the clone is gone: on %s, %j', async (engine, limit, reason, line) => {
    const files = { ...endless, 'spec.json': json(spec => Object.assign(spec, limit)) }
    const rehearsal = await run(files, engine)
    expect(rehearsal.denials).toMatchObject([{ code: 'apply-failed', reason: expect.stringContaining(reason) }])
    expect(rehearsal.denials[0]?.line).toBe(line)
    expectDenied(rehearsal, 'apply-failed', /phase_seconds|statement_timeout/, files)
  })
})

const SLOW = { 'apply.sql': (text: string) => `SELECT pg_sleep(3);\n${text}` }
const BUSY = { 'apply.sql': (text: string) => `SELECT count(*) FROM generate_series(1, 3000000);\n`.repeat(20) + text }

describe('killed in the middle of a phase', () => {
  test('the server', async () => {
    let killed = 0
    const open = struckDuringApply((_, pid) => {
      killed = pid
      process.kill(pid, 'SIGKILL')
    })
    expectDenied(await run(SLOW, 'postgres', { open }), 'engine-died', /phase apply/, SLOW)
    expect(() => process.kill(killed, 0)).toThrow('ESRCH')
  })

  test('the embedded engine', async () => {
    const open = struckDuringApply(engine => void engine.destroy())
    expectDenied(await run(BUSY, 'pglite', { open }), 'engine-died', /phase apply/, BUSY)
  })
})

describe('a disk', () => {
  const mounts: string[] = []
  afterAll(() => {
    for (const mount of mounts) spawnSync('umount', ['--lazy', mount])
  })

  /** A small file system of its own. */
  function smallDisk(size: string): string {
    const folder = freshFolder()
    // The server is another user, who has to get there.
    chmodSync(folder, 0o755)
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk])
    mounts.push(disk)
    return disk
  }

  testWith('mounts')('a full disk is denied as disk-full', async () => {
    const base = smallDisk('150m')
    const binaries = installedBinaries()
    const files = {
      'apply.sql':
        "CREATE TABLE gov.much AS SELECT sha256(convert_to(i::text, 'UTF8')) AS a, repeat(i::text, 30) AS b FROM generate_series(1, 3000000) i;"
    }
    const rehearsal = await run(files, 'postgres', { open: () => openPostgres({ binaries, base }) })
    expectDenied(rehearsal, 'disk-full', /./, files)
  })
})
