import { type Expansion, MAX_NAME_BYTES } from './limits.ts'
import type { ContentSink, MemberKind, MemberVisitor } from './member.ts'
import { memberPath } from './member-path.ts'
import { type PaxRecords, paxRecords, refuseSparse, sizeOf } from './pax.ts'
import { ArchiveRefusal, type Problems } from './problem.ts'
import { BLOCK_BYTES, isZero, type TarEntry, type TarHeader, tarHeader } from './tar-header.ts'

/** An extended header of all members after it. */
export interface GlobalHeader {
  readonly offset: number
  readonly records: PaxRecords
}

/** What a tar archive has beside its members. */
export interface TarLayout {
  readonly globals: readonly GlobalHeader[]
  /** Of the first of the two zero blocks that end it. */
  readonly endOffset: number
  /** With the zeros that fill its last record. */
  readonly size: number
}

/** Names, PAX records and comments of one member. A comment of git has 52 bytes. */
const MAX_EXTENDED_BYTES = 1024 * 1024

const NO_RECORDS: PaxRecords = new Map()
const KINDS: Readonly<Record<string, MemberKind>> = { 0: 'file', 1: 'hard-link', 2: 'link', 5: 'folder', 7: 'file' }

/** Types that are refused by name. */
const REFUSED: Readonly<Record<string, readonly ['archive-special' | 'archive-unsupported', string]>> = {
  3: ['archive-special', 'is a character device'],
  4: ['archive-special', 'is a block device'],
  6: ['archive-special', 'is a named pipe (FIFO)'],
  S: ['archive-unsupported', 'is a sparse file, of which only parts are stored; pack it without "--sparse"'],
  D: ['archive-unsupported', 'is a folder of an incremental backup of GNU tar'],
  M: ['archive-unsupported', 'is continued from another volume of GNU tar'],
  V: ['archive-unsupported', 'is a volume label of GNU tar']
}

interface Extended {
  start: number
  records: PaxRecords
  longName?: Uint8Array
  longLink?: Uint8Array
}

