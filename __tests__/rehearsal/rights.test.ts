import { chmodSync, readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { freshFolder } from '../support/run-action.ts'
import { codes, dumpWith, run } from './rehearsing.ts'

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
    EXECUTE 'copy (select 1) to prog' || 'ram ' || quote_literal('touch ${folder}/out');
  END IF;
  RETURN 1;
END $f$;
CREATE INDEX waiting ON public.system_issues ((gov.waiting(1)));
`

describe('nothing that a script leaves is run with more rights than its own', () => {
  test('a function in an index, which whoever plans a query of the table runs', async () => {
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

describe('a dump gives the scripts no rights', () => {
  test.each([
    [
      'to become the superuser',
      `DO $d$ BEGIN EXECUTE format('grant %I to rehearsal_change', (SELECT rolname FROM pg_roles WHERE oid = 10)); END $d$;`
    ],
    [
      'to run a function with the rights of the superuser',
      `CREATE FUNCTION gov.lends() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $f$ BEGIN END $f$;
DO $d$ BEGIN EXECUTE format('alter function gov.lends() owner to %I', (SELECT rolname FROM pg_roles WHERE oid = 10)); END $d$;`
    ],
    ['to read files of the server', 'GRANT EXECUTE ON FUNCTION pg_catalog.lo_import(text) TO rehearsal_change;'],
    [
      'to read files of the server by another name',
      `CREATE FUNCTION gov.take(text) RETURNS oid LANGUAGE internal STRICT AS 'be_lo_import';`
    ],
    [
      'to set the server',
      `DO $d$ BEGIN EXECUTE 'grant alter ' || 'system on parameter archive_command to rehearsal_change'; END $d$;`
    ]
  ])('%s', async (_, sql) => {
    const rehearsal = await run({ 'dump.sql': dumpWith(sql) })
    expect(codes(rehearsal)).toEqual(['clone-not-isolated'])
  })
})
