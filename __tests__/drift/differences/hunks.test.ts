import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { excerpts, hunks } from '../../../src/drift/differences/hunks.ts'
import type { Hunks } from '../../../src/model/hunk.ts'

function of(original: string | Buffer, found: string | Buffer, limits = {}): Hunks {
  return hunks(Buffer.from(original), Buffer.from(found), limits)
}

/** Each hunk as `@original,found` and its lines. */
function shown({ hunks: all }: Hunks): string[] {
  return all.flatMap(({ originalStart, foundStart, lines }) => [
    `@${originalStart},${foundStart}`,
    ...lines.map(({ kind, text }) => kind + text)
  ])
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u

describe('by line', () => {
  test('a change, with two lines around it', () => {
    const lines = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
    const original = `${lines.join('\n')}\n`
    expect(shown(of(original, original.replace('four', 'FOUR')))).toEqual([
      '@2,2',
      ' two␊',
      ' three␊',
      '-four␊',
      '+FOUR␊',
      ' five␊',
      ' six␊'
    ])
    expect(of(original, original)).toEqual({ unit: 'line', hunks: [] })
  })

  test.each([
    ['CRLF', 'a\nb\n', 'a\r\nb\r\n', ['@1,1', '-a␊', '+a␍␊', '-b␊', '+b␍␊']],
    ['CR alone', 'a\nb\n', 'a\rb\r', ['@1,1', '-a␊', '-b␊', '+a␍b␍']],
    ['an em dash', 'a - b\n', 'a — b\n', ['@1,1', '-a - b␊', '+a ⟨U+2014 EM DASH⟩ b␊']],
    ['a BOM', 'a\n', '\ufeffa\n', ['@1,1', '-a␊', '+⟨U+FEFF BYTE ORDER MARK⟩a␊']],
    ['a final line feed', 'a\nb', 'a\nb\n', ['@1,1', ' a␊', '-b', '+b␊']],
    ['blanks at the end', 'a\n', 'a  \n', ['@1,1', '-a␊', '+a␠␠␊']],
    ['a tab', '\ta\n', '    a\n', ['@1,1', '-␉a␊', '+␠␠␠␠a␊']],
    ['a no-break space', 'a b\n', 'a\u00a0b\n', ['@1,1', '-a␠b␊', '+a⟨U+00A0 NO-BREAK SPACE⟩b␊']],
    ['Latin-1', 'é\n', Buffer.from([0xe9, 0x0a]), ['@1,1', '-⟨U+00E9 é⟩␊', '+⟨E9⟩␊']],
    ['emptied', 'a\n', '', ['@1,1', '-a␊']],
    ['no longer empty', '', 'a\n', ['@1,1', '+a␊']],
    ['put in front', 'a\nb\n', 'x\na\nb\n', ['@1,1', '+x␊', ' a␊', ' b␊']],
    ['taken off the end', 'a\nb\nc\nd\n', 'a\nb\nc\n', ['@2,2', ' b␊', ' c␊', '-d␊']]
  ])('%s', (_, original, found, expected) => {
    expect(shown(of(original, found))).toEqual(expected)
  })

  test('what looks alike is spelled out: Unicode forms, letters of other scripts, our own signs', () => {
    expect(shown(of('café\n', 'cafe\u0301\n'))).toEqual(['@1,1', '-caf⟨U+00E9 é⟩␊', '+cafe⟨U+0301 COMBINING ACUTE ACCENT⟩␊'])
    expect(shown(of('a\n', '\u0430\n'))).toEqual(['@1,1', '-a␊', '+⟨U+0430 CYRILLIC SMALL LETTER A⟩␊'])
    expect(shown(of('a\n', 'a␊\n'))).toEqual(['@1,1', '-a␊', '+a⟨U+240A⟩␊'])
    const hangul = '각나다라마바사아자차'
    expect(shown(of(`${hangul}\n`, `${hangul.normalize('NFD')}\n`)).join()).toContain('⟨U+1100 ᄀ⟩')
  })

  test('text of other scripts stays readable', () => {
    const lines = ['हिन्दी में पाठ', 'ελληνικά', '日本語の文', 'עברית', 'ไทยอ่าน']
    const original = `${lines.join('\n')}\nend\n`
    expect(shown(of(original, original.replace('end', 'END')))).toEqual([
      '@4,4',
      ` ${lines[3]}␊`,
      ` ${lines[4]}␊`,
      '-end␊',
      '+END␊'
    ])
  })

  test('far differences stand in hunks of their own, near ones together', () => {
    const original = Array.from({ length: 20 }, (_, n) => `${n}\n`).join('')
    const starts = (found: string) => of(original, found).hunks.map(({ foundStart }) => foundStart)
    expect(starts(original.replace('\n3\n', '\nx\n').replace('\n8\n', '\ny\n'))).toEqual([2])
    expect(starts(original.replace('\n3\n', '\nx\n').replace('\n9\n', '\ny\n'))).toEqual([2, 8])
    expect(starts(original.replace('\n3\n', '\n').replace('\n15\n', '\ny\n'))).toEqual([2, 13])
  })

  test('a long line is shown where it differs', () => {
    const line = 'x'.repeat(5000)
    const [, minus, plus] = shown(of(`${line}-${line}\n`, `${line}—${line}\n`, { width: 80 }))
    expect(minus).toBe(`-… (4980 bytes) ${'x'.repeat(20)}-${'x'.repeat(59)} … (4942 bytes)`)
    expect(plus).toContain('⟨U+2014 EM DASH⟩')
    expect(of(`${line}a${'é'.repeat(9)}b\n`, `${line}a${'é'.repeat(9)}c\n`).hunks[0]?.lines[0]?.text).not.toContain('�')
  })
})

describe('bounds', () => {
  const original = Array.from({ length: 10_000 }, (_, n) => `line ${n}\n`).join('')

  test('every line changed: pairs, and the rest is counted', () => {
    const result = of(original, original.replaceAll('\n', '\r\n'), { lines: 10 })
    expect(shown(result).slice(0, 5)).toEqual(['@1,1', '-line 0␊', '+line 0␍␊', '-line 1␊', '+line 1␍␊'])
    expect(result.hunks.flatMap(({ lines }) => lines)).toHaveLength(10)
    expect(result.hidden).toEqual({ lines: 20_000 - 10, atLeast: false })
  })

  test('blocks of other lengths share the room', () => {
    const kinds = (n: number, m: number) => {
      const block = (name: string, count: number) => `start\n${Array.from({ length: count }, (_, i) => `${name}${i}\n`).join('')}`
      const result = of(block('a', n), block('b', m), { lines: 21 })
      const lines = result.hunks.flatMap(hunk => hunk.lines)
      return [
        lines.filter(({ kind }) => kind === '-').length,
        lines.filter(({ kind }) => kind === '+').length,
        result.hidden?.lines
      ]
    }
    expect(kinds(100, 50)).toEqual([10, 10, 130])
    expect(kinds(100, 3)).toEqual([17, 3, 83])
    expect(kinds(2, 100)).toEqual([2, 18, 82])
    expect(kinds(3, 4)).toEqual([3, 4, undefined])
  })

  test('more is not compared than the window holds, and that is said', () => {
    const result = of(original, original.replaceAll('\n', '\r\n'), { window: 1000 })
    expect(result.hidden).toMatchObject({ atLeast: true })
    expect(result.hunks.length).toBeGreaterThan(0)
  })

  test('the size of all texts', () => {
    const wide = Array.from({ length: 50 }, (_, n) => `${n}${'w'.repeat(100)}\n`).join('')
    const result = of(wide, wide.toUpperCase(), { size: 1000 })
    const size = result.hunks.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0)
    expect([size > 900, size < 1200, result.hidden]).toEqual([true, true, { lines: 100 - 10, atLeast: false }])
  })

  test('a megabyte that differs everywhere, and one that differs only in its middle, are compared without comparing all pairs', () => {
    const big = Buffer.alloc(2 ** 20, 'abcdefg\n')
    const other = Buffer.alloc(2 ** 20, '1234567\n')
    const middle = Buffer.from(big)
    middle[2 ** 19] = 0x21
    // Comparing all pairs of 2^17 lines, or of 2^20 bytes, would take hours.
    const results = [
      of(big, other),
      of(big, middle),
      of(Buffer.alloc(2 ** 20, 'x'), Buffer.alloc(2 ** 20, 'y')),
      of(Buffer.alloc(2 ** 20, 0), Buffer.alloc(2 ** 20, 1))
    ]
    expect(results.every(({ hunks }) => hunks.length > 0)).toBe(true)
  })
})

