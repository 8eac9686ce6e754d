import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { copyField, copyValue, fieldsOf } from '../../../src/rehearsal/postgres/rows/copy-text.ts'
import { DumpTables, itemsAt } from '../../../src/rehearsal/postgres/rows/dump-tables.ts'
import { valueLocator } from '../../../src/rehearsal/postgres/rows/locate.ts'
import { spelledTable } from '../../../src/rehearsal/postgres/rows/table-name.ts'
import { rawPieces } from '../../../src/rehearsal/postgres/sql/raw-pieces.ts'
import { tokensOf } from '../../../src/rehearsal/postgres/sql/tokens.ts'
import { chunks } from './streams.ts'

/** Every byte that the pieces of a text have, read in chunks of that size. */
async function joined(text: string, size: number): Promise<string> {
  const parts: Buffer[] = []
  for await (const raw of rawPieces(chunks(text, size))) {
    parts.push(Buffer.from(raw.bytes))
    if (raw.kind !== 'copy') continue
    for await (const bytes of raw.piece.data) parts.push(Buffer.from(bytes))
    parts.push(raw.end())
  }
  return Buffer.concat(parts).toString()
}

const TEXT = `--
-- PostgreSQL database dump
--
\\restrict abc
SET client_encoding = 'UTF8'; ;; -- ü
CREATE TABLE public.t (a text, "B ü" text); COPY public.t (a, "B ü") FROM stdin;
1\t\\.x
\\\\\t\\N
\\.

COPY public.t FROM stdin;
\\.
INSERT INTO public.t VALUES ('a;''b', E'c\\';'), ($x$;$x$, NULL);
/* the end /* nested */ ; */
--
-- PostgreSQL database dump complete
--
`

test('the pieces of a text have all of its bytes, wherever chunks end', async () => {
  for (let size = 1; size < 40; size++) expect(await joined(TEXT, size)).toBe(TEXT)
  for (const end of ['\\.', '\\.\n', '']) {
    const text = `COPY t FROM stdin;\n1\n${end === '' ? '\\.\nselect 1' : end}`
    expect(await joined(text, 3)).toBe(text)
  }
})

test('a value of COPY, written and read, is the same value, without tabs and line ends in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), value => {
      const field = copyField(value)
      expect(copyValue(field)).toBe(value)
      expect(field).not.toMatch(/[\t\n]/)
      expect(fieldsOf(`${field}\t${field}`)).toEqual([field, field])
    })
  )
  expect([copyValue('\\N'), copyValue('\\\\N'), copyValue('\\x41\\101'), copyValue('')]).toEqual([undefined, '\\N', 'AA', ''])
})

describe('columns of values', () => {
  const tables = new DumpTables()
  const read = (text: string) => tables.read({ text, words: text.toLowerCase().match(/[a-z]+/g) ?? [] })
  read('CREATE TABLE public.t (id integer DEFAULT 1 NOT NULL, "E mail" character varying(9), CONSTRAINT c CHECK ((id > 0)))')
  read('CREATE TABLE shop."Order" (total numeric(10,2))')
  read('CREATE TABLE public.part PARTITION OF public.t FOR VALUES IN (1)')
  read('CREATE TABLE public.child (x int) INHERITS (public.t)')
  read('CREATE TABLE public.alone (y int)')
  read('ALTER TABLE ONLY public.part ATTACH PARTITION public.alone FOR VALUES IN (2)')
  read('CREATE TABLE public.grown (y int)')
  read('ALTER TABLE public.grown ADD COLUMN z int')

  test.each<[string, string, readonly string[] | undefined]>([
    ['COPY public.t ("E mail", id) FROM stdin', 'public.t', ['E mail', 'id']],
    ['COPY t FROM stdin', 'public.t', ['id', 'E mail']],
    ['COPY shop."Order" FROM stdin', 'shop."Order"', ['total']],
    ['COPY public.child FROM stdin', 'public.child', undefined],
    ['COPY public.part FROM stdin', 'public.part', undefined],
    ['COPY public.grown FROM stdin', 'public.grown', undefined],
    ['COPY public.unknown FROM stdin', 'public.unknown', undefined]
  ])('%s', (text, table, columns) => {
    expect(tables.copied(text)).toEqual({ table, columns })
  })

  test('of INSERT, with and without names, and what is no list of values', () => {
    const inserted = (text: string) => tables.inserted(tokensOf(text))
    expect(inserted('INSERT INTO public.t VALUES (1)')).toMatchObject({ table: 'public.t', columns: ['id', 'E mail'], values: 6 })
    expect(inserted('INSERT INTO public.t (id) OVERRIDING SYSTEM VALUE VALUES (1)')).toMatchObject({
      columns: ['id'],
      values: 12
    })
    expect(inserted('INSERT INTO public.t SELECT 1')).toMatchObject({ values: undefined })
    expect(itemsAt(tokensOf("(1, f(2, 3), array[4, 5], 'a,b')"), 0).items).toHaveLength(4)
  })

  test('a partition knows the tables above it', () => {
    expect(tables.ancestors('public.alone')).toEqual(['public.part', 'public.t'])
    expect(tables.ancestors('public.t')).toEqual([])
  })

  test('one spelling of a table', () => {
    expect(['T', 'public.t', '"t"', ' public . "t" ', 'Shop."Order"', '"a""b"', 'a b', ''].map(spelledTable)).toEqual([
      ...Array(4).fill('public.t'),
      'shop."Order"',
      'public."a""b"',
      undefined,
      undefined
    ])
  })
})

test('a value is located by table and column, in COPY and in INSERT', () => {
  const locate = valueLocator()
  const columns = ['id', 'mail']
  const copy = '1\tone\n2\ttwo\\tx\n'
  expect(locate(copy, { kind: 'copy', table: 'public.t', columns }, 0, copy.indexOf('two'))).toMatchObject({ column: 'mail' })
  expect(locate(copy, { kind: 'copy', table: 'public.t', columns: undefined }, 0, 0)).toEqual({
    table: 'public.t',
    valueSha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b'
  })
  const insert = "INSERT INTO t VALUES (1, 'a'), (f(2, 3), E'it''s, \\'b\\'');"
  const rows = { kind: 'insert', table: 'public.t', columns } as const
  expect(locate(insert, rows, 0, insert.indexOf("b\\'"))).toMatchObject({ column: 'mail' })
  expect(locate(insert, rows, 0, insert.indexOf('3)'))).toEqual({ table: 'public.t', column: 'id' })
  expect(locate(insert, rows, -5, 9)).toEqual({ table: 'public.t' })
})
