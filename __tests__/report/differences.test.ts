import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { type Hunks, MAX_WITH_HUNKS } from '../../src/model/hunk.ts'
import type { Report } from '../../src/model/report.ts'
import type { Shard } from '../../src/model/shard.ts'
import { differenceLines } from '../../src/report/findings/differences.ts'
import { mergeReports } from '../../src/report/merge.ts'
import { renderText } from '../../src/report/text/text.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { aDrift, aFailure, aFinding, bundleTexts, HOSTILE } from '../support/reports.ts'
import { gnuList } from '../support/seals.ts'

const change: Hunks = {
  unit: 'line',
  hunks: [
    {
      originalStart: 1234,
      foundStart: 1235,
      lines: [
        { kind: ' ', text: 'same␊' },
        { kind: '-', text: 'a␊' },
        { kind: '+', text: 'a␍␊' }
      ]
    }
  ]
}

describe('difference lines', () => {
  test('in the manner of a diff', () => {
    expect(differenceLines(change)).toEqual(['@@ sealed: line 1,234, found: line 1,235 @@', '  same␊', '- a␊', '+ a␍␊'])
  })

  test.each([
    [{ ...change, hidden: { lines: 1, atLeast: false } }, 9, '… and 1 more line differs'],
    [{ ...change, hidden: { lines: 7, atLeast: true } }, 9, '… and at least 7 more lines differ'],
    [{ ...change, unit: 'byte' as const }, 2, '… and 1 more row of bytes differs'],
    [change, 0, '… and 2 more lines differ']
  ])('%#: what is not shown is counted', (hunks, most, last) => {
    expect(differenceLines(hunks, most).at(-1)).toBe(last)
  })
})

describe('in the text report', () => {
  const findings = Array.from({ length: 7 }, (_, n) => aFinding({ path: `f${n}`, drift: aDrift({ hunks: [change] }) }))

  test('for the first five findings', async () => {
    const text = await renderText(aFailure(findings), { all: true })
    expect(text.match(/^ {4}- a␊\n {4}\+ a␍␊$/gm)).toHaveLength(5)
    const [first] = findings
    expect(await renderText(aFailure(first === undefined ? [] : [first]))).toMatch(/^ {4}- a␊\n {4}\+ a␍␊$/m)
  })

  test.each(HOSTILE)('%j starts no command there', async wild => {
    const hunks: Hunks = { unit: 'line', hunks: [{ originalStart: 1, foundStart: 1, lines: [{ kind: '-', text: wild }] }] }
    const text = await renderText(aFailure([aFinding({ drift: aDrift({ hunks: [hunks] }) })]))
    expect(text).not.toMatch(/::|##\[|\u001b|[\u202e\u200b\u2028]/)
  })
})

describe('in a run', () => {
  const paths = Array.from({ length: MAX_WITH_HUNKS + 15 }, (_, n) => `d${n % 3}/f${n}`)
  const files = Object.fromEntries(paths.map(path => [path, `${path}\nsealed\n`]))

  function run(cwd: string, shard?: Shard): Promise<Report> {
    const request = aRequest({ cwd, manifests: ['SUMS'], git: false })
    return gate({ ...request, ...(shard !== undefined && { shard }) }, null)
  }

  test('the first findings show what differs; shards and merge give the same', async () => {
    const root = folderWith({ ...files, SUMS: gnuList(files) })
    for (const path of paths) putFile(root, path, `${files[path]}`.replaceAll('\n', '\r\n'))
    const whole = await run(root)
    expect(whole.findings).toHaveLength(paths.length)
    const withHunks = whole.findings.filter(({ drift }) => drift?.hunks !== undefined)
    expect(withHunks).toHaveLength(MAX_WITH_HUNKS)
    expect(withHunks[0]?.drift?.hunks?.[0]?.hunks[0]?.lines.at(-1)).toEqual({ kind: '+', text: 'sealed␍␊' })
    const shards = await Promise.all([1, 2, 3].map(index => run(root, { index, of: 3 })))
    const merged = mergeReports(shards.map((report, n) => ({ name: `${n}.json`, report })))
    expect(bundleTexts(merged)).toEqual(bundleTexts(whole))
  })

  test('nothing is shown of bytes that undoing does not explain', async () => {
    const root = folderWith({ f: 'sealed text\n', SUMS: gnuList({ f: 'sealed text\n' }) })
    putFile(root, 'f', 'quite another text, and longer\n')
    const { findings } = await run(root)
    expect(findings[0]?.drift?.certainty).not.toBe('proved')
    expect(findings[0]?.drift?.hunks).toBeUndefined()
  })
})
