import { describe, expect, test } from '@jest/globals'
import { codes, type EngineName, run } from './rehearsing.ts'

// What the server says stands in logs and in evidence: a value of a row in it would be there for everybody to read.

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

describe.each(['pglite', 'postgres'] as const)('%s: no value of a row is told', (engine: EngineName) => {
  test.each(LEAKS.slice(0, engine === 'pglite' ? 3 : LEAKS.length))('%s', async (_, sql) => {
    const rehearsal = await run({ 'apply.sql': text => `${text}\n${sql}\n` }, engine)
    expect(codes(rehearsal)).toEqual(['apply-failed'])
    const told = [...rehearsal.denials.map(({ reason }) => reason), ...rehearsal.evidence.flatMap(({ text }) => text.split('\n'))]
    expect(told.filter(line => line.includes('user2'))).toEqual([])
  })
})

test('a name that the statement itself holds is told', async () => {
  const rehearsal = await run({ 'apply.sql': text => `${text}\nSELECT 1 FROM gov.nowhere;\n` }, 'pglite')
  expect(rehearsal.denials[0]?.reason).toBe('relation "gov.nowhere" does not exist (42P01)')
})
