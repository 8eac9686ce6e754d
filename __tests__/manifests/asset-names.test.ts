import { describe, expect, test } from '@jest/globals'
import { isSignatureAmong, listsAmong, nameOnGitHub } from '../../src/manifests/asset-names.ts'

describe('lists among assets', () => {
  test.each([
    'SHA256SUMS',
    'SHA256SUMS.txt',
    'sha256sum.txt',
    'sha512sums',
    'SHASUMS256.txt',
    'checksums.txt',
    'checksum.txt',
    'app_1.4.0_checksums.txt',
    'app_1.4.0_SHA256SUMS',
    'checksums-sha256.txt',
    'app.zip.sha256',
    'app.zip.sha256sum',
    'app.zip.sha512.txt',
    'app.zip.SHA-256',
    'B2SUMS',
    'latest.yml',
    'latest-mac.yml',
    'beta-linux-arm64.yml',
    'multiple.intoto.jsonl',
    'seal-gate.json',
    'app.seal-gate.json'
  ])('%s', name => {
    expect(listsAmong([name])).toEqual([name])
  })

  test.each([
    'app.zip',
    'libsha256.tar.gz',
    'openssl-sha256-1.0.zip',
    'sha256.exe',
    'app.sha',
    'app.sha2',
    'app.sha1',
    'MD5SUMS',
    'latest.zip',
    'latest-notes.yml',
    'mychecksums',
    'app.spdx.json',
    'xseal-gate.json',
    'notes.txt'
  ])('%s is not one', name => {
    expect(listsAmong([name])).toEqual([])
  })

  test('a cleartext signature is one where its list is not an asset', () => {
    expect(listsAmong(['SHA256SUMS.asc', 'app.zip'])).toEqual(['SHA256SUMS.asc'])
    expect(listsAmong(['SHA256SUMS.asc', 'SHA256SUMS'])).toEqual(['SHA256SUMS'])
    expect(listsAmong(['app.zip.asc'])).toEqual([])
  })
})

test.each([
  ['app.zip.sig', true],
  ['app.zip.asc', true],
  ['app.zip.minisig', true],
  ['app.zip.sigstore.json', true],
  ['app.zip.sigstore', true],
  ['app.zip.pem', true],
  ['app.zip.exe', false],
  ['.sig', false],
  ['other.zip.sig', false],
  ['cosign.pub', false],
  ['key.pem', false]
])('%s is the signature of an asset: %s', (name, expected) => {
  expect(isSignatureAmong(new Set(['app.zip', name]), name)).toBe(expected)
})

// Pairs that users reported: cli/cli#10585, softprops/action-gh-release#159, actions/upload-release-asset#57, travis-ci/dpl#821.
test.each([
  ['My App 1.0.0 Setup.exe', 'My.App.1.0.0.Setup.exe'],
  ['tobwen-1.1.0-1~buster_amd64.deb', 'tobwen-1.1.0-1.buster_amd64.deb'],
  ['app.prod-v1.3.0-(15-5)-6064eac-release.apk', 'app.prod-v1.3.0-.15-5.-6064eac-release.apk'],
  ["a5_ !#$%&'()+,-.0123456789;=@AZ[]^_`az{}~.txt", 'a5_.-.0123456789.AZ._.az.txt'],
  ['é.txt', 'e.txt']
])('GitHub can make of %s: %s', (name, there) => {
  expect(nameOnGitHub(name)).toBe(nameOnGitHub(there))
  expect(nameOnGitHub(name)).not.toBe(nameOnGitHub(`x${there}`))
})
