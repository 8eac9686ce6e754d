import { Buffer } from 'node:buffer'
import zlib from 'node:zlib'

/** Members that are read: a file that was put into an archive is alone in it, or one of few. */
const MAX_MEMBERS = 64
const MAX_SHOWN_PATH = 60

interface Member {
  /** `zip` or `tar`. */
  readonly name: string
  /** Its name in the archive, which is hostile, made safe to print. */
  readonly path: string
  readonly plain: Buffer
}

/** The members of a zip or tar archive whose content is not longer than the limit. Anything malformed ends the list. */
export function* membersOf(bytes: Buffer, maxOutputLength: number): Iterable<Member> {
  if (bytes.length > 30 && bytes.readUInt32LE(0) === 0x04034b50) yield* zipMembers(bytes, maxOutputLength)
  else if (bytes.length >= 512 && bytes.toString('latin1', 257, 262) === 'ustar') yield* tarMembers(bytes)
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3: found by way of the central directory. */
function* zipMembers(bytes: Buffer, maxOutputLength: number): Iterable<Member> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return
  let at = bytes.readUInt32LE(end + 16)
  for (let member = 0; member < MAX_MEMBERS; member++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) return
    const method = bytes.readUInt16LE(at + 10)
    const size = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const path = shown(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    if (local + 30 > end) return
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, Math.min(from + size, end))
    const plain = method === 0 ? packed : method === 8 ? inflated(packed, maxOutputLength) : undefined
    if (plain !== undefined && plain.length > 0) yield { name: 'zip', path, plain }
  }
}

function inflated(packed: Buffer, maxOutputLength: number): Buffer | undefined {
  try {
    return zlib.inflateRawSync(packed, { maxOutputLength })
  } catch {
    return undefined
  }
}

/** POSIX ustar, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
function* tarMembers(bytes: Buffer): Iterable<Member> {
  let at = 0
  for (let member = 0; member < MAX_MEMBERS && at + 512 <= bytes.length; member++) {
    const header = bytes.subarray(at, at + 512)
    const size = Number.parseInt(header.toString('latin1', 124, 136).replace(/[^0-7]/g, ''), 8)
    if (header.toString('latin1', 257, 262) !== 'ustar' || !Number.isSafeInteger(size)) return
    const kind = header[156]
    const isFile = kind === 0x30 || kind === 0
    const name = header.subarray(0, 100)
    const end = name.indexOf(0)
    if (isFile && at + 512 + size <= bytes.length) {
      yield { name: 'tar', path: shown(end < 0 ? name : name.subarray(0, end)), plain: bytes.subarray(at + 512, at + 512 + size) }
    }
    at += 512 + Math.ceil(size / 512) * 512
  }
}

function shown(path: Buffer): string {
  return path.toString('latin1', 0, MAX_SHOWN_PATH).replace(/[^\w./ -]/g, '?')
}
