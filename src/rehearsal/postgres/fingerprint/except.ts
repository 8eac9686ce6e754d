import { createHash } from 'node:crypto'
import type { DeclaredException } from '../../../release/documents/exceptions.ts'
import type { ExceptState } from '../../clone.ts'
import type { SchemaTree } from '../../schema-difference.ts'
import type { Session } from '../engine.ts'
import { shortHashes, type TableState, tableState } from './data.ts'
import { inSnapshot } from './snapshot.ts'
import { readTables } from './tables.ts'

/**
 * Reads a state without the columns that exceptions name.
 * @param session a reader's session @param catalog of the same state
 */
export async function exceptState(
  session: Session,
  catalog: SchemaTree,
  exceptions: readonly DeclaredException[]
): Promise<ExceptState> {
  const columns = new Map<string, Set<string>>()
  for (const exception of exceptions) {
    if (exception.kind !== 'columns') continue
    columns.set(exception.table, new Set([...(columns.get(exception.table) ?? []), ...exception.columns]))
  }
  const tables = columns.size === 0 ? [] : await inSnapshot(session, async () => await tablesWithout(session, columns))
  return { schema: schemaExcept(catalog, exceptions), labels: exceptedLabels(catalog, exceptions), tables }
}

async function tablesWithout(session: Session, columns: ReadonlyMap<string, ReadonlySet<string>>): Promise<TableState[]> {
  const states: TableState[] = []
  for (const table of await readTables(session)) {
    const left = columns.get(table.name)
    if (left === undefined) continue
    const kept = table.columns.map(column => !left.has(column))
    states.push(
      await tableState(session, {
        ...table,
        columns: table.columns.filter((_, index) => kept[index]),
        values: table.values.filter((_, index) => kept[index])
      })
    )
  }
  return states
}

/** The rows of these tables as digests, sorted. @param session a reader's session */
export async function rowDigests(session: Session, names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const digests = new Map<string, Buffer>()
  if (names.length === 0) return digests
  await inSnapshot(session, async () => {
    for (const table of await readTables(session)) {
      if (!names.includes(table.name)) continue
      const [[count] = []] = await session.rows(`select count(*)::text from only ${table.sql}`)
      digests.set(table.name, await shortHashes(session, table, Number(count)))
    }
  })
  return digests
}

/** Keys of the enum labels that exceptions name, and that the schema has. */
function exceptedLabels({ entries }: SchemaTree, exceptions: readonly DeclaredException[]): string[] {
  return labelKeys(exceptions).filter(key => entries.has(key))
}

function labelKeys(exceptions: readonly DeclaredException[]): string[] {
  return exceptions.flatMap(one => (one.kind === 'enum-label' ? [`pg_enum ${one.type} ${JSON.stringify(one.label)}`] : []))
}

/**
 * Digest of the catalogs without the places of columns and the labels that exceptions name; undefined if none is about them. The other labels
 * of a type count in their order: it is that of its values.
 */
export function schemaExcept({ entries }: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
  const tables = exceptions.flatMap(one => (one.kind === 'column-place' ? [`pg_attribute ${one.table} `] : []))
  const types = new Set(exceptions.flatMap(one => (one.kind === 'enum-label' ? [`pg_enum ${one.type} `] : [])))
  const labels = new Set(labelKeys(exceptions))
  if (tables.length + labels.size === 0) return undefined
  // A label in the middle moves those after it.
  const ranks = new Map([...types].flatMap(type => [...ranksOf(entries, type, labels)]))
  const hash = createHash('sha256')
  for (const [key, properties] of entries) {
    if (labels.has(key)) continue
    const isMoved = tables.some(start => key.startsWith(start))
    const counted = isMoved || ranks.has(key) ? withPlace(properties, ranks.get(key)) : properties
    hash.update(`${key}\0${counted}\0`)
  }
  return hash.digest('hex')
}

/** The rank of each label of a type among those that are compared. */
function ranksOf(entries: SchemaTree['entries'], type: string, without: ReadonlySet<string>): Map<string, number> {
  const keys = [...entries.keys()].filter(key => key.startsWith(type) && !without.has(key))
  const placeOf = (key: string): number => Number(JSON.parse(entries.get(key) ?? '{}').place)
  return new Map(keys.toSorted((a, b) => placeOf(a) - placeOf(b)).map((key, index) => [key, index + 1]))
}

function withPlace(json: string, rank: number | undefined): string {
  const { place: _, ...properties } = JSON.parse(json)
  return JSON.stringify(rank === undefined ? properties : { ...properties, place: rank })
}
