import { describe, expect, test } from '@jest/globals'
import type { ManifestCode } from '../../../src/model/codes.ts'
import type { FormatName } from '../../../src/model/seal.ts'
import { A, B, LONG, read } from '../reading.ts'

// A list is hostile when a reader passes over an entry that another reader sees: the file would be listed, and not checked.

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
const json = JSON.stringify
const spdx3 = (...elements: readonly object[]) =>
  json({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': elements })
const spdx3File = (name: string, more: object = {}) => ({
  type: 'software_File',
  name,
  verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: A }],
  ...more
})
const jar = (...sections: readonly string[]) => `Manifest-Version: 1.0\n\n${sections.join('\n')}\n`
const section = (name: string) => `Name: ${name}\nSHA-256-Digest: ${base64(A)}\n`
const latest = (more: string) =>
  `version: 1.0.0\nfiles:\n  - url: a.exe\n    sha512: ${base64(LONG)}\n    size: 3\n${more}releaseDate: '2026-01-01T00:00:00.000Z'\n`
const source = (more: string) => `Package: p\nDirectory: pool\nChecksums-Sha256:\n ${A} 3 a.dsc\n${more}`
const statement = (...subjects: readonly object[]) =>
  json({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://in-toto.io/attestation/release/v0.2',
    predicate: {},
    subject: subjects
  })
const conda = (more: object) =>
  json({ paths_data: { paths_version: 1, paths: [{ _path: 'a', path_type: 'hardlink', sha256: A, size_in_bytes: 1 }] }, ...more })

describe('a list in which another reader sees more files is refused', () => {
  test.each<[string, FormatName, string, ManifestCode]>([
    [
      'mtree: an entry that is not of a known type',
      'mtree',
      `#mtree\n./a type=file sha256=${A}\n./b type=flie sha256=${A}\n`,
      'manifest-malformed'
    ],
    ['mtree: a digest that is given twice', 'mtree', `#mtree\n./a type=file sha256=${B} sha256=${A}\n`, 'manifest-key-duplicate'],
    [
      'jar: a file in the first section',
      'jar',
      `Manifest-Version: 1.0\n${section('b')}\n${section('a')}\n`,
      'manifest-malformed'
    ],
    ['jar: a section behind lone carriage returns', 'jar', jar(`X: y\r\r${section('b')}`, section('a')), 'manifest-malformed'],
    ['jar: a line that ends with one', 'jar', jar(`${section('a')}X: y\rName: b\n`), 'manifest-malformed'],
    [
      'SPDX 3 with files of SPDX 2',
      'spdx',
      json({ ...JSON.parse(spdx3(spdx3File('a'))), spdxVersion: 'SPDX-2.3', files: [{ fileName: 'b' }] }),
      'manifest-malformed'
    ],
    ...[
      { type: ['software_File'] },
      { type: undefined, '@type': 'software_File' },
      { type: 'https://spdx.org/software/File' }
    ].map((more): [string, FormatName, string, ManifestCode] => [
      `SPDX 3: a file with ${json(more)}`,
      'spdx',
      spdx3(spdx3File('a'), spdx3File('b', more)),
      'manifest-malformed'
    ]),
    [
      'SPDX tags in other letters',
      'spdx-tag',
      `SPDXVersion: SPDX-2.3\nFileName: ./a\nFileChecksum: SHA256: ${A}\nFilename: ./b\nFileComment: x\n`,
      'manifest-malformed'
    ],
    [
      'SPDX tags behind a lone carriage return',
      'spdx-tag',
      `SPDXVersion: SPDX-2.3\nFileName: ./a\nFileChecksum: SHA256: ${A}\nFileComment: x\rFileName: ./b\n`,
      'manifest-malformed'
    ],
    [
      '.SRCINFO: a source behind a lone carriage return',
      'srcinfo',
      `pkgbase = a\n\tsource = a\n\tsha256sums = ${A}\n\tpkgdesc = x\r\tsource = b\n`,
      'manifest-malformed'
    ],
    ['conda: paths beside paths_data', 'conda', conda({ paths: [] }), 'manifest-malformed'],
    [
      'Debian: a file that is in Files only',
      'debian-index',
      source(`Files:\n ${'1'.repeat(32)} 3 b.tar\n`),
      'manifest-digest-weak'
    ],
    [
      'Debian: a file that is in Checksums-Sha1 only',
      'debian-index',
      source(`Checksums-Sha1:\n ${'1'.repeat(40)} 3 b.tar\n`),
      'manifest-digest-weak'
    ],
    ['Debian: Filename beside Directory', 'debian-index', source(`Filename: b\nSize: 3\nSHA256: ${A}\n`), 'manifest-malformed'],
    [
      'electron-builder: a package of the web installer without a digest',
      'electron-builder',
      latest('packages:\n  x64:\n    path: b.7z\n    size: 3\n'),
      'manifest-digest-invalid'
    ]
  ])('%s', async (_, format, text, code) => {
    const found = await read(text)
    expect({ format: found.format, seals: found.seals, code: found.problems[0]?.code }).toEqual({ format, seals: [], code })
  })
})

