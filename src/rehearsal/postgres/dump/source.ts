import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, lstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { systemProgram } from '../../../disk/system-program.ts'
import { errorMessage } from '../../../model/error-message.ts'
import { comparePaths } from '../../../model/path-order.ts'
import type { SealedBytes } from '../../../release/evidence.ts'
import { Refused } from '../../denial.ts'
import type { Dump } from '../../dump.ts'
import { type Compression, compressionOf, unreadableKind } from './file-kinds.ts'
import { convertArchive } from './pg-restore.ts'
import { CHUNK_BYTES, type FindProgram, HEAD_BYTES, plainText, type Reading } from './plain-text.ts'
import { isTarWhole } from './tar-end.ts'

/** Digest and length of a file, read once. */
async function digestOfFile(path: string, { onBytes, signal }: Reading): Promise<SealedBytes> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })) {
    hash.update(chunk)
    bytes += chunk.length
    onBytes?.(chunk.length)
  }
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * Digest of a dump in directory format: of the list of its files as `sha256sum` writes it, sorted by name. `bytes` is the sum of theirs.
 * @throws for a link, and for anything else that is not a regular file
 */
async function digestOfFolder(path: string, reading: Reading): Promise<SealedBytes> {
  const hash = createHash('sha256')
  let total = 0
  for (const name of readdirSync(path).toSorted(comparePaths)) {
    if (!lstatSync(join(path, name)).isFile()) throw new Error(`${JSON.stringify(name)} is not a regular file`)
    const { sha256, bytes } = await digestOfFile(join(path, name), reading)
    hash.update(`${sha256}  ${name}\n`)
    total += bytes
  }
  return { sha256: hash.digest('hex'), bytes: total }
}

interface DumpFormat {
  readonly format: 'plain' | 'custom' | 'directory' | 'tar'
  /** Of a plain dump. */
  readonly compression: Compression | 'none'
}

/** `toc.dat` comes first in a tar made by pg_dump; the magic word of POSIX tar is at byte 257. */
const TAR = { nameAt: 0, name: 'toc.dat', magicAt: 257, magic: 'ustar' }
const OTHER_TAR = 'it is a tar archive, and not of pg_dump: unpack it'

/**
 * The kind of a dump, by its first bytes.
 * @throws when it cannot be read
 */
function formatOf(path: string): DumpFormat {
  const kind = statSync(path)
  // A device has no end, and a pipe can be read only once.
  if (!kind.isDirectory() && !kind.isFile()) throw new Error('it is neither a file nor a folder')
  if (kind.isDirectory()) {
    if (!existsSync(join(path, 'toc.dat')))
      throw new Error('it is a folder without a toc.dat, so it is not a dump in directory format')
    return { format: 'directory', compression: 'none' }
  }
  const head = headOf(path)
  const at = (from: number, text: string) => head.toString('latin1', from, from + text.length) === text
  if (at(0, 'PGDMP')) return { format: 'custom', compression: 'none' }
  const isTar = at(TAR.magicAt, TAR.magic)
  if (isTar && at(TAR.nameAt, TAR.name)) return { format: 'tar', compression: 'none' }
  const unreadable = isTar ? OTHER_TAR : unreadableKind(head)
  if (unreadable !== undefined) throw new Refused('dump-unreadable', unreadable)
  return { format: 'plain', compression: compressionOf(head) }
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0))
  } finally {
    closeSync(file)
  }
}

/** What is known of a dump of a whole cluster, once it was read. */
export interface ClusterFacts {
  /** The one that is taken. */
  readonly database: string
  /** Names of the roles that it creates, without those of the system. */
  readonly roles: readonly string[]
  /** Its text up to the first database. */
  readonly globals: Uint8Array
  readonly serverVersion?: string
}

/** A dump of any format of PostgreSQL, read as SQL. */
export interface PostgresDump extends Dump, DumpFormat {
  readonly format: DumpFormat['format']
  /**
   * The SQL text, from its beginning each time.
   * @param onBytes called with the size of each piece that is read from disk; not where pg_restore reads
   * @throws {Refused}
   */
  sql(onBytes?: (bytes: number) => void): AsyncIterable<Uint8Array>
  /** What was cut to that text, once it was read; undefined for the dump of one database. */
  cluster?(): ClusterFacts | undefined
}

/**
 * Opens a dump.
 * @param pgRestore finds the program that turns an archive into SQL; called only for an archive
 * @param signal ends the reading of it
 * @param find finds the program that unpacks a compressed dump
 * @throws {Refused} when it cannot be read
 */
export function openDump(
  path: string,
  pgRestore: () => string | undefined,
  signal?: AbortSignal,
  find: FindProgram = systemProgram
): PostgresDump {
  try {
    const kind = formatOf(path)
    const isFolder = kind.format === 'directory'
    const size = isFolder ? sizeOfFolder(path) : statSync(path).size
    if (kind.format === 'tar' && !isTarWhole(path, size))
      throw new Refused('dump-truncated', 'the tar archive has no end: it was cut off, or is damaged')
    const reading = (onBytes: Reading['onBytes']): Reading => ({ onBytes, signal })
    return {
      ...kind,
      path,
      size,
      digest: async onBytes => await (isFolder ? digestOfFolder(path, reading(onBytes)) : digestOfFile(path, reading(onBytes))),
      sql: onBytes =>
        kind.format === 'plain'
          ? plainText({ path, size, compression: kind.compression }, reading(onBytes), find)
          : convertArchive(path, size, pgRestore(), signal)
    }
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('dump-unreadable', `the dump cannot be read: ${errorMessage(error)}`)
  }
}

function sizeOfFolder(path: string): number {
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}
