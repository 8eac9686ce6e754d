import { describe, expect, test } from '@jest/globals'
import { Refused } from '../../../src/rehearsal/denial.ts'
import { findingsIn, textOf } from '../../../src/rehearsal/sqlite/text-rules.ts'
import { normalForm, statementsOf, tokensOf } from '../../../src/rehearsal/sqlite/tokens.ts'

const found = (sql: string) => findingsIn(sql, true).map(({ code, line, reason }) => `${line} ${code}: ${reason}`)

describe('what a script may not do', () => {
  test.each([
    [`attach 'other.db' as o`, 'rule other-database: attach'],
    [`select 1;\nATTACH DATABASE 'file:x?mode=ro' AS o;`, 'rule other-database: attach'],
    ['detach o', 'rule other-database: detach'],
    [`vacuum into 'copy.db'`, 'rule other-database: vacuum into'],
    [`select 1; \uFEFFattach 'other.db' as o`, 'rule other-database: attach'],
    [`/* a */ vacuum main -- b\n into 'copy.db'`, 'rule other-database: vacuum into'],
    ['pragma writable_schema = on', 'rule pragma: writable_schema'],
    ['PRAGMA main."writable_schema"(1)', 'rule pragma: writable_schema'],
    [`pragma [temp_store_directory] = '/tmp'`, 'rule pragma: temp_store_directory'],
    ['pragma trusted_schema = 1', 'rule pragma: trusted_schema'],
    ['pragma schema_version = 7', 'rule pragma: schema_version'],
    [`select load_extension('x')`, 'rule server-file: load_extension'],
    [`select "load_extension"('x')`, 'rule server-file: load_extension'],
    [`create trigger t after insert on a begin select writefile('x', new.b); end;`, 'rule server-file: writefile'],
    [`insert into sqlite_schema values('table', 'x', 'x', 0, 'create table x(a)')`, 'rule system-catalog: sqlite_schema'],
    [`update "sqlite_master" set sql = ''`, 'rule system-catalog: sqlite_master'],
    [`.read other.sql`, 'a command of the sqlite3 shell (.read), which is never carried out'],
    ['begin; create table a(b);', 'this transaction is begun and not ended']
  ])('%s', (sql, reason) => {
    expect(found(sql)).toHaveLength(1)
    expect(found(sql)[0]).toContain(reason)
  })

  test.each([
    [`create table attach(pragma text); insert into attach values('attach database')`],
    [`select 'load_extension(1)', "vacuum" from t -- attach 'x'`],
    ['vacuum; reindex; analyze; pragma user_version = 3; pragma main.foreign_keys = off'],
    ['insert into a select name from sqlite_schema'],
    ['begin; create table a(b); commit; begin immediate; rollback; savepoint x; release x'],
    ['begin; savepoint x; rollback to x; end']
  ])('and may: %s', sql => {
    expect(found(sql)).toEqual([])
  })

  test.each([[`select 'a`], ['create table "a (b)'], ['select [a']])('a text that was cut: %s', sql => {
    expect(() => found(`select 1;\n${sql}`)).toThrow(expect.objectContaining({ code: 'unterminated', line: 2 }))
  })

  test('a text that SQLite would read otherwise', () => {
    expect(() => textOf(Buffer.from('select 1;\0attach x'))).toThrow(Refused)
    expect(() => textOf(Buffer.from([0xff]))).toThrow(Refused)
  })
})

test('statements are cut as the shell cuts them', () => {
  const sql = `-- first;\ncreate table "a;b"(c text default ';');;\n\ncreate temp trigger t after insert on x begin\n  update y set z = case when 1 then 2 end;\n  select 1;\nend;\nselect [;], 'it''s;' /* ; */ from t\n`
  expect([...statementsOf(sql)].map(({ line, text }) => [line, text.split('\n').length])).toEqual([
    [2, 1],
    [4, 4],
    [8, 1]
  ])
})

describe('a definition', () => {
  const form = (sql: string) => normalForm(tokensOf(sql))
  test.each([
    ['a  text NOT\nnull', 'a text not null'],
    ['references "users"("id")', 'REFERENCES users(id)'],
    ['check (`a` > [b]) -- positive', 'check(a>b)']
  ])('is the same: %s', (one, other) => {
    expect(form(one)).toBe(form(other))
  })

  test.each([
    [`default 'A'`, `default 'a'`],
    ['default "null"', 'default null'],
    [`default 'a'`, 'default a'],
    ['check (a = "B")', 'check (a = "b")'],
    ['default 1', 'default 1.0'],
    [`default x'00'`, `default '00'`],
    ['a b', 'ab']
  ])('differs: %s, %s', (one, other) => {
    expect(form(one)).not.toBe(form(other))
  })
})
