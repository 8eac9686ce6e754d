import type { Buffer } from 'node:buffer'
import type { CauseCode } from '../../model/causes.ts'
import type { Image } from './knob.ts'
import { octal, type TarImage, type TarMember } from './tar-image.ts'
import type { ZipImage, ZipMember } from './zip-image.ts'

/** What is worth undoing where the sealed archive is in hand too: most archives that differ in content need no search at all. */
export interface LeftOpen {
  /** Kinds of changes of the inside; empty where the inside is the same. */
  readonly causes: ReadonlySet<CauseCode>
  /** Whether this is the inside of the sealed archive, as far as it is known. What is not is not packed, which is what takes time. */
  isSealed(image: Image): boolean
}

const NOTHING: ReadonlySet<CauseCode> = new Set()

/** @returns undefined where the members differ in content: no change of an archive leads from one to the other */
export function leftOpen(sealed: Image, found: Image): LeftOpen | undefined {
  if (sealed.kind === 'tar' && found.kind === 'tar') return ofTars(sealed, found)
  return sealed.kind === 'zip' && found.kind === 'zip' ? ofZips(sealed, found) : undefined
}

function ofTars(sealed: TarImage, found: TarImage): LeftOpen | undefined {
  const isSealed = (image: Image) => image.kind === 'tar' && isSameTar(image, sealed)
  if (isSealed(found)) return { causes: NOTHING, isSealed }
  const members = byName(found.members)
  const pairs = pairsOf(sealed.members, members)
  if (pairs === undefined || pairs.some(([was, is]) => !was.body.equals(is.body))) return undefined
  const isMoved = pairs.some(([was, is]) => octal(was.header, 136, 12) !== octal(is.header, 136, 12))
  return { causes: causesOf(sealed.members, found.members, isMoved), isSealed }
}

function isSameTar(one: TarImage, other: TarImage): boolean {
  return (
    one.members.length === other.members.length &&
    one.end.length === other.end.length &&
    one.members.every((member, at) => {
      const { header, extensions, body } = other.members[at] ?? member
      const isSame = member.header.equals(header) && member.extensions.length === extensions.length
      return isSame && member.extensions.every((extension, n) => extensions[n]?.equals(extension)) && member.body.equals(body)
    })
  )
}

function ofZips(sealed: ZipImage, found: ZipImage): LeftOpen | undefined {
  const pairs = pairsOf(sealed.members, byName(found.members))
  // CRC-32 and size, then method and packed size, then time and date.
  const differs = (from: number, to: number) => (pairs ?? []).some(([was, is]) => !isSamePart(was.central, is.central, from, to))
  if (pairs === undefined || differs(16, 20) || differs(24, 28)) return undefined
  const isRecompressed = pairs.some(([was, is]) => !was.data.equals(is.data))
  const isSealed = (image: Image) => image.kind === 'zip' && isSameZip(image, sealed, isRecompressed)
  const isRepacked = !isRecompressed && isSealed(found)
  return { causes: isRepacked ? NOTHING : causesOf(sealed.members, found.members, differs(12, 16)), isSealed }
}

/** @param isRecompressed the content may be packed otherwise, with what is noted of that */
function isSameZip(one: ZipImage, other: ZipImage, isRecompressed: boolean): boolean {
  return (
    one.members.length === other.members.length &&
    one.comment.equals(other.comment) &&
    one.members.every((member, at) => {
      const { path, local, central, descriptor } = other.members[at] ?? member
      if (isRecompressed) return member.path === path && isSamePart(member.central, central, 12, 20)
      // Only the offset is made when an archive is written.
      const isSame = isSamePart(member.central, central, 0, 42) && member.central.subarray(46).equals(central.subarray(46))
      return isSame && member.local.equals(local) && member.descriptor.equals(descriptor)
    })
  )
}

function isSamePart(one: Buffer, other: Buffer, from: number, to: number): boolean {
  return one.subarray(from, to).equals(other.subarray(from, to))
}

function causesOf(was: readonly Named[], is: readonly Named[], isMoved: boolean): ReadonlySet<CauseCode> {
  const [before, after] = [was, is].map(members => members.map(nameOf)) as [string[], string[]]
  const [kept, known] = [new Set(before), new Set(after)]
  const shared = after.filter(name => kept.has(name))
  const isReordered = before.filter(name => known.has(name)).some((name, at) => name !== shared[at])
  return new Set<CauseCode>([
    'archive-metadata',
    ...(isMoved ? (['archive-times'] as const) : []),
    ...(isReordered ? (['archive-order'] as const) : []),
    ...(after.length > before.length ? (['archive-extra-members'] as const) : [])
  ])
}

type Named = TarMember | ZipMember

/** A name as every program writes it: some begin names with `./`, some end those of folders with a slash. */
function nameOf(member: Named): string {
  const name = member.path.replace(/^\.\/(?=.)/, '').replace(/(?<=.)\/$/, '')
  return 'type' in member && member.type === 'g' ? '' : name
}

function byName<M extends Named>(members: readonly M[]): ReadonlyMap<string, M> {
  return new Map(members.map(member => [nameOf(member), member]))
}

/** Undefined where one of the sealed members is gone: nothing brings it back. */
function pairsOf<M extends Named>(
  members: readonly M[],
  found: ReadonlyMap<string, M>
): readonly (readonly [M, M])[] | undefined {
  const pairs = members.flatMap(member => {
    const other = found.get(nameOf(member))
    return other === undefined ? [] : [[member, other] as const]
  })
  return pairs.length === members.length ? pairs : undefined
}
