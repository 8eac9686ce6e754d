import { createHash } from 'node:crypto'
import type { FormatName } from '../../../src/model/seal.ts'

/** A sealed file as its digests are written. */
export interface Entry {
  readonly path: string
  readonly content: string
  readonly bytes: string
  readonly sha256: string
  readonly sha512: string
}

/** How lists of one format are written, by its specification. */
export interface MoreList {
  readonly format: FormatName
  /** Name of the list. */
  readonly file: string
  readonly write: (entries: readonly Entry[]) => string
  /** One file, whose path is in the name of the list. */
  readonly single?: true
  /** Complete at its last bracket, whatever follows. */
  readonly json?: true
  readonly lengths?: true
  /** In front of every path. */
  readonly folder?: string
  /** Its digests run on from file to file. */
  readonly running?: true
  /** Files are named by their digests. */
  readonly byDigest?: true
  /** It has no place for these names. */
  readonly notIn?: RegExp
}

export function entryOf(path: string, content: string): Entry {
  const digest = (algorithm: string): string => createHash(algorithm).update(content).digest('hex')
  return { path, content, bytes: String(Buffer.byteLength(content)), sha256: digest('sha256'), sha512: digest('sha512') }
}

const json = JSON.stringify
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64')
const list = (entries: readonly Entry[], one: (entry: Entry) => string): string => entries.map(one).join(',\n')
const lines = (entries: readonly Entry[], one: (entry: Entry) => string): string =>
  entries.map(entry => `${one(entry)}\n`).join('')

/** `{"": [path]}` for each digest: OCFL has one key for files with the same bytes. */
function byDigest(entries: readonly Entry[], name: (path: string) => string): string {
  return list(entries, ({ sha512, path }) => `${json(sha512)}: [${json(name(path))}]`)
}

