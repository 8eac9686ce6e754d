import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Content } from '../../../src/drift/content.ts'
import { visitDifferences } from '../../../src/drift/differences/differences.ts'
import { locate } from '../../../src/drift/differences/locate.ts'
import { visible } from '../../../src/drift/differences/visible.ts'

const at = (original: string, found: string) => locate(Buffer.from(original), new Content(Buffer.from(found)))

describe('locate', () => {
  test('every line end, as a whole', () => {
    expect(at('a\n\nb\n', 'a\r\n\r\nb\r\n')).toEqual({
      locations: [
        { line: 1, column: 2, offset: 1, expected: '␊', found: '␍␊' },
        { line: 2, column: 1, offset: 3, expected: '␊', found: '␍␊' },
        { line: 3, column: 2, offset: 6, expected: '␊', found: '␍␊' }
      ],
      places: 3
    })
  })

  test('columns count UTF-16 code units, offsets bytes', () => {
    expect(at('x\n😀é - y\n', 'x\n😀é \u2014 y\n').locations).toEqual([
      { line: 2, column: 5, offset: 9, expected: '-', found: 'U+2014 EM DASH' }
    ])
  })

  test('characters that share bytes are shown whole', () => {
    expect(at('a\u2013b', 'a\u2014b').locations).toEqual([
      { line: 1, column: 2, offset: 1, expected: 'U+2013 EN DASH', found: 'U+2014 EM DASH' }
    ])
    expect(at('é', 'e\u0301').locations[0]).toMatchObject({ expected: 'é', found: 'e U+0301 COMBINING ACUTE ACCENT' })
  })

  test('five places are shown, all are counted', () => {
    const { locations, places } = at('a\n'.repeat(100), 'a\r\n'.repeat(100))
    expect(locations.length).toBe(5)
    expect(places).toBe(100)
  })

  test('a block put in far away is one place', () => {
    const text = Array.from({ length: 400 }, (_, line) => `line number ${line} of the text`).join('\n')
    const lines = text.split('\n')
    const found = [
      ...lines.slice(0, 200),
      ...Array.from({ length: 50 }, (_, line) => `put in ${line}`),
      ...lines.slice(200)
    ].join('\n')
    const { locations, places } = at(text, found)
    expect(places).toBe(1)
    expect(locations[0]).toMatchObject({ line: 201, expected: '' })
  })

  test('differences turn the original into the found bytes', () => {
    const bytes = fc.uint8Array({ max: 3, maxLength: 60 })
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const original = Buffer.from(a)
        const found = Buffer.from(b)
        const out: Buffer[] = []
        let from = 0
        visitDifferences(original, found, (start, end, foundStart, foundEnd) => {
          out.push(original.subarray(from, start), found.subarray(foundStart, foundEnd))
          from = end
        })
        out.push(original.subarray(from))
        expect(Buffer.concat(out)).toEqual(found)
      })
    )
  })
})

describe('visible', () => {
  test.each([
    ['plain é 日 "', 'plain é 日 "'],
    [' a  b ', '␠a␠␠b␠'],
    ['a\tb\r\n', 'a␉b␍␊'],
    ['\u202eevil', 'U+202E RIGHT-TO-LEFT OVERRIDE evil'],
    ['\u200b', 'U+200B ZERO WIDTH SPACE'],
    ['\u001b[31m', 'U+001B ESCAPE [31m'],
    ['\u00a0', 'U+00A0 NO-BREAK SPACE'],
    ['\ud800', 'U+FFFD REPLACEMENT CHARACTER']
  ])('%j', (text, shown) => {
    expect(visible(Buffer.from(text))).toBe(shown)
  })

  test('bytes that are not text are hex, and what is long is cut', () => {
    expect(visible(Buffer.from([0xff, 0x00, 0x41]))).toBe('FF 00 41')
    expect(visible(Buffer.alloc(40, 0xfe))).toMatch(/^(FE ){16}… \(40 bytes\)$/)
    expect(visible(Buffer.from('a'.repeat(500)))).toBe(`${'a'.repeat(24)} … (500 bytes)`)
  })

  test('never gives out a control, format or separator character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        expect(visible(Buffer.from(text))).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u)
      }),
      { numRuns: 2000 }
    )
  })
})
