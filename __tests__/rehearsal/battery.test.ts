import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { StatePart } from '../../src/release/documents/database-state.ts'
import { type Case, RESIDUES, ROUND_TRIPS } from './battery/cases.ts'
import { ServerLane } from './battery/server-lane.ts'
import { spoken } from './battery/spoken.ts'

describe('on PostgreSQL', () => {
  const lanes: ServerLane[] = []
  const results = new Map<Case, StatePart[]>()
  let allTrips: StatePart[] = []

  /** A round trip leaves what it found, so that all of them are made on one copy; each alone where they leave anything. */
  async function makeRoundTrips(lane: ServerLane): Promise<void> {
    const left = await lane.runTogether(ROUND_TRIPS)
    for (const trip of ROUND_TRIPS) results.set(trip, left.length === 0 ? [] : await lane.run(trip))
    allTrips = left
  }

  // While one lane waits for its server, the other one computes.
  beforeAll(async () => {
    for (let lane = 0; lane < 2; lane++) lanes.push(await ServerLane.open())
    const left = [...RESIDUES].reverse()
    await Promise.all(
      lanes.map(async (lane, index) => {
        if (index === 0) await makeRoundTrips(lane)
        for (let next = left.pop(); next !== undefined; next = left.pop()) results.set(next, await lane.run(next))
      })
    )
  })
  afterAll(async () => {
    for (const lane of lanes) await lane.close()
  })

  test('there are enough cases', () => {
    expect(RESIDUES.length).toBeGreaterThanOrEqual(58)
    expect(ROUND_TRIPS.length).toBeGreaterThanOrEqual(16)
  })

  test('two servers with the same content have the same fingerprint', () => {
    const [first, second] = lanes.map(({ before }) => before.state)
    expect(first).toBeDefined()
    expect(first).toEqual(second)
  })

  test.each(RESIDUES.map(residue => [residue.name, residue] as const))('found and named: %s', (_, residue) => {
    const parts = results.get(residue) ?? []
    expect(parts.map(({ kind }) => kind)).toContain(residue.kind)
    expect(spoken(parts)).toContain(residue.named)
  })

  test.each(ROUND_TRIPS.map(trip => [trip.name, trip] as const))('no alarm: %s', (_, trip) => {
    expect(results.get(trip)).toEqual([])
  })

  test('no alarm: all of these, one after the other', () => {
    expect(allTrips).toEqual([])
  })
})
