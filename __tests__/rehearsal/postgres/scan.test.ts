import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { chooseEngine } from '../../../src/rehearsal/engines.ts'
import { readInput } from '../../../src/rehearsal/input.ts'
import { openDump } from '../../../src/rehearsal/postgres/dump/source.ts'
import { leadOf } from '../../../src/rehearsal/postgres/scan/leads.ts'
import { scanText } from '../../../src/rehearsal/postgres/scan/statements.ts'
import { splitStatements } from '../../../src/rehearsal/postgres/sql/statements.ts'
import { scanSecrets } from '../../../src/rehearsal/secrets.ts'
import { rehearsalFolder } from '../rehearsing.ts'

/** Values that only look like credentials: put together here, so that no search finds them in this file. */
const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U'].join('.')
const SECRETS: Readonly<Record<string, string>> = {
  'json-web-token': JWT,
  'scram-verifier': ['SCRAM-SHA-256$4096', 'c2FsdHNhbHQ=$c3RvcmVkc3RvcmVk', 'c2VydmVyc2VydmVy'].join(':'),
  'argon2-hash': ['', 'argon2id', 'v=19', 'm=65536,t=3,p=4', 'c29tZXNhbHQ', 'RdescudvJCsgt3ub'].join('$'),
  'bcrypt-hash': `${['', '2b', '12', ''].join('$')}${'abcdefghijklmnopqrstuv'}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ01234'}`,
  'role-password': `ALTER ROLE x PASSWORD ${"'"}word${"'"};`,
  privatekey: [
    '-----BEGIN RSA ',
    'PRIVATE KEY-----',
    '\n',
    'MIIEpAIBAAKCAQEA\n'.repeat(12),
    '-----END RSA ',
    'PRIVATE KEY-----'
  ].join('')
}

async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const row = (n: number) => `${n}\tsome words of a row that are no secret\t2025-01-01\n`

describe('secrets', () => {
  test.each(Object.entries(SECRETS))('%s, by rule and line, never by value', async (rule, secret) => {
    const { findings } = await scanSecrets(chunks(`${row(1)}${row(2)}x\t${secret}\ty\n${row(4)}`, 100))
    expect(findings).toContainEqual({ rule, line: 3 })
    expect(JSON.stringify(findings)).not.toContain(secret.slice(0, 12))
  })

  test('none where there is none, with many rules that looked', async () => {
    const { findings, rules } = await scanSecrets(chunks(row(1).repeat(500), 64))
    expect(findings).toEqual([])
    expect(rules).toBeGreaterThan(25)
  })

  test('a row that says secretlint-disable silences nothing', async () => {
    const words = [
      'secretlint-disable',
      '/* secretlint-disable */',
      '# secretlint-disable',
      '<!-- secretlint-disable -->',
      '-- secretlint-disable-line'
    ]
    for (const word of words) {
      const key = `AWS_SECRET_ACCESS_KEY=${['wJalrXUtn', 'FEMI/K7MDENG/bPxRfiCY', 'QXAMQLEKEY'].join('')}`
      const { findings } = await scanSecrets(chunks(`${word}\n${key}\n`, 1000))
      expect([word, findings.map(({ line }) => line)]).toEqual([word, [2]])
    }
  })

  test('wherever a chunk or the searched text ends', async () => {
    const filler = row(7).repeat(24_000)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 20_000, max: 2 ** 21 }), async (shift, size) => {
        const text = `${'x'.repeat(shift)}\n${filler}${JWT}\n${filler}`
        const { findings } = await scanSecrets(chunks(text, size))
        expect(findings).toEqual([{ rule: 'json-web-token', line: 24_002 }])
      }),
      { numRuns: 12 }
    )
  })
})

async function only(text: string) {
  for await (const piece of splitStatements(chunks(text, 1000))) if (piece.kind !== 'meta') return piece
  throw new Error('there is no statement')
}

