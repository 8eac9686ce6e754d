import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { SIGSTORE_ROOT } from '../../src/signatures/sigstore-root.generated.ts'
import { trustedRoots } from '../../src/signatures/trusted-root.ts'

test('the shipped root is that of the installed @sigstore/tuf, and has a date', () => {
  const seeds = JSON.parse(readFileSync('node_modules/@sigstore/tuf/seeds.json', 'utf8'))
  const packed = seeds['https://tuf-repo-cdn.sigstore.dev'].targets['trusted_root.json']
  expect(JSON.parse(SIGSTORE_ROOT.json)).toEqual(JSON.parse(Buffer.from(packed, 'base64').toString('utf8')))
  expect(SIGSTORE_ROOT.date).toMatch(/^20\d\d-\d\d-\d\d$/)
  expect(trustedRoots(undefined).map(({ name }) => name)).toEqual([`the Sigstore root of ${SIGSTORE_ROOT.date}`])
})
