import { beforeAll, expect, test } from '@jest/globals'
import { newCluster } from '../../../../scripts/pglite-cluster.ts'
import { giveIdentity } from '../../../../src/rehearsal/postgres/pglite/cluster-identity.ts'
import { openPglite } from '../../../../src/rehearsal/postgres/pglite/open.ts'
import { PACKED_ENGINE } from '../../packed-engine.ts'

const IDENTITY = { systemIdentifier: 7_400_000_000_000_000_001n, nonce: new Uint8Array(32).fill(7) }
const REFUSED = 'this is not a cluster of PostgreSQL 18 that initdb has just made'

let made: Buffer
beforeAll(() => {
  made = newCluster()
})

/** The cluster with one bit flipped at the first place of these bytes. */
function flipped(bytes: Buffer, after: number): Buffer {
  const cluster = Buffer.from(made)
  const at = cluster.indexOf(bytes) + after
  cluster.writeUInt8(cluster.readUInt8(at) ^ 1, at)
  return cluster
}

const name = (path: string) => Buffer.from(`${path}\0`)

test('only the identity changes, and it can be changed again', () => {
  const cluster = Buffer.from(made)
  giveIdentity(cluster, IDENTITY)
  expect(cluster.equals(made)).toBe(false)
  giveIdentity(cluster, { systemIdentifier: 0n, nonce: new Uint8Array(32) })
  expect(cluster.equals(made)).toBe(true)
})

test.each([
  ['another byte of the control file', () => flipped(name('/global/pg_control'), 512 + 40)],
  ['the identifier of the WAL', () => flipped(name('/pg_wal/000000010000000000000001'), 512 + 24)]
])('%s: refused', (_, cluster) => {
  expect(() => giveIdentity(cluster(), IDENTITY)).toThrow(REFUSED)
})

test.each([
  ['no control file', (cluster: Buffer) => cluster.subarray(0, 512)],
  ['nothing', () => Buffer.alloc(0)]
])('%s: refused', (_, cut) => {
  expect(() => giveIdentity(cut(made), IDENTITY)).toThrow('the cluster has no /global/pg_control')
})

test('a nonce that is too short: refused', () => {
  expect(() => giveIdentity(Buffer.from(made), { ...IDENTITY, nonce: new Uint8Array(31) })).toThrow(REFUSED)
})

test('two engines are two clusters', async () => {
  const engines = [await openPglite({ pack: PACKED_ENGINE }), await openPglite({ pack: PACKED_ENGINE })]
  try {
    const [first = '', second = ''] = engines.map(engine => engine.systemIdentifier)
    expect(first).toMatch(/^\d{19}$/)
    expect(second).not.toBe(first)
  } finally {
    for (const engine of engines) await engine.destroy()
  }
})