describe('statements that leave the clone', () => {
  test.each([
    ['copy-program', "copy t from program 'x';"],
    ['copy-program', "COPY t TO /* PROGRAM? */ PROGRAM E'x';"],
    ['copy-program', "do $$ begin execute 'copy t to program ' || quote_literal('x'); end $$;"],
    ['server-file', "copy t from '/etc/passwd';"],
    ['server-file', "select lo_import('/etc/passwd');"],
    ['server-file', "select * from pg_ls_dir('/');"],
    ['dblink', "select * from dblink('host=x', 'select 1') as t(a int);"],
    ['foreign-data', 'create extension postgres_fdw;'],
    ['foreign-data', 'create server s foreign data wrapper w;'],
    ['subscription', "create subscription s connection 'host=x' publication p;"],
    ['untrusted-language', "create function f() returns int language plpython3u as 'return 1';"],
    ['server-settings', "alter system set shared_preload_libraries = 'x';"],
    ['load-library', "-- first\nload 'x';"],
    ['change-of-rights', 'reset session authorization;'],
    ['change-of-rights', "select set_config('session_authorization', 'x', false);"],
    ['two-phase-commit', "prepare transaction 'x';"]
  ])('%s: %s', async (rule, text) => {
    const { text: statement, words, line } = await only(text)
    expect(scanText(statement, words, 'script', line).map(found => found.rule)).toContain(rule)
  })

  test.each([
    'copy t from stdin;\n\\.\n',
    "copy t (program) from stdin with (null 'x');\n\\.\n",
    "update t set program = 'x' from other where a = 1;",
    "insert into t values ('moved from program x to y');",
    "comment on table t is 'filled by a server on a file';",
    'alter table t add column loaded boolean;',
    'rollback to savepoint a;'
  ])('none: %s', async text => {
    const { text: statement, words, line } = await only(text)
    expect(scanText(statement, words, 'script', line)).toEqual([])
  })

  test('a dump may keep a text that a script may not run', async () => {
    const { text, words } = await only("create function f() returns void language sql as $$ copy t to program 'x' $$;")
    expect(scanText(text, words, 'dump', 1)).toEqual([])
    expect(scanText(text, words, 'script', 1)).toEqual([{ rule: 'copy-program', line: 1 }])
  })
})

test.each([
  ['CREATE SERVER reporting FOREIGN DATA WRAPPER w;', { kind: 'foreign-server', object: 'reporting' }],
  ['-- x\nCREATE FOREIGN TABLE gov.far (a int) SERVER s;', { kind: 'foreign-server', object: 'gov.far' }],
  ['CREATE USER MAPPING FOR a SERVER "My S" OPTIONS (x \'y\');', { kind: 'user-mapping', object: '"My S"' }],
  ["CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p;", { kind: 'subscription', object: 's' }],
  ['CREATE EXTENSION IF NOT EXISTS "postgres_fdw" WITH SCHEMA public;', { kind: 'network-extension', object: 'postgres_fdw' }],
  ['CREATE EXTENSION IF NOT EXISTS citext;', undefined],
  ['CREATE TABLE server (subscription text);', undefined],
  ["COMMENT ON TABLE t IS 'create server x';", undefined]
])('what %s leads to', async (sql, lead) => {
  const { text, words } = await only(sql)
  expect(leadOf(text, words)).toEqual(lead)
})

describe('which engine', () => {
  const order = (engine?: 'auto' | 'pglite' | 'postgres') =>
    readInput({ spec: `${rehearsalFolder()}/spec.json`, ...(engine !== undefined && { engine }) })
  const choose = (extensions: readonly string[], { engine, pgBin }: { engine?: 'pglite' | 'postgres'; pgBin?: string } = {}) => {
    const made = order(engine)
    return chooseEngine(
      { ...made, pgBin },
      openDump(made.dump ?? '', () => undefined),
      extensions
    ).kind
  }

  test('the embedded one for a small plain dump, as far as it has its extensions', () => {
    expect(choose(['citext', 'plpgsql'])).toBe('pglite')
    expect(choose(['citext', 'postgis'])).toBe('postgres')
    expect(choose([], { pgBin: '/usr/lib/postgresql/15/bin' })).toBe('postgres')
    expect(choose(['postgis'], { engine: 'pglite' })).toBe('pglite')
    expect(choose([], { engine: 'postgres' })).toBe('postgres')
  })
})
