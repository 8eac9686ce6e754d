import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isFolder } from '../../src/disk/contain.ts'
import { folderWith } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'

test('links in a circle are no folder and no manifest, and the answer names no path of the machine', () => {
  const folder = folderWith({})
  symlinkSync('b', join(folder, 'a'))
  symlinkSync('a', join(folder, 'b'))
  expect(isFolder(join(folder, 'a'))).toBe(false)
  expect(isFolder(folder)).toBe(true)
  for (const args of [
    ['verify', 'a'],
    ['restore', 'a'],
    ['explain', 'a', 'b']
  ]) {
    const { code, out, err } = runCli(args, folder)
    expect([args[0], code, out.includes('PASS'), `${out}${err}`.includes(folder)]).toEqual([args[0], 2, false, false])
    expect(err).not.toContain('internal error')
  }
})
