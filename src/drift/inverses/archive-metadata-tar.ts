import { Buffer } from 'node:buffer'
import { type Earlier, ifChanged, type Knob } from '../archive/knob.ts'
import {
  END_BYTES,
  octal,
  RECORD_BYTES,
  type TarImage,
  type TarMember,
  tarLength,
  text,
  withField,
  withNumber,
  zerosUpTo
} from '../archive/tar-image.ts'

/** `tar.umask` of git is 0002, so its archives have 0664 and 0775. */
const MODES: readonly (readonly [(mode: number, type: string) => number, string])[] = [
  [mode => mode & ~0o022, 'nobody but the owner could write (umask 0022)'],
  [mode => mode | ((mode & 0o200) >> 3), 'the group could write too (umask 0002)'],
  [mode => mode & ~0o077, 'only the owner had rights (umask 0077)'],
  [(mode, type) => ((mode & 0o100) !== 0 || type === '5' ? 0o755 : 0o644), 'modes were 0755 and 0644'],
  [(mode, type) => ((mode & 0o100) !== 0 || type === '5' ? 0o775 : 0o664), 'modes were 0775 and 0664'],
  [(_, type) => (type === '5' ? 0o755 : 0o644), 'modes were 0755 for folders and 0644 for files'],
  [mode => mode | 0o644, 'everyone could read'],
  [mode => mode | 0o100000, 'modes had the bits of a file type']
]

const modes: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    for (const [change, name] of MODES) {
      const members = mapHeaders(image, (header, { type }) =>
        withNumber(header, 100, 8, change(octal(header, 100, 8) ?? 0, type))
      )
      yield* ifChanged(image, members, `${name}`)
    }
  }
}

/** uid, gid, user and group name; a name that is undefined stays. */
const OWNERS: readonly (readonly [number, number, string | undefined, string | undefined, string])[] = [
  [0, 0, '', '', 'owner and group were 0, without names (--numeric-owner)'],
  [0, 0, 'root', 'root', 'owner and group were root'],
  [-1, -1, '', '', 'there were no names of owner and group'],
  [0, 0, undefined, undefined, 'owner and group were 0'],
  [1000, 1000, '', '', 'owner and group were 1000, without names'],
  [1001, 127, 'runner', 'docker', 'owner and group were those of a GitHub runner'],
  [1001, 1001, 'runner', 'runner', 'owner and group were those of a GitHub runner'],
  [0, 0, 'root', 'wheel', 'owner and group were root and wheel']
]

const owners: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    for (const [uid, gid, uname, gname, name] of OWNERS) {
      const members = mapHeaders(image, header => {
        let changed = uid < 0 ? header : withNumber(withNumber(header, 108, 8, uid), 116, 8, gid)
        if (uname !== undefined) changed = withField(changed, 265, padded(uname, 32))
        return gname === undefined ? changed : withField(changed, 297, padded(gname, 32))
      })
      yield* ifChanged(image, members, name)
    }
  }
}

const GNU = 'ustar  \0'
const USTAR = 'ustar\x0000'

/** Which dialect the headers are in, and whether they fill the numbers of devices. */
const dialects: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    const devices = '0000000\0'
    const forms: readonly (readonly [string, string, string])[] = [
      [GNU, '\0'.repeat(8), 'the headers were those of GNU tar'],
      [USTAR, devices, 'the headers were ustar'],
      [USTAR, '\0'.repeat(8), 'the headers were ustar, without numbers of devices'],
      [USTAR, '000000 \0', 'the headers were ustar, as bsdtar and Node write them']
    ]
    // The oldest form has neither magic nor names of owners.
    const oldest = mapHeaders(image, (header, { type }) => {
      const bare = withField(withField(header, 257, '\0'.repeat(72)), 329, `${devices}${devices}`)
      return type === '0' ? withField(bare, 156, '\0') : bare
    })
    for (const [magic, device, name] of forms) {
      const members = mapHeaders(image, (header, { type }) =>
        // A prefix is where GNU keeps other fields, and devices keep their own numbers.
        type === '3' || type === '4' || (magic === GNU && text(header, 345, 155) !== '')
          ? header
          : withField(withField(withField(header, 257, magic), 329, device), 337, device)
      )
      yield* ifChanged(image, members, name)
    }
    yield* ifChanged(image, oldest, 'the headers were those of Unix version 7')
  }
}

const extensions: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    const isPax = ({ extensions: [first] }: TarMember) => first?.[156] === 0x78
    const members = image.members.map(member => (isPax(member) ? { ...member, extensions: [] } : member))
    yield* ifChanged(image, members, 'there were no extended headers of PAX')
  }
}

/** Zeros at the end: two blocks, or filled up to a record. */
const padding: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    const used = tarLength(image) - image.end.length
    for (const [length, name] of [
      [END_BYTES, 'two blocks of zeros'],
      [zerosUpTo(used, RECORD_BYTES[0]), 'zeros up to a record of 10,240 bytes'],
      [zerosUpTo(used, RECORD_BYTES[1]), 'zeros up to 32,768 bytes'],
      [0, 'no zeros']
    ] as const) {
      if (length !== image.end.length)
        yield { image: { ...image, end: Buffer.alloc(length) }, detail: `the archive ended with ${name}` }
    }
  }
}

const names: Knob<TarImage> = {
  cause: 'archive-metadata',
  *undo(image) {
    const renamed = (change: (name: string) => string) =>
      image.members.map(member => {
        const name = change(text(member.header, 0, 100))
        if (member.extensions.length > 0 || member.type === 'g' || name === '' || name.length > 100) return member
        const header = withField(member.header, 0, padded(name, 100))
        return header === member.header ? member : { ...member, header, path: name }
      })
    yield* ifChanged(
      image,
      renamed(name => name.replace(/^\.\/(?=.)/, '')),
      'names did not begin with "./"'
    )
    yield* ifChanged(
      image,
      renamed(name => (name.startsWith('./') ? name : `./${name}`)),
      'names began with "./"'
    )
    yield* withoutSlashes(image, renamed)
  }
}

function* withoutSlashes(
  image: TarImage,
  renamed: (change: (name: string) => string) => TarMember[]
): Iterable<Earlier<TarImage>> {
  yield* ifChanged(
    image,
    renamed(name => name.replace(/(?<=.)\/$/, '')),
    'names of folders did not end with "/"'
  )
  const folders = renamed(name => (name.endsWith('/') ? name : `${name}/`)).map((member, at) =>
    member.type === '5' ? member : (image.members[at] ?? member)
  )
  yield* ifChanged(image, folders, 'names of folders ended with "/"')
}

function mapHeaders(image: TarImage, change: (header: Buffer, member: TarMember) => Buffer): TarMember[] {
  return image.members.map(member => {
    if (member.type === 'g') return member
    const header = change(member.header, member)
    return header === member.header ? member : { ...member, header }
  })
}

function padded(value: string, length: number): string {
  return value.padEnd(length, '\0')
}

export const TAR_METADATA: readonly Knob<TarImage>[] = [owners, modes, extensions, dialects, names, padding]
