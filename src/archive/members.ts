import { toForm } from '../manifests/normal-form.ts'
import { MAX_NAME_BYTES } from './limits.ts'
import type { Member } from './member.ts'
import { memberPath, shown } from './member-path.ts'
import type { NameTwins } from './name-twins.ts'
import type { Problems } from './problem.ts'

const ASCII = /^[\x00-\x7f]*$/

/** Distinguishes members by the bytes of their paths, as `sealKey` does seals. */
export function memberKey({ path, rawPath }: Pick<Member, 'path' | 'rawPath'>): string {
  return rawPath === undefined ? path : `\0${Buffer.from(rawPath).toString('latin1')}`
}

/**
 * What is wrong with the members together: one path that two members have, here or on a file system that folds names, members below
 * something that is not a folder, and links that lead out of the folder of extraction.
 * @returns files that are no problem unless one alone of two is sealed, which is not known here
 */
export function checkMembers(members: readonly Member[], problems: Problems): readonly NameTwins[] {
  const twins: NameTwins[] = []
  const byKey = new Map<string, Member>()
  const byFolded = new Map<string, Member>()
  for (const member of members) {
    const twin = checkName(member, byKey, byFolded, problems)
    if (twin !== undefined) twins.push({ paths: [twin.path, member.path] })
    if (member.kind === 'hard-link' && !leadsToEarlierFile(member, byKey))
      problems.add('archive-link-unsafe', 'it is a hard link that does not lead to an earlier file of the archive', member.path)
    if (!byKey.has(memberKey(member))) byKey.set(memberKey(member), member)
  }
  let folder: string | undefined
  for (const member of members) {
    // Neighbours mostly share their folder, whose own folders need one look.
    const { path, rawPath } = member
    const own = rawPath === undefined ? path.slice(0, path.lastIndexOf('/') + 1) : undefined
    if (own !== undefined && own === folder) continue
    folder = checkAncestors(member, byFolded, problems) ? own : undefined
  }
  return twins
}

/** @returns the file that has this path too on a file system that folds names */
function checkName(
  member: Member,
  byKey: ReadonlyMap<string, Member>,
  byFolded: Map<string, Member>,
  problems: Problems
): Member | undefined {
  const folded = foldedKey(memberKey(member))
  const other = byFolded.get(folded)
  if (other === undefined) byFolded.set(folded, member)
  // A folder may be listed more than once: nothing depends on which of them counts.
  if (other === undefined || (member.kind === 'folder' && other.kind === 'folder')) return undefined
  const isSame = byKey.has(memberKey(member))
  // What replaces a link, or is replaced by one, may be written to where the link leads.
  const areFiles = [member, other].every(({ kind, rawPath }) => kind === 'file' && rawPath === undefined)
  if (!isSame && areFiles) return other
  const reason = isSame
    ? 'two members have this path: readers disagree on which counts'
    : `where case or Unicode form does not matter, ${JSON.stringify(other.path)} has this path too`
  problems.add('archive-duplicate', reason, member.path)
  return undefined
}

/** @returns whether all are folders, as far as the archive lists them */
function checkAncestors({ path, rawPath }: Member, byFolded: ReadonlyMap<string, Member>, problems: Problems): boolean {
  const text = rawPath === undefined ? path : Buffer.from(rawPath).toString('latin1')
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    const key = rawPath === undefined ? text.slice(0, slash) : memberKey(shown(rawPath.subarray(0, slash)))
    const above = byFolded.get(foldedKey(key))
    if (above === undefined || above.kind === 'folder') continue
    const what = above.kind === 'link' ? 'a link: it would be extracted where the link leads' : 'not a folder'
    problems.add(
      above.kind === 'link' ? 'archive-link-unsafe' : 'archive-duplicate',
      `${JSON.stringify(above.path)} above it is ${what}`,
      path
    )
    return false
  }
  return true
}

function foldedKey(key: string): string {
  // Of a name that is not UTF-8, only ASCII has case.
  if (key.startsWith('\0')) return key.replace(/[A-Z]/g, letter => letter.toLowerCase())
  return ASCII.test(key) ? key.toLowerCase() : toForm(toForm(key, 'NFC').toLowerCase(), 'NFC')
}

/** The file that a hard link has the content of. */
export function hardLinkKey({ target = new Uint8Array() }: Member): string | undefined {
  const { problem, isRoot, ...named } = memberPath(target)
  return problem === undefined && isRoot !== true ? memberKey(named) : undefined
}

function leadsToEarlierFile(member: Member, earlier: ReadonlyMap<string, Member>): boolean {
  const key = hardLinkKey(member)
  const kind = key === undefined ? undefined : earlier.get(key)?.kind
  return key !== memberKey(member) && (kind === 'file' || kind === 'hard-link')
}

/** Why a symbolic link is not safe to extract; undefined when it stays inside. */
export function linkProblem(path: string, target: Uint8Array): string | undefined {
  const text = Buffer.from(target.buffer, target.byteOffset, target.length).toString('latin1')
  const { path: label } = shown(target.subarray(0, MAX_NAME_BYTES))
  if (text === '' || text.length > MAX_NAME_BYTES) return `the target of its link is empty or has over ${MAX_NAME_BYTES} bytes`
  if (text.includes('\0')) return 'the target of its link has a NUL character'
  const leadsOut = `it is a link that leads out of the archive, to ${JSON.stringify(label)}`
  if (text.startsWith('/') || text.includes('\\') || /^[A-Za-z]:/.test(text)) return leadsOut
  let depth = path.split('/').length - 1
  let isBelow = false
  for (const segment of text.split('/')) {
    if (segment === '..') depth--
    else isBelow ||= segment !== '' && segment !== '.'
    // Above a segment that is itself a link, ".." is anywhere.
    if (depth < 0 || (isBelow && segment === '..')) return leadsOut
  }
  return undefined
}
