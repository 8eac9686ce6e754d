import { createReadStream, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import zlib from 'node:zlib'
import { Expansion } from '../../../archive/limits.ts'
import { onlyFile } from '../../../archive/only-file.ts'
import { ArchiveRefusal } from '../../../archive/problem.ts'
import { OpenedFile } from '../../../disk/opened-file.ts'
import { errorMessage } from '../../../model/error-message.ts'
import { Refused } from '../../denial.ts'
import { COMPRESSIONS, type Compression, SEVERAL_FRAMES, unreadableInside } from './file-kinds.ts'
import { outputOf } from './limited-program.ts'

export const CHUNK_BYTES = 1 << 20
/** Enough to know what is in a file. */
export const HEAD_BYTES = 512

/** How a file is read. */
export interface Reading {
  /** Called with the size of each piece. */
  readonly onBytes?: ((bytes: number) => void) | undefined
  /** Ends the reading. */
  readonly signal?: AbortSignal | undefined
}

/** A file that holds a plain dump. */
interface PlainFile {
  readonly path: string
  readonly size: number
  readonly compression: Compression | 'none'
}

/** Finds a program of the system by its name. */
export type FindProgram = (name: string) => string | undefined

/** Programs that unpack, with the package of Debian that has them. */
const PROGRAMS = {
  xz: { debian: 'xz-utils', args: ['--format=xz', '-T1', '-dc'] },
  bzip2: { debian: 'bzip2', args: ['-dc'] },
  lz4: { debian: 'lz4', args: ['-dc'] }
} as const
type Program = keyof typeof PROGRAMS

/**
 * The text of a plain dump, piece by piece; a piece may overwrite the one before. A file that is cut or damaged is refused at the latest at its end.
 * @throws {Refused} also where it expands to more than an archive may
 */
export async function* plainText(file: PlainFile, reading: Reading, find: FindProgram): AsyncGenerator<Uint8Array> {
  const { compression } = file
  try {
    if (compression === 'none') return yield* fileStream(file, reading)
    const expansion = new Expansion(file.size)
    let isFirst = true
    for await (const piece of expanded(file, { compression, expansion, find }, reading)) {
      const unreadable = isFirst ? unreadableInside(piece.subarray(0, HEAD_BYTES), compression) : undefined
      isFirst = false
      if (unreadable !== undefined) throw new Refused('dump-unreadable', unreadable)
      yield piece
    }
  } catch (error) {
    throw error instanceof Refused ? error : refusalOf(error, compression)
  }
}

function fileStream({ path }: PlainFile, { onBytes, signal }: Reading) {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })
  if (onBytes !== undefined) file.on('data', chunk => onBytes(chunk.length))
  return file
}

interface Expanding {
  readonly compression: Compression
  readonly expansion: Expansion
  readonly find: FindProgram
}

async function* expanded(
  file: PlainFile,
  { compression, expansion, find }: Expanding,
  reading: Reading
): AsyncGenerator<Uint8Array> {
  // It counts by itself.
  if (compression === 'zip') return yield* zipped(file, expansion, reading)
  const text =
    compression === 'gzip' || compression === 'zstd'
      ? inflated(file, compression, reading)
      : unpacked(file, compression, reading, find)
  for await (const piece of text) {
    expansion.addBytes(piece.length)
    yield piece
  }
}

async function* inflated(file: PlainFile, compression: 'gzip' | 'zstd', reading: Reading): AsyncGenerator<Uint8Array> {
  const packed = fileStream(file, reading)
  const options = { chunkSize: CHUNK_BYTES }
  const text = packed.pipe(compression === 'gzip' ? zlib.createGunzip(options) : zlib.createZstdDecompress(options))
  packed.once('error', error => text.destroy(error))
  try {
    yield* text
    if (compression === 'zstd' && text.bytesWritten < file.size) throw new Refused('dump-unreadable', SEVERAL_FRAMES)
  } finally {
    packed.destroy()
    text.destroy()
  }
}

async function* unpacked(
  { path, size }: PlainFile,
  name: Program,
  { onBytes, signal }: Reading,
  find: FindProgram
): AsyncGenerator<Uint8Array> {
  const { debian, args } = PROGRAMS[name]
  const program = find(name)
  if (program === undefined)
    throw new Refused(
      'dump-unreadable',
      `it is compressed with ${name}, and the program "${name}" of the system, which unpacks it, is not installed: install it (Debian and Ubuntu: ${debian}), or unpack the dump with "${COMPRESSIONS[name].unpack}" before`
    )
  const { status, message } = yield* outputOf([program, ...args], { size, input: { path, onBytes }, signal })
  if (status === null) throw new Refused('dump-unreadable', `${name} does not come to the end of the dump`)
  const printed = message.split('\n').find(line => line.trim() !== '')
  // bzip2 only warns of what it does not read.
  if (status === 0 && printed === undefined) return
  const isCut = /unexpected end|unfinished stream|ends unexpectedly/i.test(message)
  throw new Refused(
    isCut ? 'dump-truncated' : 'dump-unreadable',
    `the dump cannot be read: ${printed === undefined ? `${name} ended with status ${status}` : `${name} reports ${JSON.stringify(printed.trim().slice(0, 200))}`}`
  )
}

async function* zipped({ path }: PlainFile, expansion: Expansion, { onBytes, signal }: Reading): AsyncGenerator<Uint8Array> {
  const real = realpathSync(path)
  const file = new OpenedFile(dirname(real), real)
  const read = (offset: number, length: number, into?: Uint8Array): Uint8Array => {
    signal?.throwIfAborted()
    onBytes?.(length)
    return file.read(offset, length, into)
  }
  try {
    yield* onlyFile({ size: file.size, read }, expansion)
    file.demandUnchanged()
  } finally {
    file.close()
  }
}

/** What an error of a decompressor means. */
function refusalOf(error: unknown, compression: PlainFile['compression']): Refused {
  const message = errorMessage(error)
  const reason = `the dump cannot be read: ${message}`
  if (/unexpected end of file|cut off|end record is missing/.test(message)) return new Refused('dump-truncated', reason)
  if (error instanceof ArchiveRefusal && compression !== 'none') {
    const unpack = `unpack it with "${COMPRESSIONS[compression].unpack}"`
    const isTooLarge = error.problem.code === 'archive-too-large'
    return new Refused('dump-unreadable', `${reason}: ${isTooLarge ? `if that is right, ${unpack}` : unpack}`)
  }
  return new Refused(
    'dump-unreadable',
    /^Dictionary/.test(message) ? `${reason}: unpack it with "zstd -d -D DICTIONARY"` : reason
  )
}
