import { createHash } from 'node:crypto'
import { copyFileSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from '@jest/globals'
import { rehearse } from '../../../src/commands/rehearse.ts'
import { REHEARSE } from '../../../src/options/action-tables.ts'
import { defaultsOf } from '../../../src/options/row.ts'
import { EngineDied } from '../../../src/rehearsal/clone.ts'
import { unsupported } from '../../../src/rehearsal/sqlite/driver.ts'
import { openSqlite } from '../../../src/rehearsal/sqlite/open.ts'
import { openDump } from '../../../src/rehearsal/sqlite/opened-dump.ts'
import { parseDocument } from '../../../src/release/documents/registry.ts'
import { judgeRelease } from '../../../src/release/judge.ts'
import { inputOf, sealedFile } from '../../release/packet.ts'
import { folderWith } from '../../support/folder.ts'

const UP = `alter table users add column age integer default 3;\nupdate users set bio = 'gone' where id = 2;\n`
const DOWN = `update users set bio = null where id = 2;\nalter table users drop column age;\n`

/** A folder with a database and scripts. */
function app(files: Readonly<Record<string, string>> = {}, sql = ''): string {
  const folder = folderWith({ 'up.sql': UP, 'down.sql': DOWN, ...files })
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.exec(`pragma synchronous = off; create table users(id integer primary key, email text unique, bio);
    insert into users(email, bio) values ('a', 1), ('b', null); ${sql}`)
  database.close()
  return folder
}

const run = async (folder: string, options: Readonly<Record<string, string>> = {}) =>
  (
    await rehearse(
      { ...defaultsOf(REHEARSE), dump: 'app.db', apply: 'up.sql', rollback: 'down.sql', transaction: 'none', ...options },
      folder,
      () => undefined
    )
  ).rehearsal

const reasons = async (...run_: Parameters<typeof run>) =>
  (await run(...run_)).denials.map(({ code, reason }) => `${code}: ${reason}`)

test('a change of a database file is undone to the row, and what is not is named', async () => {
  const folder = app({ 'less.sql': DOWN.replace('null', '1') })
  const before = readFileSync(join(folder, 'app.db'))
  const whole = await run(folder)
  expect(whole).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true, engine: { kind: 'sqlite' } })
  expect(whole.differences.changed).toEqual([
    { kind: 'table', object: 'users' },
    { kind: 'schema', object: 'column users.age', detail: 'new' }
  ])
  expect(await reasons(folder, { rollback: 'less.sql' })).toEqual([
    'rollback-not-restored: table users: 1 row differs: 1 × value not restored (bio)'
  ])
  expect(readFileSync(join(folder, 'app.db'))).toEqual(before)
})

test('the text of .dump gives the same, if it is whole', async () => {
  const folder = app()
  const text = `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE users(id integer primary key, email text unique, bio);\nINSERT INTO users VALUES(1,'a',1);\nINSERT INTO users VALUES(2,'b',NULL);\n`
  writeFileSync(join(folder, 'whole.sql'), `${text}COMMIT;\n`)
  writeFileSync(join(folder, 'cut.sql'), text)
  writeFileSync(
    join(folder, 'virtual.sql'),
    `${text}PRAGMA writable_schema=ON;\nINSERT INTO sqlite_schema(type,name) VALUES('table','x');\nCOMMIT;\n`
  )
  expect((await run(folder, { dump: 'whole.sql' })).status).toBe('REHEARSED')
  expect(await reasons(folder, { dump: 'cut.sql' })).toEqual(['dump-truncated: its transaction does not end: it was cut off'])
  expect(await reasons(folder, { dump: 'virtual.sql' })).toEqual(['dump-unreadable: rule pragma: writable_schema'])
})

describe('evidence', () => {
  test('is judged by the rules of a packet, and nothing of it is believed', async () => {
    const folder = app()
    const bytes = readFileSync(join(folder, 'app.db'))
    const dump = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
    const documents = {
      'policy.json': JSON.stringify({
        schema: 'seal-gate/policy/1',
        production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
        required_evidence: ['clone-provenance', 'schema-compatibility', 'rehearsal-execution', 'rehearsal-rollback'],
        pinned_dumps: [dump]
      }),
      'expectations.json': JSON.stringify({
        schema: 'seal-gate/schema-expectations/1',
        tables: [
          {
            name: 'users',
            columns: [{ name: 'email', type: 'TEXT', nullable: true }],
            primary_key: ['id'],
            unique: [['email']],
            min_rows: 2
          }
        ],
        expect_touched: ['users']
      })
    }
    for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text)
    const { evidence } = await run(folder, { policy: 'policy.json', expectations: 'expectations.json' })
    const texts = new Map(evidence.map(({ name, text }) => [`evidence/${name}`, text]))
    for (const name of ['up.sql', 'down.sql', 'policy.json', 'expectations.json'])
      texts.set(name, readFileSync(join(folder, name), 'utf8'))
    for (const { text } of evidence)
      expect(parseDocument(JSON.parse(text).schema, JSON.parse(text))).not.toHaveProperty('problem')
    const judged = (change: (text: string) => string = text => text) => {
      const files = [...texts].map(([path, text], index) => sealedFile(path, change(text), index + 1))
      return judgeRelease(inputOf(files)).findings.map(({ code }) => code)
    }
    expect(judged()).toEqual([])
    expect(judged(text => text.replace('"refused": true', '"refused": false'))).toContain('clone-not-isolated')
    expect(judged(text => text.replace('"permission_model": true', '"permission_model": false'))).toContain('clone-not-isolated')
    expect(judged(text => text.replace('"reading_files",', ''))).toContain('clone-not-isolated')
  })
})

