import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'

const LIST = `${createHash('sha256').update('alpha\n').digest('hex')}  a.txt\n`
const listed = () => folderWith({ 'a.txt': 'alpha\n', SHA256SUMS: LIST })

async function judge(cwd: string, key: string, manifest = 'SHA256SUMS') {
  const signer = { key: { name: key, bytes: readFileSync(join(cwd, key)) } }
  const { verdict, findings, manifests } = await gate(aRequest({ cwd, manifests: [manifest], signer, git: false }), null)
  return { verdict, reasons: findings.map(({ code, reason }) => `${code}: ${reason}`), signature: manifests[0]?.signature }
}

/** Turns one bit in the middle of a line of base64. */
function spoil(cwd: string, name: string, line: number): void {
  const lines = readFileSync(join(cwd, name), 'utf8').split('\n')
  const bytes = Buffer.from(lines[line] ?? '', 'base64')
  bytes[40] = (bytes[40] ?? 0) ^ 1
  writeFileSync(join(cwd, name), lines.with(line, bytes.toString('base64')).join('\n'))
}

testWith('minisign').each([
  ['prehashed', []],
  ['legacy', ['-l']]
])('minisign, %s', async (_, flags) => {
  const cwd = listed()
  const run = (...args: readonly string[]) => execFileSync('minisign', args, { cwd, stdio: 'ignore' })
  run('-G', '-W', '-p', 'key.pub', '-s', 'key.sec')
  run('-S', '-s', 'key.sec', '-m', 'SHA256SUMS', '-t', 'release 1', ...flags)
  const { verdict, signature } = await judge(cwd, 'key.pub')
  expect(verdict).toBe('pass')
  expect(signature?.signer).toMatch(/^the key [0-9A-F]{16} \(key\.pub\)$/)
  for (const line of [1, 3]) {
    const copy = folderWith({
      'a.txt': 'alpha\n',
      SHA256SUMS: LIST,
      'key.pub': readFileSync(join(cwd, 'key.pub')),
      'SHA256SUMS.minisig': readFileSync(join(cwd, 'SHA256SUMS.minisig'))
    })
    spoil(copy, 'SHA256SUMS.minisig', line)
    expect(await judge(copy, 'key.pub')).toMatchObject({
      verdict: 'fail',
      reasons: [expect.stringMatching(/^signature-invalid: /)]
    })
  }
  run('-G', '-W', '-p', 'other.pub', '-s', 'other.sec')
  expect(await judge(cwd, 'other.pub')).toMatchObject({
    verdict: 'fail',
    reasons: [expect.stringMatching(/^signed-by-another: /)]
  })
})

testWith('signify').each([
  ['beside the list', ['-x', 'SHA256SUMS.sig'], 'SHA256SUMS'],
  ['in one file with the list', ['-e', '-x', 'SHA256.sig'], 'SHA256.sig']
])('signify, %s', async (_, flags, manifest) => {
  const cwd = listed()
  const run = (...args: readonly string[]) => execFileSync('signify-openbsd', args, { cwd, stdio: 'ignore' })
  run('-G', '-n', '-p', 'key.pub', '-s', 'key.sec')
  run('-S', '-s', 'key.sec', '-m', 'SHA256SUMS', ...flags)
  expect(await judge(cwd, 'key.pub', manifest)).toMatchObject({ verdict: 'pass', signature: { bundle: flags.at(-1) } })
  spoil(cwd, flags.at(-1) ?? '', 1)
  expect(await judge(cwd, 'key.pub', manifest)).toMatchObject({
    verdict: 'fail',
    reasons: [expect.stringMatching(/^signature-invalid: /)]
  })
})
