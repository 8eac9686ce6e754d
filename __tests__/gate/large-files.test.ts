import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { writeNative } from '../../src/manifests/write.ts'
import type { SealFacts } from '../../src/model/seal.ts'
import { goodProbes, sealedFiles } from '../release/packet.ts'
import { folderWith } from '../support/folder.ts'
import { sealOf } from '../support/seals.ts'

// Files that are too large to be held as evidence, on disk.

const FILLER = Buffer.from('-- filler line of a plain text, nothing binary in here\n'.repeat(330_000))

/** The packet that is cleared, with one more file of over 16 MiB. */
function packetWith(content: Uint8Array, facts: SealFacts): string {
  const files = sealedFiles()
  const root = folderWith(Object.fromEntries(files.map(({ path, bytes = new Uint8Array() }) => [path, bytes])))
  mkdirSync(join(root, 'sql'), { recursive: true })
  writeFileSync(join(root, 'sql/big.sql'), content)
  const seals = [...files.map(({ seal }) => seal), { ...sealOf('sql/big.sql', content), ...facts }]
  writeFileSync(join(root, 'seal-gate.json'), writeNative({ packet: 'test', covers: ['**'] }, seals))
  return root
}

async function outcome(cwd: string) {
  const standard = { manifests: ['seal-gate.json'], format: 'auto', covers: [], unsealed: 'fail', git: false } as const
  const { decision, findings } = await gate({ cwd, ...standard, requireClearance: false }, goodProbes())
  return [decision, ...findings.map(({ code, path, reason }) => `${code} ${path}: ${reason}`)]
}

describe('a file of over 16 MiB', () => {
  const facts: readonly SealFacts[] = [{ text: 'binary' }, { text: 'ascii', eol: 'lf' }, {}]

  test.each(facts)('is searched to its end for forbidden words, whatever its seal says: %j', async fact => {
    expect(await outcome(packetWith(FILLER, fact))).toEqual(['CLEARED_FOR_OPERATOR'])
    const word = Buffer.from('go: cut\u200bover\n')
    for (const content of [Buffer.concat([word, FILLER]), Buffer.concat([FILLER, word])]) {
      const [decision, ...found] = await outcome(packetWith(content, fact))
      expect(decision).toBe('HOLD_PRODUCTION')
      expect(found).toEqual([expect.stringMatching(/^forbidden-token sql\/big\.sql: rule token-3, line \d+$/)])
    }
  })

  test('is drift when it is changed, and is not searched', async () => {
    const root = packetWith(FILLER, {})
    appendFileSync(join(root, 'sql/big.sql'), 'x')
    const [decision, first] = await outcome(root)
    expect(decision).toBe('HOLD_PRODUCTION')
    expect(first).toMatch(/^length-mismatch sql\/big\.sql/)
  })
})
