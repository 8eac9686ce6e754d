import { readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { type RunIdentity, type Shard, sealsOfShard } from '../../src/model/shard.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { bundleFiles } from '../../src/report/outputs.ts'
import { parseReport } from '../../src/report/parse.ts'
import { runSentence } from '../../src/report/run-sentences.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const bytesOf = (report: Report): string =>
  bundleFiles(report)
    .map(({ text }) => text)
    .join('')
const named = (reports: readonly Report[]) => reports.map((report, index) => ({ name: `report-${index + 1}.json`, report }))

function run(cwd: string, shard?: Shard, identity?: RunIdentity): Promise<Report> {
  const request = aRequest({ cwd, manifests: ['SHA256SUMS'], covers: ['**'] })
  return gate({ ...request, ...(shard !== undefined && { shard }), ...(identity !== undefined && { run: identity }) }, null)
}

function shards(cwd: string, of: number): Promise<Report[]> {
  return Promise.all(Array.from({ length: of }, (_, index) => run(cwd, { index: index + 1, of })))
}

/** A tree of 12 files with the given edits: drifted, missing, moved, swapped, a stray. */
function spoiledTree(edits: readonly number[]): string {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`d${index % 3}/f${index}`, `line ${index}\n`.repeat(index * 7)])
  )
  const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
  const paths = Object.keys(files)
  for (const edit of edits) {
    const path = paths[edit % 12] ?? ''
    const other = paths[(edit + 5) % 12] ?? ''
    if (edit % 5 === 0) putFile(root, path, (files[path] ?? '').replaceAll('\n', '\r\n'))
    else if (edit % 5 === 1) unlinkSync(join(root, path))
    else if (edit % 5 === 2) putFile(root, path, files[other] ?? '')
    else if (edit % 5 === 3) putFile(root, `elsewhere/${edit}`, files[path] ?? '')
    else putFile(root, path, `\ufeff${files[path]}`)
  }
  return root
}

/** The seals of a tree's list, in its order. */
function sealsIn(root: string) {
  const lines = readFileSync(join(root, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
  return lines.map(line => ({ path: line.slice(66), digests: { sha256: line.slice(0, 64) }, line: 1 }))
}

describe('any number of shards, merged, is the whole run', () => {
  test('byte for byte, on random trees with random faults', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(59), { maxLength: 6, selector: n => n % 12 }),
        fc.integer({ min: 1, max: 15 }),
        async (edits, of) => {
          const root = spoiledTree(edits)
          const merged = mergeReports(named((await shards(root, of)).toReversed()))
          expect(bytesOf(merged)).toBe(bytesOf(await run(root)))
        }
      ),
      { numRuns: 60 }
    )
  })

  test('a manifest that cannot be read is said once', async () => {
    const root = folderWith({ f: 'x', SHA256SUMS: 'junk line\n' })
    expect(bytesOf(mergeReports(named(await shards(root, 3))))).toBe(bytesOf(await run(root)))
  })
})

describe('the cut', () => {
  test('each seal falls into exactly one shard, balanced by bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (sizes, of) => {
        const seals = sizes.map((bytes, index) => sealOf(`f${index}`, '', { bytes }))
        const cut = Array.from({ length: of }, (_, index) => sealsOfShard(seals, { index: index + 1, of }))
        expect(
          cut
            .flat()
            .map(({ path }) => path)
            .toSorted()
        ).toEqual(seals.map(({ path }) => path).toSorted())
        const weights = cut.map(share => share.reduce((sum, { bytes = 0 }) => sum + bytes + 16384, 0))
        expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(Math.max(0, ...sizes) + 16384)
      })
    )
  })
})

