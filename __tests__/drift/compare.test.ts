import { describe, expect, test } from '@jest/globals'
import { compare, diagnose, diagnoseWith } from '../../src/drift/diagnose.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import type { Drift } from '../../src/model/finding.ts'
import { driftText } from '../../src/report/findings/drift-sentences.ts'
import { crlf } from '../support/line-ends.ts'
import { codesOf, sealOf } from './sealing.ts'

const LINES = Array.from({ length: 60 }, (_, n) => `line ${n + 1} of the plan, with 100 parts and a - dash\n`).join('')

function compared(sealed: string | Buffer, found: string | Buffer, path = 'file'): Drift {
  const original = Buffer.from(sealed)
  const { drift } = diagnoseWith({ original, source: 'git' }, { ...sealOf(original), path }, Buffer.from(found))
  return drift
}

/** Name, path, sealed, found, the edit as the headline shows it, causes beside it. */
type Case = readonly [string, string, string, string, string, readonly CauseCode[]]

const AT_40 = LINES.replace('line 40 of the plan, with 100', 'line 40 of the plan, with 450')

/** Issue 13, "What is wrong today": each was called proved. */
const REAL_EDITS: readonly Case[] = [
  ['a byte order mark, and 100 became 450', 'a.txt', LINES, `\ufeff${AT_40}`, 'line 40, `100` became `450`', ['bom-added']],
  ['CRLF, and 100 became 450', 'a.txt', LINES, crlf(AT_40), 'line 40, `100` became `450`', ['crlf-added']],
  [
    'dashes, CRLF and a byte order mark, and 100 became 450',
    'a.txt',
    LINES,
    `\ufeff${crlf(AT_40.replaceAll(' - ', ' \u2014 '))}`,
    'line 40, `100` became `450`',
    ['unicode-punctuation', 'crlf-added', 'bom-added']
  ],
  [
    'trailing white space before CRLF, and 100 became 450',
    'a.txt',
    crlf(LINES),
    crlf(AT_40).replaceAll('\r\n', ' \r\n'),
    'line 40, `100` became `450`',
    ['trailing-whitespace-added']
  ],
  [
    'grant() moved out of its if',
    'a.py',
    'def f(user):\n    if user.ok:\n        log(user)\n        grant(user)\n    return 1\n',
    'def f(user):\n    if user.ok:\n        log(user)\n    grant(user)\n    return 1\n',
    'line 4, `␠␠␠␠grant` became `grant`',
    []
  ],
  ['a decimal point in a CSV', 'a.csv', 'a;b\n1,50;x\n2,00;y\n', 'a;b\n15,0;x\n2,00;y\n', 'line 2, `1,50` became `15,0`', []],
  [
    'a YAML string became a number',
    'a.yaml',
    'version: "1.10"\nname: x\n',
    'version: 1.10\nname: x\n',
    'line 1, `"1.10"` became `1.10`',
    []
  ],
  [
    'a YAML key moved under another parent',
    'a.yaml',
    'a:\n  x: 1\n  y: 2\nb:\n  z: 3\n',
    'a:\n  x: 1\nb:\n  y: 2\n  z: 3\n',
    'line 3',
    []
  ],
  ['a JSON number got another value', 'a.json', '{"a":100,"b":2}\n', '{"a":100.01,"b":2}\n', 'line 1, `100` became `100.01`', []],
  ['Markdown nesting', 'a.md', '- one\n  - two\n- three\n', '- one\n- two\n- three\n', 'line 2', []],
  ['blanks in <pre>', 'a.html', '<pre>\na    b\n</pre>\n', '<pre>\na b\n</pre>\n', 'line 2', []],
  ['an SQL comment', 'a.sql', 'SELECT 1 -- 1\nFROM t -- 1\n', 'SELECT 1 - 1\nFROM t - 1\n', 'line 1', []],
  [
    'lines of a workflow changed above its first blank line, which is no head of a mail',
    'a.yml',
    'name: build\n\non:\n  schedule:\n    - cron: 0 2 25 * *\n\njobs:\n  a:\n    steps: []\n',
    'name: build\n# Builds the tools for all systems.\n# error: header not found, see the log of the last build\n# The last step fails on Windows.\non:\n  schedule:\n    - cron: 0 22 * * *\n\njobs:\n  a:\n    steps: []\n',
    'line 2',
    []
  ],
  [
    'lines with a blank one among them were added to YAML: no formatter did that',
    'a.yml',
    'language: js\ninstall:\n  - npm i\nscript:\n  - npm t\n',
    'language: js\ninstall:\n  - npm i -g lock\nbefore: x\n\nscript:\n  - npm t\n',
    'line 3',
    []
  ],
  ['base64 was added, which is no UTF-7', 'a.txt', 'key = \nnext = 1\n', 'key = +APYA9gD2APYA9gD2-\nnext = 1\n', 'line 1', []],
  ['an edit that ends in a blank', 'a.c', '#if A\nx\n', '#if A || B \nx\n', 'line 1', []],
  [
    'a block moved into another one, two spaces deeper',
    'a.cs',
    'namespace A {\nclass B\n{\n    int c;\n    int d()\n    {\n        return 1;\n    }\n}\n}\n',
    'namespace A\n{\n    class B\n    {\n        int c;\n        int d()\n        {\n            return 1;\n        }\n    }\n}\n',
    'line 1',
    []
  ],
  [
    'prose written anew as a table, where no tab was',
    'a.md',
    `# Modules\n\n${'This list will be updated with new information as more modules are tested.\n'.repeat(4)}\n- One (1.0)\n- Two (2.0)\n`,
    `# Modules\n\n${'| Name    | Since    | Status        | Another column      |\n'.repeat(40)}\n- Two (2.0)\n`,
    'line 3',
    []
  ],
  ['a square became a 2', 'a.txt', 'area = x\u00b2 + 1\n', 'area = x2 + 1\n', 'line 1, `x\u00b2` became `x2`', []]
]

