import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ManifestBuilder } from '../../src/manifests/manifest-builder.ts'
import { A, B, codes, LONG, read, sealsOf } from './reading.ts'

describe('one path on several lines', () => {
  test('with the same seal is said, in order or not', async () => {
    for (const list of [`${A}  a\n${A}  a\n${B}  b\n`, `${A}  a\n${B}  b\n${A}  ./a\n`]) {
      const { seals, notices, problems } = await read(list)
      expect(problems).toEqual([])
      expect(seals).toHaveLength(2)
      expect(notices).toEqual(['it lists a path twice with the same seal'])
    }
  })

  test('with another digest of the same kind is refused', async () => {
    expect(await codes(`${A}  a\n${B}  a\n`)).toEqual(['manifest-path-duplicate:2'])
    expect(await codes(`${A}  b\n${B}  a\n${B}  b\n`)).toEqual(['manifest-path-duplicate:3'])
  })

  test('with a digest of another kind must match both', async () => {
    const { seals, notices } = await read(`${A}  a\n${LONG}  a\n`)
    expect(seals).toEqual([{ path: 'a', digests: { sha256: A, sha512: LONG }, line: 1 }])
    expect(notices).toEqual([])
  })

  test('in two Unicode forms is refused, though the list is in order', async () => {
    expect(await codes(`${A}  e\u0301\n${A}  é\n`)).toEqual(['manifest-path-duplicate:2'])
    expect(await codes(`${A}  é\n${A}  e\u0301\n`)).toEqual(['manifest-path-duplicate:2'])
    expect(await codes(`${A}  e\u0301\n`)).toEqual([])
  })

  test('is found whatever the order of the list', async () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'é', 'e\u0301', 'z/a', '.a', '\u{1f600}', '\uffee', 'a b'), {
      maxLength: 8
    })
    await fc.assert(
      fc.asyncProperty(names, async list => {
        const text = list.map((name, index) => `${index.toString(16).padStart(64, '0')}  ${name}\n`).join('')
        const unique = new Set(list.map(name => name.normalize('NFC'))).size === list.length
        expect((await read(text, 'gnu')).problems.length === 0).toBe(unique && list.length > 0)
      }),
      { numRuns: 1000 }
    )
  })
})

describe('limits', () => {
  test('of entries are named when hit, and a list that just fits is read', async () => {
    const list = `${A}  a\n${A}  b\n${A}  c\n`
    const { problems, seals } = await read(list, 'auto', { maxEntries: 2 })
    expect(seals).toEqual([])
    expect(problems).toEqual([
      expect.objectContaining({ code: 'manifest-too-large', line: 3, reason: expect.stringContaining('2') })
    ])
    expect(await sealsOf(list, { maxEntries: 3 })).toHaveLength(3)
  })

  test('of bytes are named when hit, and a list that just fits is read', async () => {
    const list = `${A}  a\n`
    expect(await codes(list, 'auto', { maxBytes: list.length - 1 })).toEqual(['manifest-too-large'])
    expect(await codes(list, 'auto', { maxBytes: list.length })).toEqual([])
  })
})

test('a weak digest counts for nothing, and its path for something', () => {
  const entries = () => new ManifestBuilder({ text: '', bytewise: false, file: true })
  const alone = entries()
  alone.weak(3, 'a', 'MD5')
  expect(alone.done().problems).toMatchObject([{ code: 'manifest-digest-weak', line: 3, path: 'a' }])
  const beside = entries()
  beside.weak(3, './é', 'MD5')
  beside.add({ path: 'é', digests: { sha256: A }, line: 4 })
  expect(beside.done()).toMatchObject({ problems: [], seals: [{ path: 'é' }] })
})
