import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Finding } from '../../../src/model/finding.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { aDrift, aFailure, aFinding, aReport, HOSTILE, SHA_A, SHA_B } from '../../support/reports.ts'

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8')
const probe = { id: 'bom', mutation: 'a BOM', expected: 'length-mismatch', seen: 'length-mismatch', passed: true }
const probes = {
  schema: 'seal-gate/probe-results/1',
  control: { ...probe, id: 'control' },
  planned: 7,
  run: 7,
  passed: 7,
  probes: Array.from({ length: 7 }, () => probe)
} as const

describe('what a reader sees first', () => {
  test.each([
    [aReport({ probes }), '## ✅ Seal Gate: PASS', 'Nothing to do.'],
    [aFailure([aFinding()]), '## ❌ Seal Gate: FAIL', '1 drifted'],
    [aReport({ verdict: 'unverifiable' }), '## ⚠️ Seal Gate: UNVERIFIABLE', 'could not be judged']
  ])('%#: the verdict, then what it means, and no decision where no packet was judged', (report, heading, meaning) => {
    const text = renderSummary(report)
    expect(text.startsWith(heading)).toBe(true)
    expect(text).toContain(meaning)
    expect(text).not.toMatch(/decision|HOLD_PRODUCTION/i)
    expect(text).toContain('A seal is the recorded SHA-256 and length')
  })

  test('a pass says 7/7 and lists nothing wrong', () => {
    const text = renderSummary(aReport({ probes }))
    expect(text).toContain('| 7/7 |')
    expect(text).toContain('7/7 bad inputs were refused')
    expect(text).not.toContain('### What is wrong')
  })

  test('a self-test that was switched off is said', () => {
    expect(renderSummary(aReport())).toContain('| off |')
  })
})

test('a drift has its row, its bytes, its remedy and its page', () => {
  const text = renderSummary(aFailure([aFinding()]), { docs: 'https://example.test/docs-of/' })
  expect(text).toContain('| `docs/a.md` | LF line endings became CRLF (42 ×), first in line 3, column 14 | proved |')
  expect(text).toContain('`line 3, column 14, byte 120: ␊ became ␍␊`')
  expect(text).toContain("`echo '/packet/docs/a.md -text' >> .gitattributes`")
  expect(text).toContain('(https://example.test/docs-of/docs/drift.md#crlf-added)')
})

test('without a URL the page is named, not linked', () => {
  expect(renderSummary(aFailure([aFinding()]))).toContain('More: `docs/drift.md#crlf-added`')
})

test('blockers stand in a table', () => {
  const text = renderSummary(aReport({ blockers: [{ id: 'B1', title: 'no | dump', state: 'OPEN', reason: 'none given' }] }))
  expect(text).toContain('| `B1` | 🔴 OPEN | no &#124; dump |  |  |  | none given |')
})

test('many findings are counted by cause first', () => {
  const drift = aDrift({ causes: [{ code: 'bom-added' }] })
  const findings = [...Array.from({ length: 11 }, (_, i) => aFinding({ path: `f${i}` })), aFinding({ path: 'g', drift })]
  const text = renderSummary(aFailure(findings))
  expect(text).toContain('| LF line endings became CRLF | 11 | 11 |\n| a byte order mark was added | 1 | 1 |')
  expect(renderSummary(aFailure([aFinding()]))).not.toContain('### Causes')
})

test('warnings stand apart from what is wrong', () => {
  const text = renderSummary(aReport({ findings: [{ code: 'unsealed', severity: 'warning', path: 'x' }] }))
  expect(text).toContain('### Warnings and notices')
  expect(text).not.toContain('### What is wrong')
})

