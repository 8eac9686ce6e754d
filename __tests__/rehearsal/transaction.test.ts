import { describe, expect, test } from '@jest/globals'
import { dumpWith, type EngineName, type Files, json, run } from './rehearsing.ts'

// Most tools run a file in one transaction, psql does not. A rehearsal runs it as production does.

const DUMP = dumpWith(`CREATE TYPE public.st AS ENUM ('a', 'b');
CREATE TABLE public.t (id integer NOT NULL, s public.st, parent integer);
INSERT INTO public.t VALUES (1, 'a', 1), (2, 'b', 1);
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.t ADD CONSTRAINT t_parent FOREIGN KEY (parent) REFERENCES public.t(id) DEFERRABLE;`)

/** Needs one transaction. */
const WHOLE = `SET LOCAL search_path TO public;
SET CONSTRAINTS ALL DEFERRED;
CREATE TEMP TABLE k ON COMMIT DROP AS SELECT id FROM t WHERE s = 'a';
UPDATE t SET parent = 3 WHERE id = 2;
INSERT INTO t SELECT 3, 'b', id FROM k;
`
const UNDO = `SET CONSTRAINTS ALL DEFERRED;
DELETE FROM public.t WHERE id = 3;
UPDATE public.t SET parent = 1 WHERE id = 2;
`
/** Each fails in one transaction. */
const ALONE = {
  enum: "ALTER TYPE public.st ADD VALUE 'c';\nUPDATE public.t SET s = 'c' WHERE id = 1;",
  deferred: 'SET CONSTRAINTS ALL DEFERRED;\nUPDATE public.t SET parent = 4 WHERE id = 2;'
}

const files = (transaction: string | undefined, apply: string, rollback: string, between?: 'generated'): Files => ({
  'dump.sql': DUMP,
  'apply.sql': apply,
  'rollback.sql': rollback,
  'spec.json': json(spec => {
    delete spec['expect_touched']
    Object.assign(spec, { ...(transaction && { transaction }), ...(between && { between }) })
  }),
  'expectations.json': json(document => delete document['expect_touched'])
})

const outcome = async (engine: EngineName, ...parts: Parameters<typeof files>) => {
  const { status, denials, evidence, between } = await run(files(...parts), engine)
  const { transaction } = JSON.parse(evidence[2]?.text ?? '{}')
  const kept = between?.kept.map(({ table, rows }) => `${table} ${rows}`)
  return {
    status,
    transaction,
    ...(kept && { kept }),
    denials: denials.map(({ code, line, reason }) => `${code} ${line}: ${reason}`)
  }
}

describe.each(['postgres', 'pglite'] as const)('on %s', engine => {
  test('a script that needs one transaction passes in one, and rows that were written after it are kept', async () => {
    expect(await outcome(engine, 'single', WHOLE, UNDO, 'generated')).toEqual({
      status: 'REHEARSED',
      transaction: 'single',
      kept: ['public.t 2'],
      denials: []
    })
  })
})

test.each([
  ['a new enum value that is used at once fails in one', 'single', ALONE.enum, /^apply-failed 2: unsafe use of new value/],
  [
    'a constraint that is violated at the commit',
    'single',
    ALONE.deferred,
    /^apply-failed undefined: at the commit of its transaction: /
  ],
  ['without one, which is the default, what needs it fails', undefined, WHOLE, /^apply-failed 4: a foreign key is violated/]
])('%s', async (_, transaction, apply, reason) => {
  expect((await outcome('postgres', transaction, apply, UNDO)).denials).toEqual([expect.stringMatching(reason)])
})

test.each([
  '-- migrate:up transaction:false\nSELECT 1;\n-- migrate:down\nSELECT 1;',
  '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;',
  '-- +migrate Up notransaction\nSELECT 1;',
  '-- no-transaction\nSELECT 1;'
])('a file whose tool leaves it without a transaction is not run in one: %j', async apply => {
  const tools = { open: (): Promise<never> => Promise.reject(new Error('a database was started')) }
  const reasons = async (transaction: string) =>
    (await run(files(transaction, apply, 'SELECT 2;'), 'postgres', tools)).denials.map(({ reason }) => reason)
  expect(await reasons('single')).toEqual([expect.stringContaining('asks for no transaction')])
  expect(await reasons('none')).toEqual(['phase start: a database was started'])
})
