import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { minisigner } from '../support/ed25519.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { runCli } from '../support/run-cli.ts'
import { type Instance, sigstore } from '../support/sigstore.ts'

const LIST = `${createHash('sha256').update('alpha\n').digest('hex')}  a.txt\n`

let instance: Instance
beforeAll(async () => {
  instance = await sigstore()
})

/** A signed list, with the trusted root in a file. */
async function signedFolder(list = LIST) {
  return folderWith({
    'a.txt': 'alpha\n',
    SHA256SUMS: list,
    'SHA256SUMS.sigstore.json': JSON.stringify(await instance.signBlob(Buffer.from(LIST), { timestamp: true })),
    'root.json': JSON.stringify(instance.root)
  })
}

test('what is staged is judged with the staged signature', () => {
  const { publicFile, sign } = minisigner()
  const folder = folderWith({ 'a.txt': 'alpha\n', SHA256SUMS: LIST, 'SHA256SUMS.minisig': sign(LIST) })
  const key = join(folderWith({ 'key.pub': publicFile }), 'key.pub')
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  const args = ['verify', 'SHA256SUMS', '--staged', '--json', '--public-key', key]
  expect(runCli(args, folder)).toMatchObject({ code: 0 })
  // On disk, the signature is spoiled; in the index it is not. Then the other way round.
  putFile(folder, 'SHA256SUMS.minisig', sign('else\n'))
  expect(runCli(args, folder)).toMatchObject({ code: 0 })
  git(folder, 'add', '.')
  putFile(folder, 'SHA256SUMS.minisig', sign(LIST))
  const { code, out } = runCli(args, folder)
  expect([code, JSON.parse(out).findings[0].code]).toEqual([1, 'signature-invalid'])
})

describe('on the command line', () => {
  const args = ['verify', 'SHA256SUMS', '--trusted-root', 'root.json', '--json']

  test('the report states who signed, when, in which log, and what it was verified with', async () => {
    const { code, out } = runCli([...args, '--signed-by', 'acme/widgets'], await signedFolder())
    expect(code).toBe(0)
    const { manifests, probes } = JSON.parse(out)
    const [manifest] = manifests
    expect(probes.passed).toBe(probes.planned)
    expect(probes.probes.slice(-3).map(({ id, seen }: Record<string, string>) => `${id}: ${seen}`)).toEqual([
      'signature-bit: signature-invalid',
      'signed-bytes: signature-invalid',
      'another-signer: signed-by-another'
    ])
    expect(manifest.signature).toMatchObject({
      signer: 'https://github.com/acme/widgets/.github/workflows/release.yml@refs/heads/main',
      repository: 'https://github.com/acme/widgets',
      ref: 'refs/heads/main',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      log: expect.stringContaining('https://rekor.example.test, entry '),
      root: expect.stringContaining('root.json (sha256 '),
      bundle: 'SHA256SUMS.sigstore.json',
      signs: 'manifest'
    })
    expect(manifest.notices).toEqual([expect.stringContaining('signed by https://github.com/acme/widgets/')])
  })

  test('one changed byte of the list invalidates the signature, and the files are still checked', async () => {
    const { code, out } = runCli([...args, '--signed-by', 'acme/widgets'], await signedFolder(`# one more line\n${LIST}`))
    expect(code).toBe(1)
    const { findings, counts } = JSON.parse(out)
    expect(findings).toEqual([expect.objectContaining({ code: 'signature-invalid', reason: 'it was made for different bytes' })])
    expect(counts.intact).toBe(1)
  })

  test('the exact repository is expected, and the shipped root does not know this instance', async () => {
    const folder = await signedFolder()
    const other = runCli([...args, '--signed-by', 'acme/widgets-fork'], folder)
    expect(other.code).toBe(1)
    expect(JSON.parse(other.out).findings[0].code).toBe('signed-by-another')
    const shipped = runCli(['verify', 'SHA256SUMS', '--json', '--signed-by', 'acme/widgets'], folder)
    expect(shipped.code).toBe(1)
    expect(JSON.parse(shipped.out).findings[0]).toMatchObject({ code: 'signature-invalid' })
  })
})