describe('by row of bytes', () => {
  test('a flipped bit', () => {
    const original = Buffer.from(Array.from({ length: 40 }, (_, n) => n))
    const found = Buffer.from(original)
    found[20] = 0xff
    expect(of(original, found)).toEqual({
      unit: 'byte',
      hunks: [
        {
          originalStart: 12,
          foundStart: 12,
          lines: [
            { kind: ' ', text: '0C 0D 0E 0F 10 11 12 13' },
            { kind: '-', text: '14' },
            { kind: '+', text: 'FF' },
            { kind: ' ', text: '15 16 17 18 19 1A 1B 1C' }
          ]
        }
      ]
    })
  })

  test('text that became UTF-16, and what is hidden', () => {
    const result = of('hello\n'.repeat(50), Buffer.from('hello\n'.repeat(50), 'utf16le'), { lines: 6 })
    expect([result.unit, result.hunks.flatMap(({ lines }) => lines).length <= 7, result.hidden !== undefined]).toEqual([
      'byte',
      true,
      true
    ])
  })

  test('compressed bytes are bytes even where they have no NUL; Latin-1 is text', () => {
    expect(of(Buffer.from([0x1f, 0x8b, 0x08, 0x01]), Buffer.from([0x1f, 0x8b, 0x08, 0x02])).unit).toBe('byte')
    expect(of(Buffer.from('na\xefve', 'latin1'), 'naïve').unit).toBe('line')
  })
})

