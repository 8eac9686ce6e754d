import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { exitCodeOf } from '../../src/rehearsal/denial.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { headline } from '../../src/rehearsal/sentences.ts'
import { renderRehearsalSummary } from '../../src/rehearsal/summary.ts'
import { folderWith } from '../support/folder.ts'

const DUMP = `--
-- PostgreSQL database dump
--

SET standard_conforming_strings = on;
CREATE TABLE public.t (id integer NOT NULL, note text);
INSERT INTO public.t VALUES (1, 'a'), (2, 'b');

--
-- PostgreSQL database dump complete
--
`

type Files = Readonly<Record<string, string>>

/** The folder `db` at a commit, and what was added to it afterwards. */
function checkout(before: Files, added: Files): string {
  const folder = folderWith({ 'clone.sql': DUMP, 'db/.keep': '', ...inDb(before) })
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x', ...args], { cwd: folder })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'before')
  for (const [path, text] of Object.entries(inDb(added))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const inDb = (files: Files): Files => Object.fromEntries(Object.entries(files).map(([path, text]) => [`db/${path}`, text]))

async function run(folder: string, options: Files): Promise<Rehearsal> {
  const given = { ...defaultsOf(REHEARSE), dump: 'clone.sql', migrations: 'db', engine: 'postgres', ...options }
  return (await rehearse(given as typeof given & { tool: 'auto'; engine: 'auto' }, folder, () => undefined)).rehearsal
}

const goose = (up: string, down: string): string => `-- +goose Up\n${up}\n-- +goose Down\n${down}\n`
const steps = ({ chain = [] }: Rehearsal) =>
  chain.map(({ key, outcome, changed, left }) => [key, outcome, changed.length > 0, left.length])
const reasons = ({ denials }: Rehearsal) =>
  denials.map(({ code, path, line, reason }) => `${code} ${path ?? ''}:${line ?? ''} ${reason}`)

test('goose: what is new since a commit, one by one and all together, some of it without a transaction', async () => {
  const folder = checkout(
    { '1_old.sql': '-- +goose Up\nselect 1;\n' },
    {
      '10_b.sql': `-- +goose NO TRANSACTION\n${goose('create index concurrently i on public.u (a);', 'drop index concurrently public.i;')}`,
      '2_a.sql': goose('create table public.u (a integer);\ninsert into public.u values (7);', 'drop table public.u;'),
      '11_c.sql': goose("update public.t set note = 'c' where id = 2;", "update public.t set note = 'b' where id = 2;")
    }
  )
  writeFileSync(join(folder, 'q.sql'), 'set a.b = 1;\nselect note from t where id = $1;\nselect nothing from t;\n')
  const rehearsal = await run(folder, { since: 'main', queries: 'q.sql' })
  expect(reasons(rehearsal)).toEqual([])
  expect(rehearsal.queries).toEqual({ judged: 1, unjudged: 1, passedOver: 1 })
  expect(steps(rehearsal)).toEqual([
    ['2', 'restored', true, 0],
    ['10', 'restored', true, 0],
    ['11', 'restored', true, 0]
  ])
  expect(headline(rehearsal)).toContain('3 migrations were applied and undone, one by one and all together')
  expect(renderRehearsal(rehearsal)).toContain('ok   10  db/10_b.sql')
  expect(renderRehearsalSummary(rehearsal)).toContain('| ✅ | `10` | `db/10_b.sql` | ')
})

test('the first migration that does not come back is named with its rows, on pglite, which replays what is before it', async () => {
  const folder = checkout(
    {},
    {
      '1_a.sql': goose('create table public.u (a integer);', 'drop table public.u;'),
      '2_b.sql': goose('insert into public.u values (8);\ninsert into public.t values (3);', 'delete from public.u;'),
      '3_c.sql': goose('create table public.v ();', 'drop table public.v;')
    }
  )
  const rehearsal = await run(folder, { engine: 'pglite' })
  expect(rehearsal.status).toBe('FAILED')
  expect(reasons(rehearsal)).toEqual([
    'rollback-not-restored db/2_b.sql: migration 2: table public.t: 1 row differs: 1 × row left behind'
  ])
  expect(steps(rehearsal)).toEqual([
    ['1', 'restored', true, 0],
    ['2', 'failed', true, 1]
  ])
})

const PLAN = 'a 2026-01-01T00:00:00Z x <x@x>\nb 2026-01-01T00:00:00Z x <x@x>\n'
const SQITCH: Files = {
  'sqitch.plan': PLAN,
  'deploy/a.sql': '\\set n 5\ncreate table public.u (a integer default :n, b text);\ninsert into public.u (b) values (1);\n',
  'revert/a.sql': 'drop table public.u;',
  'deploy/b.sql': 'begin;\n\\ir ../common/b.sql\ncommit;',
  'revert/b.sql': 'update public.u set a = 6;',
  'common/b.sql': '-- more\nupdate public.u set a = a + 2;\n'
}

test('sqitch: psql commands compose a script; on a server, rows are compared with the state before the migration', async () => {
  const rehearsal = await run(checkout({}, SQITCH), {})
  expect(reasons(rehearsal)).toEqual([
    'rollback-not-restored db/revert/b.sql: migration b: table public.u: 1 row differs: 1 × row missing, 1 × row left behind'
  ])
  expect(steps(rehearsal)).toEqual([
    ['a', 'restored', true, 0],
    ['b', 'failed', true, 1]
  ])
})

test('nothing is started for a folder that is refused, or has nothing new', async () => {
  const none = await run(checkout({ '1_a.sql': goose('select 1;', 'select 2;') }, {}), { since: 'HEAD' })
  expect(none.status).toBe('NOT_APPLIED')
  expect(headline(none)).toBe(
    'NOT_APPLIED: there is no new migration in db since HEAD, so nothing was rehearsed and nothing is claimed.'
  )
  expect([exitCodeOf(none, false), exitCodeOf(none, true)]).toEqual([0, 1])
  const old = goose('select 1;', 'select 2;')
  const converted = await run(checkout({ '1_a.sql': old }, { '1_a.sql': old.replaceAll('\n', '\r\n') }), { since: 'HEAD' })
  expect(converted.status).toBe('NOT_APPLIED')
  const changed = await run(checkout({ '1_a.sql': old }, { '1_a.sql': old.replace('1', '3').replaceAll('\n', '\r\n') }), {
    since: 'HEAD'
  })
  expect(reasons(changed)[0]).toMatch(/^migration-changed db\/1_a\.sql/)
  const refused = await run(
    checkout({}, { '1_a.sql': '-- +goose Up\nselect 1;\n', '01_b.sql': goose('select 1;', 'select 2;') }),
    {}
  )
  expect(refused.phases.find(({ name }) => name === 'start')?.outcome).toBe('not reached')
  expect(reasons(refused)).toEqual([
    'migration-number-twice db/1_a.sql: it has the version of 01_b.sql: give it another one',
    'migration-without-rollback db/1_a.sql: it has no rollback: add a line "-- +goose Down" with the statements that undo it'
  ])
})

test('what an included file may not do is denied where it is', async () => {
  const rehearsal = await run(checkout({}, { ...SQITCH, 'common/b.sql': '-- more\n\\copy public.u from x\n' }), {})
  expect(reasons(rehearsal)).toEqual([
    'psql-meta-command db/common/b.sql:2 a psql command (\\copy), which is never carried out: write COPY … FROM STDIN with the rows'
  ])
})

test.each<[string, Files, Files, string]>([
  ['no folder', {}, { migrations: 'dbx' }, 'there is no folder'],
  ['no dump', {}, { dump: '' }, 'needs "dump"'],
  ['a script beside it', {}, { apply: 'x.sql' }, '"migrations" or "apply", not both'],
  ['no tool', { '1_a.sql': 'select 1;' }, {}, 'is of no tool that is recognised: name one with "tool" (flyway, '],
  [
    'two tools',
    { '1_a.sql': goose('', ''), '2_a.sql': '-- migrate:up' },
    {},
    'can be of several tools: name one with "tool" (goose, dbmate)'
  ],
  ['a commit that is not there', { '1_a.sql': goose('', '') }, { since: 'nowhere' }, 'there is no such commit in this clone'],
  ['a tool without a folder', {}, { migrations: '', tool: 'goose' }, '"tool" needs "migrations"']
])('refused: %s', async (_, files, options, reason) => {
  await expect(run(checkout(files, {}), options)).rejects.toThrow(reason)
})

test('links are not followed', async () => {
  const folder = checkout({}, {})
  const outside = folderWith({ '1_a.sql': goose('select 1;', 'select 2;') })
  symlinkSync(join(outside, '1_a.sql'), join(folder, 'db/1_a.sql'))
  await expect(run(folder, {})).rejects.toThrow('"1_a.sql" is not a regular file')
  rmSync(join(folder, 'db'), { recursive: true })
  symlinkSync(outside, join(folder, 'db'))
  await expect(run(folder, {})).rejects.toThrow('a link leads out of "db"')
})
