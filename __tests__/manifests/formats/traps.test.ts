import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { A, B, LONG, read } from '../reading.ts'
import { atlasSum } from './more-lists.ts'

// What people trip over in each format, and what a hostile list would try: the code of the first problem, or the paths that are sealed.

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
const MD5 = '1'.repeat(32)

const spdx = (file: string) => `{"spdxVersion": "SPDX-2.3", "files": [${file}]}`
const spdxFile = (name: string, algorithm = 'SHA256', value = A) =>
  `{"fileName": "${name}", "checksums": [{"algorithm": "${algorithm}", "checksumValue": "${value}"}]}`
const tags = (body: string) => `SPDXVersion: SPDX-2.3\n${body}`
const inventory = (more: object) =>
  JSON.stringify({
    id: 'a:b',
    type: 'https://ocfl.io/1.1/spec/#inventory',
    digestAlgorithm: 'sha512',
    head: 'v1',
    manifest: { [LONG]: ['v1/content/a'] },
    versions: { v1: { created: '2026-01-01T00:00:00Z', state: { [LONG]: ['a'] } } },
    ...more
  })
const descriptor = (digest: string, size: unknown = 3) =>
  `{"mediaType": "m", "digest": "${digest}", "size": ${JSON.stringify(size)}}`
const index = (...descriptors: readonly string[]) => `{"schemaVersion": 2, "manifests": [${descriptors.join(', ')}]}`
const latest = (files: string, more = '') => `version: 1.0.0\nfiles:\n${files}${more}releaseDate: '2026-01-01T00:00:00.000Z'\n`
const update = (url: string, sha512 = base64(LONG), size = 'size: 3') => `  - url: ${url}\n    sha512: ${sha512}\n    ${size}\n`
const section = (name: string, digest = base64(A)) => `Name: ${name}\nSHA-256-Digest: ${digest}\n\n`
const jar = (...sections: readonly string[]) => `Manifest-Version: 1.0\n\n${sections.join('')}`
const crate = (entity: string) => `{"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": [${entity}]}`
const resource = (body: string) => `{"resources": [{"name": "r", ${body}}]}`
const model = (resources: string, root: string) =>
  `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://model_signing/signature/v1.0", "subject": [{"name": "m", "digest": {"sha256": "${root}"}}], "predicate": {"serialization": {"method": "shards", "hash_type": "sha256", "shard_size": 3, "allow_symlinks": false}, "resources": [${resources}]}}`
/** Each with the same digest. */
const shards = (...names: readonly string[]) => shardsBy('sha256', ...names)
const shardsBy = (algorithm: string, ...names: readonly string[]) => {
  const root = createHash('sha256')
  for (const _ of names) root.update(Buffer.from(A, 'hex'))
  const list = names.map(name => `{"name": ${JSON.stringify(name)}, "algorithm": "${algorithm}", "digest": "${A}"}`)
  return model(list.join(','), root.digest('hex'))
}
const packages = (body: string) => `Package: a\nVersion: 1\n${body}`
const aur = (body: string) => `pkgbase = a\n${body}\npkgname = a\n`

const ASSET = 'https://github.com/o/r/releases/download/v1/a.zip'
const bom = (components: string) =>
  `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>${components}</components></bom>`
const component = (name: string) =>
  `<component type="file"><name>${name}</name><hashes><hash alg="SHA-256">${A}</hash></hashes></component>`
const meta4 = (body: string) => `<metalink xmlns="urn:ietf:params:xml:ns:metalink"><file name="a">${body}</file></metalink>`
const yaml = (files: string) => `spdxVersion: SPDX-2.3\nfiles:\n${files}`
const formula = (body: string) => `class A < Formula\n  ${body}\nend\n`
const cask = (body: string) => `cask "a" do\n  version "1"\n  ${body}\nend\n`
const winget = (url: string) => `PackageIdentifier: O.R\nInstallers:\n- InstallerUrl: ${url}\n  InstallerSha256: ${A}\n`
const SQL = { path: '1.sql', content: 'a;\n' }
const ATLAS = atlasSum([SQL, { path: '2.sql', content: 'b;\n' }])

type Expected = string | readonly string[]