describe('limit', () => {
  const crowd = Array.from({ length: 50_000 }, (_, i) => aFinding({ path: `folder/${'sub/'.repeat(i % 40)}file-${i}.md` }))

  test('50,000 findings stay under 1 MiB, and what is left out is counted', () => {
    const text = renderSummary(aFailure(crowd), { where: 'report.json in the artifact' })
    expect(bytes(text)).toBeLessThan(1_048_576)
    expect(text).toContain('| **50,000 files in 40 folders** | LF line endings became CRLF | proved |')
    expect(text).toMatch(/_49,\d{3} more files left out here; report\.json in the artifact lists all\._/)
  })

  test('so do 50,000 findings that are no group', () => {
    const single = crowd.map((one, n) => ({ ...one, manifest: `${n}.json` }))
    const text = renderSummary(aFailure(single), { where: 'report.json in the artifact' })
    expect(bytes(text)).toBeLessThan(1_048_576)
    expect(text).toContain('_49,000 more findings left out here; report.json in the artifact lists all._')
    expect(text).toContain('_49,950 more findings left out here')
  })

  test('long hostile names are cut by whole rows only', () => {
    const findings = Array.from({ length: 2000 }, (_, i) => aFinding({ path: `${'|`\n'.repeat(1000)}${i}` }))
    const text = renderSummary(aFailure(findings))
    expect(bytes(text)).toBeLessThanOrEqual(1_000_000)
    for (const line of text.split('\n')) if (line.startsWith('|')) expect(line.endsWith(' |')).toBe(true)
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })

  test('a crowd of blockers and of differences stays under 1 MiB, and what is left out is said', () => {
    const line = { kind: '+' as const, text: '⟨U+2014 EM DASH⟩'.repeat(300) }
    const hunks = [
      { unit: 'line' as const, hunks: [{ originalStart: 1, foundStart: 1, lines: Array.from({ length: 60 }, () => line) }] }
    ]
    const ids = Array.from({ length: 3000 }, (_, n) => `${'|#"'.repeat(300)}${n}`)
    const blockers = ids.map(id => ({ id, title: id, state: 'OPEN', reason: id, depends_on: ids.slice(0, 20) }) as const)
    const text = renderSummary(
      aFailure(
        Array.from({ length: 500 }, () => aFinding({ drift: aDrift({ hunks }) })),
        { blockers }
      )
    )
    expect(bytes(text)).toBeLessThan(1_048_576)
    expect(text).toMatch(/_[\d,]+ more blockers left out here; blocker-map\.json lists all\._/)
  })

  test('whatever the limit is, it holds, and nothing is half a row', () => {
    const hunks = [
      { unit: 'line' as const, hunks: [{ originalStart: 1, foundStart: 1, lines: [{ kind: '+' as const, text: '| ``` ~~~' }] }] }
    ]
    const findings = crowd.slice(0, 60).map((finding, n) => (n % 2 === 0 ? finding : { ...finding, drift: aDrift({ hunks }) }))
    const blockers = ['A', 'B', 'C'].map(id => ({ id, title: 't', state: 'OPEN', reason: 'r', depends_on: ['A', 'B'] }) as const)
    const report = aFailure(findings, { probes, blockers })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), limit => {
        const text = renderSummary(report, { limit })
        return (
          bytes(text) <= limit &&
          text.split('\n').every(line => !line.startsWith('|') || line.endsWith('|')) &&
          text.split('<details>').length === text.split('</details>').length &&
          text.match(/^`{3,}[a-z]+$/gm)?.length === text.match(/^`{3,}$/gm)?.length
        )
      }),
      { numRuns: 300 }
    )
  })
})

