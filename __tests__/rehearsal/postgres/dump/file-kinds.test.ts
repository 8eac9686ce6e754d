import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { constants, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { Refused } from '../../../../src/rehearsal/denial.ts'
import { openDump } from '../../../../src/rehearsal/postgres/dump/source.ts'
import { folderWith } from '../../../support/folder.ts'
import { makeZip } from '../../../support/make-zip.ts'
import { caught } from '../streams.ts'

const TEXT = '--\n-- PostgreSQL database dump\n--\nselect 1;\n'.repeat(500)

/** The real program packs, as teams do. */
function packed(program: string, text: string | Uint8Array): Buffer {
  return execFileSync(program, ['-c'], { input: text, maxBuffer: 64 * 1024 ** 2 })
}

const FOLDER = 0o040755 * 0x10000 + 0x10

const PACKERS: readonly (readonly [name: string, pack: (text: string | Uint8Array) => Buffer])[] = [
  ['gzip', text => gzipSync(text)],
  ['zstd', text => zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 1 } })],
  ['xz', text => packed('xz', text)],
  ['lz4', text => packed('lz4', text)],
  ['bzip2', text => packed('bzip2', text)],
  [
    'zip',
    text =>
      makeZip([
        { name: 'backup/', content: '', method: 0, attributes: FOLDER },
        { name: 'backup/clone.sql', content: Buffer.from(text) }
      ])
  ],
  ['zip, stored', text => makeZip([{ content: Buffer.from(text), method: 0 }])]
]

function opened(content: string | Uint8Array, find?: (name: string) => string | undefined, signal?: AbortSignal) {
  return openDump(join(folderWith({ 'clone.sql': content }), 'clone.sql'), () => undefined, signal, find)
}

async function textOf(content: string | Uint8Array, find?: (name: string) => string | undefined): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of opened(content, find).sql()) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString()
}

test('a plain dump as it is', async () => {
  expect(await textOf(TEXT)).toBe(TEXT)
})

describe.each(PACKERS)('a plain dump in %s', (_, pack) => {
  const file = pack(TEXT)

  test('is read, and its digest and length are those of the file', async () => {
    expect(await textOf(file)).toBe(TEXT)
    expect(await opened(file).digest()).toEqual({
      sha256: createHash('sha256').update(file).digest('hex'),
      bytes: file.length
    })
  })

  test('that is cut is refused', async () => {
    for (const end of [file.length - 4, file.length >> 1, 24])
      expect(await caught(textOf(file.subarray(0, end)))).toMatchObject({
        code: expect.stringMatching(/^dump-(?:truncated|unreadable)$/)
      })
    expect(await caught(textOf(file.subarray(0, -4)))).toMatchObject({ code: 'dump-truncated' })
  })

  test('with one other bit is the same text or refused, never another one', async () => {
    const texts: string[] = []
    for (let at = 0; at < file.length; at += Math.ceil(file.length / 40)) {
      const other = Buffer.from(file)
      other[at] = (other[at] ?? 0) ^ 4
      const text = await textOf(other).catch((error: unknown) => (error instanceof Refused ? TEXT : String(error)))
      // Without its first bytes it is the text that it looks like.
      if (at > 5) texts.push(text)
    }
    expect(texts.filter(text => text !== TEXT)).toEqual([])
    expect(texts.length).toBeGreaterThan(20)
  })
})

/** Streams after each other are cheaper to make than a large one. */
const many = (one: Buffer): Buffer => Buffer.concat(Array<Buffer>(20).fill(one))
const ZEROS = Buffer.alloc(16 * 1024 ** 2)

