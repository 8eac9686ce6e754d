import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { HunkLine } from '../../../src/model/hunk.ts'
import { entriesOf, matching, tally } from '../../../src/report/html/client/filter.ts'
import { differing, pairsOf, pieces } from '../../../src/report/html/client/pairs.ts'
import { aDrift, aFinding } from '../../support/reports.ts'

const hunk = (...lines: readonly string[]) => ({
  originalStart: 10,
  foundStart: 20,
  lines: lines.map((line): HunkLine => {
    const [kind] = line
    return { kind: kind === '-' || kind === '+' ? kind : ' ', text: line.slice(1) }
  })
})

const sides = (...lines: readonly string[]) =>
  pairsOf(hunk(...lines), () => 1).map(({ sealed, found }) => [sealed?.at, sealed?.text, found?.at, found?.text])

describe('sealed and found side by side', () => {
  test.each([
    [
      'changed in turn',
      ['-a', '+A', '-b', '+B'],
      [
        [10, 'a', 20, 'A'],
        [11, 'b', 21, 'B']
      ]
    ],
    [
      'changed as a block',
      ['-a', '-b', '+A'],
      [
        [10, 'a', 20, 'A'],
        [11, 'b', undefined, undefined]
      ]
    ],
    [
      'put in',
      [' x', '+A', ' y'],
      [
        [10, 'x', 20, 'x'],
        [undefined, undefined, 21, 'A'],
        [11, 'y', 22, 'y']
      ]
    ]
  ])('%s', (_, lines, expected) => {
    expect(sides(...lines)).toEqual(expected)
  })

  test('no line is lost, whatever the order', () => {
    const kind = fc.constantFrom(' ', '-', '+')
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.string())), lines => {
        const pairs = pairsOf(hunk(...lines.map(([sign, text]) => sign + text)), () => 1)
        const of = (signs: string) => lines.filter(([sign]) => signs.includes(sign)).map(([, text]) => text)
        expect(pairs.flatMap(({ sealed }) => (sealed === undefined ? [] : [sealed.text]))).toEqual(of(' -'))
        expect(pairs.flatMap(({ found }) => (found === undefined ? [] : [found.text]))).toEqual(of(' +'))
      })
    )
  })
})

describe('the differing part of two texts', () => {
  test.each([
    ['a - b␊', 'a ⟨U+2014 EM DASH⟩ b␊', '-', '⟨U+2014 EM DASH⟩'],
    ['a␊', 'a␍␊', '', '␍'],
    ['⟨U+2014 EM DASH⟩', '⟨U+2013 EN DASH⟩', '⟨U+2014 EM DASH⟩', '⟨U+2013 EN DASH⟩'],
    ['61 62 63', '61 0D 63', '62 ', '0D '],
    ['same', 'same', '', '']
  ])('%s and %s', (a, b, sealed, found) => {
    const [from, toA, toB] = differing(a, b)
    expect([a.slice(from, toA), b.slice(from, toB)]).toEqual([sealed, found])
  })

  test('outside of it, both are equal; pieces make the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [from, toA, toB] = differing(a, b)
        expect([a.slice(0, from), a.slice(toA)]).toEqual([b.slice(0, from), b.slice(toB)])
        expect(pieces(a).join('')).toBe(a)
      })
    )
  })
})

describe('the filter', () => {
  const entries = entriesOf([
    aFinding({ path: 'Docs/Läse.md', git: { layer: 'commit' } }),
    aFinding({ path: 'a\u202eb', drift: aDrift({ causes: [{ code: 'bom-added' }, { code: 'crlf-added' }] }) }),
    { code: 'missing', severity: 'warning', path: 'c' }
  ])
  const found = (filter: Partial<Parameters<typeof matching>[1]>) =>
    matching(entries, { text: '', ...filter }).map(({ number }) => number)

  test.each([
    [{}, [1, 2, 3]],
    [{ text: 'LÄSE' }, [1]],
    [{ text: 'la\u0308se' }, [1]],
    [{ text: '\u202e' }, [2]],
    [{ text: '\\u{202E}' }, [2]],
    [{ cause: 'crlf-added' }, [1, 2]],
    [{ cause: 'missing' }, [3]],
    [{ layer: 'commit' as const }, [1]],
    [{ severity: 'warning' as const, text: 'd' }, []]
  ])('%j', (filter, numbers) => {
    expect(found(filter)).toEqual(numbers)
  })

  test('counts each cause once for a finding, the commonest first', () => {
    expect(tally(entries, ({ causes }) => causes)).toEqual([
      ['crlf-added', 2],
      ['bom-added', 1],
      ['missing', 1]
    ])
  })
})
