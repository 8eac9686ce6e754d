import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { digestOf } from '../../src/model/digest.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { toGateRequest } from '../../src/options/request.ts'
import { DEFAULTS } from '../../src/options/table.ts'
import { folderWith, putFile } from '../support/folder.ts'

// A folder of files that are to be uploaded. Each folder that is refused is the good one, with one thing changed.

const line = (name: string, text: string): string => `${digestOf('sha256', Buffer.from(text))}  ${name}\n`

function goodFolder(): string {
  const cwd = folderWith()
  putFile(cwd, 'assets/app.zip', 'app\n')
  putFile(cwd, 'assets/app.zip.sig', 'signature')
  putFile(cwd, 'assets/SHA256SUMS', line('app.zip', 'app\n'))
  return cwd
}

async function judge(cwd: string, more: Partial<GateRequest> = {}, folder = './assets'): Promise<readonly string[]> {
  const request = { ...toGateRequest(DEFAULTS, cwd, []), release: { folder }, ...more }
  const { verdict, findings } = await gate(request, null)
  return [verdict, ...findings.map(({ code, path = '' }) => `${code} ${path}`).toSorted()]
}

test('a good one passes', async () => {
  expect(await judge(goodFolder())).toEqual(['pass'])
})

test.each([['link'], ['pipe']])('a file that needs no seal by its name is a %s', async kind => {
  const cwd = goodFolder()
  putFile(cwd, 'assets/SHA256SUMS.asc', 'signature')
  expect(await judge(cwd)).toEqual(['pass'])
  if (kind === 'pipe') execFileSync('mkfifo', [join(cwd, 'assets/SHA256SUMS.sig')])
  else symlinkSync('app.zip', join(cwd, 'assets/SHA256SUMS.sig'))
  expect(await judge(cwd)).toEqual(['fail', 'unsealed SHA256SUMS.sig'])
})

test('a name that is not UTF-8 is shown as that of a sealed file', async () => {
  const cwd = goodFolder()
  putFile(cwd, 'assets/a\\xff', 'x')
  putFile(cwd, 'assets/SHA256SUMS', `${line('app.zip', 'app\n')}\\${line('a\\\\xff', 'x')}`)
  expect(await judge(cwd)).toEqual(['pass'])
  writeFileSync(Buffer.concat([Buffer.from(join(cwd, 'assets/a')), Buffer.from([0xff])]), 'evil')
  expect(await judge(cwd)).toEqual(['fail', 'unsealed a\\xff'])
})

test('an absolute folder is that folder, not one of the same name below the current folder', async () => {
  const [cwd, other] = [folderWith(), goodFolder()]
  const wanted = join(other, 'assets')
  for (const [name, text] of [
    ['app.zip', 'app\n'],
    ['SHA256SUMS', line('app.zip', 'app\n')]
  ] as const)
    putFile(cwd, join(wanted.slice(1), name), text)
  expect(await judge(cwd, {}, wanted)).toEqual(['pass'])
  putFile(other, 'assets/app.zip', 'apq\n')
  expect(await judge(cwd, {}, wanted)).toEqual(['fail', 'digest-mismatch app.zip'])
})

test('the scope of a native list does not mean lists and signatures', async () => {
  const cwd = goodFolder()
  const files = [{ path: 'app.zip', sha256: digestOf('sha256', Buffer.from('app\n')), bytes: 4 }]
  putFile(cwd, 'assets/seal-gate.json', JSON.stringify({ schema: 'seal-gate/manifest/1', covers: ['**'], files }))
  expect(await judge(cwd)).toEqual(['pass'])
  putFile(cwd, 'assets/extra', 'x')
  expect(await judge(cwd)).toEqual(['fail', 'unsealed extra'])
})

test('a list that was read at a trusted ref is not the one that is in the folder', async () => {
  const cwd = goodFolder()
  const trusted = {
    name: 'base',
    list: async () => ['assets/SHA256SUMS'],
    read: async () => Buffer.from(line('app.zip', 'app\n'))
  }
  const named = { manifests: ['assets/SHA256SUMS'], trusted }
  expect(await judge(cwd, named)).toEqual(['pass'])
  putFile(cwd, 'assets/SHA256SUMS', line('app.zip', 'apq\n'))
  expect(await judge(cwd, named)).toEqual(['fail', 'digest-mismatch app.zip'])
})

test('names of which GitHub keeps nothing are not taken for each other', async () => {
  const cwd = goodFolder()
  putFile(cwd, 'assets/日本', 'x')
  putFile(cwd, 'assets/SHA256SUMS', line('app.zip', 'app\n') + line('中国', 'x'))
  expect(await judge(cwd)).toEqual(['fail', 'moved 中国', 'unsealed 日本'])
})

test('a subfolder is no place for an asset', async () => {
  const cwd = goodFolder()
  mkdirSync(join(cwd, 'assets/sub'))
  expect(await judge(cwd)).toEqual(['pass'])
  putFile(cwd, 'assets/sub/app.zip.sig', 'x')
  expect(await judge(cwd)).toEqual(['fail', 'unsealed sub/app.zip.sig'])
})

const PACKAGES: Readonly<Record<string, (url: string, sha256: string) => string>> = {
  'Formula/app.rb': (url, sha256) =>
    `class App < Formula\n  version "1.0.0"\n  url "${url.replace('v1.0.0', 'v#{version}')}"\n  sha256 "${sha256}"\nend\n`,
  'bucket/app.json': (url, sha256) => JSON.stringify({ version: '1.0.0', license: 'MIT', url, hash: sha256 }),
  'winget/App.installer.yaml': (url, sha256) =>
    `PackageIdentifier: Harbour.App\nInstallers:\n- InstallerUrl: ${url}\n  InstallerSha256: ${sha256.toUpperCase()}\n`
}

test.each(Object.entries(PACKAGES))(
  'a package of the tree must have the digest that the assets have: %s',
  async (file, write) => {
    const run = (name: string, text: string, lists: Readonly<Record<string, string>> = {}) => {
      const url = `https://github.com/harbour/app/releases/download/v1.0.0/${name}`
      const cwd = goodFolder()
      putFile(cwd, file, write(url, digestOf('sha256', Buffer.from(text))))
      for (const [path, content] of Object.entries(lists)) putFile(cwd, path, content)
      return judge(cwd, { manifests: [file] })
    }
    expect(await run('app.zip', 'app\n')).toEqual(['pass'])
    expect((await run('app.zip', 'old\n'))[0]).not.toBe('pass')
    expect(await run('app-renamed.zip', 'app\n')).toEqual(['fail', expect.stringMatching(/app-renamed\.zip/)])
    expect((await run('app.zip', 'app\n', { 'assets/SHA256SUMS': line('app.zip', 'old\n') }))[0]).not.toBe('pass')
  }
)
