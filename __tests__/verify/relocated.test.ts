import { renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { sequentialEngine } from '../../src/hashing/sequential.ts'
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
