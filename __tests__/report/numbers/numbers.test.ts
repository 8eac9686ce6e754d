import { describe, expect, test } from '@jest/globals'
import * as z from 'zod'
import { renderBadge } from '../../../src/report/numbers/badge.ts'
import { renderTrend } from '../../../src/report/numbers/trend.ts'
import { aFailure, aFinding, aHeldPacket, aReport, HOSTILE } from '../../support/reports.ts'

/** What shields.io reads, and refuses anything else: https://shields.io/badges/endpoint-badge */
const BADGE = z.strictObject({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string().min(1),
  color: z.enum(['brightgreen', 'yellow', 'orange', 'red'])
})
const badge = (report: Parameters<typeof renderBadge>[0]) => {
  const { message, color } = BADGE.parse(JSON.parse(renderBadge(report)))
  return `${color}: ${message}`
}

describe('the badge', () => {
  test.each([
    [aReport(), 'brightgreen: 2 files intact'],
    [aFailure([aFinding()]), 'red: 1 of 2 not as sealed'],
    [aFailure([aFinding()], { counts: aReport().counts }), 'red: refused'],
    [aReport({ verdict: 'unverifiable' }), 'orange: not verifiable'],
    [aHeldPacket(), 'yellow: intact, held']
  ])('is green only for a pass: %#', (report, shown) => {
    expect(badge(report)).toBe(shown)
  })
})

describe('the trend', () => {
  test('is one line of numbers, without any text of a file', () => {
    const text = renderTrend(aFailure(HOSTILE.map(path => aFinding({ path, manifest: path }))), {
      run: { id: '42', date: '2026-01-31T09:30:00.000Z' }
    })
    expect(text.match(/\n/g)).toHaveLength(1)
    expect(JSON.parse(text)).toEqual({
      schema: 'seal-gate/trend/1',
      version: '1.0.0',
      id: '42',
      date: '2026-01-31T09:30:00.000Z',
      verdict: 'fail',
      decision: 'HOLD_PRODUCTION',
      sealed: 2,
      intact: 1,
      drifted: 1,
      missing: 0,
      unsealed: 0,
      unverifiable: 0,
      manifests: 1,
      open_blockers: 0,
      probes: null,
      findings: { 'crlf-added': HOSTILE.length }
    })
  })

  test('lines of several runs are a file of lines', () => {
    const lines = `${renderTrend(aReport())}${renderTrend(aHeldPacket())}`.split('\n').filter(line => line !== '')
    expect(lines.map(line => JSON.parse(line).open_blockers)).toEqual([0, 1])
  })
})