describe('a real edit is shown first, and never called proved', () => {
  test.each(REAL_EDITS)('%s', (_, path, sealed, found, edit, besides) => {
    const drift = compared(sealed, found, path)
    expect(drift).toMatchObject({ certainty: 'compared', original: 'git' })
    expect(codesOf(drift)).toEqual(['content-changed', ...besides])
    expect(driftText(drift)).toContain(edit)
    expect(driftText(drift)).toMatch(/^\d+ edits?[:,]/)
  })

  test('a JSON integer that became a float is no other layout: its spelling is named, and undone', () => {
    expect(compared('{"a":100,"b":2}\n', '{"a":100.0,"b":2}\n', 'a.json')).toMatchObject({
      certainty: 'proved',
      causes: [{ code: 'json-numbers', count: 1 }]
    })
  })

  test('the sentence of issue 13', () => {
    expect(driftText(compared(LINES, `\ufeff${AT_40}`))).toBe(
      '1 edit: line 40, `100` became `450`; besides, a byte order mark was added'
    )
  })

  test('edits in UTF-16 are placed where an editor shows them', () => {
    const found = Buffer.from(`\ufeff${AT_40}`, 'utf16le')
    const drift = compared(LINES, found)
    expect(codesOf(drift)).toEqual(['content-changed', 'encoding-changed'])
    expect(drift.locations).toHaveLength(1)
    const [place] = drift.locations
    expect(place).toMatchObject({ line: 40, expected: '100', found: '450' })
    expect(found.toString('utf16le', place?.offset, (place?.offset ?? 0) + 6)).toBe('450')
  })

  test.each([
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf16le', 6],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`), 'utf8', 3]
  ] as const)('sealed in %s and found in it, causes below it are undone', (_, encode, encoding, width) => {
    const found = encode(crlf(AT_40))
    const drift = compared(encode(LINES), found)
    expect(driftText(drift)).toMatch(/^1 edit: line 40, `100` became `450`; besides, LF line endings became CRLF/)
    const offset = drift.locations[0]?.offset ?? 0
    expect(found.toString(encoding, offset, offset + width)).toBe('450')
    expect(compared(encode(LINES), encode(crlf(LINES)))).toMatchObject({ certainty: 'proved', causes: [{ code: 'crlf-added' }] })
  })

  test.each([
    ['bare', 'a: 1\nb: 2\nc: 1\nd: 1\n', 'a: 1\nb: 3\nc: 1\nd: 1\n', 2, 4],
    ['dashes within', '- a\n- a\n- 2\n- a\n', '- a\n- a\n- 3\n- a\n', 3, 3],
    ['empty lines', '\n\n1\n\n2\n\n1\n', '\n\n1\n\n3\n\n1\n', 5, 1]
  ])('an edit among lines shorter than any sure match is on its own line: %s', (_, sealed, edited, line, column) => {
    for (const found of [edited, crlf(edited), `\ufeff${edited}`, `\ufeff${crlf(edited)}`]) {
      const { locations } = compared(sealed, found)
      expect(locations[0]).toMatchObject({ line, column, found: '3' })
      const offset = locations[0]?.offset ?? 0
      expect(Buffer.from(found).toString('utf8', offset, offset + 1)).toBe('3')
    }
  })

  test.each<[string, (text: string) => string, CauseCode, number]>([
    ['one byte was changed', text => text.replace('line 40', 'line 49'), 'character-changed', 40],
    ['lines were added at the end', text => `${text}DROP TABLE plan;\n`, 'appended', 61]
  ])('a proved change of the content is placed before the line endings: %s', (_, edit, code, line) => {
    const sealed = Buffer.from(LINES)
    const { drift } = diagnose(sealOf(sealed), Buffer.from(crlf(edit(LINES))))
    expect(drift.certainty).toBe('proved')
    expect(codesOf(drift)).toEqual([code, 'crlf-added'])
    expect(drift.locations[0]?.line).toBe(line)
    expect(drift.locations[1]).toMatchObject({ line: 1, found: '␍␊' })
  })

  test('every edit is counted, and the first ones are listed in order', () => {
    const found = crlf(LINES.replaceAll('00 parts', '01 parts'))
    const drift = compared(LINES, found)
    expect(drift).toMatchObject({ edits: { count: 60 }, causes: [{ code: 'content-changed' }, { code: 'crlf-added' }] })
    expect(drift.locations.slice(0, 2)).toMatchObject([
      { line: 1, expected: '100', found: '101' },
      { line: 2, expected: '100', found: '101' }
    ])
    for (const { offset } of drift.locations) expect(found.slice(offset, offset + 3)).toBe('101')
  })
})

