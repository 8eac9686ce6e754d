import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { missingDigests } from '../../src/rehearsal/chain-states.ts'
import { exceptionTexts } from '../../src/rehearsal/exceptions.ts'
import { renderRehearsalPage } from '../../src/rehearsal/page.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { restoredWord } from '../../src/rehearsal/sentences.ts'
import { parseExceptions } from '../../src/rehearsal/spec.ts'
import { renderRehearsalSummary } from '../../src/rehearsal/summary.ts'
import type { DeclaredException } from '../../src/release/documents/exceptions.ts'
import { folderWith } from '../support/folder.ts'
import { HAS_POSTGRES } from './rehearsing.ts'

type Files = Readonly<Record<string, string>>

const why = 'agreed'
const goose = (up: string, down: string): string => `-- +goose Up\n${up}\n-- +goose Down\n${down}\n`
const CREATES = (table: string): string => goose(`create table ${table} (a integer);`, `drop table ${table};`)

/** A file of exceptions, and a policy that allows them. */
function agreed(exceptions: readonly DeclaredException[], sequences: readonly string[] = [], allowed = exceptions): Files {
  const declared = { schema: 'seal-gate/rehearsal-exceptions/1', sequence_policy: 'may-advance', exceptions }
  const policy = {
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
    required_evidence: ['clone-provenance'],
    allow: { exceptions: allowed, sequences_may_advance: sequences }
  }
  return { 'exceptions.json': JSON.stringify(declared), 'policy.json': JSON.stringify(policy) }
}

async function run(folder: string, options: Files = {}): Promise<Rehearsal> {
  const given = { ...defaultsOf(REHEARSE), migrations: 'db', exceptions: 'exceptions.json', policy: 'policy.json', ...options }
  return (await rehearse(given as typeof given & { tool: 'auto'; engine: 'auto' }, folder, () => undefined)).rehearsal
}

const reasons = ({ denials }: Rehearsal) => denials.map(({ code, path, reason }) => `${code} ${path ?? ''} ${reason}`)
const steps = ({ chain = [] }: Rehearsal) =>
  chain.map(({ key, outcome, exceptions }) => [key, outcome, exceptionTexts(exceptions)])

const AUDIT: readonly DeclaredException[] = [
  { kind: 'rows-added', table: 'audit', why },
  { kind: 'columns', table: 'users', columns: ['updated_at'], why }
]
const UNDONE = "update users set bio = 'b' where id = 2;"

/** A database whose trigger writes an audit table, and three migrations, of which the second one changes a row. */
function audited(files: Files, down = UNDONE): string {
  const folder = folderWith({
    'db/1_a.sql': CREATES('u'),
    'db/2_b.sql': goose("update users set bio = 'x' where id = 2;", down),
    'db/3_c.sql': CREATES('v'),
    ...files
  })
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.exec(`pragma synchronous = off;
    create table users(id integer primary key, bio text, updated_at integer default 0);
    create table audit(id integer primary key autoincrement, user integer);
    insert into users(bio) values ('a'), ('b');
    insert into audit(user) values (1), (2);
    create trigger stamp after update of bio on users begin
      update users set updated_at = new.updated_at + 1 where id = new.id; insert into audit(user) values (new.id);
    end`)
  database.close()
  return folder
}

describe('on a database file', () => {
  const runFile = async (files: Files, down?: string) => await run(audited(files, down), { dump: 'app.db' })

  test('what is declared and allowed is shown per migration and in the result, and never called equal', async () => {
    const rehearsal = await runFile(agreed(AUDIT, ['audit']))
    expect(reasons(rehearsal)).toEqual([])
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: false })
    expect(restoredWord(rehearsal)).toBe('except-declared')
    const used = [
      'table audit: 2 rows differ: 2 × row left behind',
      'table users: 1 row differs: 1 × value not restored (updated_at)',
      'audit'
    ]
    const carried = ['table users', 'table audit', 'audit'].map(one => (one === 'audit' ? one : `${one}: left by migration 2`))
    expect(steps(rehearsal)).toEqual([
      ['1', 'except-declared', expect.arrayContaining(carried)],
      ['2', 'except-declared', used],
      ['3', 'restored', []]
    ])
    expect(rehearsal.exceptions).toHaveLength(3)
    // Expectations would not lead to evidence.
    expect(rehearsal.evidence).toEqual([])
    expect(renderRehearsal(rehearsal)).toContain(
      '\nNo evidence is written: its documents are about one change in two files, and not about the folder of a tool.\n'
    )
    expect(renderRehearsal(rehearsal)).not.toContain('only with both')
    expect(renderRehearsal(rehearsal)).toMatch(/^REHEARSED: .* as before, but for declared exceptions \(.*table audit/)
    expect(renderRehearsal(rehearsal)).toContain(
      `ok   2  db/2_b.sql  3 changes, but for declared exceptions (${used.join(', ')})`
    )
    expect(renderRehearsalSummary(rehearsal)).toMatch(
      /\| `2` \| `db\/2_b\.sql` \| \d \| table audit: .*left behind; table users: .*; audit \|/
    )
    expect(renderRehearsalPage(rehearsal)).toContain('undone, but for declared exceptions: table audit: 2 rows differ')
  })

  test.each<[string, Files, string, readonly string[]]>([
    [
      'the policy does not allow one, and not the sequence',
      agreed(AUDIT, [], AUDIT.slice(1)),
      UNDONE,
      ['table audit', 'sequence audit']
    ],
    [
      'a former row is lost, and another column differs',
      agreed(AUDIT, ['audit']),
      `${UNDONE.replace("'b'", "'c'")} delete from audit where id = 1;`,
      ['table audit', 'table users']
    ],
    [
      'a former row is lost on the way back only, when no copy of the state is left',
      agreed(AUDIT, ['audit']),
      `${UNDONE} delete from audit where id = 1 and (select count(*) from audit) > 5;`,
      ['table audit']
    ]
  ])('denied: %s', async (_, files, down, named) => {
    const rehearsal = await runFile(files, down)
    expect(rehearsal).toMatchObject({ status: 'FAILED', restoredEqualsBefore: false })
    expect(reasons(rehearsal).every(text => text.startsWith('rollback-not-restored db/2_b.sql migration 2: '))).toBe(true)
    for (const name of named) expect(reasons(rehearsal).join('\n')).toContain(name)
    expect(rehearsal.chain?.[1]?.outcome).toBe('failed')
  })

  test('exceptions need a policy, and a file that is what it must be', async () => {
    const folder = audited(agreed(AUDIT))
    await expect(run(folder, { dump: 'app.db', policy: '' })).rejects.toThrow('"exceptions" needs "policy"')
    await expect(run(folder, { dump: 'app.db', exceptions: 'policy.json' })).rejects.toThrow(
      'exceptions: "policy.json": /schema must be "seal-gate/rehearsal-exceptions/1"'
    )
    await expect(run(folder, { dump: 'app.db', exceptions: 'none.json' })).rejects.toThrow('"none.json" cannot be read')
    await expect(run(folder, { spec: 'spec.json', migrations: '', policy: '' })).rejects.toThrow(
      'give a spec or "exceptions", not both'
    )
  })
})

