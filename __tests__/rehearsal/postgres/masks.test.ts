import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskValue } from '../../../src/rehearsal/mask-values.ts'
import { maskedDump } from '../../../src/rehearsal/postgres/dump/masked-dump.ts'
import { restore } from '../../../src/rehearsal/postgres/dump/restore.ts'
import { openDump } from '../../../src/rehearsal/postgres/dump/source.ts'
import { copyField, copyValue, fieldsOf } from '../../../src/rehearsal/postgres/rows/copy-text.ts'
import { itemsAt } from '../../../src/rehearsal/postgres/rows/dump-tables.ts'
import { maskCopy, maskInsert } from '../../../src/rehearsal/postgres/rows/mask-rows.ts'
import { tokensOf } from '../../../src/rehearsal/postgres/sql/tokens.ts'
import type { Mask } from '../../../src/rehearsal/spec.ts'
import { folderWith } from '../../support/folder.ts'
import { start } from '../engines.ts'
import { HAS_POSTGRES, json, run, swapped } from '../rehearsing.ts'
import { caught, chunks } from './streams.ts'

const KEY = Buffer.from('a key of these tests')
const mask = (how: Mask['how'], value?: string): Mask => ({
  table: 'public.t',
  column: 'c',
  how,
  ...(value !== undefined && { value })
})

describe('what a value becomes', () => {
  const keep = maskValue(mask('keep-format'), KEY)

  test('keep-format: letters, digits and everything else stay what they are, and the same value gives the same', () => {
    const shape = (text = '') => text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/[0-9]/g, '0')
    for (const text of ['Ada.Lovelace+1@example.com', '+49 (30) 1234-567', 'DE89 3704 0044 0532 0130 00', 'Żółć 北京', '']) {
      const masked = keep(text) ?? ''
      expect(masked.length).toBe(text.length)
      expect(Buffer.byteLength(masked)).toBe(Buffer.byteLength(text))
      expect(shape(masked.replace(/[^ -~]/g, ''))).toBe(shape(text.replace(/[^ -~]/g, '')))
      expect(keep(text)).toBe(masked)
      if (text.length > 8) expect(masked).not.toBe(text)
      expect(text.length > 8 && maskValue(mask('keep-format'), Buffer.from('another'))(text) === masked).toBe(false)
    }
  })

  test('keep-format: no two values of a format become equal, and numbers keep their number of digits', () => {
    const all = (values: readonly string[]) => new Set(values.map(keep))
    const numbers = Array.from({ length: 1000 }, (_, n) => String(n))
    expect(all(numbers).size).toBe(1000)
    for (const number of numbers) expect(keep(number)).toMatch(number === '0' ? /^0$/ : /^[1-9]/)
    const pairs = [...'abcdefghijklmnopqrstuvwxyz'].flatMap(a => [...'0123456789'].map(b => `${a}${b}-${b}${a}`))
    expect(all(pairs).size).toBe(pairs.length)
  })

  test('hash: apart, keyed, as long as a uuid; fixed and null', () => {
    const hash = maskValue(mask('hash'), KEY)
    expect(hash('a')).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set(['a', 'b', 'A', ''].map(hash)).size).toBe(4)
    expect(maskValue(mask('hash'), Buffer.from('another'))('a')).not.toBe(hash('a'))
    expect(maskValue(mask('fixed', 'x'), KEY)('a')).toBe('x')
    expect(maskValue(mask('null'), KEY)('a')).toBeUndefined()
  })
})

/** A mask that shows what it was given. */
const shown = (value: string) => `<${value}'\\\t\n>`

async function joined(text: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of text) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

test('COPY: what is not masked keeps its bytes, and what is masked is its value, wherever chunks end', async () => {
  const value = fc.option(fc.string({ unit: fc.constantFrom('a', '\t', '\n', '\\', '\\N', '.', 'ü', '北', '\b', "'") }), {
    nil: undefined
  })
  const field = fc.oneof(
    value.map(copyField),
    fc.constantFrom('\\101', '\\x41', '\\.', '\\', '\\q').map(text => `${text}b`)
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(field, field, field)), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const text = rows.map(row => `${row.join('\t')}\n`).join('')
      const masked = await joined(maskCopy({ data: chunks(text, size), line: 1 }, new Map([[1, shown]])))
      const found = masked.toString().split('\n').slice(0, -1).map(fieldsOf)
      expect(found.map(([first, , third]) => [first, third])).toEqual(rows.map(([first, , third]) => [first, third]))
      const values = rows.map(([, second]) => copyValue(Buffer.from(second).toString('latin1')))
      const utf8 = (text: string | undefined) => (text === undefined ? undefined : Buffer.from(text, 'latin1').toString())
      expect(found.map(([, second]) => copyValue(second ?? ''))).toEqual(
        values.map(one => (one === undefined ? undefined : shown(utf8(one) ?? '')))
      )
    })
  )
})

