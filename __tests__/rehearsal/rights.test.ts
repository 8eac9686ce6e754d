import { chmodSync, readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { freshFolder } from '../support/run-action.ts'
import { assembled } from './assembled.ts'
import { leaving } from './engines.ts'
import { codes, dumpWith, type EngineName, fixture, run } from './rehearsing.ts'

// A script, or a dump, that waits for somebody with more rights to run what it left behind.

/** A folder that the user of the server may write to as well. */
function openFolder(): string {
  const folder = freshFolder()
  chmodSync(folder, 0o777)
  return folder
}

/** Runs a program as soon as a superuser runs it, and is as quiet as can be else. */
const waiting = (folder: string) => `CREATE FUNCTION gov.waiting(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $f$ BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE convert_from(decode('${Buffer.from(`copy (select 1) to program 'touch ${folder}/out'`).toString('hex')}', 'hex'), 'UTF8');
  END IF;
  RETURN 1;
END $f$;
CREATE INDEX waiting ON public.system_issues ((gov.waiting(1)));
`

describe('nothing that a script leaves is run with more rights than its own', () => {
  test('a function in an index, which the planner runs for each query of the table', async () => {
    const folder = openFolder()
    const rehearsal = await run({
      'apply.sql': text => `${text}\n${waiting(folder)}`,
      'rollback.sql': text => `DROP INDEX public.waiting; DROP FUNCTION gov.waiting;\n${text}`
    })
    expect(readdirSync(folder)).toEqual([])
    expect(codes(rehearsal)).toEqual([])
    expect(rehearsal.status).toBe('REHEARSED')
  })
})

/** Each has a reason of its own. One who can become the superuser has all of them, so that is not among these. */
const LENT = [
  [
    'to run a function with the rights of the superuser',
    'create function gov.lends() returns void language plpgsql security definer as $f$ begin end $f$',
    /a function with the rights of a superuser: gov\.lends\(\)/
  ],
  [
    'to read files of the server',
    'grant execute on function pg_catalog.lo_import(text) to rehearsal_change',
    /a function of the server: lo_import\(text\)/
  ],
  [
    'to read files of the server by another name',
    "create function gov.take(text) returns oid language internal strict as 'be_lo_import'",
    /machine code of no extension: gov\.take\(text\)/
  ],
  ['to set the server', 'grant alter system on parameter archive_command to rehearsal_change', /archive_command/]
] as const

describe('rights that are in the clone, however they came there, are denied', () => {
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await run({}, 'postgres', { open: leaving(...LENT.map(([, sql]) => sql)) })
  })

  test.each(LENT)('%s', (_, _sql, reason) => {
    expect(codes(rehearsal)).toEqual(['clone-not-isolated'])
    expect(rehearsal.denials.map(denial => denial.reason).join('\n')).toMatch(reason)
  })

  test('to become the superuser', async () => {
    const sql = "do $d$ begin execute format('grant %I to rehearsal_change', current_user); end $d$"
    expect(codes(await run({}, 'postgres', { open: leaving(sql) }))).toEqual(['clone-not-isolated'])
  })
})

const ENGINES = ['postgres', 'pglite'] as const

/** What takes a superuser: tried by a block of a dump. */
const FORBIDDEN = [
  ['a program in a block', "copy (select 1) to program 'true'"],
  ['a file of the server in a block', "select pg_read_file('postgresql.conf')"],
  ['a function of the loader in a block', "create function gov.f() returns int language c as 'x', 'y'"],
  ['a change of the catalogs in a block', 'update pg_catalog.pg_authid set rolsuper = true'],
  ['a role in a block', 'create role other superuser'],
  ['the rights of a superuser in a block', 'alter role rehearsal_change superuser']
] as const

/** Fails unless the server refuses the statement for want of rights. */
const refused = (sql: string): string =>
  `DO $d$ BEGIN EXECUTE convert_from(decode('${Buffer.from(sql).toString('hex')}', 'hex'), 'UTF8'); RAISE EXCEPTION 'not refused';
EXCEPTION WHEN insufficient_privilege THEN NULL; END $d$;`

const AS_SUPERUSER = `LANGUAGE plpgsql IMMUTABLE AS $f$ BEGIN
  IF current_setting('is_superuser') = 'on' OR (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RAISE EXCEPTION 'superuser'; END IF;
  RETURN 1; END $f$;`

