import { digestOf, matchesSeal } from '../model/digest.ts'
import type { Denial } from '../model/release.ts'
import type { Seal } from '../model/seal.ts'
import { type DocumentKind, type DocumentOf, type Parsed, parseDocument } from './documents/registry.ts'
import type { Ending } from './ends.ts'
import { readSealedJson } from './sealed-json.ts'

/** A sealed file of a packet, as the gate found it. */
export interface PacketFile {
  /** Sealed path, relative to the packet's root. */
  readonly path: string
  /** Manifest that seals it, as the user named it. */
  readonly manifest: string
  readonly seal: Seal
  /** The bytes on disk were the sealed ones. */
  readonly intact: boolean
  /** Absent when the file is too large to be held, such as a dump of many gigabytes: it is not evidence, and still a sealed file. */
  readonly bytes?: Uint8Array
  /** The sealed bytes piece by piece, for what must see all of them; each piece is overwritten by the next. Throws when they changed. */
  readonly pieces?: () => Iterable<Uint8Array>
}

/** What exactly some bytes are. */
export interface SealedBytes {
  readonly sha256: string
  readonly bytes: number
}

export type EvidenceDocument = Parsed & SealedBytes & { readonly path: string; readonly value: unknown }
export type EvidenceOfKind<K extends DocumentKind> = EvidenceDocument & { readonly kind: K; readonly document: DocumentOf<K> }

/** All that a packet can prove anything by. */
export interface Evidence {
  /** In the order of the files. */
  readonly documents: readonly EvidenceDocument[]
  /** Files that are sealed and intact, by path. */
  readonly sealed: ReadonlyMap<string, SealedBytes>
  /** Files that claim to be a document of ours and are not. */
  readonly problems: readonly Denial[]
  /** Documents that do not count in this run, by path. */
  readonly ended?: ReadonlyMap<string, Ending>
}

/** Of one packet. Documents refer to each other, and each is held against the others. */
const MAX_DOCUMENTS = 256

/**
 * Sorts out what is evidence: only documents that are sealed, intact and valid. The bytes are held to their seal once more, since they
 * may be others than those that were verified.
 */
export function evidenceOf(files: readonly PacketFile[]): Evidence {
  const documents: EvidenceDocument[] = []
  const sealed = new Map<string, SealedBytes>()
  const problems: Denial[] = []
  const broken = new Set(files.filter(({ intact }) => !intact).map(({ path }) => path))
  for (const file of files) {
    const { path, seal, bytes } = file
    if (broken.has(path) || sealed.has(path)) continue
    const exact = exactBytes(file)
    if (bytes !== undefined && exact === undefined) {
      problems.push({ code: 'evidence-invalid', path, reason: 'its bytes no longer match the seal' })
      broken.add(path)
      continue
    }
    // A name that is not UTF-8 is shown in a way that another name can have.
    if (exact !== undefined && seal.rawPath === undefined) sealed.set(path, exact)
    if (exact === undefined || bytes === undefined) continue
    const read = readDocument(path, bytes, exact, seal)
    if (read === undefined) continue
    if ('code' in read) problems.push(read)
    else if (documents.length < MAX_DOCUMENTS) documents.push(read)
    else problems.push({ code: 'evidence-invalid', path, reason: `the packet has more than ${MAX_DOCUMENTS} documents` })
  }
  return { documents, sealed, problems }
}

function exactBytes({ seal, bytes }: PacketFile): SealedBytes | undefined {
  if (bytes !== undefined)
    return matchesSeal(seal, bytes) ? { sha256: digestOf('sha256', bytes), bytes: bytes.length } : undefined
  const { sha256 } = seal.digests
  return sha256 === undefined || seal.bytes === undefined ? undefined : { sha256, bytes: seal.bytes }
}

function readDocument(path: string, bytes: Uint8Array, exact: SealedBytes, seal: Seal): EvidenceDocument | Denial | undefined {
  const json = readSealedJson(bytes)
  if (json === undefined) return undefined
  if ('problem' in json) return { code: 'evidence-invalid', path, reason: json.problem }
  if (seal.rawPath !== undefined) return { code: 'evidence-invalid', path, reason: 'its name is not UTF-8' }
  const parsed = parseDocument(json.schema, json.value)
  if (parsed === undefined) return undefined
  if (parsed === 'unknown')
    return { code: 'evidence-schema-unknown', path, reason: `this gate knows no schema "${json.schema}": it proves nothing` }
  if ('problem' in parsed) return { code: 'evidence-invalid', path, reason: parsed.problem }
  return { ...parsed, ...exact, path, value: json.value }
}