export const MORE_LISTS: Readonly<Record<string, MoreList>> = {
  'sidecar, hex': { format: 'sidecar', file: 'a.txt.sha256', single: true, write: ([entry]) => `${entry?.sha256}\n` },
  'sidecar, base64': {
    format: 'sidecar',
    file: 'a.txt.sha512',
    single: true,
    write: ([entry]) => base64(entry?.sha512 ?? '')
  },
  'SPDX 2.3': {
    format: 'spdx',
    file: 'sbom.spdx.json',
    json: true,
    write: entries =>
      `{"SPDXID": "SPDXRef-DOCUMENT", "spdxVersion": "SPDX-2.3", "packages": [{"checksums": [{"algorithm": "SHA256", "checksumValue": "${'0'.repeat(64)}"}]}],\n"files": [\n${list(
        entries,
        ({ path, sha256 }) =>
          `{"fileName": ${json(`./${path}`)}, "checksums": [{"algorithm": "SHA1", "checksumValue": "${'1'.repeat(40)}"}, {"algorithm": "SHA256", "checksumValue": ${json(sha256)}}]}`
      )}\n]}\n`
  },
  'SPDX 3.0': {
    format: 'spdx',
    file: 'sbom.spdx3.json',
    json: true,
    write: entries =>
      `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "software_Package", "name": "p"}${entries
        .map(
          ({ path, sha256 }) =>
            `,\n{"type": "software_File", "name": ${json(path)}, "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": ${json(sha256)}}]}`
        )
        .join('')}]}\n`
  },
  'SPDX tags': {
    format: 'spdx-tag',
    file: 'sbom.spdx',
    notIn: /[\n\r]|^\s|\s$/,
    write: entries =>
      `SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nPackageName: p\nPackageChecksum: SHA256: ${'0'.repeat(64)}\nPackageComment: <text>one\nFileName: ./not-a-file\n</text>\n\n${lines(
        entries,
        ({ path, sha256 }) =>
          `FileName: ./${path}\nSPDXID: SPDXRef-f\nFileChecksum: SHA1: ${'1'.repeat(40)}\nFileChecksum: SHA256: ${sha256}\n`
      )}`
  },
  CycloneDX: {
    format: 'cyclonedx',
    file: 'bom.json',
    json: true,
    write: entries =>
      `{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [\n{"type": "library", "name": "l", "hashes": [{"alg": "SHA-256", "content": "${'0'.repeat(64)}"}], "components": [\n${list(
        entries,
        ({ path, sha256 }) =>
          `{"type": "file", "name": ${json(path)}, "hashes": [{"alg": "MD5", "content": "${'1'.repeat(32)}"}, {"alg": "SHA-256", "content": ${json(sha256)}}]}`
      )}\n]}]}\n`
  },
  'Debian Packages': {
    format: 'debian-index',
    file: 'Packages',
    lengths: true,
    notIn: /[\n\r]|^\s|\s$/,
    write: entries =>
      entries
        .map(
          ({ path, sha256, bytes }) =>
            `Package: harbour\nVersion: 1.0\nDescription: a harbour\n Filename: of no file\n .\nFilename: ${path}\nSize: ${bytes}\nMD5sum: ${'1'.repeat(32)}\nSHA256: ${sha256}\n`
        )
        .join('\n')
  },
  'Debian Sources': {
    format: 'debian-index',
    file: 'Sources',
    lengths: true,
    folder: 'pool/main/h/',
    notIn: /[\s]/,
    write: entries =>
      `Package: harbour\nDirectory: pool/main/h\nFiles:\n${lines(
        entries,
        ({ path, bytes }) => ` ${'1'.repeat(32)} ${bytes} ${path.replace('pool/main/h/', '')}`
      )}Checksums-Sha256:\n${lines(
        entries,
        ({ path, sha256, bytes }) => ` ${sha256} ${bytes} ${path.replace('pool/main/h/', '')}`
      )}Section: misc\n`
  },
  'conda, package': {
    format: 'conda',
    file: 'paths.json',
    json: true,
    lengths: true,
    write: entries =>
      `{"paths": [\n{"_path": "bin/l", "path_type": "softlink", "sha256": "${'0'.repeat(64)}", "size_in_bytes": 3},\n${list(
        entries,
        ({ path, sha256, bytes }) =>
          `{"_path": ${json(path)}, "path_type": "hardlink", "sha256": ${json(sha256)}, "size_in_bytes": ${bytes}}`
      )}\n], "paths_version": 1}\n`
  },
  'conda, installed': {
    format: 'conda',
    file: 'harbour-1.0-0.json',
    json: true,
    write: entries =>
      `{"name": "harbour", "paths_data": {"paths_version": 1, "paths": [\n${list(
        entries,
        ({ path, sha256 }) =>
          `{"_path": ${json(path)}, "path_type": "hardlink", "prefix_placeholder": "/opt/x", "sha256": "${'0'.repeat(64)}", "sha256_in_prefix": ${json(sha256)}, "size_in_bytes": 999}`
      )}\n]}}\n`
  },
  OCFL: {
    format: 'ocfl',
    file: 'inventory.json',
    json: true,
    folder: 'v1/content/',
    write: entries =>
      `{"id": "a:b", "type": "https://ocfl.io/1.1/spec/#inventory", "digestAlgorithm": "sha512", "head": "v1",\n"manifest": {\n${byDigest(
        entries,
        path => path
      )}\n},\n"versions": {"v1": {"created": "2026-01-01T00:00:00Z", "state": {\n${byDigest(entries, path =>
        path.replace('v1/content/', '')
      )}\n}}}}\n`
  },
  'Sigstore bundle': {
    format: 'sigstore',
    file: 'a.txt.sigstore.json',
    single: true,
    json: true,
    write: ([entry]) =>
      `{"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json", "verificationMaterial": {}, "messageSignature": {"messageDigest": {"algorithm": "SHA2_256", "digest": "${base64(entry?.sha256 ?? '')}"}, "signature": "AA=="}}\n`
  },
  'OMS, files': {
    format: 'in-toto',
    file: 'model.sig',
    json: true,
    write: entries => oms('files', entries, ({ path }) => path)
  },
  'OMS, shards': {
    format: 'in-toto',
    file: 'model.sig',
    json: true,
    lengths: true,
    write: entries => oms('shards', entries, ({ path, bytes }) => `${path}:0:${bytes}`)
  },
  'mtree, from the root': {
    format: 'mtree',
    file: 'list.mtree',
    lengths: true,
    write: entries =>
      `#mtree\n/set type=file uid=0 gid=0 mode=644\n./sub time=1.0 type=dir\n${lines(
        entries,
        ({ path, bytes, sha256 }) => `./${vis(path)} time=1.0 size=${bytes} sha256digest=${sha256}`
      )}./pipe type=fifo\n`
  },
  'mtree, by folders': {
    format: 'mtree',
    file: 'list.mtree',
    lengths: true,
    folder: 'usr/',
    notIn: /sub/,
    write: entries =>
      `#\t   user: root\n/set type=dir\n.  nlink=2\nusr  nlink=2\n${lines(
        entries,
        ({ path, bytes, sha256 }) =>
          `    ${vis(path.replace('usr/', '')).replaceAll('/', '\\057')}  type=file size=${bytes} \\\n        sha256=${sha256}`
      )}..\n..\n`
  },
  'electron-builder': {
    format: 'electron-builder',
    file: 'latest.yml',
    lengths: true,
    notIn: /[#:"]/,
    write: entries =>
      `version: 1.0.0\nfiles:\n${lines(
        entries,
        ({ path, sha512, bytes }) => `  - url: '${encodeURI(path)}'\n    sha512: ${base64(sha512)}\n    size: ${bytes}`
      )}releaseDate: '2026-01-01T00:00:00.000Z'\n`
  },
  jar: {
    format: 'jar',
    file: 'MANIFEST.MF',
    write: entries =>
      `Manifest-Version: 1.0\nCreated-By: 21\n\n${lines(
        entries,
        ({ path, sha256 }) =>
          `${wrapped(`Name: ${path}`)}\nSHA1-Digest: ${base64('1'.repeat(40))}\nSHA-256-Digest: ${base64(sha256)}\n`
      )}`
  },
  'RO-Crate': {
    format: 'ro-crate',
    file: 'ro-crate-metadata.json',
    json: true,
    lengths: true,
    write: entries =>
      `{"@context": "https://w3id.org/ro/crate/1.2/context", "@graph": [\n{"@id": "https://a.example/x", "@type": "File", "sha256": "${'0'.repeat(64)}"},\n${list(
        entries,
        ({ path, sha256, bytes }) =>
          `{"@id": ${json(encodeURIComponent(path).replaceAll('%2F', '/'))}, "@type": ["File", "ImageObject"], "contentSize": ${json(bytes)}, "sha256": ${json(sha256)}}`
      )}]}\n`
  },
  Croissant: {
    format: 'croissant',
    file: 'croissant.json',
    json: true,
    write: entries =>
      `{"@context": {}, "@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.0", "distribution": [\n{"@type": "cr:FileObject", "contentUrl": "https://a.example/x.csv", "sha256": "${'0'.repeat(64)}"},\n${list(
        entries,
        ({ path, sha256 }) =>
          `{"@type": "cr:FileObject", "contentUrl": ${json(encodeURIComponent(path).replaceAll('%2F', '/'))}, "sha256": ${json(sha256)}}`
      )}]}\n`
  },
  'Data Package': {
    format: 'data-package',
    file: 'datapackage.json',
    json: true,
    lengths: true,
    write: entries =>
      `{"name": "p", "resources": [\n{"name": "inline", "data": []},\n${list(
        entries,
        ({ path, sha256, bytes }) =>
          `{"name": "r", "path": ${json(path)}, "bytes": ${bytes}, "hash": ${json(`sha256:${sha256}`)}}`
      )}]}\n`
  },
  'distinfo of FreeBSD': {
    format: 'distinfo',
    file: 'distinfo',
    lengths: true,
    write: entries =>
      `TIMESTAMP = 1700000000\n${lines(entries, ({ path, sha256, bytes }) => `SHA256 (${path}) = ${sha256}\nSIZE (${path}) = ${bytes}`)}`
  },
  'distinfo of pkgsrc': {
    format: 'distinfo',
    file: 'distinfo',
    lengths: true,
    write: entries =>
      `$NetBSD: distinfo,v 1.1 2026/01/01 00:00:00 wiz Exp $\n\n${lines(
        entries,
        ({ path, sha512, bytes }) =>
          `BLAKE2s (${path}) = ${'1'.repeat(64)}\nSize (${path}) = ${bytes} bytes\nSHA512 (${path}) = ${sha512}`
      )}`
  },
  '.SRCINFO': {
    format: 'srcinfo',
    file: '.SRCINFO',
    write: entries =>
      `pkgbase = harbour\n\tpkgver = 1\n${lines(entries, ({ path }) => `\tsource = ${path}::https://a.example/x`)}${lines(
        entries,
        ({ sha256 }) => `\tsha256sums = ${sha256}`
      )}\npkgname = harbour\n`
  },
  'pip hash': {
    format: 'pip-hash',
    file: 'hashes.txt',
    write: entries => lines(entries, ({ path, sha256 }) => `./${path}:\n--hash=sha256:${sha256}`)
  },
  Sprockets: {
    format: 'sprockets',
    file: '.sprockets-manifest-0.json',
    json: true,
    lengths: true,
    write: entries =>
      `{"files":{\n${list(
        entries,
        ({ path, sha256, bytes }) =>
          `${json(path)}:{"logical_path":"x","mtime":"2026-01-01T00:00:00+00:00","size":${bytes},"digest":"${'0'.repeat(64)}","integrity":"sha256-${base64(sha256)}"}`
      )}},"assets":{}}\n`
  },
  'Helm provenance': {
    format: 'helm',
    file: 'chart-1.0.0.tgz.prov',
    write: entries =>
      `apiVersion: v2\nname: chart\nfiles: none of these\n\n...\nfiles:\n${lines(entries, ({ path, sha256 }) => `  ${path}: sha256:${sha256}`)}`
  },
  'OCI image layout': {
    format: 'oci',
    file: 'index.json',
    json: true,
    lengths: true,
    byDigest: true,
    write: entries =>
      `{"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [\n${list(
        entries,
        ({ sha256, bytes }) =>
          `{"mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:${sha256}", "size": ${bytes}}`
      )}]}\n`
  },
  'Get-FileHash, CSV': {
    format: 'get-filehash',
    file: 'hashes.csv',
    write: entries =>
      `#TYPE Microsoft.PowerShell.Utility.FileHash\n"Algorithm","Hash","Path"\n${lines(
        entries,
        ({ path, sha256 }) => `"SHA256","${sha256.toUpperCase()}","C:\\work\\${path.replaceAll('/', '\\').replaceAll('"', '""')}"`
      )}`
  },
  'Get-FileHash, JSON': {
    format: 'get-filehash',
    file: 'hashes.json',
    json: true,
    write: entries =>
      `[\n${list(
        entries,
        ({ path, sha256 }) => `{"Algorithm": "SHA256", "Hash": ${json(sha256.toUpperCase())}, "Path": ${json(`/work/${path}`)}}`
      )}\n]\n`
  },
  'Get-FileHash, list': {
    format: 'get-filehash',
    file: 'hashes.txt',
    write: entries =>
      `\n${lines(
        entries,
        ({ path, sha256 }) =>
          `Algorithm : SHA256\nHash      : ${sha256.toUpperCase()}\nPath      : D:\\a b\\${path.replaceAll('/', '\\')}\n`
      )}`
  },
  'atlas.sum': { format: 'atlas', file: 'atlas.sum', running: true, write: atlasSum },
  'CycloneDX, XML': {
    format: 'cyclonedx-xml',
    file: 'bom.xml',
    json: true,
    write: entries =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components>\n<component type="library"><name>l</name><hashes><hash alg="SHA-256">${'0'.repeat(64)}</hash></hashes><components>\n${lines(
        entries,
        ({ path, sha256 }) =>
          `<component type="file"><name>${xml(path)}</name><hashes><hash alg="MD5">${'1'.repeat(32)}</hash><hash alg="SHA-256">${sha256}</hash></hashes></component>`
      )}</components></component></components></bom>\n`
  },
  Metalink: {
    format: 'metalink',
    file: 'a.meta4',
    json: true,
    lengths: true,
    write: entries =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<metalink xmlns="urn:ietf:params:xml:ns:metalink">\n<published>2026-01-01T00:00:00Z</published>\n${lines(
        entries,
        ({ path, sha256, bytes }) =>
          `<file name="${xml(path)}"><size>${bytes}</size><hash type="md5">${'1'.repeat(32)}</hash><hash type="sha-256">${sha256}</hash><pieces length="9" type="sha-256"><hash>${'0'.repeat(64)}</hash></pieces><url>https://a.example/x</url></file>`
      )}</metalink>\n`
  },
  'SPDX, YAML': {
    format: 'spdx-yaml',
    file: 'sbom.spdx.yaml',
    write: entries =>
      `SPDXID: "SPDXRef-DOCUMENT"\nspdxVersion: "SPDX-2.3"\npackages:\n- checksums:\n  - algorithm: "SHA256"\n    checksumValue: "${'0'.repeat(64)}"\nfiles:\n${lines(
        entries,
        ({ path, sha256 }) =>
          `- fileName: ${json(`./${path}`)}\n  checksums:\n  - algorithm: "SHA1"\n    checksumValue: "${'1'.repeat(40)}"\n  - algorithm: "SHA256"\n    checksumValue: "${sha256}"`
      )}`
  },
  'formula of Homebrew': {
    format: 'homebrew',
    file: 'harbour.rb',
    write: entries =>
      `class Harbour < Formula\n  desc "a harbour"\n  version "1.0.0"\n  # url "https://a.example/x"\n${lines(
        entries,
        ({ path, sha256 }) => `    url "${asset('v#{version}', path)}"\n    sha256 "${sha256}"`
      )}  bottle do\n    sha256 cellar: :any, arm64_sonoma: "${'0'.repeat(64)}"\n  end\nend\n`
  },
  'package of Scoop': {
    format: 'scoop',
    file: 'harbour.json',
    json: true,
    write: entries =>
      `{"version": "1.0.0", "homepage": "https://a.example", "architecture": {"64bit": {\n"url": [${list(entries, ({ path }) =>
        json(`${asset('v1.0.0', path)}#/dl.7z`)
      )}],\n"hash": [${list(entries, ({ sha256 }) => json(sha256))}]}}, "autoupdate": {"url": "https://a.example/$version"}}\n`
  },
  'package for winget': {
    format: 'winget',
    file: 'Harbour.installer.yaml',
    write: entries =>
      `# yaml-language-server: $schema=https://aka.ms/winget-manifest.installer.1.9.0.schema.json\nPackageIdentifier: Harbour.Harbour\nPackageVersion: 1.0.0\nInstallers:\n${lines(
        entries,
        ({ path, sha256 }) =>
          `- Architecture: x64\n  InstallerUrl: ${asset('v1.0.0', path)}\n  InstallerSha256: ${sha256.toUpperCase()}`
      )}ManifestType: installer\nManifestVersion: 1.9.0\n`
  },
  'release of GitHub': {
    format: 'in-toto',
    file: 'release.json',
    json: true,
    write: entries =>
      `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://in-toto.io/attestation/release/v0.2", "predicate": {"tag": "v1"},\n"subject": [{"uri": "pkg:github/o/r@v1", "digest": {"sha1": "${'1'.repeat(40)}"}},\n${list(
        entries,
        ({ path, sha256 }) => `{"name": ${json(path)}, "digest": {"sha256": ${json(sha256)}}}`
      )}]}\n`
  }
}

const asset = (tag: string, path: string): string =>
  `https://github.com/harbour/harbour/releases/download/${tag}/${encodeURIComponent(path).replaceAll("'", '%27')}`

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** As Atlas writes it. */
export function atlasSum(files: readonly Pick<Entry, 'path' | 'content'>[]): string {
  const [running, total] = [createHash('sha256'), createHash('sha256')]
  const list = files.map(({ path, content }) => {
    const sum = running.update(path).update(content).copy().digest('base64')
    total.update(path).update(sum)
    return `${path} h1:${sum}\n`
  })
  return `h1:${total.digest('base64')}\n${list.join('')}`
}

