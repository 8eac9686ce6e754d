import fc from 'fast-check'
import { pathProblem, plainPath } from '../../src/manifests/path.ts'
import type { Seal } from '../../src/model/seal.ts'

const hex = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

/** Names that tools trip over: blanks and brackets at the ends, line ends, control, bidi and format characters, other planes. */
const ODD = [
  'a',
  'b',
  '.',
  '..',
  '-',
  '--',
  ' ',
  '  ',
  '*',
  '#',
  '(',
  ')',
  ') = ',
  '=',
  '\\',
  '\\n',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '"',
  '%',
  '%0A'
]
const UNICODE = [
  'é',
  'e\u0301',
  '\u202e',
  '\u200b',
  '\u2028',
  '\ufeff',
  '\u0085',
  '\u0001',
  '\u001b',
  '\uffff',
  '\u{1f600}',
  '\u{10ffff}'
]

const segment = fc.oneof(
  fc.array(fc.constantFrom(...ODD, ...UNICODE), { minLength: 1, maxLength: 5 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 })
)

/** Relative paths that can be sealed, most of them odd. */
export const path = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map(parts => parts.join('/'))
  .filter(p => pathProblem(p) === undefined && plainPath(p) === p)

const facts = fc.record(
  {
    text: fc.constantFrom('ascii' as const, 'utf-8' as const, 'binary' as const),
    eol: fc.constantFrom('lf' as const, 'crlf' as const, 'mixed' as const, 'none' as const),
    bom: fc.constant(true as const),
    git: fc.oneof(hex(40), hex(64))
  },
  { requiredKeys: [] }
)

const seal = fc
  .tuple(path, hex(64), fc.oneof(fc.nat(), fc.maxSafeNat()), facts)
  .map(([p, sha256, bytes, more]): Seal => ({ path: p, digests: { sha256 }, bytes, line: 1, ...more }))

/** Seals with different names, in any order. */
export const seals = fc.uniqueArray(seal, { minLength: 1, maxLength: 12, selector: s => s.path.normalize('NFC') })

/** The seals without what a format does not carry, and without their lines, by the bytes of their paths. */
export function bare(list: readonly Seal[], keep: 'all' | 'digests'): object[] {
  return list
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))
    .map(({ line, ...rest }) => (keep === 'all' ? rest : { path: rest.path, digests: rest.digests }))
}