/** Parts of one dump, all of which are restored. */
const PARTS = (engine: EngineName): readonly (readonly [string, string])[] => [
  ...FORBIDDEN.map(([name, sql]) => [`${name} is refused by the server`, refused(sql)] as const),
  [
    'owners, grants of another grantor, default privileges, triggers that are off, an owner without right on the schema',
    `CREATE SCHEMA closed;
ALTER SCHEMA closed OWNER TO postgres;
CREATE TABLE closed.t (id int PRIMARY KEY, other int REFERENCES closed.t);
ALTER TABLE closed.t OWNER TO auditor;
GRANT SELECT ON TABLE closed.t TO directus_app WITH GRANT OPTION;
SET SESSION AUTHORIZATION directus_app;
GRANT SELECT ON TABLE closed.t TO admin;
RESET SESSION AUTHORIZATION;
ALTER TABLE closed.t DISABLE TRIGGER ALL;
INSERT INTO closed.t VALUES (1, 1);
ALTER TABLE closed.t ENABLE TRIGGER ALL;
ALTER TABLE ONLY closed.t FORCE ROW LEVEL SECURITY;
ALTER TABLE closed.t ENABLE ROW LEVEL SECURITY;
INSERT INTO closed.t VALUES (2, 1);
CREATE PUBLICATION everything FOR ALL TABLES;
COMMENT ON EXTENSION citext IS 'case-insensitive';
ALTER DEFAULT PRIVILEGES FOR ROLE auditor IN SCHEMA closed REVOKE ALL ON TABLES FROM auditor;
SET session_replication_role = replica;
INSERT INTO closed.t VALUES (3, 99);
SET session_replication_role = origin;
REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO PUBLIC;`
  ],
  [
    'a cast runs without superuser when its columns are counted',
    `CREATE TYPE gov.hidden AS (a int);
CREATE FUNCTION gov.show(gov.hidden) RETURNS text LANGUAGE plpgsql AS $f$ BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RAISE EXCEPTION 'superuser'; END IF;
  RETURN ''; END $f$;
CREATE CAST (gov.hidden AS text) WITH FUNCTION gov.show(gov.hidden);
CREATE TABLE public.directus_shares (password gov.hidden);
INSERT INTO public.directus_shares VALUES (ROW(1));`
  ],
  [
    'an index, a default, a generated column, a check, a trigger of an event and a view that is filled run without superuser',
    `CREATE FUNCTION gov.who(int) RETURNS int ${AS_SUPERUSER}
CREATE FUNCTION gov.on_event() RETURNS event_trigger LANGUAGE plpgsql AS $f$ DECLARE a int; BEGIN a := gov.who(1); END $f$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION gov.on_event();
CREATE TABLE public.probe (a int DEFAULT gov.who(1), b int GENERATED ALWAYS AS (gov.who(1)) STORED, CHECK (gov.who(a) = 1));
ALTER TABLE public.probe OWNER TO registry_owner;
INSERT INTO public.probe VALUES (DEFAULT);
CREATE INDEX probe_who ON public.probe ((gov.who(a)));
ALTER TABLE public.probe ADD CONSTRAINT who_checks CHECK (gov.who(b) = 1);
CREATE MATERIALIZED VIEW public.seen AS SELECT gov.who(a) FROM public.probe WITH NO DATA;
REFRESH MATERIALIZED VIEW public.seen;
GRANT SELECT ON TABLE public.probe TO auditor;
COMMENT ON TABLE public.probe IS 'probe';
${engine === 'pglite' ? 'ALTER EVENT TRIGGER watch ENABLE ALWAYS;' : ''}`
  ]
]

describe.each(ENGINES)('what a dump holds on %s', engine => {
  const parts = PARTS(engine)
  const dump = dumpWith(parts.map(([, sql]) => sql).join('\n'))
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await run({ 'dump.sql': dump }, engine)
  })

  test.each(parts)('%s', (_, sql) => {
    const text = dump(fixture('dump.sql'))
    const first = text.slice(0, text.indexOf(sql)).split('\n').length
    const last = first + sql.split('\n').length
    // One without a line may be about any part.
    const about = rehearsal.denials.filter(({ line }) => line === undefined || (line >= first && line < last))
    expect(about).toEqual([])
  })

  test('all of it is restored, changed and rolled back, and no code of it ran as superuser', () => {
    expect(rehearsal).toMatchObject({ denials: [], status: 'REHEARSED' })
  })

  test('what is refused ends the restore', async () => {
    const { denials } = await run({ 'dump.sql': dumpWith(assembled(FORBIDDEN[0][1])) }, engine)
    expect(denials).toMatchObject([{ code: 'restore-failed', path: 'dump.sql', line: expect.any(Number) }])
  })
})

test('an event trigger that nothing switches off before 17 is denied, and so is its neighbour not', async () => {
  const trigger = `CREATE FUNCTION gov.on_event() RETURNS event_trigger LANGUAGE plpgsql AS $f$ BEGIN END $f$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION gov.on_event();`
  const always = await run({ 'dump.sql': dumpWith(`${trigger}\nALTER EVENT TRIGGER watch ENABLE ALWAYS;`) })
  const isOld = Number(always.engine?.version.split('.')[0]) < 17
  expect(codes(always)).toEqual(isOld ? ['clone-not-isolated'] : [])
  expect(codes(await run({ 'dump.sql': dumpWith(trigger) }))).toEqual([])
})
