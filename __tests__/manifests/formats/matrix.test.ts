import { expect, test } from '@jest/globals'
import { MANIFEST_FORMATS } from '../../../src/model/seal.ts'
import { detected, mistaken, SAMPLES } from './samples.ts'

// Every sample with every reader: what one format is must never seal other files as another one.

test.each(SAMPLES)('$from: it is read as $format', async sample => {
  expect(await detected(sample)).toBe(sample.format)
})

test.each(SAMPLES)('$from: no other reader accepts it', async sample => {
  expect(await mistaken(sample)).toEqual([])
})

test('there are samples of every format, and 150 in all', () => {
  const formats = new Set(SAMPLES.map(({ format }) => format))
  expect(MANIFEST_FORMATS.filter(name => !formats.has(name))).toEqual([])
  expect(SAMPLES.length).toBeGreaterThanOrEqual(150)
})
