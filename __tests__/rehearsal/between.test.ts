import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from '@jest/globals'
import { rehearse } from '../../src/commands/rehearse.ts'
import { REHEARSE } from '../../src/options/action-tables.ts'
import { defaultsOf } from '../../src/options/row.ts'
import { compareWritten, isWrittenAlike } from '../../src/rehearsal/between.ts'
import { sequenceFaults } from '../../src/rehearsal/between-facts.ts'
import { renderRehearsal } from '../../src/rehearsal/printed.ts'
import type { Rehearsal } from '../../src/rehearsal/rehearsal.ts'
import { onClone } from '../../src/rehearsal/sqlite/connection.ts'
import { tally } from '../../src/rehearsal/sqlite/tally.ts'
import type { Tally } from '../../src/rehearsal/tally.ts'
import { folderWith } from '../support/folder.ts'
import { dumpWith, type Files, fixture, HAS_POSTGRES, json, judgedPacket, run } from './rehearsing.ts'

// Rows that are written between the change and its rollback.

const SCHEMA = `pragma synchronous = off;
  create table users(id integer primary key, email text not null unique, status text default 'new', bio);
  create table posts(id integer primary key autoincrement, user_id integer not null references users(id), body text not null);
  insert into users(email, status, bio) values ('a', 'new', 'x'), ('b', null, 'y');
  insert into posts(user_id, body) values (1, 'p');`

const SCRIPTS = { dump: 'app.db', apply: 'up.sql', rollback: 'down.sql', transaction: 'none' as const }

/** A rehearsal of an SQLite database. @param between a script, or `generated` */
async function onSqlite(apply: string, rollback: string, between: string, schema = SCHEMA): Promise<Rehearsal> {
  const folder = folderWith({ 'up.sql': apply, 'down.sql': rollback, 'rows.sql': between })
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.exec(schema)
  database.close()
  const options = {
    ...SCRIPTS,
    between: between === 'generated' ? between : 'rows.sql'
  }
  return (await rehearse({ ...defaultsOf(REHEARSE), ...options }, folder, () => undefined)).rehearsal
}

/** A rehearsal of a rollback that may add rows to a table, as was declared. */
async function withAudit(apply: string, rollback: string, between: string): Promise<Rehearsal> {
  const exceptions = [{ kind: 'rows-added', table: 'audit', why: 'agreed' }]
  const policy = {
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: ['7100000000000000001'] },
    required_evidence: ['clone-provenance'],
    allow: { exceptions }
  }
  const folder = folderWith({
    'up.sql': apply,
    'down.sql': `${rollback} insert into audit(note) values ('undone');`,
    'rows.sql': between,
    'exceptions.json': JSON.stringify({ schema: 'seal-gate/rehearsal-exceptions/1', exceptions }),
    'policy.json': JSON.stringify(policy)
  })
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.exec(`${SCHEMA} create table audit(id integer primary key, note); insert into audit(note) values ('a'), ('b')`)
  database.close()
  const options = { ...SCRIPTS, between: 'rows.sql', exceptions: 'exceptions.json', policy: 'policy.json' }
  return (await rehearse({ ...defaultsOf(REHEARSE), ...options }, folder, () => undefined)).rehearsal
}

test.each<[what: string, apply: string, rollback: string, lost: string | undefined]>([
  ['it keeps the others', '', '', undefined],
  ['it changes a row that was written', '', `update audit set note = 'x' where id = 9;`, '1 row of those'],
  [
    'it changes a former row once there are others',
    '',
    'update audit set note = 7 where id = 1 and exists (select 1 from audit where id = 9);',
    '1 row of those'
  ],
  [
    'the change gave the table a column',
    'alter table audit add column c;',
    'alter table audit drop column c; update audit set note = 1 where exists (select 1 from audit where id = 9);',
    '3 rows of those'
  ]
])('a rollback that may add rows: %s', async (_, apply, rollback, lost) => {
  const rehearsal = await withAudit(`${ADD} ${apply}`, `${DROP} ${rollback}`, `insert into audit(id, note) values (9, 'kept');`)
  expect(found(rehearsal)).toEqual(
    lost === undefined
      ? { status: 'REHEARSED', denials: [] }
      : {
          status: 'FAILED',
          denials: [expect.stringMatching(`^rollback-not-restored: with rows written after the change: audit: ${lost}`)]
        }
  )
  expect(rehearsal.between?.kept).toEqual(lost === undefined ? [{ table: 'audit', rows: 1 }] : [])
})

