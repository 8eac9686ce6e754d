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
      `Package: harbour\nDirectory: pool/main/h\nFiles:\n ${'1'.repeat(32)} 3 x.dsc\nChecksums-Sha256:\n${lines(
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

function oms(method: string, entries: readonly Entry[], name: (entry: Entry) => string): string {
  const root = createHash('sha256')
  for (const { sha256 } of entries) root.update(sha256, 'hex')
  return `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://model_signing/signature/v1.0",\n"subject": [{"name": "model", "digest": {"sha256": "${root.digest('hex')}"}}],\n"predicate": {"serialization": {"method": "${method}", "hash_type": "sha256", "allow_symlinks": false}, "resources": [\n${list(
    entries,
    entry => `{"name": ${json(name(entry))}, "algorithm": "sha256", "digest": ${json(entry.sha256)}}`
  )}]}}\n`
}
