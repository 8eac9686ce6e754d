import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../src/drift/diagnose.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import type { SealFacts } from '../../src/model/seal.ts'
import { crlf } from '../support/line-ends.ts'
import { codesOf, sealOf, twinOf } from './sealing.ts'

const TEXT = '# Release 4 - final\n\nIt\'s "sealed" -- do not edit...\nA-B, c - d, 10-20\nLast line of the text\n'
const UTF8 = '# Übersicht - Größe\n\nnaïve café, 日本語のテキスト\nfür - alle\n'
const JSON_RAW = '{"name": "Zoë", "size": 1.0, "list": [1e5, 12345678901234567890, "日本", "😀"], "empty": [], "path": "a/b"}'

interface Case {
  readonly name: string
  readonly sealed: string | Buffer
  readonly found: string | Buffer
  readonly causes: readonly CauseCode[]
  readonly facts?: SealFacts
}

const PROVED: readonly Case[] = [
  { name: 'BOM', sealed: TEXT, found: `\ufeff${TEXT}`, causes: ['bom-added'] },
  { name: 'BOM twice', sealed: TEXT, found: `\ufeff\ufeff${TEXT}`, causes: ['bom-added'] },
  { name: 'BOM lost', sealed: `\ufeff${TEXT}`, found: TEXT, causes: ['bom-removed'] },
  { name: 'CRLF', sealed: TEXT, found: crlf(TEXT), causes: ['crlf-added'] },
  { name: 'CRLF twice', sealed: TEXT, found: TEXT.replaceAll('\n', '\r\r\n'), causes: ['crlf-added'] },
  { name: 'CRLF on CRLF', sealed: crlf(TEXT), found: TEXT.replaceAll('\n', '\r\r\n'), causes: ['crlf-added'] },
  { name: 'CRLF lost', sealed: crlf(TEXT), found: TEXT, causes: ['crlf-removed'] },
  { name: 'CR only', sealed: TEXT, found: TEXT.replaceAll('\n', '\r'), causes: ['cr-only'] },
  { name: 'CR only, from CRLF', sealed: crlf(TEXT), found: TEXT.replaceAll('\n', '\r'), causes: ['cr-only'] },
  { name: 'CRLF on part of the lines', sealed: TEXT, found: TEXT.replace('\n\n', '\r\n\r\n'), causes: ['eol-mixed'] },
  { name: 'LF on part of the lines', sealed: crlf(TEXT), found: crlf(TEXT).replace('\r\n', '\n'), causes: ['eol-mixed'] },
  { name: 'final newline lost', sealed: TEXT, found: TEXT.slice(0, -1), causes: ['final-newline-removed'] },
  { name: 'final newline added', sealed: TEXT.slice(0, -1), found: TEXT, causes: ['final-newline-added'] },
  { name: 'three final newlines added', sealed: TEXT, found: `${TEXT}\n\n\n`, causes: ['final-newline-added'] },
  {
    name: 'em dash',
    sealed: TEXT,
    found: TEXT.replaceAll('-', '\u2014'),
    causes: ['unicode-punctuation'],
    facts: { text: 'ascii' }
  },
  {
    name: 'em dash in one place of seven',
    sealed: TEXT,
    found: TEXT.replace(' - ', ' \u2014 '),
    causes: ['unicode-punctuation']
  },
  {
    name: 'smart typography',
    sealed: TEXT,
    found: TEXT.replace("'", '\u2019')
      .replace('"s', '\u201cs')
      .replace('d"', 'd\u201d')
      .replace('--', '\u2013')
      .replace('...', '\u2026'),
    causes: ['unicode-punctuation']
  },
  {
    name: 'some dashes were sealed',
    sealed: 'a \u2014 b\nc - d\ne \u2014 f\ng - h\n\u201cq\u201d\n',
    found: 'a \u2014 b\nc \u2014 d\ne \u2014 f\ng \u2014 h\n\u201cq\u201d\n',
    causes: ['unicode-punctuation']
  },
  {
    name: 'one class kept, one undone',
    sealed: 'He said \u201cno\u201d - twice - and left\n',
    found: 'He said \u201cno\u201d \u2014 twice \u2014 and left\n',
    causes: ['unicode-punctuation']
  },
  { name: 'no-break spaces', sealed: UTF8, found: UTF8.replaceAll(' ', '\u00a0'), causes: ['unicode-punctuation'] },
  {
    name: 'non-breaking hyphen and minus',
    sealed: 'x-y = -1\n',
    found: 'x\u2011y = \u22121\n',
    causes: ['unicode-punctuation']
  },
  { name: 'JSON escaped', sealed: JSON_RAW, found: ascii(JSON_RAW), causes: ['json-reencoded'] },
  { name: 'JSON escaped in capitals', sealed: JSON_RAW, found: upper(ascii(JSON_RAW)), causes: ['json-reencoded'] },
  { name: 'JSON unescaped', sealed: ascii(JSON_RAW), found: JSON_RAW, causes: ['json-reencoded'] },
  { name: 'JSON hex case', sealed: ascii(JSON_RAW), found: upper(ascii(JSON_RAW)), causes: ['json-reencoded'] },
  { name: 'JSON slash escaped', sealed: JSON_RAW, found: JSON_RAW.replace('a/b', 'a\\/b'), causes: ['json-reencoded'] },
  { name: 'JSON HTML-safe', sealed: '{"a":"<b> & c"}', found: '{"a":"\\u003cb\\u003e \\u0026 c"}', causes: ['json-reencoded'] },
  { name: 'JSON no longer HTML-safe', sealed: '{"a":"\\u003cb\\u003e"}', found: '{"a":"<b>"}', causes: ['json-reencoded'] },
  {
    name: 'JSON indented',
    sealed: '{"b": 1.0, "a": [1e5]}',
    found: '{\n  "b": 1.0,\n  "a": [\n    1e5\n  ]\n}\n',
    causes: ['json-reformatted']
  },
  {
    name: 'JSON escaped and indented',
    sealed: '{"b": "é", "a": [1]}',
    found: '{\n    "b": "\\u00e9",\n    "a": [\n        1\n    ]\n}',
    causes: ['json-reencoded', 'json-reformatted']
  },
  {
    name: 'JSON keys re-ordered',
    sealed: '{"a":1,"b":{"c":2,"d":3}}',
    found: '{"b":{"d":3,"c":2},"a":1}',
    causes: ['json-reformatted']
  },
  { name: 'JSON lines', sealed: '{"a":1}\n{"b":[1,2]}\n', found: '{"a": 1}\n{"b": [1, 2]}\n', causes: ['json-reformatted'] },
  { name: 'JSON turned to CRLF', sealed: '{\n  "a": 1\n}\n', found: '{\r\n  "a": 1\r\n}\r\n', causes: ['crlf-added'] },
  { name: 'appended', sealed: TEXT, found: `${TEXT}generated tail`, causes: ['appended'] },
  { name: 'prepended', sealed: TEXT, found: `// licence\n${TEXT}`, causes: ['prepended'] },
  { name: 'BOM and CRLF', sealed: TEXT, found: `\ufeff${crlf(TEXT)}`, causes: ['crlf-added', 'bom-added'] },
  {
    name: 'em dash, CRLF and BOM',
    sealed: TEXT,
    found: `\ufeff${crlf(TEXT.replace(' - f', ' \u2014 f'))}`,
    causes: ['unicode-punctuation', 'crlf-added', 'bom-added']
  },
  {
    name: 'JSON re-written on Windows',
    sealed: '{"b": "é", "a": [1]}',
    found: '\ufeff{\r\n  "b": "é",\r\n  "a": [\r\n    1\r\n  ]\r\n}',
    causes: ['json-reformatted', 'crlf-added', 'bom-added']
  },
  {
    name: 'em dash as an escape in ASCII JSON',
    sealed: '{"a": "b - c"}',
    found: '{"a": "b \\u2014 c"}',
    causes: ['unicode-punctuation', 'json-reencoded']
  }
]

