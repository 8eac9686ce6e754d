import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { toCrlf } from '../../src/git/conversion.ts'
import { blobFacts, ProvedBlob } from '../../src/git/proved-blob.ts'
import type { Cause } from '../../src/model/finding.ts'
import { sha256 } from '../drift/sealing.ts'

const CRLF_ADDED: readonly Cause[] = [{ code: 'crlf-added', count: 1 }]
const bytes = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\r', '\0', '\x01', 'é'), { maxLength: 12 })
  .map(parts => Buffer.from(parts.join('')))
const gone = () => {
  throw new Error('the facts do not tell')
}

test('facts tell what the bytes would', () => {
  fc.assert(
    fc.property(bytes, bytes, fc.boolean(), (original, other, converted) => {
      const found = converted ? toCrlf(original) : other
      const measured = { bytes: found.length, digests: { sha256: sha256(found) } }
      const byFacts = new ProvedBlob(gone, blobFacts(original, found, []))
      const byBytes = new ProvedBlob(() => original)
      expect(byFacts.id('sha1')).toBe(byBytes.id('sha1'))
      expect(byFacts.lfId('sha1')).toBe(byBytes.lfId('sha1'))
      for (const crlf of ['always', 'auto'] as const) expect(byFacts.converts(crlf)).toBe(byBytes.converts(crlf))
      expect(byFacts.isCrlfOf(measured)).toBe(byBytes.isCrlfOf(measured))
    })
  )
})

test('a cause that says it all spares the comparison', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\0', 'é'), { maxLength: 12 }), parts => {
      const original = Buffer.from(parts.join(''))
      expect(blobFacts(original, toCrlf(original), CRLF_ADDED)).toEqual(blobFacts(original, toCrlf(original), []))
    })
  )
})

test('ids are those of git; other repositories need the bytes', () => {
  const original = Buffer.from('one\ntwo\n')
  const blob = new ProvedBlob(() => original, blobFacts(original, toCrlf(original), CRLF_ADDED))
  expect(blob.id('sha1')).toBe('814f4a422927b82f5f8a43f8fab6d3839e3983f2')
  expect(blob.id('sha256')).toBe(createHash('sha256').update('blob 8\0one\ntwo\n').digest('hex'))
  expect(() => new ProvedBlob(gone, blobFacts(original, original, [])).id('sha256')).toThrow()
})
