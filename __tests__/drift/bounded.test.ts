import { describe, expect, test } from '@jest/globals'
import { Content } from '../../src/drift/content.ts'
import { diagnose } from '../../src/drift/diagnose.ts'
import { csvReformatted } from '../../src/drift/inverses/csv.ts'
import { assignments } from '../../src/drift/inverses/subsets.ts'
import { DEFAULT_LIMITS } from '../../src/drift/policy.ts'
import { codesOf, sealOf } from './sealing.ts'

/** Without a sealed length every candidate is hashed. */
const MAX_TRACELESS_WORK_BYTES = 160 * 1024 * 1024
const NOBODY = { sha256: '0'.repeat(64) }

describe('work on hostile files is bounded', () => {
  test('a file of soft hyphens, sealed as ASCII', () => {
    const found = Buffer.from(`{${'\u00ad'.repeat(200_000)}`)
    const { drift, workedBytes } = diagnose(
      { path: 'a.yaml', digests: NOBODY, bytes: found.length + 1, line: 1, text: 'ascii' },
      found
    )
    expect(drift.certainty).not.toBe('proved')
    expect(workedBytes).toBeLessThanOrEqual(DEFAULT_LIMITS.workBytes)
  })

  test.each([
    ['line feeds behind one field', `#${'\n'.repeat(2 ** 22)}`],
    ['more fields than are read', 'a,b\n'.repeat(150_000)]
  ])('a table of %s gives no candidate', (_, text) => {
    const found = new Content(Buffer.from(text))
    expect([...csvReformatted.undo(found, { path: 'a.csv', digests: NOBODY, line: 1 })]).toEqual([])
  })

  test('a text of 8 KiB without a trace, sealed without a length', () => {
    const line = 'The harbour office is open on weekdays -- ask "at the desk", or call.\n\n    * and   so on\n'
    const { drift, workedBytes } = diagnose({ path: 'a.txt', digests: NOBODY, line: 1 }, Buffer.from(line.repeat(90)))
    expect(drift.certainty).toBe('unexplained')
    expect(workedBytes).toBeLessThan(MAX_TRACELESS_WORK_BYTES)
  })

  test('a smaller table is still undone', () => {
    const sealed = Buffer.from('a,b\n'.repeat(1000))
    const { drift } = diagnose({ ...sealOf(sealed), path: 'a.csv' }, Buffer.from('"a","b"\n'.repeat(1000)))
    expect(drift.certainty).toBe('proved')
    expect(codesOf(drift)).toEqual(['csv-reformatted'])
  })
})

describe('assignments', () => {
  test('come by their sum, then in lexical order', () => {
    expect([...assignments([2, 1, 3], 100)].map(choice => choice.join(''))).toEqual(['000', '001', '100', '002', '101', '102'])
    expect([...assignments([], 100)]).toEqual([[]])
    expect([...assignments([3, 3], 4)].map(choice => choice.join(''))).toEqual(['00', '01', '10', '02'])
  })

  test('a hundred thousand slots are no recursion', () => {
    expect([...assignments(new Array<number>(100_000).fill(1), 10)]).toHaveLength(1)
    expect([...assignments(new Array<number>(100_000).fill(2), 3)].map(choice => choice.indexOf(1))).toEqual([-1, 99_999, 99_998])
  })
})