test('INSERT: quotes of every kind, casts and many rows; what is not masked keeps its bytes, and lines their numbers', () => {
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
  const constant = fc
    .string({ unit: fc.constantFrom('a', "'", '\n', '(', ')', ',', ';', 'ü', '北', ' ', '--') })
    .chain(text =>
      fc.constantFrom(
        { sql: quote(text), value: text },
        { sql: `e${quote(text).replaceAll('a', '\\x61')}`, value: text },
        { sql: `$q$${text}$q$`, value: text },
        { sql: `${quote(text)}::text`, value: text },
        { sql: '-12.5', value: '-12.5' },
        { sql: 'TRUE', value: 'true' },
        { sql: 'NULL', value: undefined },
        { sql: 'DEFAULT', value: undefined }
      )
    )
  fc.assert(
    fc.property(fc.array(fc.tuple(constant, constant, constant), { minLength: 1 }), rows => {
      const text = `-- ü ( ' \nINSERT INTO t VALUES ${rows.map(row => `(${row.map(({ sql }) => sql).join(', ')})`).join(',\n')}`
      const values = tokensOf(text).findIndex(token => token.text === 'values') + 1
      const masked = maskInsert({ text, line: 1 }, Buffer.from(`${text};`), values, new Map([[1, v => `<${v}'>`]])).toString()
      const tokens = tokensOf(masked)
      let at = tokens.findIndex(token => token.text === 'values') + 1
      for (const [first, second, third] of rows) {
        const { items, end } = itemsAt(tokens, at)
        const sql = items.map(item => masked.slice(item[0]?.at, item.at(-1)?.end))
        expect([sql[0], sql[2]]).toEqual([first.sql, third.sql])
        if (second.value === undefined) expect(sql[1]).toBe(second.sql)
        else expect(items[1]?.[0]).toMatchObject({ kind: 'string', text: `<${second.value}'>` })
        at = end + 1
      }
      expect(masked.split('\n').length).toBe(Math.max(text.split('\n').length, masked.split('\n').length))
      expect(masked.endsWith(';')).toBe(true)
    })
  )
})

const HEAD = '--\n-- PostgreSQL database dump\n--\nCREATE TABLE public.t (id integer, c text);\n'

/** The masked text of a dump, or why there is none; and the masks that met no column. */
async function masked(sql: string, masks: readonly Mask[] = [mask('hash')]) {
  const folder = folderWith({ 'clone.sql': sql })
  const dump = maskedDump(
    openDump(join(folder, 'clone.sql'), () => undefined),
    masks
  )
  const text = joined(dump.sql())
  const error = await caught(text)
  return { text: error === undefined ? (await text).toString() : undefined, error, unused: dump.unusedMasks?.() }
}

describe('a dump', () => {
  test('by the names of the header, not by position; other tables and the rest of the text keep their bytes', async () => {
    const text = `${HEAD}COPY public.t (c, id) FROM stdin;\na\t1\n\\.\nCOPY public.u (c) FROM stdin;\na\n\\.\nINSERT INTO public.u VALUES ('a');\n-- end\n`
    const found = await masked(text)
    expect(found.unused).toEqual([])
    expect(found.text?.replace(/^[0-9a-f]{32}(?=\t1$)/m, 'a')).toBe(text)
    expect(found.text).not.toBe(text)
    expect((await masked(text)).text).toBe(found.text)
  })

  test('a partition is masked with its table', async () => {
    const found = await masked(
      `${HEAD}CREATE TABLE public.p (id integer, c text);\nALTER TABLE ONLY public.t ATTACH PARTITION public.p FOR VALUES IN (1);\nCOPY public.p (id, c) FROM stdin;\n1\tsecret\n\\.\n`
    )
    expect(found.text).not.toContain('secret')
  })

  test.each<[string, string]>([
    ['an expression', "INSERT INTO public.t VALUES (1, lower('A'));"],
    ['a query', 'INSERT INTO public.t SELECT 1;'],
    ['no columns', 'CREATE TABLE public.k () INHERITS (public.t);\nINSERT INTO public.k VALUES (1);'],
    ['CSV', 'COPY public.t (id, c) FROM stdin WITH (FORMAT csv);\n1,a\n\\.'],
    ['an update', "UPDATE public.t SET c = 'a';"],
    ['a block', "DO $$ BEGIN INSERT INTO public.t VALUES (1, 'a'); END $$;"],
    ['a function', 'SELECT fill();'],
    ['another search_path', 'SET search_path = shop;'],
    ['a row without the value', 'COPY public.t (id, c) FROM stdin;\n1\n\\.'],
    ['a row of INSERT without the value', 'INSERT INTO public.t VALUES (1);']
  ])('that could bring a value past its mask is refused: %s', async (_, sql) => {
    expect((await masked(`${HEAD}${sql}\n`)).error).toMatchObject({ code: 'mask-refused' })
  })

  test('a mask without its table or column is reported', async () => {
    const masks = [mask('hash'), { ...mask('hash'), column: 'd' }, { ...mask('hash'), table: 'public.gone' }]
    expect((await masked(HEAD, masks)).unused).toEqual(['public.t.d', 'public.gone.c'])
    expect((await masked(HEAD, [{ ...mask('hash'), table: 'T' }])).unused).toEqual([])
  })
})

