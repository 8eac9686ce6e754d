import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parseBagitTxt, parseOxum } from '../../src/manifests/formats/bagit-tags.ts'
import { matchesSeal } from '../../src/model/digest.ts'
import type { Algorithm, FormatName } from '../../src/model/seal.ts'
import { read } from './reading.ts'

const folder = fileURLToPath(new URL('../../fixtures/formats/', import.meta.url))

/** As make.sh writes it: every file holds the last segment of its own name and a line feed, and `empty` nothing. */
const contentOf = (path: string) => (basename(path) === 'empty' ? '' : `${basename(path)}\n`)

const EASY = ['(x) = y.txt', '100%.txt', 'empty', 'plain.txt', 'sub/deep.txt', 'with space.txt', 'ümlaut.txt']
const ODD = ['a, "b".csv', 'back\\slash.txt', 'line\nfeed.txt', 'return\rcarriage.txt']

interface Expected {
  readonly format: FormatName
  readonly paths: readonly string[]
  readonly algorithms: readonly Algorithm[]
  readonly bytes?: true
  readonly notices?: readonly string[]
}

const gnu = (paths: readonly string[], algorithm: Algorithm = 'sha256', ...notices: string[]): Expected => ({
  format: 'gnu',
  paths,
  algorithms: [algorithm],
  notices
})
const bagit = (algorithm: Algorithm): Expected => ({
  format: 'bagit',
  paths: [...EASY, ...ODD].map(path => `data/${path}`),
  algorithms: [algorithm],
  notices: ['encoded names']
})
const inToto = (notice: string, ...more: string[]): Expected => ({
  format: 'in-toto',
  paths: EASY,
  algorithms: ['sha256'],
  notices: [notice, ...more]
})
const more = (format: FormatName, ...notices: string[]): Expected => ({ format, paths: EASY, algorithms: ['sha256'], notices })
const gentoo: Expected = {
  format: 'gentoo',
  paths: ['plain.txt', 'cat/plain.txt', 'with space.txt', 'ümlaut.txt', 'back\\slash.txt', 'line\nfeed.txt'],
  algorithms: ['sha256', 'sha512', 'blake2b512'],
  bytes: true,
  notices: ['unauthenticated', 'IGNORE']
}