describe('proved causes', () => {
  test.each(PROVED)('$name', ({ sealed, found, causes, facts }) => {
    const original = Buffer.from(sealed)
    const diagnosis = diagnose(sealOf(original, facts), Buffer.from(found))
    expect(codesOf(diagnosis.drift)).toEqual(causes)
    expect(diagnosis.drift.certainty).toBe('proved')
    expect(diagnosis.original).toEqual(original)
    expect(diagnosis.drift.locations.length).toBeGreaterThan(0)
    expect(diagnosis.drift.limit).toBeUndefined()
  })

  test.each(PROVED)('$name: its one-digit twin is not proved', ({ sealed, found, facts }) => {
    const twin = diagnose(twinOf(sealOf(Buffer.from(sealed), facts)), Buffer.from(found))
    expect(twin.drift.certainty).not.toBe('proved')
    expect(twin.original).toBeUndefined()
    expect(twin.drift.causes.length).toBeGreaterThan(0)
  })

  test.each(
    PROVED.filter(
      ({ name, causes }) => !causes.some(code => code === 'appended' || code === 'prepended') && !/some|one place/.test(name)
    )
  )('$name: proved without a sealed length, unless only the length tells how many places', ({ sealed, found, causes }) => {
    const { bytes: _, ...seal } = sealOf(Buffer.from(sealed))
    const diagnosis = diagnose(seal, Buffer.from(found))
    expect(codesOf(diagnosis.drift)).toEqual(causes)
    expect(diagnosis.original).toEqual(Buffer.from(sealed))
  })
})