/** What came of it, as the report lists it. */
const found = ({ status, denials }: Rehearsal) => ({
  status,
  denials: denials.map(({ code, reason }) => `${code}: ${reason}`)
})

const ADD = 'alter table users add column age integer;'
const DROP = 'alter table users drop column age;'
const ROW = `insert into users(email, status, bio) values ('c', 'new', 'z');`
const REBUILD = (rows: string) =>
  `create table old(id integer primary key, email text not null unique, status text default 'new', bio); insert into old select id, email, status, bio from users ${rows}; drop table users; alter table old rename to users;`

/** What is wrong after rows were written and the change was undone, in one process and without the rest of a rehearsal. */
function judged(apply: string, rollback: string, rows: string) {
  const path = join(folderWith({}), 'app.db')
  const sql = (text: string) => onClone(path, false, database => database.exec(text))
  const counted = () => onClone(path, true, database => tally(database, () => undefined))
  sql(SCHEMA)
  const before = counted()
  sql(apply)
  const after = counted()
  sql(rows)
  const written = counted()
  sql(rollback)
  const tallies = { before, after, written, restored: counted() }
  const { kept, lost, faults, unseen } = compareWritten(tallies, [])
  return {
    faults: [...faults, ...sequenceFaults(tallies, new Set())].map(({ table, detail }) => `${table}: ${detail}`),
    kept: kept.map(one => `${one.table} ${one.rows}`),
    lost: lost.map(({ object, detail }) => `${object}: ${detail}`),
    unseen
  }
}