/** Manifests of the files that make.sh makes: each seal must be that of the real content. */
const READ: Readonly<Record<string, Expected>> = {
  'gnu/SHA256SUMS': gnu([...EASY, ...ODD]),
  'gnu/SHA256SUMS.binary': gnu(EASY),
  'gnu/SHA256SUMS.asc': gnu(EASY, 'sha256', 'OpenPGP'),
  'gnu/SHA384SUMS': gnu(EASY, 'sha384'),
  'gnu/SHA512SUMS': gnu([...EASY, ...ODD], 'sha512'),
  'gnu/B2SUMS': gnu(EASY, 'blake2b512'),
  'gnu/find-xargs': gnu([...EASY, ...ODD].filter(path => path.endsWith('.txt'))),
  'gnu/openssl-r': gnu([...EASY, ...ODD]),
  'bsd/sha256sum-tag': { format: 'bsd', paths: [...EASY, ...ODD], algorithms: ['sha256'] },
  'bsd/cksum-blake2b': { format: 'bsd', paths: EASY, algorithms: ['blake2b512'] },
  'bsd/cksum-four': { format: 'bsd', paths: EASY, algorithms: ['sha256', 'sha512'] },
  'bsd/openssl-dgst': { format: 'bsd', paths: EASY, algorithms: ['sha256'] },
  'hashdeep/default': { format: 'hashdeep', paths: EASY, algorithms: ['sha256'], bytes: true },
  'hashdeep/sha256-recursive': { format: 'hashdeep', paths: EASY, algorithms: ['sha256'], bytes: true },
  'hashdeep/commas': { format: 'hashdeep', paths: ['a, "b".csv', 'plain.txt'], algorithms: ['sha256'], bytes: true },
  'bagit/manifest-sha256.txt': bagit('sha256'),
  'bagit/manifest-sha512.txt': bagit('sha512'),
  'gentoo/Manifest': gentoo,
  'gentoo/Manifest.signed': { ...gentoo, notices: ['OpenPGP', 'IGNORE'] },
  'tuf/targets.json': {
    format: 'tuf',
    paths: EASY,
    algorithms: ['sha256', 'sha512', 'blake2b512'],
    bytes: true,
    notices: ['expiry']
  },
  'tuf/targets.compact.json': {
    format: 'tuf',
    paths: EASY,
    algorithms: ['sha256', 'sha512', 'blake2b512'],
    bytes: true,
    notices: ['expiry']
  },
  'in-toto/statement-v1.json': inToto('no signature'),
  'in-toto/statement-v0.1.json': inToto('no signature'),
  'in-toto/dsse.json': inToto('not verified'),
  'in-toto/bundle.sigstore.json': inToto('not verified'),
  'in-toto/dsse.jsonl': inToto('not verified', 'twice'),
  'in-toto/model.sig': inToto('not verified'),
  'mtree/bsdtar.mtree': { ...more('mtree', 'folders or devices'), bytes: true },
  'mtree/bsdtar-set.mtree': { ...more('mtree', 'folders or devices'), algorithms: ['sha256', 'sha512'], bytes: true },
  'pip-hash/pip-hash.txt': more('pip-hash'),
  'sidecar/plain.txt.sha256': { ...more('sidecar'), paths: ['plain.txt'] },
  'sidecar/plain.txt.sha512': { ...more('sidecar'), paths: ['plain.txt'], algorithms: ['sha512'] },
  'jar/MANIFEST.MF': more('jar', 'CRLF', 'no signature'),
  'spdx/harbour.spdx': more('spdx-tag'),
  'spdx/harbour.spdx.json': more('spdx'),
  'cyclonedx/bom.json': more('cyclonedx', '1 components are not files'),
  'cyclonedx-xml/bom.xml': more('cyclonedx-xml', '1 components are not files'),
  'spdx-yaml/harbour.spdx.yaml': more('spdx-yaml'),
  'ocfl/inventory.json': { ...more('ocfl'), paths: EASY.map(path => `v1/content/${path}`), algorithms: ['sha512'] },
  'data-package/datapackage.json': { ...more('data-package'), paths: EASY.filter(path => path !== 'empty'), bytes: true },
  'ro-crate/ro-crate-metadata.json': { ...more('ro-crate'), bytes: true },
  'lfs/plain.txt': { format: 'lfs', paths: ['plain.txt'], algorithms: ['sha256'], bytes: true }
}

const ATLAS = ['20260101000000_tides.sql', '20260102000000_piers.sql', '20260103000000_boats.sql']

