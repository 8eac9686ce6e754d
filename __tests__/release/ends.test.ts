import { describe, expect, test } from '@jest/globals'
import { utcMilliseconds } from '../../src/model/time.ts'
import type { Limits, Moment } from '../../src/release/ends.ts'
import { endingOf, soonEnding } from '../../src/release/ends.ts'
import { judgeRelease } from '../../src/release/judge.ts'
import { type Documents, inputOf, type Making, sealedFiles } from './packet.ts'

const COMMIT = 'c'.repeat(40)
const NOW = '2026-06-01T12:00:00Z'
const moment = (over: Partial<Moment> = {}): Moment => ({
  clock: { now: NOW, source: 'input' },
  commit: COMMIT,
  noticeDays: 14,
  ...over
})

function judgeAt(making: Making, at?: Moment) {
  return judgeRelease({ ...inputOf(sealedFiles(making)), ...(at !== undefined && { moment: at }) })
}

/** Decision, effective blockers and findings of the cleared packet with limits on one of its documents. */
function outcome(path: keyof Documents, limits: Limits, at: Moment | undefined = moment()) {
  const { decision, blockers, findings } = judgeAt({ edit: docs => Object.assign(docs[path], limits) }, at)
  return [
    decision,
    blockers.map(({ state }) => state).join(' '),
    ...findings.map(({ code, severity, path: where }) => `${severity} ${code} ${where}`)
  ]
}

const CLEARED = ['CLEARED_FOR_OPERATOR', 'CLOSED CLOSED CLOSED']

describe('what is read as a time', () => {
  test.each([
    '2026-06-01T12:00:00Z',
    '2026-06-01T12:00:00.5Z',
    '2028-02-29T23:59:59.999999999Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z'
  ])('%s', text => {
    expect(utcMilliseconds(text)).toBe(Date.parse(text))
  })

  test.each([
    '',
    'never',
    'null',
    '2026-06-01',
    '2026-06-01T12:00Z',
    '2026-06-01T12:00:00',
    '2026-06-01T12:00:00z',
    '2026-06-01t12:00:00Z',
    '2026-06-01 12:00:00Z',
    '2026-06-01T12:00:00+00:00',
    '2026-06-01T12:00:00-00:00',
    '2026-06-01T12:00:00+02:00',
    '2026-06-01T24:00:00Z',
    '2026-12-31T23:59:60Z',
    '2016-12-31T23:59:60Z',
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-06-00T00:00:00Z',
    '10000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '99999-01-01T00:00:00Z',
    '2026-06-01T12:00:00.Z',
    '2026-06-01T12:00:00,5Z',
    '2026-06-01T12:00:00.0000000001Z',
    ' 2026-06-01T12:00:00Z',
    '2026-06-01T12:00:00Z\n',
    '2026-06-01T12:00:00Z ',
    '２０２６-06-01T12:00:00Z',
    '2026-W23-1T12:00:00Z',
    '2026-152T12:00:00Z',
    '1e100',
    '20260601T120000Z',
    'Infinity',
    'Mon, 01 Jun 2026 12:00:00 GMT',
    '2026-06-01T12:00:00Z[UTC]',
    '2026-06-01T12:60:00Z',
    '2026-06-01T25:00:00Z'
  ])('not %j', text => {
    expect(utcMilliseconds(text)).toBeUndefined()
  })
})

