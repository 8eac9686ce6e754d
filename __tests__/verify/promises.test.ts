import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

import { unjudgedModes } from '../../src/load/manifest.ts'
import { readManifest } from '../../src/manifests/read.ts'
import { writeGnu, writeNative } from '../../src/manifests/write.ts'
import { sealChanges } from '../../src/reseal/changes.ts'
import { folderWith } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'

// Seals that promise a mode or are symbolic links: `exec` and `link` of the native format.

/** A folder with a program, a text and a link, sealed with their modes. */
function sealed(): { readonly folder: string; run(...args: string[]): { code: number | null; out: string; err: string } } {
  const folder = folderWith({ 'bin/run': '#!/bin/sh\n', 'bin/text': 'text\n' })
  chmodSync(join(folder, 'bin/run'), 0o755)
  symlinkSync('run', join(folder, 'bin/link'))
  const run = (...args: string[]) => runCli(args, folder)
  expect(run('seal', 'bin', '--modes', '-o', 'm.json').code).toBe(0)
  return { folder, run }
}

describe('on the command line', () => {
  test('are sealed, pass, fail after a change, and are restored or sealed again', () => {
    const { folder, run } = sealed()
    const verify = () => run('verify', 'm.json', '--no-probes')
    expect(verify().code).toBe(0)
    chmodSync(join(folder, 'bin/run'), 0o644)
    const { code, out, err } = verify()
    expect([code, (out + err).includes('chmod +x -- bin/run')]).toEqual([1, true])
    chmodSync(join(folder, 'bin/run'), 0o755)
    chmodSync(join(folder, 'bin/text'), 0o755)
    expect(verify().out).toContain('chmod -x -- bin/text')
    chmodSync(join(folder, 'bin/run'), 0o644)
    expect(verify().out).toContain('2 files in "bin" have their sealed bytes and other modes')
    expect(run('restore', 'm.json', '--write').code).toBe(0)
    expect([verify().code, lstatSync(join(folder, 'bin/run')).mode & 0o777]).toEqual([0, 0o755])
    rmSync(join(folder, 'bin/link'))
    symlinkSync('text', join(folder, 'bin/link'))
    expect([verify().code, run('restore', 'm.json', '--write').code]).toEqual([1, 1])
    expect(run('seal', '--update', '--yes', '-o', 'm.json').code).toBe(0)
    expect(verify().code).toBe(0)
  })

  test('a sealed link is never followed: neither its target nor what is outside matters', () => {
    const { folder, run } = sealed()
    rmSync(join(folder, 'bin/link'))
    symlinkSync('../../outside', join(folder, 'bin/link'))
    expect(run('seal', 'bin', '--modes', '-o', 'out.json').code).toBe(0)
    expect(run('verify', 'out.json', '--no-probes').code).toBe(0)
  })

  test('a link whose folder became a link fails', () => {
    const { folder, run } = sealed()
    rmSync(join(folder, 'bin'), { recursive: true })
    mkdirSync(join(folder, 'other'))
    symlinkSync('run', join(folder, 'other/link'))
    symlinkSync('other', join(folder, 'bin'))
    const { code, out, err } = run('verify', 'm.json', '--no-probes')
    expect([code, (out + err).includes('PASS')]).toEqual([1, false])
  })

  test('without --modes a link is refused, and other formats hold neither', () => {
    const { run } = sealed()
    expect(run('seal', 'bin', '-o', 'plain.json').err).toContain('--modes')
    expect(run('seal', 'bin', '--modes', '--format', 'gnu', '-o', 'SUMS').code).toBe(2)
    const converted = run('seal', 'bin', '--format', 'gnu', '--remove', '-o', 'm.json')
    expect([converted.code, converted.err]).toEqual([2, expect.stringContaining('only the native format holds')])
  })

  test('a missing link is not restored as a file with its target', () => {
    const { folder, run } = sealed()
    writeFileSync(join(folder, 'target-as-text'), 'run')
    rmSync(join(folder, 'bin/link'))
    run('restore', 'm.json', '--write')
    expect(() => lstatSync(join(folder, 'bin/link'))).toThrow()
  })
})

