import * as zlib from 'node:zlib'
import { expect, test } from '@jest/globals'
import { crc32, crc32ByTable } from '../../src/archive/crc32.ts'
import { makeTar } from '../support/make-tar.ts'
import { makeZip } from '../support/make-zip.ts'
import { outcomeOf, readMembers } from '../support/read-members.ts'

const tar = makeTar({ content: 'hello' })
const gz = zlib.gzipSync(tar)
const changed = (bytes: Buffer, at: number, value: number) => {
  const copy = Buffer.from(bytes)
  copy[at < 0 ? copy.length + at : at] = value
  return copy
}
/** A gzip header with these flags and what they announce. */
const withHeader = (flags: number, fields: string) =>
  Buffer.concat([gz.subarray(0, 3), Buffer.from([flags]), gz.subarray(4, 10), Buffer.from(fields, 'latin1'), gz.subarray(10)])

const TRAPS: readonly (readonly [string, Buffer, string, Buffer])[] = [
  ['bytes after gzip', Buffer.concat([gz, Buffer.from('x')]), 'archive-ambiguous: 1 bytes after its last gzip stream', gz],
  ['zeros after gzip', Buffer.concat([gz, Buffer.alloc(512)]), 'archive-ambiguous: 512 bytes after its last gzip stream', gz],
  [
    'another tar archive after it',
    Buffer.concat([gz, gz]),
    'archive-ambiguous: it goes on after',
    Buffer.concat([zlib.gzipSync(tar.subarray(0, 700)), zlib.gzipSync(tar.subarray(700))])
  ],
  ['a wrong CRC', changed(gz, -8, (gz.at(-8) ?? 0) ^ 1), 'archive-damaged: the CRC-32 of a gzip stream is wrong', gz],
  ['a wrong length', changed(gz, -1, 1), 'archive-damaged: the length of a gzip stream is wrong', gz],
  ['a trailer that is cut off', gz.subarray(0, -1), 'archive-damaged: a gzip trailer is cut off', gz],
  [
    'a stream that is cut off',
    gz.subarray(0, -12),
    'archive-damaged: a compressed stream is damaged or cut off (Z_BUF_ERROR)',
    gz
  ],
  ['a damaged stream', changed(gz, 10, 0xff), 'archive-damaged: a compressed stream is damaged', gz],
  ['reserved flags', withHeader(0x20, ''), 'archive-damaged: a gzip header has reserved flags', withHeader(0, '')],
  [
    'a name without end',
    Buffer.concat([gz.subarray(0, 3), Buffer.from([8]), gz.subarray(4, 10), Buffer.from('name')]),
    'archive-damaged: a gzip header is cut off',
    withHeader(8, 'name\0')
  ],
  [
    'a wrong header checksum',
    withHeader(2, '\0\0'),
    'archive-damaged: the checksum of a gzip header is wrong',
    withHeader(16, '\0')
  ],
  ['a compressed file that is not tar', zlib.gzipSync('hello'), 'archive-unsupported: it is one compressed file', gz],
  ['xz', Buffer.from('\xfd7zXZ\0....', 'latin1'), 'archive-unsupported: it is in the format xz', gz],
  ['bzip2', Buffer.from('BZh91AY'), 'archive-unsupported: it is in the format bzip2', gz],
  ['7z', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), 'archive-unsupported: it is in the format 7z', gz],
  ['text', Buffer.from('hello'), 'archive-unsupported: it is not an archive', gz],
  ['nothing', Buffer.alloc(0), 'archive-damaged: it is empty', gz],
  [
    'gzip that is zip by its end',
    Buffer.concat([gz, makeZip([])]),
    'archive-ambiguous: it starts as gzip and ends as a zip archive',
    gz
  ],
  [
    'tar that is zip by its end',
    Buffer.concat([tar, makeZip([])]),
    'archive-ambiguous: it starts as tar and ends as a zip archive',
    tar
  ]
]

test.each(TRAPS)('%s is refused by name, its neighbour is read', async (_, bad, expected, good) => {
  expect(await outcomeOf(bad)).toContain(expected)
  expect(await outcomeOf(good)).toBe('read')
})

test('all fields of a gzip header are kept', async () => {
  const { read } = await readMembers(withHeader(4 | 8 | 16, '\x02\x00ABname\0comment\0'))
  expect(read.gzip).toMatchObject([{ flags: 28, bytes: tar.length, crc: zlib.crc32(tar) }])
  expect([read.gzip?.[0]?.extra, read.gzip?.[0]?.name, read.gzip?.[0]?.comment].map(String)).toEqual(['AB', 'name', 'comment'])
})

test('a bomb is refused by its ratio while it is expanded', async () => {
  const mebibyte = zlib.gzipSync(Buffer.alloc(1024 ** 2))
  const head = makeTar({ size: `${(300 * 1024 ** 2).toString(8).padStart(11, '0')}\0` }).subarray(0, 512)
  const bomb = (count: number) => Buffer.concat([zlib.gzipSync(head), ...Array.from({ length: count }, () => mebibyte)])
  expect(await outcomeOf(bomb(300))).toContain('archive-too-large: its')
  expect(await outcomeOf(bomb(30))).toContain('archive-damaged: it is cut off')
})

test('the CRC without the help of Node is the same', () => {
  const bytes = Buffer.from('123456789')
  expect(crc32ByTable(bytes)).toBe(0xcbf43926)
  expect([
    crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4))),
    crc32ByTable(bytes.subarray(4), crc32ByTable(bytes.subarray(0, 4)))
  ]).toEqual([0xcbf43926, 0xcbf43926])
})

const hasZstd = 'zstdCompressSync' in zlib
test('zstd is read where Node can, and refused with the name of the Node where it cannot', async () => {
  if (!hasZstd) {
    expect(await outcomeOf(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]))).toContain(
      `zstd, which Node ${process.versions.node} cannot expand`
    )
    return
  }
  const zst = zlib.zstdCompressSync(tar)
  expect(await outcomeOf(zst)).toBe('read')
  expect(
    await outcomeOf(Buffer.concat([zlib.zstdCompressSync(tar.subarray(0, 700)), zlib.zstdCompressSync(tar.subarray(700))]))
  ).toBe('read')
  expect(await outcomeOf(Buffer.concat([zst, Buffer.from('x')]))).toContain(
    'archive-ambiguous: 1 bytes after its last zstd stream'
  )
  expect(await outcomeOf(zst.subarray(0, -1))).toContain('archive-damaged: a compressed stream is damaged or cut off')
})
