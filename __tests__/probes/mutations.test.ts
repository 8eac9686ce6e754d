import { describe, expect, test } from '@jest/globals'
import { digestOf } from '../../src/model/digest.ts'
import { mutated } from '../../src/probes/mutations.ts'
import { withReferences } from '../../src/probes/references.ts'

const path = 'a.json'
const text = (value: string) => Buffer.from(value)

describe('a mutation', () => {
  test('takes a file away', () => {
    expect(mutated({ kind: 'delete', path }, text('x'))).toBeNull()
  })

  test('turns one bit, and leaves the bytes that it was given', () => {
    const bytes = Buffer.from([1, 2, 3])
    expect(mutated({ kind: 'flip-bit', path, offset: 2 }, bytes)).toEqual(Buffer.from([1, 2, 2]))
    expect(bytes).toEqual(Buffer.from([1, 2, 3]))
    expect(() => mutated({ kind: 'flip-bit', path, offset: 3 }, bytes)).toThrow('no byte at that offset')
  })

  test('appends', () => {
    expect(mutated({ kind: 'append', path, text: 'é' }, text('a'))).toEqual(text('aé'))
  })

  test('replaces every occurrence of a text, and no byte beside it', () => {
    const bytes = Buffer.concat([Buffer.from([0xff]), text('ab-ab'), Buffer.from([0xfe])])
    const expected = Buffer.concat([Buffer.from([0xff]), text('c-c'), Buffer.from([0xfe])])
    expect(mutated({ kind: 'replace-text', path, text: 'ab', by: 'c' }, bytes)).toEqual(expected)
    expect(mutated({ kind: 'replace-text', path, text: 'zz', by: 'c' }, bytes)).toEqual(bytes)
    expect(mutated({ kind: 'replace-text', path, text: 'a', by: '' }, text('aba'))).toEqual(text('b'))
  })

  test('does not make a small packet a large one', () => {
    const by = 'x'.repeat(100_000)
    expect(() => mutated({ kind: 'replace-text', path, text: 'a', by }, text('a'.repeat(400)))).toThrow('too large')
    expect(mutated({ kind: 'replace-text', path, text: 'a', by }, text('a'.repeat(300)))).toHaveLength(30_000_000)
  })

  test.each<[string, unknown, string, unknown, unknown]>([
    ['a member', { a: 1, b: 2 }, '/a', 'x', { a: 'x', b: 2 }],
    ['a new member', { a: 1 }, '/b', null, { a: 1, b: null }],
    ['an item', { a: [1, 2] }, '/a/1', { c: 3 }, { a: [1, { c: 3 }] }],
    ['a key that holds what pointers escape', { 'x/y~z': 1 }, '/x~1y~0z', 2, { 'x/y~z': 2 }]
  ])('sets %s of JSON', (_, before, pointer, value, after) => {
    const changed = mutated({ kind: 'set-json', path, pointer, value: value as null }, text(JSON.stringify(before)))
    expect(changed?.toString()).toBe(`${JSON.stringify(after, null, 2)}\n`)
  })

  test('sets a member called __proto__, and not what the object inherits', () => {
    const changed = mutated({ kind: 'set-json', path, pointer: '/__proto__', value: { x: 1 } }, text('{}'))
    expect(changed?.toString()).toContain('"__proto__": {')
    expect(Object.hasOwn({}, 'x') || 'x' in {}).toBe(false)
  })

  test.each([
    ['[]', '/0', 'no item'],
    ['[1]', '/-', 'no item'],
    ['{"a": 1}', '/a/b', 'the parent of that JSON pointer'],
    ['{"a": null}', '/a/b', 'the parent of that JSON pointer'],
    ['{}', '/a/b', 'the parent of that JSON pointer'],
    ['{', '/a', 'is not JSON'],
    ['\ufeff{}', '/a', 'is not JSON']
  ])('refuses %s at %s, in words that hold nothing of the file', (json, pointer, reason) => {
    expect(() => mutated({ kind: 'set-json', path, pointer, value: 1 }, text(json))).toThrow(reason)
  })
})

describe('references', () => {
  const ref = (bytes: Buffer) => ({ path: 'a.txt', sha256: digestOf('sha256', bytes), bytes: bytes.length })
  const document = (member: unknown) => text(`${JSON.stringify({ schema: 'seal-gate/x/1', member }, null, 2)}\n`)
  const [before, after] = [text('a\n'), text('other\n')]

  test('follow a changed file through the documents that refer to each other', () => {
    const first = document([{ deep: ref(before) }])
    const second = document({ file: { ...ref(first), path: 'first.json' } })
    const files = new Map([
      ['a.txt', before],
      ['first.json', first],
      ['second.json', second],
      ['other.txt', text(digestOf('sha256', before))]
    ])
    const changed = withReferences(files, { path: 'a.txt', before, after })
    const newFirst = document([{ deep: ref(after) }])
    expect(changed.get('a.txt')).toEqual(after)
    expect(changed.get('first.json')).toEqual(newFirst)
    expect(changed.get('second.json')).toEqual(document({ file: { ...ref(newFirst), path: 'first.json' } }))
    expect(changed.get('other.txt')).toEqual(files.get('other.txt'))
    expect(files.get('first.json')).toEqual(first)
  })

  test('need both the digest and the length, and a document of ours', () => {
    const otherLength = document({ ...ref(before), bytes: 3 })
    const foreign = text(JSON.stringify({ schema: 'x', member: ref(before) }))
    const broken = text(`{"schema": "seal-gate/x/1", "member": ${JSON.stringify(ref(before))}`)
    const files = new Map([
      ['a.txt', before],
      ['length.json', otherLength],
      ['foreign.json', foreign],
      ['broken.json', broken]
    ])
    const changed = withReferences(files, { path: 'a.txt', before, after })
    expect([...changed]).toEqual([...files].map(([name, bytes]) => [name, name === 'a.txt' ? after : bytes]))
  })

  test('in a document about itself do not go round for ever', () => {
    const files = new Map([
      ['a.txt', before],
      ['b.json', document(ref(before))]
    ])
    expect(withReferences(files, { path: 'b.json', before, after: document(ref(before)) }).size).toBe(2)
  })
})
