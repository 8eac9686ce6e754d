import type { Session } from '../session.ts'
import { COPY_HEADER, COPY_ROW } from './data.ts'
import { hashStream, type Table } from './tables.ts'

const DIGEST = 32
/** Bytes kept of each digest where millions are held: enough that two rows of one table never share them. */
export const KEPT = 16

/** Hands over each row's digest, in order. The buffer is used again: copy what is to stay. */
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
