import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diagnose } from '../../src/drift/diagnose.ts'
import type { CauseCode } from '../../src/model/causes.ts'
import type { SealFacts } from '../../src/model/seal.ts'
import { SCRIPTS } from './inverses/cases.ts'
import { codesOf, sealOf, sha256 } from './sealing.ts'

/** Fewer guesses than usual: what these properties hold for does not depend on how many were made. */
const LIMITS = { guessedBytes: 64 * 1024 }

/**
 * Texts of a few lines in all the scripts, with what the transformations below act on; LF, a final newline. None has typography of its
 * own: which of it was sealed can not be told any more once something of unknown length is appended.
 */
const text = fc
  .array(
    fc.tuple(
      fc.constantFrom(...Object.values(SCRIPTS).flatMap(script => script.trimEnd().split('\n'))),
      fc.nat(999),
      fc.constantFrom(' - one', ', "two"', " it's", '...', '', '  three')
    ),
    { minLength: 2, maxLength: 12 }
  )
  .map(lines =>
    lines
      .map(([line, number, more], at) => `${at} ${line} ${number}${more}\n`)
      .join('')
      .replaceAll('\u2019', 'e')
      .normalize('NFC')
  )

interface Step {
  readonly cause: CauseCode
  readonly apply: (text: string) => string
}

/** One transformation of each stage, in the order in which they strike. */
const STEPS: readonly (readonly Step[])[] = [
  [
    { cause: 'final-newline-added', apply: drifted => `${drifted}\n` },
    { cause: 'final-newline-removed', apply: drifted => drifted.slice(0, -1) },
    { cause: 'prepended', apply: drifted => `# licence\n${drifted}` },
    { cause: 'appended', apply: drifted => `${drifted}generated` }
  ],
  [{ cause: 'trailing-whitespace-added', apply: drifted => drifted.replaceAll('\n', '  \n') }],
  [
    { cause: 'unicode-punctuation', apply: drifted => drifted.replaceAll(' - ', ' \u2014 ') },
    { cause: 'unicode-punctuation', apply: drifted => drifted.replaceAll('...', '\u2026').replaceAll("'", '\u2019') },
    { cause: 'unicode-normalized', apply: drifted => drifted.normalize('NFD') },
    { cause: 'invisible-characters', apply: drifted => drifted.replace('0 ', '0\u200b ') },
    { cause: 'mojibake', apply: drifted => Buffer.from(drifted).toString('latin1') }
  ],
  [{ cause: 'crlf-added', apply: drifted => drifted.replaceAll('\n', '\r\n') }],
  [{ cause: 'bom-added', apply: drifted => `\ufeff${drifted}` }]
]

const composition = fc
  .tuple(...STEPS.map(steps => fc.option(fc.constantFrom(...steps))))
  .map(steps => steps.filter((step): step is Step => step !== null))
  .filter(({ length }) => length > 0 && length <= 4)

const facts = fc.boolean()

/** The facts as the gate seals them. */
function factsOf(sealed: string): SealFacts {
  return { text: /^[\x00-\x7f]*$/.test(sealed) ? 'ascii' : 'utf-8', eol: 'lf' }
}

describe('compositions of known transformations', () => {
  test('are proved, whatever the script, with and without facts', () => {
    fc.assert(
      fc.property(text, composition, fc.boolean(), facts, (sealed, steps, utf16, withFacts) => {
        const drifted = steps.reduce((done, { apply }) => apply(done), sealed)
        fc.pre(drifted !== sealed)
        // UTF-16 is the latest stage of all; its mark takes the place of a BOM.
        const last = utf16 && steps.length < 4 && !drifted.startsWith('\ufeff')
        const found = last ? Buffer.from(`\ufeff${drifted}`, 'utf16le') : Buffer.from(drifted)
        const { drift, original } = diagnose(sealOf(Buffer.from(sealed), withFacts ? factsOf(sealed) : {}), found)
        expect({ steps: steps.map(({ cause }) => cause), certainty: drift.certainty, limit: drift.limit }).toMatchObject({
          certainty: 'proved'
        })
        expect(original?.toString()).toBe(sealed)
        expect(drift.causes.length).toBeLessThanOrEqual(steps.length + 1)
      }),
      { numRuns: 120 }
    )
  })
})

