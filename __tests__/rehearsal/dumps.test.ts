import { describe, expect, test } from '@jest/globals'
import { scanScript } from '../../src/rehearsal/postgres/scan/statements.ts'
import { dumpWith, run } from './rehearsing.ts'

// Dumps and scripts as teams have them.

describe.each(['postgres', 'pglite'] as const)('a dump is restored on %s', engine => {
  test('with objects of postgres, of one schema, with tablespaces, and with settings of psql', async () => {
    const rehearsal = await run(
      {
        'dump.sql': dumpWith(`\\set ON_ERROR_STOP on
\\timing
CREATE SCHEMA public;
ALTER SCHEMA public OWNER TO pg_database_owner;
SET default_tablespace = fastssd;
CREATE TABLE public.owned (id integer NOT NULL);
ALTER TABLE public.owned OWNER TO postgres;
INSERT INTO public.owned VALUES (1);
SET default_tablespace = '';`),
        'apply.sql': text => `\\set ON_ERROR_STOP on\n${text}\nALTER TABLE public.owned ADD x int;`,
        'rollback.sql': text => `ALTER TABLE public.owned DROP x;\n${text}`
      },
      engine
    )
    expect(rehearsal.denials.map(({ code, line, reason }) => `${code} ${line} ${reason}`)).toEqual([])
    expect(rehearsal.status).toBe('REHEARSED')
  })

  test('a dump is not restored where another schema exists already, nor into a named tablespace', async () => {
    for (const sql of ['CREATE SCHEMA gov;', 'CREATE TABLE public.t (id int) TABLESPACE fastssd;'])
      expect((await run({ 'dump.sql': dumpWith(sql) }, engine)).denials).toMatchObject([{ code: 'restore-failed' }])
  })
})

test.each([
  ['\\set ON_ERROR_STOP on', 0],
  ['\\set ON_ERROR_STOP', 0],
  ['\\timing off', 0],
  ['\\set QUIET 1', 0],
  ['\\set ON_ERROR_STOP off', 1],
  ['\\set ON_ERROR_STOP on \\! touch x', 1],
  ['\\set FETCH_COUNT 1', 1],
  ['\\restrict abc', 1]
])('%s in a script is refused %i times', async (command, times) => {
  async function* text() {
    yield Buffer.from(`${command}\nselect 1;\n`)
  }
  expect(await scanScript(text())).toHaveLength(times)
})
