import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { descriptor, makeZip, type ZipPart } from '../support/make-zip.ts'
import { outcomeOf } from '../support/read-members.ts'

const S_IFCHR = 0o020644 * 65_536
const S_IFLNK = 0o120777 * 65_536
const S_IFREG = 0o100644 * 65_536
const packed = deflateRawSync('hello')
const later = (after: Buffer, more: Partial<ZipPart> = {}): ZipPart => ({ flags: 8, local: { size: 0, crc: 0 }, after, ...more })
const extra = (id: number, data: Buffer) => {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}
const unicodePath = (crc: number, name: string) => {
  const head = Buffer.alloc(5)
  head[0] = 1
  head.writeUInt32LE(crc, 1)
  return extra(0x7075, Buffer.concat([head, Buffer.from(name)]))
}
const wide = (...values: readonly number[]) =>
  extra(
    1,
    Buffer.concat(
      values.map(value => {
        const bytes = Buffer.alloc(8)
        bytes.writeBigUInt64LE(BigInt(value))
        return bytes
      })
    )
  )
const END = makeZip([])
const one = makeZip([{}])

/** A trap, what it is refused for, and its neighbour, which is read. */
const TRAPS: readonly (readonly [string, Buffer, string, Buffer])[] = [
  [
    'a version of the format that does not exist',
    makeZip([{ needs: 64 }]),
    'archive-unsupported: a.txt: it needs version 6.4',
    makeZip([{ needs: 63 }])
  ],
  ['two members of one path', makeZip([{}, {}]), 'archive-duplicate: a.txt', makeZip([{}, { name: 'b.txt' }])],
  ['an absolute path', makeZip([{ name: '/x' }]), 'archive-path-unsafe: /x', makeZip([{ name: 'x' }])],
  ['".."', makeZip([{ name: '../x' }]), 'archive-path-unsafe', makeZip([{ name: './x' }])],
  ['a backslash', makeZip([{ name: 'a\\x' }]), 'archive-path-unsafe', makeZip([{ name: 'a/x' }])],
  ['a NUL in a name', makeZip([{ name: 'a\0x' }]), 'archive-path-unsafe: a\0x: its name has a NUL', makeZip([{ name: 'a x' }])],
  ['a device', makeZip([{ attributes: S_IFCHR }]), 'archive-special: a.txt', makeZip([{ attributes: S_IFREG }])],
  [
    'a link out',
    makeZip([{ attributes: S_IFLNK, content: '../x' }]),
    'archive-link-unsafe: a.txt',
    makeZip([{ attributes: S_IFLNK, content: './x' }])
  ],
  ['a folder with content', makeZip([{ name: 'a/' }]), 'archive-ambiguous: a', makeZip([{ name: 'a/', content: '', method: 0 }])],
  [
    'a folder that is a file by its mode',
    makeZip([{ name: 'a/', content: '', attributes: S_IFREG }]),
    'archive-ambiguous: a',
    makeZip([{ name: 'a', content: '', attributes: S_IFREG }])
  ],
  ['an encrypted member', makeZip([{ flags: 1 }]), 'archive-encrypted: a.txt', makeZip([{ flags: 2 }])],
  ['strong encryption', makeZip([{ flags: 0x41 }]), 'archive-encrypted', makeZip([{ flags: 2 }])],
  ['AES', makeZip([{ method: 99 }]), 'archive-encrypted', makeZip([{ method: 0 }])],
  [
    'a method that is not read',
    makeZip([{ method: 12 }]),
    'archive-unsupported: a.txt: it is compressed with bzip2',
    makeZip([{ method: 0 }])
  ],
  [
    'another name in the central directory',
    makeZip([{ central: { name: 'b.txt' } }]),
    'archive-ambiguous: b.txt: the name of a member differs',
    makeZip([{ central: { name: 'a.txt' } }])
  ],
  [
    'another method in the central directory',
    makeZip([{ central: { method: 0 } }]),
    'archive-ambiguous: a.txt: the method',
    makeZip([{ central: { method: 8 } }])
  ],
  [
    'another set of flags in the central directory',
    makeZip([{ central: { flags: 0x800 } }]),
    'archive-ambiguous: a.txt: the set of flags',
    makeZip([{ central: { flags: 0 } }])
  ],
  [
    'another CRC in the central directory',
    makeZip([{ central: { crc: 1 } }]),
    'archive-ambiguous: a.txt: the CRC-32',
    makeZip([{ central: {} }])
  ],
  [
    'another size in the central directory',
    makeZip([{ central: { size: 6 } }]),
    'archive-ambiguous: a.txt: the size',
    makeZip([{ central: { size: 5 } }])
  ],
  ['a wrong CRC', makeZip([{ crc: 1 }]), 'archive-damaged: a.txt: its CRC-32 is wrong', makeZip([{}])],
  [
    'a size that is too small',
    makeZip([{ size: 4 }]),
    'archive-damaged: a.txt: it expands to over the 4 bytes',
    makeZip([{ size: 5 }])
  ],
  [
    'a size that is too large',
    makeZip([{ size: 6 }]),
    'archive-damaged: a.txt: it has 5 bytes and states 6',
    makeZip([{ size: 5 }])
  ],
  [
    'a stored member with two lengths',
    makeZip([{ method: 0, size: 6 }]),
    'archive-ambiguous: a.txt: it is stored as it is',
    makeZip([{ method: 0, size: 5 }])
  ],
  [
    'a damaged stream',
    makeZip([{ packed: Buffer.from('\xff\xff\xff', 'latin1') }]),
    'archive-damaged: a.txt: its compressed stream',
    makeZip([{ packed }])
  ],
  [
    'a stream that is cut off',
    makeZip([{ packed: packed.subarray(0, -1) }]),
    'archive-damaged: a.txt: its compressed stream',
    makeZip([{ packed }])
  ],
  [
    'bytes after a stream',
    makeZip([{ packed: Buffer.concat([packed, Buffer.from('x')]) }]),
    'archive-ambiguous: a.txt: its packed content goes on',
    makeZip([{ packed }])
  ],
  [
    'bytes before the archive',
    makeZip([{}], { before: Buffer.from('#!/bin/sh\n') }),
    'archive-ambiguous: it starts with something else',
    one
  ],
  ['an archive before the archive', makeZip([{}], { before: one }), 'archive-ambiguous: there are', one],
  [
    'the same with offsets that do not count it',
    makeZip([{}], { before: one, isShifted: false }),
    'archive-ambiguous: there are',
    one
  ],
  [
    'bytes after the archive',
    makeZip([{}], { after: Buffer.from('x') }),
    'archive-ambiguous: there are 1 bytes after its end',
    makeZip([{}], { comment: 'x' })
  ],
  [
    'bytes between two members',
    makeZip([{ after: Buffer.from('x') }, { name: 'b' }]),
    'archive-ambiguous: there are 1 bytes at byte',
    makeZip([{}, { name: 'b' }])
  ],
  [
    'bytes before the central directory',
    makeZip([{}], { between: Buffer.from('x') }),
    'archive-ambiguous: there are 1 bytes at byte',
    one
  ],
  [
    'members that overlap',
    makeZip([{}, { name: 'b.txt', central: { offset: 0 } }]),
    'archive-ambiguous',
    makeZip([{}, { name: 'b.txt' }])
  ],
  [
    'an end record in the comment',
    makeZip([{}], { comment: END }),
    'archive-ambiguous: there is an end record in its comment',
    makeZip([{}], { comment: END.subarray(1) })
  ],
  ['fewer members than stated', makeZip([{}], { count: 2 }), 'archive-damaged: it states 2 members and lists 1', one],
  ['more members than stated', makeZip([{}, { name: 'b' }], { count: 1 }), 'archive-ambiguous: its central directory has', one],
  ['a missing end record', one.subarray(0, -1), 'archive-damaged: its end record is missing', one],
  [
    'a descriptor that differs',
    makeZip([later(descriptor('hallo', packed.length))]),
    'archive-ambiguous: a.txt: the data descriptor',
    makeZip([later(descriptor('hello', packed.length))])
  ],
  [
    'a missing descriptor',
    makeZip([later(Buffer.alloc(0))]),
    'archive-ambiguous: a.txt: the data descriptor of a member is missing',
    makeZip([later(descriptor('hello', packed.length, false))])
  ],
  [
    'bytes after a descriptor',
    makeZip([later(Buffer.concat([descriptor('hello', packed.length), Buffer.alloc(9)]))]),
    'archive-ambiguous: a.txt: there are 25 bytes after',
    makeZip([later(descriptor('hello', packed.length))])
  ],
  [
    'a Unicode name of a name in ASCII',
    makeZip([{ extra: unicodePath(0xe9eb7b2c, 'b.txt') }]),
    'archive-ambiguous: the Unicode name',
    makeZip([{ extra: extra(0x7074, Buffer.from('b.txt')) }])
  ],
  [
    'an extra field that is cut off',
    makeZip([{ extra: Buffer.from([1, 2, 5, 0, 0]) }]),
    'archive-damaged: an extra field',
    makeZip([{ extra: Buffer.from([1, 2, 1, 0, 0]) }])
  ],
  [
    'two fields of zip64',
    makeZip([{ extra: Buffer.concat([wide(5), wide(5)]) }]),
    'archive-ambiguous: a member has two zip64 fields',
    makeZip([{ extra: wide(5) }])
  ],
  [
    'a zip64 size that is too large',
    makeZip([{ size: 0xffffffff, extra: wide(2 ** 53 - 1 + 1) }]),
    'archive-damaged: a zip64 number',
    makeZip([{ size: 0xffffffff, extra: wide(5) }])
  ],
  [
    'a zip64 field without its size',
    makeZip([{ size: 0xffffffff, extra: wide() }]),
    'archive-damaged: the zip64 field of a member lacks its size',
    makeZip([{ size: 0xffffffff, extra: wide(5) }])
  ]
]

test.each(TRAPS)('%s is refused by name, its neighbour is read', async (_, bad, expected, good) => {
  expect(await outcomeOf(bad)).toContain(expected)
  expect(await outcomeOf(good)).toBe('read')
})

test('an archive without members is read', async () => expect(await outcomeOf(END)).toBe('read'))
