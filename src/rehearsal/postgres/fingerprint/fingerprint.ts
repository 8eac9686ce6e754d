import type { Fingerprint } from '../../clone.ts'
import { schemaDifferences } from '../../schema-difference.ts'
import type { Session } from '../engine.ts'
import { readCatalogTree } from './catalog-tree.ts'
import { largeObjectState, sequenceStates, type TableState, tableState } from './data.ts'
import type { KnownSystem } from './known-system.ts'
import type { KnownTables } from './known-tables.ts'
import { inSnapshot, pin } from './snapshot.ts'
import { readTables } from './tables.ts'

const NAME = 'seal_gate_canary'

/**
 * Proves that the fingerprint can see: in a transaction that is rolled back, one thing of each kind is changed, and each must show. Otherwise
 * two empty answers would be equal.
 * @param print the fingerprint of this very state
 * @param session a superuser session outside of any transaction
 * @param system what is known of the system's own objects
 * @returns true when each change showed, and nothing else
 */
export async function seesChanges(session: Session, print: Fingerprint, system?: KnownSystem): Promise<boolean> {
  await session.run('begin isolation level repeatable read, read write')
  try {
    await pin(session)
    // The database's own event triggers must not react to a canary.
    await session.run('set local session_replication_role = replica')
    await session.run(`create schema ${NAME}`)
    await session.run(`create table ${NAME}.cell (id int primary key, value text)`)
    await session.run(`insert into ${NAME}.cell values (1, 'before')`)
    await session.run(`create sequence ${NAME}.steps`)
    const before = await canaryState(session)
    await session.run(`update ${NAME}.cell set value = 'after'`)
    await session.run(`select pg_catalog.nextval('${NAME}.steps')`)
    await session.run(`select pg_catalog.lo_from_bytea(0, 'canary')`)
    const after = await canaryState(session)
    const seen = schemaDifferences(print.schema, await readCatalogTree(session, system))
    const objects = await largeObjectState(session)
    return (
      before.table !== undefined &&
      before.table !== after.table &&
      before.sequence !== undefined &&
      before.sequence !== after.sequence &&
      objects.count === print.state.large_objects.count + 1 &&
      objects.sha256 !== print.state.large_objects.sha256 &&
      seen.some(({ kind, object }) => kind === 'pg_class' && object.endsWith(`${NAME}.cell`)) &&
      seen.every(
        ({ object, change }) => change === 'left behind' && (object.includes(NAME) || object.startsWith('large object '))
      )
    )
  } finally {
    await session.run('rollback')
  }
}

async function canaryState(session: Session): Promise<{ table: string | undefined; sequence: string | undefined }> {
  const table = (await readTables(session)).find(({ name }) => name === `${NAME}.cell`)
  const sequence = (await sequenceStates(session)).find(({ name }) => name === `${NAME}.steps`)
  return {
    table: table === undefined ? undefined : JSON.stringify(await tableState(session, table)),
    sequence: sequence === undefined ? undefined : JSON.stringify(sequence)
  }
}

/** How the digests are computed. Another method needs another name. */
export const METHOD = 'catalog tree; sorted SHA-256 of rows; sequences; pages of large objects (seal-gate/fingerprint/2)'

/**
 * The state of the database that the session is connected to.
 * @param session a superuser session outside of any transaction
 * @param progress called with each table's name before its rows are read
 * @param known tables, and objects of the system, that were read before: only others are read
 * @throws {NotCovered} where the server is newer than what is known of its catalogs
 */
export async function fingerprint(
  session: Session,
  progress?: (table: string) => void,
  { tables: known, system }: { readonly tables?: KnownTables | undefined; readonly system?: KnownSystem } = {}
): Promise<Fingerprint> {
  return await inSnapshot(session, async () => {
    const catalog = await readCatalogTree(session, system)
    const tables = await tableStates(session, progress, known)
    const sequences = await sequenceStates(session)
    return { state: { schema: catalog.root, tables, sequences, large_objects: await largeObjectState(session) }, schema: catalog }
  })
}

/** The states of all tables, by name. */
async function tableStates(
  session: Session,
  progress: ((table: string) => void) | undefined,
  known: KnownTables | undefined
): Promise<TableState[]> {
  const tables = await readTables(session)
  const found = await known?.find(
    session,
    tables.map(({ name }) => name)
  )
  const states: TableState[] = []
  const read: TableState[] = []
  for (const table of tables) {
    let state = found?.get(table.name)
    if (state === undefined) {
      progress?.(table.name)
      state = await tableState(session, table)
      read.push(state)
    }
    states.push(state)
  }
  await known?.keep(session, read)
  return states
}
