import { stateDifference } from '../release/rules/state-difference.ts'
import type { ChainState } from './chain.ts'
import type { Clone, Fingerprint } from './clone.ts'
import type { RehearsalContext } from './context.ts'
import { exceptionsOf } from './exceptions.ts'

/** Rows of all states whose digests are in memory: 16 bytes each. */
const MAX_HELD_ROWS = 4_000_000

const DIGEST_BYTES = 16

/**
 * What is kept of a state of a chain, to compare it on the way back. Of tables that may gain rows, the rows are kept as digests: no copy of
 * the database is left by then. Where there are too many, what a rollback adds to the table is denied.
 */
export async function keepState(context: RehearsalContext, clone: Clone, { state, schema }: Fingerprint): Promise<ChainState> {
  const exceptions = exceptionsOf(context)
  if (exceptions.length === 0) return { state, rows: new Map() }
  const mayGrow = new Set(exceptions.flatMap(one => (one.kind === 'rows-added' ? [one.table] : [])))
  let left = MAX_HELD_ROWS - heldRows(context.chain.states)
  const tables = state.tables.filter(({ name, rows }) => {
    if (!mayGrow.has(name) || rows > left) return false
    left -= rows
    return true
  })
  const { before, beforeExcept } = context.prints
  return {
    state,
    except: (before?.state === state ? beforeExcept : undefined) ?? (await clone.exceptState(schema, exceptions)),
    rows: await clone.rowDigests(tables.map(({ name }) => name))
  }
}

function heldRows(states: readonly ChainState[]): number {
  const sizes = states.flatMap(({ rows }) => [...rows.values()].map(digests => digests.length / DIGEST_BYTES))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** How many rows of an earlier state are missing now, by table that differs. Tables whose rows were not kept are not counted. */
export async function countMissing(
  clone: Clone,
  { state: earlier, rows }: ChainState,
  { state }: Fingerprint
): Promise<(table: string) => number | undefined> {
  const differing = new Set(stateDifference(earlier, state).tables)
  const tables = state.tables.flatMap(one =>
    differing.has(one.name) && rows.has(one.name) && one.rows <= MAX_HELD_ROWS ? [one.name] : []
  )
  const now = tables.length === 0 ? new Map<string, Buffer>() : await clone.rowDigests(tables)
  return table => {
    const [before, after] = [rows.get(table), now.get(table)]
    return before === undefined || after === undefined ? undefined : missingDigests(before, after)
  }
}

/** How many digests of the first list the second does not have, each as often as it is missing. Both are sorted. @param onMissing gets each */
export function missingDigests(before: Buffer, now: Buffer, onMissing?: (digest: Buffer) => void): number {
  let missing = 0
  let at = 0
  for (let from = 0; from < before.length; from += DIGEST_BYTES) {
    let order = -1
    for (; at < now.length; at += DIGEST_BYTES) {
      order = now.compare(before, from, from + DIGEST_BYTES, at, at + DIGEST_BYTES)
      if (order >= 0) break
    }
    if (at < now.length && order === 0) at += DIGEST_BYTES
    else {
      missing++
      onMissing?.(before.subarray(from, from + DIGEST_BYTES))
    }
  }
  return missing
}
