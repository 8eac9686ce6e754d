import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { readDirectInput } from '../../src/rehearsal/direct-input.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import { rehearseInput } from '../../src/rehearsal/rehearse.ts'
import { runAsOf } from '../../src/rehearsal/run-as.ts'
import { folderWith } from '../support/folder.ts'
import { codes, dumpWith, type Files, json, run } from './rehearsing.ts'

// Scripts log in as the role of production: what they create has the owner and the grants that it has there.

const DUMP = dumpWith(`CREATE TABLE public.owned (id integer NOT NULL);
ALTER TABLE public.owned OWNER TO app;
CREATE TABLE public.others (id integer NOT NULL);
ALTER TABLE public.others OWNER TO registry_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE app IN SCHEMA public GRANT SELECT ON TABLES TO auditor;
CREATE VIEW public.active AS SELECT id FROM public.owned;
ALTER TABLE public.active OWNER TO app;
GRANT SELECT ON TABLE public.active TO auditor;`)

/** Fails unless the server refuses the statement for want of rights. */
const refused = (sql: string): string => `DO $d$ BEGIN
  BEGIN EXECUTE $s$${sql}$s$; EXCEPTION WHEN insufficient_privilege THEN RETURN; END;
  RAISE EXCEPTION 'not refused';
END $d$;`

const CHANGE = `DO $d$ BEGIN
  IF session_user <> 'app' OR current_setting('is_superuser') <> 'off' THEN RAISE EXCEPTION 'another role'; END IF;
END $d$;
${refused('select * from public.directus_users')}
${refused('set role auditor')}
${refused('create role another')}
${refused('alter table public.directus_users add z int')}
DROP VIEW public.active;
ALTER TABLE public.owned ADD x int;
CREATE VIEW public.active AS SELECT id, x FROM public.owned;
SET ROLE registry_owner;
ALTER TABLE public.others ADD y int;
`

const ROLLBACK = `DROP VIEW public.active;
ALTER TABLE public.owned DROP x;
CREATE VIEW public.active AS SELECT id FROM public.owned;
SET ROLE registry_owner;
ALTER TABLE public.others DROP y;
`

const RUN_AS = { role: 'app', member_of: ['registry_owner'] }

const files = (rollback: string, runAs: unknown = RUN_AS, apply = CHANGE): Files => ({
  'dump.sql': DUMP,
  'apply.sql': apply,
  'rollback.sql': rollback,
  'spec.json': json(spec => {
    delete spec['expect_touched']
    Object.assign(spec, { run_as: runAs })
  }),
  'expectations.json': json(document => delete document['expect_touched'])
})

describe.each(['postgres', 'pglite'] as const)('scripts run as the role of production on %s', engine => {
  test('with its rights and no others: a view that the rollback creates again is as it was', async () => {
    const rehearsal = await run(files(ROLLBACK), engine)
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true })
    expect(JSON.parse(rehearsal.evidence[2]?.text ?? '{}').run_as).toEqual({
      role: 'app',
      owns_database: true,
      member_of: ['registry_owner']
    })
  })

  test('a rollback that forgets a grant is still not restored', async () => {
    const wrong = ROLLBACK.replace('SET ROLE', 'REVOKE SELECT ON public.active FROM auditor;\nSET ROLE')
    const rehearsal = await run(files(wrong), engine)
    expect(rehearsal.denials).toMatchObject([{ code: 'rollback-not-restored', reason: 'relation public.active: relacl differs' }])
  })
})