const MANIFEST = (files: string) => `{\n"schema": "seal-gate/manifest/1",\n"files": [\n${files}\n]\n}\n`
const SHA = 'a'.repeat(64)
const read = (text: string) => readManifest(Buffer.from(text), 'auto')

describe('in a manifest', () => {
  test.each([
    ['link', '{"path": "a", "link": "../b"}'],
    ['exec true', `{"path": "a", "sha256": "${SHA}", "bytes": 1, "exec": true}`],
    ['exec false', `{"path": "a", "sha256": "${SHA}", "bytes": 1, "text": "ascii", "exec": false}`]
  ])('%s is read in every layout, and written back to the byte', async (_, line) => {
    const canonical = await read(MANIFEST(line))
    const loose = await read(JSON.stringify(JSON.parse(MANIFEST(line)), undefined, 3))
    expect(canonical.problems).toEqual([])
    expect(canonical.seals).toHaveLength(1)
    expect(loose.seals.map(({ line: _line, ...seal }) => seal)).toEqual(canonical.seals.map(({ line: _line, ...seal }) => seal))
    expect(writeNative({}, [...canonical.seals])).toBe(MANIFEST(line))
  })

  test.each([
    ['a link with a digest', `{"path": "a", "link": "b", "sha256": "${SHA}"}`, 'manifest-key-unknown'],
    ['a link without a target', '{"path": "a", "link": ""}', 'manifest-malformed'],
    ['a link with NUL', '{"path": "a", "link": "b\\u0000c"}', 'manifest-malformed'],
    ['a link that is too long', `{"path": "a", "link": "${'b'.repeat(4097)}"}`, 'manifest-malformed'],
    ['a link as a number', '{"path": "a", "link": 1}', 'manifest-malformed'],
    ['exec as a text', `{"path": "a", "sha256": "${SHA}", "bytes": 1, "exec": "true"}`, 'manifest-malformed'],
    [
      'a link and a file at one path',
      `{"path": "a", "link": "b"},\n{"path": "a", "sha256": "${SHA}", "bytes": 1}`,
      'manifest-path-duplicate'
    ],
    ['a link with an unsafe path', '{"path": "../a", "link": "b"}', 'manifest-path-unsafe']
  ])('%s is refused', async (_, line, code) => {
    const { problems, seals } = await read(MANIFEST(line))
    expect([problems[0]?.code, seals]).toEqual([code, []])
  })

  test('a list of digests cannot hold them', async () => {
    const { seals } = await read(MANIFEST('{"path": "a", "link": "b"}'))
    expect(() => writeGnu([...seals])).toThrow(/link/)
  })
})

test('where the system keeps no modes, a manifest that promises some has a notice, and no other manifest has', async () => {
  const { seals } = await read(MANIFEST(`{"path": "a", "sha256": "${SHA}", "bytes": 1, "exec": true}`))
  expect(unjudgedModes(seals, false)).toEqual([expect.stringContaining('1 executable bit is not compared')])
  expect(unjudgedModes(seals, true)).toEqual([])
  expect(unjudgedModes((await read(MANIFEST('{"path": "a", "link": "b"}'))).seals, false)).toEqual([])
})

describe('between a base and a change', () => {
  const at = async (line: string) => [{ manifest: 'm.json', root: '.', seals: (await read(MANIFEST(line))).seals, covers: [] }]
  const file = (more: string) => `{"path": "a", "sha256": "${SHA}", "bytes": 1${more}}`
  test.each([
    ['losing the mode is weaker', file(', "exec": true'), file(''), ['seal-weakened']],
    ['another mode is another seal', file(', "exec": true'), file(', "exec": false'), ['resealed']],
    ['another target is another seal', '{"path": "a", "link": "b"}', '{"path": "a", "link": "c"}', ['resealed']],
    ['a mode that is added promises more', file(''), file(', "exec": true'), []],
    ['the same is no change', file(', "exec": true'), file(', "exec": true'), []]
  ])('%s', async (_, before, after, codes) => {
    expect(sealChanges(await at(before), await at(after)).map(({ code }) => code)).toEqual(codes)
  })
})