const TRAPS: Readonly<Record<string, readonly (readonly [what: string, file: string, text: string, expected: Expected])[]>> = {
  sidecar: [
    ['a second empty line', 'a.sha256', `${A}\n\n`, ['a']],
    ['capitals', 'a.jar.sha512', `${LONG.toUpperCase()}\r\n`, ['a.jar']],
    ['no algorithm in the name', 'a.checksum', `${A}\n`, 'manifest-format-unknown'],
    ['the digest of another algorithm', 'a.sha512', `${A}\n`, 'manifest-digest-invalid'],
    ['MD5 under the name of SHA-256', 'a.sha256', `${MD5}\n`, 'manifest-digest-invalid'],
    ['two digests', 'a.sha256', `${A}\n${B}\n`, 'manifest-format-unknown'],
    ['a name beside the digest is a GNU list', 'a.sha256', `${A}  b\n`, ['b']],
    ['no name but the ending', '.sha256', `${A}\n`, 'manifest-format-unknown']
  ],
  atlas: [
    ['its files', 'atlas.sum', ATLAS, ['1.sql', '2.sql']],
    ['a line that was removed', 'atlas.sum', ATLAS.replace(/1\.sql .*\n/, ''), 'manifest-malformed'],
    ['lines in another order', 'atlas.sum', ATLAS.replace(/(1\.sql .*\n)(2\.sql .*\n)/, '$2$1'), 'manifest-malformed'],
    ['another total', 'atlas.sum', ATLAS.replace(/^h1:\S+/, `h1:${base64(A)}`), 'manifest-malformed'],
    ['no total', 'atlas.sum', ATLAS.replace(/^h1:\S+\n/, ''), 'manifest-format-unknown'],
    ['a name that hides a sum', 'atlas.sum', ATLAS.replace('1.sql', `1 h1:${base64(B)} h1:x`), 'manifest-malformed'],
    ['a file of the same name twice', 'atlas.sum', atlasSum([SQL, SQL]), 'manifest-path-duplicate'],
    ['a way out', 'atlas.sum', atlasSum([{ ...SQL, path: '../1.sql' }]), 'manifest-path-unsafe'],
    ['a name with a "./" that is hashed', 'atlas.sum', atlasSum([{ ...SQL, path: './1.sql' }]), 'manifest-malformed'],
    ['an empty folder', 'atlas.sum', atlasSum([]), 'manifest-empty'],
    ['no last line feed', 'atlas.sum', ATLAS.trimEnd(), 'manifest-truncated']
  ],
  'CycloneDX in XML': [
    ['a file', 'a.xml', bom(component('a')), ['a']],
    [
      'in single quotes and with a prefix',
      'a.xml',
      bom(component('a')).replace('<bom xmlns="', "<bom xmlns:x='urn:x' xmlns=\""),
      ['a']
    ],
    [
      'a prefix on every element',
      'a.xml',
      bom(component('a'))
        .replaceAll(/<(\/?)(?=[a-z])/g, '<$1c:')
        .replace('xmlns=', 'xmlns:c='),
      ['a']
    ],
    ['an entity that is declared', 'a.xml', `<!DOCTYPE bom [<!ENTITY x "y">]>${bom(component('&x;'))}`, 'manifest-malformed'],
    ['an entity that is not', 'a.xml', bom(component('&x;')), 'manifest-malformed'],
    ['characters by number', 'a.xml', bom(component('&#x61;&#98;')), ['ab']],
    ['CDATA', 'a.xml', bom(component('<![CDATA[<a>]]>')), ['<a>']],
    ['a comment inside of a name', 'a.xml', bom(component('a<!-- x -->b')), ['ab']],
    ['two names', 'a.xml', bom(component('a</name><name>b')), 'manifest-malformed'],
    [
      'a file of another namespace',
      'a.xml',
      bom(component('a').replace('<component ', '<component xmlns="urn:x" ')),
      'manifest-empty'
    ],
    ['an attribute given twice', 'a.xml', bom(component('a').replace('type=', 'type="library" type=')), 'manifest-malformed'],
    ['SHA-1 alone', 'a.xml', bom(component('a').replaceAll('SHA-256', 'SHA-1')), 'manifest-digest-weak'],
    ['no end', 'a.xml', bom(component('a')).replace('</bom>', ''), 'manifest-truncated'],
    ['text after its end', 'a.xml', `${bom(component('a'))}x`, 'manifest-malformed'],
    ['another encoding', 'a.xml', `<?xml version="1.0" encoding="utf-7"?>${bom(component('a'))}`, 'manifest-malformed'],
    ['another version', 'a.xml', bom(component('a')).replace('bom/1.6', 'bom/2.0'), 'manifest-schema-unknown'],
    ['deep elements', 'a.xml', bom('<components>'.repeat(200)), 'manifest-malformed']
  ],
  Metalink: [
    [
      'a digest of a part alone',
      'a.meta4',
      meta4(`<pieces length="1" type="sha-256"><hash>${A}</hash></pieces>`),
      'manifest-digest-weak'
    ],
    ['MD5 alone', 'a.meta4', meta4(`<hash type="md5">${MD5}</hash>`), 'manifest-digest-weak'],
    ['two sizes', 'a.meta4', meta4(`<size>1</size><size>2</size><hash type="sha-256">${A}</hash>`), 'manifest-length-invalid'],
    [
      'two digests',
      'a.meta4',
      meta4(`<hash type="sha-256">${A}</hash><hash type="sha-256">${B}</hash>`),
      'manifest-digest-invalid'
    ],
    ['no name', 'a.meta4', meta4(`<hash type="sha-256">${A}</hash>`).replace(' name="a"', ''), 'manifest-path-unsafe'],
    [
      'version 3',
      'a.metalink',
      '<metalink version="3.0" xmlns="http://www.metalinker.org/"><files/></metalink>',
      'manifest-schema-unknown'
    ]
  ],
  'SPDX in YAML': [
    [
      'an alias',
      'a.yml',
      yaml(`- fileName: *x\n  checksums: [{algorithm: SHA256, checksumValue: ${A}}]\n`),
      'manifest-malformed'
    ],
    [
      'a key given twice',
      'a.yml',
      yaml(`- fileName: ./a\n  fileName: ./b\n  checksums: [{algorithm: SHA256, checksumValue: ${A}}]\n`),
      'manifest-malformed'
    ],
    [
      'two documents',
      'a.yml',
      `${yaml(`- fileName: ./a\n  checksums: [{algorithm: SHA256, checksumValue: ${A}}]\n`)}---\nfiles: []\n`,
      'manifest-malformed'
    ],
    [
      'a tag',
      'a.yml',
      yaml(`- fileName: !x ./a\n  checksums: [{algorithm: SHA256, checksumValue: ${A}}]\n`),
      'manifest-malformed'
    ],
    [
      'SHA-1 alone',
      'a.yml',
      yaml(`- fileName: ./a\n  checksums: [{algorithm: SHA1, checksumValue: ${'1'.repeat(40)}}]\n`),
      'manifest-digest-weak'
    ],
    ['no file', 'a.yml', 'spdxVersion: SPDX-2.3\npackages: []\n', 'manifest-empty'],
    ['JSON by that name', 'a.spdx.yaml', '{"spdxVersion": "SPDX-2.3", "files": []}\n', 'manifest-empty']
  ],
  Homebrew: [
    ['no digest of a file', 'a.rb', formula(`url "${ASSET}"\n  sha256 :no_check`), 'manifest-digest-weak'],
    [
      'a digest for each architecture',
      'a.rb',
      formula(`url "${ASSET}"\n  sha256 arm: "${A}",\n         intel: "${B}"`),
      'manifest-digest-weak'
    ],
    ['a digest without an address', 'a.rb', formula(`sha256 "${A}"`), 'manifest-malformed'],
    ['a value that is not known', 'a.rb', formula(`url "${ASSET}-#{arch}"\n  sha256 "${A}"`), 'manifest-malformed'],
    [
      'two versions',
      'a.rb',
      formula(`version "1"\n  version "2"\n  url "${ASSET}-#{version}"\n  sha256 "${A}"`),
      'manifest-malformed'
    ],
    [
      'a source archive',
      'a.rb',
      formula(`url "https://github.com/o/r/archive/refs/tags/v1.tar.gz"\n  sha256 "${A}"`),
      'manifest-empty'
    ],
    [
      'an address that only begins like one',
      'a.rb',
      formula(`url "https://github.com.a.example/o/r/releases/download/v1/a"\n  sha256 "${A}"`),
      'manifest-empty'
    ],
    [
      'what is below __END__',
      'a.rb',
      `${formula(`url '${ASSET}'\n  sha256 '${A}'`)}__END__\nurl "${ASSET}"\nsha256 :x\n`,
      ['a.zip']
    ],
    [
      'a cask, whose digest is before its address',
      'a.rb',
      cask(`sha256 "${A}"\n  url "${ASSET}", verified: "a.example/"`),
      ['a.zip']
    ],
    [
      'the address of a check for new versions',
      'a.rb',
      cask(`sha256 "${A}"\n  url "${ASSET}"\n  livecheck do\n    url "https://a.example/x"\n  end`),
      ['a.zip']
    ],
    ['a cask with the digest after its address', 'a.rb', cask(`url "${ASSET}"\n  sha256 "${A}"`), 'manifest-malformed'],
    [
      'a cask with each digest after its address',
      'a.rb',
      cask(`url "${ASSET}"\n  sha256 "${A}"\n  url "${ASSET}x"\n  sha256 "${A}"`),
      'manifest-malformed'
    ],
    [
      'a cask with two digests for one address',
      'a.rb',
      cask(`sha256 "${A}"\n  sha256 "${A}"\n  url "${ASSET}"`),
      'manifest-malformed'
    ],
    ['a formula with the digest before its address', 'a.rb', formula(`sha256 "${A}"\n  url "${ASSET}"`), 'manifest-malformed'],
    ['another name for the download', 'a.rb', formula(`url "${ASSET}#/b.zip"\n  sha256 "${A}"`), ['a.zip']],
    ['a tag with a slash', 'a.rb', formula(`url "${ASSET.replace('/v1/', '/cli/v1/')}"\n  sha256 "${A}"`), ['a.zip']]
  ],
  Scoop: [
    ['one file', 'a.json', `{"version": "1", "license": "MIT", "url": "${ASSET}", "hash": "${A}"}`, ['a.zip']],
    ['SHA-512', 'a.json', `{"version": "1", "license": "MIT", "url": "${ASSET}", "hash": "sha512:${LONG}"}`, ['a.zip']],
    ['MD5', 'a.json', `{"version": "1", "license": "MIT", "url": "${ASSET}", "hash": "md5:${MD5}"}`, 'manifest-digest-weak'],
    [
      'more addresses than digests',
      'a.json',
      `{"version": "1", "bin": "a", "url": ["${ASSET}", "x"], "hash": ["${A}"]}`,
      'manifest-malformed'
    ],
    [
      'an address elsewhere',
      'a.json',
      `{"version": "1", "bin": "a", "url": "https://a.example/a.zip", "hash": "${A}"}`,
      'manifest-empty'
    ],
    [
      'another name for the download',
      'a.json',
      `{"version": "1", "bin": "a", "url": "${ASSET}#/b.zip", "hash": "${A}"}`,
      ['a.zip']
    ],
    ['and as some write it', 'a.json', `{"version": "1", "bin": "a", "url": "${ASSET}/#dl.zip", "hash": "${A}"}`, ['a.zip']],
    ['a query', 'a.json', `{"version": "1", "bin": "a", "url": "${ASSET}?x", "hash": "${A}"}`, 'manifest-empty']
  ],
  winget: [
    ['an address elsewhere', 'a.yaml', winget('https://a.example/a.zip'), 'manifest-empty'],
    ['its asset', 'a.yaml', winget(ASSET), ['a.zip']],
    ['an address outside of the list', 'a.yaml', `InstallerUrl: ${ASSET}\n${winget(ASSET)}`, 'manifest-malformed'],
    ['no digest', 'a.yaml', winget(`${ASSET}\n- InstallerUrl: ${ASSET}x`), 'manifest-digest-invalid']
  ],
  spdx: [
    ['SHA-1 alone', 's.json', spdx(spdxFile('./a', 'SHA1', '1'.repeat(40))), 'manifest-digest-weak'],
    ['an absolute name, as a scanner of images writes it', 's.json', spdx(spdxFile('/usr/bin/a')), 'manifest-path-unsafe'],
    ['no checksum at all', 's.json', spdx('{"fileName": "./a"}'), 'manifest-digest-weak'],
    ['packages only', 's.json', '{"spdxVersion": "SPDX-2.3", "packages": [], "files": []}', 'manifest-empty'],
    ['another version', 's.json', spdx(spdxFile('a')).replace('2.3', '2.x'), 'manifest-schema-unknown'],
    ['SHA3 of the same length', 's.json', spdx(spdxFile('./a', 'SHA3-256')), 'manifest-digest-weak'],
    [
      'a directory of SPDX 3',
      's.json',
      `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "software_File", "name": "d", "software_fileKind": "directory"}]}`,
      'manifest-empty'
    ],
    [
      'a checksum of a package',
      's.spdx',
      tags(`PackageName: p\nPackageChecksum: SHA256: ${A}\nFileName: ./a\nFileChecksum: SHA256: ${B}\n`),
      ['a']
    ],
    ['a checksum before any file', 's.spdx', tags(`FileChecksum: SHA256: ${A}\nFileName: ./a\n`), 'manifest-malformed'],
    [
      'an open text',
      's.spdx',
      tags(`FileName: ./a\nFileChecksum: SHA256: ${A}\nFileComment: <text>x\nFileName: ./b\n`),
      'manifest-truncated'
    ]
  ],
  cyclonedx: [
    ['no file', 'b.json', '{"bomFormat": "CycloneDX", "components": [{"type": "library", "name": "l"}]}', 'manifest-empty'],
    [
      'a file without a hash',
      'b.json',
      '{"bomFormat": "CycloneDX", "components": [{"type": "file", "name": "a"}]}',
      'manifest-digest-weak'
    ],
    [
      'BLAKE2b-256 is not SHA-256',
      'b.json',
      `{"bomFormat": "CycloneDX", "components": [{"type": "file", "name": "a", "hashes": [{"alg": "BLAKE2b-256", "content": "${A}"}]}]}`,
      'manifest-digest-weak'
    ]
  ],
  'debian-index': [
    ['MD5 alone', 'Packages', packages(`Filename: a.deb\nSize: 3\nMD5sum: ${MD5}\n`), 'manifest-digest-weak'],
    ['no length', 'Packages', packages(`Filename: a.deb\nSHA256: ${A}\n`), 'manifest-length-invalid'],
    [
      'a field twice in a paragraph',
      'Packages',
      packages(`Filename: a.deb\nFilename: b.deb\nSize: 3\nSHA256: ${A}\n`),
      'manifest-key-duplicate'
    ],
    [
      'a second paragraph without a file',
      'Packages',
      `${packages(`Filename: a.deb\nSize: 3\nSHA256: ${A}\n`)}\nPackage: b\n`,
      'manifest-malformed'
    ],
    ['a source without strong digests', 'Sources', packages(`Directory: pool\nFiles:\n ${MD5} 3 a.dsc\n`), 'manifest-digest-weak']
  ],
  conda: [
    [
      'links only',
      'paths.json',
      `{"paths_version": 1, "paths": [{"_path": "a", "path_type": "softlink", "sha256": "${A}"}]}`,
      'manifest-empty'
    ],
    [
      'an unknown type',
      'paths.json',
      `{"paths_version": 1, "paths": [{"_path": "a", "path_type": "device", "sha256": "${A}"}]}`,
      'manifest-malformed'
    ],
    [
      'another version',
      'paths.json',
      `{"paths_version": 2, "paths": [{"_path": "a", "path_type": "hardlink", "sha256": "${A}"}]}`,
      'manifest-schema-unknown'
    ]
  ],
  ocfl: [
    [
      'capitals',
      'inventory.json',
      inventory({
        manifest: { [LONG.toUpperCase()]: ['v1/content/a'] },
        versions: { v1: { created: '2026-01-01T00:00:00Z', state: { [LONG.toUpperCase()]: ['a'] } } }
      }),
      ['v1/content/a']
    ],
    [
      'E050, capitals in the manifest only',
      'inventory.json',
      inventory({ manifest: { [LONG.toUpperCase()]: ['v1/content/a'] } }),
      'manifest-malformed'
    ],
    ['E025', 'inventory.json', inventory({ digestAlgorithm: 'md5' }), 'manifest-malformed'],
    ['E040, the head is not the last', 'inventory.json', inventory({ head: 'v2' }), 'manifest-malformed'],
    [
      'E010, a gap',
      'inventory.json',
      inventory({ head: 'v3', versions: { v1: { state: {} }, v3: { state: {} } } }),
      'manifest-malformed'
    ],
    [
      'E050, a state without content',
      'inventory.json',
      inventory({ versions: { v1: { state: { ['d'.repeat(128)]: ['b'] } } } }),
      'manifest-malformed'
    ],
    [
      'E096, one digest in two cases',
      'inventory.json',
      inventory({ manifest: { [LONG]: ['v1/content/a'], [LONG.toUpperCase()]: ['v1/content/b'] } }),
      'manifest-key-duplicate'
    ],
    ['E099, a way out', 'inventory.json', inventory({ manifest: { [LONG]: ['v1/content/../../a'] } }), 'manifest-path-unsafe'],
    [
      'E101, a path twice',
      'inventory.json',
      inventory({ manifest: { [LONG]: ['v1/content/a', 'v1/content/a'] } }),
      'manifest-path-duplicate'
    ],
    [
      'a path outside of the content folder',
      'inventory.json',
      inventory({ manifest: { [LONG]: ['v1/other/a'] } }),
      'manifest-path-unsafe'
    ],
    [
      'another content folder',
      'inventory.json',
      inventory({ contentDirectory: 'stuff', manifest: { [LONG]: ['v1/stuff/a'] } }),
      ['v1/stuff/a']
    ],
    ['OCFL 2', 'inventory.json', inventory({ type: 'https://ocfl.io/2.0/spec/#inventory' }), 'manifest-schema-unknown']
  ],
  oci: [
    ['a digest in capitals', 'index.json', index(descriptor(`sha256:${A.toUpperCase()}`)), 'manifest-digest-invalid'],
    [
      'a way out in the digest',
      'index.json',
      index(descriptor(`sha256:${A}`), descriptor('sha256:../../../../etc/passwd')),
      'manifest-digest-invalid'
    ],
    ['no size', 'index.json', index(descriptor(`sha256:${A}`), descriptor(`sha256:${B}`, '3')), 'manifest-length-invalid'],
    [
      'two sizes of one blob',
      'index.json',
      index(descriptor(`sha256:${A}`, 3), descriptor(`sha256:${A}`, 4)),
      'manifest-path-duplicate'
    ],
    ['sha512', 'index.json', index(descriptor(`sha512:${LONG}`)), [`blobs/sha512/${LONG}`]],
    ['an unknown algorithm', 'index.json', index(descriptor(`sha256:${A}`), descriptor(`md5:${MD5}`)), 'manifest-digest-weak']
  ],
  'electron-builder': [
    ['hex for base64', 'latest.yml', latest(`${update('a.exe')}${update('b.exe', LONG)}`), 'manifest-digest-invalid'],
    ['an encoded name', 'latest.yml', latest(update('My%20App.exe')), ['My App.exe']],
    ['an address', 'latest.yml', latest(`${update('a.exe')}${update('https://a.example/b.exe')}`), 'manifest-path-unsafe'],
    ['an encoded way out', 'latest.yml', latest(`${update('a.exe')}${update("'%2e%2e/b.exe'")}`), 'manifest-path-unsafe'],
    ['an encoded slash', 'latest.yml', latest(`${update('a.exe')}${update('..%2Fb.exe')}`), 'manifest-path-unsafe'],
    ['the old name of the same file', 'latest.yml', latest(update('a.exe'), `path: a.exe\nsha512: ${base64(LONG)}\n`), ['a.exe']],
    [
      'the old name with another digest',
      'latest.yml',
      latest(update('a.exe'), `path: a.exe\nsha512: ${base64('d'.repeat(128))}\n`),
      'manifest-path-duplicate'
    ],
    ['a key twice', 'latest.yml', latest(update('a.exe'), 'version: 2.0.0\n'), 'manifest-malformed'],
    ['an alias', 'latest.yml', latest(`${update('&x a.exe')}${update('*x')}`), 'manifest-malformed'],
    [
      'no size',
      'latest.yml',
      latest(`${update('a.exe')}${update('b.exe', base64(LONG), 'blockMapSize: 3')}`),
      'manifest-length-invalid'
    ]
  ],
  jar: [
    ['a name over two lines, cut inside a character', 'MANIFEST.MF', jar(section('d\u00fc/\n x')), ['dü/x']],
    [
      'a signature file',
      'K.SF',
      `Signature-Version: 1.0\nSHA-256-Digest-Manifest: ${base64(A)}\n\n${section('a')}`,
      'manifest-schema-unknown'
    ],
    ['SHA-1 alone', 'MANIFEST.MF', jar(`Name: a\nSHA1-Digest: ${base64('1'.repeat(40))}\n\n`), 'manifest-digest-weak'],
    [
      'an attribute twice',
      'MANIFEST.MF',
      jar(`Name: a\nSHA-256-Digest: ${base64(A)}\nSHA-256-Digest: ${base64(B)}\n\n`),
      'manifest-key-duplicate'
    ],
    [
      'a digest of the manifest itself is none',
      'MANIFEST.MF',
      `Manifest-Version: 1.0\nSHA-256-Digest: ${base64(A)}\n\n`,
      'manifest-empty'
    ],
    ['hex for base64', 'MANIFEST.MF', jar(section('a', `${A}`)), 'manifest-digest-invalid']
  ],
  'ro-crate': [
    [
      'a length that is text',
      'ro-crate-metadata.json',
      crate(`{"@id": "a", "@type": "File", "contentSize": "3", "sha256": "${A}"}`),
      ['a']
    ],
    [
      'a length that is prose',
      'ro-crate-metadata.json',
      crate(`{"@id": "a", "@type": "File", "contentSize": "3 kB", "sha256": "${A}"}`),
      'manifest-length-invalid'
    ],
    ['no digest at all', 'ro-crate-metadata.json', crate('{"@id": "a", "@type": "File"}'), 'manifest-empty'],
    [
      'an encoded way out',
      'ro-crate-metadata.json',
      crate(`{"@id": "%2e%2e/a", "@type": "File", "sha256": "${A}"}`),
      'manifest-path-unsafe'
    ]
  ],
  'data-package': [
    ['a hash without a name is MD5', 'datapackage.json', resource(`"path": "a", "hash": "${MD5}"`), 'manifest-digest-weak'],
    ['no hash', 'datapackage.json', resource('"path": "a"'), 'manifest-digest-weak'],
    ['one hash for two files', 'datapackage.json', resource(`"path": ["a", "b"], "hash": "sha256:${A}"`), 'manifest-malformed'],
    ['a list of one file', 'datapackage.json', resource(`"path": ["a"], "hash": "sha256:${A}"`), ['a']],
    ['an address', 'datapackage.json', resource(`"path": "https://a.example/a", "hash": "sha256:${A}"`), 'manifest-empty']
  ],
  mtree: [
    ['a link without a target', 'a', `#mtree\n./a type=link link=\n./b sha256=${B}\n`, 'manifest-malformed'],
    ['a link to what has a NUL', 'a', `#mtree\n./a type=link link=x\\000y\n./b sha256=${B}\n`, 'manifest-malformed'],
    ['a link that leads out is read, and never followed', 'a', '#mtree\n./a type=link link=../../etc\n', ['a']],
    ['a ".." too many', 'x', `#mtree\n/set type=file\n. type=dir\n..\n..\na sha256=${A}\n`, 'manifest-path-unsafe'],
    ['no digest', 'x', '#mtree\n./a type=file size=3\n', 'manifest-digest-weak'],
    ['MD5 alone', 'x', `#mtree\n./a type=file md5=${MD5}\n`, 'manifest-digest-weak'],
    ['a default that is taken back', 'x', `#mtree\n/set type=dir\n/unset type\n./a sha256=${A}\n`, ['a']],
    ['an escaped way out', 'x', `#mtree\n./\\056\\056/a sha256=${A}\n`, 'manifest-path-unsafe'],
    ['an unknown escape', 'x', `#mtree\n./a\\q sha256=${A}\n`, 'manifest-malformed'],
    ['an escaped line feed', 'x', `#mtree\n./a\\012b sha256=${A}\n`, ['a\nb']],
    ['an absolute path', 'x', `#mtree\n/etc/passwd sha256=${A}\n`, 'manifest-malformed']
  ],
  distinfo: [
    ['a length alone', 'distinfo', 'TIMESTAMP = 1\nSIZE (a) = 3\n', 'manifest-digest-weak'],
    ['two lengths', 'distinfo', `TIMESTAMP = 1\nSHA256 (a) = ${A}\nSIZE (a) = 3\nSIZE (a) = 4\n`, 'manifest-path-duplicate'],
    ['no length', 'distinfo', `TIMESTAMP = 1\nSHA256 (a) = ${A}\n`, 'manifest-length-invalid']
  ],
  srcinfo: [
    [
      'SKIP',
      '.SRCINFO',
      aur(`\tsource = a\n\tsource = git+https://a.example/b\n\tsha256sums = ${A}\n\tsha256sums = SKIP`),
      ['a']
    ],
    ['fewer digests than sources', '.SRCINFO', aur(`\tsource = a\n\tsource = b\n\tsha256sums = ${A}`), 'manifest-malformed'],
    [
      'architectures',
      '.SRCINFO',
      aur(`\tsource = a\n\tsha256sums = ${A}\n\tsource_x86_64 = b\n\tsha256sums_x86_64 = ${B}`),
      ['a', 'b']
    ],
    ['MD5 alone', '.SRCINFO', aur(`\tsource = a\n\tmd5sums = ${MD5}`), 'manifest-digest-weak'],
    ['an address', '.SRCINFO', aur(`\tsource = https://a.example/d/a.tar.gz?x=/y\n\tsha256sums = ${A}`), ['a.tar.gz']]
  ],
  'get-filehash': [
    [
      'two drives',
      'h.csv',
      `"Algorithm","Hash","Path"\n"SHA256","${A}","C:\\a"\n"SHA256","${B}","D:\\a"\n`,
      'manifest-path-unsafe'
    ],
    ['one file alone', 'h.csv', `"Algorithm","Hash","Path"\n"SHA256","${A}","C:\\x\\y\\a.txt"\n`, ['a.txt']],
    [
      'relative paths of Windows',
      'h.csv',
      `"Algorithm","Hash","Path"\n"SHA256","${A}",".\\sub\\a"\n"SHA256","${B}",".\\b"\n`,
      ['sub/a', 'b']
    ],
    [
      'a way out',
      'h.csv',
      `"Algorithm","Hash","Path"\n"SHA256","${A}","C:\\x\\..\\..\\a"\n"SHA256","${B}","C:\\x\\b"\n`,
      'manifest-path-unsafe'
    ],
    ['MD5', 'h.csv', `"Algorithm","Hash","Path"\n"MD5","${MD5}","C:\\a"\n`, 'manifest-digest-weak'],
    [
      'the table, which cuts paths',
      'h.txt',
      'Algorithm       Hash     Path\n---------       ----     ----\n',
      'manifest-format-unknown'
    ],
    [
      'a path over two lines',
      'h.txt',
      `Algorithm : SHA256\nHash      : ${A}\nPath      : C:\\a\n            b\n`,
      'manifest-malformed'
    ]
  ],
  'signed models': [
    [
      'a digest of the subject that is not that of the files',
      'm',
      model(`{"name": "a:0:3", "algorithm": "sha256", "digest": "${A}"}`, B),
      'manifest-malformed'
    ],
    ['one file of two shards', 'm', shards('a:0:3', 'a:3:5'), ['a']],
    ['as model-signing 1.1 writes it', 'm', shardsBy('sha256-sharded-3', 'a:0:3', 'a:3:5'), ['a']],
    ['shards of another size than that of the list', 'm', shardsBy('sha256-sharded-4', 'a:0:3', 'a:3:5'), 'manifest-malformed'],
    ['shards of another algorithm', 'm', shardsBy('sha512-sharded-3', 'a:0:3', 'a:3:5'), 'manifest-malformed'],
    ['a name with colons', 'm', shards('ab:0:9:0:3'), ['ab:0:9']],
    ['a shard without the first', 'm', shards('a:3:6'), 'manifest-malformed'],
    ['a gap between shards', 'm', shards('a:0:3', 'a:4:6'), 'manifest-malformed'],
    ['a short shard before the last', 'm', shards('a:0:2', 'a:2:5'), 'manifest-malformed'],
    ['a shard that is too long', 'm', shards('a:0:4'), 'manifest-malformed'],
    ['one shard twice', 'm', shards('a:0:3', 'a:0:3'), 'manifest-malformed'],
    ['a shard of nothing', 'm', shards('a:0:0'), 'manifest-malformed'],
    ['a name without a range', 'm', shards('a'), 'manifest-malformed'],
    ['a huge range', 'm', shards('a:0:9007199254740993'), 'manifest-length-invalid'],
    ['no size of a shard', 'm', shards('a:0:3').replace(', "shard_size": 3', ''), 'manifest-malformed'],
    [
      'another algorithm than that of the list',
      'm',
      shards('a:0:3').replace('"algorithm": "sha256"', '"algorithm": "blake2b"'),
      'manifest-malformed'
    ],
    [
      'BLAKE3',
      'm',
      shards('a:0:3').replaceAll('"sha256"', '"blake3"').replace('"blake3": "', '"sha256": "'),
      'manifest-digest-weak'
    ],
    [
      'ignored paths that are no list',
      'm',
      shards('a:0:3').replace('"shard_size"', '"ignore_paths": "a", "shard_size"'),
      'manifest-malformed'
    ],
    ['another method', 'm', shards('a:0:3').replace('"shards"', '"chunks"'), 'manifest-schema-unknown'],
    ['no file', 'm', model('', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'), 'manifest-empty']
  ]
}

describe.each(Object.entries(TRAPS))('%s', (_, rows) => {
  test.each(rows)('%s', async (_what, fileName, text, expected) => {
    const { problems, seals } = await read(text, 'auto', { fileName })
    if (typeof expected === 'string') expect([seals.length, problems[0]?.code]).toEqual([0, expected])
    else expect([problems, seals.map(({ path }) => path)]).toEqual([[], expected])
  })
})
