import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readCsv } from '../../src/manifests/csv.ts'

const fields = (text: string) => {
  const result = readCsv({ text, file: true })
  return 'rows' in result ? result.rows.map(row => row.fields) : result.problem
}

describe('rows', () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ['a,b\n', [['a', 'b']]],
    [
      'a,b\r\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd']
      ]
    ],
    ['"a,""b""\nc",d\n', [['a,"b"\nc', 'd']]],
    ['"",\n', [['', '']]],
    ['\n\na\n', [['a']]],
    ['a\rb,c\n', [['a\rb', 'c']]],
    [' a , b \n', [[' a ', ' b ']]]
  ])('%j', (text, rows) => {
    expect(fields(text)).toEqual(rows)
  })

  test('are those that were written, whatever they hold', () => {
    const row = fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') }), {
      minLength: 2,
      maxLength: 4
    })
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',') + end).join('')
        expect(fields(text)).toEqual(rows)
        const result = readCsv({ text, file: true })
        for (const [index, { line }] of ('rows' in result ? result.rows : []).entries()) {
          const before = rows.slice(0, index).map(cells => cells.join('').split('\n').length)
          expect(line).toBe(before.reduce((a, b) => a + b, 1))
        }
      })
    )
  })
})

describe('refused', () => {
  test.each(['a"b\n', '"a"b\n', '"a\n', 'a,"b', '"a""\n', 'a,b'])('%j', text => {
    expect(typeof fields(text)).toBe('string')
  })

  test('but for the missing last line feed of an inline list', () => {
    expect(readCsv({ text: 'a,b', file: false })).toEqual({ rows: [{ fields: ['a', 'b'], line: 1 }] })
  })
})
