import { inflateRawSync } from 'node:zlib'
import { errorCode } from '../model/error-message.ts'
import { type ByteSource, passingPieces } from './byte-source.ts'
import { inflateRaw } from './compression.ts'
import { crc32 } from './crc32.ts'
import type { Expansion } from './limits.ts'
import type { ContentSink, Member, MemberKind, MemberVisitor } from './member.ts'
import { memberPath } from './member-path.ts'
import { ArchiveRefusal, type Problems } from './problem.ts'
import { nameOf } from './zip-extra.ts'
import { type ZipLayout, zipLayout } from './zip-layout.ts'
import type { ZipEntry } from './zip-records.ts'

const STORED = 0
const DEFLATED = 8
const METHODS: Readonly<Record<number, string>> = {
  1: 'shrink',
  6: 'implode',
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'zstd',
  95: 'xz',
  98: 'PPMd'
}

/** Up to this, a member is expanded by one call, which is much faster than a stream for small ones. */
const MAX_AT_ONCE_BYTES = 4 * 1024 ** 2

/** The latest one that is specified, times ten. */
const MAX_VERSION_NEEDED = 63

const UNIX = 3
const MACOS = 19
const FORMAT = 0o170000
const FOLDER_ATTRIBUTE = 0x10
const SLASH = 0x2f

/** @throws ArchiveRefusal where the archive has no one meaning; a fault of one member is kept, and the next one is read */
export async function readZip(
  source: ByteSource,
  visitor: MemberVisitor,
  expansion: Expansion,
  problems: Problems
): Promise<ZipLayout> {
  const layout = zipLayout(source)
  for (const entry of layout.entries) {
    expansion.addMember()
    const member = memberOf(entry, problems)
    if (member === undefined) continue
    try {
      await readContent(source, entry, visitor.visit(member, entry), expansion)
    } catch (error) {
      if (!(error instanceof ArchiveRefusal) || error.problem.code === 'archive-too-large') throw error
      problems.add(error.problem.code, error.problem.reason, member.path)
    }
  }
  return layout
}

/** The member that an entry stands for; undefined where it has a problem, which is kept, or is the root. @throws ArchiveRefusal */
export function memberOf(entry: ZipEntry, problems: Problems): Member | undefined {
  const { central } = entry
  const name = nameOf(central.name, central.flags, central.fields)
  if (!Buffer.from(nameOf(entry.local.name, entry.local.flags, entry.local.fields)).equals(name))
    throw new ArchiveRefusal(
      'archive-ambiguous',
      'the Unicode name of a member differs between its local header and the central directory'
    )
  const { problem, isRoot, ...named } = memberPath(name)
  if (problem !== undefined) {
    problems.add(problem.code, problem.reason, problem.member)
    return undefined
  }
  const attributes = attributesOf(entry)
  const kind = kindOf(attributes.type, name.at(-1) === SLASH, central.externalAttributes)
  const isFull = kind === 'folder' && central.bytes > 0
  if (kind === 'special') problems.add('archive-special', 'the member is a device, a pipe or a socket', named.path)
  else if (kind === 'contradictory' || isFull)
    problems.add('archive-ambiguous', 'the member is a folder by its name or its attributes, and a file by the other', named.path)
  else if (isRoot === true && kind !== 'folder') problems.add('archive-path-unsafe', 'a member that is not a folder has no name')
  if (kind === 'special' || kind === 'contradictory' || isFull || isRoot === true) return undefined
  const mode = attributes.mode === undefined ? {} : { mode: attributes.mode & 0o7777 }
  return { ...named, kind, bytes: central.bytes, ...mode }
}

/** Type and permission bits, where the system that packed the member has them. */
function attributesOf({ central }: ZipEntry): { readonly type: number; readonly mode?: number } {
  const system = central.madeBy >>> 8
  const bits = central.externalAttributes >>> 16
  if ((system !== UNIX && system !== MACOS) || bits === 0) return { type: 0 }
  return { type: bits & FORMAT, mode: bits }
}