test.each<readonly [string, string, string, string, Partial<ReturnType<typeof judged>>]>([
  ['a row is kept', ADD, DROP, ROW, { faults: [], kept: ['users 1'], lost: [] }],
  [
    'a value of a new column is lost',
    ADD,
    DROP,
    `insert into users(email, age) values ('c', 7), ('d', null);`,
    { faults: [], kept: ['users 2'], lost: ['column users.age: 1 value: the change creates the column'] }
  ],
  [
    'rows of a new table are lost',
    'create table notes(a);',
    'drop table notes;',
    `insert into notes values (1), (2); ${ROW}`,
    { faults: [], kept: ['users 1'], lost: ['table notes: 2 rows: the change creates the table'] }
  ],
  [
    'values of a new column and of a new table that are only changed are lost, too',
    `alter table users add column age integer default 5; create table notes(a); insert into notes values (1);`,
    `drop table notes; ${DROP}`,
    `update users set age = 6 where id = 1; update notes set a = 2;`,
    {
      faults: [],
      kept: ['users 0'],
      lost: [
        'column users.age: changed values: the change creates the column',
        'table notes: changed values: the change creates the table'
      ]
    }
  ],
  [
    'a rollback brings back only the former rows',
    ADD,
    REBUILD('where id <= 2'),
    ROW,
    { faults: ['users: 1 row is missing, after 1 were written'] }
  ],
  ['its neighbour brings back all of them', ADD, REBUILD(''), ROW, { faults: [], kept: ['users 1'] }],
  [
    'a rollback writes rows of its own',
    ADD,
    `${DROP} insert into users(email) select 'x' where (select count(*) from users) > 2;`,
    ROW,
    { faults: ['users: 1 row more than were written'] }
  ],
  [
    'a rollback touches a table that nothing was written to',
    ADD,
    `${DROP} update posts set body = 'q' where (select count(*) from users) > 2;`,
    ROW,
    { faults: ['posts: nothing was written to it, and it is not as it was before'] }
  ],
  [
    'a default is undone in rows that were written with that value',
    `${ADD} update users set status = 'active' where status is null;`,
    `${DROP} update users set status = null where status = 'active';`,
    `insert into users(email, status) values ('c', 'active');`,
    { faults: ['users: values are not as they were written (status)'] }
  ],
  [
    'values are exchanged between rows',
    ADD,
    `${DROP} update users set bio = case id when 1 then 'y' when 2 then 'x' else bio end where (select count(*) from users) > 2;`,
    ROW,
    { faults: ['users: values are not as they were written (bio)'] }
  ],
  [
    'a renamed column and a renamed table keep their rows',
    'alter table users rename column bio to about; alter table users rename to people;',
    'alter table people rename to users; alter table users rename column about to bio;',
    `insert into people(email, about) values ('c', 'z');`,
    { faults: [], kept: ['users 1'], lost: [] }
  ],
  [
    'the twin loses what is in the renamed column',
    'alter table users rename column bio to about;',
    `update users set about = null where id > 2; alter table users rename column about to bio;`,
    `insert into users(email, about) values ('c', 'z');`,
    { faults: ['users: values are not as they were written (bio)'] }
  ],
  [
    'rows are changed and deleted',
    ADD,
    DROP,
    `update users set bio = 'w' where id = 1; delete from users where id = 2; delete from posts;`,
    { faults: [], kept: ['posts -1', 'users -1'] }
  ],
  [
    'columns that the change removes are looked at once more',
    'alter table users drop column bio;',
    'alter table users add column bio;',
    `insert into users(email) values ('c');`,
    { kept: ['users 1'], unseen: ['users'] }
  ],
  [
    'a sequence goes back behind a row',
    ADD,
    `${DROP} update sqlite_sequence set seq = 1 where name = 'posts';`,
    `insert into posts(user_id, body) values (1, 'q');`,
    { faults: ['sequence posts: it is behind the rows that were written: the next row would get a number that is taken'] }
  ]
])('%s', (_, apply, rollback, rows, expected) => {
  expect(judged(apply, rollback, rows)).toMatchObject(expected)
})

/** Whether rows change `users` before the change as they do after it. */
function isAlike(apply: string, rows: string): boolean {
  const state = (...texts: readonly string[]) => {
    const path = join(folderWith({}), 'app.db')
    for (const text of [SCHEMA, ...texts]) onClone(path, false, database => database.exec(text))
    return onClone(path, true, database => tally(database, () => undefined))
  }
  const [before, after, written] = [state(), state(apply), state(apply, rows)]
  return isWrittenAlike('users', { before, after, written, restored: before }, state(rows))
}

test.each<readonly [string, string, boolean]>([
  ['a row that is always written', ROW, true],
  [
    'a row that is written only after the change',
    `insert into users(email) select 'c' from posts where body = 'changed';`,
    false
  ],
  ['a value that is always changed', `update users set bio = 'w' where id = 1;`, true],
  [
    'its twin, only after the change',
    `update users set bio = 'w' where id = (select user_id from posts where body = 'changed');`,
    false
  ],
  [
    'one of two that are changed only after the change',
    `update users set status = 's'; update users set bio = 'w' where (select body from posts) = 'changed';`,
    false
  ],
  ['a row that is always deleted', 'delete from users where id = 2;', true],
  ['its twin, only before the change', `delete from users where id = 2 and (select body from posts) <> 'changed';`, false]
])('the original shows what a rollback has to keep of %s', (_, rows, expected) => {
  expect(isAlike(`${ADD} update posts set body = 'changed';`, rows)).toBe(expected)
})

const KEEP_BIO = 'create table kept as select id, bio from users; alter table users drop column bio;'
const FRESH = `update users set status = 'fresh' where status = 'new';
  create trigger conv after insert on users when new.status = 'new' begin update users set status = 'fresh' where id = new.id; end;`

