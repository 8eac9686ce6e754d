import { bytesAt, type Probe, replaced } from './probe.ts'

/** A probe of one sealed file. */
export interface SealProbe extends Omit<Probe, 'change' | 'verdict'> {
  readonly path: string
  /** The changed bytes, or null when the file is taken away. */
  spoil(bytes: Buffer): Buffer | null
}

/** The seven ways in which sealed files break most often. */
export const SPOILED_FILES: readonly SealProbe[] = [
  {
    id: 'sha256-mismatch',
    mutation: 'one bit turned, length kept',
    path: 'data/anchor.bin',
    spoil: bytes => Buffer.from(bytes.map((byte, index) => (index === 4 ? byte ^ 1 : byte))),
    codes: ['digest-mismatch']
  },
  {
    id: 'length-mismatch',
    mutation: 'bytes appended',
    path: 'sql/0001_apply.sql',
    spoil: bytes => Buffer.concat([bytes, Buffer.from('drop table registry;\n')]),
    codes: ['length-mismatch'],
    cause: 'appended'
  },
  {
    id: 'em-dash',
    mutation: 'each hyphen turned into an em dash',
    path: 'notes/decision.md',
    spoil: bytes => Buffer.from(bytes.toString('utf8').replaceAll(' - ', ' — '), 'utf8'),
    codes: ['length-mismatch'],
    cause: 'unicode-punctuation'
  },
  {
    id: 'ensure-ascii',
    mutation: 'JSON re-encoded with \\u escapes',
    path: 'data/registry.json',
    spoil: bytes => Buffer.from(bytes.toString('utf8').replace(/[^\x00-\x7f]/g, escapeUnicode), 'utf8'),
    codes: ['length-mismatch'],
    cause: 'json-reencoded'
  },
  {
    id: 'bom',
    mutation: 'a UTF-8 byte order mark put in front',
    path: 'notes/decision.md',
    spoil: bytes => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
    codes: ['length-mismatch'],
    cause: 'bom-added'
  },
  {
    id: 'crlf',
    mutation: 'each LF turned into CRLF',
    path: 'sql/0001_apply.sql',
    spoil: bytes => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
    codes: ['length-mismatch'],
    cause: 'crlf-added'
  },
  {
    id: 'missing-file',
    mutation: 'a sealed file taken away',
    path: 'data/anchor.bin',
    spoil: () => null,
    codes: ['missing']
  }
]

/** Each on a packet of its own. */
export const SEAL_PROBES: readonly Probe[] = SPOILED_FILES.map(({ spoil, ...probe }) => ({
  ...probe,
  verdict: 'fail',
  change: tree => replaced(tree, probe.path, spoil(bytesAt(tree, probe.path)))
}))

function escapeUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
