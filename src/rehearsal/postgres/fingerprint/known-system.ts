import type { Session } from '../engine.ts'
import { type Entry, entriesOf } from './catalog-entries.ts'
import {
  type CatalogRow,
  type CatalogRows,
  digestOf,
  hasSystemPart,
  Names,
  readValues,
  rowsOf,
  systemDigest
} from './catalog-rows.ts'
import { FIRST_USER_OID } from './catalog-rules.ts'
import { type Catalog, readCatalogs, strings } from './catalogs.ts'

/** What the catalogs have about the system's own objects. */
interface SystemPart {
  /** The catalogs whose rows about the system are in it. */
  readonly has: (catalog: Catalog) => boolean
  readonly names: Names
  readonly entries: readonly Entry[]
  readonly droppedColumns: number
}

interface Known {
  readonly catalogs: readonly Catalog[]
  readonly system: SystemPart
  /** Of the rows of each catalog that the part is from. */
  readonly digests: string
}

const NOTHING: SystemPart = { has: () => false, names: new Names(new Map()), entries: [], droppedColumns: 0 }

/**
 * The part of the catalogs that \`initdb\` made: nine tenths of their rows, which hardly any change touches. The server computes the SHA-256 of
 * all that would be read of them, in the same snapshot, and only if that of one catalog differs is the part read again. A system in which a
 * row refers to something that is not of the system, such as a function that was given to another owner, is never kept: that has a name of
 * its own, which can change.
 */
export class KnownSystem {
  #known: Known | undefined

  /** The catalogs of this server, and their part about the system, as they are in this snapshot. @param superuser the name of role 10 */
  async read(session: Session, superuser: string): Promise<Pick<Known, 'catalogs' | 'system'>> {
    if (this.#known !== undefined && (await digestsOf(session, this.#known.catalogs)) === this.#known.digests) return this.#known
    this.#known = undefined
    const catalogs = await readCatalogs(session)
    const rows = new Map<Catalog, readonly CatalogRow[]>()
    const digests: (string | null)[] = []
    for (const catalog of catalogs.filter(hasSystemPart)) {
      const values = await readValues(session, catalog, 'system')
      digests.push(digestOf(values))
      rows.set(catalog, rowsOf(catalog, superuser, values))
    }
    if (refersOutside(rows)) return { catalogs, system: NOTHING }
    const names = new Names(rows)
    const system = { ...entriesOf(rows, names, ''), names, has: hasSystemPart }
    this.#known = { catalogs, system, digests: JSON.stringify(digests) }
    return this.#known
  }
}

async function digestsOf(session: Session, catalogs: readonly Catalog[]): Promise<string> {
  const [digests] = await session.rows(`select ${catalogs.filter(hasSystemPart).map(systemDigest).join(', ')}`)
  return JSON.stringify(digests)
}

/** Whether a row of these refers to an object that is in none of them. */
function refersOutside(catalogs: CatalogRows): boolean {
  const parts = new Set([...catalogs.keys()].map(({ name }) => name))
  return [...catalogs].some(([{ references, columns }, rows]) =>
    columns.some(({ name, type }) => {
      const reference = references.get(name)
      if (reference?.kind !== 'object') return false
      const end = parts.has(reference.catalog) ? FIRST_USER_OID : 1
      const isList = type.endsWith('[]') || type.endsWith('vector')
      const numbers = (value: string | null) => (value === null ? [] : isList ? strings(value) : [value])
      return rows.some(row => numbers(row.columns[name] ?? null).some(number => Number(number) >= end))
    })
  )
}