describe('with the sealed bytes at hand', () => {
  test('a cause in some places, and the same characters sealed in others, is still undone', () => {
    const sealed = 'a \u2014 b\nc - d\ne - f\ng \u2014 h\nprice 100\n'
    const found = 'a \u2014 b\nc \u2014 d\ne - f\ng \u2014 h\nprice 450\n'
    const drift = compared(sealed, found)
    expect(codesOf(drift)).toEqual(['content-changed', 'unicode-punctuation'])
    expect(driftText(drift)).toContain('1 edit: line 5, `100` became `450`; besides, ')
  })

  test('what can be undone is proved by undoing it', () => {
    const drift = compared(LINES, crlf(LINES))
    expect(drift).toMatchObject({ certainty: 'proved', proof: { bytes: LINES.length, verified: ['sha256'] } })
    expect(drift).not.toHaveProperty('original')
    expect(codesOf(drift)).toEqual(['crlf-added'])
  })

  test('what only the original shows the way to is proved too, once its bytes came back', () => {
    const sealed = 'a \u2014 b - c - d \u2014 e - f\n'.repeat(40)
    let n = 0
    const found = sealed.replaceAll(' - ', () => (++n % 3 === 0 ? ' - ' : ' \u2014 '))
    expect(diagnose(sealOf(Buffer.from(sealed)), Buffer.from(found)).drift.certainty).not.toBe('proved')
    expect(compared(sealed, found)).toMatchObject({
      certainty: 'proved',
      original: 'git',
      causes: [{ code: 'unicode-punctuation' }]
    })
  })

  const TEXT = `def f():\n\treturn 1  \n\n\ndef g():\n\tif x:\n\t\treturn 2\t\n    return 3 \n${LINES}`
  test.each<readonly [string, string, string, readonly CauseCode[]]>([
    ['the last line feed was removed', LINES, LINES.trimEnd(), ['final-newline-removed']],
    ['blank lines at the end, of two kinds', `${LINES}\r\r\n\n`, LINES.trimEnd(), ['final-newline-removed']],
    ['blank lines at the end, and CRLF', `${crlf(LINES)}\r\n`, LINES, ['final-newline-removed', 'crlf-removed']],
    [
      'white space at some line ends was removed',
      TEXT,
      TEXT.replace('1  ', '1').replace('3 ', '3'),
      ['trailing-whitespace-removed']
    ],
    [
      'white space at some line ends was added',
      TEXT,
      TEXT.replace('g():', 'g(): ').replace('1\n', '1\t\n'),
      ['trailing-whitespace-added']
    ],
    ['tabs became spaces in one line', TEXT, TEXT.replace('\tif', '    if'), ['tabs-expanded']],
    ['tabs inside a line', `a\tb\tc\n${TEXT}`, `a   b\tc\n${TEXT}`, ['tabs-expanded']],
    ['spaces became a tab in one line', TEXT, TEXT.replace('    return 3', '\treturn 3'), ['tabs-unexpanded']],
    ['blank lines were removed in part', TEXT, TEXT.replace('\n\n\n', '\n\n'), ['blank-lines-removed']],
    [
      'blank lines were added in part',
      TEXT,
      TEXT.replace('\tif', '\n\tif').replace('line 9', '\n\nline 9'),
      ['blank-lines-added']
    ],
    ['CR alone became LF', LINES.replaceAll('\n', '\r'), LINES, ['eol-mixed']]
  ])('%s: what git has shows where', (_, sealed, found, causes) => {
    const original = Buffer.from(sealed)
    const drift = compare({ original, source: 'git' }, sealOf(original), Buffer.from(found))?.drift
    expect(drift).toMatchObject({ certainty: 'proved', original: 'git' })
    expect(drift && codesOf(drift)).toEqual(causes)
    const edited = compared(sealed, found.replace('line 41 of the plan', 'line 41 of a plan'))
    expect(codesOf(edited)).toEqual(['content-changed', ...causes])
    expect(edited).toMatchObject({ certainty: 'compared', edits: { count: 1 } })
  })

  test('CR LF that became CR alone, with two more at the end, is that in all places', () => {
    const original = Buffer.from(
      'SHIP    =\tferries\r\n\r\nFERRIES\t=\tferriesoffice/quay_master \\\r\n\t\tferriesoffice\r\n\r\n'
    )
    const found = Buffer.from('SHIP    =\tferries\r\rFERRIES\t=\tferriesoffice/quay_master \\\r\t\tferriesoffice\r\r\r\r')
    const drift = compare({ original, source: 'git' }, sealOf(original), found)?.drift
    expect(drift).toMatchObject({ certainty: 'proved', causes: [{ code: 'final-newline-added', count: 2 }, { code: 'cr-only' }] })
  })

  test('whole lines that are gone from the end are counted', () => {
    const { causes } = compared(LINES, LINES.slice(0, LINES.indexOf('line 58')))
    expect(causes).toEqual([{ code: 'truncated', detail: 'the last 3 lines are gone, 147 bytes' }])
  })

  test.each<readonly [string, string, string, readonly CauseCode[]]>([
    ['cut off', LINES, LINES.slice(0, 100), ['truncated']],
    ['cut off, and CRLF', LINES, crlf(LINES.slice(0, 100)), ['truncated', 'crlf-added']],
    ['emptied', LINES, '', ['emptied']]
  ])('%s: that is said first', (_, sealed, found, causes) => {
    const drift = compared(sealed, found)
    expect(drift).toMatchObject({ certainty: 'compared', edits: { count: 1 } })
    expect(codesOf(drift)).toEqual(causes)
    expect(driftText(drift)).toMatch(/^the (?:end was cut off|file was emptied)/)
  })

  test.each([
    ['head lost', LINES, LINES.slice(100)],
    ['text put behind', LINES, `${LINES}\nand more`],
    ['white space trimmed where it was meaning', 'one  \ntwo  \n\nthree\n', 'one\ntwo\n\nthree\n'],
    ['key order', '{"b":1,"a":[1,2]}\n', '{"a":[1,2],"b":1} \n']
  ])('%s is an edit, or proved', (_, sealed, found) => {
    const drift = compared(sealed, found)
    expect(drift.certainty === 'proved' || (drift.certainty === 'compared' && drift.edits.count > 0)).toBe(true)
  })

  test('bytes that do not match the seal are no witness', () => {
    const seal = sealOf(Buffer.from(LINES))
    const found = Buffer.from(LINES.replaceAll('plan', 'draft'))
    const diagnosis = diagnoseWith({ original: Buffer.from(`${LINES}.`), source: 'git' }, seal, found)
    expect(diagnosis).toEqual(diagnose(seal, found))
    expect(diagnosis.drift.certainty).toBe('unexplained')
  })
})