const DUMP = `--
-- PostgreSQL database dump
--

CREATE TYPE public.mood AS ENUM ('a', 'b');
CREATE TABLE public.t (id integer NOT NULL, mood public.mood);
INSERT INTO public.t VALUES (1, 'a');

--
-- PostgreSQL database dump complete
--
`
const LABEL: DeclaredException = { kind: 'enum-label', type: 'public.mood', label: 'c', why }

;(HAS_POSTGRES ? describe : describe.skip)('on a server', () => {
  const runDump = async (files: Files, down = 'select 1;') =>
    await run(
      folderWith({
        'clone.sql': DUMP,
        'db/1_a.sql': CREATES('public.u'),
        'db/2_b.sql': goose("alter type public.mood add value if not exists 'c' before 'b';", down),
        'db/3_c.sql': CREATES('public.v'),
        ...files
      }),
      { dump: 'clone.sql', engine: 'postgres' }
    )

  test('a label that a migration leaves is an exception where it is declared', async () => {
    const rehearsal = await runDump(agreed([LABEL]))
    expect(reasons(rehearsal)).toEqual([])
    expect(rehearsal.chain?.map(({ outcome }) => outcome)).toEqual(['except-declared', 'except-declared', 'restored'])
    expect(rehearsal.exceptions.join()).toContain('enum label public.mood "c": left behind')
    expect(renderRehearsal(rehearsal)).toMatch(/^REHEARSED: .* but for declared exceptions \(/)
  })

  test('what is left beside the label is denied', async () => {
    const beside = await runDump(agreed([LABEL]), "comment on table public.t is 'x';")
    expect(beside.status).toBe('FAILED')
    expect(reasons(beside).join('\n')).toMatch(/db\/2_b\.sql migration 2: comment .*public\.t/)
  })
})

describe('exceptions of a chain', () => {
  test('rows are missing as often as there are fewer of them', () => {
    const list = (...digests: readonly string[]) => Buffer.concat(digests.map(one => Buffer.alloc(16, one)))
    expect(missingDigests(list('a', 'b'), list('a', 'a', 'b', 'c'))).toBe(0)
    expect(missingDigests(list('a', 'a', 'b'), list('a', 'b', 'c'))).toBe(1)
    expect(missingDigests(list('b'), list('a', 'c'))).toBe(1)
    expect(missingDigests(list('b'), list())).toBe(1)
    expect(missingDigests(list(), list('a'))).toBe(0)
  })

  test('an object is listed once, and the schema as a whole only if none of its objects is', () => {
    const schema = { kind: 'schema', object: 'schema' } as const
    const label = { kind: 'schema', object: 'enum label x', detail: 'left behind' } as const
    const table = { kind: 'table', object: 't' } as const
    expect(exceptionTexts([schema, table, { ...table, detail: 'more' }])).toEqual(['schema', 'table t'])
    expect(exceptionTexts([schema, table, label])).toEqual(['table t', 'enum label x: left behind'])
  })

  test.each([
    ['{"schema":"seal-gate/rehearsal-exceptions/1","exceptions":[],"exceptions":[]}', 'the key /exceptions is given twice'],
    ['{"schema":"seal-gate/rehearsal-exceptions/1","policy":{}}', 'policy'],
    ['{', 'it is not a JSON document in UTF-8']
  ])('a file of exceptions is read strictly: %s', (text, problem) => {
    expect(parseExceptions(Buffer.from(text))).toMatchObject({ problems: [expect.stringContaining(problem)] })
  })
})
