import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openDump } from '../../../src/rehearsal/postgres/dump/source.ts'
import { chooseEngine } from '../../../src/rehearsal/postgres/engines.ts'
import { EMBEDDED_MAJOR } from '../../../src/rehearsal/postgres/pglite/files.ts'
import { leadOf } from '../../../src/rehearsal/postgres/scan/leads.ts'
import { scanText } from '../../../src/rehearsal/postgres/scan/statements.ts'
import { findBinaries } from '../../../src/rehearsal/postgres/server/binaries.ts'
import { splitStatements } from '../../../src/rehearsal/postgres/sql/statements.ts'
import { readInput } from '../../../src/rehearsal/read-input.ts'
import { scanSecrets } from '../../../src/rehearsal/secrets.ts'
import { rehearsalFolder } from '../rehearsing.ts'
import { chunks } from './streams.ts'

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

const row = (n: number) => `${n}\tsome words of a row that are no secret\t2025-01-01\n`

describe('secrets', () => {
  test.each(Object.entries(SECRETS))('%s, by rule and line, never by value', async (rule, secret) => {
    const { findings } = await scanSecrets(chunks(`${row(1)}${row(2)}x\t${secret}\ty\n${row(4)}`, 100))
    expect(findings).toContainEqual({ rule, line: 3 })
    expect(JSON.stringify(findings)).not.toContain(secret.slice(0, 12))
  })

  test('no findings where nothing is wrong, with many rules that looked', async () => {
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

/** Refused in dumps and in scripts, with the name of what is refused. */
const REFUSED: readonly (readonly [rule: string, name: string | undefined, sql: string])[] = [
  ['copy-program', undefined, "copy t from program 'x';"],
  ['copy-program', undefined, "COPY t TO /* PROGRAM? */ PROGRAM E'x';"],
  ['copy-program', undefined, 'COPY t (a) FROM/**/PROGRAM $$x$$;'],
  ['copy-program', undefined, "do $$ begin execute 'copy t to program ' || quote_literal('x'); end $$;"],
  ['server-file', 'copy', "copy t from '/etc/passwd';"],
  ['server-file', 'copy', "copy (select 1) to U&'/tmp/x';"],
  ['server-file', 'lo_import', "select lo_import('/etc/passwd');"],
  ['server-file', 'lo_export', 'select pg_catalog . "lo_export" (1, \'/tmp/x\');'],
  ['server-file', 'lo_export', 'select U&"lo\\005fexport"(1, \'/tmp/x\');'],
  ['server-file', 'lo_export', "select U&\"lo!005fexport\" UESCAPE '!' (1, '/tmp/x');"],
  ['server-file', 'lo_export', "select 'lo_export'::regproc;"],
  ['server-file', 'lo_export', "select E'lo\\x5fexport(oid, text)'::pg_catalog.regprocedure;"],
  ['server-file', '765', 'select 765::oid::regproc;'],
  ['server-file', 'pg_read_file', "select cast('pg_read_file(text)' as regprocedure);"],
  ['server-file', 'lo_import', "select to_regproc('lo_import');"],
  ['server-file', 'lo_export', 'create aggregate a(oid, text) (sfunc = lo_export, stype = int);'],
  ['server-file', 'lo_import', 'grant execute on function pg_catalog.lo_import(text) to x;'],
  ['server-file', 'lo_export', "do $$ begin execute 'select lo_ex' || 'port(1, ''x'')'; end $$;"],
  ['server-file', 'lo_export', 'do $x$ begin execute $y$ do $z$ begin perform "lo_export"(1, $$x$$); end $z$ $y$; end $x$;'],
  ['server-file', 'lo_export', "select query_to_xml('select lo_export(1, ''x'')', true, true, '');"],
  ['server-file', 'pg_ls_dir', "select * from pg_ls_dir('/');"],
  ['server-file', 'pg_stat_file', "select pg_stat_file('x');"],
  ['server-file', 'pg_file_write', "select pg_file_write('x', 'y', true);"],
  ['untrusted-language', 'c', "create function f() returns int language c as 'x', 'y';"],
  ['untrusted-language', 'C', "CREATE PROCEDURE f() LANGUAGE /* -- */ 'C' AS 'x', 'y';"],
  ['untrusted-language', 'c', 'create or replace function f() returns int as $$x$$ language "c";'],
  ['untrusted-language', 'c', 'create function f() returns int language U&"\\0063" as $$x$$;'],
  ['untrusted-language', 'internal', "create function f() returns int language internal as 'x';"],
  ['untrusted-language', 'plpython3u', "create function f() returns int language plpython3u as 'return 1';"],
  ['untrusted-language', 'plunheard', "create function f() returns int language plunheard as 'x';"],
  ['untrusted-language', 'plperlu', 'do language plperlu $$ 1 $$;'],
  ['untrusted-language', 'c', "do $$ begin execute 'create function f() returns int langua' || 'ge c as ''x'''; end $$;"],
  ['untrusted-language', 'foo', 'create trusted language foo handler x;'],
  ['untrusted-language', 'plpgsql', 'create or replace procedural language plpgsql handler evil;'],
  ['server-settings', undefined, "alter system set shared_preload_libraries = 'x';"],
  ['server-settings', 'session_preload_libraries', "set session_preload_libraries = 'x';"],
  ['server-settings', 'local_preload_libraries', 'SET LOCAL "local_preload_libraries" TO x;'],
  ['server-settings', 'shared_preload_libraries', "alter database d set shared_preload_libraries = 'x';"],
  ['server-settings', 'dynamic_library_path', "alter role r in database d set dynamic_library_path to '/tmp';"],
  [
    'server-settings',
    'dynamic_library_path',
    "create function f() returns int language sql set dynamic_library_path = 'x' as 'select 1';"
  ],
  ['server-settings', 'dynamic_library_path', "select pg_catalog.set_config('dynamic_' || 'library_path', '/tmp', false);"],
  ['change-of-rights', 'allow_system_table_mods', 'set allow_system_table_mods = on;'],
  ['system-catalog', 'pg_proc', 'update pg_proc set prolang = 13;'],
  ['system-catalog', 'pg_authid', 'insert into pg_catalog.pg_authid values (1);'],
  ['load-library', 'x', "-- first\nload 'x';"],
  ['two-phase-commit', undefined, "prepare transaction 'x';"]
]

/** Names of the same things in data, in comments, in columns, and what dumps need. */
const PASSING = [
  'copy t from stdin;\n\\.\n',
  "copy t (program) from stdin with (null 'x');\n\\.\n",
  "update t set program = 'x' from other where a = 1;",
  "insert into t values ('moved from program x to y');",
  "insert into docs values ('select lo_export(1, ''x'') language c; copy x to program ''y''; load ''x''');",
  "comment on table t is 'filled by a server on a file, with lo_export(1) in language c';",
  'alter table t add column loaded boolean;',
  'alter table t rename column copy to "from";',
  'create table lo_exports (load text, system text, language text);',
  'create table load (c text);',
  "select 'lo_export'::text, language, c from t;",
  "create function f(language text) returns table(language text) language 'plpgsql' as $$ begin end $$;",
  'CREATE FUNCTION f() RETURNS int LANGUAGE SQL AS $$ select 1 $$;',
  'create or replace procedural language plpgsql;',
  "select pg_catalog.set_config('search_path', '', false);",
  "set default_tablespace = '';",
  'alter role r set search_path to public;',
  "select pg_catalog.lo_create('1');",
  "do $$ begin raise notice 'do not use lo_export(1)'; end $$;",
  '/* lo_export(1) */ select 1 -- language c\n;',
  'insert into pg_notes.pg_x values (1);',
  'rollback to savepoint a;'
]

describe('statements that leave the clone', () => {
  test.each(REFUSED)('%s, %s: %s', async (rule, name, text) => {
    const { text: statement, words, line } = await only(text)
    const found = { rule, line: text.startsWith('--') ? 2 : 1, ...(name !== undefined && { name }) }
    for (const kind of ['dump', 'script'] as const) expect(scanText(statement, words, kind, line)).toContainEqual(found)
  })

  test.each([
    ['dblink', "select * from dblink('host=x', 'select 1') as t(a int);"],
    ['foreign-data', 'create extension postgres_fdw;'],
    ['foreign-data', 'create server s foreign data wrapper w;'],
    ['foreign-data', 'create extension "adminpack";'],
    ['subscription', "create subscription s connection 'host=x' publication p;"],
    ['change-of-rights', 'reset session authorization;'],
    ['change-of-rights', "select set_config('session_authorization', 'x', false);"]
  ])('%s in a script: %s', async (rule, text) => {
    const { text: statement, words, line } = await only(text)
    expect(scanText(statement, words, 'script', line).map(found => found.rule)).toContain(rule)
  })

  test.each(PASSING)('none: %s', async text => {
    const { text: statement, words, line } = await only(text)
    for (const kind of ['dump', 'script'] as const) expect([kind, scanText(statement, words, kind, line)]).toEqual([kind, []])
  })

  test('a dump may keep a text that a script may not run', async () => {
    const { text, words } = await only("create function f() returns void language sql as $$ copy t to program 'x' $$;")
    expect(scanText(text, words, 'dump', 1)).toEqual([])
    expect(scanText(text, words, 'script', 1)).toEqual([{ rule: 'copy-program', line: 1 }])
  })

  test('texts in texts end at a depth that nobody needs', async () => {
    const nested = (depth: number): string =>
      depth === 0 ? 'select 1' : `do $d${depth}$ begin execute 'x'; ${nested(depth - 1)}; end $d${depth}$`
    for (const [depth, rules] of [
      [10, []],
      [40, ['nested-too-deep']]
    ] as const) {
      const { text, words } = await only(`${nested(depth)};`)
      expect(scanText(text, words, 'dump', 1).map(({ rule }) => rule)).toEqual(rules)
    }
  })

  test('the line is that of the name, not only of its statement', async () => {
    const { text, words, line } = await only("\n\nselect 1,\n  2,\n  lo_export(1, 'x');")
    expect(scanText(text, words, 'dump', line)).toEqual([{ rule: 'server-file', name: 'lo_export', line: 5 }])
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
  const choose = (
    extensions: readonly string[],
    { engine, pgBin, of, textBytes }: { engine?: 'pglite' | 'postgres'; pgBin?: string; of?: string; textBytes?: number } = {}
  ) => {
    const made = order(engine)
    return chooseEngine(
      { ...made, pgBin },
      openDump(made.dump ?? '', () => undefined),
      { extensions, ...(of !== undefined && { serverVersion: of }), ...(textBytes !== undefined && { textBytes }) }
    ).kind
  }

  test('the embedded one for a small plain dump, as far as it has its extensions', () => {
    expect(choose(['citext', 'plpgsql'])).toBe('pglite')
    expect(choose(['citext', 'postgis'])).toBe('postgres')
    expect(choose([], { pgBin: '/usr/lib/postgresql/15/bin' })).toBe('postgres')
    expect(choose(['postgis'], { engine: 'pglite' })).toBe('pglite')
    expect(choose([], { engine: 'postgres' })).toBe('postgres')
    // Packed on disk, it is larger in memory.
    expect(choose([], { textBytes: 64 * 1024 ** 2 })).toBe('pglite')
    expect(choose([], { textBytes: 64 * 1024 ** 2 + 1 })).toBe('postgres')
  })

  test('an installed server of the major version of the dump, if that of the embedded one differs', () => {
    const installed = findBinaries()?.major ?? EMBEDDED_MAJOR
    expect(choose([], { of: `${installed}.1` })).toBe(installed === EMBEDDED_MAJOR ? 'pglite' : 'postgres')
    expect(choose([], { of: `${EMBEDDED_MAJOR}.1` })).toBe('pglite')
    // Too old for the fingerprint, so never taken.
    expect(choose([], { of: '9.6.24' })).toBe('pglite')
    expect(choose([], { of: `${installed}.1`, engine: 'pglite' })).toBe('pglite')
  })
})
