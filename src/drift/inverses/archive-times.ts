import { Buffer } from 'node:buffer'
import { fromDos, HOUR_MS, hoursOf, toDos, ZONE_SHIFTS } from '../archive/dos-time.ts'
import { type Earlier, ifChanged, type Knob } from '../archive/knob.ts'
import { octal, type TarImage, type TarMember, withNumber, withPaxTime } from '../archive/tar-image.ts'
import { extrasOf, withExtras, withShort, type ZipImage, type ZipMember } from '../archive/zip-image.ts'

const EXTENDED_TIMESTAMP = 0x5455

/** Times that tools write for every member, in seconds since 1970. */
const CONSTANTS: readonly (readonly [number, string])[] = [
  [0, '1970-01-01 00:00:00'],
  [315_532_800, '1980-01-01 00:00:00'],
  [499_162_500, '1985-10-26 08:15:00, as npm writes it'],
  [1, '1970-01-01 00:00:01'],
  [1_153_704_088, '2006-07-24 01:21:28, as cargo writes it'],
  [315_619_200, '1980-01-02 00:00:00'],
  [318_211_200, '1980-02-01 00:00:00, as Gradle writes it']
]

/** Tar has its times in UTC, so a zone moves them only where a program is wrong. */
const RARE = 4

/** Each of them is written by some program as it is. */
function weightOfConstant(place: number): number {
  return place === 0 ? 1 : 2
}

/** Clocks of the world differ by up to 26 hours, most by up to 14. */
function zoneWeight(shift: number): number {
  if (Math.abs(shift) > 14 * HOUR_MS) return 3
  return shift % HOUR_MS === 0 ? 1 : 2
}

/** Times of the members of a tar archive. */
export const tarTimes: Knob<TarImage> = {
  cause: 'archive-times',
  *undo(image) {
    for (const [at, [seconds, name]] of CONSTANTS.entries()) {
      yield* ifChanged(
        image,
        timed(image, () => seconds),
        `all times were ${name}`,
        weightOfConstant(at)
      )
    }
    // A program that clamps times to SOURCE_DATE_EPOCH gives the newest members the same time.
    const newest = Math.max(...image.members.map(timeOf))
    yield* ifChanged(
      image,
      timed(image, () => newest),
      `all times were ${isoOf(newest)}`
    )
    for (const shift of ZONE_SHIFTS) {
      yield* ifChanged(
        image,
        timed(image, seconds => seconds - shift / 1000),
        `all times moved by ${hoursOf(shift)}: a time zone`,
        RARE
      )
    }
  }
}

function timeOf({ header }: TarMember): number {
  return octal(header, 136, 12) ?? 0
}

function timed(image: TarImage, at: (seconds: number) => number): TarMember[] {
  return image.members.map(member => {
    const seconds = at(timeOf(member))
    const header = seconds < 0 ? member.header : withNumber(member.header, 136, 12, seconds)
    if (header === member.header) return member
    return { ...member, header, extensions: member.extensions.map(extension => withPaxTime(extension, seconds)) }
  })
}

/** Times of the members of a zip archive: in MS-DOS form on some clock, and as extra fields in UTC. */
export const zipTimes: Knob<ZipImage> = {
  cause: 'archive-times',
  *undo(image) {
    for (const [at, [seconds, name]] of CONSTANTS.entries()) {
      if (toDos(seconds * 1000) === undefined) continue
      const members = clocked(image, () => seconds * 1000)
      yield* ifChanged(image, members, `all times were ${name}`, weightOfConstant(at))
      const extended = members.map(member => extendedSet(member, () => seconds))
      if (extended.some((member, n) => member !== members[n]))
        yield* ifChanged(image, extended, `all times were ${name}`, weightOfConstant(at))
    }
    for (const shift of ZONE_SHIFTS) {
      yield* ifChanged(
        image,
        clocked(image, ms => ms - shift),
        `the DOS times moved by ${hoursOf(shift)}: the clock of another time zone`,
        zoneWeight(shift)
      )
    }
    yield* fromExtended(image)
    if (image.members.every(member => extendedOf(member) === undefined)) return
    for (const shift of ZONE_SHIFTS) {
      const members = clocked(image, ms => ms - shift).map(member => extendedSet(member, seconds => seconds - shift / 1000))
      yield* ifChanged(image, members, `all times moved by ${hoursOf(shift)}`, RARE)
    }
  }
}

/** The DOS times as the extra fields in UTC give them, on the clock of each zone. */
function* fromExtended(image: ZipImage): Iterable<Earlier<ZipImage>> {
  if (image.members.every(member => extendedOf(member) === undefined)) return
  for (const shift of [0, ...ZONE_SHIFTS]) {
    const members = image.members.map(member => {
      const seconds = extendedOf(member)
      return seconds === undefined ? member : withClock(member, seconds * 1000 + shift)
    })
    const zone = shift === 0 ? 'UTC' : `UTC${hoursOf(shift)}`
    yield* ifChanged(image, members, `the DOS times were those of the extra fields, on the clock of ${zone}`, 2)
  }
}

function clocked(image: ZipImage, at: (ms: number) => number): ZipMember[] {
  return image.members.map(member =>
    withClock(member, at(fromDos(member.central.readUInt16LE(12), member.central.readUInt16LE(14))))
  )
}

function withClock(member: ZipMember, ms: number): ZipMember {
  const dos = toDos(ms)
  if (dos === undefined) return member
  const local = withShort(withShort(member.local, 10, dos.time), 12, dos.date)
  const central = withShort(withShort(member.central, 12, dos.time), 14, dos.date)
  return local === member.local && central === member.central ? member : { ...member, local, central }
}

/** Seconds since 1970 of the extended timestamp in the central header. */
function extendedOf({ central }: ZipMember): number | undefined {
  const field = extrasOf(central)?.find(({ id }) => id === EXTENDED_TIMESTAMP)?.content
  return field !== undefined && field.length >= 5 && ((field[0] ?? 0) & 1) === 1 ? field.readInt32LE(1) : undefined
}

/** The member with another time in place of each of its extended timestamps. */
function extendedSet(member: ZipMember, at: (seconds: number) => number): ZipMember {
  const [local, central] = [member.local, member.central].map(record => {
    const extras = extrasOf(record)
    if (extras?.some(({ id }) => id === EXTENDED_TIMESTAMP) !== true) return record
    return withExtras(
      record,
      extras.map(one => (one.id === EXTENDED_TIMESTAMP ? { ...one, content: withTimes(one.content, at) } : one))
    )
  })
  return local === member.local || local === undefined || central === undefined ? member : { ...member, local, central }
}

function withTimes(content: Buffer, at: (seconds: number) => number): Buffer {
  const changed = Buffer.from(content)
  for (let n = 1; n + 4 <= changed.length; n += 4) changed.writeInt32LE(at(changed.readInt32LE(n)) | 0, n)
  return changed
}

function isoOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')}`
}
