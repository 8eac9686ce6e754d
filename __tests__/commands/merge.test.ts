import { readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import { type RunIdentity, type Shard, sealsOfShard } from '../../src/model/shard.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { parseReport } from '../../src/report/parse.ts'
import { runSentence } from '../../src/report/run-sentences.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { bundleTexts } from '../support/reports.ts'
import { gnuList, sealOf } from '../support/seals.ts'

const bytesOf = (report: Report): string =>
  bundleTexts(report)
    .map(({ text }) => text)
    .join('')
const refusals = (report: Report): readonly string[] => [
  report.verdict,
  ...report.findings.map(({ code, reason }) => `${code}: ${reason}`)
]
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
  test('missing, doubled, whole, of another cut, of another manifest', async () => {
    const root = spoiledTree([])
    const [a, b, c] = await shards(root, 3)
    const whole = await run(root)
    const other = (await shards(root, 4))[2]
    if (a === undefined || b === undefined || c === undefined || other === undefined) throw new Error('no shards')
    expect(mergeReports(named([a, b, c])).verdict).toBe('pass')
    expect(refusals(mergeReports(named([a, b])))).toEqual(['unverifiable', 'shard-invalid: shard 3 of 3 is missing'])
    expect(refusals(mergeReports(named([a, b, b])))).toEqual([
      'unverifiable',
      'shard-invalid: "report-3.json" and "report-2.json" are both shard 2',
      'shard-invalid: shard 3 of 3 is missing'
    ])
    expect(mergeReports(named([a, b, c, c])).verdict).toBe('unverifiable')
    expect(mergeReports(named([whole])).verdict).toBe('unverifiable')
    expect(mergeReports(named([a, b, other])).verdict).toBe('unverifiable')
    const changed = { ...c, manifests: c.manifests.map(manifest => ({ ...manifest, sha256: '0'.repeat(64) })) }
    expect(refusals(mergeReports(named([a, b, changed])))).toEqual([
      'unverifiable',
      'shard-other-manifest: "report-3.json" does not belong with "report-1.json" (different manifests)'
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
    expect(refusals(mergeReports(named([one, old])))).toEqual([
      'unverifiable',
      expect.stringMatching(/^shard-other-run: .*different state of the sealed files/)
    ])
  })

  test('one shard under two numbers', async () => {
    const files = { a: 'same length', b: 'SAME LENGTH' }
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    const [one, two] = await shards(root, 2)
    if (one?.shard === undefined || two === undefined) throw new Error('no shards')
    expect(mergeReports(named([one, two])).verdict).toBe('pass')
    const renumbered = { ...one, shard: { ...one.shard, index: 2 } }
    expect(refusals(mergeReports(named([one, renumbered])))).toEqual([
      'unverifiable',
      'shard-invalid: "report-2.json" and "report-1.json" judged the same seals under two numbers'
    ])
  })

  test('a shard that does not state what it judged is not a report', async () => {
    const [report] = await shards(spoiledTree([]), 2)
    const { judged: _, ...without } = report?.shard ?? { judged: '' }
    expect(parseReport(JSON.stringify(report))).toEqual(report)
    for (const broken of [
      { shard: without },
      { shard: { ...report?.shard, tree: 'x' } },
      { run: { id: '' } },
      { run: { id: '1', attempt: '0' } }
    ])
      expect(parseReport(JSON.stringify({ ...report, ...broken }))).toBeUndefined()
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

describe('the run that shards are of', () => {
  const RUN: RunIdentity = { id: '7', attempt: '1', commit: 'c'.repeat(40), ref: 'refs/heads/main' }
  const FILES = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, `file ${index}\n`]))
  const tree = (): string => folderWith({ ...FILES, SHA256SUMS: gnuList(FILES) })

  /** Two shards of a clean tree, each with its own identity. */
  async function pair(one: RunIdentity, two: RunIdentity, more: readonly RunIdentity[] = []): Promise<Report[]> {
    const root = tree()
    return Promise.all([one, two, ...more].map((own, index) => run(root, { index: Math.min(index, 1) + 1, of: 2 }, own)))
  }

  test.each<[string, RunIdentity, string]>([
    ['run id', { ...RUN, id: '8' }, 'shard-other-run'],
    ['ref', { ...RUN, ref: 'refs/heads/fork' }, 'shard-other-run'],
    ['commit', { ...RUN, commit: 'd'.repeat(40) }, 'shard-other-commit'],
    ['attempt: one has none', { id: '7', commit: 'c'.repeat(40), ref: 'refs/heads/main' }, 'shard-other-attempt']
  ])('another %s is refused, with its own code', async (part, other, code) => {
    expect(mergeReports(named(await pair(RUN, RUN))).verdict).toBe('pass')
    expect(refusals(mergeReports(named(await pair(RUN, other))))).toEqual([
      'unverifiable',
      `${code}: "report-2.json" does not belong with "report-1.json" (different ${part})`
    ])
  })

  test.each<[string, RunIdentity, string]>([
    ['an older run', { ...RUN, id: '8' }, '"report-1.json" is of run "7", and this is run "8"'],
    [
      'another ref',
      { ...RUN, ref: 'refs/heads/x' },
      '"report-1.json" is of the ref "refs/heads/main", and this is "refs/heads/x"'
    ],
    ['another commit', { ...RUN, commit: 'd' }, `"report-1.json" is of commit "${'c'.repeat(40)}", and this is "d"`]
  ])('all shards together of %s are refused by the run that merges', async (_, expected, reason) => {
    const all = named(await pair(RUN, RUN))
    expect(mergeReports(all, { expected: RUN }).verdict).toBe('pass')
    const merged = mergeReports(all, { expected })
    expect([merged.verdict, merged.counts.intact]).toEqual(['unverifiable', 0])
    expect(merged.findings.map(finding => finding.reason)).toContain(reason)
  })

  test('a shard of a later attempt than the merge is refused, one of an earlier attempt is not', async () => {
    const all = named(await pair(RUN, { ...RUN, attempt: '10' }))
    expect(refusals(mergeReports(all, { expected: { ...RUN, attempt: '9' } }))).toEqual([
      'unverifiable',
      'shard-other-attempt: "report-2.json" is of attempt "10", and this is attempt "9"'
    ])
    expect(refusals(mergeReports(all, { expected: { ...RUN, attempt: '10' } }))).toEqual([
      'pass',
      'shard-attempts: shards 1 of attempt 1; 2 of attempt 10'
    ])
  })

  test('failed jobs that ran again: the newest attempt of each shard counts, in any order', async () => {
    const root = tree()
    const drifted = folderWith({ ...FILES, f0: 'FILE 0\n', f1: 'FILE 1\n', SHA256SUMS: gnuList(FILES) })
    const first = await run(root, { index: 1, of: 2 }, RUN)
    const failed = await run(drifted, { index: 2, of: 2 }, RUN)
    const again = await run(root, { index: 2, of: 2 }, { ...RUN, attempt: '2' })
    expect(failed.verdict).toBe('fail')
    for (const order of [
      [first, failed, again],
      [again, failed, first]
    ]) {
      const merged = mergeReports(named(order), { expected: { ...RUN, attempt: '2' }, result: 'success' })
      expect([merged.verdict, merged.counts.intact, merged.run?.attempt]).toEqual(['pass', 6, '2'])
      expect(merged.findings.map(({ code, severity }) => [code, severity])).toEqual([['shard-attempts', 'notice']])
      expect(merged.findings[0]?.reason).toMatch(
        /^shards 1 of attempt 1; 2 of attempt 2; replaced by a newer attempt: "report-\d.json"$/
      )
    }
    // The other way round, the pass of the first attempt does not hide the failure of the second.
    const relapse = [first, { ...again, run: RUN }, { ...failed, run: { ...RUN, attempt: '2' } }]
    expect(mergeReports(named(relapse)).verdict).toBe('fail')
    expect(mergeReports(named([first, failed])).verdict).toBe('fail')
  })

  test('all reports pass, and a job failed: an earlier attempt must not stand in for it', async () => {
    const all = named(await pair(RUN, { ...RUN, attempt: '2' }))
    for (const result of ['failure', 'cancelled', 'skipped'])
      expect(refusals(mergeReports(all, { result }))[1]).toBe(
        `shard-job-failed: the jobs of the shards ended as "${result}", and yet every report that was found passes`
      )
    expect(mergeReports(all, { result: 'failure' }).verdict).toBe('unverifiable')
    expect(mergeReports(all, { result: 'success' }).verdict).toBe('pass')
  })

  test('reports of older versions, which state no run, are refused by name', async () => {
    const [one, two] = await pair(RUN, RUN)
    const old = [one, two].map(report => {
      const { run: _, shard, ...rest } = report as Report
      const { seals: __, ...share } = shard ?? { seals: 0 }
      return parseReport(JSON.stringify({ ...rest, shard: { ...share, run: { id: '7' } } })) as Report
    })
    expect(refusals(mergeReports(named(old)))).toEqual([
      'unverifiable',
      'shard-without-run: "report-1.json" does not state which run it is of',
      'shard-without-run: "report-2.json" does not state which run it is of'
    ])
  })

  test('shards of a laptop are not those of a run', async () => {
    const all = named(await shards(tree(), 2))
    expect(mergeReports(all).verdict).toBe('pass')
    expect(refusals(mergeReports(all, { expected: { id: '7' } }))[1]).toBe(
      'shard-without-run: "report-1.json" does not state which run it is of, and this is run "7"'
    )
  })

  test('outside a CI, the commit that is checked out is part of it', async () => {
    const root = tree()
    git(root, 'init', '-q')
    git(root, 'add', '.')
    git(root, 'commit', '-qm', 'one')
    const [one, two] = await shards(root, 2)
    git(root, 'commit', '-q', '--allow-empty', '-m', 'two')
    const [, later] = await shards(root, 2)
    if (one === undefined || two === undefined || later === undefined) throw new Error('no shards')
    expect(one.run).toEqual({ commit: git(root, 'rev-parse', 'HEAD~') })
    expect((await run(root)).run).toBeUndefined()
    expect(mergeReports(named([one, two])).verdict).toBe('pass')
    expect(refusals(mergeReports(named([one, later])))[1]).toMatch(/^shard-other-commit: .*different commit/)
  })
})

describe('reports that were edited', () => {
  test('shares that are not those of the cut: a forged second one, one that claims to be all, counts that were moved', async () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, `file ${index}\n`]))
    const [one, two] = await shards(folderWith({ ...files, SHA256SUMS: gnuList(files) }), 2)
    if (one?.shard === undefined || two?.shard === undefined) throw new Error('no shards')
    const none = { sealed: 0, intact: 0, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
    const all = { ...none, sealed: 6, intact: 6 }
    const forgeries: Report[][] = [
      [one, { ...one, shard: { ...one.shard, index: 2, judged: 'a'.repeat(64) } }],
      [{ ...one, shard: { ...one.shard, of: 1 }, manifests: one.manifests.map(manifest => ({ ...manifest, seals: 3 })) }],
      [
        { ...one, counts: all, shard: { ...one.shard, seals: 6 } },
        { ...two, counts: none, shard: { ...two.shard, seals: 0 } }
      ]
    ]
    for (const forged of forgeries)
      expect(refusals(mergeReports(named(forged)))).toEqual([
        'unverifiable',
        'shard-invalid: the shares that were judged are not those into which the seals were cut'
      ])
  })

  test.each<[string, (report: Report) => object, string]>([
    ['the finding taken out', () => ({ findings: [] }), 'do not make the verdict "fail"'],
    [
      'the finding taken out, and the verdict changed',
      () => ({ findings: [], verdict: 'pass' }),
      'do not make the verdict "pass"'
    ],
    [
      'its severity lowered',
      ({ findings }) => ({
        verdict: 'pass',
        findings: findings.map(one => ({ ...one, severity: 'notice' })),
        counts: { sealed: 3, intact: 3, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
      }),
      'is not a notice'
    ],
    [
      'files without a seal, and no finding of them',
      ({ counts }) => ({ counts: { ...counts, unsealed: 2 } }),
      'counts 2 unsealed files'
    ],
    ['counts that do not add up', ({ counts }) => ({ counts: { ...counts, sealed: 4 } }), 'do not add up'],
    [
      'more seals than it judged',
      () => ({
        findings: [],
        verdict: 'pass',
        counts: { sealed: 6, intact: 6, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
      }),
      'judged 3 seals and counts 6'
    ]
  ])('%s', async (_, edit, reason) => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, `file ${index}\n`]))
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    const [path = ''] = sealsOfShard(sealsIn(root), { index: 2, of: 2 }).map(seal => seal.path)
    putFile(root, path, 'FILE !\n')
    const [one, two] = await shards(root, 2)
    if (one === undefined || two === undefined) throw new Error('no shards')
    expect(mergeReports(named([one, two])).verdict).toBe('fail')
    const forged = parseReport(JSON.stringify({ ...two, ...edit(two) }))
    if (forged === undefined) throw new Error('not read')
    const merged = mergeReports(named([one, forged]))
    expect(merged.verdict).toBe('unverifiable')
    expect(merged.findings.map(finding => finding.reason ?? '').join('\n')).toContain(reason)
  })

  test('a key that is given twice makes it no report', async () => {
    const [one] = await shards(spoiledTree([]), 2)
    const text = JSON.stringify(one)
    expect(parseReport(text)).toBeDefined()
    for (const [key, twice] of [
      ['"verdict":"pass"', '"verdict":"fail","verdict":"pass"'],
      ['"sealed":6', '"sealed":6,"seal\\u0065d":6']
    ] as const) {
      expect(text).toContain(key)
      expect(parseReport(text.replace(key, twice))).toBeUndefined()
    }
  })
})
