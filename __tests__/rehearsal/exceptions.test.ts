import { describe, expect, test } from '@jest/globals'
import { compareUnderExceptions } from '../../src/rehearsal/exceptions.ts'
import { READ_AS } from '../../src/rehearsal/postgres/fingerprint/catalog-rules.ts'
import { schemaExcept } from '../../src/rehearsal/postgres/fingerprint/except.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import { allowedExceptions, type DeclaredException } from '../../src/release/documents/exceptions.ts'
import { exceptedParts, isSameAgain } from '../../src/release/rules/declared-exceptions.ts'
import { codes, dumpWith, HAS_POSTGRES, json, judgedPacket, run } from './rehearsing.ts'

const why = 'agreed'
const ALL: readonly DeclaredException[] = [
  { kind: 'rows-added', table: 'public.audit', why },
  { kind: 'columns', table: 'public.item', columns: ['updated_at'], why },
  { kind: 'column-place', table: 'public.item', why },
  { kind: 'enum-label', type: 'public.mood', label: 'c', why }
]

const FILES = {
  'dump.sql': dumpWith(`CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.item (id integer PRIMARY KEY, first text, second text, updated_at timestamp with time zone, mood public.mood);
CREATE TABLE public.audit (id integer GENERATED ALWAYS AS IDENTITY, item integer);
CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  NEW.updated_at := clock_timestamp(); INSERT INTO public.audit (item) VALUES (NEW.id); RETURN NEW;
END $$;
INSERT INTO public.item VALUES (1, 'x', 'y', '2020-01-01', 'a');
INSERT INTO public.audit (item) VALUES (7);
CREATE TRIGGER stamp BEFORE UPDATE ON public.item FOR EACH ROW EXECUTE FUNCTION public.stamp();`),
  'apply.sql': `ALTER TYPE public.mood ADD VALUE IF NOT EXISTS 'c' BEFORE 'b';
ALTER TABLE public.item ADD old text;
UPDATE public.item SET old = first;
ALTER TABLE public.item DROP first;`,
  'rollback.sql': `ALTER TABLE public.item ADD first text;
UPDATE public.item SET first = old;
ALTER TABLE public.item DROP old;`
}

function withExceptions(spec: readonly DeclaredException[], policy: readonly DeclaredException[]) {
  return {
    ...FILES,
    'expectations.json': json(document => {
      document['tables'] = [{ name: 'public.item', columns: [{ name: 'id', type: 'integer', nullable: false }] }]
      delete document['expect_touched']
      delete document['rollback_anchor']
    }),
    'spec.json': json(document => {
      document['exceptions'] = spec
      document['sequence_policy'] = 'may-advance'
      delete document['expect_touched']
      delete document['secret_columns']
    }),
    'policy.json': json(document => {
      document['allow'] = { exceptions: policy, sequences_may_advance: ['public.audit_id_seq'] }
    })
  }
}

;(HAS_POSTGRES ? describe : describe.skip)('on a server', () => {
  test('what spec and policy declare is shown, never called equal, and judged again from the evidence', async () => {
    const files = withExceptions(ALL, ALL)
    const rehearsal = await run(files)
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: false })
    const text = renderRehearsal(rehearsal)
    expect(text).toMatch(/^REHEARSED: .* as before, but for declared exceptions \(.*table public\.audit/)
    for (const part of ['column public.item second: place differs', 'enum label', 'table public.item', 'public.audit_id_seq'])
      expect(rehearsal.exceptions.join('\n')).toContain(part)
    const denied = (policy: typeof files) =>
      judgedPacket(rehearsal, policy).findings.filter(({ code }) => code === 'rollback-not-restored')
    expect(denied(files)).toEqual([])
    for (const left of ALL)
      expect(
        denied(
          withExceptions(
            ALL,
            ALL.filter(one => one !== left)
          )
        )
      ).not.toEqual([])
  }, 120_000)

  test('what only the spec declares is denied, and so is a difference beside the exceptions', async () => {
    const missing = await run(withExceptions(ALL, ALL.slice(1)))
    expect(codes(missing)).toEqual(['rollback-not-restored'])
    expect(missing.denials.map(({ reason }) => reason).join()).toContain('public.audit')
    const beside = await run({
      ...withExceptions(ALL, ALL),
      'rollback.sql': `${FILES['rollback.sql']}\nUPDATE public.item SET second = 'z'; DELETE FROM public.audit WHERE item = 7;`
    })
    expect(codes(beside)).toEqual(['rollback-not-restored'])
    expect(beside.denials.map(({ reason }) => reason).join()).toMatch(/public\.audit.*public\.item|public\.item.*public\.audit/)
  }, 120_000)
})

