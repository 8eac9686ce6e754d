import { existsSync, readFileSync, renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
import { digestOf } from '../../src/model/digest.ts'
import type { Algorithm, Seal } from '../../src/model/seal.ts'
import { relocations } from '../../src/verify/relocated.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { sealOf } from '../support/seals.ts'

const FILES = { 'a.txt': 'aaaa', 'b.txt': 'bbbb', 'sub/c.txt': 'cccc', 'café.txt': 'cafe', empty: '' }
const seals = Object.entries(FILES).map(([path, content]) => sealOf(path, content))

async function relocated(root: string) {
  const observations = await sequentialEngine()(root, seals)
  return Object.fromEntries(
    [...relocations(root, seals, observations)].map(([index, { code, other }]) => [seals[index]?.path, `${code} ${other}`])
  )
}

describe('sealed bytes in another place', () => {
  test('moved to another folder or name; not when a byte changed on the way', async () => {
    const root = folderWith(FILES)
    expect(await relocated(root)).toEqual({})
    renameSync(join(root, 'a.txt'), join(root, 'sub/new name.txt'))
    expect(await relocated(root)).toEqual({ 'a.txt': 'moved sub/new name.txt' })
    putFile(root, 'sub/new name.txt', 'aaab')
    expect(await relocated(root)).toEqual({})
  })

  test('a packed or an unpacked neighbour is named for a file that is nowhere', async () => {
    const names = ['a.tar.gz', 'b.txt', 'c.json']
    const packed = names.map(path => sealOf(path, `${path}\n`))
    const root = folderWith({ 'a.tar': 'x', 'b.txt.br': 'y', 'c.json.gz.txt': 'z' })
    const observations = await sequentialEngine()(root, packed)
    const found = [...relocations(root, packed, observations)].map(([index, { code, other }]) => [names[index], code, other])
    expect(found).toEqual([
      ['a.tar.gz', 'neighbour', 'a.tar'],
      ['b.txt', 'neighbour', 'b.txt.br']
    ])
  })

  test('a copy elsewhere is no move while the file is there', async () => {
    const root = folderWith({ ...FILES, copy: 'aaaa' })
    expect(await relocated(root)).toEqual({})
    unlinkSync(join(root, 'a.txt'))
    expect(await relocated(root)).toEqual({ 'a.txt': 'moved copy' })
  })

  test('an empty file is nowhere else, however many there are', async () => {
    const root = folderWith({ ...FILES, other: '' })
    unlinkSync(join(root, 'empty'))
    expect(await relocated(root)).toEqual({})
  })

  test('a name in another letter case or Unicode form', async () => {
    const root = folderWith(FILES)
    renameSync(join(root, 'a.txt'), join(root, 'A.TXT'))
    renameSync(join(root, 'café.txt'), join(root, 'cafe\u0301.txt'))
    expect(await relocated(root)).toEqual({ 'a.txt': 'case-renamed A.TXT', 'café.txt': 'case-renamed cafe\u0301.txt' })
  })

  test('each with the bytes of the other; one with the bytes of another', async () => {
    const root = folderWith({ ...FILES, 'a.txt': 'bbbb', 'b.txt': 'aaaa', 'sub/c.txt': 'aaaa' })
    expect(await relocated(root)).toEqual({
      'a.txt': 'swapped b.txt',
      'b.txt': 'swapped a.txt',
      'sub/c.txt': 'holds-another a.txt'
    })
  })
})

describe('under every digest', () => {
  test.each<Algorithm>(['sha256', 'sha384', 'sha512', 'blake2b512'])('%s', async algorithm => {
    const of = (path: string, content: string) => ({
      path,
      line: 1,
      digests: { [algorithm]: digestOf(algorithm, Buffer.from(content)) }
    })
    const sealed = [of('a', 'first'), of('b', 'second'), of('c', 'third'), of('d', 'fourth')]
    const root = folderWith({ a: 'second', b: 'first', 'x/c': 'third', d: 'first' })
    const found = relocations(root, sealed, await sequentialEngine()(root, sealed))
    expect([...found].map(([index, { code, other }]) => `${sealed[index]?.path} ${code} ${other}`).sort()).toEqual([
      'a swapped b',
      'b swapped a',
      'c moved x/c',
      'd holds-another a'
    ])
    putFile(root, 'x/c', 'thirf')
    expect(relocations(root, sealed, await sequentialEngine()(root, sealed)).has(2)).toBe(false)
  })

  test('all digests of a seal must be those of the other file', async () => {
    const digests = { sha256: digestOf('sha256', Buffer.from('first')), sha512: digestOf('sha512', Buffer.from('other')) }
    const sealed = [{ path: 'a', line: 1, digests }]
    const root = folderWith({ b: 'first' })
    expect(relocations(root, sealed, await sequentialEngine()(root, sealed)).size).toBe(0)
  })

  test('nothing is found in a git folder', async () => {
    const root = folderWith({ ...FILES, 'sub/.git/a.txt': 'aaaa' })
    unlinkSync(join(root, 'a.txt'))
    expect(await relocated(root)).toEqual({})
  })
})

const onlyWithCounters = existsSync('/proc/self/io') ? test : test.skip

/** System calls of this process that read. */
function reads(work: () => void): number {
  const count = () => Number(/^syscr: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1])
  const before = count()
  work()
  return count() - before
}

describe('reads grow with seals plus files (needs the counters of Linux)', () => {
  onlyWithCounters.each<[string, (count: number) => { files: Record<string, string>; sealed: Seal[] }]>([
    [
      'files that hold what is sealed for many others',
      count => {
        const names = Array.from({ length: count }, (_, index) => index)
        return {
          files: Object.fromEntries(names.flatMap(name => [[`p${name}`, 'bb'] as const, [`q${name}`, 'cc'] as const])),
          sealed: names.flatMap(name => [sealOf(`p${name}`, 'aa'), sealOf(`q${name}`, 'bb')])
        }
      }
    ],
    [
      'missing files of one content, which many others have',
      count => {
        const names = Array.from({ length: count }, (_, index) => index)
        return {
          files: Object.fromEntries(names.map(name => [`here${name}`, 'aa'])),
          sealed: names.map(name => sealOf(`gone${name}`, 'aa'))
        }
      }
    ],
    [
      'missing files whose names many others have in other letters',
      count => {
        const variants = Array.from({ length: count }, (_, index) =>
          [...'abcdefghij'].map((letter, bit) => ((index >> bit) & 1 ? letter.toUpperCase() : letter)).join('')
        )
        return { files: Object.fromEntries(variants.slice(1).map(name => [name, 'xx'])), sealed: [sealOf('abcdefghij', 'aa')] }
      }
    ]
  ])('%s', async (_, made) => {
    const [once = 0, twice = 0, fourTimes = 0] = await Promise.all(
      [40, 80, 160].map(async count => {
        const { files, sealed } = made(count)
        const root = folderWith(files)
        const observations = await sequentialEngine()(root, sealed)
        return reads(() => relocations(root, sealed, observations))
      })
    )
    expect(twice).toBeLessThanOrEqual(2 * once + 20)
    expect(fourTimes).toBeLessThanOrEqual(4 * once + 40)
  })

  test('a hundred thousand missing files of one digest', () => {
    const root = folderWith({ there: 'x' })
    const sealed = Array.from({ length: 100_000 }, (_, index) => sealOf(`f${index}`, 'aa', { digests: seals[0]?.digests ?? {} }))
    // Copying a list for each of them would take more memory than there is.
    expect(
      relocations(
        root,
        sealed,
        sealed.map(() => ({ state: 'missing' as const }))
      ).size
    ).toBe(0)
  })
})
