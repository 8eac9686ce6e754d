import { describe, expect, test } from '@jest/globals'
import { transactionOf } from '../../src/rehearsal/script-halves.ts'
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

/** An enum without its new label. */
const REBUILD = 'ALTER TABLE public.t ALTER s TYPE text;\n'
const REBUILT = `DROP TYPE public.st;
CREATE TYPE public.st AS ENUM ('a', 'b');
ALTER TABLE public.t ALTER s TYPE public.st USING s::public.st;`
const TWO_STEPS = 'CREATE TEMP TABLE k ON COMMIT DROP AS SELECT 3 AS id;\nDELETE FROM public.t USING k WHERE t.id = k.id;'

/** More than any script here takes: what is within it passes. */
const DAY_SECONDS = 86_400

const files = (transaction: string | undefined, apply: string, rollback: string, between?: 'generated'): Files => ({
  'dump.sql': DUMP,
  'apply.sql': apply,
  'rollback.sql': rollback,
  'spec.json': json(spec => {
    for (const name of ['expect_touched', 'transaction']) delete spec[name]
    Object.assign(spec, { phase_seconds: DAY_SECONDS, ...(transaction && { transaction }), ...(between && { between }) })
  }),
  'expectations.json': json(document => delete document['expect_touched'])
})

const outcome = async (engine: EngineName, ...parts: Parameters<typeof files>) => {
  const { status, denials, evidence, between } = await run(files(...parts), engine)
  const { transaction } = JSON.parse(evidence[2]?.text ?? '{}')
  const rollback = JSON.parse(evidence[3]?.text ?? '{}')
  const kept = between?.kept.map(({ table, rows }) => `${table} ${rows}`)
  return {
    status,
    transaction,
    rollback: `${rollback.status}${rollback.status === 'FAILED' ? `: ${rollback.reason}` : ''}`,
    ...(kept && { kept }),
    denials: denials.map(({ code, line, reason }) => `${code} ${line}: ${reason}`)
  }
}

describe.each(['postgres', 'pglite'] as const)('on %s', engine => {
  test('a script that needs one transaction passes in one, and rows that were written after it are kept', async () => {
    expect(await outcome(engine, 'single', WHOLE, UNDO, 'generated')).toEqual({
      status: 'REHEARSED',
      transaction: 'single',
      rollback: 'RESTORED',
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
  ['without one, what needs it fails', 'none', WHOLE, /^apply-failed 4: a foreign key is violated.*\(23503\)$/]
])('%s', async (_, transaction, apply, reason) => {
  expect((await outcome('postgres', transaction, apply, UNDO)).denials).toEqual([expect.stringMatching(reason)])
})

describe('when nothing states how production runs the scripts, what works in one way only is denied, and the way is named', () => {
  const ENUM = { apply: ALONE.enum, rollback: `${REBUILD}UPDATE public.t SET s = 'a' WHERE id = 1;\n${REBUILT}` }
  const CONCURRENTLY = { apply: 'CREATE INDEX t_s ON public.t (s);', rollback: '\nDROP INDEX CONCURRENTLY public.t_s;' }

  test.each([
    ['a new enum value', ENUM, /^transaction-unknown 2: .*unsafe use of new value.*"transaction"/],
    ['only the rollback', CONCURRENTLY, /^transaction-unknown 2: .*DROP INDEX CONCURRENTLY cannot run.*"transaction"/]
  ])('works without one only, and the evidence is not that of a proof: %s', async (_, { apply, rollback }, reason) => {
    const { status, denials, rollback: evidence } = await outcome('postgres', undefined, apply, rollback)
    expect([status, denials]).toEqual(['FAILED', [expect.stringMatching(reason)]])
    expect(evidence).toMatch(/^FAILED: .*transaction-unknown/)
  })

  // Statement by statement, the table is empty when it is read.
  const EMPTIED = (id: number) => `CREATE TEMP TABLE k (id int) ON COMMIT DELETE ROWS;\nINSERT INTO k VALUES (${id});\n`
  const [TO_B, TO_A] = ["UPDATE public.t SET s = 'b' WHERE id = 1;", "UPDATE public.t SET s = 'a' WHERE id = 1;"]
  test.each([
    [
      'the change',
      `${EMPTIED(9)}${TO_B}\nINSERT INTO public.t SELECT id, 'b' FROM k;`,
      `DELETE FROM public.t WHERE id = 9;\n${TO_A}`,
      /^transaction-unknown undefined: .* in one transaction to another: public\.t: set "transaction"/
    ],
    [
      'the rollback',
      TO_B,
      `${EMPTIED(2)}UPDATE public.t SET s = 'a' WHERE id = 1 OR id IN (SELECT id FROM k);`,
      /^transaction-unknown undefined: .* in one transaction to another: table public\.t: 1 row differs/
    ]
  ])('works in both ways, and does not do the same: %s', async (_, apply, rollback, reason) => {
    expect((await outcome('postgres', undefined, apply, rollback)).denials).toEqual([expect.stringMatching(reason)])
  })

  test('what is stated is rehearsed, and nothing else', async () => {
    expect((await outcome('postgres', 'none', ENUM.apply, ENUM.rollback)).status).toBe('REHEARSED')
  })

  test.each([
    ['the change', WHOLE, UNDO, /^apply-failed 4: a foreign key is violated.*in one transaction it works: set "transaction"/],
    [
      'the rollback',
      "INSERT INTO public.t VALUES (3, 'b', 3);",
      `${TWO_STEPS}`,
      /^rollback-failed 2: .*in one transaction it works: set "transaction"/
    ]
  ])('works in one only: %s', async (_, apply, rollback, reason) => {
    expect((await outcome('postgres', undefined, apply, rollback)).denials).toEqual([expect.stringMatching(reason)])
  })

  test('what fails in both ways is no question of transactions', async () => {
    const { denials } = await outcome('postgres', undefined, 'SET LOCAL x.y = 1;\nALTER TABLE public.absent ADD x int;', UNDO)
    expect(denials).toEqual([expect.stringMatching(/^apply-failed 2: relation "public\.absent" does not exist \(42P01\)$/)])
  })
})

test.each([
  ['dbmate', '-- migrate:up\nALTER TABLE public.t ADD x int;', '-- migrate:down\nALTER TABLE public.t DROP x;', 'single'],
  ['goose', '-- +goose Up\nALTER TABLE public.t ADD x int;', '-- +goose Down\nALTER TABLE public.t DROP x;', 'single'],
  ['goose', '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;', '-- +goose Down\nSELECT 1;', 'none'],
  ['dbmate', '-- migrate:up transaction:false\nSELECT 1;', '-- migrate:down\nSELECT 1;', 'none'],
  ['sqitch', '-- Deploy x to pg\nSELECT 1;', '', undefined]
])('the markers of %s state it', (_, up, down, transaction) => {
  expect(transactionOf(Buffer.from(`${up}\n${down}\n`))).toBe(transaction)
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
