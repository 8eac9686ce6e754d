import { spawn } from 'node:child_process'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { errorMessage } from '../../model/error-message.ts'
import type { SealedBytes } from '../../release/evidence.ts'
import { SYSTEM_PATH } from '../engine/postgres/confinement.ts'
import { CHUNK_BYTES, digestOfFile, digestOfFolder, type Reading } from './digest.ts'
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
 * @param signal ends the reading of it
 * @throws {DumpError} when nothing can be read there
 */
export function openDump(path: string, pgRestore: () => string | undefined, signal?: AbortSignal): Dump {
  try {
    const kind = formatOf(path)
    const isFolder = kind.format === 'directory'
    const size = isFolder ? sizeOfFolder(path) : statSync(path).size
    const reading = (onBytes: Reading['onBytes']): Reading => ({ onBytes, signal })
    return {
      ...kind,
      path,
      size,
      digest: async onBytes => await (isFolder ? digestOfFolder(path, reading(onBytes)) : digestOfFile(path, reading(onBytes))),
      sql: onBytes =>
        kind.format === 'plain' ? plain(path, kind.gzip, reading(onBytes)) : converted(path, size, pgRestore(), signal)
    }
  } catch (error) {
    throw error instanceof DumpError ? error : new DumpError('dump-unreadable', `the dump cannot be read: ${errorMessage(error)}`)
  }
}

function sizeOfFolder(path: string): number {
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

async function* plain(path: string, gzip: boolean, { onBytes, signal }: Reading): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })
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
 * pg_restore loops for ever on a tar archive with a large object whose end is missing, so it has so much processor time and no more: a
 * minute, and a second for each MiB of the archive, which is far more than it needs.
 */
const MAX_CPU_SECONDS = 60
/** The compression of archives makes a text shorter by a factor of about 1000 at most; what is longer than this is made up. */
const MAX_EXPANSION = 2000
/** A list of contents, and blocks of rows: it needs little. */
const MAX_MEMORY_KIB = 4 * 1024 * 1024
const MIB = 1024 * 1024

/** Sets the limits and becomes pg_restore. Memory cannot be limited on macOS. */
const LIMITED = 'ulimit -t "$1"; ulimit -v "$2" 2>/dev/null; shift 2; exec "$@"'

/**
 * pg_restore only turns the archive into text: it gets no connection, and nothing of the job's environment. Its version must be that of the
 * pg_dump or later, which it checks itself.
 */
async function* converted(
  path: string,
  size: number,
  pgRestore: string | undefined,
  signal: AbortSignal | undefined
): AsyncGenerator<Uint8Array> {
  if (pgRestore === undefined)
    throw new DumpError(
      'dump-unreadable',
      'an archive needs pg_restore, which is not beside the server; a plain dump needs nothing'
    )
  const limits = [MAX_CPU_SECONDS + Math.ceil(size / MIB), MAX_MEMORY_KIB].map(String)
  const child = spawn('/bin/sh', ['-c', LIMITED, 'pg_restore', ...limits, pgRestore, '-f', '-', path], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: SYSTEM_PATH, LC_ALL: 'C' }
  })
  const stop = () => child.kill('SIGKILL')
  signal?.addEventListener('abort', stop)
  let message = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    if (message.length < 2000) message += text
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  // A reader that stops early never asks how it ended.
  ended.catch(() => undefined)
  let left = MAX_EXPANSION * size + MIB
  try {
    for await (const piece of child.stdout) {
      left -= piece.length
      if (left < 0) throw new DumpError('dump-unreadable', 'the archive holds more text than an archive of its size can hold')
      yield piece
    }
    const status = await ended
    if (status === null) throw new DumpError('dump-unreadable', 'pg_restore does not come to the end of the archive')
    if (status !== 0) throw new DumpError('dump-unreadable', `pg_restore refuses the archive: ${firstLine(message)}`)
  } finally {
    signal?.removeEventListener('abort', stop)
    stop()
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 300) ?? ''
}
