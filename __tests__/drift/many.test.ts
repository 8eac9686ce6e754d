import { describe, expect, test } from '@jest/globals'
import { Explainer } from '../../src/drift/explainer.ts'
import { limitsAmongMany, sampleIndexes } from '../../src/drift/policy.ts'
import { DriftJudge } from '../../src/gate/drift-findings.ts'
import { HashingPool } from '../../src/hashing/pool.ts'
import type { Finding } from '../../src/model/finding.ts'
import { MAX_WITH_HUNKS } from '../../src/model/hunk.ts'
import type { Seal } from '../../src/model/seal.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { crlf } from '../support/line-ends.ts'
import { sealOf } from '../support/seals.ts'

/** It makes any run long enough for a second thread. */
const HUGE = sealOf('huge', '', { bytes: 2 ** 28, line: 9999 })

async function judged(root: string, seals: readonly Seal[], threads: number): Promise<Finding[]> {
  const pool = new HashingPool(threads, undefined, () => import('../../src/gate/diagnose-in-workers.ts'))
  try {
    const observations = await pool.engine(root, seals)
    return await new DriftJudge({}).findings({ name: 'seal-gate.json', seals }, root, seals, observations)
  } finally {
    await pool.close()
  }
}

describe('many files that are not intact', () => {
  test('several threads give byte for byte the report of one thread', async () => {
    const root = folderWith()
    const seals: Seal[] = []
    const drifts: [string, string][] = []
    for (let n = 0; n < 340; n++) {
      const path = `d${n % 7}/f${n}.md`
      const text = `# ${n}\n\n${'a line - with a dash\n'.repeat(n % 13)}the end of "${n}"\n`
      const facts = n % 3 === 0 ? ({ text: 'ascii', eol: 'lf' } as const) : {}
      seals.push(sealOf(path, text, { line: n + 3, ...facts }))
      putFile(root, path, text)
      if (n % 17 === 0) drifts.push([path, `\ufeff${crlf(text.replaceAll(' - ', ' \u2014 '))}`])
      else if (n % 133 === 19) drifts.push([path, `${text.toUpperCase()}?`])
      else if (n % 115 === 23) drifts.push([path, text.replace('end', 'and')])
      else drifts.push([path, crlf(text)])
    }
    const large = 'a line of a large file\n'.repeat(60_000)
    seals.push(sealOf('large', large))
    drifts.push(['large', crlf(large)])
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    git(root, 'commit', '-qm', 'sealed')
    git(root, 'config', 'core.autocrlf', 'true')
    for (const [path, text] of drifts) putFile(root, path, text)
    seals.push(HUGE, sealOf('gone', 'x'), { ...sealOf('d0/f0.md', 'y'), digests: { sha512: 'a'.repeat(128) } })
    const one = await judged(root, seals, 1)
    expect(JSON.stringify(await judged(root, seals, 3))).toBe(JSON.stringify(one))
    expect(one).toHaveLength(seals.length)
    const of = (n: number) => one.find(({ path }) => path === `d${n % 7}/f${n}.md`)
    expect(of(1)?.drift).toMatchObject({ certainty: 'proved', causes: [{ code: 'crlf-added' }], places: 4 })
    expect(of(1)?.git).toMatchObject({ layer: 'checkout', because: [{ text: 'core.autocrlf=true' }] })
    expect(of(34)?.git).toEqual({ layer: 'workspace' })
    expect(of(34)?.drift?.causes.map(({ code }) => code)).toEqual(['unicode-punctuation', 'crlf-added', 'bom-added'])
    // What undoing did not give, git has.
    expect(of(19)).toMatchObject({
      drift: { certainty: 'compared', original: 'git' },
      git: { layer: 'workspace', source: 'HEAD' }
    })
    expect(of(320)?.drift).toMatchObject({ certainty: 'proved', causes: [{ code: 'crlf-added' }] })
    expect(of(320)?.drift?.locations).toHaveLength(2)
    expect(of(320)?.drift).not.toHaveProperty('places')
    expect(one.filter(({ drift }) => drift?.hunks !== undefined)).toHaveLength(MAX_WITH_HUNKS)
  })
})

describe('the sample', () => {
  test.each([1, 49, 50, 51, 82, 300, 10_000])('of %d files are the first, some of the others, and each once', count => {
    const chosen = sampleIndexes(count)
    expect(chosen.slice(0, 50)).toEqual(Array.from({ length: Math.min(50, count) }, (_, at) => at))
    expect(new Set(chosen).size).toBe(chosen.length)
    expect(chosen.every((at, n) => at < count && at > (chosen[n - 1] ?? -1))).toBe(true)
    if (count > 1000) expect(chosen.length).toBeGreaterThan(75)
  })
})

describe('explainer', () => {
  const options = { brief: false, hunks: false, caches: true }
  const edited = Buffer.from('one line\nthat was not sealed\n'.repeat(12))
  const unlike = sealOf('a.txt', `${edited.toString()}and more`, { bytes: edited.length })

  test('tries less for each file after many without an explanation, and says so', () => {
    const explainer = new Explainer()
    const limits = Array.from({ length: 26 }, () => explainer.explain(unlike, () => edited, options).drift.limit)
    expect(limits.slice(0, 24)).toEqual(Array.from({ length: 24 }, () => undefined))
    expect(limits[25]).toMatch(/bytes of guesses: less is tried for each file after 24 that stayed unexplained/)
    // A plain cause is still found.
    const seal = sealOf('b.txt', edited)
    expect(explainer.explain(seal, () => Buffer.from(crlf(edited.toString())), options).drift.certainty).toBe('proved')
  })

  test('explains nothing any more when the work of the run is used up, and says so', () => {
    const drifts = () => {
      const explainer = new Explainer(undefined, undefined, 2 ** 20)
      return Array.from({ length: 5 }, () => explainer.explain(unlike, () => edited, options).drift)
    }
    const [first, ...others] = drifts()
    expect(first?.limit).toBeUndefined()
    expect(others.at(-1)).toEqual({
      certainty: 'unexplained',
      causes: [],
      locations: [],
      limit: 'diagnoses of one run stop after 1048576 bytes of work'
    })
    expect(drifts()).toEqual([first, ...others])
  })

  test('among many, what a file may cost does not depend on what the others cost', () => {
    const drift = (before: number) => {
      const explainer = new Explainer(5000)
      for (let n = 0; n < before; n++) explainer.explain(unlike, () => edited, { ...options, caches: false })
      return explainer.explain(unlike, () => edited, { ...options, caches: false }).drift
    }
    expect(drift(40)).toEqual(drift(0))
    expect(limitsAmongMany(100_000_000, 4096).workBytes).toBe(256 * 1024 + 32 * 4096)
    expect(limitsAmongMany(300, 4096).workBytes).toBeGreaterThan(100 * 1024 * 1024)
  })

  test('a search that breaks explains nothing', () => {
    const broken = () => {
      throw new Error('no disk')
    }
    const { drift } = new Explainer().explain(unlike, broken, options)
    expect(drift).toEqual({ certainty: 'unexplained', causes: [], locations: [], limit: 'the search broke: no disk' })
  })

  test('a cause learnt from one file does not change how another is named', () => {
    const explainer = new Explainer()
    explainer.explain(sealOf('a', 'a\n'), () => Buffer.from('a\nb'), options)
    expect(explainer.cache.preferred).toEqual([['appended']])
    const { drift } = explainer.explain(sealOf('b', 'x\r\ny\r\n'), () => Buffer.from('x\r\ny\r\n\r\n'), options)
    expect(drift.causes.map(({ code }) => code)).toEqual(['final-newline-added'])
  })
})
