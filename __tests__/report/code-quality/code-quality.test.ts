import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { renderCodeQuality } from '../../../src/report/code-quality/code-quality.ts'
import { aFailure, aFinding, aReport, HOSTILE } from '../../support/reports.ts'

// Held to the issues of CodeClimate's spec (https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md#issues), with what
// GitLab requires besides: a fingerprint, a severity, a relative path and a line.

const positive = { type: 'integer', minimum: 1 }
const ISSUE = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'check_name', 'description', 'categories', 'location', 'fingerprint', 'severity'],
  properties: {
    type: { const: 'issue' },
    check_name: { type: 'string', pattern: '^[A-Za-z0-9/_.-]+$' },
    description: { type: 'string', minLength: 1, pattern: '^[^\\n\\r]*$' },
    categories: {
      type: 'array',
      minItems: 1,
      items: {
        enum: ['Bug Risk', 'Clarity', 'Compatibility', 'Complexity', 'Duplication', 'Performance', 'Security', 'Style']
      }
    },
    location: {
      type: 'object',
      additionalProperties: false,
      required: ['path', 'lines'],
      properties: {
        path: { type: 'string', minLength: 1, pattern: '^(?!\\./|/)' },
        lines: {
          type: 'object',
          additionalProperties: false,
          required: ['begin', 'end'],
          properties: { begin: positive, end: positive }
        }
      }
    },
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] }
  }
}
const validate = new Ajv({ allErrors: true }).compile({ type: 'array', items: ISSUE })

function issues(report: Parameters<typeof renderCodeQuality>[0]) {
  const text = renderCodeQuality(report)
  const all = JSON.parse(text)
  expect([validate(all), validate.errors]).toEqual([true, null])
  return { text, all }
}

describe('an issue', () => {
  test('is at the place of the finding, in the order of severity', () => {
    const { all } = issues(aFailure([aFinding({ severity: 'notice', path: 'b' }), aFinding()]))
    expect(all).toMatchObject([
      { check_name: 'seal-gate/crlf-added', severity: 'critical', location: { path: 'packet/docs/a.md', lines: { begin: 3 } } },
      { severity: 'info', location: { path: 'packet/b' } }
    ])
  })

  test('about the run is at the manifest: without a path it would be dropped', () => {
    const { all } = issues(
      aReport({ verdict: 'unverifiable', findings: [{ code: 'internal-error', severity: 'unverifiable', reason: 'x' }] })
    )
    expect(all).toMatchObject([{ severity: 'blocker', location: { path: 'packet/seal-gate.json', lines: { begin: 1 } } }])
    const bare = issues(aReport({ manifests: [], findings: [{ code: 'input-invalid', severity: 'unverifiable', reason: 'x' }] }))
    expect(bare.all).toHaveLength(1)
  })

  test('has a fingerprint of its own, and the same one in the next run', () => {
    const report = aFailure([aFinding(), aFinding(), aFinding({ path: 'c' })])
    const prints = issues(report).all.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(new Set(prints).size).toBe(3)
    expect(
      issues(aFailure([aFinding({ path: 'd' }), ...report.findings])).all.map((one: { fingerprint: string }) => one.fingerprint)
    ).toEqual(expect.arrayContaining(prints))
  })
})

test('a pass is an empty list, and hostile names are one line of text each', () => {
  expect(issues(aReport()).text).toBe('[]\n')
  const { text, all } = issues(aFailure(HOSTILE.map(path => aFinding({ path, manifest: path }))))
  expect(all).toHaveLength(HOSTILE.length)
  expect(text).toMatch(/^\[\{"check_name":"seal-gate\//)
  expect(text).not.toMatch(/[\u001b\u202e\u200b]/)
})

test('more than a widget reads ends with how many are left', () => {
  const { all } = issues(aFailure(Array.from({ length: 5001 }, (_, at) => aFinding({ path: `f${at}` }))))
  expect(all).toHaveLength(5000)
  expect(all.at(-1)).toMatchObject({ description: '2 more findings: report.json lists all.', severity: 'info' })
})
