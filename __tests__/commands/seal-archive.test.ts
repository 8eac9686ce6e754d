import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { type SealOptions, seal } from '../../src/commands/seal.ts'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { makeTar } from '../support/make-tar.ts'
import { makeZip } from '../support/make-zip.ts'
import { testWith } from '../support/needs.ts'

const USUAL: SealOptions = {
  paths: ['.'],
  output: 'app.json',
  format: 'auto',
  root: 'app.tgz!/',
  packet: '',
  covers: [],
  exclude: [],
  check: false,
  remove: false,
  modes: false,
  meaning: false
}
const PARTS = [
  { name: 'bin/', type: '5' },
  { name: 'bin/run', content: '#!/bin/sh\n', mode: '0000755\0' },
  { name: 'doc/a.txt', content: 'one\r\ntwo\r\n' },
  { name: 'doc/same.txt', type: '1', link: 'doc/a.txt' }
]
const LINK = { name: 'bin/alias', type: '2', link: '/opt/run' }

function folderOf(archive: Uint8Array): string {
  const cwd = folderWith({})
  writeFileSync(join(cwd, 'app.tgz'), archive)
  return cwd
}
const sealing = (cwd: string, more: Partial<SealOptions> = {}) => seal({ ...USUAL, ...more }, cwd)
const verdict = async (cwd: string) =>
  (await gate(aRequest({ cwd, manifests: ['app.json'], root: 'app.tgz!/', git: false }), null)).verdict

test('what is sealed in an archive is as sealed in it, and not once a byte differs', async () => {
  const cwd = folderOf(gzipSync(makeTar(...PARTS, LINK)))
  const outcome = await sealing(cwd, { modes: true, covers: ['**'] })
  expect(outcome).toMatchObject({ kind: 'sealed', notes: [] })
  const { files } = JSON.parse(readFileSync(join(cwd, 'app.json'), 'utf8'))
  expect(files).toMatchObject([
    { path: 'bin/alias', link: '/opt/run' },
    { path: 'bin/run', exec: true, text: 'ascii', eol: 'lf' },
    { path: 'doc/a.txt', exec: false, eol: 'crlf' },
    { path: 'doc/same.txt', exec: false, eol: 'crlf' }
  ])
  expect(await verdict(cwd)).toBe('pass')
  expect(await sealing(cwd, { modes: true, covers: ['**'], check: true })).toMatchObject({ kind: 'same' })
  writeFileSync(join(cwd, 'app.tgz'), gzipSync(makeTar(...PARTS, { ...LINK, link: '/opt/ran' })))
  expect(await verdict(cwd)).not.toBe('pass')
})

test('a folder of an archive alone, by its path inside or by the whole path', async () => {
  const cwd = folderOf(gzipSync(makeTar(...PARTS)))
  for (const path of ['doc', './doc/', 'app.tgz!/doc'])
    expect((await sealing(cwd, { paths: [path], output: '' })) as object).toMatchObject({
      seals: [{ path: 'doc/a.txt' }, { path: 'doc/same.txt' }]
    })
  expect(await sealing(cwd, { paths: ['none'], output: '' })).toMatchObject({
    kind: 'refused',
    notes: [{ path: 'none', what: 'cannot be sealed: there is no such file in the archive' }]
  })
})

test.each([
  ['a trap', makeTar(...PARTS, { name: '../x' }), {}, 'its path has a ".." segment'],
  ['a link without --modes', makeTar(...PARTS, { ...LINK, link: 'run' }), {}, 'it is a symbolic link'],
  ['a mode that the archive does not keep', makeZip([{ madeBy: 20 }]), { modes: true }, 'the archive keeps no mode'],
  ['a name that is not UTF-8', makeTar({ name: Buffer.from([0xff]) }), {}, 'is not UTF-8']
])('%s is refused, and nothing is written', async (_, archive, more, reason) => {
  const outcome = await sealing(folderOf(archive), more)
  expect(outcome).toMatchObject({ kind: 'refused' })
  expect(JSON.stringify(outcome)).toContain(JSON.stringify(reason).slice(1, -1))
})

test('of two files whose paths differ in case only, both are sealed or none', async () => {
  const cwd = folderOf(makeTar(...PARTS, { name: 'doc/A.txt', content: 'other\n' }))
  expect(await sealing(cwd, { paths: ['doc/a.txt'] })).toMatchObject({
    kind: 'refused',
    notes: [{ path: 'app.tgz!/doc/A.txt', what: expect.stringContaining('is extracted to the path of "doc/a.txt"') }]
  })
  expect(await sealing(cwd, { paths: ['doc/a.txt', 'doc/A.txt'] })).toMatchObject({ kind: 'sealed' })
  expect(await verdict(cwd)).toBe('pass')
  expect(await sealing(cwd, { paths: ['bin'], output: '' })).toMatchObject({ seals: [{ path: 'bin/run' }] })
})

test('an archive that does not exist, and a meaning of members, are refused', async () => {
  const cwd = folderOf(makeTar(...PARTS))
  await expect(sealing(cwd, { root: 'none.tgz!/' })).rejects.toThrow('there is no archive "none.tgz"')
  await expect(sealing(cwd, { meaning: true })).rejects.toThrow('"meaning" is not sealed for members of an archive')
})

const POSIX = testWith('posix')
POSIX('a folder and the archive that tar makes of it have the same seals', async () => {
  const cwd = folderWith({ 'src/bin/run': '#!/bin/sh\n', 'src/doc/a.txt': 'a\n' })
  chmodSync(join(cwd, 'src/bin/run'), 0o755)
  symlinkSync('run', join(cwd, 'src/bin/alias'))
  mkdirSync(join(cwd, 'src/empty'))
  execFileSync('tar', ['-czf', 'app.tgz', '-C', 'src', '.'], { cwd })
  const [folder, archive] = [
    await sealing(cwd, { root: 'src', paths: ['src'], output: '', modes: true }),
    await sealing(cwd, { output: '', modes: true })
  ]
  expect('text' in folder && 'text' in archive && folder.text).toBe('text' in archive && archive.text)
})
