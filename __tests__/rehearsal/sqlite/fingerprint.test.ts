import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Fingerprint } from '../../../src/rehearsal/clone.ts'
import { describeDifferences } from '../../../src/rehearsal/differences.ts'
import { schemaDifferences } from '../../../src/rehearsal/schema-difference.ts'
import { onClone } from '../../../src/rehearsal/sqlite/connection.ts'
import { fingerprint, seesChanges } from '../../../src/rehearsal/sqlite/fingerprint.ts'
import { rowDifference } from '../../../src/rehearsal/sqlite/row-difference.ts'
import { schemaExcept } from '../../../src/rehearsal/sqlite/schema-except.ts'
import { partsOf, stateDifference } from '../../../src/release/rules/state-difference.ts'

const BASE = `
  create table users(id integer primary key autoincrement, email text not null unique, bio, at text default 'now');
  create table posts(id integer primary key, user_id integer references users(id) on delete cascade, body text check (body <> ''),
    size int generated always as (length(body)) virtual);
  create index posts_user on posts(user_id) where body is not null;
  create table tag(name text, v blob, primary key(name)) without rowid;
  create table pair(a, b);
  create view emails as select email as mail from users;
  create trigger noted after insert on tag begin update pair set b = new.name where a = 1; end;
  insert into users(email, bio) values ('a@example.com', 1), ('b@example.com', '1'), ('c@example.com', null);
  insert into posts(user_id, body) values (1, 'x'), (2, 'y');
  insert into tag values ('t', x'00');
  insert into pair values (1, 2), (1, 2), (null, 'é');
  pragma user_version = 4;`

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seal-gate-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
/** A database made by SQL. @param from the file that it is made of */
function made(sql: string, from?: string): string {
  const path = join(folder, `${count++}.db`)
  if (from !== undefined) copyFileSync(from, path)
  onClone(path, false, database => database.exec(`pragma synchronous = off; ${sql}`))
  return path
}

const print = (path: string) => onClone(path, true, database => fingerprint(database, () => undefined))

const bases = new Map<string, { readonly path: string; readonly print: Fingerprint }>()
/** The database that SQL makes, made once. */
function base(sql: string): { readonly path: string; readonly print: Fingerprint } {
  const known = bases.get(sql)
  if (known !== undefined) return known
  const path = made(sql)
  const fresh = { path, print: print(path) }
  bases.set(sql, fresh)
  return fresh
}

/** What SQL leaves behind in the database. */
function left(sql: string, of = BASE): string[] {
  const { path: before, print: a } = base(of)
  const now = made(sql, before)
  const b = print(now)
  const parts = partsOf(stateDifference(a.state, b.state))
  const rows = new Map(
    parts.flatMap(({ kind, object }) => {
      const found =
        kind === 'table'
          ? onClone(before, true, one => onClone(now, true, two => rowDifference(one, two, object, Buffer.alloc(32))))
          : undefined
      return found === undefined ? [] : [[object, found] as const]
    })
  )
  const listed = describeDifferences(parts, schemaDifferences(a.schema, b.schema), 'rollback', rows)
  return listed.map(({ object, detail }) => `${object}${detail === undefined ? '' : `: ${detail}`}`)
}

