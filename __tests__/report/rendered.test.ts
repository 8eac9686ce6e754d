import { expect, test } from '@jest/globals'
import { reportJson } from '../../src/report/bundle.ts'
import { payloadJson } from '../../src/report/html/payload.ts'
import { renderJunit } from '../../src/report/junit/junit.ts'
import { partsOf, wholeOf } from '../../src/report/rendered.ts'
import { renderSarif } from '../../src/report/sarif/sarif.ts'
import { renderTap } from '../../src/report/tap/tap.ts'
import { aFailure, aFinding } from '../support/reports.ts'

const FINDINGS = 4000
const report = aFailure(
  Array.from({ length: FINDINGS }, (_, index) => aFinding({ path: `d${index % 7}/f${index}.md`, line: index + 1 }))
)

test.each([
  ['report.json', () => reportJson(report)],
  ['the page', () => payloadJson(report, undefined).parts()],
  ['results.sarif', () => renderSarif(report)],
  ['junit.xml', () => renderJunit(report)],
  ['results.tap', () => renderTap(report)]
])(
  '%s of thousands of findings is never in memory whole: it is written in parts of at most 64 KiB and one finding',
  (_, render) => {
    const parts = [...partsOf(render())]
    expect(parts.length).toBeGreaterThan(5)
    // The text before the findings of SARIF has the help of each rule.
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(64 * 1024 + 16 * 1024)
    expect(parts.join('')).toBe(wholeOf(render()))
  }
)

test('a part is made when it is asked for, not before', () => {
  let made = 0
  const findings = report.findings.map(finding =>
    Object.defineProperty({ ...finding }, 'reason', {
      enumerable: true,
      get: () => {
        made++
        return 'x'
      }
    })
  )
  const [first] = partsOf(reportJson({ ...report, findings }))
  expect(first).toContain('"findings": [')
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(FINDINGS / 4)
})

test('a text is its own only part, and no part is empty', () => {
  expect([...partsOf('x')]).toEqual(['x'])
  expect([...partsOf(['', 'a', '', 'b'])]).toEqual(['ab'])
  expect([...partsOf([])]).toEqual([])
})
