import { Buffer } from 'node:buffer'
import zlib from 'node:zlib'
import { crc32 } from '../../archive/crc32.ts'
import { MAX_ARCHIVE_BYTES } from '../policy.ts'

const HEADER_BYTES = 10
const TRAILER_BYTES = 8
const FNAME = 8

/** A gzip file of one member, in parts that give exactly its bytes. https://www.rfc-editor.org/rfc/rfc1952 */
export interface GzipFile {
  readonly header: GzipHeader
  /** Raw deflate. */
  readonly stream: Buffer
  /** Checksum and length of the content. */
  readonly trailer: Buffer
  readonly plain: Buffer
}

/** The fields that programs write; a file with others is not taken apart. */
export interface GzipHeader {
  /** Seconds since 1970; 0 for none. */
  readonly mtime: number
  /** 2 for the best compression, 4 for the fastest, else 0. */
  readonly xfl: number
  readonly os: number
  /** Latin-1; absent where there is none. */
  readonly name?: string
}

export function parseGzip(bytes: Buffer): GzipFile | undefined {
  if (bytes.length < HEADER_BYTES + TRAILER_BYTES || bytes.readUInt16BE(0) !== 0x1f8b || bytes[2] !== 8) return undefined
  const flags = bytes.readUInt8(3)
  if ((flags & ~FNAME) !== 0) return undefined
  const end = flags === FNAME ? bytes.indexOf(0, HEADER_BYTES) : HEADER_BYTES - 1
  if (end < 0) return undefined
  const name = flags === FNAME ? { name: bytes.toString('latin1', HEADER_BYTES, end) } : {}
  const header = { mtime: bytes.readUInt32LE(4), xfl: bytes.readUInt8(8), os: bytes.readUInt8(9), ...name }
  const plain = expanded(bytes)
  const trailer = bytes.subarray(-TRAILER_BYTES)
  if (plain === undefined || trailer.readUInt32LE(4) !== plain.length) return undefined
  return { header, stream: bytes.subarray(end + 1, -TRAILER_BYTES), trailer, plain }
}

function expanded(bytes: Buffer): Buffer | undefined {
  try {
    return zlib.gunzipSync(bytes, { maxOutputLength: MAX_ARCHIVE_BYTES })
  } catch {
    return undefined
  }
}

export function headerBytes({ mtime, xfl, os, name }: GzipHeader): Buffer {
  const fixed = Buffer.from([0x1f, 0x8b, 8, name === undefined ? 0 : FNAME, 0, 0, 0, 0, xfl, os])
  fixed.writeUInt32LE(mtime, 4)
  return name === undefined ? fixed : Buffer.concat([fixed, Buffer.from(`${name}\0`, 'latin1')])
}

export function trailerOf(plain: Buffer): Buffer {
  const trailer = Buffer.alloc(TRAILER_BYTES)
  trailer.writeUInt32LE(crc32(plain), 0)
  trailer.writeUInt32LE(plain.length % 2 ** 32, 4)
  return trailer
}

/** FAT, Unix, Macintosh, NTFS, unknown, and what zlib on macOS and old versions of Node write. */
const SYSTEMS: readonly (readonly [number, string])[] = [
  [3, 'Unix'],
  [255, 'unknown'],
  [0, 'FAT'],
  [10, 'NTFS, as zlib writes it'],
  [19, 'macOS'],
  [7, 'Macintosh'],
  [11, 'NTFS']
]
const EXTRA_FLAGS = [0, 2, 4] as const

export interface EarlierHeader {
  readonly header: GzipHeader
  /** In words what is different now; empty for the header as it is. */
  readonly details: readonly string[]
}

/**
 * Headers that the file may have had: fewest differences first.
 * @param path of the seal, whose name without its extension `gzip FILE` stores
 * @param times of members, which the file may have had as its time
 */
export function earlierHeaders(now: GzipHeader, path: string, times: readonly number[]): readonly EarlierHeader[] {
  const names = [now.name, undefined, nameWithin(path)].filter(isFirst)
  const mtimes = [now.mtime, 0, ...times].filter(isFirst)
  const headers: EarlierHeader[] = []
  for (const name of names)
    for (const mtime of mtimes)
      for (const xfl of [now.xfl, ...EXTRA_FLAGS].filter(isFirst))
        for (const [os, system] of [[now.os, ''] as const, ...SYSTEMS.filter(([other]) => other !== now.os)]) {
          const details = [
            ...(name === now.name ? [] : [name === undefined ? 'there was no file name' : 'there was another file name']),
            ...(mtime === now.mtime ? [] : [mtime === 0 ? 'there was no time' : 'there was another time']),
            ...(xfl === now.xfl ? [] : [`the extra flags were ${xfl}`]),
            ...(os === now.os ? [] : [`the system was ${os} (${system})`])
          ]
          headers.push({ header: { mtime, xfl, os, ...(name !== undefined && { name }) }, details })
        }
  return headers.sort((a, b) => a.details.length - b.details.length)
}

function isFirst<T>(value: T, at: number, all: readonly T[]): boolean {
  return all.indexOf(value) === at
}

/** `app.tar` of `dist/app.tgz`, `a.txt` of `a.txt.gz`. */
function nameWithin(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '')
}
