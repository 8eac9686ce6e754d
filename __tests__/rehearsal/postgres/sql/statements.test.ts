import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refused } from '../../../../src/rehearsal/denial.ts'
import { splitStatements } from '../../../../src/rehearsal/postgres/sql/statements.ts'

/** The text in chunks of these sizes, the last one again and again. */
async function* chunked(text: string | Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  // One buffer for all chunks, as a reader may have it.
  const shared = Buffer.alloc(Math.max(...sizes, 1))
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = Math.min(sizes[Math.min(n, sizes.length - 1)] ?? 1, bytes.length - at)
    bytes.copy(shared, 0, at, at + size)
    yield shared.subarray(0, size)
    at += size
  }
}

async function split(text: string | Uint8Array, sizes: readonly number[] = [1 << 20]): Promise<readonly string[]> {
  const pieces: string[] = []
  for await (const piece of splitStatements(chunked(text, sizes))) {
    let data = ''
    if (piece.kind === 'copy') for await (const part of piece.data) data += Buffer.from(part).toString('latin1')
    pieces.push(`${piece.kind}@${piece.line} ${piece.text}${piece.kind === 'copy' ? `<<${data}>>` : ''}`)
  }
  return pieces
}

/** What it was split into, or why it was not. */
async function outcome(text: string | Uint8Array, sizes?: readonly number[]): Promise<readonly string[]> {
  try {
    return await split(text, sizes)
  } catch (error) {
    if (error instanceof Refused) return [`refused: ${error.code}@${error.line}`]
    throw error
  }
}

const texts = (pieces: readonly string[]) => pieces.map(piece => piece.replace(/^\w+@\d+ /, ''))

describe('one statement each', () => {
  test.each<[string, string, readonly string[]]>([
    ['semicolons', 'select 1;select 2 ;\n;;select 3', ['select 1', 'select 2', 'select 3']],
    ['quotes', "select ';', 'it''s;', 'back\\';select 2;", ["select ';', 'it''s;', 'back\\'", 'select 2']],
    ['escape strings', "select E'a\\';b', e'\\\\';select 2;", ["select E'a\\';b', e'\\\\'", 'select 2']],
    ['an escape string with a doubled quote', "select E'a''\\';b';select 2;", ["select E'a''\\';b'", 'select 2']],
    ['a word that ends in e', "select name'\\';select 2;", ["select name'\\'", 'select 2']],
    ['unicode strings', 'select U&\'\\0441;\', U&";";select 2;', ['select U&\'\\0441;\', U&";"', 'select 2']],
    ['quoted names', 'select ";", "a"";b";select 2;', ['select ";", "a"";b"', 'select 2']],
    ['line comments', 'select 1 -- ; \' "\n+ 1;select 2;', ['select 1 -- ; \' "\n+ 1', 'select 2']],
    ['block comments', "select /* ; /* nested ; */ ' */ 1;select 2;", ["select /* ; /* nested ; */ ' */ 1", 'select 2']],
    ['block comments edge', 'select /*/ ; */ 1;/**/select 2;', ['select /*/ ; */ 1', '/**/select 2']],
    ['dollar quotes', 'select $$;$$, $a$ ; $b$ $$ ; $a$;select 2;', ['select $$;$$, $a$ ; $b$ $$ ; $a$', 'select 2']],
    [
      'dollars that only look alike',
      'select $a$ $$a$;select a$b$c;select $1, $2;',
      ['select $a$ $$a$', 'select a$b$c', 'select $1, $2']
    ],
    [
      'parentheses',
      'create rule r as on insert to t do (a; b);select 2;',
      ['create rule r as on insert to t do (a; b)', 'select 2']
    ],
    [
      'bodies of SQL functions',
      'create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end;select 3;',
      ['create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end', 'select 3']
    ],
    ['begin and end as statements', 'begin;select 1;end;', ['begin', 'select 1', 'end']],
    [
      'a procedure',
      'create procedure p() begin atomic insert into t values (1); end;select 1;',
      ['create procedure p() begin atomic insert into t values (1); end', 'select 1']
    ],
    ['operators', 'select 1 - 1, 4 / 2, 2*-1;select 2;', ['select 1 - 1, 4 / 2, 2*-1', 'select 2']],
    ['other alphabets', 'select \'ё;\', имя, "é;";select 2;', ['select \'ё;\', имя, "é;"', 'select 2']],
    ['a byte order mark', '\ufeffselect 1;', ['select 1']],
    ['an operator at the end', 'select 1;\n-', ['select 1', '-']],
    ['nothing', ' \n-- only a comment\n/* and another */', []],
    ['a comment behind the last statement', 'select 1; -- end', ['select 1']]
  ])('%s', async (_, text, expected) => {
    expect(texts(await split(text))).toEqual(expected)
    expect(await split(text, [1])).toEqual(await split(text))
  })

  test('lines are those of the first word', async () => {
    const pieces = await split('-- a\n\nselect\n1;\n  /* b\n */ select 2;select 3;\n')
    expect(pieces.map(piece => /@(\d+)/.exec(piece)?.[1])).toEqual(['3', '6', '6'])
  })

  test('a plain string after an escape string on the same line has no escapes', async () => {
    expect(texts(await split("select E'a' '\\';select 2;"))).toEqual(["select E'a' '\\'", 'select 2'])
  })
})

