import { describe, expect, test } from '@jest/globals'
import { renderText } from '../../../src/report/text/text.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'

const lines = (text: string): string[] => text.split('\n')

test.each([
  [aReport(), 'PASS'],
  [aFailure([aFinding()]), 'FAIL'],
  [aReport({ verdict: 'unverifiable' }), 'UNVERIFIABLE']
])('%#: the last line is the verdict and nothing else', async (report, word) => {
  const text = await renderText(report)
  expect(text.endsWith(`\n${word}\n`)).toBe(true)
})

test('a drift is reported with its size, place, remedy and page', async () => {
  const text = await renderText(aFailure([aFinding()]))
  expect(text).toContain('FAIL  "docs/a.md" has changed (different size): LF line endings became CRLF (42 ×)')
  expect(text).toContain('  line 3, column 14, byte 120: ␊ became ␍␊')
  expect(text).toContain("      echo '/packet/docs/a.md -text' >> .gitattributes")
  expect(text).toContain('  see https://github.com/OWNER/seal-gate/blob/main/docs/drift.md#crlf-added')
  expect(text).toContain('2 sealed: 1 intact, 1 drifted')
})

describe('two screens', () => {
  const causes = ['crlf-added', 'bom-added', 'bom-removed', 'cr-only', 'eol-mixed', 'mojibake', 'homoglyphs'] as const
  const kinds = (files: number) =>
    causes.flatMap(code =>
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].flatMap(manifest =>
        Array.from({ length: files }, (_, n) =>
          aFinding({ manifest, path: `${manifest}/${code}-${n}`, drift: aDrift({ causes: [{ code }] }) })
        )
      )
    )

  test.each([1, 2, 300])('49 groups of %i: what is left out is counted, and --all lists it', async files => {
    const report = aFailure(kinds(files))
    const text = await renderText(report, { rest: '--all lists' })
    expect(lines(text).length).toBeLessThanOrEqual(60)
    expect(text).toMatch(/… and [\d,]+ more findings; --all lists all\./)
    const all = await renderText(report, { all: true })
    // The text has a megabyte, and thousands of names are looked for in it.
    const listed = new Set(all.match(/"[^"]*"/g))
    expect(report.findings.filter(({ path = '' }) => !listed.has(JSON.stringify(path)))).toEqual([])
    expect(all).not.toContain('… and')
  })

  test('the files of a group are named, then counted; its remedy is there once', async () => {
    const findings = Array.from({ length: 200 }, (_, n) => aFinding({ path: `docs/f${n}.md` }))
    const text = await renderText(aFailure(findings), { rest: '--all lists' })
    expect(text).toContain('\n  "docs/f4.md": line 3, column 14\n  … and 195 more; --all lists them\n')
    expect(text.match(/gitattributes$/gm)).toEqual(['gitattributes'])
  })

  test('a single finding is as before', async () => {
    expect(await renderText(aFailure([aFinding()]))).toBe(await renderText(aFailure([aFinding()]), { all: true }))
  })
})

describe('colour', () => {
  test('only when asked for', async () => {
    expect(await renderText(aFailure([aFinding()]))).not.toContain('\u001b')
    expect(await renderText(aFailure([aFinding()]), { colour: true })).toContain('\u001b[31mFAIL\u001b[39m')
  })
})

test.each(HOSTILE)('%j reaches neither the terminal nor the runner as a command', async text => {
  const finding = aFinding({ path: text, manifest: text, reason: text })
  const manifests = [{ path: text, root: text, format: 'native', packet: text, sha256: text, seals: 1, notices: [text] }] as const
  const shown = await renderText(aFailure([finding], { manifests }))
  expect(shown).not.toMatch(/::|##\[/)
  for (const line of lines(shown)) expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u)
  const tame = await renderText(
    aFailure([aFinding({ path: 'x', manifest: 'x', reason: 'x' })], { manifests: [{ ...manifests[0], path: 'x' }] })
  )
  expect(lines(shown).length - lines(tame).length).toBeLessThanOrEqual(0)
})
