import { Buffer } from 'node:buffer'
import type { ReadArchive } from '../../archive/read-archive.ts'
import type { Cause } from '../../model/finding.ts'
import { fromDos, HOUR_MS, hoursOf } from './dos-time.ts'
import { parseGzip } from './gzip-file.ts'
import type { DigestedArchive, EnteredMember } from './members.ts'

/** What differs in an archive beside names and contents of members, read field by field. The sealed archive is in hand. */
export function fieldCauses(was: DigestedArchive, is: DigestedArchive, sealed: Uint8Array, found: Uint8Array): Cause[] {
  const [before, after] = [containerOf(was), containerOf(is)]
  if (before !== after) return [{ code: 'container-changed', detail: `${before} became ${after}` }]
  const pairs = [...was.members].flatMap(([path, { member }]) => {
    const other = is.members.get(path)?.member
    return other === undefined ? [] : [[member, other] as const]
  })
  return [
    ...extraMembers(was, is),
    ...times(pairs),
    ...metadata(pairs, was, is),
    ...order(was, is),
    ...packing(pairs, sealed, found)
  ]
}

function containerOf({ read: { format, compression } }: DigestedArchive): string {
  return compression === undefined ? `${format}` : `${format} in ${compression}`
}

const FROM_SYSTEMS = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/

function extraMembers(was: DigestedArchive, is: DigestedArchive): Cause[] {
  const added = [...is.members.keys()].filter(path => !was.members.has(path))
  const count = added.filter(path => FROM_SYSTEMS.test(path)).length
  const commits = [was, is].map(({ read }) => read.tar?.globals.length ?? 0) as [number, number]
  if (commits[1] > commits[0]) return [{ code: 'archive-extra-members', detail: 'a global header of PAX added' }]
  return count > 0 && count === added.length ? [{ code: 'archive-extra-members', count, detail: 'files of a system added' }] : []
}

type Pair = readonly [EnteredMember, EnteredMember]

function times(pairs: readonly Pair[]): Cause[] {
  const moved = pairs.map(([a, b]) => (timeOf(b) ?? 0) - (timeOf(a) ?? 0)).filter(shift => shift !== 0)
  const [first] = moved
  if (first === undefined) return []
  const isZone = first % (HOUR_MS / 4) === 0 && Math.abs(first) <= 26 * HOUR_MS && moved.every(shift => shift === first)
  const detail = isZone ? { detail: `all moved by ${hoursOf(first)}: a time zone` } : {}
  return [{ code: 'archive-times', count: moved.length, ...detail }]
}

function timeOf({ entry }: EnteredMember): number | undefined {
  return entry.format === 'zip' ? fromDos(entry.central.time, entry.central.date) : entry.mtime * 1000
}

function metadata(pairs: readonly Pair[], was: DigestedArchive, is: DigestedArchive): Cause[] {
  const count = pairs.filter(pair => {
    const [before, after] = pair.map(one => notesOf(one, isRepacked(pair)))
    return before !== after
  }).length
  if (count > 0) return [{ code: 'archive-metadata', count }]
  const [before, after] = [was, is].map(({ read }) => globalsOf(read)) as [string, string]
  if (before !== after && before !== '' && after !== '')
    return [{ code: 'archive-metadata', detail: 'the global header of PAX, with the commit that `git archive` writes' }]
  const [one, other] = [was, is].map(
    ({ read }) => `${Buffer.from(read.zip?.end.comment ?? '').toString('latin1')} ${zerosOf(read)}`
  ) as [string, string]
  // The zeros after the members follow from what is before them.
  const hasSameMembers = pairs.length === was.members.size && pairs.length === is.members.size
  return one === other || !hasSameMembers ? [] : [{ code: 'archive-metadata', detail: 'around the members' }]
}

function globalsOf({ tar }: ReadArchive): string {
  const records = (tar?.globals ?? []).flatMap(global => [...global.records])
  return records.map(([key, value]) => `${key}=${Buffer.from(value).toString('latin1')}`).join('\n')
}

function zerosOf({ tar }: ReadArchive): number {
  return tar === undefined ? 0 : tar.size - tar.endOffset
}

/** Flags that follow from how a member is compressed: two bits of the level, and sizes behind the content. */
const PACKING_FLAGS = 2 | 4 | 8
const IS_TEXT = 1

/** Everything that a header notes beside name, time, size and how the content is packed. */
function notesOf({ entry, mode }: EnteredMember, isRepacked: boolean): string {
  if (entry.format === 'ar') return `${mode} ${entry.uid} ${entry.gid}`
  if (entry.format === 'zip') {
    const { central, local } = entry
    const fields = [central, local].map(({ extra }) => Buffer.from(extra).toString('latin1'))
    const comment = Buffer.from(central.comment).toString('latin1')
    return [
      // Its low byte is the version that the packing needs, for some programs.
      isRepacked ? central.madeBy >>> 8 : central.madeBy,
      isRepacked ? '' : central.versionNeeded,
      isRepacked ? central.flags & ~PACKING_FLAGS : central.flags,
      isRepacked ? central.internalAttributes & ~IS_TEXT : central.internalAttributes,
      central.externalAttributes,
      ...fields,
      comment
    ].join(' ')
  }
  const [uname, gname] = [entry.uname, entry.gname].map(name => Buffer.from(name).toString('latin1'))
  const pax = [...entry.pax.keys()].filter(key => key !== 'mtime').join()
  return [entry.type, mode, entry.uid, entry.gid, uname, gname, pax].join(' ')
}

function order(was: DigestedArchive, is: DigestedArchive): Cause[] {
  const shared = [...is.members.keys()].filter(path => was.members.has(path))
  const before = [...was.members.keys()].filter(path => is.members.has(path))
  const count = before.filter((path, at) => path !== shared[at]).length
  return count === 0 ? [] : [{ code: 'archive-order', count }]
}

/** How the same content is packed: the members of a zip, or a tar as a whole. */
function packing(pairs: readonly Pair[], sealed: Uint8Array, found: Uint8Array): Cause[] {
  const count = pairs.filter(isRepacked).length
  if (count > 0) return [{ code: 'archive-recompressed', count }]
  const [a, b] = [sealed, found].map(bytes => parseGzip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
  if (a === undefined || b === undefined) return []
  const [one, other] = [a, b].map(({ header }) => JSON.stringify(header))
  const causes: Cause[] = one === other ? [] : [{ code: 'archive-metadata', detail: 'the gzip header' }]
  return a.plain.equals(b.plain) && !a.stream.equals(b.stream) ? [{ code: 'archive-recompressed' }, ...causes] : causes
}

/** Whether a member of a zip has the same content in another compression. */
function isRepacked([{ entry: a, bytes }, { entry: b, bytes: now }]: Pair): boolean {
  if (a.format !== 'zip' || b.format !== 'zip' || bytes !== now || a.central.crc !== b.central.crc) return false
  return a.central.method !== b.central.method || a.central.packedBytes !== b.central.packedBytes
}
