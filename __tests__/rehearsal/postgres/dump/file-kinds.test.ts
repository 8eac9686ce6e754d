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
  })
})

test.each<[string, string | Uint8Array, string]>([
  ['xz', Buffer.from('fd377a585a000004', 'hex'), 'compressed with xz: unpack it with "xz -d"'],
  ['bzip2', 'BZh91AY&SY', 'bzip2 -d'],
  ['lz4', Buffer.from('04224d186440', 'hex'), 'lz4 -d'],
  ['zip', 'PK\x03\x04 clone.sql', 'a ZIP archive'],
  ['7z', Buffer.from('377abcaf271c0004', 'hex'), 'a 7-Zip archive'],
  ['UTF-16', Buffer.from('\ufeff-- PostgreSQL database dump', 'utf16le'), 'UTF-16'],
  ['UTF-16 without a mark', Buffer.from('-- PostgreSQL database dump', 'utf16le'), 'UTF-16'],
  ['nothing', '', 'the file is empty'],
  ['another tar', `clone.sql${'\0'.repeat(248)}ustar\0`, 'a tar archive, and not of pg_dump'],
  ['SQLite', 'SQLite format 3\0', 'a database of SQLite']
])('what is no dump is named, with what to do: %s', (_, content, reason) => {
  expect(() => opened(content)).toThrow(reason)
})

test('a text that only begins alike is read', async () => {
  for (const text of ['BZ -- a', 'PK --', '-- -- x', 'SQLite --']) expect(await textOf(text)).toBe(text)
})
