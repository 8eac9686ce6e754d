import type { Buffer } from 'node:buffer'
import { digestOf } from '../../model/digest.ts'
import { errorMessage } from '../../model/error-message.ts'
import type { Cause, ComparedDrift, Drift, MemberDifference, MembersCompared } from '../../model/finding.ts'
import type { Seal } from '../../model/seal.ts'
import { diagnoseWith, type Witness } from '../diagnose.ts'
import { looksPacked } from '../packed.ts'
import { compareParts } from '../parts/compare-parts.ts'
import { limitsOfComparison } from '../policy.ts'
import { fieldCauses } from './field-causes.ts'
import { type DigestedFile, digestedArchive, isOtherMode, isSameMember, type Side } from './members.ts'

/** Differences that are listed, and members that are explained. */
const MAX_LISTED = 20
/** Bytes of members that are explained, of either side. */
const MAX_EXPLAINED_BYTES = 32 * 1024 * 1024
/** Archives within archives, the outermost included. */
const MAX_DEPTH = 3

/**
 * The drift of an archive whose sealed bytes are in hand, as a comparison of its members. What was proved stays. An archive that cannot be read
 * without doubt on either side is not looked into, and the drift states why.
 */
export async function withMembersCompared(drift: Drift, witness: Witness, found: Uint8Array): Promise<Drift> {
  if (drift.certainty === 'proved' || !looksPacked(witness.original) || !looksPacked(found)) return drift
  try {
    const compared = await compareArchives(witness.original, found, 1)
    if (typeof compared === 'string') return { ...drift, notLookedInside: compared }
    const { members, causes } = compared
    // Files that only a system adds are a cause of their own, and no change of what was packed.
    const extra = causes.find(({ code }) => code === 'archive-extra-members')?.count ?? 0
    const around = members.differences.filter(isAround)
    const own: readonly Cause[] = members.different > extra + around.length ? [{ code: 'content-changed' }, ...causes] : causes
    // Of a package that is an archive of archives, what is around their members differs in all of them.
    const inner = new Set(around.flatMap(({ causes = [] }) => causes.map(({ code }) => code)))
    const all = [...own, ...[...inner].filter(code => !own.some(one => one.code === code)).map(code => ({ code }))]
    const { limit } = drift
    const result: ComparedDrift = {
      certainty: 'compared',
      original: witness.source,
      edits: { count: members.different },
      causes: all,
      // Bytes of packed content that differ show nothing once its members are known.
      locations: [],
      members,
      meaning: { format: 'members', same: members.different === 0 },
      ...(limit !== undefined && { limit })
    }
    return result
  } catch (error) {
    return { ...drift, notLookedInside: errorMessage(error) }
  }
}

/** Whether the member is an archive, of which only what is around its members differs. */
function isAround({ what, causes = [] }: MemberDifference): boolean {
  return what === 'changed' && causes.length > 0 && causes.every(({ code }) => code.startsWith('archive-'))
}

interface Compared {
  readonly members: MembersCompared
  /** What differs beside names and contents. */
  readonly causes: readonly Cause[]
}

/** @returns why they are not compared, if either cannot be relied on */
async function compareArchives(sealed: Uint8Array, found: Uint8Array, depth: number): Promise<Compared | string> {
  const [was, is] = [await digestedArchive(sealed), await digestedArchive(found)]
  if (typeof was === 'string') return `the sealed archive is refused: ${was}`
  if (typeof is === 'string') return `the found archive is refused: ${is}`
  return { members: await compareSides(was, is, { depth }), causes: fieldCauses(was, is, sealed, found) }
}

/**
 * What became of the members of one side, or of the files of a folder.
 * @param options `most`: differences that are listed, and members that are explained
 */
export async function compareSides(was: Side, is: Side, { depth = 0, most = MAX_LISTED } = {}): Promise<MembersCompared> {
  const differences = await differencesBetween(was, is, depth, most)
  return {
    sealed: was.members.size,
    identical: was.members.size - lostOf(was, is),
    different: differences.length,
    differences: differences.slice(0, most)
  }
}

/** Sealed members that are not as they were. Several differences may be in one, if it is an archive itself. */
function lostOf(was: Side, is: Side): number {
  return [...was.members].filter(([path, one]) => {
    const other = is.members.get(path)
    return other === undefined || !isSameMember(one, other)
  }).length
}

async function differencesBetween(was: Side, is: Side, depth: number, most: number): Promise<MemberDifference[]> {
  const changed = [...was.members].filter(([path, one]) => {
    const other = is.members.get(path)
    return other !== undefined && (other.sha256 !== one.sha256 || other.member.kind !== one.member.kind)
  })
  const modes = [...was.members].filter(([path, one]) => {
    const other = is.members.get(path)
    return other?.sha256 === one.sha256 && isOtherMode(one.member, other.member)
  })
  const explained = new Set(changed.slice(0, most).map(([path]) => path))
  const [before, after] = [await was.contents(explained, MAX_EXPLAINED_BYTES), await is.contents(explained, MAX_EXPLAINED_BYTES)]
  const differences: MemberDifference[] = []
  for (const [path] of changed) {
    const [old, now] = [before.get(path), after.get(path)]
    if (old === undefined || now === undefined) differences.push({ what: 'changed', path })
    else differences.push(...(await whyChanged(path, old, now, depth)))
  }
  for (const [path] of modes) differences.push({ what: 'mode-changed', path })
  return [...differences, ...movedOrGone(was, is)].sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function whyChanged(path: string, old: Buffer, now: Buffer, depth: number): Promise<MemberDifference[]> {
  if (depth < MAX_DEPTH && looksPacked(old) && looksPacked(now)) {
    const inner = await compareArchives(old, now, depth + 1)
    if (typeof inner !== 'string' && inner.members.different > 0)
      return inner.members.differences.map(one => ({ ...one, path: `${path}!/${one.path}` }))
    if (typeof inner !== 'string') return [{ what: 'changed', path, certainty: 'compared', causes: inner.causes }]
  }
  const seal: Seal = { path, digests: { sha256: digestOf('sha256', old) }, bytes: old.length, line: 1 }
  const options = { brief: true, limits: limitsOfComparison(MAX_LISTED) }
  const { certainty, causes } = diagnoseWith({ original: old, source: 'given' }, seal, now, options).drift
  const parts = await compareParts(path, old, now)
  // Particulars may quote bytes.
  return [
    {
      what: 'changed',
      path,
      certainty,
      causes: causes.map(({ code, count }) => ({ code, ...(count !== undefined && { count }) })),
      ...(parts !== undefined && { parts })
    }
  ]
}

/** Members of one side only: moved, if the other side has one with the same content. */
function movedOrGone(was: Side, is: Side): MemberDifference[] {
  const added = [...is.members].filter(([path]) => !was.members.has(path))
  const byContent = new Map<string, string[]>()
  for (const [path, one] of added) if (isContent(one)) byContent.set(one.sha256, [...(byContent.get(one.sha256) ?? []), path])
  const taken = new Set<string>()
  const gone = [...was.members]
    .filter(([path]) => !is.members.has(path))
    .map(([path, one]): MemberDifference => {
      const to = isContent(one) ? byContent.get(one.sha256)?.shift() : undefined
      if (to === undefined) return { what: 'removed', path }
      taken.add(to)
      return { what: 'moved', path, to }
    })
  return [...gone, ...added.filter(([path]) => !taken.has(path)).map(([path]): MemberDifference => ({ what: 'added', path }))]
}

/** Any empty file has the content of any other. */
function isContent({ member: { kind, bytes } }: DigestedFile): boolean {
  return kind === 'file' && bytes > 0
}
