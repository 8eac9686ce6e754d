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
  return { schema: schemaExcept(catalog, exceptions), tables }
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

/** Digest of the catalogs without the places of columns and the labels that exceptions name; undefined if none is about them. */
export function schemaExcept({ entries }: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
  const tables = exceptions.flatMap(one => (one.kind === 'column-place' ? [`pg_attribute ${one.table} `] : []))
  const types = exceptions.flatMap(one => (one.kind === 'enum-label' ? [`pg_enum ${one.type} `] : []))
  const labels = new Set(
    exceptions.flatMap(one => (one.kind === 'enum-label' ? [`pg_enum ${one.type} ${JSON.stringify(one.label)}`] : []))
  )
  if (tables.length + labels.size === 0) return undefined
  const hash = createHash('sha256')
  for (const [key, properties] of entries) {
    if (labels.has(key)) continue
    // A column or label in the middle moves those after it.
    const isMoved = [...tables, ...types].some(start => key.startsWith(start))
    hash.update(`${key}\0${isMoved ? withoutPlace(properties) : properties}\0`)
  }
  return hash.digest('hex')
}

function withoutPlace(json: string): string {
  const { place: _, ...properties } = JSON.parse(json)
  return JSON.stringify(properties)
}