describe('COPY FROM STDIN', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'rows',
      'COPY t (a) FROM stdin;\n1\t;\n2\n\\.\n\nselect 2;',
      ['copy@1 COPY t (a) FROM stdin<<1\t;\n2\n>>', 'statement@6 select 2']
    ],
    ['no row', 'copy t from stdin;\n\\.\nselect 2;', ['copy@1 copy t from stdin<<>>', 'statement@3 select 2']],
    [
      'lines that begin like the last one',
      'copy t from stdin;\n\\.x\n\\N\n\\\\.\n\\.\n',
      ['copy@1 copy t from stdin<<\\.x\n\\N\n\\\\.\n>>']
    ],
    [
      'carriage returns',
      'copy t from stdin;\r\n1\r\n\\.\r\nselect 2;',
      ['copy@1 copy t from stdin<<1\r\n>>', 'statement@4 select 2']
    ],
    ['a last line without a line feed', 'copy t from stdin;\n1\n\\.', ['copy@1 copy t from stdin<<1\n>>']],
    [
      'comments between',
      'copy t from /* x */ -- y\n stdin with (format csv);\n1\n\\.\n',
      ['copy@1 copy t from /* x */ -- y\n stdin with (format csv)<<1\n>>']
    ],
    ['another source', "copy t from 'stdin';select 2;", ["statement@1 copy t from 'stdin'", 'statement@1 select 2']],
    [
      'to, not from',
      'copy (select 1 from stdin) to stdout;select 2;',
      ['statement@1 copy (select 1 from stdin) to stdout', 'statement@1 select 2']
    ]
  ])('%s', async (_, text, expected) => {
    expect(await split(text)).toEqual(expected)
    expect(await split(text, [1])).toEqual(expected)
  })

  test('rows that nobody reads are read over', async () => {
    const kinds: string[] = []
    for await (const { kind, line } of splitStatements(chunked('copy t from stdin;\n1\n2\n\\.\nselect 2;', [3])))
      kinds.push(`${kind}@${line}`)
    expect(kinds).toEqual(['copy@1', 'statement@5'])
  })
})

describe('refused', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a quote that does not end', "select 1;\nselect 'a", 'unterminated@2'],
    ['a parenthesis that does not end', 'create table t (\na int,\n', 'unterminated@1'],
    ['a dollar quote that does not end', 'do $x$ begin end $$', 'unterminated@1'],
    ['a comment that does not end', 'select 1 /* a', 'unterminated@1'],
    ['a function body that does not end', 'create function f() returns int begin atomic select 1;', 'unterminated@1'],
    ['rows that do not end', 'select 1;\ncopy t from stdin;\n1\n2\n', 'copy-unterminated@2'],
    ['rows that are cut', 'copy t from stdin;\n1\n\\', 'copy-unterminated@1'],
    ['something on the line of a COPY', 'copy t from stdin; select 1;\n1\n\\.\n', 'copy-followed@1'],
    ['a psql command inside a statement', 'select 1\n\\gexec\n', 'psql-meta-command@2'],
    ['bytes that are not UTF-8', Buffer.from([...Buffer.from("select '"), 0xe9, 0x27, 0x3b]), 'not-utf8@1'],
    ['a NUL', 'select \u0000 1;', 'not-utf8@1'],
    ['another encoding', "select 1;\nset client_encoding = 'LATIN1';", 'client-encoding@2'],
    ['another encoding by its other name', "set names 'latin1';", 'client-encoding@1'],
    ['another encoding by a function', "select set_config('client_encoding', 'latin1', false);", 'client-encoding@1'],
    ['an escape string that goes on on the next line', "select E'a' -- x\n '\\';b';", 'string-syntax@2'],
    ['strings with escapes', 'SET standard_conforming_strings = off;', 'string-syntax@1']
  ])('%s', async (_, text, expected) => {
    expect(await outcome(text)).toEqual([`refused: ${expected}`])
    expect(await outcome(text, [1])).toEqual([`refused: ${expected}`])
  })

  test.each([
    "set client_encoding = 'UTF8';",
    'set client_encoding to utf8;',
    'show client_encoding;',
    'SET standard_conforming_strings = on;',
    "SET standard_conforming_strings TO 'on';"
  ])('not refused: %s', async text => expect(await split(text)).toHaveLength(1))

  test('a psql command in a place of its own is handed over, and is never carried out', async () => {
    expect(await split('\\restrict abc\nselect 1;\n\\! touch x\nselect 2;')).toEqual([
      'meta@1 \\restrict abc',
      'statement@2 select 1',
      'meta@3 \\! touch x',
      'statement@4 select 2'
    ])
  })
})

const FRAGMENTS = [
  ...["'", "E'", "e'", 'U&"', '"', "''", '$$', '$a$', '$b', '$1', '--', '/*', '*/', '/', '-', '*', '\n', '\r\n', ' ', '\t', ';'],
  ...[
    '(',
    ')',
    'begin',
    'end',
    'case',
    'create',
    'or',
    'replace',
    'function',
    'procedure',
    'copy',
    'from',
    'stdin',
    'é',
    '1e',
    'x'
  ],
  ...['\\', '\\.', '\n\\.\n', '\\.\r\n', 'copy t from stdin;\n', '\\N', ',', '\ufeff']
]

describe('where a chunk ends changes nothing', () => {
  test('any text, any chunks', async () => {
    const text = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map(parts => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 12 }), async (sql, sizes) => {
        const whole = await outcome(sql)
        expect(await outcome(sql, [1])).toEqual(whole)
        expect(await outcome(sql, sizes)).toEqual(whole)
      }),
      { numRuns: 600 }
    )
  })

  test('rows of any kind', async () => {
    const rows = fc
      .array(fc.constantFrom('\\', '.', '\n', '\r', 'a', '\\.', '\n\\.x'), { maxLength: 30 })
      .map(parts => parts.join(''))
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 }), async (data, sizes) => {
        const sql = `copy t from stdin;\n${data}\n\\.\nselect 1;`
        expect(await outcome(sql, sizes)).toEqual(await outcome(sql))
      }),
      { numRuns: 400 }
    )
  })
})