/**
 * Reads a tar archive from chunks of any length: v7, ustar, GNU and PAX. Members are checked one by one; what they are together is left
 * to `problemsOfMembers`.
 * @see https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export class TarReader {
  readonly #visitor: MemberVisitor
  readonly #expansion: Expansion
  readonly #problems: Problems
  readonly #globals: GlobalHeader[] = []
  readonly #block = Buffer.alloc(BLOCK_BYTES)
  #filled = 0
  /** Of the next byte. */
  #offset = 0
  #state: 'header' | 'content' | 'extended' | 'padding' | 'end' = 'header'
  #left = 0
  #padding = 0
  #sink: ContentSink | undefined
  #extended: Extended | undefined
  #extendedType = ''
  #extendedBytes = 0
  #extendedParts: Uint8Array[] = []
  #headerOffset = 0
  #endOffset = -1

  constructor(visitor: MemberVisitor, expansion: Expansion, problems: Problems) {
    this.#visitor = visitor
    this.#expansion = expansion
    this.#problems = problems
  }

  /** @throws ArchiveRefusal where reading cannot go on */
  push(chunk: Uint8Array): void {
    this.#expansion.addBytes(chunk.length)
    for (let at = 0; at < chunk.length; ) {
      const taken = this.#take(chunk, at)
      at += taken
      this.#offset += taken
    }
  }

  /** @throws ArchiveRefusal when the archive is cut off */
  end(): TarLayout {
    if (this.#endOffset < 0 || (this.#state === 'header' && this.#filled > 0)) {
      const where =
        this.#state === 'header' && this.#filled === 0
          ? 'its two blocks of zeros at the end are missing'
          : 'its last member is incomplete'
      throw new ArchiveRefusal('archive-damaged', `it is cut off: ${where}`)
    }
    if (this.#state !== 'end')
      throw new ArchiveRefusal('archive-damaged', 'it is cut off: of its two blocks of zeros at the end, one is missing')
    return { globals: this.#globals, endOffset: this.#endOffset, size: this.#offset }
  }

  #take(chunk: Uint8Array, at: number): number {
    if (this.#state === 'header') return this.#takeHeader(chunk, at)
    const available = chunk.length - at
    if (this.#state === 'end') {
      if (isZero(chunk.subarray(at))) return available
      throw new ArchiveRefusal('archive-ambiguous', 'it goes on after the two blocks of zeros that end it: some readers read on')
    }
    const count = Math.min(this.#left, available)
    const part = chunk.subarray(at, at + count)
    if (this.#state === 'content') this.#sink?.data(part)
    else if (this.#state === 'extended') this.#extendedParts.push(Uint8Array.from(part))
    else if (!isZero(part))
      throw new ArchiveRefusal('archive-ambiguous', `there are bytes between two members, before byte ${this.#offset + count}`)
    this.#left -= count
    if (this.#left === 0) this.#finishPart()
    return count
  }

  #finishPart(): void {
    if (this.#state === 'extended') this.#finishExtended()
    else if (this.#state === 'content') {
      this.#sink?.end()
      this.#sink = undefined
      this.#left = this.#padding
      this.#state = this.#padding > 0 ? 'padding' : 'header'
      return
    }
    this.#state = 'header'
  }

  #takeHeader(chunk: Uint8Array, at: number): number {
    const count = Math.min(BLOCK_BYTES - this.#filled, chunk.length - at)
    if (this.#filled === 0) this.#headerOffset = this.#offset
    this.#block.set(chunk.subarray(at, at + count), this.#filled)
    this.#filled += count
    if (this.#filled === BLOCK_BYTES) {
      this.#filled = 0
      this.#readHeader()
    }
    return count
  }

  #readHeader(): void {
    if (isZero(this.#block)) {
      if (this.#extended !== undefined)
        throw new ArchiveRefusal('archive-damaged', 'an extended header is not followed by the member that it is for')
      if (this.#endOffset < 0) this.#endOffset = this.#headerOffset
      else this.#state = 'end'
      return
    }
    if (this.#endOffset >= 0)
      throw new ArchiveRefusal('archive-ambiguous', 'a block of zeros, where many readers stop, is followed by another member')
    const header = tarHeader(this.#block, this.#headerOffset)
    if ('xgLK'.includes(header.type)) this.#beginExtended(header)
    else this.#beginMember(header)
  }

  #beginExtended({ type, size }: TarHeader): void {
    if (size > MAX_EXTENDED_BYTES)
      throw new ArchiveRefusal(
        'archive-too-large',
        `the extended header at byte ${this.#headerOffset} has over ${MAX_EXTENDED_BYTES} bytes`
      )
    if (size === 0) throw new ArchiveRefusal('archive-damaged', `the extended header at byte ${this.#headerOffset} is empty`)
    if (type === 'g' && this.#extended !== undefined)
      throw new ArchiveRefusal('archive-ambiguous', 'a global PAX header is between a member and its own extended header')
    // A global header counts as a member, so that a chain of them has an end.
    if (type === 'g') this.#expansion.addMember()
    else this.#extended ??= { start: this.#headerOffset, records: NO_RECORDS }
    this.#extendedType = type
    this.#extendedParts = []
    this.#extendedBytes = size
    this.#left = size + paddingAfter(size)
    this.#state = 'extended'
  }

  #finishExtended(): void {
    const blocks = Buffer.concat(this.#extendedParts)
    this.#extendedParts = []
    const bytes = blocks.subarray(0, this.#extendedBytes)
    if (!isZero(blocks.subarray(bytes.length)))
      throw new ArchiveRefusal('archive-ambiguous', `there are bytes between two members, before byte ${this.#offset}`)
    const type = this.#extendedType
    if (type === 'g') {
      this.#globals.push({ offset: this.#headerOffset, records: globalRecords(bytes) })
      return
    }
    const extended = this.#extended
    if (extended === undefined) throw new Error('an extended header has no place')
    const isTwice =
      type === 'x' ? extended.records !== NO_RECORDS : (type === 'L' ? extended.longName : extended.longLink) !== undefined
    if (isTwice)
      throw new ArchiveRefusal(
        'archive-ambiguous',
        'a member has two extended headers of one kind: readers disagree on which counts'
      )
    if (type === 'x') {
      extended.records = paxRecords(bytes)
      refuseSparse(extended.records)
    } else if (type === 'L') extended.longName = longName(bytes)
    else extended.longLink = longName(bytes)
  }

  #beginMember(header: TarHeader): void {
    this.#expansion.addMember()
    const extended = this.#extended ?? { start: this.#headerOffset, records: NO_RECORDS }
    this.#extended = undefined
    const entry: TarEntry = {
      ...header,
      start: extended.start,
      offset: this.#headerOffset,
      dataOffset: this.#headerOffset + BLOCK_BYTES,
      pax: extended.records
    }
    const size = sizeOf(header.size, extended.records)
    this.#sink = this.#visit(entry, extended, size)
    this.#left = size
    this.#padding = paddingAfter(size)
    this.#state = 'content'
    if (size === 0) this.#finishPart()
  }

  #visit(entry: TarEntry, extended: Extended, size: number): ContentSink | undefined {
    const name = one(extended.longName, extended.records.get('path')) ?? entry.name
    const target = one(extended.longLink, extended.records.get('linkpath')) ?? entry.linkName
    const { problem, isRoot, ...named } = memberPath(name)
    const label = problem?.member ?? named.path
    const refused = REFUSED[entry.type]
    // Old archives mark a folder by the end of its name only.
    const isFolder = entry.type === '0' && name.at(-1) === SLASH
    const kind = isFolder ? 'folder' : KINDS[entry.type]
    if (refused !== undefined || kind === undefined) {
      const [code, what] = refused ?? ['archive-unsupported', `has the unknown type ${JSON.stringify(entry.type)}`]
      // Its content may be laid out in a way that only its type defines.
      if (code === 'archive-unsupported') throw new ArchiveRefusal(code, `a member ${what}`, label)
      this.#problems.add(code, `the member ${what}`, label)
    }
    if (problem !== undefined) this.#problems.add(problem.code, problem.reason, problem.member)
    if (kind !== 'file' && size > 0)
      throw new ArchiveRefusal(
        'archive-ambiguous',
        'a member that is not a file has content: readers disagree on where the next one starts',
        label
      )
    if (isRoot === true && kind !== 'folder')
      this.#problems.add('archive-path-unsafe', 'a member that is not a folder has no name', label)
    if (target.includes(0)) this.#problems.add('archive-path-unsafe', 'the target of its link has a NUL character', label)
    if (refused !== undefined || kind === undefined || problem !== undefined || isRoot === true) return undefined
    const link = kind === 'link' || kind === 'hard-link' ? { target } : {}
    return this.#visitor.visit({ ...named, kind, bytes: size, mode: entry.mode & 0o7777, ...link }, entry)
  }
}

const SLASH = 0x2f

function paddingAfter(size: number): number {
  return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES
}

/** A name in an extended header of GNU tar, without the NUL that ends it. */
function longName(bytes: Buffer): Uint8Array {
  const end = bytes.indexOf(0)
  const name = end < 0 ? bytes : bytes.subarray(0, end)
  if (name.length === 0 || name.length > MAX_NAME_BYTES)
    throw new ArchiveRefusal('archive-path-unsafe', `a long name is empty or has over ${MAX_NAME_BYTES} bytes`)
  if (end >= 0 && !isZero(bytes.subarray(end))) throw new ArchiveRefusal('archive-ambiguous', 'a long name goes on after its NUL')
  return name
}

/** A name from GNU's extended header or from PAX. With both, readers disagree on which counts. */
function one(gnu: Uint8Array | undefined, pax: Uint8Array | undefined): Uint8Array | undefined {
  if (gnu !== undefined && pax !== undefined)
    throw new ArchiveRefusal('archive-ambiguous', 'a member has a long name of GNU tar and one of PAX')
  return gnu ?? pax
}

/** Records for all members after it. One that names or measures a member would make them all alike. */
function globalRecords(bytes: Buffer): PaxRecords {
  const records = paxRecords(bytes)
  refuseSparse(records)
  for (const key of ['path', 'linkpath', 'size'])
    if (records.has(key)) throw new ArchiveRefusal('archive-ambiguous', `a global PAX header has ${JSON.stringify(key)}`)
  return records
}
