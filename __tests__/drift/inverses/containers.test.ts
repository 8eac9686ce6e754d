import zlib from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/drift/diagnose.ts'
import { codesOf, sealOf } from '../sealing.ts'
import { crlf, drift, SCRIPTS } from './cases.ts'
import { proves } from './prove.ts'

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
