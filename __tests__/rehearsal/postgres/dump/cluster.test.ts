import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readDirectInput } from '../../../../src/rehearsal/direct-input.ts'
import type { DumpSurvey } from '../../../../src/rehearsal/dump.ts'
import { cloneId, packetOf } from '../../../../src/rehearsal/packet-input.ts'
import { ofOneDatabase } from '../../../../src/rehearsal/postgres/dump/cluster.ts'
import { openDump } from '../../../../src/rehearsal/postgres/dump/source.ts'
import { surveyDump } from '../../../../src/rehearsal/postgres/dump/survey.ts'
import { readInput } from '../../../../src/rehearsal/read-input.ts'
import { rehearse, rehearseInput } from '../../../../src/rehearsal/rehearse.ts'
import { folderWith } from '../../../support/folder.ts'
import { fixture, json, rehearsalFolder, swapped } from '../../rehearsing.ts'
import { SourceServer } from '../../source-server.ts'
import { caught } from '../streams.ts'

// Dumps by the real pg_dumpall, of databases whose names and contents look like its own commands.

const SQL = `
create role app login password 'of-the-source-9137';
create role "Report er" noinherit;
create role idle_in_shop;
grant "Report er" to app;
grant pg_monitor to "Report er";
create database shop owner app;
create database "x y'z" owner "Report er";
create database "Quo""te";
alter role app in database shop set work_mem = '9MB';
alter database shop set timezone = 'UTC';
\\connect shop
create table public.item (id int primary key, note text);
alter table public.item owner to app;
insert into item values (1, E'\\\\connect other'), (2, '-- PostgreSQL database dump complete'),
  (3, E'a\\n\\\\connect evil\\n-- PostgreSQL database cluster dump complete');
create function public.f() returns text language sql as $$
select '
\\connect evil
CREATE DATABASE evil;
--
-- PostgreSQL database dump complete
--
'
$$;
comment on table item is '
--
-- PostgreSQL database dump complete
--
\\connect evil
';
grant select on item to "Report er";
\\connect "x y'z"
create table public.item (id int, note text);
insert into item values (9, 'MARK OF X Y Z');
create table public.only_here (note text);
alter table public.only_here owner to "Report er";
\\connect "Quo""te"
create table public.q (id int);
insert into q values (7);
`
const NAMES = ['Quo"te', 'shop', 'source', "x y'z", 'template1', 'postgres']
const MARK = 'MARK OF X Y Z'

let source: SourceServer
let all: string
let text: string
beforeAll(() => {
  source = new SourceServer()
  source.load(SQL)
  all = source.dumpAll('all.sql', ['--no-role-passwords'])
  text = readFileSync(all, 'utf8')
})
afterAll(() => source.end())

function cut(path: string, database: string | undefined) {
  return ofOneDatabase(
    openDump(path, () => undefined),
    database
  )
}

async function textOf(path: string, database: string | undefined): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of cut(path, database).sql()) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

const written = (content: string) => join(folderWith({ 'all.sql': content }), 'all.sql')

test('one database is cut out, with the number of each line', async () => {
  for (const name of NAMES) {
    const own = (await textOf(all, name)).split('\n')
    const lines = text.split('\n')
    expect(own).toHaveLength(lines.length)
    expect(own.filter((line, index) => line !== '' && line !== lines[index])).toEqual([])
    expect(own.includes(`9\t${MARK}`)).toBe(name === "x y'z")
    expect(own.includes('7')).toBe(name === 'Quo"te')
    expect(own.some(line => line.startsWith('CREATE FUNCTION'))).toBe(name === 'shop')
    expect(own.filter(line => line === '\\connect evil')).toHaveLength(name === 'shop' ? 2 : 0)
    expect(own.filter(line => /ROLE app (?!IN)|pg_monitor/.test(line))).toEqual([])
  }
  // A `--clean` has the databases and roles in other places.
  expect(await textOf(source.dumpAll('clean.sql', ['--clean', '--if-exists']), 'shop')).toContain('CREATE FUNCTION public.f')
})

test('what is known of it: roles, version, and nothing of another database', async () => {
  const survey = await surveyDump(cut(all, 'shop'), {})
  expect(survey).toMatchObject({
    database: 'shop',
    roles: ['Report er', 'admin', 'app', 'idle_in_shop'],
    serverVersion: expect.stringMatching(/^\d+/),
    findings: [],
    leads: []
  })
  expect([...survey.tables.keys()]).toEqual(['public.item'])
  expect(survey.notWhole).toBeUndefined()
  expect(survey.secrets.findings).toEqual([])
  // The digest is that of the file.
  expect(survey.bytes).toBe(Buffer.byteLength(text))
  const withPasswords = source.dumpAll('passwords.sql')
  const line =
    readFileSync(withPasswords, 'utf8')
      .split('\n')
      .findIndex(one => one.includes('SCRAM-SHA-256$')) + 1
  expect((await surveyDump(cut(withPasswords, 'shop'), {})).secrets.findings).toContainEqual({ rule: 'scram-verifier', line })
})

