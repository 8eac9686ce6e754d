import { AR_MAGIC, readAr } from './ar.ts'
import { type ByteSource, passingPieces } from './byte-source.ts'
import { type Compression, Expander, GZIP_MAGIC, startsWith, ZSTD_MAGIC } from './compression.ts'
import type { GzipMember } from './gzip.ts'
import { Expansion, MAX_NAME_BYTES } from './limits.ts'
import type { ContentSink, Member, MemberEntry, MemberVisitor } from './member.ts'
import { checkMembers, linkProblem } from './members.ts'
import type { NameTwins } from './name-twins.ts'
import { type ArchiveProblem, ArchiveRefusal, Problems } from './problem.ts'
import { type TarLayout, TarReader } from './tar.ts'
import { BLOCK_BYTES, hasChecksum, isZero } from './tar-header.ts'
import { readZip } from './zip.ts'
import { endsLikeZip } from './zip-end.ts'
import type { ZipLayout } from './zip-layout.ts'

/** What was read of an archive. With problems, no member counts as read. */
export interface ReadArchive {
  /** Absent where it is not even known what it is. */
  readonly format?: 'zip' | 'tar' | 'ar'
  /** Of a tar archive that is compressed as a whole. */
  readonly compression?: Compression
  /** In their order. */
  readonly members: readonly Member[]
  readonly problems: readonly ArchiveProblem[]
  /** Problems only where one alone of two is sealed. */
  readonly twins: readonly NameTwins[]
  /** Absent when reading broke off. */
  readonly zip?: ZipLayout
  readonly tar?: TarLayout
  readonly gzip?: readonly GzipMember[]
}

/**
 * Reads a whole archive once, from its first byte to its last, and gives the content of each member to the visitor. What is wrong with the
 * archive is in `problems`; with any, nothing that the visitor saw may be relied on.
 * @throws what the source throws
 */
export async function readArchive(source: ByteSource, visitor: MemberVisitor): Promise<ReadArchive> {
  const problems = new Problems()
  const collector = new Collector(visitor, problems)
  const expansion = new Expansion(source.size)
  let found: Omit<ReadArchive, 'members' | 'problems' | 'twins'> = {}
  let twins: readonly NameTwins[] = []
  try {
    const kind = kindOf(source)
    if (kind === 'zip') {
      found = { format: 'zip' }
      found = { format: 'zip', zip: await readZip(source, collector, expansion, problems) }
    } else if (kind === 'ar') {
      found = { format: 'ar' }
      readAr(source, collector, expansion, problems)
    } else {
      const tar = new TarReader(collector, expansion, problems)
      found = { format: 'tar', ...(kind !== 'tar' && { compression: kind }) }
      const expander = new Expander(source)
      if (kind === 'tar') for (const piece of passingPieces(source)) tar.push(piece)
      else await pushExpanded(expander, kind, tar)
      found = { ...found, tar: tar.end(), ...(kind === 'gzip' && { gzip: expander.gzipMembers }) }
    }
    twins = checkMembers(collector.members, problems)
  } catch (error) {
    problems.keep(error)
  }
  return { ...found, members: collector.members, problems: problems.list, twins }
}

async function pushExpanded(expander: Expander, kind: Compression, tar: TarReader): Promise<void> {
  let head: Uint8Array | undefined = new Uint8Array()
  for await (const chunk of expander.chunks(kind)) {
    if (head === undefined) tar.push(chunk)
    else {
      // A stream may be of several parts, the first of which may be short.
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
      if (head.length < BLOCK_BYTES) continue
      if (!looksLikeTar(head)) throw notTar()
      tar.push(head)
      head = undefined
    }
  }
  if (head !== undefined) throw notTar()
}

function notTar(): ArchiveRefusal {
  return new ArchiveRefusal('archive-unsupported', 'it is one compressed file, not a compressed tar archive')
}

/** Keeps the members, and gives links of a zip, which have their target as content, the target. */
class Collector implements MemberVisitor {
  readonly members: Member[] = []
  readonly #visitor: MemberVisitor
  readonly #problems: Problems