describe('not judged', () => {
  test('a file that is only a part of its database', async () => {
    const folder = app()
    const live = new DatabaseSync(join(folder, 'app.db'))
    live.exec(`pragma journal_mode = wal; update users set bio = 'newer' where id = 1`)
    symlinkSync(join(folder, 'app.db'), join(folder, 'link.db'))
    const log = expect.stringContaining('beside it is a write-ahead log')
    expect(await reasons(folder)).toEqual([log])
    expect(await reasons(folder, { dump: 'link.db' })).toEqual([log])
    live.close()
    // The last connection wrote the log into the file.
    expect((await run(folder, { dump: 'link.db' })).status).toBe('REHEARSED')
    writeFileSync(join(folder, 'app.db-journal'), 'x')
    expect(await reasons(folder)).toEqual([expect.stringContaining('a transaction that has not ended')])
    copyFileSync(join(folder, 'app.db'), join(folder, 'copy.db'))
    linkSync(join(folder, 'copy.db'), join(folder, 'second.db'))
    expect(await reasons(folder, { dump: 'second.db' })).toEqual([expect.stringContaining('2 names (hard links)')])
  })

  test('a damaged file', async () => {
    const folder = app({}, 'create table big(a); insert into big values (randomblob(20000)); create index of_big on users(bio)')
    const bytes = readFileSync(join(folder, 'app.db'))
    writeFileSync(join(folder, 'cut.db'), bytes.subarray(0, bytes.length - 4096))
    writeFileSync(
      join(folder, 'flipped.db'),
      Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(4096, 0xa5), bytes.subarray(8192)])
    )
    writeFileSync(join(folder, 'head.db'), bytes.subarray(0, 50))
    for (const dump of ['cut.db', 'flipped.db', 'head.db']) {
      const { status, denials } = await run(folder, { dump })
      expect([status, ...denials.map(({ code }) => code)]).toEqual(['FAILED', 'dump-unreadable'])
    }
  })

  test('without a Node that has its SQLite', () => {
    expect(unsupported({ node: '20.20.2' })?.reason).toContain('Node 24.10 or later, and this is Node 20.20.2')
    expect(unsupported({ node: '22.13.0', sqlite: '3.47.2' })).toBeDefined()
    expect(unsupported({ node: '24.9.0', sqlite: '3.50.4' })).toBeDefined()
    expect(unsupported({ node: '25.0.0' })).toBeDefined()
    expect(unsupported({ node: '24.21.0', sqlite: '3.53.4' })).toBeUndefined()
  })
})

test('an index that differs from its table is named', async () => {
  const folder = app()
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.enableDefensive?.(false)
  // An index that has the values of another column.
  database.exec(`create index odd on users(bio); pragma writable_schema = on;
    update sqlite_schema set sql = replace(sql, '(bio)', '(email)') where name = 'odd'`)
  database.close()
  expect(await reasons(folder)).toEqual([
    'dump-unreadable: the index odd differs from its table: run REINDEX in the copy, after a look at why'
  ])
})