describe('preferred chains', () => {
  test('are tried first and give the same answer', () => {
    const found = Buffer.from(`\ufeff${crlf(TEXT)}`)
    const seal = sealOf(Buffer.from(TEXT))
    const preferred = [['crlf-added', 'bom-added'] as const]
    const { workedBytes: _, ...first } = diagnose(seal, found, { preferred })
    expect(diagnose(seal, found)).toMatchObject(first)
  })

  test('that do not fit change nothing', () => {
    const found = Buffer.from(crlf(TEXT))
    const preferred = [['bom-added'] as const, ['crlf-removed', 'bom-added'] as const, [], ['content-changed'] as const]
    expect(codesOf(diagnose(sealOf(Buffer.from(TEXT)), found, { preferred }).drift)).toEqual(['crlf-added'])
  })
})

describe('budget', () => {
  const found = Buffer.from(`\ufeff${crlf(TEXT)}`)
  const seal = sealOf(Buffer.from(TEXT))

  test('work: the search stops at the same candidate on any machine, and the report says so', () => {
    const { drift, workedBytes } = diagnose(seal, found, { limits: { workBytes: 100 } })
    expect(drift.certainty).not.toBe('proved')
    expect(drift.limit).toBe('stopped after 100 bytes of work')
    const whole = diagnose(seal, found)
    expect(whole.drift.certainty).toBe('proved')
    expect(diagnose(seal, found, { limits: { workBytes: whole.workedBytes } }).drift).toEqual(whole.drift)
    expect(workedBytes).toBeLessThan(whole.workedBytes)
  })

  test('a slow clock changes nothing within minutes, and ends a search that hangs', () => {
    let now = 0
    const slow = { clock: () => (now += 60_000) }
    expect(diagnose(seal, found, slow)).toEqual(diagnose(seal, found))
    // Random bytes: nothing explains them, so the search goes on to its end.
    const edited = Buffer.from(`${crlf(TEXT).replaceAll('e', '\u2014')}`)
    const { drift } = diagnose(seal, edited, { clock: () => (now += 10 ** 9) })
    expect(drift.certainty).not.toBe('proved')
    expect(drift.limit).toBe('stopped after 600000 ms')
  })

  test('hashes', () => {
    const { drift } = diagnose(seal, found, { limits: { hashedBytes: 0 } })
    expect(drift.certainty).not.toBe('proved')
    expect(drift.limit).toMatch(/hashed/)
  })

  test('memory: a copy is left out, a window on the found bytes is not', () => {
    expect(diagnose(seal, found, { limits: { memory: 10 } }).drift.limit).toMatch(/memory/)
    const bom = diagnose(seal, Buffer.from(`\ufeff${TEXT}`), { limits: { memory: 0 } })
    expect(codesOf(bom.drift)).toEqual(['bom-added'])
    expect(bom.drift.limit).toBeUndefined()
  })
})

function ascii(text: string): string {
  return text.replace(/[^\x00-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function upper(text: string): string {
  return text.replace(/\\u[0-9a-f]{4}/g, spelling => `\\u${spelling.slice(2).toUpperCase()}`)
}