describe('left behind', () => {
  test.each<readonly [string, string, readonly string[] | undefined, boolean?]>([
    ['a value', `update users set bio = 2 where id = 1`, ['users: 1 row differs: 1 × value not restored (bio)']],
    ['a storage class', `update users set bio = '1' where id = 1`, ['users: 1 row differs: 1 × value not restored (bio)']],
    [
      'a real for an integer',
      'update pair set b = 2.0 where rowid = 1',
      ['pair: 1 row differs: 1 × row missing, 1 × row left behind']
    ],
    ['bytes for a text', `update tag set v = '' where name = 't'`, ['tag: 1 row differs: 1 × value not restored (v)']],
    [
      'bytes behind a NUL',
      `update pair set b = cast(x'c3a90041' as text) where a is null`,
      ['pair: 1 row differs: 1 × row missing, 1 × row left behind']
    ],
    ['one of two equal rows', 'delete from pair where rowid = 1', ['pair: 1 row differs: 1 × row missing']],
    [
      'a row',
      `insert into tag values ('u', null)`,
      ['pair: 2 rows differ: 2 × row missing, 2 × row left behind', 'tag: 1 row differs: 1 × row left behind']
    ],
    ['a key', `update posts set id = 9 where id = 2`, ['posts: 1 row differs: 1 × row missing, 1 × row left behind']],
    ['a sequence', `insert into users(email) values ('d'); delete from users where email = 'd'`, ['users']],
    [
      'a column',
      'alter table pair add column c',
      ['pair: 3 rows differ: 3 × row missing, 3 × row left behind', 'column pair.c: left behind']
    ],
    [
      'a default',
      `alter table users drop column at; alter table users add column at text default 'later'`,
      ['column users.at: definition differs'],
      true
    ],
    [
      'the order of columns',
      'alter table pair rename to old; create table pair(b, a); insert into pair(a, b) select a, b from old; drop table old',
      // The trigger follows the name of the table that was there first.
      ['column pair.a: place differs', 'column pair.b: place differs', 'trigger noted: definition differs']
    ],
    [
      'the order of columns, and a value',
      'alter table pair rename to old; create table pair(b, a); insert into pair(a, b) select a, b from old; drop table old; update pair set b = 3 where a is null',
      [
        'pair: 1 row differs: 1 × row missing, 1 × row left behind',
        'column pair.a: place differs',
        'column pair.b: place differs',
        'trigger noted: definition differs'
      ]
    ],
    [
      'the case of a name',
      'alter table pair rename column a to x; alter table pair rename column x to A',
      ['column pair.A: left behind', 'column pair.a: missing'],
      true
    ],
    [
      'a type',
      'alter table pair rename to old; create table pair(a int, b); insert into pair select * from old; drop table old',
      ['column pair.a: type differs'],
      true
    ],
    [
      'strictness',
      `drop table tag; create table tag(name text, v blob, primary key(name)) strict, without rowid; insert into tag values ('t', x'00')`,
      ['table tag: options differs'],
      true
    ],
    [
      'a check',
      `drop table pair; create table pair(a, b, check (a > 0)); insert into pair values (1, 2), (1, 2), (null, 'é')`,
      ['constraint pair: check: left behind'],
      true
    ],
    [
      'a foreign key',
      `create table p2(id integer primary key, user_id integer references users(id), body text check (body <> ''), size int generated always as (length(body)) virtual); insert into p2 select id, user_id, body from posts; drop table posts; alter table p2 rename to posts; create index posts_user on posts(user_id) where body is not null`,
      ['column posts.user_id: definition differs'],
      true
    ],
    [
      'the condition of an index',
      'drop index posts_user; create index posts_user on posts(user_id)',
      ['index posts_user: definition differs']
    ],
    [
      'a descending index',
      'drop index posts_user; create index posts_user on posts(user_id desc) where body is not null',
      ['index posts_user: columns differs', 'index posts_user: definition differs']
    ],
    [
      'a unique index',
      'drop index posts_user; create unique index posts_user on posts(user_id) where body is not null',
      ['index posts_user: definition differs']
    ],
    ['an index', 'drop index posts_user', ['index posts_user: missing']],
    ['a trigger', 'drop trigger noted', ['trigger noted: missing']],
    [
      'the body of a trigger',
      'drop trigger noted; create trigger noted after insert on tag begin update pair set b = new.name where a = 2; end',
      ['trigger noted: definition differs']
    ],
    [
      'a view',
      `drop view emails; create view emails as select upper(email) as mail from users`,
      ['view emails: definition differs']
    ],
    ['a virtual table', 'create virtual table docs using fts5(body)', undefined],
    ['a version', 'pragma user_version = 5', ['setting user_version: value differs']],
    ['the size of the cache', 'pragma default_cache_size = 77', ['setting default_cache_size: value differs']],
    ['an application id', 'pragma application_id = 5', ['setting application_id: value differs']],
    ['the mode of the journal', 'pragma journal_mode = wal', ['setting journal_mode: value differs']],
    ['the size of pages', 'pragma page_size = 8192; vacuum', ['setting page_size: value differs']],
    [
      'an odd row of AUTOINCREMENT',
      `insert into sqlite_sequence values ('users', 'x')`,
      ['sqlite_sequence: 1 row differs: 1 × row left behind', 'users']
    ]
  ])('%s', (_, sql, expected, hasMore = false) => {
    const found = left(sql)
    if (expected === undefined) expect(found.some(one => one.startsWith('virtual table docs'))).toBe(true)
    else if (hasMore) expect(found).toEqual(expect.arrayContaining([...expected]))
    else expect(found).toEqual(expected)
  })
})

