import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { crc32 } from '../../../src/archive/crc32.ts'
import { withMembersCompared } from '../../../src/drift/archive/compare-members.ts'
import { compareParts } from '../../../src/drift/parts/compare-parts.ts'
import { addPart, type Part } from '../../../src/drift/parts/part.ts'
import { driftText, memberText, partLines, partsHeadline } from '../../../src/report/findings/drift-sentences.ts'
import { folderWith } from '../../support/folder.ts'
import { makeZip } from '../../support/make-zip.ts'
import { mutated, random } from '../../support/mutate.ts'
import { testWith } from '../../support/needs.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([bytes(type), content])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(content.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** An image of 2 × 2 gray pixels. @param lines with their filters */
function png(lines: readonly number[], more: readonly Buffer[] = [], level = 6, after = ''): Buffer {
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0])
  const data = chunk('IDAT', deflateSync(Buffer.from(lines), { level }))
  return Buffer.concat([
    bytes('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', header),
    ...more,
    data,
    chunk('IEND', Buffer.alloc(0)),
    bytes(after)
  ])
}
const PLAIN = [0, 10, 20, 0, 30, 40]
/** The same pixels, each line as its difference from the one above. */
const FILTERED = [0, 10, 20, 2, 20, 20]
const time = (...[year, ...rest]: readonly number[]) => chunk('tIME', Buffer.from([(year ?? 0) >> 8, (year ?? 0) & 255, ...rest]))

const pdf = (info: string, text: string, id = '<01>', more = '') => {
  const page = `3 0 obj\n<< /Type /Page /Contents 4 0 R >>\nendobj\n`
  const packed = deflateSync(bytes(text)).toString('latin1')
  const stream = `4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`
  const body = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< ${info} >>\nendobj\n${page}${stream}${more}`
  return bytes(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R /Info 2 0 R /ID [${id} ${id}] >>\nstartxref\n${body.length}\n%%EOF\n`
  )
}
const DATED = (year: number) => `/Producer (Quay 1) /CreationDate (D:${year}0102030405Z)`

const notebook = (source: string, more: object = {}, cells: readonly object[] = []) =>
  Buffer.from(
    JSON.stringify({
      cells: [{ cell_type: 'code', execution_count: 1, metadata: {}, outputs: [], source: [source], ...more }, ...cells],
      metadata: { kernelspec: { name: 'python3' } },
      nbformat: 4,
      nbformat_minor: 5
    })
  )
