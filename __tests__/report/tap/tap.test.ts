import { describe, expect, test } from '@jest/globals'
import { Parser } from 'tap-parser'
import { aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'
import { renderTap } from '../../support/whole-reports.ts'

// Read back by a parser that had no part in writing it, in its strict mode: what is not TAP is a failure there.

function read(report: Parameters<typeof renderTap>[0]) {
  const parser = new Parser({ strict: true })
  const points: { ok: boolean; name: string; skip: unknown; todo: unknown; diag: unknown }[] = []
  parser.on('assert', ({ ok, name, skip, todo, diag }) => points.push({ ok, name, skip, todo, diag }))
  const text = renderTap(report)
  parser.end(text)
  const { results } = parser
  return {
    text,
    points,
    ok: results?.ok,
    failures: results?.failures.filter(one => !('diag' in one) && 'tapError' in one),
    bailout: results?.bailout
  }
}

describe('a stream', () => {
  test('of a pass is ok, of one finding not', () => {
    expect(read(aReport())).toMatchObject({ ok: true, failures: [], points: [{ ok: true, name: 'verdict: PASS' }] })
    const { ok, points } = read(aFailure([aFinding()]))
    expect([ok, points.map(one => one.ok)]).toEqual([false, [false, false]])
    expect(points[1]?.diag).toMatchObject({ severity: 'fail', code: 'crlf-added', at: { file: 'packet/docs/a.md', line: 3 } })
  })

  test('of a run that could not be judged is not ok, even without a finding', () => {
    expect(read(aReport({ verdict: 'unverifiable' })).ok).toBe(false)
  })

  test('is ok for what is only a notice', () => {
    const { ok, points } = read(aReport({ findings: [aFinding({ severity: 'notice' }), aFinding({ severity: 'warning' })] }))
    expect([ok, points.length]).toEqual([true, 3])
    expect(points[2]?.name).toMatch(/^notice: /)
  })

  test.each(['# SKIP x', 'a # TODO later', '\\# SKIP', '\\\\# TODO', '\nBail out!\n', '\n1..1\nok 2', '  ...\nok 3', ...HOSTILE])(
    'a name cannot change it: %j',
    path => {
      const { ok, points, text, bailout } = read(aFailure([aFinding({ path, reason: path })]))
      expect([ok, points.length, points[1]?.ok, bailout]).toEqual([false, 2, false, false])
      expect([points[1]?.skip, points[1]?.todo]).toEqual([false, false])
      expect(text.split('\n')[0]).toBe('TAP version 14')
    }
  )

  test('has as many points as its plan, also where not all are listed', () => {
    const { points, text } = read(aFailure(Array.from({ length: 10_001 }, (_, at) => aFinding({ path: `f${at}` }))))
    expect(points).toHaveLength(10_000)
    expect(text).toContain('\n1..10000\n')
    expect(text).toMatch(/\n# 2 more findings: report.json lists all.\n$/)
  })
})
