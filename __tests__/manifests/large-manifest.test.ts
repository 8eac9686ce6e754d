import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readLargeManifest } from '../../src/manifests/large-manifest.ts'
import { readNativeColumns } from '../../src/manifests/native-columns.ts'
import { writeGnu, writeNative } from '../../src/manifests/write.ts'
import type { Seal, SealFacts } from '../../src/model/seal.ts'
import { SealColumns } from '../../src/model/seal-columns.ts'
import { indexesEndingIn, sealOfPath, totalBytes } from '../../src/model/seals.ts'
import { read } from './reading.ts'

/** Facts in all their combinations, and the names that a reader has to decide about. */
const FACTS: readonly SealFacts[] = [
  {},
  { text: 'ascii', eol: 'lf' },
  { text: 'utf-8', eol: 'crlf', bom: true, git: 'a'.repeat(40) },
  { text: 'binary', git: 'b'.repeat(64) },
  { eol: 'mixed' },
  { text: 'ascii', eol: 'none', git: '0'.repeat(40) }
]
const NAMES = ['...', '.github/ci.yml', 'a', 'a b', 'a-', 'a/..b', 'a/.b', 'a/b', 'a/b.c', 'ab', 'z~', 'ä/é.txt', '中.md', '😀']
const SEALS = NAMES.map((path, index): Seal => {
  const digests = { sha256: index.toString(16).padStart(64, '0') }
  return { path, digests, bytes: index % 3 === 0 ? 0 : 10 ** index, line: 0, ...FACTS[index % FACTS.length] }
})
const TEXT = writeNative({ packet: 'päck', covers: ['a/**', '*.md'] }, SEALS)

/** In memory of its own, as a large file is read. */
function shared(text: string | Uint8Array): Buffer {
  const bytes = Buffer.from(text)
  const memory = Buffer.from(new SharedArrayBuffer(bytes.length))
  bytes.copy(memory)
  return memory
}

async function readQuickly(text: string | Uint8Array, options = {}) {
  const result = await readLargeManifest(shared(text), 'auto', options)
  return result && { ...result, seals: [...result.seals] }
}

