import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { removeForeignTree } from '../../src/disk/foreign-tree.ts'
import { EnclosedProcess } from '../../src/rehearsal/confined/command/enclosed-process.ts'

// Root may enter every folder; other users may not.

const NOBODY = 65_534

async function asOrdinaryUser(work: () => unknown): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(NOBODY)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

/** A file in a folder that nobody may enter, in another such folder. */
function shutFolder(parent: string): void {
  mkdirSync(join(parent, 'a/b'), { recursive: true })
  writeFileSync(join(parent, 'a/b/c'), '')
  for (const folder of ['a/b', 'a']) chmodSync(join(parent, folder), 0)
}

const unlessWindows = process.platform === 'win32' ? test.skip : test

unlessWindows('a folder goes with what a program shut in it', async () => {
  await asOrdinaryUser(() => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-gate-test-'))
    shutFolder(folder)
    removeForeignTree(folder)
    expect(existsSync(folder)).toBe(false)
    removeForeignTree(folder)
  })
})

unlessWindows('a folder goes with what is deeper in it than a path may be long', async () => {
  await asOrdinaryUser(() => {
    const folder = mkdtempSync(join(tmpdir(), 'seal-gate-test-'))
    const cwd = process.cwd()
    process.chdir(folder)
    for (let depth = 0; depth < 30; depth++) {
      mkdirSync('d'.repeat(200))
      process.chdir('d'.repeat(200))
    }
    shutFolder('.')
    process.chdir(cwd)
    removeForeignTree(folder)
    expect(existsSync(folder)).toBe(false)
  })
})

unlessWindows('nothing that a command shuts in its folder stays there', async () => {
  await asOrdinaryUser(async () => {
    const inside = new EnclosedProcess('mark')
    const folder = inside.makeCloneFolder()
    shutFolder(folder)
    await inside.remove()
    expect(existsSync(folder)).toBe(false)
  })
})