describe('hostile text', () => {
  const everywhere = (text: string) => {
    const finding: Finding = aFinding({
      path: text,
      manifest: text,
      reason: text,
      drift: aDrift({
        causes: [{ code: 'bom-added', detail: text }],
        locations: [{ line: 1, column: 1, offset: 0, expected: text, found: text }],
        limit: text
      })
    })
    return aFailure(
      [
        finding,
        { code: 'missing', severity: 'fail', path: text, reason: text },
        { code: 'unsealed', severity: 'notice', path: text }
      ],
      {
        manifests: [{ path: text, root: text, format: 'native', packet: text, sha256: text, seals: 1, notices: [text] }],
        blockers: [{ id: text, title: text, state: 'OPEN', reason: text }],
        probes: { ...probes, probes: [{ ...probe, id: text, mutation: text, seen: text }] }
      }
    )
  }

  test.each(HOSTILE)('%j adds no tag, cell, link or line', text => {
    const tame = renderSummary(everywhere('x'))
    const wild = renderSummary(everywhere(text))
    const shape = (markdown: string) =>
      markdown
        .split('\n')
        // A character that GitHub would take for a reference is set as code, and is the only thing in it.
        .map(line => line.replace(/<code>(?:&#\d+;|[\da-f]+)<\/code>/g, 'E'))
        .map(line => line.replace(/`[^`]*`|(?<=<code>)[^<]*/g, 'CODE').replace(/&#\d+;/g, 'E'))
        .map(line => [
          line.startsWith('|') ? line.match(/\|/g)?.length : 0,
          (line.match(/<[a-z/]+/g) ?? []).join(),
          /\]\(|:\/\/|@\w/.test(line)
        ])
    expect(shape(wild)).toEqual(shape(tame))
  })
})

describe('what differs', () => {
  const withLines = (texts: readonly string[]) =>
    aFailure([
      aFinding({
        drift: aDrift({
          hunks: [
            {
              unit: 'line',
              hunks: [{ originalStart: 3, foundStart: 3, lines: texts.map(text => ({ kind: '+' as const, text })) }]
            }
          ]
        })
      })
    ])

  test('stands in the particulars as a diff', () => {
    const text = renderSummary(withLines(['a␍␊']))
    expect(text).toContain('\n\n```diff\n@@ sealed: line 3, found: line 3 @@\n+ a␍␊\n```\n')
    expect(renderSummary(aFailure([aFinding()]))).not.toContain('```')
  })

  test.each([['```'], ['`````'], ['``` x ````']])('%s cannot end its fence', wild => {
    const [fence] = /`+(?=diff)/.exec(renderSummary(withLines([wild]))) ?? ['']
    expect(wild.includes(fence)).toBe(false)
    expect(fence.length).toBeGreaterThan(2)
  })

  test('is cut, and the rest is counted', () => {
    const text = renderSummary(withLines(Array.from({ length: 24 }, (_, n) => `line ${n}`)))
    expect(text).toContain('+ line 19\n… and 4 more lines differ\n```')
  })
})

describe('the drawing of the blockers', () => {
  const blocker = (id: string, depends_on: readonly string[] = []) =>
    ({ id, title: `title of ${id}`, state: 'OPEN', reason: 'said so', depends_on }) as const

  test('has an arrow for each that waits', () => {
    const text = renderSummary(aReport({ blockers: [blocker('A'), { ...blocker('B', ['A', 'B', 'nobody']), state: 'CLOSED' }] }))
    expect(text).toContain(
      '```mermaid\nflowchart LR\n  b1["A<br/>title of A<br/>OPEN"]:::open\n  b2["B<br/>title of B<br/>closed"]:::closed\n  b1 --> b2\n'
    )
  })

  test('is bounded, and says what it leaves out', () => {
    const ids = Array.from({ length: 60 }, (_, n) => `${'"#;'.repeat(40)}${n}`)
    const text = renderSummary(aReport({ blockers: ids.map(id => blocker(id, ids)) }))
    const drawing = /```mermaid\n(.*?)```/s.exec(text)?.[1] ?? ''
    expect(drawing.length).toBeLessThan(50_000)
    expect(drawing.match(/-->/g)).toHaveLength(100)
    expect(text).toContain('20 more blockers in the table only. 1,460 more arrows in the table only.')
  })

  test('stands whole or not at all, and the table keeps its heading', () => {
    const text = renderSummary(aReport({ blockers: [blocker('A')] }), { limit: 2500 })
    expect(text).not.toContain('```mermaid')
    expect(text).toContain('### Blockers\n\n| Blocker |')
  })
})

describe('seals that a pull request touches', () => {
  const change = aFinding({
    code: 'resealed',
    severity: 'notice',
    path: 'a|b.md',
    expected: { bytes: 5, digests: { sha256: SHA_A } },
    found: { bytes: 1, digests: { sha256: SHA_B } },
    reason: 'seals may change here; last changed by commit 1 of <b>Ada</b>'
  })

  test('have a table of their own, with what was promised and what is', () => {
    const { drift: _, ...finding } = change
    const text = renderSummary(aReport({ findings: [finding] }))
    const [, table = ''] = text.split('### Seals that this change touches')
    expect(table).toContain(`sha256 ${SHA_A.slice(0, 12)}`)
    expect(table).toContain('5 bytes')
    expect(table).toContain('1 byte` |')
    expect(table).not.toContain('<b>')
    expect(text).not.toContain('### Warnings and notices')
  })

  test('and none where nothing was touched', () => {
    expect(renderSummary(aReport())).not.toContain('touches')
  })
})
