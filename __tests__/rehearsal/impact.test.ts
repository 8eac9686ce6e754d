import { beforeAll, describe, expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { folderWith } from '../support/folder.ts'
import { fixture, json } from './rehearsing.ts'

const DUMP = `--
-- PostgreSQL database dump
--

CREATE TABLE public.t (id integer NOT NULL, note text, sum integer);
CREATE TABLE public.u (id integer);
INSERT INTO public.t SELECT n, 'x', n FROM generate_series(1, 500) n;

--
-- PostgreSQL database dump complete
--
`
const UP = `-- each line is one statement
alter table public.t alter sum type bigint;
create index i on public.t (note);
alter table public.t add constraint c check (id > 0);
begin;
lock table public.u in access exclusive mode;
update public.u set id = 1;
commit;
create index concurrently j on public.t (id);
alter table public.t add constraint d check (id > 0) not valid;
create table public.v (id integer);
do $$ begin perform 1; commit; end $$;
set work_mem = '64kB';
create table public.w as select n from generate_series(1, 20000) n order by n desc;
alter table public.t add constraint e exclude using btree (id with =);
`
const DOWN = `alter table public.t drop constraint e;
drop table public.w;
drop table public.v;
alter table public.t drop constraint d;
drop index public.j;
alter table public.t drop constraint c;
drop index public.i;
alter table public.t alter sum type integer;
`

async function run(budgets?: object, engine: 'postgres' | 'pglite' = 'postgres', up = UP, down = DOWN) {
  const policy = json(document => {
    document['budgets'] = budgets
  })(fixture('policy.json'))
  const folder = folderWith({ 'clone.sql': DUMP, 'up.sql': up, 'down.sql': down, 'policy.json': policy })
  const given = {
    dump: 'clone.sql',
    apply: 'up.sql',
    rollback: 'down.sql',
    transaction: 'none' as const,
    engine,
    ...(budgets && { policy: 'policy.json' })
  }
  return (await rehearse({ ...defaultsOf(REHEARSE), ...given }, folder, () => undefined)).rehearsal
}

describe('on a server', () => {
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await run()
  })

  test('locks, rewrites and scans of what existed before, statement by statement, with what does it with less', () => {
    expect(rehearsal.denials).toEqual([])
    const T = 'public.t'
    const shown = rehearsal.impact?.map(({ line, locks, rewritten, scanned, indexed, hints }) => ({
      line,
      locks: locks.filter(({ mode }) => !/^(?:AccessShare|RowShare|RowExclusive)Lock$/.test(mode)),
      rewritten,
      scanned,
      indexed,
      hint: hints[0]?.split(' ').slice(0, 3).join(' ')
    }))
    const none = { rewritten: [], scanned: [], indexed: [], hint: undefined }
    const exclusive = [{ relation: T, mode: 'AccessExclusiveLock' }]
    expect(shown).toEqual([
      { ...none, line: 2, locks: exclusive, rewritten: [T], scanned: [{ relation: T, rows: 500 }], hint: 'add a new' },
      {
        ...none,
        line: 3,
        locks: [{ relation: T, mode: 'ShareLock' }],
        scanned: [{ relation: T, rows: 500 }],
        indexed: [T],
        hint: 'build the index'
      },
      { ...none, line: 4, locks: exclusive, scanned: [{ relation: T, rows: 500 }], hint: 'add the constraint' },
      { ...none, line: 6, locks: [{ relation: 'public.u', mode: 'AccessExclusiveLock' }] },
      { ...none, line: 10, locks: exclusive },
      { ...none, line: 14, locks: [] },
      // PostgreSQL has no concurrent way to it.
      {
        ...none,
        line: 15,
        locks: exclusive,
        scanned: [{ relation: T, rows: 1000 }],
        indexed: [T],
        hint: 'an exclusion constraint'
      }
    ])
    expect(rehearsal.impact?.filter(({ exclusiveMilliseconds }) => exclusiveMilliseconds > 0).map(({ line }) => line)).toEqual([
      2, 4, 6, 10, 15
    ])
    expect(renderRehearsal(rehearsal)).toContain(
      'up.sql:2  alter table, AccessExclusiveLock on public.t, writes all of public.t again'
    )
  })

  test('bytes of the log, with what is written anew as a whole, and of temporary files', () => {
    const [rewrites, indexes, ...others] = rehearsal.impact ?? []
    for (const one of [rewrites, indexes]) expect(one?.walBytes).toBeGreaterThan(500 * 20)
    expect(others.map(({ line, temporaryBytes }) => [line, temporaryBytes > 100_000])).toEqual([
      [4, false],
      [6, false],
      [10, false],
      [14, true],
      [15, false]
    ])
    expect(renderRehearsal(rehearsal)).toMatch(/up\.sql:14 {2}create table, .* MB of temporary files/)
  })

  test('who stood still beside it is printed', () => {
    const text = renderRehearsal(rehearsal)
    expect(text).toContain(
      'up.sql:2  waits for every open transaction that uses public.t, and stops readers and writers that come after it'
    )
    expect(text).toMatch(/up\.sql:2 {2}readers and writers of public\.t stand still for \d+ m?s: AccessExclusiveLock/)
    expect(text).toContain('up.sql:9  waits for every open transaction that uses public.t, and stops nobody meanwhile')
  })

  test('budgets of the policy deny, and what could not be measured is within none', async () => {
    const { denials } = await run({ no_rewrite_over_rows: 499 })
    expect(denials).toEqual([
      {
        code: 'budget-exceeded',
        path: 'up.sql',
        line: 9,
        reason: 'this statement cannot be measured, and the policy has limits'
      },
      {
        code: 'budget-exceeded',
        path: 'up.sql',
        line: 12,
        reason: 'this statement cannot be measured, and the policy has limits'
      },
      {
        code: 'budget-exceeded',
        path: 'up.sql',
        line: 2,
        reason: 'it writes all of public.t again, which has more than 499 rows'
      }
    ])
  })
})

test('the embedded engine cannot measure, and reports it', async () => {
  const up = 'alter table public.t add x integer;'
  const down = 'alter table public.t drop x;'
  const { denials } = await run({ max_blocked_ms: 1_000_000 }, 'pglite', up, down)
  expect(denials).toMatchObject([{ code: 'budget-exceeded', reason: expect.stringContaining('cannot measure') }])
})
