import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RehearsalDenial } from '../../src/rehearsal/denial.ts'
import { denialsFor } from '../../src/rehearsal/denials-from-errors.ts'
import { within } from '../../src/rehearsal/postgres/clone.ts'
import { postgres } from '../../src/rehearsal/postgres/driver.ts'
import { restore } from '../../src/rehearsal/postgres/dump/restore.ts'
import type { Engine } from '../../src/rehearsal/postgres/engine.ts'
import { runScript } from '../../src/rehearsal/postgres/sql/run-script.ts'
import { once } from '../../src/rehearsal/text-stream.ts'
import { start } from './engines.ts'
import { codes, fixture, run } from './rehearsing.ts'

// What the server reports is in logs and in evidence: a value of a row in it could be read by everyone.

const VALUE = `(SELECT email FROM public.directus_users WHERE email = 'user2@example.invalid')`
/** Put together, so that the text of the script does not hold it. */
const FETCHED = VALUE.replace("'user2@example.invalid'", "'user2' || '@example.invalid'")

const LEAKS = [
  [
    'an exception with the class of an error of syntax',
    `DO $d$ BEGIN RAISE EXCEPTION 'no room for %', ${FETCHED} USING errcode = '42000'; END $d$;`
  ],
  [
    'an exception with the class of a state',
    `DO $d$ BEGIN RAISE EXCEPTION USING errcode = '55000', message = ${FETCHED}; END $d$;`
  ],
  ['a statement that is made of it', `DO $d$ BEGIN EXECUTE 'select ' || quote_ident(${FETCHED}); END $d$;`],
  ['a name that is made of it', `SELECT quote_ident(${FETCHED})::regclass;`],
  ['a setting that is made of it', `SELECT set_config(${FETCHED}, '', false);`],
  ['with quotes of its own', `SELECT quote_ident('a" ' || ${FETCHED} || ' "b')::regclass;`]
] as const

/** What the denial of a rehearsal reports when its change is this script. */
async function reported(engine: Engine, sql: string): Promise<readonly RehearsalDenial[]> {
  try {
    await within(engine, 'script', async session => await runScript(session, once(Buffer.from(`${sql}\n`))))
  } catch (error) {
    return denialsFor(error, 'apply', 'apply.sql', postgres)
  }
  return []
}

describe.each(['pglite', 'postgres'] as const)('%s: no value of a row is reported', kind => {
  let engine: Engine
  beforeAll(async () => {
    engine = await start({ kind, pgBin: undefined })
    const dump = once(Buffer.from(fixture('dump.sql')))
    await within(engine, 'script', async session => await restore(engine, session, dump))
    await engine.demote()
  })
  afterAll(async () => {
    await engine.destroy()
  })

  test('a value that is there already', async () => {
    const denials = await reported(engine, "-- again\nINSERT INTO gov.registry VALUES ('births', 'x', 'y', now());")
    expect(denials).toMatchObject([{ code: 'apply-failed', line: 2, reason: 'a unique key is violated (23505)' }])
  })

  test.each(LEAKS)('%s', async (_, sql) => {
    const denials = await reported(engine, sql)
    expect(denials).toMatchObject([{ code: 'apply-failed', reason: expect.not.stringContaining('user2') }])
  })

  test('nor in the evidence of a rehearsal', async () => {
    const rehearsal = await run({ 'apply.sql': text => `${text}\n${LEAKS[0][1]}\n` }, kind)
    expect(codes(rehearsal)).toEqual(['apply-failed'])
    const texts = [
      ...rehearsal.denials.map(({ reason }) => reason),
      ...rehearsal.evidence.flatMap(({ text }) => text.split('\n'))
    ]
    expect(texts.filter(line => line.includes('user2'))).toEqual([])
  })

  test('a name that the statement itself holds is reported', async () => {
    const [denial] = await reported(engine, 'SELECT 1 FROM gov.nowhere;')
    expect(denial?.reason).toBe('relation "gov.nowhere" does not exist (42P01)')
  })
})