  constructor(visitor: MemberVisitor, problems: Problems) {
    this.#visitor = visitor
    this.#problems = problems
  }

  visit(member: Member, entry: MemberEntry): ContentSink | undefined {
    return member.kind === 'link' && member.target === undefined ? this.#targetOf(member, entry) : this.#keep(member, entry)
  }

  #keep(member: Member, entry: MemberEntry): ContentSink | undefined {
    this.members.push(member)
    const problem = member.kind === 'link' && linkProblem(member.path, member.target ?? new Uint8Array())
    if (problem) this.#problems.add('archive-link-unsafe', problem, member.path)
    const sink = this.#visitor.visit(member, entry)
    return member.kind === 'file' ? sink : undefined
  }

  #targetOf(member: Member, entry: MemberEntry): ContentSink {
    const parts: Uint8Array[] = []
    let bytes = 0
    return {
      data: chunk => {
        bytes += chunk.length
        if (bytes <= MAX_NAME_BYTES + 1) parts.push(Uint8Array.from(chunk))
      },
      end: () => {
        this.#keep({ ...member, target: Buffer.concat(parts) }, entry)
      }
    }
  }
}

/** Formats that are known and not read. */
const NOT_READ: readonly (readonly [string, Buffer])[] = [
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00])],
  ['bzip2', Buffer.from('BZh', 'latin1')],
  ['lzip', Buffer.from('LZIP', 'latin1')],
  ['lz4', Buffer.from([0x04, 0x22, 0x4d, 0x18])],
  ['LZMA', Buffer.from([0x5d, 0x00, 0x00])],
  ['compress (.Z)', Buffer.from([0x1f, 0x9d])],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['RAR', Buffer.from('Rar!\x1a\x07', 'latin1')],
  ['RPM', Buffer.from([0xed, 0xab, 0xee, 0xdb])],
  ['cabinet', Buffer.from('MSCF', 'latin1')],
  ['xar', Buffer.from('xar!', 'latin1')],
  ['cpio', Buffer.from('07070', 'latin1')]
]
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06'].map(magic => Buffer.from(magic, 'latin1'))

function kindOf(source: ByteSource): 'zip' | 'tar' | 'ar' | Compression {
  if (source.size === 0) throw new ArchiveRefusal('archive-damaged', 'it is empty')
  if (ZIP_STARTS.some(magic => startsWith(source, 0, magic))) return 'zip'
  const kind = kindOfStart(source)
  // Some readers look at the first bytes, some at the last ones.
  if (endsLikeZip(source)) {
    const what = kind === undefined ? 'it starts with something else' : `it starts as ${kind}`
    throw new ArchiveRefusal('archive-ambiguous', `${what} and ends as a zip archive: readers find different contents`)
  }
  if (kind !== undefined) return kind
  const other = NOT_READ.find(([, magic]) => startsWith(source, 0, magic))
  if (other !== undefined) throw new ArchiveRefusal('archive-unsupported', `it is in the format ${other[0]}, which is not read`)
  throw new ArchiveRefusal('archive-unsupported', 'it is not an archive that is read: zip, tar (also with gzip or zstd) or ar')
}

/** True where offsets of members are not offsets in the source. */
export function isCompressed(source: ByteSource): boolean {
  return [GZIP_MAGIC, ZSTD_MAGIC].some(magic => startsWith(source, 0, magic))
}

function kindOfStart(source: ByteSource): 'tar' | 'ar' | Compression | undefined {
  if (startsWith(source, 0, GZIP_MAGIC)) return 'gzip'
  if (startsWith(source, 0, ZSTD_MAGIC)) return 'zstd'
  if (startsWith(source, 0, AR_MAGIC)) return 'ar'
  return source.size >= BLOCK_BYTES && looksLikeTar(source.read(0, BLOCK_BYTES)) ? 'tar' : undefined
}

/** A block of zeros is an archive without members. */
function looksLikeTar(start: Uint8Array): boolean {
  const block = start.subarray(0, BLOCK_BYTES)
  return block.length === BLOCK_BYTES && (isZero(block) || hasChecksum(block))
}
