import zlib from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { crlf } from '../../support/line-ends.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { drift, SCRIPTS } from './cases.ts'
import { proves, provesUnderEverySeal } from './prove.ts'

const TEXT = SCRIPTS.cyrillic.repeat(5)
const wrapped = (width: number, lineEnd: string) =>
  (
    Buffer.from(TEXT)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  )
    .map(line => line + lineEnd)
    .join('')

describe('in a container', () => {
  proves([
    drift('gzip', TEXT, zlib.gzipSync(TEXT), 'compressed'),
    drift('zlib', TEXT, zlib.deflateSync(TEXT), 'compressed'),
    drift('CRLF, then gzip', TEXT, zlib.gzipSync(crlf(TEXT)), ['crlf-added', 'compressed']),
    drift('base64', TEXT, Buffer.from(TEXT).toString('base64'), 'base64-encoded'),
    drift('base64 in lines', TEXT, wrapped(76, '\n'), 'base64-encoded'),
    drift('base64 in lines of CRLF', TEXT, wrapped(64, '\r\n'), 'base64-encoded'),
    drift('decoded from base64', `${Buffer.from(TEXT).toString('base64')}\n`, TEXT, 'base64-decoded'),
    drift('decoded from base64 in lines', wrapped(76, '\n'), TEXT, 'base64-decoded')
  ])

  const { zstdCompressSync } = zlib
  if (zstdCompressSync !== undefined) proves([drift('zstd', TEXT, zstdCompressSync(Buffer.from(TEXT)), 'compressed')])

  test('a bomb ends at little more than the sealed length', () => {
    const bomb = zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024))
    const { drift: said } = diagnose(sealOf(Buffer.from(TEXT), { text: 'utf-8', eol: 'lf' }), bomb)
    expect(codesOf(said)).toEqual(['compressed'])
    expect(said.certainty).not.toBe('proved')
  })

  test('a broken stream is no container', () => {
    const broken = zlib.gzipSync(TEXT).subarray(0, 40)
    expect(diagnose(sealOf(Buffer.from(TEXT)), broken).drift.certainty).not.toBe('proved')
  })
})

const ZIP = zipOf([
  ['other.txt', Buffer.from('other')],
  ['f.sql', Buffer.from(TEXT)]
])

describe('in an archive, or without a magic number', () => {
  provesUnderEverySeal([
    drift('zip', TEXT, ZIP, 'compressed'),
    drift('tar', TEXT, tarOf('f.sql', Buffer.from(TEXT)), 'compressed'),
    drift('tar.gz', TEXT, zlib.gzipSync(tarOf('f.sql', Buffer.from(TEXT))), 'compressed'),
    drift('gzip twice', TEXT, zlib.gzipSync(zlib.gzipSync(TEXT)), 'compressed'),
    drift('Brotli', TEXT, zlib.brotliCompressSync(TEXT), 'compressed'),
    drift('raw deflate', TEXT, zlib.deflateRawSync(TEXT), 'compressed'),
    drift('gzip in base64', TEXT, zlib.gzipSync(TEXT).toString('base64'), ['compressed', 'base64-encoded'])
  ])

  test('a member of other content proves nothing', () => {
    const other = zipOf([['f.sql', Buffer.from(TEXT.replaceAll('е', 'ы'))]])
    expect(diagnose(sealOf(Buffer.from(TEXT)), other).drift.certainty).not.toBe('proved')
  })

  test.each([
    ['xz', '\xfd7zXZ\0 and so on'],
    ['bzip2', 'BZh91AY&SY and so on \x80']
  ])('%s is named, and it is said that it is not read', (name, found) => {
    const { drift: said } = diagnose(sealOf(Buffer.from(TEXT), { text: 'utf-8', eol: 'lf' }), Buffer.from(found, 'latin1'))
    expect(said.causes).toEqual([{ code: 'compressed', detail: `${name}, which is not unpacked here` }])
  })
})

const SQL = '-- migration 0012\nCREATE TABLE größe (\n  code text -- "a" < b\n);\n'
const latin1 = (text: string) => Buffer.from(text).toString('latin1')

describe('encoded as text', () => {
  const printable = latin1(SQL).replace(/[=\x80-\xff]/g, byte => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`)
  const dump = Buffer.from(SQL)
    .toString('hex')
    .replace(/.{32}/g, line => `${line}\n`)
    .split('\n')
    .map((line, at) => `${(at * 16).toString(16).padStart(8, '0')}: ${line.replace(/(.{4})(?=.)/g, '$1 ')}`)
    .join('\n')
  provesUnderEverySeal([
    drift('quoted-printable', SQL, printable.replace('TABLE', 'TA=\nBLE'), 'text-encoded'),
    drift('hexadecimal', SQL, Buffer.from(SQL).toString('hex'), 'text-encoded'),
    drift('percent-encoding', SQL, encodeURIComponent(SQL), 'text-encoded'),
    drift('a JSON string', SQL, JSON.stringify(SQL), 'text-encoded'),
    drift('a hex dump', SQL, `${dump}\n`, 'text-encoded'),
    drift(
      'the answer of an API in base64',
      SQL,
      JSON.stringify({
        name: 'f.sql',
        content: Buffer.from(SQL).toString('base64').replace(/.{60}/g, '$&\n'),
        encoding: 'base64'
      }),
      'text-encoded'
    ),
    drift('the answer of an API', SQL, JSON.stringify({ content: SQL }), 'text-encoded'),
    drift('a data address', SQL, `data:text/plain;base64,${Buffer.from(SQL).toString('base64')}`, 'base64-encoded')
  ])
})

describe('something around the content', () => {
  const chunks = `5\r\n${latin1(SQL).slice(0, 5)}\r\n${(latin1(SQL).length - 5).toString(16)}\r\n${latin1(SQL).slice(5)}\r\n0\r\n\r\n`
  provesUnderEverySeal([
    drift('a code fence', SQL, `\`\`\`sql\n${SQL}\`\`\`\n`, 'wrapped'),
    drift('a code fence with words', SQL, `Here it is:\n\n\`\`\`sql\n${SQL}\`\`\`\n\nDone.\n`, 'wrapped'),
    drift('a code fence and CRLF', SQL, crlf(`\`\`\`sql\n${SQL}\`\`\`\n`), ['crlf-added', 'wrapped']),
    drift('<pre>', SQL, `<html><body><pre>${SQL.replace('<', '&lt;')}</pre></body></html>`, 'wrapped'),
    drift(
      'a signed message',
      SQL,
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- ${SQL}-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n`,
      'wrapped'
    ),
    drift('the head of an HTTP answer', SQL, `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${SQL}`, 'wrapped'),
    drift('chunks', SQL, Buffer.from(chunks, 'latin1'), 'wrapped'),
    drift(
      'chunks and a head',
      SQL,
      Buffer.from(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`, 'latin1'),
      'wrapped'
    ),
    drift('a fence that was taken off', `\`\`\`sql\n${SQL}\`\`\`\n`, SQL, 'unwrapped')
  ])
})

/** A zip archive by hand, deflated, so that the code under test is not its own witness. */
function zipOf(members: readonly (readonly [string, Buffer])[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of members) {
    const packed = zlib.deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(content.length, 22)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    local.copy(entry, 10, 8, 30)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(0, 30)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += local.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}

function tarOf(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  return Buffer.concat([header, content, Buffer.alloc(512 - (content.length % 512) + 1024)])
}
