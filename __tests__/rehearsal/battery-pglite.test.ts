import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { DatabaseState } from '../../src/release/documents/database-state.ts'
import { RESIDUES, ROUND_TRIPS } from './battery/cases.ts'
import { PgliteLane } from './battery/pglite-lane.ts'
import { ServerLane } from './battery/server-lane.ts'

// All cases on PGlite: node tools/rehearsal-battery.ts pglite. Here, one in eight of them.
const some = <T>(list: readonly T[]): T[] => list.filter((_, index) => index % 8 === 0)

let lane: PgliteLane
beforeAll(async () => {
  lane = await PgliteLane.open()
})
afterAll(async () => {
  await lane.close()
})

test('rows, sequences and large objects have the same digests as on a server', async () => {
  const server = await ServerLane.open()
  try {
    const digests = ({ tables, sequences, large_objects }: DatabaseState) => ({ tables, sequences, large_objects })
    expect(digests(lane.before.state)).toEqual(digests(server.before.state))
  } finally {
    await server.close()
  }
})

test.each(some(RESIDUES).map(residue => [residue.name, residue] as const))('found: %s', async (_, residue) => {
  expect((await lane.run(residue)).map(({ kind }) => kind)).toContain(residue.kind)
})

test.each(some(ROUND_TRIPS).map(trip => [trip.name, trip] as const))('no alarm: %s', async (_, trip) => {
  expect(await lane.run(trip)).toEqual([])
})
