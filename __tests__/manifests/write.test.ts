import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { writeBsd, writeGnu, writeNative } from '../../src/manifests/write.ts'
import type { Seal } from '../../src/model/seal.ts'
import { bare, path, seals } from './arbitrary.ts'
import { A, B, read } from './reading.ts'

const written = {
  native: (list: readonly Seal[]) => writeNative({ packet: 'p "\\\n', covers: ['**', 'a[1]'] }, list),
  gnu: writeGnu,
  bsd: writeBsd
}
const formats = ['native', 'gnu', 'bsd'] as const

describe.each(formats)('%s', format => {
  test('what was written is read back, and is found to be this format', async () => {
    await fc.assert(
      fc.asyncProperty(seals, async list => {
        const result = await read(written[format](list))
        expect(result).toMatchObject({ format, problems: [], notices: [] })
        const keep = format === 'native' ? 'all' : 'digests'
        expect(bare([...result.seals], keep)).toEqual(bare(list, keep))
      }),
      { numRuns: 500 }
    )
  })

  test('the bytes do not depend on the order of the input, and the paths stand in the order of their bytes', async () => {
    await fc.assert(
      fc.asyncProperty(seals, fc.infiniteStream(fc.nat()), async (list, keys) => {
        const shuffled = list
          .map(seal => ({ seal, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ seal }) => seal)
        expect(written[format](shuffled)).toBe(written[format](list))
        const paths = (await read(written[format](list))).seals.map(seal => Buffer.from(seal.path))
        expect(paths).toEqual(paths.toSorted(Buffer.compare))
      })
    )
  })

  test('each entry stands on the line that the reader names', async () => {
    await fc.assert(
      fc.asyncProperty(seals, async list => {
        const text = written[format](list)
        const lines = text.split('\n')
        for (const { line, digests } of (await read(text)).seals) expect(lines[line - 1]).toContain(digests.sha256)
      })
    )
  })

  test.each([
    ['no digest', [{ path: 'a', digests: {}, bytes: 1, line: 1 }]],
    ['a path that leaves', [{ path: '../a', digests: { sha256: A }, bytes: 1, line: 1 }]],
    ['a leading ./', [{ path: './a', digests: { sha256: A }, bytes: 1, line: 1 }]],
    ['a lone surrogate', [{ path: 'a\ud800', digests: { sha256: A }, bytes: 1, line: 1 }]],
    ['a name that is not UTF-8', [{ path: '\\xe9', rawPath: Buffer.from([0xe9]), digests: { sha256: A }, bytes: 1, line: 1 }]],
    ['a path twice', [1, 2].map(bytes => ({ path: 'a', digests: { sha256: A }, bytes, line: 1 }))],
    ['a name in two Unicode forms', ['é', 'e\u0301'].map(p => ({ path: p, digests: { sha256: A }, bytes: 1, line: 1 }))]
  ])('refuses %s', (_, list) => {
    expect(() => written[format](list)).toThrow(RangeError)
  })
})

test('native also needs the length', () => {
  const seal = { path: 'a', digests: { sha256: A }, line: 1 }
  expect(() => writeNative({}, [{ ...seal, digests: { sha512: 'c'.repeat(128) }, bytes: 1 }])).toThrow('no sha256')
  expect(() => writeNative({}, [seal])).toThrow('no byte length')
  expect(writeGnu([seal])).toBe(`${A}  a\n`)
})

test('the exact layout of a native manifest', () => {
  const list: Seal[] = [
    { path: 'b', digests: { sha256: B }, bytes: 2, line: 1 },
    { path: 'a "q"', digests: { sha256: A }, bytes: 1, line: 2, text: 'utf-8', eol: 'lf', bom: true, git: 'c'.repeat(40) }
  ]
  expect(writeNative({ packet: 'P', covers: ['**', 'x'] }, list)).toBe(
    [
      '{',
      '"schema": "seal-gate/manifest/1",',
      '"packet": "P",',
      '"covers": ["**", "x"],',
      '"files": [',
      `{"path": "a \\"q\\"", "sha256": "${A}", "bytes": 1, "text": "utf-8", "eol": "lf", "bom": true, "git": "${'c'.repeat(40)}"},`,
      `{"path": "b", "sha256": "${B}", "bytes": 2}`,
      ']',
      '}',
      ''
    ].join('\n')
  )
  expect(writeNative({}, [])).toBe('{\n"schema": "seal-gate/manifest/1",\n"files": [\n]\n}\n')
})

test('GNU and BSD lists carry the escapes of coreutils', async () => {
  const list: Seal[] = [{ path: 'a\\b\nc\rd', digests: { sha256: A }, line: 1 }]
  expect(writeGnu(list)).toBe(`\\${A}  a\\\\b\\nc\\rd\n`)
  expect(writeBsd(list)).toBe(`\\SHA256 (a\\\\b\\nc\\rd) = ${A}\n`)
})

test('one flipped bit of what was written is refused, said, or read as other seals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...formats), path, fc.nat(), fc.nat(7), async (format, name, place, bit) => {
      const whole = Buffer.from(written[format]([{ path: name, digests: { sha256: A }, bytes: 3, line: 1 }]))
      const flipped = Buffer.from(whole)
      const at = place % flipped.length
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      const result = await read(flipped)
      if (result.problems.length > 0) return expect(result.seals).toEqual([])
      // JSON has two spellings of one character: \u000b and \u000B.
      const sameButCase = flipped.toString('latin1').toLowerCase() === whole.toString('latin1').toLowerCase()
      if (!sameButCase) expect(result).not.toEqual(await read(whole))
      else expect(result.notices.length > 0 || format === 'native' || result.seals.at(0)?.path !== name).toBe(true)
    }),
    { numRuns: 2000 }
  )
})