describe('for any texts', () => {
  const text = fc
    .tuple(fc.array(fc.constantFrom('a', 'b', 'c', '', 'd'), { maxLength: 30 }), fc.boolean())
    .map(([lines, end]) => lines.join('\n') + (end ? '\n' : ''))

  test('the hunks turn one into the other, and take no more lines than needed', () => {
    fc.assert(
      fc.property(text, text, (original, found) => {
        const result = of(original, found, { lines: 1000, size: 1e6 })
        const [a, b] = [split(original), split(found)]
        expect(applied(result, a)).toEqual(b)
        const changed = result.hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind !== ' ').length
        expect(changed).toBe(a.length + b.length - 2 * longestCommon(a, b))
      }),
      { numRuns: 500 }
    )
  })

  test('nothing invisible comes out, and no line end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 100 }), (bytes, string) => {
        for (const [a, b] of [
          [Buffer.from(bytes), Buffer.from(string)],
          [Buffer.from(string), Buffer.from(`${string}x`)]
        ] as const)
          for (const line of shown(of(a, b))) expect(line).not.toMatch(UNSEEN)
      })
    )
  })
})

function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? []
}

/** The original lines with the hunks applied; checks that each hunk stands where it says. */
function applied({ hunks: all }: Hunks, original: readonly string[]): string[] {
  const out: string[] = []
  let next = 0
  const raw = (line: string) => line.replaceAll('␊', '\n')
  for (const { originalStart, foundStart, lines } of all) {
    out.push(...original.slice(next, originalStart - 1))
    expect(out.length).toBe(foundStart - 1)
    const before = lines.filter(({ kind }) => kind !== '+').map(line => raw(line.text))
    expect(original.slice(originalStart - 1, originalStart - 1 + before.length)).toEqual(before)
    out.push(...lines.filter(({ kind }) => kind !== '-').map(line => raw(line.text)))
    next = originalStart - 1 + before.length
  }
  return [...out, ...original.slice(next)]
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const next = [0]
    for (const [j, y] of b.entries()) next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    row = next
  }
  return row[b.length] ?? 0
}

describe('excerpts for a report', () => {
  test('text by line and by byte, other bytes by byte only', () => {
    const [byLine, byByte, ...none] = excerpts(Buffer.from('a - b\n'), Buffer.from('a — b\n'))
    expect(shown(byLine ?? of('', ''))).toEqual(['@1,1', '-a - b␊', '+a ⟨U+2014 EM DASH⟩ b␊'])
    expect(shown(byByte ?? of('', ''))).toEqual(['@0,0', ' 61 20', '-2D', '+E2 80 94', ' 20 62 0A'])
    expect(none).toEqual([])
    expect(excerpts(Buffer.from([0, 1]), Buffer.from([0, 2])).map(({ unit }) => unit)).toEqual(['byte'])
  })

  test('small, whatever the files are, and what is left out is said', () => {
    const original = Buffer.from('0123456789\n'.repeat(100_000))
    const all = excerpts(original, Buffer.from(original.toString().replaceAll('\n', '\r\n')))
    expect(JSON.stringify(all).length).toBeLessThan(10_000)
    for (const { hidden } of all) {
      expect(hidden?.atLeast).toBe(true)
      expect(hidden?.lines).toBeGreaterThan(100)
    }
  })

  test('never gives out what cannot be seen', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (a, b) => {
        for (const one of excerpts(a, b)) for (const line of shown(one)) expect(line).not.toMatch(UNSEEN)
      })
    )
  })
})
