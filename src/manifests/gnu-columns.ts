import { NO_FACTS, NOWHERE, SealColumns } from '../model/seal-columns.ts'
import { ByteCursor } from './byte-cursor.ts'
import type { ReadManifest, ReadOptions } from './format.ts'
import { foreignAlgorithm, statesAlgorithm } from './list-name.ts'
import { PathTable } from './path-table.ts'

/** Bytes of the shortest entry: 64 digits, two blanks, a letter and a line feed. */
const MIN_ENTRY_BYTES = 68
/** What formats of lists are known by is in their first lines. */
const MAX_FIRST_BYTES = 64 * 1024
const SHA256_DIGITS = 64
const LINE_FEED = 0x0a
const SPACE = 0x20
const ASTERISK = 0x2a

/**
 * The quick reader of large lists of `sha256sum`, in one pass over their bytes. Undefined for everything but lines of a sha256, two blanks
 * (or one and an asterisk), and a simple name.
 * @param bytes in shared memory of their own
 * @param isGnu the user names the format
 */
export async function readGnuColumns(bytes: Buffer, isGnu: boolean, options: ReadOptions): Promise<ReadManifest | undefined> {
  const { maxEntries = Number.POSITIVE_INFINITY, fileName = '' } = options
  const { buffer } = bytes
  if (!(buffer instanceof SharedArrayBuffer) || bytes[SHA256_DIGITS] !== SPACE) return undefined
  if (foreignAlgorithm(fileName) !== undefined || !(isGnu || (await looksLikeGnu(bytes, fileName)))) return undefined
  const room = Math.ceil(bytes.length / MIN_ENTRY_BYTES)
  const seals = SealColumns.over(buffer, room, 1)
  const paths = new PathTable(seals, room)
  const cursor = new ByteCursor(bytes, 0)
  while (cursor.at < bytes.length) if (!readEntry(cursor, seals) || !paths.takesLast(cursor.isAscending)) return undefined
  if (seals.length === 0 || seals.length > maxEntries) return undefined
  const assumed = statesAlgorithm(fileName, 'sha256') ? {} : { assumed: ['sha256'] as const }
  return { format: 'gnu', seals, problems: [], notices: [], ...assumed }
}

async function looksLikeGnu(bytes: Buffer, fileName: string): Promise<boolean> {
  const first = bytes.toString('utf8', 0, MAX_FIRST_BYTES)
  const text = first.slice(0, first.lastIndexOf('\n') + 1)
  const { findFormat } = await import('./find-format.ts')
  return (await findFormat({ text, bytewise: false, file: true, fileName }, 'auto'))?.name === 'gnu'
}

function readEntry(cursor: ByteCursor, seals: SealColumns): boolean {
  const sha256At = cursor.at
  if (!cursor.hex(SHA256_DIGITS) || !cursor.byte(SPACE) || !(cursor.byte(SPACE) || cursor.byte(ASTERISK))) return false
  const pathAt = cursor.at
  if (!cursor.path(LINE_FEED)) return false
  seals.push({ pathAt, pathEnd: cursor.at, sha256At, gitAt: NOWHERE }, undefined, NO_FACTS)
  return cursor.byte(LINE_FEED)
}