describe('on SQLite', () => {
  test.each<readonly [string, string, string, string, object]>([
    [
      'a rollback that fails on a row',
      'create table p2 as select * from posts; drop table posts; alter table p2 rename to posts;',
      'alter table posts rename to p2; create table posts(id integer primary key autoincrement, user_id integer not null references users(id), body text not null); insert into posts select * from p2; drop table p2;',
      `insert into posts values (9, 1, null);`,
      {
        status: 'FAILED',
        denials: ['rollback-failed: with rows written after the change: NOT NULL constraint failed: posts.body (1299)']
      }
    ],
    [
      'a conversion that is undone, where the same rows before the change lead to the same table',
      FRESH,
      `drop trigger conv; update users set status = 'new' where status = 'fresh';`,
      ROW,
      { status: 'REHEARSED', denials: [] }
    ],
    [
      'former values of a removed column that come back only if nothing was written',
      KEEP_BIO,
      'alter table users add column bio; update users set bio = (select bio from kept where kept.id = users.id) where (select count(*) from users) = 2; drop table kept;',
      `insert into users(email) values ('c');`,
      {
        status: 'FAILED',
        denials: ['rollback-not-restored: with rows written after the change: users: 2 former rows differ or are missing']
      }
    ],
    [
      'a row that names a new column, and that the rollback loses',
      ADD,
      REBUILD('where id <= 2'),
      `insert into users(email, age) values ('c', 7);`,
      {
        status: 'FAILED',
        denials: [
          'rollback-not-restored: with rows written after the change: users: 1 row is missing, after 1 were written (before the change, the same rows are refused: table users has no column named age (1))'
        ]
      }
    ],
    [
      'a script that undoes the change',
      ADD,
      DROP,
      `${DROP} ${ROW} ${ADD} create index extra on users(bio);`,
      { status: 'FAILED', denials: ['between-failed: it changes the schema: index extra: new'] }
    ],
    [
      'a script that changes nothing',
      ADD,
      DROP,
      'select 1;',
      { status: 'FAILED', denials: ['between-failed: it changes no row of any table: nothing is shown by it'] }
    ],
    [
      'a script that is refused',
      ADD,
      DROP,
      'insert into users(nobody) values (1);',
      { status: 'FAILED', denials: ['between-failed: table users has no column named nobody (1)'] }
    ],
    [
      'a script that leaves the clone',
      ADD,
      DROP,
      `attach 'x' as y;`,
      { status: 'FAILED', denials: ['script-leaves-clone: rule other-database: attach'] }
    ]
  ])('%s', async (_, apply, rollback, between, expected) => {
    expect(found(await onSqlite(apply, rollback, between))).toMatchObject(expected)
  })

  test('rows are made from the schema after the change, and what cannot be made is named', async () => {
    const schema = `${SCHEMA}
      create table odd(a text not null check (a like 'x%'), b integer);
      create table hushed(a); create trigger hush before insert on hushed begin select raise(ignore); end;
      create table memberships(user_id int references users(id), kind text check (kind in ('k')), n int unique, primary key (user_id, kind)) without rowid, strict;
      insert into memberships values (1, 'k', 3);`
    const up = `${ADD} alter table posts add column n int; alter table odd add column c; alter table hushed add column c; alter table memberships add column c int;
      create table born(id integer primary key, post_id integer not null references posts(id), v blob);`
    const down = `drop table born; alter table memberships drop column c; alter table odd drop column c; alter table hushed drop column c; alter table posts drop column n; ${DROP}`
    const whole = await onSqlite(up, down, 'generated', schema)
    expect(whole.denials).toEqual([])
    expect(whole.between?.kept).toEqual([
      { table: 'memberships', rows: expect.any(Number) },
      { table: 'posts', rows: 2 },
      { table: 'users', rows: 2 }
    ])
    expect(whole.between?.notGenerated).toEqual([
      { table: 'odd', reason: expect.stringContaining('CHECK constraint failed') },
      { table: 'hushed', reason: 'the statements wrote none' }
    ])
    expect(whole.between?.lost.map(({ object }) => object)).toEqual(expect.arrayContaining(['column users.age', 'table born']))
    const text = renderRehearsal(whole)
    expect(text).toMatch(
      /^REHEARSED: .* Rows written after it to 3 tables were kept\. \d things are lost with what the change creates\. For 2 tables no row/
    )
    expect(text).toContain('not generated: odd:')
    const less = down.replace('drop table born', 'delete from posts where id > 1; drop table born')
    expect(found(await onSqlite(up, less, 'generated', schema)).denials).toEqual([
      expect.stringContaining('posts: 2 rows are missing, after 2 were written')
    ])
  })
})

