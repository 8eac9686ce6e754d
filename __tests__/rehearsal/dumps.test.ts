import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { openDump } from '../../src/rehearsal/postgres/dump/source.ts'
import { surveyDump } from '../../src/rehearsal/postgres/dump/survey.ts'
import { scanScript } from '../../src/rehearsal/postgres/scan/statements.ts'
import { folderWith } from '../support/folder.ts'
import { dumpWith, json, run } from './rehearsing.ts'

// Dumps and scripts as teams have them.

/** What `pg_dump --create --clean` writes, without and with `--if-exists`. */
const OF_CREATE_AND_CLEAN = `DROP DATABASE IF EXISTS "Shop 1";
CREATE DATABASE "Shop 1" WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = icu LOCALE = 'de_AT.UTF-8' ICU_LOCALE = 'de-AT';
ALTER DATABASE "Shop 1" OWNER TO app;
\\connect -reuse-previous=on "dbname='Shop 1'"
COMMENT ON DATABASE "Shop 1" IS 'all we sell';
ALTER DATABASE "Shop 1" SET work_mem TO '8MB';
ALTER ROLE app IN DATABASE "Shop 1" SET work_mem TO '9MB';
REVOKE CONNECT,TEMPORARY ON DATABASE "Shop 1" FROM PUBLIC;
GRANT CONNECT ON DATABASE "Shop 1" TO app;
ALTER TABLE ONLY public.gone DROP CONSTRAINT gone_pkey;
ALTER TABLE public.gone ALTER COLUMN id DROP DEFAULT;
DROP POLICY gone ON public.gone;
DROP TRIGGER gone ON public.gone;
DROP SEQUENCE public.gone_id_seq;
DROP TABLE public.gone;
DROP FUNCTION public.gone(integer);
DROP AGGREGATE public.gone(integer);
DROP TYPE public.gone;
DROP CAST (public.gone AS text);
DROP EXTENSION gone;
DROP SCHEMA gone;
DROP SCHEMA public;
CREATE EXTENSION IF NOT EXISTS nowhere WITH SCHEMA public;
COMMENT ON EXTENSION nowhere IS 'not installed anywhere';`

describe.each(['postgres', 'pglite'] as const)('a dump is restored on %s', engine => {
  test('with objects of postgres, of one schema, with tablespaces, and with settings of psql', async () => {
    const rehearsal = await run(
      {
        'dump.sql': dumpWith(`\\set ON_ERROR_STOP on
\\timing
${OF_CREATE_AND_CLEAN}
CREATE SCHEMA public;
ALTER SCHEMA public OWNER TO pg_database_owner;
SET default_tablespace = fastssd;
CREATE TABLE public.owned (id integer NOT NULL);
ALTER TABLE public.owned OWNER TO postgres;
INSERT INTO public.owned VALUES (1);
SET default_tablespace = '';`),
        'apply.sql': text =>
          `\\set ON_ERROR_STOP on\n${text}\nALTER TABLE public.owned ADD x int;\nGRANT SELECT ON public.owned TO reporting;`,
        'rollback.sql': text => `REVOKE SELECT ON public.owned FROM reporting;\nALTER TABLE public.owned DROP x;\n${text}`,
        'spec.json': json(spec => Object.assign(spec, { roles: ['reporting'], skip_extensions: ['nowhere'] }))
      },
      engine
    )
    expect(rehearsal.denials.map(({ code, line, reason }) => `${code} ${line} ${reason}`)).toEqual([])
    expect(rehearsal.status).toBe('REHEARSED')
    expect(rehearsal.skippedExtensions).toEqual(['nowhere'])
    expect(JSON.parse(rehearsal.evidence[0]?.text ?? '{}')).toMatchObject({
      extensions_skipped: ['nowhere'],
      roles_added: ['reporting']
    })
  })
})

test.each([
  ['CREATE SCHEMA gov;', 'already exists'],
  ['CREATE TABLE public.t (id int) TABLESPACE fastssd;', 'make the dump with --no-tablespaces'],
  ['CREATE EXTENSION nowhere;', 'extensions that the dump creates: "nowhere"'],
  ['ALTER TABLE public.gone ADD x int;', 'does not exist']
])('a dump that cannot be restored: %s', async (sql, reason) => {
  expect((await run({ 'dump.sql': dumpWith(sql) }, 'postgres')).denials).toMatchObject([
    { code: 'restore-failed', reason: expect.stringContaining(reason) }
  ])
})

