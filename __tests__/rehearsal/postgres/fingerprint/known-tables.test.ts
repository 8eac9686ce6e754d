import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Engine, Session } from '../../../../src/rehearsal/postgres/engine.ts'
import { type TableState, tableState } from '../../../../src/rehearsal/postgres/fingerprint/data.ts'
import { KnownTables } from '../../../../src/rehearsal/postgres/fingerprint/known-tables.ts'
import { inSnapshot } from '../../../../src/rehearsal/postgres/fingerprint/snapshot.ts'
import { readTables } from '../../../../src/rehearsal/postgres/fingerprint/tables.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { installedBinaries } from '../../battery/server-lane.ts'

const SETUP = `drop schema if exists s cascade; create schema s;
create type s.mood as enum ('sad', 'ok'); create domain s.moods as s.mood[];
create type s.pair as (a int, b text);
create table s.plain (id int primary key, word text, at timestamptz default '2025-01-01Z');
create table s.twin (id int primary key, word text, at timestamptz default '2025-01-01Z');
create table s.feeling (id int, m s.mood, all_of s.moods);
create table s.long (id int, body text);
create table s.made (p s.pair); create table s.names (r regclass);
create unlogged table s.fast (id int, word text); insert into s.fast values (1, 'one');
insert into s.plain select i, 'word ' || i from generate_series(1, 500) i; insert into s.twin values (1, 'one');
insert into s.feeling values (1, 'sad', array['sad', 'ok']::s.mood[]);
insert into s.long select i, (select string_agg(md5((i * j)::text), '') from generate_series(1, 400) j) from generate_series(1, 3) i;
insert into s.made values (row(1, 'x')); insert into s.names values ('s.twin')`

/** Their text can change without their files, or they are not in their files: read each time. */
const ALWAYS = ['s.fast', 's.made', 's.names']

/** What is done, and which tables must be read again. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['select 1', []],
  // It marks pages of which all rows are visible.
  ['vacuum', ['s.feeling', 's.long', 's.plain', 's.twin']],
  ['analyze', []],
  // A checkpoint writes nothing of an unlogged table.
  [`update s.fast set word = 'two'`, []],
  ['alter table s.twin set unlogged', ['s.twin']],
  ['create table s.new (id int); drop table s.new', []],
  ['create index on s.plain (word)', []],
  [`do $$ begin update s.twin set word = 'two'; raise exception 'undone'; exception when others then null; end $$`, ['s.twin']],
  [`update s.plain set word = 'other' where id = 250`, ['s.plain']],
  ['update s.plain set word = word where id = 250', ['s.plain']],
  ['delete from s.plain where id = 500', ['s.plain']],
  [`update s.long set body = md5('1') || substr(body, 33) where id = 2`, ['s.long']],
  [`alter type s.mood rename value 'sad' to 'blue'`, ['s.feeling']],
  [`alter type s.mood add value 'new' before 'sad'`, ['s.feeling']],
  ['alter table s.plain rename word to zord', ['s.plain']],
  ['alter table s.plain drop column word', ['s.plain']],
  [`alter table s.plain add column later text default 'same'`, ['s.plain']],
  ['alter table s.plain alter id type bigint', ['s.plain']],
  ['alter table s.plain rename to x; alter table s.twin rename to plain; alter table s.x rename to twin', []],
  ['truncate s.twin', ['s.twin']],
  [
    `drop table s.twin; create table s.twin (id int, word text, at timestamptz); insert into s.twin values (1, 'two')`,
    ['s.twin']
  ],
  ['alter type s.pair rename attribute a to z', []],
  ['alter table s.twin rename to renamed', []]
]

let engine: Engine
let session: Session
beforeAll(async () => {
  engine = await openPostgres({ binaries: installedBinaries() })
  session = await engine.connect('superuser')
})
afterAll(async () => {
  await engine.destroy()
})

async function read(work: (tables: readonly string[], states: readonly TableState[]) => Promise<void>): Promise<void> {
  await inSnapshot(session, async () => {
    const tables = await readTables(session)
    const states: TableState[] = []
    for (const table of tables) states.push(await tableState(session, table))
    await work(
      tables.map(({ name }) => name),
      states
    )
  })
}

describe('tables that were read before', () => {
  test.each(CASES)('are read again if their rows may have another text, after %s', async (sql, expected) => {
    const known = new KnownTables(async paths => (await engine.storedDigests?.(paths)) ?? [])
    for (const statement of SETUP.split(';')) await session.run(statement)
    // Only then does the first reading mark rows as those of a transaction that is over.
    await session.run('checkpoint')
    await read(async (_, states) => await known.keep(session, states))
    for (const statement of sql.startsWith('do ') ? [sql] : sql.split(';')) await session.run(statement)
    await read(async (tables, states) => {
      const found = await known.find(session, tables)
      expect(tables.flatMap(name => found.get(name) ?? [])).toEqual(states.filter(({ name }) => found.has(name)))
      expect(tables.filter(name => !found.has(name))).toEqual([...ALWAYS, ...expected].toSorted())
    })
  })

  test('are read again where the server does not show their files', async () => {
    for (const hidden of [[], [undefined], ['same', undefined]]) {
      const known = new KnownTables(async paths => paths.map((_, index) => hidden[index]))
      await read(async (tables, states) => {
        await known.keep(session, states)
        expect((await known.find(session, tables)).size).toBeLessThanOrEqual(hidden.includes('same') ? 1 : 0)
      })
    }
  })
})
