import { X509Certificate } from 'node:crypto'
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
const MEDIA_TYPES: ReadonlySet<unknown> = new Set([
  'application/vnd.dev.sigstore.bundle+json;version=0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
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
  const bundle = parsed(withLogEntries(value, verificationMaterial))
  demandPlainEntries(bundle)
  demandNoRoot(bundle)
  return bundle
}

/** A bundle that is signed with a key may leave the list out, as Go writes it. */
function withLogEntries(value: object, material: Readonly<Record<string, unknown>>): object {
  return material['publicKey'] === undefined || material['tlogEntries'] !== undefined
    ? value
    : { ...value, verificationMaterial: { ...material, tlogEntries: [] } }
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

/** Who signs cannot bring the root that vouches for them. */
function demandNoRoot({ verificationMaterial: { content } }: Bundle): void {
  if (content.$case !== 'x509CertificateChain') return
  for (const { rawBytes } of content.x509CertificateChain.certificates) {
    const { subject, issuer } = new X509Certificate(rawBytes)
    if (subject === issuer && subject !== undefined) throw invalid('its certificates include a root')
  }
}

function invalid(why: string): Refusal {
  return new Refusal('signature-invalid', `the bundle is not valid: ${why}`)
}