/** Octal, as vis(3) writes what is not printable. */
function vis(path: string): string {
  return [...Buffer.from(path)]
    .map(byte =>
      byte > 0x20 && byte < 0x7f && !'\\#*?[='.includes(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `\\${byte.toString(8).padStart(3, '0')}`
    )
    .join('')
}

/** Lines of at most 72 bytes; what does not fit goes on after a blank. */
function wrapped(line: string): string {
  const bytes = Buffer.from(line)
  const pieces = [bytes.subarray(0, 72)]
  for (let at = 72; at < bytes.length; at += 71) pieces.push(bytes.subarray(at, at + 71))
  return pieces.map(piece => piece.toString('utf8')).join('\n ')
}

function oms(method: string, entries: readonly Entry[], name: (entry: Entry) => string): string {
  const root = createHash('sha256')
  for (const { sha256 } of entries) root.update(Buffer.from(sha256, 'hex'))
  return `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://model_signing/signature/v1.0",\n"subject": [{"name": "model", "digest": {"sha256": "${root.digest('hex')}"}}],\n"predicate": {"serialization": {"method": "${method}", "hash_type": "sha256",${method === 'shards' ? ' "shard_size": 1000000,' : ''} "allow_symlinks": false}, "resources": [\n${list(
    entries,
    entry => `{"name": ${json(name(entry))}, "algorithm": "sha256", "digest": ${json(entry.sha256)}}`
  )}]}}\n`
}