/** Manifests of other files, or that must be refused. Paths, or the code of the first problem. */
const OTHER: Readonly<Record<string, readonly string[] | string>> = {
  'gnu/MD5SUMS': 'manifest-digest-weak',
  'bsd/openssl-md5': 'manifest-digest-weak',
  'hashdeep/weak': 'manifest-digest-weak',
  'hashdeep/absolute': 'manifest-path-unsafe',
  'bagit/tagmanifest-sha256.txt': ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'],
  'bagit/tagmanifest-sha512.txt': ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'],
  'bagit/bagit.txt': 'manifest-format-unknown',
  'bagit/bag-info.txt': 'manifest-format-unknown',
  'gentoo/Manifest.ebuild': ['cat/Manifest', 'files/fix.patch', 'metadata.xml', 'quay-1.ebuild'],
  'cargo/.cargo-checksum.json': [
    ...['.cargo_vcs_info.json', '.github/FUNDING.yml', '.github/workflows/ci.yml', 'Cargo.lock', 'Cargo.toml', 'Cargo.toml.orig'],
    ...['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'benches/bench.rs', 'src/lib.rs', 'src/udiv128.rs', 'tests/test.rs']
  ],
  'in-toto/model-shards.sig': EASY.filter(path => path !== 'empty'),
  'debian/harbour_1.0.dsc': ['harbour_1.0.tar.xz'],
  'debian/harbour_1.0_source.changes': ['harbour_1.0.dsc', 'harbour_1.0.tar.xz'],
  'debian/Release': ['main/source/Sources'],
  'debian/InRelease': ['main/source/Sources'],
  'debian-index/Packages': ['pool/harbour_1.0_all.deb'],
  'jar/K.SF': 'manifest-schema-unknown',
  'wheel-record/built': [
    ...['tides-1.0.dist-info/METADATA', 'tides-1.0.dist-info/WHEEL', 'tides-1.0.dist-info/top_level.txt'],
    ...['tides/__init__.py', 'tides/a, b.txt']
  ],
  'wheel-record/installed': [
    ...[
      'tides-1.0.dist-info/INSTALLER',
      'tides-1.0.dist-info/METADATA',
      'tides-1.0.dist-info/REQUESTED',
      'tides-1.0.dist-info/WHEEL'
    ],
    ...['tides-1.0.dist-info/direct_url.json', 'tides-1.0.dist-info/top_level.txt', 'tides/__init__.py', 'tides/a, b.txt']
  ],
  'wheel-record/installed-with-script': 'manifest-path-unsafe',
  // Their sums run on from file to file: __tests__/load/atlas.test.ts.
  'atlas/atlas.sum': ATLAS,
  'atlas/with-ignored.sum': ATLAS
}

const load = (name: string) => readFileSync(join(folder, name))
const readFixture = (name: string) => read(load(name), 'auto', { fileName: basename(name) })

test('every fixture has an expectation', () => {
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(name => name.includes('/') && !name.startsWith('corpus/'))
  expect(kept.toSorted()).toEqual([...Object.keys(READ), ...Object.keys(OTHER)].toSorted())
})

test.each(Object.entries(READ))('%s', async (name, { format, paths, algorithms, bytes, notices = [] }) => {
  const result = await readFixture(name)
  expect(result).toMatchObject({ format, problems: [] })
  expect(result.notices).toEqual(notices.map(notice => expect.stringContaining(notice)))
  expect(result.seals.map(({ path }) => path).toSorted()).toEqual(paths.toSorted())
  for (const seal of result.seals) {
    const content = Buffer.from(contentOf(seal.path))
    expect(Object.keys(seal.digests).toSorted()).toEqual(algorithms.toSorted())
    expect(seal.bytes).toBe(bytes && content.length)
    expect(matchesSeal(seal, content)).toBe(true)
    expect(matchesSeal(seal, Buffer.concat([content, Buffer.from([0])]))).toBe(false)
  }
})

test.each(Object.entries(OTHER))('%s', async (name, expected) => {
  const { seals, problems } = await readFixture(name)
  if (typeof expected === 'string') expect({ seals, first: problems[0]?.code }).toEqual({ seals: [], first: expected })
  else expect({ paths: seals.map(({ path }) => path).toSorted(), problems }).toEqual({ paths: expected, problems: [] })
})

test('shards of a signed model are the real ranges of its files', async () => {
  const { seals } = await readFixture('in-toto/model-shards.sig')
  expect(seals.map(({ shards = [] }) => shards.length).toSorted()).toEqual([3, 3, 3, 3, 3, 4])
  for (const seal of seals) {
    const content = Buffer.from(contentOf(seal.path))
    const flipped = Buffer.from(content)
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1
    expect([content, flipped].map(bytes => matchesSeal(seal, bytes))).toEqual([true, false])
  }
})

describe('the bag', () => {
  test('has the version and the totals that its own files say', () => {
    expect(parseBagitTxt(load('bagit/bagit.txt'))).toEqual({ version: { major: 0, minor: 97 }, problems: [] })
    const contents = [...EASY, ...ODD].map(path => Buffer.byteLength(contentOf(path)))
    expect(parseOxum(load('bagit/bag-info.txt').toString())).toEqual({
      oxum: { bytes: contents.reduce((a, b) => a + b), files: contents.length },
      problems: []
    })
  })

  test.each(['sha256', 'sha512'] as const)('has a tag manifest with the %s of its tag files', async algorithm => {
    const { seals } = await readFixture(`bagit/tagmanifest-${algorithm}.txt`)
    for (const { path, digests } of seals)
      expect(digests[algorithm]).toBe(
        createHash(algorithm)
          .update(load(`bagit/${path}`))
          .digest('hex')
      )
  })

  test('is read by its own version without a notice', async () => {
    const bagVersion = { major: 0, minor: 97 }
    const { notices, seals } = await read(load('bagit/manifest-sha256.txt'), 'auto', {
      fileName: 'manifest-sha256.txt',
      bagVersion
    })
    expect({ notices, seals: seals.length }).toEqual({ notices: [], seals: 11 })
  })
})

test('wherever a bit of a fixture is flipped, what has a problem has no seals', async () => {
  for (const name of Object.keys(READ)) {
    const whole = load(name)
    for (let at = 0; at < whole.length; at += Math.max(3, whole.length >> 8)) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const { problems, seals } = await read(bytes, 'auto', { fileName: basename(name) })
      expect(problems.length > 0).toBe(seals.length === 0)
    }
  }
})
