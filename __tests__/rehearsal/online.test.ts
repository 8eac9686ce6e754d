import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { impactOf } from '../../src/rehearsal/impact.ts'
import type { ScriptFile } from '../../src/rehearsal/input.ts'
import { onlineOf } from '../../src/rehearsal/online.ts'
import type { Online } from '../../src/rehearsal/online-facts.ts'
import { tryOnline } from '../../src/rehearsal/online-steps.ts'
import { onlineTexts } from '../../src/rehearsal/online-texts.ts'
import { PostgresClone } from '../../src/rehearsal/postgres/clone.ts'
import { TRIAL } from '../../src/rehearsal/postgres/names.ts'
import { openPostgres } from '../../src/rehearsal/postgres/server/open.ts'
import type { Policy } from '../../src/release/documents/policy.ts'
import { installedBinaries } from './battery/server-lane.ts'

// One server for all claims. No claim is about how long anything took: which sessions wait for which is asked of the server.

const PLAIN = [
  'add',
  'kind',
  'build',
  'slow',
  'named',
  'need',
  'fill',
  'pair',
  'twin',
  'read',
  'past',
  'locked',
  'twice',
  'ended',
  'whole',
  'filed',
  'aside',
  'held',
  'tail',
  'behind',
  'safe'
]
const MANY = Array.from({ length: 17 }, (_, index) => `many_${index}`)
const TABLES = [
  ...[...PLAIN, ...MANY].map(name => `create table ${name} (id integer, sum integer, note text)`),
  ...PLAIN.map(name => `insert into ${name} select n, n, 'x' from generate_series(1, 50) n`),
  'insert into safe select n, n from generate_series(51, 500) n',
  // A writer that names each column still has to leave these two to the server.
  'create table odd (id integer generated always as identity, twice integer generated always as (sum * 2) stored, sum integer) partition by range (sum)',
  'create table odd_one partition of odd default',
  'insert into odd (sum) values (1), (2)',
  'create table guarded (id integer)',
  'insert into guarded values (1)',
  `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
  'create trigger refuse before insert or update on guarded for each row execute function refuse()',
  'create table empty ()',
  'create index filed_sum on filed (sum)',
  `create procedure hide() language plpgsql as $$ begin execute 'alter table aside add more integer'; commit; end $$`,
  `create procedure hide_from(name text) language plpgsql as $$ begin execute 'alter table behind add more integer'; commit; end $$`,
  'create table keys (id integer primary key)',
  'create table child (id integer primary key, up integer)',
  'insert into child select n, null from generate_series(1, 50) n',
  'create materialized view seen as select id from read'
]

let clone: PostgresClone
beforeAll(async () => {
  const engine = await openPostgres({ binaries: installedBinaries() })
  clone = new PostgresClone(engine)
  const script = await engine.connect('script')
  for (const sql of TABLES) await script.run(sql)
  await script.close()
  const others = await engine.connect('superuser')
  await others.run('create table public.theirs (id integer primary key); grant references on public.theirs to public')
  await others.close()
  await clone.confine(undefined)
  await clone.keepUntouched('first')
})
afterAll(async () => {
  await clone.destroy()
})

/** It depends on the name of the database, which no real change does. */
const DIVIDES = "do $$ begin perform 1 / (case current_database() when 'rehearsal' then 1 else 0 end); end $$;"

const POLICY: Policy = {
  schema: 'seal-gate/policy/1',
  production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
  required_evidence: ['rehearsal-execution']
}

function fileOf(text: string): ScriptFile {
  const script = Buffer.from(text)
  return { path: 'up.sql', sha256: '', bytes: script.length, content: script, script }
}

/** Runs a script alone, and then beside others. */
async function beside(text: string, how: { isSingle?: boolean; asOne?: boolean } = {}): Promise<Online> {
  const { isSingle = false, asOne = false } = how
  const file: ScriptFile = { ...fileOf(text), ...(asOne && { queries: [{ text, line: 1 }] }) }
  const { impact } = await clone.run(file, { isSingle, isMeasured: true })
  const [online] = await clone.tryOnline([{ file, isSingle, alone: impact && { file, ...impact } }])
  if (online === undefined) throw new Error('nothing was tried')
  return online
}

/** `1 reader add AccessExclusiveLock, queued` */
function stops({ stopped }: Online): string[] {
  return stopped.map(
    ({ who, table, line, lock, isQueued }) =>
      `${line} ${who} ${table.replace('public.', '')} ${lock}${isQueued ? ', queued' : ''}`
  )
}

function waits({ waited }: Online): string[] {
  return waited.map(({ line, table, timeout = 'for ever' }) => `${line} ${table.replace('public.', '')} ${timeout}`)
}

function breaks({ broken }: Online): string[] {
  return broken.map(({ who, table = '', line = '', reason }) => `${line} ${who} ${table.replace('public.', '')}: ${reason}`)
}

describe('statement by statement', () => {
  let online: Online
  beforeAll(async () => {
    // Each line is one statement.
    online = await beside(`alter table add add column more integer;
set lock_timeout = '2s';
alter table kind alter sum type bigint;
reset lock_timeout;
create index on build (sum);
create index concurrently slow_sum on slow (sum);
alter table named rename column note to label;
alter table need add column kind integer not null default 0;
alter table need alter kind drop default;
update fill set sum = 1;
begin;
update pair set sum = 2;
create index on twin (sum);
commit;
select count(*) from read;
alter table past add constraint c check (id > 0) not valid;
alter table past validate constraint c;
refresh materialized view seen;
`)
  })

  test('who stood still, at which statement, for which lock', () => {
    const both = (line: number, table: string) =>
      ['reader', 'writer'].map(who => `${line} ${who} ${table} AccessExclusiveLock, queued`)
    expect(stops(online)).toEqual([
      ...both(1, 'add'),
      ...both(3, 'kind'),
      '5 writer build ShareLock, queued',
      ...both(7, 'named'),
      ...both(8, 'need'),
      ...both(9, 'need'),
      '10 writer fill row locks',
      '12 writer pair row locks',
      '13 writer twin ShareLock, queued',
      ...both(16, 'past'),
      '18 reader seen AccessExclusiveLock, queued'
    ])
    expect(online.stopped.every(({ milliseconds }) => milliseconds > 0)).toBe(true)
  })

  test('a statement that waits for open transactions, and how long at most', () => {
    expect(waits(online)).toEqual([
      '1 add for ever',
      '3 kind 2s',
      '5 build for ever',
      '6 slow for ever',
      '7 named for ever',
      '8 need for ever',
      '9 need for ever',
      '13 twin for ever',
      '16 past for ever',
      '18 seen for ever'
    ])
  })

  test('who is broken by it: the version before knows other columns', () => {
    expect(breaks(online)).toEqual([
      '7 reader named: a column that it names no longer exists (42703)',
      '7 writer named: a column that it names no longer exists (42703)',
      '9 writer need: a column that it does not know must have a value (23502)'
    ])
    expect(online).toMatchObject({ alone: [] })
    expect(online).not.toHaveProperty('unfinished')
  })
})

describe('what is better is named, and nothing is wrong with it', () => {
  async function better(text: string): Promise<string[]> {
    const { impact } = await clone.run(fileOf(text), { isSingle: false, isMeasured: true })
    const hints = impactOf(impact === undefined ? [] : [{ file: fileOf(text), ...impact }]).flatMap(one => one.hints)
    const [online] = await clone.tryOnline([
      { file: fileOf(text), isSingle: false, alone: impact && { file: fileOf(text), ...impact } }
    ])
    if (online === undefined || online.unfinished !== undefined) throw new Error('it was not tried to its end')
    const texts = onlineTexts(onlineOf([{ file: fileOf(text), ...online }]))
    return [...hints, ...texts.flatMap(one => one.text.split('; better: ').slice(1))].map(one => one.split(',')[0] ?? '')
  }

  test.each([
    ['a constraint validated in the transaction that adds it', 'begin; {}; alter table safe validate constraint c; commit;', 1],
    ['the same in two transactions', '{}; alter table safe validate constraint c;', 0],
    ['rows filled in under the lock of a new column', 'begin; alter table safe add m integer; update safe set m = 1; commit;', 1],
    ['the same in two transactions', 'alter table safe add m integer; update safe set m = 1;', 0],
    ['the row in which a tool notes its version', 'begin; alter table safe add m integer; update named set sum = 1; commit;', 0],
    ['all rows gone at once', 'truncate safe;', 0]
  ])('%s', async (_, text, count) => {
    const script = `set lock_timeout = '2s'; ${text.replace('{}', 'alter table safe add constraint c check (id > 0) not valid')}`
    expect((await better(script)).filter(one => !/^take the strongest/.test(one))).toEqual(
      Array.from({ length: count }, () => 'commit before it')
    )
    await clone.run(fileOf('alter table safe drop constraint if exists c; alter table safe drop column if exists m'), {
      isSingle: false,
      isMeasured: false
    })
  })

  test('statements on one line: only one of them stops others, and that one has a timeout', async () => {
    const index = 'create unique index concurrently safe_id on safe (id);'
    const use = 'alter table safe add unique using index safe_id; alter table safe drop constraint safe_id;'
    expect(await better(`${index} set lock_timeout = '2s'; ${use}`)).toEqual([])
    expect(await better(`${index} ${use}`)).toEqual(['SET lock_timeout before it'])
  })
})

test('locks of a transaction last to its end, whether the script or its tool opens it', async () => {
  const expected = ['1 reader whole AccessExclusiveLock, queued', '1 writer whole AccessExclusiveLock, queued']
  const add = 'alter table whole add a integer;\nalter table whole add b integer;\n'
  expect(stops(await beside(add, { isSingle: true }))).toEqual(expected)
  const rename = 'alter table whole rename id to key;\nalter table whole rename sum to total;\n'
  expect(stops(await beside(rename, { asOne: true }))).toEqual(expected)
})

test('a writer that holds what the change wants, and wants what the change holds', async () => {
  const online = await beside('begin;\nupdate locked set sum = 1;\nalter table locked add more integer;\ncommit;\n')
  expect(breaks(online)).toContainEqual(expect.stringContaining('deadlock'))
  expect(stops(online)).toContain('2 writer locked row locks')
})

test('rows that are locked, and not changed', async () => {
  const online = await beside('begin;\nselect sum from held for update;\nselect 1;\ncommit;\n')
  expect(stops(online)).toEqual(['2 writer held row locks'])
})

test('the last row is in use as the first one is, and new rows come: a partial lock and a new key are noticed', async () => {
  const online = await beside(`begin;
update tail set sum = 1 where id = 50;
commit;
alter table child add foreign key (up) references keys (id) not valid;
`)
  expect(stops(online)).toContain('2 writer tail row locks')
  expect(breaks(online)).toEqual(['4 writer child: a foreign key refuses its row (23503)'])
})

test('sessions that the change ends', async () => {
  const online = await beside(`alter table ended add more integer;
do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid(); end $$;
alter table ended add most integer;
`)
  const reason = 'its session was ended (57P01)'
  expect(breaks(online)).toEqual(['reader', 'writer', 'transaction'].map(who => ` ${who} ended: ${reason}`))
})

test('generated columns, partitions, triggers that refuse, tables without columns: the writer does what it may', async () => {
  const online = await beside(
    'alter table odd add more integer;\nalter table guarded add more integer;\nalter table empty add more integer;\n'
  )
  expect(stops(online).filter(text => text.includes('writer'))).toEqual([
    '1 writer odd AccessExclusiveLock, queued',
    '1 writer odd_one AccessExclusiveLock, queued',
    '2 writer guarded AccessExclusiveLock, queued',
    '3 writer empty AccessExclusiveLock, queued'
  ])
  expect(breaks(online)).toEqual([])
  expect(online.alone).toEqual([])
})

test('a statement that runs alone and names no table', async () => {
  const online = await beside('reindex index filed_sum;\ncall hide();\n')
  expect(stops(online)).toEqual([
    '1 writer filed ShareLock, queued',
    '2 reader aside AccessExclusiveLock, queued',
    '2 writer aside AccessExclusiveLock, queued'
  ])
})

test('a procedure whose call names one table and that changes another', async () => {
  const online = await beside("call hide_from('named');\n")
  expect(stops(online)).toEqual(['reader', 'writer'].map(who => `1 ${who} behind AccessExclusiveLock, queued`))
})

test('tables without company are named, with why', async () => {
  expect((await beside('create table mine (id integer references public.theirs);')).alone).toEqual([
    { table: 'public.theirs', why: 'the role of the scripts may not read it' }
  ])
  expect((await beside(`begin; lock table ${MANY.join(', ')}; commit;`)).alone).toEqual([
    { table: 'public.many_9', why: 'only 16 tables have company' }
  ])
})

test('a change that fails beside others did not come to its end', async () => {
  const online = await beside(DIVIDES)
  expect(online.unfinished).toEqual({ line: 1, reason: 'a value that its type does not allow (22012)' })
})

describe('the budget', () => {
  async function denied(max_blocked_ms: number, text: string, tried: Pick<typeof clone, 'tryOnline'> = clone) {
    const document = { ...POLICY, budgets: { max_blocked_ms } }
    const policy = { path: 'policy.json', sha256: '', bytes: 0, content: Buffer.of(), document }
    const apply = fileOf(text)
    const { impact } = await clone.run(apply, { isSingle: false, isMeasured: true })
    const measured = impact === undefined ? [] : [{ file: apply, ...impact }]
    return await tryOnline({ input: { migrations: [{ apply, rollback: apply }], spec: {}, policy }, measured, online: [] }, tried)
  }

  test('what was not tried at all is within none', async () => {
    const nothing = { tryOnline: () => Promise.resolve([]) }
    expect(await denied(3_600_000, 'select 1;', nothing)).toMatchObject([
      { path: 'up.sql', reason: expect.stringContaining('was not measured') }
    ])
  })

  test('what takes longer is denied, by its place, and what has no company is within none', async () => {
    expect(await denied(0, 'select 1;\nalter table read add more integer;\n')).toEqual(
      ['reader', 'writer'].map(who => ({
        code: 'budget-exceeded',
        path: 'up.sql',
        line: 2,
        reason: `a ${who} of public.read stood still for more than 0 ms: AccessExclusiveLock`
      }))
    )
    expect(await denied(3_600_000, 'alter table read add most integer;\n')).toEqual([])
    expect(await denied(3_600_000, 'create table yours (id integer references public.theirs);')).toMatchObject([
      { path: 'up.sql', reason: expect.stringContaining('public.theirs stand still was not measured') }
    ])
  })

  test('a deadlock and a change that does not come to its end are within none', async () => {
    const deadlock = 'begin;\nupdate twice set sum = 1;\nalter table twice add more integer;\ncommit;\n'
    expect((await denied(3_600_000, deadlock)).map(({ reason }) => reason)).toContainEqual(expect.stringContaining('deadlock'))
    expect(await denied(3_600_000, DIVIDES)).toMatchObject([
      { line: 1, reason: expect.stringContaining('was not measured to the end') }
    ])
  })
})

test('nothing of it is left, and the clone is as it was', async () => {
  const session = await clone.engine.connect('superuser')
  const counts = await session.rows(
    `select (select count(*) from pg_database where datname = '${TRIAL}')::text, (select count(*) from pg_stat_activity where datname = '${TRIAL}')::text`
  )
  expect(counts).toEqual([['0', '0']])
  await session.close()
})
