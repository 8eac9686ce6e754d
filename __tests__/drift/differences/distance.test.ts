import { describe, expect, test } from '@jest/globals'
import { distanceBetween } from '../../../src/drift/differences/distance.ts'

const bytes = (text: string): Buffer => Buffer.from(text)
const lines = (last: string): string => Array.from({ length: 200 }, (_, index) => `line ${index} ${last}\n`).join('')

describe('a comparison with a limit', () => {
  test('has the whole distance below it', () => {
    const [original, found] = [bytes(lines('a')), bytes(lines('b'))]
    const whole = distanceBetween(original, found)
    expect(whole.bytes).toBe(400)
    expect(distanceBetween(original, found, 401)).toEqual(whole)
  })

  test('ends where it is reached, and is never below it', () => {
    for (const limit of [1, 2, 100, 399, 400]) {
      const { bytes: distance, ranges } = distanceBetween(bytes(lines('a')), bytes(lines('b')), limit)
      expect(distance).toBeGreaterThanOrEqual(limit)
      // What was not compared is one range up to the end.
      expect(ranges.length).toBeLessThanOrEqual(limit + 4)
    }
  })

  test('of equal bytes is zero', () => {
    expect(distanceBetween(bytes('a'), bytes('a'), 1)).toEqual({ bytes: 0, ranges: [], foundRanges: [], isWhole: true })
  })
})
