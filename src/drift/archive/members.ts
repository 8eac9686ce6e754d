import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { sourceOf } from '../../archive/byte-source.ts'
import type { Member } from '../../archive/member.ts'
import { type ReadArchive, readArchive } from '../../archive/read-archive.ts'
import { MAX_ARCHIVE_BYTES } from '../policy.ts'

/** A member with the digest of its content: hex; of a link, of its target. */
export interface DigestedMember {
  readonly member: Member
  readonly sha256: string
}

export interface DigestedArchive {
  readonly read: ReadArchive
  /** By path. */
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
    visit: member => {
      const hash = createHash('sha256')
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
  return { read, members }
}

/**
 * The contents of some members.
 * @param wanted paths; members that are larger than `maxBytes` in all are left out
 */
export async function contentsOf(
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
export function isSameMember(a: DigestedMember, b: DigestedMember): boolean {
  return a.member.kind === b.member.kind && a.sha256 === b.sha256 && !isOtherMode(a.member, b.member)
}

/** Whether the owner may execute it: what `exec` of a seal promises. Other bits follow from the umask of a machine. */
export function isOtherMode(a: Member, b: Member): boolean {
  if (a.kind !== 'file' || a.mode === undefined || b.mode === undefined) return false
  return (a.mode & 0o100) !== (b.mode & 0o100)
}
