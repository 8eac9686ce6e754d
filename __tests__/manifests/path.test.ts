import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isPlainAsciiPath, nameFromText, pathProblem, plainPath } from '../../src/manifests/path.ts'
import { comparePaths } from '../../src/model/path-order.ts'

describe('refused paths', () => {
  test.each([
    ['', 'empty'],
    ['-', 'standard input'],
    ['a\0b', 'NUL'],
    ['a\ud800b', 'lone surrogate'],
    ['\udc00', 'lone surrogate'],
    ['/etc/passwd', 'absolute'],
    ['//server/share', 'absolute'],
    ['\\\\server\\share', 'UNC'],
    ['C:/a', 'drive'],
    ['c:a', 'drive'],
    ['a//b', 'empty segment'],
    ['a/', 'empty segment'],
    ['.', '"."'],
    ['a/./b', '"."'],
    ['a/.', '"."'],
    ['..', '".."'],
    ['../a', '".."'],
    ['a/../b', '".."'],
    ['a/..', '".."']
  ])('%j because of %j', (path, why) => {
    expect(pathProblem(path)).toContain(why)
    expect(isPlainAsciiPath(path)).toBe(false)
  })

  test.each([
    'a',
    '-a',
    '--',
    'a-',
    '...',
    '..a',
    'a..',
    'a/..b/c',
    '.a',
    'a\\b',
    '\\a',
    'ab:c',
    '~/a',
    '$HOME',
    '*',
    'a b',
    ' a',
    'a ',
    'a\nb',
    'a\rb',
    'a\tb',
    '\u001b[31m',
    'café',
    '\u{1f600}',
    '\ufeff',
    '#a',
    '!a',
    'a[1]',
    'CON'
  ])('but not %j', path => {
    expect(pathProblem(path)).toBeUndefined()
  })
})

describe('everyday paths', () => {
  test('are only those that no rule touches', () => {
    const segment = fc.oneof(fc.constantFrom('', '.', '..', '-', 'a', '.b', 'C:', '\\', 'é', '\0', 'a b'), fc.string())
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), segments => {
        const path = segments.join('/')
        if (!isPlainAsciiPath(path)) return
        expect(pathProblem(path)).toBeUndefined()
        expect(plainPath(path)).toBe(path)
        expect(path.normalize('NFC')).toBe(path)
        expect(nameFromText(path, true)).toEqual({ path })
      }),
      { numRuns: 2000 }
    )
  })

  test('are looked for in a part of a text', () => {
    expect(isPlainAsciiPath('"src/a.ts"', 1, 9)).toBe(true)
    expect(isPlainAsciiPath('"src/a.ts"', 0, 4)).toBe(true)
    expect(isPlainAsciiPath('"src//a.ts"', 1, 10)).toBe(false)
    expect(isPlainAsciiPath('"-"', 1, 2)).toBe(false)
  })
})

describe('a leading ./', () => {
  test.each([
    ['./a', 'a'],
    ['././a/b', 'a/b'],
    ['a/./b', 'a/./b'],
    ['./', './'],
    ['.', '.'],
    ['.a', '.a'],
    ['.//a', '/a'],
    ['./../a', '../a']
  ])('of %j gives %j', (path, plain) => {
    expect(plainPath(path)).toBe(plain)
  })

  test('costs no quadratic time', () => {
    expect(plainPath(`${'./'.repeat(500_000)}a`)).toBe('a')
  })
})

test('the order is that of UTF-8 bytes', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 8 })
  const ends = fc.constantFrom('', '\u{10000}', '\uffee', '\ud7ff', '\ue000', '/', '\u{10ffff}', 'é')
  fc.assert(
    fc.property(fc.tuple(name, ends), fc.tuple(name, ends), (left, right) => {
      const [a, b] = [left.join(''), right.join('')]
      expect(Math.sign(comparePaths(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
    { numRuns: 2000 }
  )
  expect(['\u{10000}', '\uffff'].toSorted(comparePaths)).toEqual(['\uffff', '\u{10000}'])
})

describe('names read byte by byte', () => {
  test('are UTF-8 text where they are UTF-8', () => {
    expect(nameFromText(Buffer.from('café').toString('latin1'), true)).toEqual({ path: 'café' })
  })

  test('keep their bytes where they are not', () => {
    const bytes = Buffer.from([0x61, 0xe9, 0x2f, 0xff])
    expect(nameFromText(bytes.toString('latin1'), true)).toEqual({ path: 'a\\xe9/\\xff', rawPath: bytes })
  })

  test.each([
    ['overlong slash', [0x61, 0xc0, 0xaf]],
    ['surrogate', [0xed, 0xa0, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]]
  ])('are raw for %s', (_, bytes) => {
    expect(nameFromText(Buffer.from(bytes).toString('latin1'), true).rawPath).toEqual(Buffer.from(bytes))
  })
})
