import { describe, expect, test } from '@jest/globals'
import { normalForms, sealedMeaning } from '../../src/drift/meaning/normal-forms.ts'
import { digestOf } from '../../src/model/digest.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')
const sha = (text: string) => digestOf('sha256', bytes(text))
const json = (text: string, path = 'a.json') => normalForms(path, bytes(text)).jsonSha256

describe('of JSON, the canonical form', () => {
  // The example of RFC 8785, section 3.2.2 to 3.2.3.
  const EXAMPLE = String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`
  const CANONICAL = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`

  test('is that of the example in RFC 8785, but for a number that a double changes', () => {
    expect(json(EXAMPLE)).toBeUndefined()
    expect(json(EXAMPLE.replace('333333333.33333329', '333333333.3333333'))).toBe(sha(CANONICAL))
  })

  test('sorts keys as they are, not as they are escaped', () => {
    // RFC 8785, section 3.2.3.
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6', '"', ' ']
    const sorted = ['\r', ' ', '"', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const write = (all: readonly string[]) => `{${all.map(key => `${JSON.stringify(key)}:0`).join(',')}}`
    expect(json(write(keys))).toBe(sha(write(sorted)))
  })

  test.each([
    ['layout, key order, escapes and the spelling of numbers', '{"a": 1.0, "b": "\\u0041"}', '{\r\n"b":"A","a":1e0}', true],
    ['another value', '{"a": 1}', '{"a": 2}', false],
    ['another order of items', '[1,2]', '[2,1]', false],
    ['a text and a number', '["1"]', '[1]', false]
  ])('%s', (_, sealed, found, same) => {
    expect(json(sealed) === json(found)).toBe(same)
  })

  test.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[12345678901234567890]', '["\\ud800"]', '{', '', '[1] [2]'])(
    '%s has none',
    text => {
      expect(json(text)).toBeUndefined()
    }
  )

  test('of JSON Lines is that of each line, and other files have none', () => {
    expect(json('{"a": 1}\n{"b":2}\n', 'a.jsonl')).toBe(sha('{"a":1}\n{"b":2}'))
    expect(json('{"a": 1}', 'a.txt')).toBeUndefined()
  })
})

describe('of text', () => {
  const text = (value: string) => normalForms('a.txt', bytes(value)).textSha256
  test.each([
    ['a byte order mark', '\ufeffa\n'],
    ['CRLF', 'a\r\n'],
    ['CR', 'a\r'],
    ['no final newline', 'a'],
    ['blank lines at the end', 'a\n\n\n'],
    ['blanks at the end of a line', 'a \t\n']
  ])('%s makes no difference', (_, value) => {
    expect(text(value)).toBe(sha('a\n'))
  })

  test('Unicode forms make none, other characters do', () => {
    expect(text('e\u0301\n')).toBe(text('\u00e9\n'))
    for (const other of ['b\n', ' a\n', 'a\nb\n', '\na\n', 'a\u00a0\n', 'A\n']) expect(text(other)).not.toBe(text('a\n'))
  })

  test('bytes that are no UTF-8 text have none', () => {
    expect(normalForms('a.txt', Buffer.from([0xff, 0xfe, 0x41]))).toEqual({})
    expect(normalForms('a.txt', Buffer.from('a\0b'))).toEqual({})
    expect(normalForms('a.txt', Buffer.alloc(1024 * 1024 + 1, 'a'))).toEqual({})
  })
})

test('a value decides before a text, and nothing is said where the found bytes have no form', () => {
  const seal = { path: 'a.json', ...normalForms('a.json', bytes('{"a": 1}')) }
  expect(sealedMeaning(seal, bytes('{\n"a":1}'))).toEqual({ format: 'json', same: true })
  expect(sealedMeaning(seal, bytes('{"a":2}'))).toEqual({ format: 'json', same: false })
  expect(sealedMeaning(seal, bytes('{"a":'))).toEqual({ format: 'text', same: false })
  expect(sealedMeaning(seal, Buffer.from([0xff]))).toBeUndefined()
})

test('seal --meaning: the finding stays a failure, and says whether only the layout differs', () => {
  const folder = folderWith({ 'a.json': '{"b": 1.0, "a": [1, 2]}\n', 'b.bin': Buffer.from([0, 1, 2]) })
  const run = (...args: string[]) => runCli(args, folder)
  expect(run('seal', 'a.json', 'b.bin', '--meaning', '-o', 'm.json').code).toBe(0)
  const verify = () => run('verify', 'm.json', '--no-probes')
  expect(verify().code).toBe(0)
  putFile(folder, 'a.json', '{"a":[1,\n 2],\r\n  "b":1}')
  const same = verify()
  expect([same.code, same.out.includes('the JSON value is the same')]).toEqual([1, true])
  putFile(folder, 'a.json', '{"a":[1,\n 3],\r\n  "b":1}')
  const other = verify()
  expect([other.code, other.out.includes('the JSON values differ')]).toEqual([1, true])
  expect(run('seal', '--update', '--yes', '-o', 'm.json').code).toBe(0)
  const sealed = run('seal', 'a.json', 'b.bin', '--check', '-o', 'm.json')
  expect([sealed.code, verify().code]).toEqual([0, 0])
  expect(run('seal', 'a.json', '--meaning', '--format', 'gnu', '-o', 'SUMS').code).toBe(2)
})
