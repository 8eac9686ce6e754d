import { type Bundle, bundleFromJSON } from '@sigstore/bundle'
import { fromBase64 } from '../manifests/base64.ts'
import { isRecord } from '../manifests/json.ts'
import { errorMessage } from '../model/error-message.ts'
import { Refusal } from './refusal.ts'
import { strictJson } from './strict-json.ts'
import { jsonDocuments } from './trusted-root.ts'

/** Attestations of one artifact, in a file of `gh attestation download`. */
const MAX_BUNDLES = 100
/** The library also takes versions that do not exist yet. */
const V01 = 'application/vnd.dev.sigstore.bundle+json;version=0.1'
const V02 = 'application/vnd.dev.sigstore.bundle+json;version=0.2'
const MEDIA_TYPES: ReadonlySet<unknown> = new Set([
  V01,
  V02,
  'application/vnd.dev.sigstore.bundle+json;version=0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json'
])
/** Members that hold bytes as base64. The library skips characters that do not belong to it. */
const BYTES: ReadonlySet<string> = new Set([
  'signature',
  'sig',
  'payload',
  'digest',
  'rawBytes',
  'canonicalizedBody',
  'signedEntryTimestamp',
  'signedTimestamp',
  'rootHash'
])

/**
 * The bundles of a file: one JSON document, or one per line.
 * @throws Refusal if any of them is not a bundle in exactly one sense
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto
 */
export function readBundles(bytes: Uint8Array): readonly Bundle[] {
  const documents = jsonDocuments(bytes)
  if (documents.length > MAX_BUNDLES)
    throw new Refusal('signature-invalid', `it has ${documents.length} bundles; at most ${MAX_BUNDLES} are read`)
  return documents.map(readBundle)
}

function readBundle(bytes: Buffer): Bundle {
  const value = strictJson(bytes, 'the bundle')
  if (!isRecord(value)) throw invalid('it is not a JSON object')
  const { mediaType, verificationMaterial } = value
  if (!MEDIA_TYPES.has(mediaType)) throw invalid(`its "mediaType" is ${JSON.stringify(mediaType)?.slice(0, 100)}`)
  demandOne(value, ['messageSignature', 'dsseEnvelope'])
  if (!isRecord(verificationMaterial)) throw invalid('it has no "verificationMaterial"')
  demandOne(verificationMaterial, ['certificate', 'x509CertificateChain', 'publicKey'])
  demandBase64(value)
  const bundle = parsed(asSigstore(value, verificationMaterial))
  demandPlainEntries(bundle)
  return bundle
}

/**
 * What OMS permits and the library does not: without a certificate of Sigstore, the list of log entries may be absent, and a chain of certificates
 * is in a bundle of any version.
 * @see https://github.com/ossf/model-signing-spec/blob/main/spec/v1.0.md
 */
function asSigstore(value: object, material: Readonly<Record<string, unknown>>): object {
  const { tlogEntries = [], ...rest } = material
  if (material['publicKey'] !== undefined) return { ...value, verificationMaterial: { ...rest, tlogEntries } }
  if (material['x509CertificateChain'] === undefined || !('mediaType' in value) || value.mediaType === V01) return value
  return { ...value, mediaType: V02, verificationMaterial: { ...rest, tlogEntries } }
}

function parsed(value: object): Bundle {
  try {
    return bundleFromJSON(value)
  } catch (error) {
    throw invalid(errorMessage(error))
  }
}

/** With two of them, readers differ in which one counts. */
function demandOne(value: Readonly<Record<string, unknown>>, names: readonly string[]): void {
  const given = names.filter(name => value[name] !== undefined && value[name] !== null)
  if (given.length !== 1) throw invalid(`it has ${given.length} of ${names.join(', ')} instead of one`)
}

function demandBase64(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) demandBase64(item)
  if (!isRecord(value)) return
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'string' && BYTES.has(name) && !isBase64(member))
      throw invalid(`its ${JSON.stringify(name)} is not base64`)
    demandBase64(member)
  }
}

/** Line breaks are no part of it: Go's reader skips them, and some programs write them. */
function isBase64(text: string): boolean {
  const line = text.replace(/[\r\n]/g, '')
  return fromBase64(line, 'standard', 'padded') !== undefined || fromBase64(line, 'url', 'padded') !== undefined
}

function demandPlainEntries({ verificationMaterial: { tlogEntries } }: Bundle): void {
  for (const { logIndex, integratedTime, inclusionProof } of tlogEntries)
    for (const number of [logIndex, integratedTime, inclusionProof?.logIndex ?? '0', inclusionProof?.treeSize ?? '0'])
      if (!/^\d{1,18}$/.test(number)) throw invalid('a number of its log entry is not a whole number from 0')
}

function invalid(why: string): Refusal {
  return new Refusal('signature-invalid', `the bundle is not valid: ${why}`)
}
