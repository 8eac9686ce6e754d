import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toForm } from '../../src/manifests/normal-form.ts'
import { tokensInBytes } from '../../src/release/token-bytes.ts'
import { type Token, TokenSearch } from '../../src/release/token-search.ts'

const TOKENS: readonly Token[] = [
  { id: 'a', token: 'REAL_RUN' },
  { id: 'b', token: 'cutover' },
  { id: 'c', token: 'Exact', case: 'exact' },
  { id: 'd', token: 'cut' },
  { id: 'e', token: 'utov' },
  { id: 'f', token: 'ΟΔΟΣ' },
  { id: 'g', token: 'two\nlines' },
  { id: 'h', token: 'é' }
]

/** One token after the other in the whole text: what the search must find, found in the plainest way. */
function plainly(text: string, tokens: readonly Token[]): { rule: string; line: number }[] {
  const plain = (one: string) => toForm(one, 'NFKC').replace(/[\0\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
  const folded = (one: string) => plain(one).toLowerCase().replaceAll('ς', 'σ')
  return tokens.flatMap(({ id, token, case: letters }) => {
    const [within, word] = letters === 'exact' ? [plain(text), plain(token)] : [folded(text), folded(token)]
    const at = within.indexOf(word)
    return at < 0 ? [] : [{ rule: id, line: within.slice(0, at).split('\n').length }]
  })
}

function* pieces(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  const buffer = Buffer.alloc(1 << 16)
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = Math.min(sizes[n % sizes.length] ?? 1, bytes.length - at)
    // The same buffer each time, as a reader of files uses it.
    buffer.set(bytes.subarray(at, at + size))
    yield buffer.subarray(0, size)
    at += size
  }
}

const letter = fc.constantFrom(
  ...'cutoverREAL_NExactΟΔΣσς\n \\u{}0123456789x"/',
  '\u00ad',
  '\0',
  'ｃ',
  'é',
  'e\u0301',
  '\u0301',
  '\u{e0001}',
  '가',
  '\u1100',
  '\u1161',
  '\uffc2',
  '\u{1f600}'
)
const text = fc
  .array(fc.oneof(letter, fc.constantFrom('cutover', 'real_run', '\\u0063utover', 'Exact', 'two\nlines')), { maxLength: 60 })
  .map(all => all.join(''))

describe('tokens', () => {
  test('are those that a search for each one finds, wherever the text is cut', () => {
    const search = new TokenSearch(TOKENS)
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (content, sizes) => {
        expect(search.hits(content)).toEqual(plainly(content, TOKENS))
        const bytes = Buffer.from(content)
        for (const encoded of [
          bytes,
          Buffer.from(`\ufeff${content}`, 'utf16le'),
          Buffer.from(`\ufeff${content}`, 'utf16le').swap16()
        ]) {
          expect(tokensInBytes(search, pieces(encoded, sizes))).toEqual(tokensInBytes(search, [encoded]))
        }
      }),
      { numRuns: 2000 }
    )
  })

  test.each([
    ['UTF-8', Buffer.from('a\nb CutOver')],
    ['UTF-16, little end first', Buffer.from('\ufeffa\nb CutOver', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffa\nb CutOver', 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from('a\nb CutOver', 'utf16le')],
    ['full width', Buffer.from('a\nb ｃｕｔｏｖｅｒ')],
    ['invisible characters', Buffer.from('a\nb cut\u00ad\u200bover')],
    ['an escape', Buffer.from('a\nb \\u0063ut\\x6fve\\u{72}')],
    ['an escape behind an escaped backslash', Buffer.from('a\nb \\\\\\u0063utover')],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0xc3, 0x28]), Buffer.from('cutover\xff', 'latin1')])
    ]
  ])('are found in %s, however it is cut', (_what, bytes) => {
    const search = new TokenSearch([{ id: 'rule', token: 'cutover' }])
    for (let size = 1; size < 20; size++)
      expect([size, tokensInBytes(search, pieces(bytes, [size]))]).toEqual([size, [{ rule: 'rule', line: 2 }]])
    const twin = Buffer.from(
      bytes.toString('latin1').replace(/v/, 'w').replace('ｖ', 'ｗ').replaceAll('\\x6fv', '\\x6fw'),
      'latin1'
    )
    if (!twin.equals(bytes)) expect(tokensInBytes(search, pieces(twin, [3]))).toEqual([])
  })

  test('cost one pass, however many they are: a text of their beginnings', () => {
    for (const count of [250, 500, 1000]) {
      const search = new TokenSearch(Array.from({ length: count }, (_, n) => ({ id: `r${n}`, token: `${'a'.repeat(n)}b` })))
      const before = search.steps
      const hostile = 'a'.repeat(20_000)
      expect(search.hits(hostile)).toEqual([])
      expect(search.steps - before).toBeLessThanOrEqual(2 * hostile.length)
      expect(search.hits(`${'a'.repeat(count - 1)}b`)).toHaveLength(count)
    }
  })
})