test.each([
  ['the default 1 and a text', 'create table t(a default true)', 'create table t(a default "true")'],
  ['a check against 0 and against a text', 'create table t(a check (a <> false))', 'create table t(a check (a <> "false"))'],
  [
    'quotes in names',
    'create table t("a"" ""b", a, b); create trigger g after insert on t begin select "a"" ""b" from t; end',
    'create table t("a"" ""b", a, b); create trigger g after insert on t begin select a b from t; end'
  ],
  ['dots in names', 'create table a("b.x"); create table "a.b"(y)', 'create table a("b.y"); create table "a.b"(x)']
])('two schemas are not the same: %s', (_, one, other) => {
  expect(print(made(one)).schema.root).not.toBe(print(made(other)).schema.root)
  expect(print(made(one)).schema.root).toBe(print(made(one.replace('true', 'TRUE'))).schema.root)
})

describe('nothing is left', () => {
  test.each([
    ['nothing was done', ''],
    ['a column that came and went', 'alter table users add column x default 1; alter table users drop column x'],
    ['a table that came and went', 'create table z(a); insert into z values (1); drop table z'],
    ['a table that was renamed and back', 'alter table users rename to people; alter table people rename to users'],
    [
      'a column that was renamed and back',
      'alter table posts rename column body to text; alter table posts rename column text to body'
    ],
    [
      'rows in another order',
      'create temp table t as select * from pair; delete from pair; insert into pair select * from t order by rowid desc; drop table t'
    ],
    [
      'other words and blanks for the same index',
      'drop index posts_user; CREATE  INDEX posts_user\non "posts"(user_id) -- x\nWHERE body IS NOT NULL'
    ],
    ['vacuum, analyze, reindex', 'vacuum; analyze; reindex'],
    ['a value that came back', `update pair set b = b || '' where a is null`]
  ])('%s', (_, sql) => {
    expect(left(sql)).toEqual([])
  })

  test('of rowids, unless something refers to them', () => {
    const moved = `update pair set rowid = rowid + 10`
    expect(left(moved)).toEqual([])
    const view = `${BASE}; create view numbered as select rowid as n, a from pair;`
    expect(left(moved, view)).toEqual(['pair: 3 rows differ: 3 × row missing, 3 × row left behind'])
    expect(left(`update tag set v = v`, view)).toEqual([])
  })
})

/** A database in which a text of the schema is replaced, as a program may do that knows no UTF-8. */
function withSchema(sql: string, from: string, to: string, more = ''): string {
  const path = made(sql)
  const database = new DatabaseSync(path)
  database.enableDefensive?.(false)
  database.exec(`pragma writable_schema = on; update sqlite_schema set sql = cast(replace(cast(sql as blob), x'${hex(from)}', x'${hex(to)}') as text);
    ${more}`)
  database.close()
  return path
}
const hex = (latin1: string) => Buffer.from(latin1, 'latin1').toString('hex')

test('nothing that is not UTF-8 is out of sight', () => {
  const [one, other] = ['\xe8', '\xe9'].map(byte => print(withSchema(`create table t(a default 'DEFAULT')`, 'DEFAULT', byte)))
  expect(one?.state.schema).not.toBe(other?.state.schema)
  const column = withSchema(`create table t(id integer primary key, COLUMN); insert into t values (1, 'a')`, 'COLUMN', '\xe9')
  expect(() => print(column)).toThrow('a column of t has a name that is not UTF-8')
  const numbered = (name: string) =>
    print(
      made(
        `create table t(id integer primary key autoincrement); insert into sqlite_sequence values (cast(x'${name}' as text), 5)`
      )
    )
  expect(partsOf(stateDifference(numbered('ff').state, numbered('fe').state))).not.toEqual([])
})

test('only the statistics of the planner do not count, whatever else has their name', () => {
  const analyzed = `create table u(a); create index i on u(a); insert into u values (1); analyze;`
  expect(left(`insert into u values (2); analyze; delete from u where a = 2`, analyzed)).toEqual([])
  const path = withSchema(
    'create table x(y); insert into x values (1)',
    'x(y)',
    'sqlite_stat3(y)',
    `update sqlite_schema set name = 'sqlite_stat3', tbl_name = 'sqlite_stat3'`
  )
  expect(print(path).state.tables).toEqual([expect.objectContaining({ name: 'sqlite_stat3', rows: 1 })])
})