describe('a document', () => {
  test.each<[string, Limits]>([
    ['without limits', {}],
    ['that ends now', { not_after: NOW }],
    ['that ends in a fortnight and a second', { not_after: '2026-06-15T12:00:01Z' }],
    ['that ends far ahead', { not_after: '9999-12-31T23:59:59Z' }],
    ['of this commit', { commit: COMMIT }],
    ['with both', { not_after: '2027-01-01T00:00:00Z', commit: COMMIT }],
    ['made now', { not_after: '2027-01-01T00:00:00Z', finished_at: NOW }]
  ])('%s counts', (_, limits) => {
    const at = moment(limits.not_after === NOW ? { noticeDays: -1 } : {})
    expect(outcome('execution.json', limits, at)).toEqual(CLEARED)
  })

  test.each<[string, Limits, string, Moment?]>([
    ['that ended a second ago', { not_after: '2026-06-01T11:59:59Z' }, 'evidence-expired'],
    ['that ended a millisecond ago', { not_after: '2026-06-01T11:59:59.999Z' }, 'evidence-expired'],
    ['without a zone', { not_after: '2027-06-01T12:00:00' }, 'evidence-expired'],
    ['in another offset', { not_after: '2027-06-01T12:00:00+02:00' }, 'evidence-expired'],
    ['on a day that does not exist', { not_after: '2027-02-29T00:00:00Z' }, 'evidence-expired'],
    ['in the year 10000', { not_after: '10000-01-01T00:00:00Z' }, 'evidence-expired'],
    [
      'whose own date is later than the clock',
      { not_after: '2027-01-01T00:00:00Z', finished_at: '2026-06-01T12:00:01Z' },
      'evidence-expired'
    ],
    [
      'whose own date does not exist',
      { not_after: '2027-01-01T00:00:00Z', started_at: '2026-02-30T00:00:00Z' },
      'evidence-expired'
    ],
    [
      'by a clock that is no time',
      { not_after: '9999-12-31T23:59:59Z' },
      'evidence-expired',
      moment({ clock: { now: 'later', source: 'input' } })
    ],
    ['without a clock', { not_after: '9999-12-31T23:59:59Z' }, 'evidence-expired', moment({ clock: undefined })],
    ['of another commit', { commit: 'd'.repeat(40) }, 'evidence-other-commit'],
    ['of a commit in upper case', { commit: COMMIT.toUpperCase() }, 'evidence-other-commit'],
    ['of a short id', { commit: COMMIT.slice(0, 12) }, 'evidence-other-commit'],
    ['of a branch', { commit: 'main' }, 'evidence-other-commit'],
    ['of a commit, in a run of none', { commit: COMMIT }, 'evidence-other-commit', moment({ commit: undefined })],
    ['of a run whose commit is no id either', { commit: 'main' }, 'evidence-other-commit', moment({ commit: 'main' })]
  ])('%s counts as open, and is named', (_, limits, code, at = moment()) => {
    expect(outcome('execution.json', limits, at)).toEqual([
      'HOLD_PRODUCTION',
      'OPEN OPEN CLOSED',
      `warning ${code} execution.json`
    ])
    const { holds, blockers } = judgeAt({ edit: docs => Object.assign(docs['execution.json'], limits) }, at)
    expect(holds.some(hold => hold.startsWith('execution.json proves nothing: it'))).toBe(true)
    expect(blockers[0]?.reason).toMatch(/^it is claimed closed, and execution\.json proves nothing: it/)
  })

  test('with a number or a list for an end is no document', () => {
    for (const value of [20_270_101, null, true, ['2027-01-01T00:00:00Z'], { now: NOW }, ''])
      expect(outcome('execution.json', { not_after: value } as unknown as Limits)).toContain(
        'fail evidence-invalid execution.json'
      )
  })

  test.each<keyof Documents>([
    'policy.json',
    'expectations.json',
    'provenance.json',
    'compatibility.json',
    'rollback.json',
    'validator.json',
    'result.json',
    'probes.json',
    'map.json'
  ])('of every kind holds when it has ended: %s', path => {
    expect(outcome(path, { not_after: '2030-01-01T00:00:00Z', commit: COMMIT })).toEqual(CLEARED)
    const expired = outcome(path, { not_after: '2020-01-01T00:00:00Z' })
    expect([expired[0], expired.at(-1)]).toEqual(['HOLD_PRODUCTION', `warning evidence-expired ${path}`])
    expect(outcome(path, { commit: 'd'.repeat(40) })[0]).toBe('HOLD_PRODUCTION')
  })

  test('with limits clears nothing where neither clock nor commit is known, and nothing is reported of it', () => {
    for (const limits of [{ not_after: '9999-12-31T23:59:59Z' }, { commit: COMMIT }]) {
      const { decision, findings, expiry } = judgeAt({ edit: docs => Object.assign(docs['execution.json'], limits) })
      expect([decision, findings, expiry]).toEqual(['HOLD_PRODUCTION', [], undefined])
    }
  })

  test('the whole map ends with its document', () => {
    const { blockers } = judgeAt(
      { edit: docs => Object.assign(docs['map.json'], { not_after: '2020-01-01T00:00:00Z' }) },
      moment()
    )
    expect(new Set(blockers.map(({ state }) => state))).toEqual(new Set(['OPEN']))
  })
})

