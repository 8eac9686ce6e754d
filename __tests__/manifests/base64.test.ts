import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fromBase64 } from '../../src/manifests/base64.ts'

describe('strict base64', () => {
  test('gives back what was written', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        const buffer = Buffer.from(bytes)
        const bare = buffer.toString('base64').replaceAll('=', '')
        expect(fromBase64(buffer.toString('base64'), 'standard', 'padded')).toEqual(buffer)
        expect(fromBase64(bare, 'standard', 'bare')).toEqual(buffer)
        expect(fromBase64(buffer.toString('base64url'), 'url', 'bare')).toEqual(buffer)
      })
    )
  })

  test.each([
    ['a blank', 'QUJD ', 'standard', 'padded'],
    ['a line feed', 'QUJD\n', 'standard', 'padded'],
    ['the other alphabet', '-_-_', 'standard', 'padded'],
    ['the other alphabet', '+/+/', 'url', 'padded'],
    ['no padding', 'QQ', 'standard', 'padded'],
    ['padding', 'QQ==', 'url', 'bare'],
    ['too much padding', 'QQ===', 'standard', 'padded'],
    ['padding inside', 'QQ==QUJD', 'standard', 'padded'],
    ['spare bits', 'QR==', 'standard', 'padded'],
    ['half a group', 'Q', 'url', 'bare']
  ] as const)('refuses %s: %j', (_, text, alphabet, padding) => {
    expect(fromBase64(text, alphabet, padding)).toBeUndefined()
    expect(fromBase64('QUJD', alphabet, padding)).toEqual(Buffer.from('ABC'))
  })
})
