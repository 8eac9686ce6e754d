import type { DatabaseState } from '../../release/documents/database-state.ts'
import type { Session } from '../session.ts'
import { type CatalogTree, readCatalogTree } from './catalog-tree.ts'
import { largeObjectState, sequenceStates, type TableState, tableState } from './data.ts'
import { inSnapshot } from './snapshot.ts'
import { readTables } from './tables.ts'

/** How the digests are made. Another way of making them needs another name. */
export const METHOD = 'catalog tree; sorted SHA-256 of rows; sequences; pages of large objects (seal-gate/fingerprint/1)'

/** Everything that a database holds at one moment. */
export interface Fingerprint {
  /** As it stands in the evidence: digests and names, no value of any row. */
  readonly state: DatabaseState
  /** Kept to tell differences; definitions are in it, so it is no evidence. */
  readonly catalog: CatalogTree
}

/**
 * The state of the database that the session is connected to.
 * @param session a superuser session outside of any transaction
 * @param progress told each table's name before its rows are read
 * @throws {NotCovered} where the server is newer than what is known of its catalogs
 */
export async function fingerprint(session: Session, progress?: (table: string) => void): Promise<Fingerprint> {
  return await inSnapshot(session, async () => {
    const catalog = await readCatalogTree(session)
    const tables: TableState[] = []
    for (const table of await readTables(session)) {
      progress?.(table.name)
      tables.push(await tableState(session, table))
    }
    const sequences = await sequenceStates(session)
    return { state: { schema: catalog.root, tables, sequences, large_objects: await largeObjectState(session) }, catalog }
  })
}