describe('what only looks like it is read', () => {
  test('mtree: a comment ends with its line', async () => {
    const { problems, seals } = await read(`#mtree\n./a type=file sha256=${A}\n # C:\\\n./b type=file sha256=${B}\n`)
    expect([problems, seals.map(({ path }) => path)]).toEqual([[], ['a', 'b']])
  })

  test('mtree: defaults, an entry in two lines, and what has no bytes', async () => {
    const { problems, seals, notices } = await read(
      `#mtree\n/set type=file sha256=${A}\n./a sha256=${B}\n./b \\\n  size=1\n./c type=fifo\n./d type=socket\n`
    )
    expect([problems, seals]).toEqual([
      [],
      [
        { path: 'a', digests: { sha256: B }, line: 3 },
        { path: 'b', digests: { sha256: A }, bytes: 1, line: 4 }
      ]
    ])
    expect(notices).toEqual(['2 of its entries are folders or devices, and are not checked'])
  })

  test('jar: sections without a digest are counted', async () => {
    const { problems, seals, notices } = await read(jar(section('a'), 'Name: b\nSealed: true\n'))
    expect([problems, seals.length]).toEqual([[], 1])
    expect(notices).toContain('1 of its sections have no digest, and their files are not checked')
  })

  test('SPDX 3: folders are counted', async () => {
    const { seals, notices } = await read(spdx3(spdx3File('a'), spdx3File('b', { software_fileKind: 'directory' })))
    expect([seals.length, notices]).toEqual([1, ['1 of its entries are folders, and are not checked']])
  })

  test('CycloneDX: the component that it describes is named', async () => {
    const file = { type: 'file', name: 'a', hashes: [{ alg: 'SHA-256', content: A }] }
    const { seals, notices } = await read(
      json({ bomFormat: 'CycloneDX', metadata: { component: { ...file, name: 'b' } }, components: [file] })
    )
    expect([seals.length, notices]).toEqual([1, ['the component that it describes ("metadata") is not checked']])
  })

  test('RO-Crate: what has a digest and is not a File is counted', async () => {
    const files = ['File', 'MediaObject', 'Dataset'].map((type, at) => ({
      '@id': `f${at}`,
      '@type': type,
      ...(at < 2 && { sha256: A })
    }))
    const { seals, notices } = await read(json({ '@context': 'https://w3id.org/ro/crate/1.1/context', '@graph': files }))
    expect([seals.length, notices]).toEqual([1, [expect.stringMatching(/^1 of its files .* not checked$/)]])
  })

  test('Croissant: a type may be one of a list', async () => {
    const files = ['a', 'b'].map(name => ({ '@type': ['cr:FileObject', 'x'], contentUrl: name, sha256: A }))
    const { seals } = await read(json({ conformsTo: 'http://mlcommons.org/croissant/1.0', distribution: files }))
    expect(seals.map(({ path }) => path)).toEqual(['a', 'b'])
  })

  test('a release: an asset that has an address too is a file', async () => {
    const release = { uri: 'pkg:github/o/r@v1', digest: { sha1: '1'.repeat(40) } }
    const asset = { name: 'a', digest: { sha256: A } }
    expect((await read(statement(release, asset))).seals.map(({ path }) => path)).toEqual(['a'])
    const more = await read(statement(release, asset, { ...asset, name: 'b', uri: 'pkg:github/o/r@v1' }))
    expect(more.seals.map(({ path }) => path)).toEqual(['a', 'b'])
  })

  test('electron-builder: packages of the web installer are sealed', async () => {
    const text = latest(`packages:\n  x64:\n    path: b.7z\n    size: 3\n    sha512: ${base64(LONG)}\n`)
    expect((await read(text)).seals).toMatchObject([{ path: 'a.exe' }, { path: 'b.7z', bytes: 3, digests: { sha512: LONG } }])
  })

  test.each<[string, object, ManifestCode]>([
    ['leads out', { [LONG]: ['../a'] }, 'manifest-path-unsafe'],
    ['is absolute', { [LONG]: ['/a'] }, 'manifest-path-unsafe'],
    ['is given twice', { [LONG]: ['a', 'a'] }, 'manifest-path-duplicate'],
    ['is below a file', { [LONG]: ['a', 'a/b'] }, 'manifest-path-duplicate'],
    ['has the digest in other letters', { [LONG.toUpperCase()]: ['a'] }, 'manifest-malformed']
  ])('OCFL: a logical path that %s is refused', async (_, state, code) => {
    const inventory = (wrong: object, created = '2026-01-01T00:00:00Z') =>
      json({
        ...{ id: 'a:b', type: 'https://ocfl.io/1.1/spec/#inventory', digestAlgorithm: 'sha512', head: 'v1' },
        manifest: { [LONG]: ['v1/content/a'] },
        versions: { v1: { created, state: wrong } }
      })
    expect(await read(inventory(state))).toMatchObject({ seals: [], problems: [{ code }] })
    expect((await read(inventory({ [LONG]: ['a', 'b/c'] }))).problems).toEqual([])
    expect((await read(inventory({ [LONG]: ['a'] }, '2026-01-01'))).seals).toEqual([])
  })

  test('OCFL: the name of the content folder is literal in the covered scope', async () => {
    const inventory = (folder: string) =>
      json({
        ...{ id: 'a:b', type: 'https://ocfl.io/1.1/spec/#inventory', digestAlgorithm: 'sha512', head: 'v1' },
        contentDirectory: folder,
        manifest: { [LONG]: [`v1/${folder}/a`] },
        versions: { v1: { created: '2026-01-01T00:00:00Z', state: { [LONG]: ['a'] } } }
      })
    expect(await read(inventory('c[o]{n,t}*'))).toMatchObject({ problems: [], covers: ['v*/c\\[o\\]\\{n\\,t\\}\\*/**'] })
    expect(await read(inventory('content'))).toMatchObject({ problems: [], covers: ['v*/content/**'] })
  })

  test('OMS: a digest that is not hexadecimal is reported', async () => {
    for (const digest of ['x', `${A}a`, '', 'zz'.repeat(32)]) {
      const resources = [{ name: 'a', algorithm: 'sha256', digest }]
      const found = await read(
        json({
          _type: 'https://in-toto.io/Statement/v1',
          predicateType: 'https://model_signing/signature/v1.0',
          subject: [{ name: 'm', digest: { sha256: A } }],
          predicate: { serialization: { method: 'files' }, resources }
        })
      )
      expect({ seals: found.seals, code: found.problems[0]?.code }).toEqual({ seals: [], code: 'manifest-malformed' })
    }
  })
})