function kindOf(type: number, hasSlash: boolean, attributes: number): MemberKind | 'special' | 'contradictory' {
  if (type === 0o120000) return hasSlash ? 'contradictory' : 'link'
  if (type === 0o040000) return hasSlash ? 'folder' : 'contradictory'
  if (type !== 0 && type !== 0o100000) return 'special'
  if (hasSlash) return type === 0 || (attributes & FOLDER_ATTRIBUTE) !== 0 ? 'folder' : 'contradictory'
  return (attributes & FOLDER_ATTRIBUTE) === 0 ? 'file' : 'contradictory'
}

async function readContent(
  source: ByteSource,
  entry: ZipEntry,
  sink: ContentSink | undefined,
  expansion: Expansion
): Promise<void> {
  const check = new ContentCheck(entry, expansion)
  for await (const chunk of contentOf(source, entry)) {
    check.take(chunk)
    sink?.data(chunk)
  }
  check.end()
  sink?.end()
}

/** Holds the content of a member against what the archive states of it. */
export class ContentCheck {
  readonly #entry: ZipEntry
  readonly #expansion: Expansion
  #crc = 0
  #bytes = 0

  constructor(entry: ZipEntry, expansion: Expansion) {
    this.#entry = entry
    this.#expansion = expansion
  }

  /** @throws ArchiveRefusal when there is more than the archive states, or may have */
  take(chunk: Uint8Array): void {
    const { bytes } = this.#entry.central
    this.#expansion.addBytes(chunk.length)
    this.#bytes += chunk.length
    if (this.#bytes > bytes) throw new ArchiveRefusal('archive-damaged', `it expands to over the ${bytes} bytes that it states`)
    this.#crc = crc32(chunk, this.#crc)
  }

  /** @throws ArchiveRefusal when it is not what the archive states */
  end(): void {
    const { central, dataOffset } = this.#entry
    if (this.#bytes !== central.bytes)
      throw new ArchiveRefusal('archive-damaged', `it has ${this.#bytes} bytes and states ${central.bytes}`)
    if (this.#crc !== central.crc)
      throw new ArchiveRefusal('archive-damaged', `its CRC-32 is wrong (content at byte ${dataOffset})`)
  }
}

/** The content of a member, expanded; a piece may overwrite the one before. @throws ArchiveRefusal */
export function contentOf(
  source: ByteSource,
  { central, dataOffset }: ZipEntry
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  const { method, packedBytes, bytes, versionNeeded } = central
  if ((versionNeeded & 0xff) > MAX_VERSION_NEEDED)
    throw new ArchiveRefusal('archive-unsupported', `it needs version ${(versionNeeded & 0xff) / 10} of the format`)
  const end = dataOffset + packedBytes
  if (method === STORED) {
    if (packedBytes !== bytes) throw new ArchiveRefusal('archive-ambiguous', 'it is stored as it is, and has two lengths')
    return passingPieces(source, dataOffset, end)
  }
  if (method !== DEFLATED) {
    const name = METHODS[method] ?? `method ${method}`
    throw new ArchiveRefusal('archive-unsupported', `it is compressed with ${name}; stored and deflated members are read`)
  }
  return packedBytes <= MAX_AT_ONCE_BYTES && bytes <= MAX_AT_ONCE_BYTES
    ? [inflatedAtOnce(source.read(dataOffset, packedBytes), bytes)]
    : inflatedToEnd(source, dataOffset, end)
}

function inflatedAtOnce(packed: Uint8Array, bytes: number): Uint8Array {
  try {
    const options = { maxOutputLength: Math.max(bytes, 1), info: true }
    // With `info`, the result is the engine beside the bytes, which the types do not know.
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    if (engine.bytesWritten !== packed.length) throw goesOn()
    return buffer
  } catch (error) {
    if (error instanceof ArchiveRefusal) throw error
    const code = errorCode(error)
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ArchiveRefusal('archive-damaged', `it expands to over the ${bytes} bytes that it states`)
    throw new ArchiveRefusal('archive-damaged', `its compressed stream is damaged or cut off (${code})`)
  }
}

async function* inflatedToEnd(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array> {
  const consumed = { bytes: 0 }
  yield* inflateRaw(source, start, end, consumed)
  if (consumed.bytes !== end - start) throw goesOn()
}

function goesOn(): ArchiveRefusal {
  return new ArchiveRefusal('archive-ambiguous', 'its packed content goes on after the end of its compressed stream')
}