const PRODUCTION = `--
-- PostgreSQL database dump
--
SELECT pg_catalog.set_config('search_path', '', false);
CREATE TABLE public.people (id integer NOT NULL, mail text NOT NULL, "Phone no" text, note text, code uuid);
CREATE TABLE public.orders (mail text, phone text) PARTITION BY LIST (phone);
CREATE TABLE public.some_orders (mail text, phone text);
ALTER TABLE ONLY public.orders ATTACH PARTITION public.some_orders DEFAULT;
COPY public.people (id, "Phone no", mail, note, code) FROM stdin;
1\t+49 30 111\ta\\\\b@example.com\tline\\none\t11111111-1111-1111-1111-111111111111
2\t\\N\tü@example.com\t\\N\t\\N
\\.
INSERT INTO public.some_orders VALUES (E'a\\\\b@example.com', '+49 30 111'), ($$ü@example.com$$, NULL);
ALTER TABLE ONLY public.people ADD CONSTRAINT people_mail UNIQUE (mail);
ALTER TABLE public.orders ADD CONSTRAINT orders_mail FOREIGN KEY (mail) REFERENCES public.people(mail);
--
-- PostgreSQL database dump complete
--
`

;(HAS_POSTGRES ? test : test.skip)(
  'PostgreSQL takes the masked rows, and keys still refer to each other',
  async () => {
    const folder = folderWith({ 'clone.sql': PRODUCTION })
    const column = (table: string, column: string, how: Mask['how'], value?: string): Mask => ({
      table,
      column,
      how,
      ...(value !== undefined && { value })
    })
    const dump = maskedDump(
      openDump(join(folder, 'clone.sql'), () => undefined),
      [
        column('people', 'mail', 'keep-format'),
        column('public.orders', 'mail', 'keep-format'),
        column('people', '"Phone no"', 'hash'),
        column('people', 'Phone no', 'hash'),
        column('people', 'note', 'fixed', "it's\n\\N"),
        column('orders', 'phone', 'null'),
        column('people', 'code', 'hash')
      ]
    )
    const engine = await start({ kind: 'postgres', pgBin: undefined })
    try {
      const session = await engine.connect('script')
      await restore(engine, session, dump.sql())
      const people = await session.rows('select mail, "Phone no", note, code from public.people order by id')
      const orders = await session.rows('select count(*), count(o.phone) from public.orders o join public.people p using (mail)')
      await session.close()
      expect(orders).toEqual([['2', '0']])
      expect(people).toEqual([
        [
          expect.stringMatching(/^[a-z]\\[a-z]@[a-z]{7}\.[a-z]{3}$/),
          expect.stringMatching(/^[0-9a-f]{32}$/),
          "it's\n\\N",
          expect.any(String)
        ],
        [expect.stringMatching(/^.@[a-z]{7}\.[a-z]{3}$/), null, null, null]
      ])
      expect(people.flat()).not.toContain('a\\b@example.com')
      // A column is named as it is, without quotes.
      expect(dump.unusedMasks?.()).toEqual(['people."Phone no"'])
    } finally {
      await engine.destroy()
    }
  },
  120_000
)

;(HAS_POSTGRES ? test : test.skip)(
  'credentials are judged after masking, and the evidence names columns, never values',
  async () => {
    const secret = ['sk', 'live', 'abcdefghijklmnopqrstuvwx'].join('_')
    const dump = swapped(
      '--\n-- PostgreSQL database dump complete',
      `CREATE TABLE public.keys (id integer, key text);\nCOPY public.keys (id, key) FROM stdin;\n1\t${secret}\n\\.\n--\n-- PostgreSQL database dump complete`
    )
    const masks = [{ table: 'public.keys', column: 'key', how: 'hash' }]
    const rehearsal = await run({
      'dump.sql': dump,
      'spec.json': json(spec => {
        spec['mask'] = masks
      })
    })
    expect(rehearsal).toMatchObject({ status: 'REHEARSED', masked: ['public.keys.key (hash)'] })
    const [provenance] = rehearsal.evidence
    expect(JSON.parse(provenance?.text ?? '')).toMatchObject({ verdict: 'SAFE_PRODUCTION_SHAPED_CLONE', masked: masks })
    expect(JSON.stringify(rehearsal)).not.toContain(secret)
  },
  120_000
)
