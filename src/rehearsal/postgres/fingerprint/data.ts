import { createHash } from 'node:crypto'
import type { Session } from '../engine.ts'
import { quoted } from '../names.ts'
import { hashStream, shown, type Table } from './tables.ts'

/** `COPY … (FORMAT binary)`: a header, a row of one field (its count, its length, 32 bytes), a trailer. */
const COPY_HEADER = 19
const COPY_ROW = 2 + 4 + 32
const COPY_TRAILER = 2

export interface TableState {
  readonly name: string
  readonly rows: number
  readonly sha256: string
}

/** The exact multiset of a table's rows: SHA-256 of the binary COPY of their sorted SHA-256 digests. */
export async function tableState(session: Session, table: Table): Promise<TableState> {
  const hash = createHash('sha256')
  let bytes = 0
  await session.copyOut(hashStream(table), piece => {
    hash.update(piece)
    bytes += piece.length
  })
  const rows = (bytes - COPY_HEADER - COPY_TRAILER) / COPY_ROW
  // A truncated or missing stream is not the state of an empty table.
  if (!Number.isInteger(rows) || rows < 0)
    throw new Error(`the digests of ${table.name} came in ${bytes} bytes, which is no number of rows`)
  return { name: table.name, rows, sha256: hash.digest('hex') }
}

interface SequenceState {
  readonly name: string
  readonly last_value: string
  readonly is_called: boolean
}

/** The value of each sequence. */
export async function sequenceStates(session: Session): Promise<SequenceState[]> {
  const found = await session.rows(
    `select n.nspname, c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and c.oid >= 16384 and c.relpersistence <> 't'`
  )
  const states: SequenceState[] = []
  for (const [schema, name] of found) {
    const parts = [schema ?? '', name ?? '']
    const [row] = await session.rows(`select last_value::text, is_called::text from ${parts.map(quoted).join('.')}`)
    if (typeof row?.[0] !== 'string') throw new Error(`the sequence ${parts.map(shown).join('.')} does not report its value`)
    states.push({ name: parts.map(shown).join('.'), last_value: row[0], is_called: row[1] === 'true' })
  }
  return states.sort((a, b) => (a.name < b.name ? -1 : 1))
}

const LARGE_OBJECTS = `copy (select m.oid, l.pageno, l.data from pg_catalog.pg_largeobject_metadata m
  left join pg_catalog.pg_largeobject l on l.loid = m.oid order by m.oid, l.pageno) to stdout (format binary)`

/** All pages of all large objects in one digest. Owners and privileges are in the catalogs. */
export async function largeObjectState(session: Session): Promise<{ count: number; sha256: string }> {
  const hash = createHash('sha256')
  await session.copyOut(LARGE_OBJECTS, piece => {
    hash.update(piece)
  })
  const [[count] = []] = await session.rows('select count(*)::text from pg_catalog.pg_largeobject_metadata')
  if (typeof count !== 'string') throw new Error('the large objects could not be counted')
  return { count: Number(count), sha256: hash.digest('hex') }
}

const DIGEST = 32
/** Bytes kept of each digest if millions are in memory: enough that two rows of one table never share them. */
export const KEPT = 16

/** Passes on each row's digest, in order. The buffer is reused: copy what you keep. */
export async function eachRowHash(session: Session, table: Table, take: (digest: Buffer) => void): Promise<void> {
  let skip = COPY_HEADER
  let rest: Buffer = Buffer.alloc(0)
  await session.copyOut(hashStream(table), piece => {
    const bytes = rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([rest, piece])
    let at = Math.min(skip, bytes.length)
    skip -= at
    for (; skip === 0 && at + COPY_ROW <= bytes.length; at += COPY_ROW)
      take(bytes.subarray(at + COPY_ROW - DIGEST, at + COPY_ROW))
    rest = Buffer.from(bytes.subarray(at))
  })
}

/** The digests of all rows, shortened, in order, one after the other. @param rows how many there are */
export async function shortHashes(session: Session, table: Table, rows: number): Promise<Buffer> {
  const kept = Buffer.alloc(rows * KEPT)
  let at = 0
  await eachRowHash(session, table, digest => {
    digest.copy(kept, at, 0, KEPT)
    at += KEPT
  })
  if (at !== kept.length) throw new Error(`${table.name} has another number of rows than a moment ago`)
  return kept
}