test.each([
  [
    'a key that is no other name of it',
    'create table t(id integer primary key desc, v); create view w as select rowid as r, v from t'
  ],
  ['a column with one of its names', 'create table t(oid, v); create view w as select rowid as r, v from t'],
  ['a column with two of its names', 'create table t(oid, rowid, v); create view w as select _rowid_ as r, v from t'],
  ['an index over the rows', `create table t(rowid, v); create virtual table f using fts5(v, content='t')`]
])('a rowid that something refers to counts: %s', (_, sql) => {
  const base = `${sql}; insert into t(v) values (2), (3);`
  expect(left('update t set _rowid_ = _rowid_ + 10', base)[0]).toMatch(/^t: 2 rows differ/)
})

test('no other column counts for the rowid', () => {
  const base = 'create table t(oid, v); create view w as select oid, v from t; insert into t(v) values (2), (3);'
  expect(left('update t set _rowid_ = _rowid_ + 10', base)).toEqual([])
})

test('values come as they are stored, whatever the encoding', () => {
  const encoded = (encoding: string) => `pragma encoding = '${encoding}'; ${BASE}`
  expect(left(`update pair set b = 'e' where a is null`, encoded('UTF-16le'))).toHaveLength(1)
  expect(print(made(encoded('UTF-16be'))).state.schema).not.toBe(print(made(encoded('UTF-8'))).state.schema)
})

test('more rows than fit into one sort bucket are still a set', () => {
  const rows = (order: string) =>
    `create table n(a); insert into n with recursive c(x) as (select 1 union all select x + 1 from c where x < 70000) select x % 69000 from c order by ${order}`
  const [a, b] = [print(made(rows('x'))), print(made(rows('-x')))]
  expect(a.state.tables).toEqual(b.state.tables)
  expect(a.state.tables[0]?.rows).toBe(70_000)
})

test('a change that is made to be seen is seen, and leaves nothing', () => {
  const path = made(BASE)
  const before = print(path)
  expect(onClone(path, false, database => seesChanges(database, before.state.schema))).toBe(true)
  expect(print(path).state).toEqual(before.state)
  // Of another schema, the canary shows nothing.
  const grown = made(`${BASE}; create table seal_gate_canary(id integer primary key autoincrement, value)`)
  expect(() => onClone(grown, false, database => seesChanges(database, before.state.schema))).toThrow('already exists')
})

test('an exception for the place of a column covers that and nothing else', () => {
  const [a, b, c] = ['a, b', 'b, a', 'b, a text'].map(columns => print(made(`create table pair(${columns})`)).schema)
  if (a === undefined || b === undefined || c === undefined) throw new Error('no schema')
  const except = [{ kind: 'column-place', table: 'pair', why: 'x' }] as const
  expect(a.root).not.toBe(b.root)
  expect(schemaExcept(a, except)).toBe(schemaExcept(b, except))
  expect(schemaExcept(a, except)).not.toBe(schemaExcept(c, except))
  const dotted = (columns: string) => print(made(`create table pair(a); create table "pair.x"(${columns})`)).schema
  expect(schemaExcept(dotted('a, b'), except)).not.toBe(schemaExcept(dotted('b, a'), except))
})

test('an index that differs from its table is a difference of the schema, however many rows break a rule', () => {
  const path = made(`create table t(a integer, check (a > 0)); create index i on t(a); insert into t values (1)`)
  const before = print(path)
  const database = new DatabaseSync(path)
  database.enableDefensive?.(false)
  database.exec(`pragma ignore_check_constraints = on;
    insert into t with recursive c(x) as (select -150 union all select x + 1 from c where x < -1) select x from c`)
  const broken = print(path)
  expect(schemaDifferences(before.schema, broken.schema)).toEqual([])
  database.exec(`pragma writable_schema = on; create temp table kept as select * from main.sqlite_schema where name = 'i';
    delete from main.sqlite_schema where name = 'i'; pragma writable_schema = reset;
    insert into t values (7); delete from t where a < 0;
    pragma writable_schema = on; insert into main.sqlite_schema select * from kept; pragma writable_schema = reset`)
  expect(schemaDifferences(before.schema, print(path).schema)).toEqual([
    expect.objectContaining({ word: 'index', object: 'i', change: 'differs', property: 'contents' })
  ])
  database.exec('pragma ignore_check_constraints = off; reindex; delete from t where a = 7')
  database.close()
  expect(print(path).state).toEqual(before.state)
})
