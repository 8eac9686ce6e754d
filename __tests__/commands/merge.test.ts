import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { sealsOfShard } from '../../src/model/shard.ts'
import { bundleFiles } from '../../src/report/bundle.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const bytesOf = (report: Report): string =>
  bundleFiles(report)
    .map(({ text }) => text)
    .join('')
const named = (reports: readonly Report[]) => reports.map((report, index) => ({ name: `report-${index + 1}.json`, report }))

function run(cwd: string, shard?: { index: number; of: number }): Promise<Report> {
  const request = {
    cwd,
    manifests: ['SHA256SUMS'],
    format: 'auto',
    covers: ['**'],
    unsealed: 'fail',
    requireClearance: false
  } as const
  return gate({ ...request, ...(shard !== undefined && { shard }) }, null)
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

  test('one drifted shard is enough', async () => {
    expect(mergeReports(named(await shards(spoiledTree([5]), 4))).verdict).toBe('fail')
  })
})