describe('a dump of a cluster is refused', () => {
  const listed = NAMES.map(name => JSON.stringify(name))

  test('without a name, and with one that is not in it', async () => {
    for (const [name, start] of [
      [undefined, 'it is a dump of a whole cluster, with the databases '],
      ['evil', 'the database "evil" is not in it: it has the databases ']
    ] as const) {
      const { message } = (await caught(textOf(all, name))) as Error
      expect(message.startsWith(start)).toBe(true)
      expect(listed.filter(one => !message.includes(one))).toEqual([])
    }
    expect(await caught(textOf(source.dumpAll('globals.sql', ['--globals-only']), undefined))).toMatchObject({
      message: expect.stringContaining('without any database')
    })
  })

  test('unless it has one database only', async () => {
    const others = NAMES.filter(name => name !== 'shop').map(name => `--exclude-database="${name.replaceAll('"', '""')}"`)
    const one = source.dumpAll('one.sql', others)
    expect(await textOf(one, undefined)).toContain('CREATE FUNCTION public.f')
    expect(await textOf(one, 'shop')).toBe(await textOf(one, undefined))
  })

  test('where it is cut off, wherever', async () => {
    const last = text.indexOf('-- PostgreSQL database cluster dump complete\n', text.indexOf(MARK))
    for (const end of [last, last + 20, text.indexOf(MARK), text.indexOf('CREATE DATABASE shop')])
      for (const name of ['shop', undefined])
        expect(await caught(textOf(written(text.slice(0, end)), name))).toMatchObject({
          code: expect.stringMatching(/^dump-truncated$|^copy-unterminated$/)
        })
    const end = '--\n-- PostgreSQL database dump complete\n--\n'
    const shop = text.indexOf(end, text.lastIndexOf('GRANT SELECT ON TABLE public.item'))
    expect(await caught(textOf(written(text.slice(0, shop) + text.slice(shop + end.length)), 'shop'))).toMatchObject({
      code: 'dump-truncated',
      message: 'the database "shop" is not in it to its end: it was cut off'
    })
  })

  test.each<[string, (whole: string) => string, string]>([
    [
      'with a statement before its databases',
      whole => whole.replace('\nCREATE ROLE', '\nCREATE TABLE t (id int);\nCREATE ROLE'),
      'neither'
    ],
    [
      'with rows between its databases',
      whole => whole.replace('-- Database "shop" dump', '\nINSERT INTO t VALUES (1);\n-- x'),
      'neither'
    ],
    ['with a database twice', whole => whole.replace('\\connect postgres\n', '\\connect shop\n'), 'more than once'],
    ['with another command', whole => whole.replace('\\connect postgres\n', '\\connect `id`\n'), 'not as pg_dumpall writes it'],
    ['with a command before its databases', whole => whole.replace('\nCREATE ROLE', '\n\\i x.sql\nCREATE ROLE'), 'neither']
  ])('%s', async (_, edit, reason) => {
    const changed = edit(text)
    expect(changed).not.toBe(text)
    expect(await caught(textOf(written(changed), 'shop'))).toMatchObject({
      code: 'dump-unreadable',
      message: expect.stringContaining(reason),
      line: expect.any(Number)
    })
  })

  test('and a name is refused where there is one database', async () => {
    expect(await caught(textOf(source.dump('plain'), 'source'))).toMatchObject({
      message: expect.stringContaining('leave it out')
    })
    const plain = source.dump('plain')
    expect(await textOf(plain, undefined)).toBe(readFileSync(plain, 'utf8'))
  })
})

/** Fails where anything of another database is in the clone, or a role of the cluster is not. */
const ALONE = `do $$ begin
  if to_regclass('public.only_here') is not null or to_regclass('public.q') is not null then raise 'another database'; end if;
  if exists (select from public.item where note like 'MARK%') then raise 'rows of another database'; end if;
  if (select count(*) from public.item) <> 3 then raise 'rows are missing'; end if;
end $$;
`

test('one database of a cluster is rehearsed, and nothing of another is in the clone', async () => {
  const packed = join(source.folder, 'all.sql.xz')
  writeFileSync(packed, execFileSync('xz', ['-c'], { input: text }))
  const script = (path: string, content: string) => ({ path, content: Buffer.from(content) })
  const apply = script('up.sql', `${ALONE}alter table item add x int;\ngrant select (x) on item to idle_in_shop;`)
  const request = { root: source.folder, dump: packed, engine: 'postgres', database: 'shop', transaction: 'none' } as const
  const migrations = [{ apply, rollback: script('down.sql', 'alter table item drop x;') }]
  const rehearsal = await rehearseInput(readDirectInput({ ...request, migrations }))
  expect(rehearsal.denials).toEqual([])
  expect(rehearsal).toMatchObject({ status: 'REHEARSED', database: 'shop' })
})

test('on the embedded engine, too, and the evidence names the database', async () => {
  const section = (name: string, dump: string) => `--\n-- Database "${name}" dump\n--\n\n\\connect ${name}\n\n${dump}\n`
  const other = swapped('CREATE TABLE', 'CREATE TABLE public.only_here (id int);\nCREATE TABLE')(fixture('dump.sql'))
  const folder = rehearsalFolder({
    'dump.sql': dump =>
      `--\n-- PostgreSQL database cluster dump\n--\n\n${section('other', other)}${section('own', dump)}--\n-- PostgreSQL database cluster dump complete\n--\n`,
    'apply.sql': script => `CREATE TABLE public.only_here (id int);\n${script}`,
    'rollback.sql': script => `${script}\nDROP TABLE public.only_here;`,
    'spec.json': json(spec => Object.assign(spec, { database: 'own' }))
  })
  const { evidence, denials } = await rehearse({ spec: join(folder, 'spec.json'), engine: 'pglite' })
  expect(denials).toEqual([])
  const { dump, clone_id: id } = JSON.parse(evidence[0]?.text ?? '{}')
  expect(dump.database).toBe('own')
  const { sha256, bytes } = dump
  const input = packetOf(readInput({ spec: join(folder, 'spec.json') }))
  const idOf = (database: string) => input && cloneId(input, { sha256, bytes, database } as DumpSurvey)
  expect([idOf('own'), idOf('other')]).toEqual([id, expect.not.stringMatching(id)])
})
