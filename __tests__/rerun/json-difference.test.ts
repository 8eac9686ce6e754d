import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { valueAt } from '../../src/manifests/json-pointer.ts'
import { jsonDifferences } from '../../src/rerun/json-difference.ts'

const pointers = (a: unknown, b: unknown) => jsonDifferences(a, b).map(({ pointer, what }) => `${what} ${pointer}`)

describe('differences of two documents', () => {
  test.each<[string, unknown, unknown, string[]]>([
    ['none', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['changed /a/b']],
    ['a member more', { a: 1 }, { a: 1, b: 2 }, ['added /b']],
    ['a member less', { a: 1, b: 2 }, { b: 2 }, ['removed /a']],
    ['an item more', [1], [1, 2], ['added /1']],
    ['another type', { a: [] }, { a: {} }, ['changed /a']],
    ['the root', 1, 'x', ['changed ']],
    ['keys with / and ~', { 'a/b~c': 1 }, { 'a/b~c': 2 }, ['changed /a~1b~0c']],
    ['a key of every object', JSON.parse('{"__proto__": 1}'), {}, ['removed /__proto__']]
  ])('%s', (_, a, b, expected) => {
    expect(pointers(a, b)).toStrictEqual(expected)
  })

  test('two values are the same exactly when there is none, and each names a place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const [one, other] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))] as const
        const differences = jsonDifferences(one, other)
        expect(differences.length === 0).toBe(JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)))
        for (const { pointer, what } of differences) {
          expect(valueAt(one, pointer) === undefined).toBe(what === 'added')
          expect(valueAt(other, pointer) === undefined).toBe(what === 'removed')
        }
      })
    )
  })
})

describe('values', () => {
  test.each<[string, unknown, unknown, readonly string[] | undefined]>([
    ['numbers', 7, 45, ['7', '45']],
    ['truth', true, null, ['true', 'null']],
    ['words of our own', 'PASS', 'FAIL', ['PASS', 'FAIL']],
    ['a text that may be a secret', 'PASS', 'AKIAIOSFODNN7EXAMPLE', undefined],
    ['a secret that was there', 'hunter2', 'PASS', undefined],
    ['a word inside a text', 'PASS', 'PASS hunter2', undefined]
  ])('%s', (_, a, b, values) => {
    expect(jsonDifferences({ at: a }, { at: b })[0]?.values).toStrictEqual(values)
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return {
    members: Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)])
  }
}
