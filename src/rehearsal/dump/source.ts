import { spawn } from 'node:child_process'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { errorMessage } from '../../model/error-message.ts'
import type { SealedBytes } from '../../release/evidence.ts'
import { SYSTEM_PATH } from '../engine/postgres/confinement.ts'
import { CHUNK_BYTES, digestOfFile, digestOfFolder } from './digest.ts'
import { type DumpFormat, formatOf } from './format.ts'

/** A dump that cannot be read to its end. */
export class DumpError extends Error {
  readonly code: 'dump-unreadable' | 'dump-truncated'

  constructor(code: DumpError['code'], message: string) {
    super(message)
    this.name = 'DumpError'
    this.code = code
  }
}

/** A dump of any format as the SQL that it stands for. */
export interface Dump extends DumpFormat {
  readonly path: string
  /** Bytes on disk. */
  readonly size: number
  /** What is on disk now. @param onBytes told of each piece that was read */
  digest(onBytes?: (bytes: number) => void): Promise<SealedBytes>
  /**
   * The SQL text, from its beginning each time.
   * @param onBytes told of each piece read from disk; of nothing where pg_restore reads
   * @throws {DumpError}
   */
  sql(onBytes?: (bytes: number) => void): AsyncIterable<Uint8Array>
}

/**
 * Opens a dump.
 * @param pgRestore program that turns an archive into SQL; asked for only when there is an archive
 * @throws {DumpError} when nothing is to be read there
 */
export function openDump(path: string, pgRestore: () => string | undefined): Dump {
  try {
    const kind = formatOf(path)
    const isFolder = kind.format === 'directory'
    return {
      ...kind,
      path,
      size: isFolder ? sizeOfFolder(path) : statSync(path).size,
      digest: async onBytes => await (isFolder ? digestOfFolder(path, onBytes) : digestOfFile(path, onBytes)),
      sql: onBytes => (kind.format === 'plain' ? plain(path, kind.gzip, onBytes) : converted(path, pgRestore()))
    }
  } catch (error) {
    throw error instanceof DumpError ? error : new DumpError('dump-unreadable', `the dump cannot be read: ${errorMessage(error)}`)
  }
}

function sizeOfFolder(path: string): number {
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

async function* plain(path: string, gzip: boolean, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  if (onBytes !== undefined) file.on('data', chunk => onBytes(chunk.length))
  const text = gzip ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file
  file.once('error', error => text.destroy(error))
  try {
    yield* text
  } catch (error) {
    throw new DumpError(gzip ? 'dump-truncated' : 'dump-unreadable', `the dump cannot be read: ${errorMessage(error)}`)
  } finally {
    file.destroy()
  }
}

/**
 * pg_restore only turns the archive into text: it gets no connection, and nothing of the job's environment. Its version must be that of the
 * pg_dump or later, which it checks itself.
 */
async function* converted(path: string, pgRestore: string | undefined): AsyncGenerator<Uint8Array> {
  if (pgRestore === undefined)
    throw new DumpError(
      'dump-unreadable',
      'an archive needs pg_restore, which is not beside the server; a plain dump needs nothing'
    )
  const child = spawn(pgRestore, ['-f', '-', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: SYSTEM_PATH, LC_ALL: 'C' }
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    if (said.length < 2000) said += text
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // Who stops reading early never asks how it ended.
  ended.catch(() => undefined)
  try {
    yield* child.stdout
    const status = await ended
    if (status !== 0) throw new DumpError('dump-unreadable', `pg_restore refuses the archive: ${firstLine(said)}`)
  } finally {
    child.kill('SIGKILL')
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}
