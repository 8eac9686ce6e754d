import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { openDump } from '../../../../src/rehearsal/postgres/dump/source.ts'
import { folderWith } from '../../../support/folder.ts'
import { caught } from '../streams.ts'

const TEXT = '--\n-- PostgreSQL database dump\n--\nselect 1;\n'.repeat(500)

function opened(content: string | Uint8Array) {
  return openDump(join(folderWith({ 'clone.sql': content }), 'clone.sql'), () => undefined)
}

async function textOf(content: string | Uint8Array): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of opened(content).sql()) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('a plain dump', () => {
  test.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['in gzip', (text: string) => gzipSync(text)],
    ['in zstd', (text: string) => zstdCompressSync(text)]
  ])('%s', async (name, pack) => {
    const packed = pack(TEXT)
    expect(await textOf(packed)).toBe(TEXT)
    if (name === 'as it is') return
    expect(await caught(textOf(packed.subarray(0, -4)))).toMatchObject({ code: 'dump-truncated' })
    if (name === 'in gzip') expect(await textOf(Buffer.concat([packed, packed]))).toBe(TEXT + TEXT)
  })
})

test.each<[string, string | Uint8Array, string]>([
  ['xz', Buffer.from('fd377a585a000004', 'hex'), 'compressed with xz: unpack it with "xz -d"'],
  ['bzip2', 'BZh91AY&SY', 'bzip2 -d'],
  ['lz4', Buffer.from('04224d186440', 'hex'), 'lz4 -d'],
  ['zstd with a frame that holds no data, as pzstd writes it', Buffer.from('502a4d180400000001020304', 'hex'), 'several frames'],
  ['zip', 'PK\x03\x04 clone.sql', 'a ZIP archive'],
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
  ['UTF-16 in gzip', gzipSync(Buffer.from('\ufeff-- PostgreSQL', 'utf16le')), 'inside gzip, it is text in UTF-16']
])('%s is named', async (_, content, reason) => {
  expect(await caught(textOf(content))).toMatchObject({ code: 'dump-unreadable', message: expect.stringContaining(reason) })
})

test('a text that only begins alike is read', async () => {
  for (const text of ['BZ -- a', 'PK --', '-- -- x', 'SQLite --', 'version 1', '-- MySQL', '/* M */', '[ a', 'pg_dump x'])
    expect(await textOf(text)).toBe(text)
})
