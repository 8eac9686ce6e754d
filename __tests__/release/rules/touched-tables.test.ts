import { expect, test } from '@jest/globals'
import { untouchedTables } from '../../../src/release/rules/state-difference.ts'

const names = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)

/** How often an element of the difference is read for so many tables on both sides, none of which is in both. */
function reads(count: number): number {
  let counted = 0
  const tables = new Proxy(names(count, 'changed_'), {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && /^\d+$/.test(key)) counted++
      return Reflect.get(target, key, receiver)
    }
  })
  expect(untouchedTables({ tables }, names(count, 'expected_'))).toHaveLength(count)
  return counted
}

test('the work grows as the lists do', () => {
  const one = reads(500)
  expect([reads(1000), reads(2000)]).toEqual([2 * one, 4 * one])
})

test('each table that does not differ is named once, and one that differs is not', () => {
  expect(untouchedTables({ tables: ['a', 'b'] }, ['b', 'c', 'c', 'a', 'd'])).toEqual(['c', 'd'])
})
