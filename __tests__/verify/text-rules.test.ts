import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import { breachesOf, isBinary } from '../../src/manifests/text-rules.ts'
import { TEXT_RULES, type TextRule } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'

const text = (content: string | readonly number[]) => (typeof content === 'string' ? Buffer.from(content) : Buffer.from(content))

describe('each rule has a text that breaks it and a neighbour that does not', () => {
  test.each<[TextRule, string | number[], string, string | number[]]>([
    ['no-bom', '\ufeffa\n', '0 a byte order mark', 'a\ufeff\n'],
    ['lf', 'a\nb\r\n', '3 CRLF', 'a\nb\n'],
    ['lf', 'a\rb\n', '1 CR', 'ab\n'],
    ['ascii', 'a — b\n', '2 U+2014', 'a - b\n'],
    ['ascii', [97, 0xff, 10], '1 the byte 0xff', 'a\n'],
    ['utf-8', [97, 0xe2, 0x80, 10], '1 the byte 0xe2, which is not valid UTF-8 here', 'a—\n'],
    ['utf-8', [0xff, 0xfe, 97, 0], '0 the byte 0xff, which is not valid UTF-8 here', 'ÿ\n'],
    ['utf-8', [...text('ä'.repeat(50)), 0x80], '100 the byte 0x80, which is not valid UTF-8 here', 'ä'.repeat(50)],
    ['nfc', 'x\ncafe\u0301\n', '5 U+0065, which NFC writes otherwise', 'x\ncafé\n'],
    ['nfc', [0xff], '0 the byte 0xff, which is not valid UTF-8 here', 'ö'],
    ['no-invisible', 'pay\u200bload\n', '3 U+200B', 'payload\n'],
    ['no-invisible', '\ufeffa\u202eb\n', '4 U+202E', '\ufeffab\n'],
    ['no-invisible', 'a\u0007\n', '1 U+0007', 'a\t\r\n']
  ])('%s %#', (rule, bad, place, good) => {
    expect(breachesOf(text(bad), [rule]).map(({ offset, what }) => `${offset} ${what}`)).toEqual([place])
    expect(breachesOf(text(good), [rule])).toEqual([])
  })

  test('ASCII without CR and control characters breaks none', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'ab {}"\t\n') })
    fc.assert(fc.property(plain, content => expect(breachesOf(text(content), TEXT_RULES)).toEqual([])))
  })

  test('the place of what is no UTF-8 is where the longest valid start ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start), Buffer.from([0xff]), Buffer.from(rest)])
        expect(breachesOf(bytes, ['utf-8'])[0]?.offset).toBe(Buffer.byteLength(start))
      })
    )
  })
})

test('bytes are no text by a NUL, unless they are UTF-16', () => {
  expect([isBinary(text([1, 0])), isBinary(text([0xff, 0xfe, 97, 0])), isBinary(text('a'))]).toEqual([true, false, false])
})

describe('in the gate', () => {
  const files = { 'a.md': 'one\ntwo — three\n', 'b.bin': Buffer.from([0, 200, 13]), 'c.txt': 'plain\n' }
  const ask = (textRules: readonly TextRule[]) => {
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    return gate(aRequest({ cwd: root, manifests: ['SHA256SUMS'], textRules }), null)
  }

  test('an intact text that breaks a rule fails, at its place; a binary file does not', async () => {
    const { verdict, findings } = await ask(['ascii', 'lf'])
    expect(verdict).toBe('fail')
    expect(findings).toEqual([
      {
        code: 'text-rule',
        severity: 'fail',
        manifest: 'SHA256SUMS',
        path: 'a.md',
        line: 1,
        location: { line: 2, column: 5, offset: 8 },
        reason: 'ascii: U+2014 in line 2, column 5'
      }
    ])
  })

  test('rules that are kept, and none', async () => {
    expect((await ask(['utf-8', 'lf', 'nfc', 'no-bom', 'no-invisible'])).verdict).toBe('pass')
    expect((await ask([])).verdict).toBe('pass')
  })
})