test.each<[string, () => Buffer]>([
  ['zstd', () => zstdCompressSync(Buffer.alloc(320 * 1024 ** 2))],
  ['xz', () => many(packed('xz', ZEROS))],
  ['lz4', () => many(packed('lz4', ZEROS))],
  ['zip', () => makeZip([{ packed: deflateRawSync(Buffer.alloc(320 * 1024 ** 2)), size: 320 * 1024 ** 2 }])]
])('what expands without end is refused: %s', async (name, make) => {
  let read = 0
  const reading = (async () => {
    for await (const part of opened(make()).sql()) read += part.length
  })()
  expect(await caught(reading)).toMatchObject({
    code: 'dump-unreadable',
    message: expect.stringMatching(/bytes expand to over \d+, more than 250 for each: if that is right, unpack it with "/)
  })
  // lz4 packs 255 bytes into one at most.
  expect(read).toBeLessThanOrEqual((name === 'lz4' ? 330 : 258) * 1024 ** 2)
})

test.each(['xz', 'lz4', 'bzip2', 'gzip'])('several streams of %s are one text, and what follows them is refused', async name => {
  const one = packed(name, TEXT)
  expect(await textOf(Buffer.concat([one, one]))).toBe(TEXT + TEXT)
  expect(await caught(textOf(Buffer.concat([one, Buffer.from('junk')])))).toMatchObject({
    code: expect.stringMatching(/^dump-(?:truncated|unreadable)$/)
  })
})

test.each([
  ['xz', 'xz-utils', 'xz -d'],
  ['lz4', 'lz4', 'lz4 -d'],
  ['bzip2', 'bzip2', 'bzip2 -d']
])('without the program %s, it is named with its package', async (name, debian, unpack) => {
  expect(await caught(textOf(packed(name, TEXT), () => undefined))).toMatchObject({
    code: 'dump-unreadable',
    message: `it is compressed with ${name}, and the program "${name}" of the system, which unpacks it, is not installed: install it (Debian and Ubuntu: ${debian}), or unpack the dump with "${unpack}" before`
  })
})

test('a program that stands still ends with the rehearsal', async () => {
  const folder = folderWith({ xz: '#!/bin/sh\necho "select 1;"; while :; do :; done\n' })
  chmodSync(join(folder, 'xz'), 0o755)
  const controller = new AbortController()
  const text = opened(packed('xz', TEXT), name => join(folder, name), controller.signal).sql()
  const reading = (async () => {
    for await (const _ of text) controller.abort()
  })()
  expect(await caught(reading)).toMatchObject({ code: 'dump-unreadable', message: 'xz does not come to the end of the dump' })
})

test.each<[string, Buffer, RegExp]>([
  [
    'two files',
    makeZip([
      { name: 'a.sql', content: TEXT },
      { name: 'b.sql', content: TEXT }
    ]),
    /it has 2 files.*"unzip"/
  ],
  ['no file', makeZip([{ name: 'a/', content: '', method: 0, attributes: FOLDER }]), /it has no file/],
  ['a link', makeZip([{ name: 'a.sql', content: '/etc/passwd', madeBy: 3 << 8, attributes: 0o120777 * 65536 }]), /is a link/],
  ['an encrypted file', makeZip([{ content: TEXT, flags: 1 }]), /is encrypted/],
  ['a path that leads out', makeZip([{ name: '../a.sql', content: TEXT }]), /"\.\."/],
  ['two names', makeZip([{ name: 'a.sql', content: TEXT, central: { name: 'b.sql' } }]), /name of a member differs/],
  ['bytes after it', makeZip([{ content: TEXT }], { after: Buffer.from('x') }), /1 bytes after its end/],
  ['an archive of pg_dump', makeZip([{ content: 'PGDMP\x01\x0e' }]), /\(custom format\) inside zip: unpack it with "unzip" first/]
])('a ZIP archive with %s is refused', async (_, bytes, reason) => {
  expect(await caught(textOf(bytes))).toMatchObject({ code: 'dump-unreadable', message: expect.stringMatching(reason) })
})

test.each<[string, string | Uint8Array, string]>([
  ['zstd with a frame that holds no data, as pzstd writes it', Buffer.from('502a4d180400000001020304', 'hex'), 'several frames'],
  ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'a 7-Zip archive'],
  ['UTF-16', Buffer.from('\ufeff-- PostgreSQL database dump', 'utf16le'), 'UTF-16'],
  ['UTF-16 without a mark', Buffer.from('-- PostgreSQL database dump', 'utf16le'), 'UTF-16'],
  ['nothing', '', 'the file is empty'],
  ['another tar', `clone.sql${'\0'.repeat(248)}ustar\0`, 'a tar archive, and not of pg_dump'],
  ['SQLite', 'SQLite format 3\0', 'a database of SQLite'],
  ['UTF-16, big endian', Buffer.from('\ufeff-- PostgreSQL', 'utf16le').swap16(), 'UTF-16'],
  ['UTF-32', Buffer.from('fffe00002d000000', 'hex'), 'UTF-32'],
  ['lzip', 'LZIP\x01', 'lzip -d'],
  ['lz4, legacy', Buffer.from('02214c1800', 'hex'), 'lz4 -d'],
  ['a pointer of LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\n', 'git lfs pull'],
  ['a web page', '<!DOCTYPE html><title>404</title>', 'download the dump again'],
  ['the error of a storage service', '<?xml version="1.0"?><Error><Code>AccessDenied</Code>', 'download the dump again'],
  ['JSON', '{"message":"Not Found"}', 'JSON'],
  ['MySQL', '-- MySQL dump 10.13', 'MySQL'],
  ['MariaDB', '/*M!999999\\- enable the sandbox mode */', 'MySQL or MariaDB'],
  ['SQLite, as text', 'PRAGMA foreign_keys=OFF;', 'SQLite'],
  ['OpenSSL', 'Salted__abcdefgh', 'decrypt it'],
  ['an error of pg_dump', 'pg_dump: error: connection to server failed', 'a message of pg_dump'],
  ['the contents of an archive', ';\n; Archive created at 2026-11-01', 'table of contents']
])('what is no dump is named, with what to do: %s', (_, content, reason) => {
  expect(() => opened(content)).toThrow(reason)
})

test.each<[string, Uint8Array, string]>([
  ['an archive of pg_dump in gzip', gzipSync('PGDMP\x01\x0e'), 'custom format) inside gzip: unpack it with "gunzip"'],
  ['a tar archive in gzip', gzipSync(`toc.dat${'\0'.repeat(250)}ustar\0`), 'a tar archive inside gzip'],
  ['an archive of pg_dump in zstd', zstdCompressSync('PGDMP\x01\x0e'), 'inside zstd: unpack it with "zstd -d"'],
  ['gzip in gzip', gzipSync(gzipSync(TEXT)), 'compressed twice'],
  ['a second frame of zstd', Buffer.concat([zstdCompressSync(TEXT), zstdCompressSync(TEXT)]), 'in several frames: unpack it'],
  ['junk after gzip', Buffer.concat([gzipSync(TEXT), Buffer.from('junk')]), 'the dump cannot be read'],
  [
    'a database of SQLite in xz',
    packed('xz', 'SQLite format 3\0'),
    'inside xz, it is a database of SQLite: unpack it with "xz -d" first'
  ],
  ['UTF-16 in gzip', gzipSync(Buffer.from('\ufeff-- PostgreSQL', 'utf16le')), 'inside gzip, it is text in UTF-16']
])('%s is named', async (_, content, reason) => {
  expect(await caught(textOf(content))).toMatchObject({ code: 'dump-unreadable', message: expect.stringContaining(reason) })
})

test('a text that only begins alike is read', async () => {
  for (const text of ['BZ -- a', 'PK --', '-- -- x', 'SQLite --', 'version 1', '-- MySQL', '/* M */', '[ a', 'pg_dump x'])
    expect(await textOf(text)).toBe(text)
})
