import { expect, test } from '@jest/globals'
import { splitPointer, valueAt } from '../../src/manifests/json-pointer.ts'

/** The examples of RFC 6901, section 5. */
const EXAMPLE = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'e^f': 3,
  'g|h': 4,
  'i\\j': 5,
  'k"l': 6,
  ' ': 7,
  'm~n': 8,
  none: null
}

test.each<[string, unknown]>([
  ['', EXAMPLE],
  ['/foo', ['bar', 'baz']],
  ['/foo/0', 'bar'],
  ['/', 0],
  ['/a~1b', 1],
  ['/c%d', 2],
  ['/e^f', 3],
  ['/g|h', 4],
  ['/i\\j', 5],
  ['/k"l', 6],
  ['/ ', 7],
  ['/m~0n', 8],
  ['/none', null]
])('%j', (pointer, value) => {
  expect(valueAt(EXAMPLE, pointer)).toEqual({ value })
})

test.each([
  ...['foo', '/foo/2', '/foo/-', '/foo/00', '/foo/01', '/foo/+1', '/foo/length', '/foo/0/0', '/a/b', '/m~n', '/m~2n', '/none/x'],
  ...['/constructor', '/toString', '/__proto__', '/foo/map', '#/foo', '/foo/']
])('nothing at %j', pointer => {
  expect(valueAt(EXAMPLE, pointer)).toBeUndefined()
})

test('own members only, and ~01 is ~1', () => {
  expect(valueAt(JSON.parse('{"__proto__":{"a":1}}'), '/__proto__/a')).toEqual({ value: 1 })
  expect(valueAt({ '~1': 'x' }, '/~01')).toEqual({ value: 'x' })
  for (const value of ['text', 1, true, null]) expect(valueAt(value, '/0')).toBeUndefined()
})

test.each([
  ['/a', { parent: '', key: 'a' }],
  ['/a~1b/c~0d', { parent: '/a~1b', key: 'c~d' }],
  ['/a/', { parent: '/a', key: '' }],
  ['/~01', { parent: '', key: '~1' }],
  ['', undefined],
  ['a', undefined],
  ['/a~2', undefined]
])('the pointer %j is split into parent and key, its escapes undone', (pointer, parts) => {
  expect(splitPointer(pointer)).toEqual(parts)
})
