import { expect, test } from '@jest/globals'
import { keepTimes } from '../../src/rerun/keep-times.ts'

const AGAIN = {
  statements: [{ line: 1, exclusive_ms: 7, changed_rows: 2 }],
  online: { stopped: [{ table: 'public.t', blocked_ms: 9, queued: true }] }
}

test('a rerun takes over the sealed times, and nothing else that is sealed', () => {
  const value = structuredClone(AGAIN)
  keepTimes(value, {
    statements: [{ line: 4, exclusive_ms: 1, changed_rows: 0 }],
    online: { stopped: [{ table: 'public.u', blocked_ms: 2, queued: false }] }
  })
  expect(value).toEqual({
    statements: [{ line: 1, exclusive_ms: 1, changed_rows: 2 }],
    online: { stopped: [{ table: 'public.t', blocked_ms: 2, queued: true }] }
  })
})

test.each([
  [{ statements: [], online: {} }],
  [{ statements: [{ exclusive_ms: '1' }], online: { stopped: [{ blocked_ms: null }] } }],
  [{ exclusive_ms: 1, statements: { 0: { exclusive_ms: 1 } } }],
  [undefined]
])('a time that is not sealed at the same place, as a number, is the one of the rerun: %j', sealed => {
  const value = structuredClone(AGAIN)
  keepTimes(value, sealed)
  expect(value).toEqual(AGAIN)
})