describe('where nobody says who runs the scripts', () => {
  const again = {
    'apply.sql':
      'DROP VIEW public.active; ALTER TABLE public.t ADD x int; CREATE VIEW public.active AS SELECT id, x FROM public.t;',
    'rollback.sql': 'DROP VIEW public.active; ALTER TABLE public.t DROP x; CREATE VIEW public.active AS SELECT id FROM public.t;'
  }
  const ROWS = {
    'apply.sql': 'CREATE TABLE public.more (); UPDATE public.t SET id = id + 1;',
    'rollback.sql': 'DROP TABLE public.more; UPDATE public.t SET id = id - 1;'
  }
  const rehearsed = async (owner: string, engine: 'postgres' | 'pglite' = 'postgres', files = again, more = '') => {
    const dump = `--\n-- PostgreSQL database dump\n--
CREATE EXTENSION citext WITH SCHEMA public;
CREATE TABLE public.t (id integer NOT NULL); ALTER TABLE public.t OWNER TO app;
CREATE VIEW public.active AS SELECT id FROM public.t; ALTER VIEW public.active OWNER TO ${owner};
GRANT SELECT ON public.active TO auditor; ${more}
--\n-- PostgreSQL database dump complete\n--\n`
    const root = folderWith({ 'dump.sql': dump })
    const [apply, rollback] = Object.entries(files).map(([path, sql]) => ({ path, content: Buffer.from(sql) }))
    if (apply === undefined || rollback === undefined) throw new Error('a script is missing')
    return await rehearseInput(readDirectInput({ root, dump: join(root, 'dump.sql'), engine, migrations: [{ apply, rollback }] }))
  }

  test.each(['postgres', 'pglite'] as const)('it is the one that owns everything in the dump, on %s', async engine => {
    const granting = { ...again, 'rollback.sql': `${again['rollback.sql']} GRANT SELECT ON public.active TO auditor;` }
    expect(await rehearsed('app', engine, granting)).toMatchObject({
      status: 'REHEARSED',
      restoredEqualsBefore: true,
      ranAs: { role: 'app', isTold: false }
    })
  })

  test('a grant that the rollback forgets is still named', async () => {
    expect((await rehearsed('app')).denials).toMatchObject([{ reason: 'relation public.active: relacl differs' }])
  })

  test.each([
    ['FORCE', ['public.t']],
    ['NO FORCE', undefined]
  ])('tables with %s ROW LEVEL SECURITY, of which it sees only some rows, are named: %j', async (force, tables) => {
    const policy = `ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; ALTER TABLE public.t ${force} ROW LEVEL SECURITY;`
    const rehearsal = await rehearsed('app', 'postgres', ROWS, `INSERT INTO public.t VALUES (1); ${policy}`)
    expect(rehearsal).toMatchObject({ status: 'REHEARSED' })
    expect(rehearsal.rowSecurity).toEqual(tables)
    const changed = rehearsal.differences.changed.some(({ kind, object }) => kind === 'table' && object === 'public.t')
    // The update found no row that it may see, and is no error.
    expect(changed).toBe(force === 'NO FORCE')
    expect(renderRehearsal(rehearsal).includes('Row-level security held for the scripts in public.t')).toBe(force === 'FORCE')
  })

  test('with a second owner it is a role of the rehearsal, which leaves its own name', async () => {
    const { denials, ranAs } = await rehearsed('other')
    expect(ranAs).toBeUndefined()
    expect(denials.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/relowner differs/))
  })
})

test.each([
  ['a role that is not the owner of the database creates nothing in public', { ...RUN_AS, owns_database: false }, 'apply-failed'],
  ['a role that the dump does not name', 'nobody_here', 'run-as-refused']
])('%s is denied', async (_, runAs, code) => {
  expect(codes(await run(files(ROLLBACK, runAs)))).toEqual([code])
})

test.each([
  'pg_execute_server_program',
  'rehearsal_change',
  'rehearsal_0123456789abcdef',
  'a b',
  'a"b',
  '+app',
  '/app',
  '@app',
  'a\nlocal all all trust',
  '',
  'x'.repeat(64)
])('%j is not a role that scripts run as', async name => {
  await expect(run(files(ROLLBACK, name))).rejects.toThrow('run_as')
  await expect(run(files(ROLLBACK, { role: 'app', member_of: [name] }))).rejects.toThrow('run_as')
})

test('the role that the caller names takes the place of that of the spec, unless it is the same', () => {
  expect(runAsOf(undefined, undefined)).toBeUndefined()
  expect(runAsOf('app', undefined)).toEqual({ role: 'app', memberOf: [] })
  expect(runAsOf(RUN_AS, 'other')).toEqual({ role: 'other', memberOf: [] })
  expect(runAsOf({ ...RUN_AS, owns_database: false }, 'app')).toEqual({
    role: 'app',
    memberOf: ['registry_owner'],
    ownsDatabase: false
  })
})