const SEQUENCES = { tables: [], large_objects: { count: 0, sha256: '' } }
const at = (last_value: string, is_called = true): Tally => ({ ...SEQUENCES, sequences: [{ name: 's', last_value, is_called }] })
test.each<readonly [string, readonly [Tally, Tally, Tally, Tally], number]>([
  ['nothing moved', [at('5'), at('5'), at('5'), at('5')], 0],
  ['nothing was written, and it moved', [at('5'), at('5'), at('5'), at('6')], 1],
  ['it stays where rows took it', [at('5'), at('5'), at('7'), at('7')], 0],
  ['it goes back', [at('5'), at('5'), at('7'), at('5')], 1],
  ['it goes back by one call', [at('1', false), at('1', false), at('1'), at('1', false)], 1],
  ['downwards, it stays', [at('-5'), at('-5'), at('-7'), at('-7')], 0],
  ['downwards, it goes back', [at('-5'), at('-5'), at('-7'), at('-6')], 1],
  ['it was made again, further on', [at('5'), { ...SEQUENCES, sequences: [] }, { ...SEQUENCES, sequences: [] }, at('9')], 0],
  ['it was made again, behind', [at('5'), { ...SEQUENCES, sequences: [] }, { ...SEQUENCES, sequences: [] }, at('4')], 1]
])('a sequence: %s', (_, [before, after, written, restored], faults) => {
  expect(sequenceFaults({ before, after, written, restored }, new Set())).toHaveLength(faults)
})

const DUMP = dumpWith(`CREATE TYPE public.mood AS ENUM ('calm', 'sad');
CREATE DOMAIN public.code AS varchar(4) CHECK (VALUE <> '');
CREATE TABLE public.person (id serial PRIMARY KEY, name varchar(8) NOT NULL UNIQUE, mood public.mood NOT NULL, code public.code, tags text[] NOT NULL, born date, extra jsonb);
CREATE TABLE public.visit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person_id integer NOT NULL REFERENCES public.person (id), day date NOT NULL, CHECK (day > '2000-01-01'), UNIQUE (person_id, day));
INSERT INTO public.person (name, mood, tags) VALUES ('ada', 'calm', '{}');
INSERT INTO public.visit (person_id, day) VALUES (1, '2020-01-01');`)
const UP = `ALTER TABLE public.person ADD note text; UPDATE public.person SET note = 'n'; ALTER TABLE public.visit ADD place text;
CREATE TABLE public.born (id uuid PRIMARY KEY, visit_id bigint NOT NULL REFERENCES public.visit (id));`
const DOWN = 'DROP TABLE public.born; ALTER TABLE public.visit DROP place; ALTER TABLE public.person DROP note;'
const files = (between: unknown): Files => ({
  'dump.sql': DUMP,
  'apply.sql': UP,
  'rollback.sql': DOWN,
  'spec.json': json(spec => {
    delete spec['expect_touched']
    Object.assign(spec, { between })
  }),
  'expectations.json': json(document => delete document['expect_touched'])
})