test.each([
  ['\\set ON_ERROR_STOP on', 0],
  ['\\set ON_ERROR_STOP', 0],
  ['\\timing off', 0],
  ['\\set QUIET 1', 0],
  ['\\set ON_ERROR_STOP off', 1],
  ['\\set ON_ERROR_STOP on \\! touch x', 1],
  ['\\set ON_ERROR_STOP TRUE', 0],
  ['\\set AUTOCOMMIT on', 0],
  ['\\set AUTOCOMMIT off', 1],
  ['\\set ON_ERROR_ROLLBACK on', 1],
  ['\\set ECHO all', 0],
  ['\\set VERBOSITY verbose', 0],
  ['\\pset pager off', 0],
  ['\\pset pager `touch x`', 1],
  ['\\echo step 1 of 2', 0],
  ['\\echo `touch x`', 1],
  ['\\echo a \\! touch x', 1],
  ['\\timing \\! touch x', 1],
  ['\\encoding UTF8', 0],
  ['\\encoding LATIN1', 1],
  ['\\connect shop', 1],
  ['\\set FETCH_COUNT 1', 1],
  ['\\restrict abc', 1]
])('%s in a script is refused %i times', async (command, times) => {
  async function* text() {
    yield Buffer.from(`${command}\nselect 1;\n`)
  }
  expect(await scanScript(text())).toHaveLength(times)
})

test.each([
  ['of one database', 'CREATE DATABASE a;\n\\connect a\n', 0],
  ['of one database, with settings', 'CREATE DATABASE a;\n\\connect a\nselect 1;\n\\connect a\n', 0],
  ['of one database and another', 'CREATE DATABASE a;\n\\connect a\nselect 1;\n\\connect b\n', 1],
  ['of a database that it does not create', '\\connect a\n', 1],
  ['of two databases', 'CREATE DATABASE a;\n\\connect a\nselect 1;\nCREATE DATABASE b;\n\\connect b\n', 1],
  [
    'whose name needs quotes',
    `CREATE DATABASE "it's";\n\\encoding SQL_ASCII\n\\connect -reuse-previous=on "dbname='it\\'s'"\n`,
    0
  ],
  ['with another encoding that stays', 'CREATE DATABASE a;\n\\encoding SQL_ASCII\nselect 1;\n\\connect a\n', 1],
  ['with another encoding at its end', 'CREATE DATABASE a;\n\\connect a\n\\encoding SQL_ASCII\n', 1],
  ['with another statement behind it', 'CREATE DATABASE a;\n\\connect a \\\\ select 1;\n', 1],
  ['with a program in the name', 'CREATE DATABASE a;\n\\connect `touch x`\n', 1]
])('\\connect in a dump %s', async (_, text, times) => {
  const folder = folderWith({ 'clone.sql': text })
  const { findings } = await surveyDump(
    openDump(join(folder, 'clone.sql'), () => undefined),
    {}
  )
  expect(findings).toHaveLength(times)
})

test.each([
  ['rows and no table', 'COPY public.t (id) FROM stdin;\n1\n\\.\n', /creates no table/],
  ['rows of INSERT and no table', 'INSERT INTO public.t VALUES (1);\n', /creates no table/],
  ['an unlogged table and rows', 'CREATE UNLOGGED TABLE public.t (id int);\nINSERT INTO public.t VALUES (1);\n', undefined],
  ['no rows at all', 'CREATE TYPE public.t AS (id int);\n', undefined]
])('a dump with %s', async (_, text, reason) => {
  const folder = folderWith({
    'clone.sql': `--\n-- PostgreSQL database dump\n--\n${text}--\n-- PostgreSQL database dump complete\n--\n`
  })
  const { notWhole } = await surveyDump(
    openDump(join(folder, 'clone.sql'), () => undefined),
    {}
  )
  expect(notWhole?.reason).toEqual(reason && expect.stringMatching(reason))
})