describe('proof', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), text)

  test('implies that the original hashes to the seal, computed apart', () => {
    const anyStep = fc.constantFrom(...STEPS.flat())
    fc.assert(
      fc.property(anyText, fc.array(anyStep, { minLength: 1, maxLength: 5 }), anyText, (sealedText, steps, noise) => {
        const sealed = Buffer.from(sealedText)
        const drifted = Buffer.from(steps.reduce((done, { apply }) => apply(done), sealedText))
        for (const found of [drifted, Buffer.concat([drifted, Buffer.from(noise)])]) {
          fc.pre(!found.equals(sealed))
          const { drift, original } = diagnose(sealOf(sealed), found, { limits: LIMITS })
          expect(original === undefined).toBe(drift.certainty !== 'proved')
          if (original !== undefined) expect(sha256(original)).toBe(sha256(sealed))
        }
      }),
      { numRuns: 60 }
    )
  })

  test('is never found for the seal of other bytes', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.boolean(), (sealedText, found, withFacts) => {
        // No text of these kinds holds this line, and no transformation of the catalogue writes it.
        const sealed = Buffer.from(`${sealedText}\u0416\u0416 never found ${sealedText.length} \u0416\n`)
        const { drift, original } = diagnose(sealOf(sealed, withFacts ? factsOf(sealed.toString()) : {}), Buffer.from(found), {
          limits: LIMITS
        })
        expect(drift.certainty).not.toBe('proved')
        expect(original).toBeUndefined()
      })
    )
  })

  test('arbitrary bytes never make it throw', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ max: 0x2f, maxLength: 200 }))
    fc.assert(
      fc.property(
        bytes,
        bytes,
        fc.constantFrom<SealFacts>({}, { text: 'utf-8', eol: 'lf' }, { text: 'binary' }),
        (sealed, found, known) => {
          fc.pre(!Buffer.from(sealed).equals(found))
          const path = fc.sample(fc.constantFrom('a.md', 'a.yaml', 'a.csv', 'a.json', 'a.gz'), 1)[0] ?? 'a'
          expect(diagnose({ ...sealOf(sealed, known), path }, found, { limits: LIMITS }).drift.causes.length).toBeGreaterThan(0)
        }
      )
    )
  })
})

describe('hints', () => {
  /** What must be there for a cause to be hinted at. */
  const TRACES: Partial<Record<CauseCode, (found: Buffer) => boolean>> = {
    'bom-added': found => found.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])),
    'bom-removed': found => !found.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])),
    'crlf-added': found => found.includes('\r\n') && !/(?<!\r)\n/.test(found.toString('latin1')),
    'crlf-removed': found => found.includes('\n') && !found.includes('\r\n'),
    'eol-mixed': found => found.includes('\r\n') && /(?<!\r)\n/.test(found.toString('latin1')),
    'cr-only': found => found.includes('\r') && !found.includes('\n'),
    'unicode-punctuation': found =>
      /[\u2010-\u2015\u2018-\u201f\u2026\u00a0\u202f\u2190-\u21d2\u00ab\u00bb]/.test(found.toString()),
    'json-reencoded': found => /\\u[0-9a-f]{4}/i.test(found.toString()),
    'encoding-changed': found => found.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || found.toString().includes('\ufffd'),
    mojibake: found => /[\u0080-\uffff]{2}/.test(found.toString()),
    'merge-conflict': found => found.includes('<<<<<<< '),
    truncated: found => !found.toString().endsWith('\n'),
    emptied: found => found.length === 0,
    'content-changed': () => true
  }

  test('random edits of content are never proved, and no cause is named whose trace is absent', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(40), fc.string({ unit: 'grapheme', minLength: 3, maxLength: 20 }))
    const before = fc.constantFrom<(sealed: string) => string>(
      sealed => sealed,
      sealed => sealed.replaceAll('\n', '\r\n'),
      sealed => `\ufeff${sealed}`,
      sealed => sealed.replaceAll(' - ', ' \u2014 '),
      sealed => JSON.stringify({ lines: sealed.split('\n') }, null, 2)
    )
    fc.assert(
      fc.property(text, before, fc.array(edit, { minLength: 1, maxLength: 3 }), facts, (plain, form, edits, withFacts) => {
        const sealed = form(plain)
        const found = Buffer.from(
          edits.reduce((done, [at, lost, put]) => {
            const from = at % done.length
            return `${done.slice(0, from)}${put}\u04d8${done.slice(from + lost)}`
          }, sealed)
        )
        const eol = sealed.includes('\r\n') ? 'crlf' : 'lf'
        const known: SealFacts = withFacts ? { ...factsOf(sealed), eol, ...(sealed.startsWith('\ufeff') && { bom: true }) } : {}
        const { drift, original } = diagnose(sealOf(Buffer.from(sealed), known), found, { limits: LIMITS })
        if (original !== undefined) expect(sha256(original)).toBe(sha256(Buffer.from(sealed)))
        else for (const code of codesOf(drift)) expect({ code, trace: TRACES[code]?.(found) }).toEqual({ code, trace: true })
      }),
      { numRuns: 200 }
    )
  })
})