;(HAS_POSTGRES ? describe : describe.skip)('on PostgreSQL', () => {
  test('generated rows are kept, and in the evidence', async () => {
    const rehearsal = await run(files('generated'))
    expect(rehearsal.denials).toEqual([])
    expect(rehearsal.between).toMatchObject({
      kept: [
        { table: 'public.person', rows: 2 },
        { table: 'public.visit', rows: 2 }
      ],
      notGenerated: []
    })
    expect(rehearsal.between?.lost.map(({ object }) => object)).toEqual(
      expect.arrayContaining(['column public.person.note', 'table public.born'])
    )
    const changed = files('generated')
    expect(judgedPacket(rehearsal, changed).findings).toEqual([])
    const spoiled = rehearsal.evidence.map(one => ({
      ...one,
      text: one.text.replace('"not_restored": []\n  }', '"not_restored": [{"table": "public.person", "detail": "x"}]\n  }')
    }))
    expect(judgedPacket({ ...rehearsal, evidence: spoiled }, changed).findings.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('rows written after the change were not kept: public.person')
    ])
  }, 120_000)

  test('a table that nobody writes to is named, and a change of nothing else is denied before it is evidence', async () => {
    const view = `CREATE MATERIALIZED VIEW public.total AS SELECT count(*) AS n FROM public.person WITH NO DATA;`
    const refreshed = (more: { up: string; down: string }): Files => ({
      ...files('generated'),
      'dump.sql': text => dumpWith(view)(DUMP(text)),
      'apply.sql': `REFRESH MATERIALIZED VIEW public.total; ${more.up}`,
      'rollback.sql': `${more.down} REFRESH MATERIALIZED VIEW public.total WITH NO DATA;`,
      'policy.json': json(policy => Object.assign(policy, { require_rows_between: true }))
    })
    const why = 'public.total: it is a materialized view, whose rows are those of the tables that it reads'
    const alone = refreshed({ up: '', down: '' })
    const denied = await run(alone)
    expect(found(denied)).toEqual({
      status: 'FAILED',
      denials: [`between-failed: no row could be generated: ${why}; name a script instead`]
    })
    expect(
      judgedPacket(denied, alone)
        .findings.map(({ reason }) => reason)
        .join()
    ).toContain(why)
    const both = refreshed({ up: 'ALTER TABLE public.person ADD note text;', down: 'ALTER TABLE public.person DROP note;' })
    const rehearsal = await run(both)
    expect(found(rehearsal)).toEqual({ status: 'REHEARSED', denials: [] })
    expect(rehearsal.between?.notGenerated.map(({ table, reason }) => `${table}: ${reason}`)).toEqual([why])
    expect(renderRehearsal(rehearsal)).toContain(`not generated: ${why}`)
    expect(judgedPacket(rehearsal, both).findings).toEqual([])
  }, 120_000)

  test('a script, and a rollback that loses its row and puts a sequence back', async () => {
    const script = `INSERT INTO public.person (name, mood, tags) VALUES ('eve', 'sad', '{x}');`
    const down = `${DOWN} DELETE FROM public.person WHERE id > 1; SELECT setval('public.person_id_seq', 1);`
    const lost = await withScript(script, down)
    expect(lost.denials.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('public.person: 1 row is missing, after 1 were written'),
      expect.stringContaining('sequence public.person_id_seq: it is behind the rows that were written')
    ])
    expect((await withScript(script, DOWN)).status).toBe('REHEARSED')
  }, 120_000)
})

async function withScript(script: string, rollback: string): Promise<Rehearsal> {
  const folder = folderWith({ 'rows.sql': script })
  for (const [name, text] of [
    ['clone.sql', DUMP(fixture('dump.sql'))],
    ['up.sql', UP],
    ['down.sql', rollback]
  ] as const)
    writeFileSync(join(folder, name), text)
  const options = {
    dump: 'clone.sql',
    apply: 'up.sql',
    rollback: 'down.sql',
    between: 'rows.sql',
    transaction: 'none',
    engine: 'postgres'
  } as const
  return (await rehearse({ ...defaultsOf(REHEARSE), ...options }, folder, () => undefined)).rehearsal
}
