import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { sourceOf } from '../../archive/byte-source.ts'
import type { Member, MemberEntry } from '../../archive/member.ts'
import { type ReadArchive, readArchive } from '../../archive/read-archive.ts'
import { MAX_ARCHIVE_BYTES } from '../policy.ts'

/** What a member of an archive, or a file of a folder, is compared by. */
export interface DigestedFile {
  readonly member: Pick<Member, 'kind' | 'bytes' | 'mode'>
  /** Of the content, in hex; of a link, of its target. */
  readonly sha256: string
}

/** One of two folders or archives that are compared. */
export interface Side {
  /** By path. */
  readonly members: ReadonlyMap<string, DigestedFile>
  /** The contents of some files; what is larger than `maxBytes` in all is left out. */
  contents(wanted: ReadonlySet<string>, maxBytes: number): Promise<ReadonlyMap<string, Buffer>>
}

/** A member with what its headers state. */
export interface EnteredMember extends Member {
  readonly entry: MemberEntry
}

export interface DigestedMember extends DigestedFile {
  readonly member: EnteredMember
}

export interface DigestedArchive extends Side {
  readonly read: ReadArchive
  readonly members: ReadonlyMap<string, DigestedMember>
}

/**
 * Reads an archive and digests its members.
 * @returns why it cannot be relied on, in one sentence, if it has any problem
 */
export async function digestedArchive(bytes: Uint8Array): Promise<DigestedArchive | string> {
  if (bytes.length > MAX_ARCHIVE_BYTES) return `it has over ${MAX_ARCHIVE_BYTES} bytes`
  const members = new Map<string, DigestedMember>()
  const read = await readArchive(sourceOf(bytes), {
    visit: (listed, entry) => {
      const hash = createHash('sha256')
      const member = { ...listed, entry }
      if (member.kind !== 'file') {
        members.set(member.path, { member, sha256: hash.update(member.target ?? '').digest('hex') })
        return undefined
      }
      return {
        data: chunk => void hash.update(chunk),
        end: () => void members.set(member.path, { member, sha256: hash.digest('hex') })
      }
    }
  })
  const [problem] = read.problems
  if (problem !== undefined)
    return problem.member === undefined ? problem.reason : `${JSON.stringify(problem.member)}: ${problem.reason}`
  return { read, members, contents: (wanted, maxBytes) => contentsOf(bytes, wanted, maxBytes) }
}

async function contentsOf(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
  maxBytes: number
): Promise<ReadonlyMap<string, Buffer>> {
  const contents = new Map<string, Buffer>()
  let left = maxBytes
  await readArchive(sourceOf(bytes), {
    visit: member => {
      if (member.kind !== 'file' || !wanted.has(member.path) || member.bytes > left) return undefined
      left -= member.bytes
      const chunks: Uint8Array[] = []
      return { data: chunk => void chunks.push(chunk), end: () => void contents.set(member.path, Buffer.concat(chunks)) }
    }
  })
  return contents
}

/** Whether two members are the same to a seal: kind, mode and content. A mode that one of both does not note is no difference. */
export function isSameMember(a: DigestedFile, b: DigestedFile): boolean {
  return a.member.kind === b.member.kind && a.sha256 === b.sha256 && !isOtherMode(a.member, b.member)
}

/** Whether the owner may execute it: what `exec` of a seal promises. Other bits follow from the umask of a machine. */
export function isOtherMode(a: DigestedFile['member'], b: DigestedFile['member']): boolean {
  if (a.kind !== 'file' || a.mode === undefined || b.mode === undefined) return false
  return (a.mode & 0o100) !== (b.mode & 0o100)
}