describe('exceptions', () => {
  test('count only where both lists have them, column by column', () => {
    const wide: DeclaredException = { kind: 'columns', table: 'public.item', columns: ['updated_at', 'by'], why: 'other words' }
    expect(allowedExceptions([ALL[1] ?? wide], [wide])).toHaveLength(1)
    expect(allowedExceptions([wide], [ALL[1] ?? wide])).toEqual([])
    expect(allowedExceptions(ALL, undefined)).toEqual([])
    expect(allowedExceptions(undefined, ALL)).toEqual([])
  })

  const under = {
    declared: [...ALL],
    schema: { before: 'a', restored: 'a' },
    tables: [{ name: 'public.item', before: 'b', restored: 'b' }],
    rows_added: [{ name: 'public.audit', missing: 0 }],
    again: { after: 'c', again: 'c' }
  }
  test.each<[string, Partial<typeof under>, number]>([
    ['all of them', {}, 3],
    ['another schema', { schema: { before: 'a', restored: 'x' } }, 2],
    ['other rows', { tables: [{ name: 'public.item', before: 'b', restored: 'x' }] }, 2],
    ['a former row is missing', { rows_added: [{ name: 'public.audit', missing: 1 }] }, 2],
    ['a table that nobody declared', { rows_added: [{ name: 'public.other', missing: 0 }] }, 2],
    ['one that the policy does not have', { declared: [...ALL, { kind: 'column-place', table: 'public.other', why }] }, 0]
  ])('%s', (_, change, parts) => {
    expect(exceptedParts({ ...under, ...change }, ALL)).toHaveLength(parts)
    expect(exceptedParts({ ...under, ...change }, undefined)).toEqual([])
  })

  test('the change, applied again, may differ in what they name only', () => {
    expect(isSameAgain('x', 'y', under, ALL)).toBe(true)
    expect(isSameAgain('x', 'y', { ...under, again: { after: 'c', again: 'd' } }, ALL)).toBe(false)
    expect(isSameAgain('x', 'y', under, ALL.slice(1))).toBe(false)
    expect(isSameAgain('x', 'x', undefined, undefined)).toBe(true)
  })

  test('a digest of the schema leaves out what they name, and nothing else', () => {
    const tree = (entries: readonly (readonly [string, string])[]) => ({ root: '', rules: READ_AS, entries: new Map(entries) })
    const column = (place: string, type: string) => ['pg_attribute public.item a', JSON.stringify({ type, place })] as const
    const except = (...entries: Parameters<typeof tree>[0]) => schemaExcept(tree(entries), ALL)
    expect(except(column('1', 'text'))).toBe(except(column('2', 'text')))
    expect(except(column('1', 'text'))).not.toBe(except(column('1', 'int')))
    const other = ['pg_attribute public.items a', JSON.stringify({ place: '1' })] as const
    expect(except(other)).not.toBe(except(['pg_attribute public.items a', JSON.stringify({ place: '2' })]))
    expect(schemaExcept(tree([column('1', 'text')]), ALL.slice(0, 2))).toBeUndefined()
  })

  test('labels beside the one that is named keep their order', () => {
    const tree = (...labels: readonly string[]) => ({
      root: '',
      rules: READ_AS,
      entries: new Map(
        labels
          .map((label, place) => [`pg_enum public.mood "${label}"`, JSON.stringify({ place: String(place + 1) })] as const)
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
      )
    })
    const digest = (...labels: readonly string[]) => schemaExcept(tree(...labels), ALL)
    expect(digest('a', 'c', 'b')).toBe(digest('a', 'b'))
    expect(digest('b', 'a', 'c')).not.toBe(digest('a', 'b'))
    expect(digest('a', 'c')).not.toBe(digest('a', 'b'))
  })

  test('a label may be left behind, and not be missing', async () => {
    const context = { input: { spec: { exceptions: ALL }, policy: { document: { allow: { exceptions: ALL } } } } }
    const compared = async (before: readonly string[], now: readonly string[]) => {
      const state = (labels: readonly string[]) => ({ schema: 'same', labels, tables: [] })
      const clone = { exceptState: async () => state(now) }
      return await compareUnderExceptions(
        context as never,
        clone as never,
        state(before),
        { schema: {} } as never,
        () => undefined
      )
    }
    expect(await compared([], ['c'])).toMatchObject({ schema: { before: 'same', restored: 'same' } })
    expect(await compared(['c'], ['c'])).toMatchObject({ schema: { before: 'same' } })
    expect(await compared(['c'], [])).not.toHaveProperty('schema')
  })
})
