import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { Mask } from '../../../src/rehearsal/spec.ts'
import { onClone, rowsOf } from '../../../src/rehearsal/sqlite/connection.ts'
import { sqlite } from '../../../src/rehearsal/sqlite/driver.ts'
import { maskDatabase } from '../../../src/rehearsal/sqlite/mask-rows.ts'
import type { OpenedDump } from '../../../src/rehearsal/sqlite/opened-dump.ts'
import { folderWith } from '../../support/folder.ts'

/** Put together, so that no search finds it in this file. */
const TOKEN = ['ghp', '_', 'x9Qd3LmT7vKc2RzW8yBn4HsJ6fGp1AeU5oXi'].join('')
const SCHEMA = `create table users(id integer primary key, email text unique, age int, token text, raw blob, note text not null default '');
  create table logs(email text, what text);
  create trigger noted after update on users begin insert into logs values (new.email, 'changed'); end;
  create virtual table found using fts5(email, content='users', content_rowid='id');
  insert into users values (1, 'ada@example.com', 36, '${TOKEN}', x'ff00', 'a'), (2, 'bob@example.com', 7, null, cast('bob' as blob), 'b');
  insert into logs values ('ada@example.com', 'old');
  insert into found(found) values ('rebuild');`

function made(): string {
  const path = join(folderWith({}), 'app.db')
  onClone(path, false, database => database.exec(`pragma synchronous = off; ${SCHEMA}`))
  return path
}

const MASKS: readonly Mask[] = [
  { table: 'users', column: 'email', how: 'keep-format' },
  { table: 'logs', column: 'email', how: 'keep-format' },
  { table: 'users', column: 'age', how: 'keep-format' },
  { table: 'users', column: 'token', how: 'null' },
  { table: 'users', column: 'raw', how: 'hash' },
  { table: 'users', column: 'note', how: 'fixed', value: 'x' },
  { table: 'users', column: 'emial', how: 'null' }
]

test('values keep their storage class, keys still match, and no trigger runs', () => {
  const masked = (sha256: string) =>
    onClone(made(), false, database => {
      expect(maskDatabase(database, MASKS, sha256)).toEqual(['users.emial'])
      return {
        users: rowsOf(database, 'select email, age, typeof(age), token, typeof(raw), note from users order by id'),
        logs: rowsOf(database, 'select * from logs'),
        raw: rowsOf(database, 'select distinct raw from users').length,
        triggers: rowsOf(database, `select sql from sqlite_schema where type = 'trigger'`),
        found: rowsOf(database, `select rowid from found where found match 'ada'`)
      }
    })
  const one = masked('a')
  expect(one).toEqual(masked('a'))
  expect(one.users).not.toEqual(masked('b').users)
  expect(one.users).toEqual([
    [expect.stringMatching(/^[a-z]{3}@[a-z]{7}\.[a-z]{3}$/), expect.any(BigInt), 'integer', null, 'blob', 'x'],
    [expect.stringMatching(/^[a-z]{3}@[a-z]{7}\.[a-z]{3}$/), expect.any(BigInt), 'integer', null, 'blob', 'x']
  ])
  expect(one.users[0]?.[0]).not.toBe('ada@example.com')
  expect(one.logs).toEqual([[one.users[0]?.[0], 'old']])
  expect(one.raw).toBe(2)
  expect(one.triggers).toEqual([[expect.stringMatching(/^create trigger noted/i)]])
  expect(one.found).toEqual([])
})

test.each<readonly [string, Mask, string]>([
  ['NULL where none may be', { table: 'users', column: 'note', how: 'null' }, 'NOT NULL constraint failed: users.note'],
  ['one value in a unique column', { table: 'users', column: 'email', how: 'fixed', value: 'x' }, 'UNIQUE constraint failed'],
  ['a format of bytes that are no text', { table: 'users', column: 'raw', how: 'keep-format' }, 'use hash or null'],
  ['a text as a rowid', { table: 'users', column: 'id', how: 'hash' }, 'datatype mismatch']
])('is refused: %s', (_, mask, reason) => {
  onClone(made(), false, database => expect(() => maskDatabase(database, [mask], 'a')).toThrow(reason))
})

test('credentials are searched for after masking, and a column that is not there is named', async () => {
  const survey = async (mask: readonly Mask[]) => {
    // The driver's own dump.
    const dump = sqlite.openDump(made(), { pgBin: undefined, mask: [...mask] }) as OpenedDump
    const { secrets } = await sqlite.survey(dump, {})
    return { found: secrets.findings.length, unused: dump.unusedMasks?.() }
  }
  expect(await survey(MASKS)).toEqual({ found: 0, unused: ['users.emial'] })
  expect((await survey(MASKS.slice(0, 1))).found).toBe(1)
})