describe('never green by a lost shard', () => {
  const reasons = (report: Report): unknown => [report.verdict, ...report.findings.map(({ reason }) => reason)]

  test('missing, doubled, whole, of another cut, of another manifest', async () => {
    const root = spoiledTree([])
    const [a, b, c] = await shards(root, 3)
    const whole = await run(root)
    const other = (await shards(root, 4))[2]
    if (a === undefined || b === undefined || c === undefined || other === undefined) throw new Error('no shards')
    expect(mergeReports(named([a, b, c])).verdict).toBe('pass')
    expect(reasons(mergeReports(named([a, b])))).toEqual(['unverifiable', 'shard 3 of 3 is missing'])
    expect(reasons(mergeReports(named([a, b, b])))).toEqual([
      'unverifiable',
      expect.stringContaining('are both shard 2'),
      'shard 3 of 3 is missing'
    ])
    expect(mergeReports(named([a, b, c, c])).verdict).toBe('unverifiable')
    expect(mergeReports(named([whole])).verdict).toBe('unverifiable')
    expect(mergeReports(named([a, b, other])).verdict).toBe('unverifiable')
    const changed = { ...c, manifests: c.manifests.map(manifest => ({ ...manifest, sha256: '0'.repeat(64) })) }
    expect(reasons(mergeReports(named([a, b, changed])))).toEqual([
      'unverifiable',
      expect.stringContaining('another run'),
      'shard 3 of 3 is missing'
    ])
    expect(mergeReports(named([a, b, { ...c, counts: { ...c.counts, sealed: 1, intact: 1 } }])).verdict).toBe('unverifiable')
  })

  test('of another state of the files: yesterday is not today', async () => {
    const root = spoiledTree([])
    const yesterday = await shards(root, 2)
    expect(mergeReports(named(yesterday)).verdict).toBe('pass')
    // Of the share that shard 2 judges, so that shard 1 does not see it.
    const [path = ''] = sealsOfShard(sealsIn(root), { index: 2, of: 2 }).map(seal => seal.path)
    putFile(root, path, readFileSync(join(root, path)).fill(0))
    const [one, two] = await shards(root, 2)
    const [, old] = yesterday
    if (one === undefined || two === undefined || old === undefined) throw new Error('no shards')
    expect(mergeReports(named([one, two])).verdict).toBe('fail')
    expect(reasons(mergeReports(named([one, old])))).toEqual([
      'unverifiable',
      expect.stringContaining('different state of the sealed files'),
      'shard 2 of 2 is missing'
    ])
  })

  test.each([
    ['run id', { id: '2', attempt: '1', commit: 'a' }],
    ['attempt', { id: '1', attempt: '2', commit: 'a' }],
    ['commit', { id: '1', attempt: '1', commit: 'b' }]
  ])('of another %s', async (part, other) => {
    const root = spoiledTree([])
    const own = { id: '1', attempt: '1', commit: 'a' }
    const one = await run(root, { index: 1, of: 2 }, own)
    const merged = async (identity: RunIdentity) => mergeReports(named([one, await run(root, { index: 2, of: 2 }, identity)]))
    expect((await merged(own)).verdict).toBe('pass')
    expect(reasons(await merged(other))).toEqual([
      'unverifiable',
      expect.stringContaining(`different ${part}`),
      'shard 2 of 2 is missing'
    ])
  })

  test('one shard under two numbers', async () => {
    const files = { a: 'same length', b: 'SAME LENGTH' }
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    const [one, two] = await shards(root, 2)
    if (one?.shard === undefined || two === undefined) throw new Error('no shards')
    expect(mergeReports(named([one, two])).verdict).toBe('pass')
    const renumbered = { ...one, shard: { ...one.shard, index: 2 } }
    expect(reasons(mergeReports(named([one, renumbered])))).toEqual([
      'unverifiable',
      expect.stringContaining('judged the same seals under two numbers'),
      'shard 2 of 2 is missing'
    ])
  })

  test('a shard that does not say what it judged, or of which run, is not a report', async () => {
    const [report] = await shards(spoiledTree([]), 2)
    const { judged: _, ...without } = report?.shard ?? { judged: '' }
    const { tree: __, ...homeless } = report?.shard ?? { tree: '' }
    expect(parseReport(JSON.stringify(report))).toEqual(report)
    for (const shard of [without, homeless, { ...homeless, run: { id: '' } }])
      expect(parseReport(JSON.stringify({ ...report, shard }))).toBeUndefined()
  })

  test('one drifted shard is enough', async () => {
    expect(mergeReports(named(await shards(spoiledTree([5]), 4))).verdict).toBe('fail')
  })
})

test('a shard without files says so, and the merged report does not', async () => {
  const files = { a: 'one\n', b: 'two\n' }
  const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
  const all = await shards(root, 4)
  const empty = all.filter(({ counts }) => counts.sealed === 0)
  expect(empty.map(({ verdict, findings }) => [verdict, findings.map(({ code }) => code)])).toEqual([
    ['pass', ['shard-empty']],
    ['pass', ['shard-empty']]
  ])
  expect(empty.map(runSentence)).toEqual(Array(2).fill('This shard has no sealed file, so it shows nothing by itself.'))
  expect(mergeReports(named(all))).toMatchObject({ verdict: 'pass', findings: [], counts: { sealed: 2 } })
  expect(mergeReports(named(empty)).verdict).toBe('unverifiable')
  expect(all.filter(({ counts }) => counts.sealed > 0).flatMap(({ findings }) => findings)).toEqual([])
})
