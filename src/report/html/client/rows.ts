import type { FindingGroup } from '../../findings/groups.ts'
import type { Entry } from './filter.ts'

/** Entries of a group that is opened without being asked for: few files are read faster than a fold is opened. */
const MAX_OPEN_ENTRIES = 5

/** The row of several files with one cause. */
export interface GroupRow {
  /** Of its first entry. */
  readonly number: number
  /** The files that match the filter. */
  readonly group: FindingGroup
  readonly entries: readonly Entry[]
  readonly isOpen: boolean
}

/** The row of one finding. */
export interface EntryRow extends Entry {
  /** True below the row of its group. */
  readonly isMember: boolean
}

export type ListRow = GroupRow | EntryRow

/**
 * The rows of a list: one per group, followed by its entries if it is open. A group of one is its entry.
 * @param entries group after group
 * @param isFolded false for every entry without its group
 * @param chosen groups that the reader opened or closed, by the number of their first entry
 */
export function rowsOf(entries: readonly Entry[], isFolded: boolean, chosen: ReadonlyMap<number, boolean>): readonly ListRow[] {
  if (!isFolded) return entries.map(entry => ({ ...entry, isMember: false }))
  const groups = new Map<FindingGroup, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.group)
    if (group === undefined) groups.set(entry.group, [entry])
    else group.push(entry)
  }
  return [...groups.values()].flatMap(group => rowsOfGroup(group, chosen))
}

function rowsOfGroup(entries: readonly Entry[], chosen: ReadonlyMap<number, boolean>): readonly ListRow[] {
  const [first] = entries
  if (first === undefined) return []
  if (entries.length === 1) return [{ ...first, isMember: false }]
  const isOpen = chosen.get(first.number) ?? entries.length <= MAX_OPEN_ENTRIES
  const group = { first: first.finding, findings: entries.map(({ finding }) => finding) }
  const members = isOpen ? entries.map(entry => ({ ...entry, isMember: true })) : []
  return [{ number: first.number, group, entries, isOpen }, ...members]
}
