import { describe, expect, test } from '@jest/globals'
import { EngineDied, withDeadline } from '../../src/rehearsal/clone.ts'
import { caught } from './postgres/streams.ts'

describe('withDeadline', () => {
  test('an answer in time, and an error in time, go through', async () => {
    const none = (): void => {
      throw new Error('nothing was to be given up')
    }
    expect(await withDeadline(1000, Promise.resolve(7), none)).toBe(7)
    expect(await caught(withDeadline(1000, Promise.reject(new RangeError('no')), none))).toBeInstanceOf(RangeError)
  })

  test('no answer in time gives up what was asked', async () => {
    let given = 0
    const error = await caught(withDeadline(20, new Promise(() => undefined), () => given++))
    expect(error).toBeInstanceOf(EngineDied)
    expect(given).toBe(1)
  })
})