describe('scripts', () => {
  test('are refused before anything is started if they leave the clone, and at their line if SQLite refuses them', async () => {
    const folder = app({
      'attach.sql': `select 1;\nattach 'x' as y;`,
      'wrong.sql': `update users set bio = 1;\n\ninsert into users(email) values ('a');`,
      'raise.sql': `create trigger t before delete on users begin select raise(abort, 'of ' || old.email); end;\ndelete from users;`,
      'open.sql': 'savepoint x;\nupdate users set bio = 2;'
    })
    const denied = async (apply: string, options = {}) => {
      const { denials } = await run(folder, { apply, ...options })
      return denials.map(({ code, line, reason }) => `${code} ${line ?? ''} ${reason}`)
    }
    expect(await denied('attach.sql')).toEqual(['script-leaves-clone 2 rule other-database: attach'])
    expect(await denied('wrong.sql')).toEqual(['apply-failed 3 UNIQUE constraint failed: users.email (2067)'])
    expect(await denied('raise.sql')).toEqual(['apply-failed 2 a trigger raised an error (1811)'])
    expect(await denied('open.sql')).toEqual([expect.stringContaining('transaction-left-open')])
    expect(await denied('up.sql', { 'run-as': 'app' })).toEqual([expect.stringContaining('SQLite has no roles')])
  })

  test('run in one transaction where that is asked for', async () => {
    const vacuum = app({ 'up.sql': `${UP}vacuum;` })
    expect((await run(vacuum, { transaction: 'none' })).status).toBe('REHEARSED')
    expect(await reasons(vacuum, { transaction: 'auto' })).toEqual([
      expect.stringMatching(/^transaction-unknown: .*cannot VACUUM from within a transaction/)
    ])
    expect(await reasons(vacuum, { transaction: 'single' })).toEqual([
      'apply-failed: cannot VACUUM from within a transaction (1)'
    ])
  })

  test('may take as long as the limit for each statement allows', async () => {
    const endless = 'select count(*) from (with recursive c(x) as (select 1 union all select x + 1 from c) select x from c);'
    const folder = app({ 'up.sql': `select 1;\n\nupdate users set bio = (${endless.slice(0, -1)});` })
    const { denials } = await run(folder, { 'statement-timeout': '500ms' })
    expect(denials.map(({ code, line, reason }) => `${code} ${line} ${reason}`)).toEqual([
      'apply-failed 3 the statement that begins with "update users set" did not end within 500ms ("statement_timeout"): make it shorter, such as by an index or in batches, or raise the limit'
    ])
  })

  test('end with the process if they do not end', async () => {
    const clone = await openSqlite({ deadlineMs: 20_000 })
    try {
      await clone.restore(openDump(join(app(), 'app.db'), { kind: 'file', version: undefined }, undefined))
      const endless = Buffer.from('with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c;')
      const script = { path: 'up.sql', sha256: '', bytes: 0, content: endless, script: endless }
      await expect(clone.run(script, { isSingle: false, isMeasured: false })).rejects.toThrow(EngineDied)
      await expect(clone.alive()).rejects.toThrow(EngineDied)
    } finally {
      expect(await clone.destroy()).toEqual({ processGone: true, folderGone: true })
    }
  })
})

/** Put together, so that no search finds it in this file. */
const TOKEN = ['ghp', '_', 'x9Qd3LmT7vKc2RzW8yBn4HsJ6fGp1AeU5oXi'].join('')

test('credentials are named by table and column, and reviewed ones are let pass', async () => {
  const policy = (allow?: object) =>
    JSON.stringify({
      schema: 'seal-gate/policy/1',
      production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
      required_evidence: ['clone-provenance'],
      ...(allow && { allow })
    })
  const reviewed = { reviewed_secrets: [{ table: 'users', column: 'bio', why: 'an example', count: 2 }] }
  const folder = app(
    { 'policy.json': policy(), 'reviewed.json': policy(reviewed) },
    `update users set bio = '{"t": "${TOKEN}"}' where id = 1; update users set bio = cast('${TOKEN}' as blob) where id = 2`
  )
  const denied = await reasons(folder, { policy: 'policy.json' })
  expect(denied).toEqual([expect.stringMatching(/^clone-has-secrets: rule \S+ in users\.bio, 2 times$/)])
  expect(denied.join()).not.toContain(TOKEN.slice(4))
  expect((await reasons(folder, { policy: 'reviewed.json' })).filter(one => one.startsWith('clone-has-secrets'))).toEqual([])
})

test('names of production in the schema lead to it', async () => {
  const policy = JSON.stringify({
    schema: 'seal-gate/policy/1',
    production: { endpoints: [{ host: 'db.example.com' }], system_identifiers: [] },
    required_evidence: ['clone-provenance']
  })
  const folder = app({ 'policy.json': policy }, `create view origin as select 'https://DB.example.com/' as url`)
  expect(await reasons(folder, { policy: 'policy.json' })).toEqual(['clone-points-to-production: production-name view origin'])
})

test('the process is cut off, and SQL finds no way out of it', async () => {
  const clone = await openSqlite()
  try {
    await clone.restore(openDump(join(app(), 'app.db'), { kind: 'file', version: undefined }, undefined))
    expect(clone.isolation).toMatchObject({ proved: true, facts: { not_held_back: [], permission_model: true, environment: [] } })
    const { attempts } = await clone.confinement()
    expect(attempts.length).toBeGreaterThan(4)
    expect(attempts.filter(({ refused }) => !refused)).toEqual([])
    await expect(clone.alive()).resolves.toBeUndefined()
  } finally {
    await clone.destroy()
  }
})
