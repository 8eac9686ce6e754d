import { describe, expect, test } from '@jest/globals'
import { thrownReport, thrownText } from '../../src/github/broken-report.ts'
import { unknownName } from '../../src/options/nearest.ts'
import { notAllowed, OptionsError } from '../../src/options/problem.ts'

const hostile = Object.defineProperty(new Error('x'), 'message', {
  get() {
    throw new Error('trap')
  }
})

describe('whatever is thrown', () => {
  test.each([
    [new Error('a'), 'a'],
    [new TypeError('a'), 'TypeError: a'],
    [
      new Error('a', { cause: new RangeError('b', { cause: 'c' }) }),
      'a, caused by: RangeError: b, caused by: a value that is not an Error was thrown: c'
    ],
    [new AggregateError([new Error('ipv4'), new Error('ipv6')], 'refused'), 'AggregateError: refused [ipv4; ipv6]'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [Symbol('s'), 'Symbol(s)'],
    [Object.create(null), 'object'],
    [hostile, 'a value that cannot be shown']
  ])('%#: is told', (thrown, text) => {
    expect(thrownText(thrown)).toContain(text)
  })

  test.each([[new Error('a')], ['text'], [undefined], [null], [0], [false], [hostile], [new OptionsError([])]])(
    '%#: is never a pass',
    thrown => {
      const report = thrownReport(thrown)
      expect([report.verdict, report.decision, report.packet_status]).toEqual(['unverifiable', 'HOLD_PRODUCTION', 'BLOCKED'])
    }
  )

  test('a chain that bites its own tail ends', () => {
    const error = new Error('a')
    error.cause = error
    expect(thrownText(error).split('caused by')).toHaveLength(10)
  })

  test('each input that is not allowed is a finding', () => {
    const problems = [
      notAllowed('format', 'zip', 'auto'),
      notAllowed('probes', 'x\n', 'true or false'),
      unknownName('input', 'cover', ['covers'])
    ]
    expect(thrownReport(new OptionsError(problems)).findings).toEqual([
      { code: 'input-invalid', severity: 'unverifiable', reason: '"format" is "zip"; allowed is auto' },
      { code: 'input-invalid', severity: 'unverifiable', reason: '"probes" is "x\\n"; allowed is true or false' },
      { code: 'input-invalid', severity: 'unverifiable', reason: 'there is no input "cover": did you mean "covers"?' }
    ])
  })
})