const elf = (name: string) => readFileSync(`fixtures/parts/${name}.elf`)
const properties = (modified: string, author = 'Ann') =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties xmlns:cp="x"><dc:creator>${author}</dc:creator><dcterms:modified xsi:type="dcterms:W3CDTF">${modified}</dcterms:modified></cp:coreProperties>`
  )
const word = (text: string, revision: string) =>
  Buffer.from(`<w:document xmlns:w="w"><w:p w:rsidR="${revision}"><w:t>${text}</w:t></w:p></w:document>`)

/** A pair, whether only metadata differs, and the lines that are reported. */
const PAIRS: readonly (readonly [string, string, Buffer, Buffer, boolean, readonly string[]])[] = [
  [
    'time',
    'a.png',
    png(PLAIN, [time(2024, 3, 5, 10, 20, 30)]),
    png(PLAIN, [time(2025, 3, 5, 10, 20, 30)]),
    true,
    ['"chunk tIME" changed: 2024-03-05 10:20:30 became 2025-03-05 10:20:30']
  ],
  [
    'text',
    'a.png',
    png(PLAIN),
    png(PLAIN, [chunk('tEXt', bytes('Software\0x'))]),
    true,
    ['"chunk tEXt \\"Software\\"" was added']
  ],
  [
    'a keyword that is none of the usual ones',
    'a.png',
    png(PLAIN),
    png(PLAIN, [chunk('tEXt', bytes('ghp_secret\0x'))]),
    true,
    ['"chunk tEXt" was added']
  ],
  ['filters and compression', 'a.png', png(PLAIN), png(FILTERED, [], 0), true, ['"compression of the pixels" changed']],
  [
    'one pixel',
    'a.png',
    png(PLAIN),
    png([0, 10, 20, 0, 30, 41]),
    false,
    ['"pixels" changed', '"compression of the pixels" changed']
  ],
  ['color profile', 'a.png', png(PLAIN), png(PLAIN, [chunk('gAMA', Buffer.alloc(4))]), false, ['"chunk gAMA" was added']],
  ['bytes after the end', 'a.png', png(PLAIN), png(PLAIN, [], 6, 'hidden'), false, ['"bytes after the image" was added']],
  [
    'date',
    'a.pdf',
    pdf(DATED(2024), 'q'),
    pdf(DATED(2025), 'q'),
    true,
    ['"document information: CreationDate" changed: 20240102030405Z became 20250102030405Z']
  ],
  [
    'producer and id',
    'a.pdf',
    pdf('/Producer (A)', 'q'),
    pdf('/Producer (Other)', 'q', '<02>'),
    true,
    ['"document information: Producer" changed', '"trailer: /ID" changed']
  ],
  [
    'content of a page',
    'a.pdf',
    pdf(DATED(2024), 'BT (one) Tj ET'),
    pdf(DATED(2024), 'BT (two) Tj ET'),
    false,
    ['"object 4 0: stream" changed']
  ],
  [
    'an object is added behind',
    'a.pdf',
    pdf('', 'q'),
    pdf('', 'q', '<01>', '9 0 obj\n<< /Type /Action >>\nendobj\n'),
    false,
    ['"object 9 0 (Action)" was added']
  ],
  ['build id', 'a.elf', elf('one'), elf('two'), true, [`"build id" changed: ${'11'.repeat(20)} became ${'22'.repeat(20)}`]],
  [
    'data',
    'a.elf',
    elf('two'),
    elf('three'),
    false,
    ['"program headers"', '"section .text"', '"section .symtab"', '"section .strtab"']
  ],
  [
    'bytes behind a program',
    'a.elf',
    elf('one'),
    Buffer.concat([elf('one'), bytes('payload')]),
    false,
    ['"bytes outside of the sections" was added']
  ],
  [
    'execution count',
    'a.ipynb',
    notebook('x'),
    notebook('x', { execution_count: 7 }),
    true,
    ['"cell 1: execution count" changed: 1 became 7']
  ],
  ['outputs', 'a.ipynb', notebook('x'), notebook('x', { outputs: [{ text: '1' }] }), true, ['"cell 1: outputs" changed']],
  ['source', 'a.ipynb', notebook('x'), notebook('y'), false, ['"cell 1: source" changed']],
  [
    'a cell',
    'a.ipynb',
    notebook('x'),
    notebook('x', {}, [{ cell_type: 'raw', source: 'z' }]),
    false,
    ['"cell 2: source" was added', '"cell 2: metadata" was added']
  ],
  [
    'date of a document',
    'docProps/core.xml',
    properties('2024-01-02T03:04:05Z'),
    properties('2025-01-02T03:04:05Z'),
    true,
    ['"cp:coreProperties/dcterms:modified" changed: 2024-01-02T03:04:05Z became 2025-01-02T03:04:05Z']
  ],
  [
    'author of a document',
    'docProps/core.xml',
    properties('2024-01-02T03:04:05Z'),
    properties('2024-01-02T03:04:05Z', 'Ben'),
    true,
    ['"cp:coreProperties/dc:creator" changed']
  ],
  ['revision numbers', 'word/document.xml', word('a', '1'), word('a', '2'), true, ['"w:document/w:p revision numbers" changed']],
  ['text of a document', 'word/document.xml', word('a', '1'), word('b', '1'), false, ['"w:document/w:p/w:t" changed']],
  ['a blank in a text', 'word/document.xml', word('a b', '1'), word('a  b', '1'), false, ['"w:document/w:p/w:t" changed']]
]

/** One object in place of another. */
const replaced = (whole: Buffer, from: string, to: string) => {
  const text = whole.toString('latin1')
  expect(text).toContain(from)
  return bytes(text.replace(from, to))
}
const at = (whole: Buffer, place: number, ...values: number[]) => {
  const changed = Buffer.from(whole)
  changed.set(values, place)
  return changed
}
/** A section of a program, by its place in the table of sections. */
const section = (whole: Buffer, index: number) => Number(whole.readBigUInt64LE(40)) + 64 * index
const typeOf = (whole: Buffer, index: number) => whole.readUInt32LE(section(whole, index) + 4)
const PROGBITS = 1
const codeOf = (whole: Buffer) => {
  for (let n = 1; n < whole.readUInt16LE(60); n++)
    if (typeOf(whole, n) === PROGBITS && (whole[section(whole, n) + 8] ?? 0) & 4)
      return { index: n, offset: Number(whole.readBigUInt64LE(section(whole, n) + 24)) }
  throw new Error('it has no code')
}
const withComment = (whole: Buffer) => {
  const { index } = codeOf(whole)
  const names = Number(whole.readBigUInt64LE(section(whole, whole.readUInt16LE(62)) + 24))
  const name = names + whole.readUInt32LE(section(whole, index))
  // As long as ".text".
  return Buffer.concat([whole.subarray(0, name), bytes('.stab'), whole.subarray(name + 5)])
}
const CODE = elf('one')
const catalog = (more: string) =>
  replaced(pdf('', 'q'), '/Info 2 0 R', '/Info 1 0 R').toString('latin1').replace('/Type /Catalog', `/Type /Catalog ${more}`)

/** Pairs of which a reader could say that only metadata differs, and a program shows or runs another thing. */
const TRAPS: readonly (readonly [string, string, Buffer, Buffer])[] = [
  [
    'a palette behind the pixels',
    'a.png',
    Buffer.concat([png(PLAIN, [chunk('PLTE', Buffer.alloc(3))])]),
    Buffer.concat([png(PLAIN).subarray(0, -12), chunk('PLTE', Buffer.alloc(3)), png(PLAIN).subarray(-12)])
  ],
  ['bytes within the end', 'a.png', png(PLAIN), Buffer.concat([png(PLAIN).subarray(0, -12), chunk('IEND', bytes('hidden'))])],
  ['the catalog as document information', 'a.pdf', bytes(catalog('/OpenAction 3 0 R')), bytes(catalog('/OpenAction 4 0 R'))],
  ['an unknown key of the document information', 'a.pdf', pdf('/X (1)', 'q'), pdf('/X (2)', 'q')],
  [
    'a page that calls itself offsets',
    'a.pdf',
    replaced(pdf('', 'one'), '/Filter', '/X << /Type /XRef >> /Filter'),
    replaced(pdf('', 'two'), '/Filter', '/X << /Type /XRef >> /Filter')
  ],
  [
    'a page that calls itself metadata',
    'a.pdf',
    replaced(pdf('', 'one'), '/Filter', '/Type /Metadata /Filter'),
    replaced(pdf('', 'two'), '/Filter', '/Type /Metadata /Filter')
  ],
  [
    'the same, and a comment within what refers to it',
    'a.pdf',
    replaced(replaced(pdf('', 'one'), '/Filter', '/Type /Metadata /Filter'), '4 0 R', '4 %\n0 R'),
    replaced(replaced(pdf('', 'two'), '/Filter', '/Type /Metadata /Filter'), '4 0 R', '4 %\n0 R')
  ],
  [
    'which of two objects with one id is read',
    'a.pdf',
    pdf('', 'q', '<01>', '3 0 obj\n<< /Type /Page >>\nendobj\n'),
    replaced(pdf('', 'q', '<01>', '3 0 obj\n<< /Type /Page >>\nendobj\n'), '0000000000', '0000000100')
  ],
  ['code in a section that is named as debugging', 'a.elf', withComment(CODE), at(withComment(CODE), codeOf(CODE).offset, 0xcc)],
  [
    'code in a section of no type',
    'a.elf',
    at(CODE, section(CODE, codeOf(CODE).index) + 4, 0),
    at(at(CODE, section(CODE, codeOf(CODE).index) + 4, 0), codeOf(CODE).offset, 0xcc)
  ],
  [
    'where a segment is in the file',
    'a.elf',
    CODE,
    at(CODE, Number(CODE.readBigUInt64LE(32)) + 8, (CODE[Number(CODE.readBigUInt64LE(32)) + 8] ?? 0) ^ 1)
  ],
  [
    'a picture in a cell',
    'a.ipynb',
    notebook('x', { attachments: { 'a.png': 1 } }),
    notebook('x', { attachments: { 'a.png': 2 } })
  ],
  ['lines of a source that are no text', 'a.ipynb', notebook('x', { source: [{ a: 1 }] }), notebook('x', { source: [{ a: 2 }] })],
  ['the filter of a line that does not exist', 'a.png', png([0, 10, 20, 0, 30, 40]), png([0, 10, 20, 9, 30, 40])],
  ['an attribute without a blank before it', 'a.xml', bytes('<a b="1"c="2"/>'), bytes('<a b="1"c="3"/>')],
  ['the order of elements', 'a.xml', bytes('<a><b/><c/></a>'), bytes('<a><c/><b/></a>')],
  ['text behind a document', 'a.xml', bytes('<a/>'), bytes('<a/>payload')],
  ['the style sheet of a document', 'a.xml', bytes('<?xml-stylesheet href="a"?><a/>'), bytes('<?xml-stylesheet href="b"?><a/>')],
  ['what closes an element', 'a.xml', bytes('<a><b></b></a>'), bytes('<a><b></c></a>')]
]

describe('parts of known formats are compared', () => {
  test.each(TRAPS)('%s is never called metadata (%s)', async (_, path, sealed, found) => {
    expect(found.equals(sealed)).toBe(false)
    const parts = await compareParts(path, sealed, found)
    expect(parts).toBeDefined()
    expect(parts?.sameContent).not.toBe(true)
  })

  test.each(PAIRS)('%s (%s)', async (_, path, sealed, found, sameContent, lines) => {
    const parts = await compareParts(path, sealed, found)
    expect({ ...parts, lines: parts && partLines(parts) }).toMatchObject({
      sameContent,
      lines: lines.map(line => expect.stringContaining(line))
    })
    expect(partsHeadline(parts as NonNullable<typeof parts>)).toMatch(sameContent ? /same|only/ : /differ/)
    // The twin: a file beside itself has no difference, whatever its format.
    expect(await compareParts(path, sealed, sealed)).toMatchObject({ sameContent: true })
  })

  test.each([
    ['a.png', png(PLAIN), png(PLAIN).subarray(0, -9), 'its chunks do not end'],
    ['a.png', png(PLAIN), Buffer.from(png(PLAIN)).fill(1, 20, 21), 'the checksum of a chunk is wrong'],
    ['a.pdf', pdf('', 'q'), bytes('%PDF-1.7\n'), 'it has no objects'],
    ['a.pdf', pdf('', 'q'), bytes('%PDF-1.7\n1 0 obj <<'), 'an object of it does not end'],
    ['a.elf', elf('one'), elf('one').subarray(0, 700), 'are cut off'],
    ['a.ipynb', notebook('x'), bytes('{"cells": [], "cells": []}'), 'it is not JSON that all readers read alike'],
    ['a.xml', bytes('<a/>'), bytes('<!DOCTYPE a [<!ENTITY b "c">]><a/>'), 'it has a document type'],
    ['a.xml', bytes('<a/>'), bytes(`${'<a>'.repeat(2000)}`), 'it has too many elements'],
    ['a.xml', bytes('<a/>'), bytes(`<${'a'.repeat(1025)}/>`), 'too long a path'],
    ['a.xml', bytes('<a/>'), bytes('<?xml version="1.0" encoding="UTF-16"?><a/>'), 'another encoding'],
    ['a.db', bytes('SQLite format 3\0'), bytes('SQLite format 3\0'), 'its header is cut off']
  ])('%s that is malformed has a note in place of parts', async (path, sealed, found, note) => {
    const parts = await compareParts(path, sealed, found)
    expect(parts).toMatchObject({ different: 0, differences: [], note: expect.stringContaining(note) })
    expect(parts).not.toHaveProperty('sameContent')
  })

  test('many parts of one name are numbered in linear time', () => {
    const parts = new Map<string, Part>([['chunk a (3)', { role: 'content', value: '' }]])
    for (let n = 0; n < 200_000; n++) addPart(parts, 'chunk a', { role: 'content', value: String(n) })
    expect([...parts.keys()].slice(0, 4)).toEqual(['chunk a (3)', 'chunk a', 'chunk a (2)', 'chunk a (4)'])
    expect(parts.size).toBe(200_001)
  })

  test('spoiled files never break a reader, and never look like the whole one', async () => {
    const seeds = [...new Map(PAIRS.map(([, path, sealed]) => [path, sealed]))]
    for (let seed = 1; seed <= 400; seed++) {
      const next = random(seed)
      const [path, whole] = seeds[next(seeds.length)] ?? ['', bytes('')]
      const spoiled = mutated(whole, next)
      const parts = await compareParts(path, whole, spoiled)
      expect([undefined, 'boolean', 'string']).toContain(
        parts && (typeof parts.sameContent === 'boolean' ? 'boolean' : typeof parts.note)
      )
    }
  })
})

const LINUX = testWith('linux')

describe('databases are compared by schema and rows', () => {
  const START =
    'CREATE TABLE t(a INTEGER PRIMARY KEY, b); CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID; CREATE INDEX i ON t(b);'
  const FILL = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 3000) INSERT INTO t SELECT x, printf('row %d', x) FROM n; INSERT INTO w SELECT b, a FROM t; INSERT INTO t VALUES (9000, hex(zeroblob(30000)));`
  /** A database that Python makes of these statements. */
  const database = (sql: string): Buffer => {
    const root = folderWith({ 'x.sql': sql })
    const code =
      'import sqlite3; c = sqlite3.connect("x.db", isolation_level=None); c.executescript(open("x.sql").read()); c.close()'
    execFileSync('python3', ['-c', code], { cwd: root })
    return readFileSync(join(root, 'x.db'))
  }

  LINUX('rows that were added, removed and changed, in tables with and without rowid, and a definition', async () => {
    const sealed = database(START + FILL)
    const change = `DELETE FROM t WHERE a = 5; UPDATE t SET b = 'x' WHERE a = 2500; UPDATE t SET b = b || '1' WHERE a = 9000; INSERT INTO w VALUES ('new', 1); CREATE VIEW v AS SELECT 1; DROP INDEX i;`
    const parts = await compareParts('a.db', sealed, database(START + FILL + change))
    expect(parts).toMatchObject({ format: 'sqlite', sameContent: false })
    expect(
      parts?.differences.filter(({ role }) => role === 'content').map(({ part, what, detail }) => [part, what, detail])
    ).toEqual([
      ['index i', 'removed', undefined],
      ['view v', 'added', undefined],
      ['rows of table t', 'changed', '1 removed, 2 changed'],
      ['rows of table w', 'changed', '1 added']
    ])
  })

  LINUX('the same rows in another layout of pages', async () => {
    const sealed = database(START + FILL)
    const found = database(
      `${START + FILL} DELETE FROM t WHERE a > 100; ${FILL.replace('INSERT INTO w SELECT b, a FROM t;', '').replaceAll('INSERT INTO t', 'INSERT OR REPLACE INTO t')} VACUUM;`
    )
    expect(found.equals(sealed)).toBe(false)
    const parts = await compareParts('a.db', sealed, found)
    expect(parts).toMatchObject({ sameContent: true })
    expect(partsHeadline(parts as NonNullable<typeof parts>)).toBe('SQLite: schema and rows are the same')
  })

  LINUX('UTF-16 names, and pages that form a circle', async () => {
    const [sealed, found] = ['1', '2'].map(value =>
      database(`PRAGMA encoding = 'UTF-16be'; CREATE TABLE "é"(a); INSERT INTO "é" VALUES (${value});`)
    ) as [Buffer, Buffer]
    expect((await compareParts('a.db', sealed, found))?.differences[0]).toMatchObject({
      part: 'rows of table é',
      detail: '1 changed'
    })
    const whole = database(START + FILL)
    const root = whole.readUInt32BE(8 + 100)
    const circle = Buffer.from(whole)
    // The first page that has pages below it leads to itself.
    for (let at = 4096; at < circle.length; at += 4096) if (circle[at] === 5) circle.writeUInt32BE(at / 4096 + 1, at + 8)
    expect(root).toBeGreaterThanOrEqual(0)
    expect(await compareParts('a.db', whole, circle)).toMatchObject({ note: 'two parts of it share a page' })
  })
})

test('members of an Office document have their parts', async () => {
  const office = (modified: string, text: string) =>
    makeZip([
      { name: '[Content_Types].xml', content: bytes('<Types/>') },
      { name: 'docProps/core.xml', content: properties(modified) },
      { name: 'word/document.xml', content: word(text, '1') }
    ])
  const [original, found] = [office('2024-01-02T03:04:05Z', 'a'), office('2025-01-02T03:04:05Z', 'a')]
  const open = { certainty: 'unexplained', causes: [{ code: 'content-changed' }], locations: [] } as const
  const drift = await withMembersCompared(open, { original, source: 'given' }, found)
  expect(drift.members?.differences.map(memberText)).toEqual([
    expect.stringContaining(
      'XML: only properties or revision numbers differ; "cp:coreProperties/dcterms:modified" changed: 2024-01-02T03:04:05Z became 2025-01-02T03:04:05Z'
    )
  ])
  expect(driftText(drift)).toContain('2 of 3 members are identical')
  const edited = await withMembersCompared(open, { original, source: 'given' }, office('2024-01-02T03:04:05Z', 'b'))
  expect(edited.members?.differences[0]).toMatchObject({ path: 'word/document.xml', parts: { sameContent: false } })
})
