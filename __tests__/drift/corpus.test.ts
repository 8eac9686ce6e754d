import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'

interface Result {
  readonly id: string
  readonly expected: readonly string[]
  readonly said: readonly string[]
  readonly refused: boolean
  readonly named: boolean
  readonly provable: boolean
  readonly proved: boolean
  readonly restores: boolean
}

interface Corpus {
  readonly totals: { readonly named: number }
  readonly skipped: readonly { readonly id: string; readonly missing: readonly string[] }[]
  readonly edits: { readonly made: number; readonly hinted: number; readonly faults: readonly string[] }
  readonly mixed: readonly {
    readonly name: string
    readonly variant: string
    readonly falseProof: boolean
    readonly shown: boolean
    readonly first: boolean
    readonly text: string
  }[]
  readonly results: readonly Result[]
}

const ENTRIES_WANTED = 150
/** `tools/drift-corpus.ts` makes more, with more guesses for each, unless `--quick` is given. */
const EDITS_WANTED = 500

test('drifts made by real tools are all refused, named and proved, and no random edit is explained by what did not happen', () => {
  const args = [
    '--disable-warning=ExperimentalWarning',
    'tools/drift-corpus.ts',
    '--quick',
    '--json',
    '--edits',
    `${EDITS_WANTED}`
  ]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 26 })
  if (stdout === '') throw new Error(stderr || `the corpus ended with ${status}`)
  const { totals, skipped, edits, mixed, results }: Corpus = JSON.parse(stdout)
  for (const { id, missing } of skipped) process.stderr.write(`drift ${id} skipped: ${missing.join(', ')} not installed\n`)
  expect(results.length).toBeGreaterThanOrEqual(ENTRIES_WANTED)
  const told = ({ id, expected, said }: Result) => `${id}: ${expected.join('+')}, said ${said.join('+')}`
  expect(results.filter(({ refused }) => !refused).map(told)).toEqual([])
  expect(results.filter(({ restores }) => !restores).map(told)).toEqual([])
  expect(results.filter(({ provable, proved }) => provable && !proved).map(told)).toEqual([])
  expect({ wrong: totals.named < 0.98 ? results.filter(({ named }) => !named).map(told) : [] }).toEqual({ wrong: [] })
  expect(edits.made).toBeGreaterThanOrEqual(EDITS_WANTED)
  expect(edits.hinted).toBeGreaterThan(0)
  expect(edits.faults).toEqual([])
  expect(mixed.length).toBeGreaterThan(50)
  expect(mixed.filter(({ falseProof }) => falseProof)).toEqual([])
  expect(mixed.filter(({ shown, first }) => !shown || !first)).toEqual([])
})
