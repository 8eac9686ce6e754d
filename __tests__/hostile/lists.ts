import { createHash } from 'node:crypto'
import type { FormatName } from '../../src/model/seal.ts'
import type { List, Sealed, Tree } from './case.ts'

/** A seal as a manifest spells it: each part can be spoiled. */
export interface Entry {
  readonly path: string
  /** As the format writes digests: hex, or base64 in a wheel's RECORD. */
  readonly digest: string
  readonly bytes: number
}

/** How one format is written, and which rules of docs/formats.md differ in it. */
export interface ListFormat {
  readonly file: string
  /** Says the length of each file. */
  readonly lengths: boolean
  /** JSON is complete at its last brace; a list of lines is complete at its last line feed. */
  readonly json: boolean
  /** Folder in which the format wants the sealed files. */
  readonly folder: string
  /** Other files that must be there. */
  readonly tree: Tree
  /** What the same entry twice is. */
  readonly twice: 'read' | 'manifest-path-duplicate' | 'manifest-key-duplicate'
  /** Hex in capitals is read, refused, or means something else. */
  readonly capitals: 'read' | 'refused' | 'not-hex'
  write(entries: readonly Entry[]): string
}

const LINES = { lengths: false, json: false, folder: '', tree: [], twice: 'read', capitals: 'read' } as const
const JSON_LIST = { ...LINES, json: true } as const

