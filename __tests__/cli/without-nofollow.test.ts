import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { folderWith } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

/** Takes away what Windows does not have. Everything else stays as on this machine. */
const PRELOAD = `const fs = require('fs')
const constants = { ...fs.constants }
delete constants.O_NOFOLLOW
delete constants.O_NONBLOCK
const fake = Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(fs), constants: { value: constants, enumerable: true } })
const { Module } = require('module')
const load = Module._load
Module._load = function (name, ...rest) {
  return name === 'fs' || name === 'node:fs' ? fake : load.call(this, name, ...rest)
}
`

function runWithout(args: readonly string[], cwd: string) {
  const preload = join(folderWith({ 'preload.cjs': PRELOAD }), 'preload.cjs')
  return runCli(args, cwd, { env: { NODE_OPTIONS: `--require ${preload}` } })
}

test('seal refuses names that no later run could check on Windows, and takes them elsewhere', () => {
  for (const name of ['nul', 'aux.txt', 'b.', 'c ', 'sub/con']) {
    const cwd = folderWith({ 'a.md': 'a\n', [name]: 'x\n' })
    const there = runWithout(['seal', '.', '-o', 'S.json'], cwd)
    expect([name, there.code]).toEqual([name, 2])
    expect(there.err).toContain('on Windows this name is a device')
    expect(runCli(['seal', '.', '-o', 'S.json'], cwd).code).toBe(0)
    const verified = runWithout(['verify', 'S.json', '--no-probes'], cwd)
    expect([verified.code, verified.out.includes('is outside the root')]).toEqual([2, true])
  }
  const plain = folderWith({ 'a.md': 'a\n', 'console.txt': 'x\n', 'b.c': 'y\n' })
  expect(runWithout(['seal', '.', '-o', 'S.json'], plain).code).toBe(0)
})

test('a link is seen without O_NOFOLLOW, in place of a file and on the way to one', () => {
  const cwd = folderWith({ real: 'x\n', 'folder/b': 'b\n' })
  symlinkSync('real', join(cwd, 'link'))
  symlinkSync('folder', join(cwd, 'way'))
  for (const [path, content, verdict] of [
    ['real', 'x\n', 'PASS'],
    ['link', 'x\n', 'FAIL'],
    ['folder/b', 'b\n', 'PASS'],
    ['way/b', 'b\n', 'FAIL']
  ] as const) {
    writeFileSync(join(cwd, 'SHA256SUMS'), gnuList({ [path]: content }))
    expect([path, runWithout(['verify', 'SHA256SUMS', '--no-probes'], cwd).out.trimEnd().split('\n').at(-1)]).toEqual([
      path,
      verdict
    ])
  }
})
