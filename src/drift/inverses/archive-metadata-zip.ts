import { Buffer } from 'node:buffer'
import { ifChanged, type Knob } from '../archive/knob.ts'
import { extrasOf, withExtras, withShort, type ZipImage, type ZipMember } from '../archive/zip-image.ts'

const UNIX = 3
const FOLDER = 0o040000
const FILE = 0o100000
const DESCRIPTOR_FLAG = 8
const UTF8_FLAG = 0x800
const IS_JAR = 0xcafe

/** Which extra fields were not there, by number; `jar` marks its first member with 0xCAFE. */
const EXTRAS: readonly (readonly [(id: number) => boolean, string])[] = [
  [id => id !== IS_JAR, 'there were no extra fields (zip -X)'],
  [() => true, 'there were no extra fields'],
  [id => id === 0x5455, 'there were no extended timestamps (UT)'],
  [id => id === 0x7875 || id === 0x7855 || id === 0x5855, 'there were no numbers of owners (ux)'],
  [id => id === 0x000a, 'there were no times of NTFS'],
  [id => id === IS_JAR, 'there was no mark of a JAR file'],
  [id => id === 0x7075, 'there were no names in Unicode (up)']
]

const extras: Knob<ZipImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    for (const [isGone, name] of EXTRAS) {
      const members = image.members.map(member => {
        const [local, central] = [member.local, member.central].map(record => {
          const fields = extrasOf(record)
          const kept = fields?.filter(({ id }) => !isGone(id))
          return kept === undefined || kept.length === fields?.length ? record : withExtras(record, kept)
        })
        const isSame = local === member.local && central === member.central
        return isSame || local === undefined || central === undefined ? member : { ...member, local, central }
      })
      yield* ifChanged(image, members, name)
    }
  }
}

const comments: Knob<ZipImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    if (image.comment.length > 0)
      yield { image: { ...image, comment: Buffer.alloc(0) }, detail: 'there was no comment of the archive' }
    const members = image.members.map(member => {
      const length = member.central.readUInt16LE(32)
      if (length === 0) return member
      const central = withShort(member.central.subarray(0, member.central.length - length), 32, 0)
      return { ...member, central }
    })
    yield* ifChanged(image, members, 'members had no comments')
  }
}

const MODES: readonly (readonly [(mode: number, isFolder: boolean) => number, string])[] = [
  [mode => mode & ~0o022, 'nobody but the owner could write (umask 0022)'],
  [mode => mode | ((mode & 0o200) >> 3), 'the group could write too (umask 0002)'],
  [mode => mode & ~0o077, 'only the owner had rights (umask 0077)'],
  [(mode, isFolder) => (isFolder ? FOLDER | 0o755 : FILE | ((mode & 0o100) !== 0 ? 0o755 : 0o644)), 'modes were 0755 and 0644'],
  [(mode, isFolder) => (isFolder ? FOLDER | 0o775 : FILE | ((mode & 0o100) !== 0 ? 0o775 : 0o664)), 'modes were 0775 and 0664'],
  [(_, isFolder) => (isFolder ? FOLDER | 0o755 : FILE | 0o644), 'modes were 0755 for folders and 0644 for files'],
  [(_, isFolder) => (isFolder ? FOLDER | 0o755 : 0o600), 'modes were 0600, without a file type, as Python writes them'],
  [mode => mode & 0o777, 'modes had no file type'],
  [(mode, isFolder) => mode | (isFolder ? FOLDER : FILE), 'modes had a file type'],
  [() => 0, 'there were no modes']
]

/** Modes are in the upper half of the external attributes. */
const modes: Knob<ZipImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    for (const [change, name] of MODES) {
      const members = mapCentral(image, (central, { path }) =>
        withShort(central, 40, change(central.readUInt16LE(40), path.endsWith('/')))
      )
      yield* ifChanged(image, members, name)
    }
  }
}

/** The system that made the archive, the version, attributes of MS-DOS, and whether a member is text. */
const makers: Knob<ZipImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    yield* ifChanged(
      image,
      mapCentral(image, central => withShort(central, 36, 0)),
      'no member was marked as text'
    )
    for (const [madeBy, name] of [
      [(UNIX << 8) | 30, 'Info-ZIP on Unix'],
      [(UNIX << 8) | 20, 'a program on Unix'],
      [20, 'a program on MS-DOS or Windows'],
      [(UNIX << 8) | 63, '7-Zip'],
      [0, 'version 0 on MS-DOS']
    ] as const) {
      yield* ifChanged(
        image,
        mapCentral(image, central => withShort(central, 4, madeBy)),
        `the archive was made by ${name}`
      )
    }
    yield* ifChanged(
      image,
      mapCentral(image, central => withShort(central, 38, 0)),
      'there were no attributes of MS-DOS'
    )
    for (const [from, to] of [
      [10, 20],
      [20, 10]
    ] as const) {
      const members = image.members.map(member =>
        member.central.readUInt16LE(6) === from
          ? { ...member, local: withShort(member.local, 4, to), central: withShort(member.central, 6, to) }
          : member
      )
      yield* ifChanged(image, members, `members needed version ${to / 10}.0`)
    }
  }
}

const flags: Knob<ZipImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    for (const [set, clear, name] of [
      [0, UTF8_FLAG, 'names were not marked as UTF-8'],
      [UTF8_FLAG, 0, 'names were marked as UTF-8'],
      [0, 6, 'no level of compression was noted'],
      [2, 4, 'the best compression was noted']
    ] as const) {
      const members = image.members.map(member => {
        const now = member.central.readUInt16LE(8)
        const then = (now | set) & ~clear
        return then === now
          ? member
          : { ...member, local: withShort(member.local, 6, then), central: withShort(member.central, 8, then) }
      })
      yield* ifChanged(image, members, name)
    }
    yield* ifChanged(image, image.members.map(withoutDescriptor), 'sizes were in front of the content, not behind it')
  }
}

/** As a program writes a member when it knows its size before it writes. */
function withoutDescriptor(member: ZipMember): ZipMember {
  const { local, central, descriptor } = member
  if (descriptor.length === 0) return member
  const known = withShort(local, 6, local.readUInt16LE(6) & ~DESCRIPTOR_FLAG)
  const sized = Buffer.from(known)
  central.copy(sized, 14, 16, 28)
  return {
    ...member,
    local: sized,
    central: withShort(central, 8, central.readUInt16LE(8) & ~DESCRIPTOR_FLAG),
    descriptor: Buffer.alloc(0)
  }
}

function mapCentral(image: ZipImage, change: (central: Buffer, member: ZipMember) => Buffer): ZipMember[] {
  return image.members.map(member => {
    const central = change(member.central, member)
    return central === member.central ? member : { ...member, central }
  })
}

export const ZIP_METADATA: readonly Knob<ZipImage>[] = [extras, comments, modes, flags, makers]
