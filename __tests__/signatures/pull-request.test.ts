import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { configPlace } from '../../src/commands/config.ts'
import { gate } from '../../src/gate/gate.ts'
import { configuredInputs } from '../../src/github/config.ts'
import { requestOf } from '../../src/github/run.ts'
import { readOptions } from '../../src/options/read.ts'
import type { RawOptions } from '../../src/options/row.ts'
import { GATE, type GATE as Gate } from '../../src/options/table.ts'
import { minisigner } from '../support/ed25519.ts'
import { putFile } from '../support/folder.ts'
import { AB, type Change, pullRequest, seal } from '../support/pull-request.ts'

const CONFIG = '.github/seal-gate.yml'
const owner = minisigner()
const stranger = minisigner()

/** Signs the list as it is there. */
const signAs = (signer: typeof owner, root: string) =>
  putFile(root, 'SUMS.minisig', signer.sign(readFileSync(join(root, 'SUMS'))))

/** A base with a signed list and the key of its owner. */
function main(config: string) {
  return (root: string): void => {
    seal(root, 'SUMS', AB)
    putFile(root, 'key.pub', owner.publicFile)
    signAs(owner, root)
    putFile(root, CONFIG, config)
  }
}

async function judge({ root, env }: Change, given: RawOptions<typeof Gate> = {}): Promise<string[]> {
  const place = configPlace('', root, root)
  if (place === undefined) throw new Error('no place')
  try {
    const { raw, ...config } = await configuredInputs(given, place, root, env)
    const request = await requestOf(await readOptions(GATE, raw), root, env, config)
    const { verdict, findings, manifests } = await gate({ ...request, git: false }, null)
    const signer = manifests[0]?.signature === undefined ? [] : ['signed']
    const found = findings.map(one => `${one.code} ${one.severity} ${one.path ?? one.manifest ?? ''}`.trim())
    return [verdict, ...signer, ...found.sort()]
  } catch (error) {
    return [`refused: ${error instanceof Error ? error.message : ''}`]
  }
}

const SIGNED = 'manifest: SUMS\npublic-key: key.pub\n'
const EVIL = { 'a.md': 'evil\n', 'b.md': 'b\n' }

test('a pull request that the owner signed passes; one that nobody signed again fails', async () => {
  expect(await judge(pullRequest(main(SIGNED), () => undefined))).toEqual(['pass', 'signed'])
  const resealed = pullRequest(main(SIGNED), root => {
    seal(root, 'SUMS', EVIL)
    signAs(owner, root)
  })
  expect(await judge(resealed)).toEqual(['pass', 'signed', 'resealed notice a.md'])
  const unsigned = pullRequest(main(SIGNED), root => seal(root, 'SUMS', EVIL))
  expect(await judge(unsigned)).toEqual(['fail', 'resealed notice a.md', 'signature-invalid fail SUMS'])
})

test('a stranger cannot bring the key: that of the base counts, and the change of the file is a finding', async () => {
  const change = pullRequest(main(SIGNED), root => {
    seal(root, 'SUMS', EVIL)
    signAs(stranger, root)
    putFile(root, 'key.pub', stranger.publicFile)
  })
  expect(await judge(change)).toEqual([
    'fail',
    'resealed notice a.md',
    'signed-by-another fail SUMS',
    'signer-changed notice key.pub'
  ])
  expect(await judge(change, { reseal: 'forbid' })).toEqual([
    'fail',
    'resealed fail a.md',
    'signed-by-another fail SUMS',
    'signer-changed fail key.pub'
  ])
  // With everything from the base, its list is signed, and the file is not what it lists.
  expect(await judge(change, { 'public-key': 'key.pub', 'trusted-ref': 'base' })).toEqual([
    'fail',
    'signed',
    'digest-mismatch fail a.md',
    'resealed notice a.md',
    'signer-changed notice key.pub'
  ])
})

test('nor change the configuration for itself', async () => {
  for (const config of ['manifest: SUMS\n', 'manifest: SUMS\npublic-key: other.pub\n', 'manifest: SUMS\nsigned-by: evil/x\n']) {
    const change = pullRequest(main(SIGNED), root => {
      putFile(root, CONFIG, config)
      putFile(root, 'other.pub', stranger.publicFile)
      seal(root, 'SUMS', EVIL)
      signAs(stranger, root)
    })
    const found = await judge(change, { reseal: 'forbid' })
    // One for each key.
    expect([...new Set(found)]).toEqual([
      'fail',
      'resealed fail a.md',
      'signed-by-another fail SUMS',
      `signer-changed fail ${CONFIG}`
    ])
  }
})

test('a key that only the head has is no expectation, and one that is asked for the first time counts after the merge', async () => {
  const added = pullRequest(main('manifest: SUMS\n'), root => putFile(root, 'other.pub', stranger.publicFile))
  expect(await judge(added, { 'public-key': 'other.pub' })).toEqual([
    expect.stringMatching(/^refused: the file "other\.pub" in "public-key" cannot be read: it does not exist at base/)
  ])
  const first = pullRequest(main('manifest: SUMS\n'), root => putFile(root, CONFIG, SIGNED))
  expect(await judge(first)).toEqual(['pass', 'signer-changed notice .github/seal-gate.yml'])
})

test('in the configuration, the signer can be a mapping', async () => {
  const config = 'manifest: SUMS\nsigned-by:\n  repository: acme/widgets\n  ref: refs/heads/main\n'
  // The owner signed with a key, which shows no identity.
  expect(await judge(pullRequest(main(config), () => undefined))).toEqual(['fail', 'signed-by-another fail SUMS'])
  const bad = 'manifest: SUMS\nsigned-by:\n  repository: acme/*\n'
  expect(await judge(pullRequest(main(bad), () => undefined))).toEqual([
    expect.stringMatching(/^refused: "signed-by" is "repository: acme\/\*"/)
  ])
})