describe('the claim of a blocker', () => {
  const claim = (limits: Limits, at = moment()) =>
    judgeAt({ edit: docs => Object.assign(docs['map.json'].blockers[0] ?? {}, limits) }, at)

  test.each<[string, Limits, string]>([
    ['that has ended', { not_after: '2026-05-31T00:00:00Z' }, 'evidence-expired'],
    ['of another commit', { commit: 'd'.repeat(40) }, 'evidence-other-commit'],
    [
      'that was claimed after the clock',
      { not_after: '2027-01-01T00:00:00Z', claimed_at: '2026-12-01T00:00:00Z' },
      'evidence-expired'
    ]
  ])('%s is open', (_, limits, code) => {
    const { decision, blockers, findings } = claim(limits)
    expect([decision, blockers[0]?.state]).toEqual(['HOLD_PRODUCTION', 'OPEN'])
    expect(blockers[0]?.reason).toMatch(/^it is claimed closed, and the claim does not count: it/)
    expect(findings.map(one => [one.code, one.path, one.reason.startsWith('the claim of the blocker "B1": it')])).toEqual([
      [code, 'map.json', true]
    ])
  })

  test('within its limits is closed', () => {
    const { decision, findings } = claim({
      not_after: '2027-01-01T00:00:00Z',
      commit: COMMIT,
      claimed_at: '2026-05-01T00:00:00Z'
    })
    expect([decision, findings]).toEqual(['CLEARED_FOR_OPERATOR', []])
  })

  test('a thousand that have ended are one finding', () => {
    const { findings } = judgeAt(
      {
        edit: docs => {
          const [first] = docs['map.json'].blockers
          if (first !== undefined)
            docs['map.json'].blockers = Array.from({ length: 1000 }, (_, index) => ({
              ...first,
              id: `X${index}`,
              not_after: 'x'
            }))
        }
      },
      moment()
    )
    expect(findings).toHaveLength(1)
    expect(findings[0]?.reason).toContain('the claims of the blockers X0, X1, X2, X3, X4, 995 more')
  })
})

describe('what ends next', () => {
  test('is the earliest end of all that counts, with the clock', () => {
    const { expiry } = judgeAt(
      {
        edit: docs => {
          Object.assign(docs['execution.json'], { not_after: '2027-03-01T00:00:00Z' })
          Object.assign(docs['rollback.json'], { not_after: '2020-01-01T00:00:00Z' })
          Object.assign(docs['map.json'].blockers[1] ?? {}, { not_after: '2027-02-01T00:00:00Z' })
        }
      },
      moment()
    )
    expect(expiry).toEqual({
      clock: { now: NOW, source: 'input' },
      next: { path: 'map.json', blocker: 'B2', not_after: '2027-02-01T00:00:00Z' }
    })
    expect(judgeAt({}, moment()).expiry).toBeUndefined()
  })

  test('is reported from the days of notice on', () => {
    const limits = { not_after: '2026-06-15T12:00:00Z' }
    expect(outcome('execution.json', limits)).toEqual([...CLEARED, 'notice evidence-expires-soon execution.json'])
    expect(soonEnding(limits, moment())?.reason).toBe('it expires at 2026-06-15T12:00:00Z, in 14 days')
    expect(soonEnding(limits, moment({ noticeDays: 13 }))).toBeUndefined()
    expect(soonEnding({ not_after: '2026-06-02T13:00:00Z' }, moment())?.reason).toContain('in 1 day')
    expect(endingOf({ not_after: '2026-05-01T00:00:00Z' }, moment())?.reason).toBe(
      'it expired at 2026-05-01T00:00:00Z, and it is 2026-06-01T12:00:00Z (the input `now`)'
    )
  })

  test('shows no word that the policy forbids', () => {
    const word = 'QT' + '001'
    const { findings, holds, expiry } = judgeAt(
      { edit: docs => Object.assign(docs['execution.json'], { not_after: `${word} later` }) },
      moment()
    )
    expect(JSON.stringify([findings, holds, expiry])).not.toContain(word)
  })
})
