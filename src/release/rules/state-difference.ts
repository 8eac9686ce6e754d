import type { DatabaseState, StatePart } from '../documents/database-state.ts'

/** What two states differ in, by name. Names are sorted in the order of the first state, then in the second. */
interface StateDifference {
  readonly schema: boolean
  readonly tables: readonly string[]
  readonly sequences: readonly string[]
  readonly large_objects: boolean
}

/** Compares two states part by part. */
export function stateDifference(a: DatabaseState, b: DatabaseState): StateDifference {
  return {
    schema: a.schema !== b.schema,
    tables: differing(a.tables, b.tables, (x, y) => x.rows === y.rows && x.sha256 === y.sha256),
    sequences: differing(a.sequences, b.sequences, (x, y) => x.last_value === y.last_value && x.is_called === y.is_called),
    large_objects: a.large_objects.count !== b.large_objects.count || a.large_objects.sha256 !== b.large_objects.sha256
  }
}

interface Named {
  readonly name: string
}

function differing<T extends Named>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): string[] {
  const there = new Map(b.map(one => [one.name, one]))
  const here = new Set(a.map(({ name }) => name))
  const changed = a.filter(one => {
    const other = there.get(one.name)
    return other === undefined || !same(one, other)
  })
  return [...changed, ...b.filter(({ name }) => !here.has(name))].map(({ name }) => name)
}

/** The differing parts, one by one. */
/** Tables of a list that do not differ: one pass over each list, since a document can make both as long as it likes. */
export function untouchedTables({ tables }: Pick<StateDifference, 'tables'>, expected: Iterable<string>): string[] {
  const touched = new Set(tables)
  return [...new Set(expected)].filter(table => !touched.has(table))
}

export function partsOf({ schema, tables, sequences, large_objects }: StateDifference): StatePart[] {
  return [
    ...(schema ? [{ kind: 'schema', object: 'schema' } as const] : []),
    ...tables.map(object => ({ kind: 'table', object }) as const),
    ...sequences.map(object => ({ kind: 'sequence', object }) as const),
    ...(large_objects ? [{ kind: 'large-objects', object: 'large-objects' } as const] : [])
  ]
}

/** One name for a part, to compare lists of parts. Schema and large objects exist once, whatever they are called. */
export function partKey({ kind, object }: StatePart): string {
  return kind === 'schema' || kind === 'large-objects' ? kind : `${kind} ${object}`
}

/** True when a sequence stands where it stood or further on: all that `nextval` can have done. */
export function onlyAdvanced(name: string, before: DatabaseState, restored: DatabaseState): boolean {
  const from = before.sequences.find(one => one.name === name)
  const to = restored.sequences.find(one => one.name === name)
  return (
    from !== undefined &&
    to !== undefined &&
    BigInt(to.last_value) >= BigInt(from.last_value) &&
    (to.is_called || !from.is_called)
  )
}
