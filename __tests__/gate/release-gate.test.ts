import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { writeNative } from '../../src/manifests/write.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { goodProbes, type Making, sealedFiles } from '../release/packet.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'

/** A sealed packet on disk. Standard: the one that is cleared. */
function packet(making: Making = {}, folder = ''): string {
  const files = sealedFiles(making)
  const manifest = writeNative(
    { packet: 'test', covers: ['**'] },
    files.map(({ seal }) => seal)
  )
  const all = [...files.map(({ path, bytes }): [string, Uint8Array] => [path, bytes ?? new Uint8Array()]), manifestOf(manifest)]
  return folderWith(Object.fromEntries(all.map(([path, bytes]) => [`${folder}${path}`, bytes])))
}

function manifestOf(text: string): [string, Uint8Array] {
  return ['seal-gate.json', Buffer.from(text)]
}

function ask(cwd: string, more: Partial<GateRequest> = {}, probes = goodProbes()) {
  return gate(aRequest({ cwd, git: false, ...more }), probes)
}

async function outcome(cwd: string, more: Partial<GateRequest> = {}) {
  const { verdict, decision, packet_status, findings } = await ask(cwd, more)
  return [verdict, decision, packet_status, ...findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`))]
}

describe('evidence', () => {
  test('a packet that proves everything is cleared, by its real bytes', async () => {
    const root = packet()
    expect(await outcome(root)).toEqual(['pass', 'CLEARED_FOR_OPERATOR', 'REHEARSED'])
    expect(await outcome(root, { requireClearance: true })).toEqual(['pass', 'CLEARED_FOR_OPERATOR', 'REHEARSED'])
    const { blockers, release } = await ask(root)
    expect(blockers.map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED', 'CLOSED'])
    expect(release).toEqual({
      code: 'cleared',
      reason: 'every blocker is closed by evidence, and nothing denies it',
      holds: [],
      needed: []
    })
  })

  test('one flipped byte in any file of it holds production', async () => {
    const root = packet()
    for (const { path } of sealedFiles()) {
      const bytes = readFileSync(join(root, path))
      const flipped = Buffer.from(bytes)
      flipped[0] = (flipped[0] ?? 0) ^ 1
      writeFileSync(join(root, path), flipped)
      expect((await outcome(root)).slice(0, 3)).toEqual(['fail', 'HOLD_PRODUCTION', 'BLOCKED'])
      writeFileSync(join(root, path), bytes)
    }
    expect((await outcome(root))[1]).toBe('CLEARED_FOR_OPERATOR')
  })

  test('a denial makes the verdict fail, names the document and the line that seals it', async () => {
    const root = packet({
      edit: docs => {
        docs['provenance.json'].secret_scan.scanned = []
      }
    })
    expect(await outcome(root)).toEqual(['fail', 'HOLD_PRODUCTION', 'BLOCKED', 'clone-has-secrets provenance.json'])
    const { findings, manifests } = await ask(root)
    const line = findings[0]?.line ?? 0
    expect(readFileSync(join(root, manifests[0]?.path ?? ''), 'utf8').split('\n')[line - 1]).toContain('"provenance.json"')
  })

  test('an open blocker holds, and passes: holding is no fault of the bytes', async () => {
    const root = packet({
      edit: docs => {
        Object.assign(docs['map.json'].blockers[0] ?? {}, { state: 'OPEN' })
      }
    })
    expect(await outcome(root)).toEqual(['pass', 'HOLD_PRODUCTION', 'REHEARSED'])
    const held = await ask(root, { requireClearance: true })
    expect([held.verdict, ...held.findings.map(({ code }) => code)]).toEqual(['fail', 'production-held'])
    expect(held.findings[0]?.reason).toBe('clearance is required, but 2 of 3 blockers are open: B1, B2')
  })

  test('plain files are no packet: held, with the reason', async () => {
    const files = { 'a.json': '{"a": 1}\n', 'b.md': 'seal-gate/policy/1\n' }
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    expect(await outcome(root, { manifests: ['SHA256SUMS'] })).toEqual(['pass', 'HOLD_PRODUCTION', 'BLOCKED'])
    expect((await ask(root, { manifests: ['SHA256SUMS'] })).release.reason).toBe('no sealed evidence was judged')
  })

  test('evidence may be sealed by any format, and in several manifests of one root', async () => {
    const root = packet()
    const all = sealedFiles()
    const half = (from: number, to?: number) =>
      gnuList(Object.fromEntries(all.slice(from, to).map(({ path, bytes }) => [path, bytes ?? ''])))
    writeFileSync(join(root, 'one.sha256'), half(0, 7))
    writeFileSync(join(root, 'two.sha256'), half(7))
    expect((await outcome(root, { manifests: ['one.sha256', 'two.sha256'] }))[1]).toBe('CLEARED_FOR_OPERATOR')
    expect((await outcome(root, { manifests: ['one.sha256'] }))[1]).toBe('HOLD_PRODUCTION')
    expect((await outcome(root, { manifests: ['two.sha256'] }))[1]).toBe('HOLD_PRODUCTION')
  })
})

describe('nothing else clears', () => {
  test('no probes, failed probes, a share of the seals, an unsealed stray', async () => {
    const root = packet()
    expect((await gate(aRequest({ cwd: root }), null)).decision).toBe('HOLD_PRODUCTION')
    expect((await ask(root, {}, { ...goodProbes(), passed: 0 })).decision).toBe('HOLD_PRODUCTION')
    expect((await ask(root, { shard: { index: 1, of: 1 } })).decision).toBe('HOLD_PRODUCTION')
    writeFileSync(join(root, 'stray.txt'), 'stray\n')
    expect(await outcome(root)).toEqual(['fail', 'HOLD_PRODUCTION', 'BLOCKED', 'unsealed stray.txt'])
  })

  test('a wrong pin, and the right one', async () => {
    const root = packet()
    expect((await outcome(root, { manifestSha256: 'a'.repeat(64) })).slice(0, 2)).toEqual(['fail', 'HOLD_PRODUCTION'])
    const { manifests } = await ask(root)
    expect((await outcome(root, { manifestSha256: manifests[0]?.sha256 ?? '' }))[1]).toBe('CLEARED_FOR_OPERATOR')
  })

  test('one packet of two', async () => {
    const root = packet({}, 'a/')
    const other = packet(
      {
        edit: docs => {
          Object.assign(docs['map.json'].blockers[0] ?? {}, { state: 'OPEN' })
        }
      },
      'b/'
    )
    renameSync(join(other, 'b'), join(root, 'b'))
    expect((await outcome(root, { manifests: ['a/seal-gate.json'] }))[1]).toBe('CLEARED_FOR_OPERATOR')
    expect((await outcome(root, { manifests: ['a/seal-gate.json', 'b/seal-gate.json'] }))[1]).toBe('HOLD_PRODUCTION')
  })
})

describe('the named blocker map', () => {
  test('is the one in force', async () => {
    const root = packet({}, 'p/')
    const manifests = ['p/seal-gate.json']
    expect((await outcome(root, { manifests, blockerMap: 'p/map.json' }))[1]).toBe('CLEARED_FOR_OPERATOR')
    expect(await outcome(root, { manifests, blockerMap: 'p/policy.json' })).toContain('blocker-map-invalid policy.json')
    expect(await outcome(root, { manifests, blockerMap: 'p/none.json' })).toContain('blocker-map-invalid none.json')
    expect(await outcome(root, { manifests, blockerMap: 'map.json' })).toEqual([
      'fail',
      'HOLD_PRODUCTION',
      'BLOCKED',
      'blocker-map-invalid map.json'
    ])
    expect((await outcome(root, { manifests, blockerMap: '../map.json' }))[1]).toBe('HOLD_PRODUCTION')
  })

  test('is asked for in a folder of plain files', async () => {
    const files = { 'a.txt': 'a\n' }
    const root = folderWith({ ...files, SHA256SUMS: gnuList(files) })
    expect(await outcome(root, { manifests: ['SHA256SUMS'], blockerMap: 'map.json' })).toEqual([
      'fail',
      'HOLD_PRODUCTION',
      'BLOCKED',
      'blocker-map-invalid map.json'
    ])
  })

  test('no evidence once it has drifted', async () => {
    const root = packet()
    appendFileSync(join(root, 'map.json'), ' ')
    expect((await outcome(root, { blockerMap: 'map.json' })).slice(0, 3)).toEqual(['fail', 'HOLD_PRODUCTION', 'BLOCKED'])
  })
})
