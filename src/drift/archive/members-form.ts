import { digestOf } from '../../model/digest.ts'
import type { Meaning } from '../../model/finding.ts'
import { looksPacked } from '../packed.ts'
import { type DigestedMember, digestedArchive } from './members.ts'

/**
 * Digest of what an archive has inside, whatever is around it: a line for each member, sorted by path, with the sha256 of its content, what it is
 * (`-` file, `x` executable file, `l` link, `h` hard link, `d` empty folder) and its path in JSON. The same members in tar, zip or another
 * compression give the same digest. Undefined for what is not an archive, or is refused.
 */
export async function membersForm(bytes: Uint8Array): Promise<string | undefined> {
  if (!looksPacked(bytes)) return undefined
  const archive = await digestedArchive(bytes)
  if (typeof archive === 'string') return undefined
  const parents = new Set(
    [...archive.members.keys()].flatMap(path => (path.includes('/') ? [path.slice(0, path.lastIndexOf('/'))] : []))
  )
  const lines = [...archive.members]
    .filter(([path, { member }]) => member.kind !== 'folder' || !parents.has(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, one]) => `${one.sha256} ${kindOf(one)} ${JSON.stringify(path)}\n`)
  return digestOf('sha256', Buffer.from(lines.join('')))
}

function kindOf({ member: { kind, mode = 0 } }: DigestedMember): string {
  if (kind === 'file') return (mode & 0o100) === 0 ? '-' : 'x'
  return kind === 'link' ? 'l' : kind === 'hard-link' ? 'h' : 'd'
}

/** Whether the found archive has the sealed members; undefined when the seal does not state them, or the found bytes cannot be relied on. */
export async function sealedMembers(membersSha256: string | undefined, found: Uint8Array): Promise<Meaning | undefined> {
  const form = membersSha256 === undefined ? undefined : await membersForm(found)
  return form === undefined ? undefined : { format: 'members', same: form === membersSha256 }
}