describe('a large manifest, read in columns', () => {
  test('has the same seals, lines, facts and head as the same manifest read as text', async () => {
    const result = await readQuickly(TEXT)
    expect(result).toEqual(await read(TEXT))
    expect(result?.seals.map(({ path }) => path)).toEqual(NAMES)
  })

  test.each(['SHA256SUMS', 'list.txt', 'manifest-sha256.txt'])('as a list of sha256sum, named %s', async fileName => {
    const lines = writeGnu(SEALS).replace('  a\n', ' *a\n')
    const result = await readQuickly(lines, { fileName })
    expect(result).toEqual(await read(lines, 'auto', { fileName }))
    expect(result?.seals.map(({ path }) => path)).toEqual(NAMES)
  })

  test('in no order, as `find` lists files', async () => {
    const mixed = SEALS.toSorted((a, b) => ((a.path.at(-1) ?? '') < (b.path.at(-1) ?? '') ? 1 : -1))
    for (const text of [writeGnu(mixed, 'as-given'), writeNative({}, mixed, 'as-given')]) {
      const result = await readQuickly(text)
      expect(result).toEqual(await read(text))
      expect(result?.seals.map(({ path }) => path)).toEqual(mixed.map(({ path }) => path))
    }
  })

  test('answers about all seals are those of a list', async () => {
    const names = ['.json', 'a.JSON', 'b.json', 'b.json5', 'b.xjson', 'c.jsOn', 'json', 'n', 'ä.json']
    const seals = names.map((path, index): Seal => ({ path, digests: { sha256: 'd'.repeat(64) }, bytes: index + 1, line: 0 }))
    for (const some of [seals, seals.slice(0, -1)]) {
      const columns = (await readLargeManifest(shared(writeNative({}, some)), 'auto', {}))?.seals ?? []
      const list = (await readLargeManifest(shared(writeGnu(some)), 'auto', { fileName: 'SHA256SUMS' }))?.seals ?? []
      expect([columns.length, list.length]).toEqual([some.length, some.length])
      for (const one of [some, columns, list])
        expect(indexesEndingIn(one, '.json').map(index => some[index]?.path)).toEqual(
          ['.json', 'a.JSON', 'b.json', 'c.jsOn', 'ä.json'].slice(0, some.length === names.length ? undefined : -1)
        )
      expect([totalBytes(some, 7), totalBytes(columns, 7), totalBytes(list, 7)]).toEqual([
        (some.length * (some.length + 1)) / 2,
        (some.length * (some.length + 1)) / 2,
        some.length * 7
      ])
      expect(columns instanceof SealColumns && columns.isAscii).toBe(some !== seals)
      expect([sealOfPath(columns, 'json')?.bytes, sealOfPath(columns, 'json5'), sealOfPath(columns, 'path')]).toEqual([
        7,
        undefined,
        undefined
      ])
    }
  })

  test.each([
    ['native', TEXT],
    ['gnu', writeGnu(SEALS)]
  ])('a %s manifest with any byte changed is read as text would be read, or left to that reader', async (_, text) => {
    const bytes = Buffer.from(text)
    const outcomes = { same: 0, left: 0 }
    const one = fc.tuple(fc.nat(bytes.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('\n"\\/.-:,}0af'))))
    await fc.assert(
      fc.asyncProperty(one, fc.constantFrom('set', 'insert', 'remove', 'cut'), async ([at, byte], how) => {
        const rest = bytes.subarray(how === 'insert' ? at : at + 1)
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          ...(how === 'cut' ? [] : how === 'remove' ? [rest] : [Buffer.of(byte), rest])
        ])
        const quick = await readQuickly(changed)
        outcomes[quick === undefined ? 'left' : 'same']++
        if (quick !== undefined) expect(quick).toEqual(await read(changed))
      }),
      // So many that the rarer outcome, about one in thirty, is seen often enough.
      { numRuns: 2000 }
    )
    expect(Math.min(outcomes.same, outcomes.left)).toBeGreaterThan(25)
  })

  const entry = (path: string, more = '') => `{"path": ${path}, "sha256": "${'c'.repeat(64)}", "bytes": 1${more}}`
  const manifest = (...entries: readonly string[]) =>
    `{\n"schema": "seal-gate/manifest/1",\n"files": [\n${entries.join(',\n')}\n]\n}\n`

  test.each([
    ['twice, out of order', manifest(entry('"a"'), entry('"c"'), entry('"b"'), entry('"c"'))],
    ['twice', manifest(entry('"a"'), entry('"a"'))],
    ['twice, in two Unicode forms', manifest(entry('"e\u0301"'), entry('"\u00e9"'))],
    ['in Unicode form NFD', manifest(entry('"e\u0301"'))],
    ['with an escape', manifest(entry('"a\\u0062"'))],
    ['that leads out of the root', manifest(entry('"../a"'))],
    ['that leads out of the root further on', manifest(entry('"a/../../b"'))],
    ['with a drive letter', manifest(entry('"C:a"'))],
    ['that is standard input', manifest(entry('"-"'))],
    ['with an executable bit', manifest(entry('"a"', ', "exec": true'))],
    ['with a fact that is not known', manifest(entry('"a"', ', "text": "utf-16"'))],
    ['without any', manifest()],
    ['in another algorithm, by its length', `${'c'.repeat(128)}  a\n`],
    ['in another algorithm, further on', `${'c'.repeat(64)}  a\n${'c'.repeat(128)}  b\n`],
    ['without a last line feed', `${'c'.repeat(64)}  a`],
    ['with CRLF', `${'c'.repeat(64)}  a\r\n`],
    ['after a comment', `# a\n${'c'.repeat(64)}  a\n`],
    ['in upper-case hex', `${'C'.repeat(64)}  a\n`],
    ['in three columns', `${'c'.repeat(64)} 12 a\n`],
    ['after a byte order mark', `\ufeff${'c'.repeat(64)}  a\n`]
  ])('a path %s is left to the reader of texts', async (_, text) => {
    expect(await readLargeManifest(shared(text), 'auto', {})).toBeUndefined()
  })

  test('limits, forced formats and bags are left to the reader of texts; their neighbours are not', async () => {
    const count = SEALS.length
    expect(await readQuickly(TEXT, { maxEntries: count - 1 })).toBeUndefined()
    expect((await readQuickly(TEXT, { maxEntries: count }))?.seals).toHaveLength(count)
    expect(await readQuickly(TEXT, { inBag: true })).toBeUndefined()
    expect(await readLargeManifest(shared(TEXT), 'gnu', {})).toBeUndefined()
    expect((await readLargeManifest(shared(TEXT), 'native', { inBag: true }))?.seals).toHaveLength(count)
    expect(await readLargeManifest(Buffer.from(TEXT), 'auto', {})).toBeUndefined()
    expect(await readQuickly(writeGnu(SEALS), { fileName: 'B3SUMS' })).toBeUndefined()
  })
})

describe('columns', () => {
  const columns = readNativeColumns(shared(TEXT), {})?.seals
  if (!(columns instanceof SealColumns)) throw new Error('the manifest is not read in columns')
  const list = [...columns]

  test('answer as a list of the same seals', () => {
    const isLong = ({ bytes = 0 }: Seal) => bytes > 1000
    expect(columns.map(({ path }, index) => `${index} ${path}`)).toEqual(list.map(({ path }, index) => `${index} ${path}`))
    expect(columns.flatMap(({ path }) => (path < 'b' ? [path, path] : []))).toEqual(
      list.flatMap(({ path }) => (path < 'b' ? [path, path] : []))
    )
    expect([...columns.entries()]).toEqual([...list.entries()])
    expect(columns.filter(isLong)).toEqual(list.filter(isLong))
    expect(columns.find(isLong)).toEqual(list.find(isLong))
    expect([columns.some(isLong), columns.every(isLong)]).toEqual([list.some(isLong), list.every(isLong)])
    expect([0, -1, list.length, -list.length - 1].map(index => columns.at(index))).toEqual(
      [0, -1, list.length, -list.length - 1].map(index => list.at(index))
    )
  })

  test.each([...NAMES, 'a/', '', 'b', 'é'])('find the seal of %j as a list does', name => {
    expect(sealOfPath(columns, name)).toEqual(sealOfPath(list, name))
  })
})
