import { expect, test } from '@jest/globals'
import { aFailure, aFinding, aReport, bundleTexts, HOSTILE } from '../support/reports.ts'

test('three files of JSON that end in a line feed', () => {
  const files = bundleTexts(aFailure([aFinding()]))
  expect(files.map(({ name }) => name)).toEqual(['report.json', 'blocker-map.json', 'probe-results.json'])
  for (const { text } of files) {
    expect(text.endsWith('}\n')).toBe(true)
    expect(text).not.toContain('\r')
  }
})

test('the report comes back whole, hostile names included', () => {
  const report = aFailure(HOSTILE.map(path => aFinding({ path })))
  const [file] = bundleTexts(report)
  expect(JSON.parse(file?.text ?? '')).toEqual(report)
  expect(bundleTexts(report)).toEqual(bundleTexts(structuredClone(report)))
})

test('each finding stands on one line', () => {
  const report = aFailure(HOSTILE.map(path => aFinding({ path })))
  const lines = bundleTexts(report)[0]?.text.split('\n') ?? []
  const first = lines.indexOf('  "findings": [') + 1
  const own = lines.slice(first, first + report.findings.length)
  expect(own.map(line => JSON.parse(line.replace(/,$/, '')))).toEqual(report.findings)
  expect(JSON.parse(bundleTexts({ ...report, findings: [] })[0]?.text ?? '')).toEqual({ ...report, findings: [] })
})

test('the blocker map holds by default', () => {
  const map = bundleTexts(aReport())[1]
  expect(JSON.parse(map?.text ?? '')).toEqual({
    schema: 'seal-gate/effective-blocker-map/1',
    decision: 'HOLD_PRODUCTION',
    blockers: []
  })
})

test('probes that did not run are not probes that passed', () => {
  const results = JSON.parse(bundleTexts(aReport())[2]?.text ?? '')
  expect(results).toMatchObject({ planned: 0, run: 0, passed: 0, control: { passed: false } })
})
