import { afterAll, describe, expect, test } from '@jest/globals'
import { FINDING_CODES, isEvidenceCode } from '../../src/model/codes.ts'
import { FORMAT_NAMES as READ } from '../../src/options/shared-rows.ts'
import { MORE_LISTS } from '../manifests/formats/more-lists.ts'
import { describeWith } from '../support/needs.ts'
import { CASES, FORMAT_NAMES } from './all-cases.ts'
import type { HostileCase } from './case.ts'
import { faultsOf } from './judge.ts'
import { BUNDLE, isTextWanted, nobodyCanRead, runGate, Server, withList } from './run.ts'
import { makeSandbox, snapshot } from './sandbox.ts'

// Hostile manifests, paths, trees and command lines against the committed bundle: no hang, no crash, no pass that is not a neighbour's,
// every reason named, nothing from outside the root in any output, nothing written.

/** Codes that no list, tree or command line of `verify` brings about without a repository, a second run or a fault of the machine. */
const ELSEWHERE = [
  'outside-root',
  'changed-while-reading',
  'text-rule',
  'probe-failed',
  'shard-invalid',
  'shard-empty',
  'shard-without-run',
  'shard-other-run',
  'shard-other-attempt',
  'shard-other-commit',
  'shard-other-manifest',
  'shard-attempts',
  'shard-job-failed',
  'resealed',
  'seal-added',
  'seal-removed',
  'seal-weakened',
  'reseal-unknown',
  'config-changed',
  // Attacks on signatures have a suite of their own; what is accepted by its meaning needs a rule.
  'unsigned',
  'signed-by-another',
  'signature-invalid',
  'not-in-signed-manifest',
  'signer-changed',
  'meaning-accepted',
  'mode-changed',
  'link-changed',
  'ref-not-found',
  'ref-unreadable',
  'ref-paths-invalid',
  'input-invalid',
  'release-not-found',
  'release-unreadable',
  'asset-incomplete',
  'digest-unknown',
  'archive-unsupported',
  'archive-damaged',
  'archive-ambiguous',
  'archive-duplicate',
  'archive-case-twin',
  'archive-path-unsafe',
  'archive-link-unsafe',
  'archive-special',
  'archive-encrypted',
  'archive-too-large',
  'internal-error'
]

describe('the suite', () => {
  test('has every format that is read, or the tests of the readers alone have it', () => {
    const own: readonly string[] = [...FORMAT_NAMES, 'auto', 'lfs', ...Object.values(MORE_LISTS).map(({ format }) => format)]
    expect(READ.filter(name => !own.includes(name))).toEqual([])
  })

  test('has at least 150 cases, each under its own name', () => {
    expect(CASES.length).toBeGreaterThan(150)
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length)
  })

  test('demands every code that a list or a tree can bring about', () => {
    const demanded = new Set(CASES.flatMap(({ codes = [] }) => codes))
    expect(FINDING_CODES.filter(code => !demanded.has(code) && !ELSEWHERE.includes(code) && !isEvidenceCode(code))).toEqual([])
  })
})

/** All that is wrong with one case. */
async function faults(hostile: HostileCase, server: Server): Promise<string[]> {
  const sandbox = await makeSandbox(withList(hostile))
  try {
    const before = snapshot(sandbox.root)
    const [json, text] = await Promise.all([
      runGate(hostile, sandbox, true, server),
      isTextWanted(hostile) ? runGate(hostile, sandbox, false, server) : undefined
    ])
    const changed = snapshot(sandbox.root).join('\n') !== before.join('\n')
    const found = faultsOf(hostile, sandbox, text === undefined ? { json } : { json, text })
    return changed ? [...found, 'something under the root was written'] : found
  } finally {
    sandbox.close()
  }
}

// Devices, /proc, names that differ in case only: another system needs another suite.
const linux = describeWith('linux')
const rightsCount = await nobodyCanRead(BUNDLE)

linux('the gate, on', () => {
  const held = CASES.filter(({ asNobody }) => asNobody !== true || rightsCount)
  const servers = [new Server(), new Server()] as const
  const begun = new Map<number, Promise<string[]>>()
  /** A case is begun while the one before it runs, so that a second core has something to do. */
  const begin = (index: number): Promise<string[]> => {
    const hostile = held[index]
    const running =
      begun.get(index) ?? (hostile === undefined ? Promise.resolve([]) : faults(hostile, servers[index % 2 === 0 ? 0 : 1]))
    // Whoever asks for the result gets the failure; a case that was begun and is not asked for has nobody.
    running.catch(() => undefined)
    begun.set(index, running)
    return running
  }

  afterAll(() => {
    for (const server of servers) server.close()
  })

  test.each(held.map(({ id }, index) => [id, index] as const))('%s', async (_, index) => {
    const running = begin(index)
    void begin(index + 1)
    expect(await running).toEqual([])
  })
})
