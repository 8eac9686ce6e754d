import { PGlite } from '@electric-sql/pglite'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { type FileSystem, growInProportion } from '../../../../src/rehearsal/postgres/pglite/growing-files.ts'

const STEP = 64 * 1024
const STEPS = 64

interface Files extends FileSystem {
  writeFile(path: string, content: Uint8Array): void
  truncate(path: string, size: number): void
  readFile(path: string): Uint8Array
  lookupPath(path: string): ReturnType<FileSystem['lookupPath']> & { readonly node: { readonly contents: Uint8Array } }
}

/** Bytes that are copied while a file grows as the server lets a table grow. */
function grow(files: Files, path: string): number {
  files.writeFile(path, Uint8Array.of(1, 2, 3))
  let copied = 0
  for (let step = 1; step <= STEPS; step++) {
    const { contents, usedBytes } = files.lookupPath(path).node
    files.truncate(path, step * STEP)
    if (files.lookupPath(path).node.contents !== contents) copied += usedBytes
  }
  return copied
}

describe('files of PGlite', () => {
  let files: Files
  beforeAll(async () => {
    // Without a database: its files alone.
    files = (await PGlite.create({ noInitDb: true } as object)).Module.FS
  })

  it('are copied whole at each step, unless they grow in proportion to their size', () => {
    const size = STEPS * STEP
    expect(grow(files, '/before')).toBeGreaterThan(20 * size)
    growInProportion(files, '/before')
    expect(grow(files, '/after')).toBeLessThan(10 * size)
    expect(files.lookupPath('/after').node.usedBytes).toBe(size)
  })

  it('hold zeros where they grew, also after they were shortened', () => {
    files.writeFile('/shortened', new Uint8Array(3 * STEP).fill(7))
    files.truncate('/shortened', 5)
    files.truncate('/shortened', STEP)
    const read = files.readFile('/shortened')
    expect(read.length).toBe(STEP)
    expect(read.subarray(0, 5)).toEqual(Uint8Array.of(7, 7, 7, 7, 7))
    expect(read.subarray(5).every(byte => byte === 0)).toBe(true)
  })
})