const lines = (entries: readonly Entry[], line: (entry: Entry) => string): string => entries.map(e => `${line(e)}\n`).join('')
const text = (value: string): string => JSON.stringify(value)
const escapedByCode = (path: string): string =>
  path.replace(/[\s\\]/g, c => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
const quotedIfNeeded = (path: string): string => (/[",\n\r]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path)

/** Coreutils put a backslash before the line, and escape backslash, line feed and carriage return in the name. */
function gnuLine(path: string, line: (name: string) => string): string {
  const name = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return name === path ? line(path) : `\\${line(name)}`
}

/** Formats whose rules are tested on whole runs. The readers of the others are tested in __tests__/manifests/formats, where that is cheap. */
type Tested =
  | 'native'
  | 'gnu'
  | 'bsd'
  | 'columns'
  | 'bagit'
  | 'hashdeep'
  | 'gentoo'
  | 'tuf'
  | 'in-toto'
  | 'wheel-record'
  | 'debian'
  | 'cargo'

/** A format is taken into the suite by its line here. */
export const LIST_FORMATS: Readonly<Record<Tested & FormatName, ListFormat>> = {
  native: {
    ...JSON_LIST,
    file: 'seal-gate.json',
    lengths: true,
    capitals: 'refused',
    write: entries =>
      `{\n"schema": "seal-gate/manifest/1",\n"files": [\n${entries
        .map(({ path, digest, bytes }) => `{"path": ${text(path)}, "sha256": ${text(digest)}, "bytes": ${bytes}}`)
        .join(',\n')}\n]\n}\n`
  },
  gnu: {
    ...LINES,
    file: 'SHA256SUMS',
    write: entries => lines(entries, ({ path, digest }) => gnuLine(path, name => `${digest}  ${name}`))
  },
  bsd: {
    ...LINES,
    file: 'SHA256SUMS',
    write: entries => lines(entries, ({ path, digest }) => gnuLine(path, name => `SHA256 (${name}) = ${digest}`))
  },
  columns: {
    ...LINES,
    file: 'seals.txt',
    lengths: true,
    write: entries => lines(entries, ({ path, digest, bytes }) => `${digest} ${bytes} ${path}`)
  },
  bagit: {
    ...LINES,
    file: 'manifest-sha256.txt',
    folder: 'data/',
    tree: [['bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n']],
    twice: 'manifest-path-duplicate',
    write: entries =>
      lines(entries, ({ path, digest }) => {
        const name = path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
        return `${digest}  ${name}`
      })
  },
  hashdeep: {
    ...LINES,
    file: 'known.hashdeep',
    lengths: true,
    write: entries =>
      `%%%% HASHDEEP-1.0\n%%%% size,sha256,filename\n## made for a test\n${lines(
        entries,
        ({ path, digest, bytes }) => `${bytes},${digest},${path}`
      )}`
  },
  gentoo: {
    ...LINES,
    file: 'Manifest',
    lengths: true,
    write: entries => lines(entries, ({ path, digest, bytes }) => `DATA ${escapedByCode(path)} ${bytes} SHA256 ${digest}`)
  },
  tuf: {
    ...JSON_LIST,
    file: 'targets.json',
    lengths: true,
    twice: 'manifest-key-duplicate',
    write: entries =>
      `{"signatures": [], "signed": {"_type": "targets", "spec_version": "1.0.31", "version": 1, "expires": "2030-01-01T00:00:00Z",\n"targets": {\n${entries
        .map(({ path, digest, bytes }) => `${text(path)}: {"length": ${bytes}, "hashes": {"sha256": ${text(digest)}}}`)
        .join(',\n')}\n}}}\n`
  },
  'in-toto': {
    ...JSON_LIST,
    file: 'statement.json',
    twice: 'manifest-path-duplicate',
    write: entries =>
      `{"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://example.com/p", "predicate": {},\n"subject": [\n${entries
        .map(({ path, digest }) => `{"name": ${text(path)}, "digest": {"sha256": ${text(digest)}}}`)
        .join(',\n')}\n]}\n`
  },
  'wheel-record': {
    ...LINES,
    file: 'RECORD',
    lengths: true,
    capitals: 'not-hex',
    write: entries => lines(entries, ({ path, digest, bytes }) => `${quotedIfNeeded(path)},sha256=${digest},${bytes}`)
  },
  debian: {
    ...LINES,
    file: 'harbour_1.0.dsc',
    lengths: true,
    write: entries =>
      `Format: 3.0 (native)\nSource: harbour\nChecksums-Sha256:\n${lines(
        entries,
        ({ path, digest, bytes }) => ` ${digest} ${bytes} ${path}`
      )}`
  },
  cargo: {
    ...JSON_LIST,
    file: '.cargo-checksum.json',
    twice: 'manifest-key-duplicate',
    write: entries => `{"files":{${entries.map(e => `\n${text(e.path)}:${text(e.digest)}`).join(',')}},"package":null}\n`
  }
}

export type ListFormatName = keyof typeof LIST_FORMATS

/** The true entry of a file. */
export function entryOf(format: ListFormatName, { path, content }: Sealed): Entry {
  const hash = createHash('sha256').update(content)
  const digest = hash.digest(format === 'wheel-record' ? 'base64url' : 'hex')
  return { path, digest, bytes: Buffer.byteLength(content) }
}

/** A list in which some bytes may be spoiled after it was written. */
export function listOf(
  format: ListFormatName,
  entries: readonly Entry[],
  spoil: (bytes: Buffer) => Uint8Array = bytes => bytes
): List {
  const { file, write } = LIST_FORMATS[format]
  return { file, format, bytes: spoil(Buffer.from(write(entries))) }
}

/** A true list of these files. */
export function sealedAs(format: ListFormatName, sealed: readonly Sealed[]): List {
  const entries = sealed.map(one => entryOf(format, one))
  return { ...listOf(format, entries), sealed }
}

/** A list as it stands. A large one is made when it is needed. */
export function written(format: FormatName, file: string, text: string | Uint8Array | (() => string)): List {
  return {
    file,
    format,
    get bytes() {
      return Buffer.from(typeof text === 'function' ? text() : text)
    }
  }
}

/** A native list of one file, with a length of its own. */
export function ofLength(path: string, bytes: number, content: string): List {
  const entry = JSON.stringify({ path, sha256: sha256(content), bytes })
  return written('native', 'seal-gate.json', `{"schema": "seal-gate/manifest/1", "files": [${entry}]}\n`)
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
