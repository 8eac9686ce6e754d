import { createHash, createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto'
import type { Bundle } from '@sigstore/bundle'
import { dsse, RFC3161Timestamp } from '@sigstore/core'
import { HashAlgorithm } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import { isRecord } from '../manifests/json.ts'
import { textAt } from '../manifests/json-list.ts'
import { errorMessage } from '../model/error-message.ts'
import { type ExpectedIdentity, GITHUB_RELEASES, type Signature } from '../model/signature.ts'
import { identityOf } from './certificate.ts'
import { type CertifiedIdentity, identityMismatch } from './identity.ts'
import { Refusal } from './refusal.ts'
import { strictJson } from './strict-json.ts'
import type { Root } from './trusted-root.ts'

/** What a bundle is checked with. */
export interface Trust {
  readonly roots: readonly Root[]
  /** Who must have signed with a certificate; absent where a key is expected. */
  readonly identity?: ExpectedIdentity
  /** The expected key, and its name in reports. */
  readonly key?: { readonly name: string; readonly publicKey: KeyObject }
}

/** Facts about a verified bundle, without those about the manifest. */
export type VerifiedBundle = Omit<Signature, 'bundle' | 'signs'>

/** `messageDigest` is a hint; what it states must at least be so. */
const HASHES: Readonly<Partial<Record<HashAlgorithm, string>>> = {
  [HashAlgorithm.SHA2_256]: 'sha256',
  [HashAlgorithm.SHA2_384]: 'sha384',
  [HashAlgorithm.SHA2_512]: 'sha512'
}

/**
 * Verifies the signature, its certificate, log entry and timestamps, and whose it is.
 * @param artifact the signed bytes, of a bundle without a DSSE envelope
 * @throws Refusal
 */
export function verifyBundle(bundle: Bundle, artifact: Uint8Array | undefined, trust: Trust): VerifiedBundle {
  demandDigest(bundle, artifact)
  const { content } = bundle.verificationMaterial
  if (content.$case === 'publicKey') return verifyKey(bundle, artifact, trust, content.publicKey.hint)
  return trust.key === undefined
    ? verifyCertificate(bundle, artifact, trust)
    : verifyKey(ofKey(bundle, trust.key.publicKey), artifact, trust, '')
}

/**
 * A bundle whose certificate is for the expected key counts as signed with that key, whatever else the certificate states: in the method
 * `certificate` of OMS it is of an authority that no log watches.
 */
function ofKey(bundle: Bundle, key: KeyObject): Bundle {
  const { publicKey } = new X509Certificate(leafOf(bundle))
  if (!publicKey.equals(key)) throw new Refusal('signed-by-another', 'it is signed with a certificate of a different key')
  const content = { $case: 'publicKey' as const, publicKey: { hint: '' } }
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, content } } as Bundle
}

function demandDigest({ content }: Bundle, artifact: Uint8Array | undefined): void {
  if (content.$case !== 'messageSignature') return
  if (artifact === undefined) throw new Refusal('signature-invalid', 'the bytes that were signed are not available')
  const { algorithm, digest } = content.messageSignature.messageDigest
  const name = HASHES[algorithm]
  if (name === undefined) throw new Refusal('signature-invalid', 'its digest is not SHA-256, SHA-384 or SHA-512')
  if (!createHash(name).update(artifact).digest().equals(digest))
    throw new Refusal('signature-invalid', 'it was made for different bytes')
}

function verifyKey(bundle: Bundle, artifact: Uint8Array | undefined, { key, roots }: Trust, hint: string): VerifiedBundle {
  if (key === undefined)
    throw new Refusal('signed-by-another', 'it is signed with a key, which shows no identity: give the key in "public-key"')
  if (isHintOfAnother(hint, key.publicKey)) throw new Refusal('signed-by-another', 'it names a different key')
  const { tlogEntries } = bundle.verificationMaterial
  // A key does not expire, so nothing needs to state when it signed; what states it is verified all the same.
  const thresholds = { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 }
  const { root } = firstThat(roots, root => {
    const material = toTrustMaterial(root.root, () => ({ publicKey: key.publicKey, validFor: () => true }))
    new Verifier(material, thresholds).verify(entityOf(bundle, artifact))
    return { root }
  })
  return { signer: key.name, ...(tlogEntries.length > 0 && loggedAt(bundle, root)) }
}

/** Hints that state a key are its sha256, in hex or base64; any other text states nothing. */
function isHintOfAnother(hint: string, key: KeyObject): boolean {
  const isDigest = /^[0-9a-f]{64}$/.test(hint) || /^[A-Za-z0-9+/]{43}=$/.test(hint)
  const digests = [key.export({ type: 'spki', format: 'der' }), key.export({ type: 'spki', format: 'pem' })].map(bytes =>
    createHash('sha256').update(bytes).digest()
  )
  return isDigest && !digests.some(digest => digest.toString('hex') === hint || digest.toString('base64') === hint)
}

function verifyCertificate(bundle: Bundle, artifact: Uint8Array | undefined, { identity, roots }: Trust): VerifiedBundle {
  if (identity === undefined)
    throw new Refusal('signed-by-another', 'it is signed with a certificate, and the signature of a key is expected')
  demandNoRoot(bundle)
  const found = identityOf(leafOf(bundle))
  const { root } = firstThat(roots, root => {
    new Verifier(toTrustMaterial(root.root), thresholdsOf(root)).verify(entityOf(bundle, artifact))
    return { root }
  })
  const mismatch = identityMismatch(identity, { ...found, ...releaseOf(bundle, found) })
  if (mismatch !== undefined) throw new Refusal('signed-by-another', mismatch)
  return { ...described({ ...found, ...releaseOf(bundle, found) }), ...loggedAt(bundle, root), root: root.name }
}

/** Hashes that belong to curves. @see https://github.com/sigstore/architecture-docs/blob/main/algorithm-registry.md */
const CURVE_HASH: Readonly<Record<string, string>> = { secp384r1: 'sha384', secp521r1: 'sha512' }

/** The library hashes every envelope with SHA-256; what signs models uses the hash that belongs to the curve of the key. */
function entityOf(bundle: Bundle, artifact: Uint8Array | undefined): ReturnType<typeof toSignedEntity> {
  const entity = toSignedEntity(bundle, artifact && Buffer.from(artifact))
  const { content } = bundle
  if (content.$case !== 'dsseEnvelope') return entity
  const { payloadType, payload } = content.dsseEnvelope
  const { signature } = entity
  const bySha256 = signature.verifySignature.bind(signature)
  signature.verifySignature = key => {
    const hash = CURVE_HASH[key.asymmetricKeyDetails?.namedCurve ?? '']
    const isBySha256 = bySha256(key)
    return (
      isBySha256 || (hash !== undefined && verify(hash, dsse.preAuthEncoding(payloadType, payload), key, signature.signature))
    )
  }
  return entity
}

/**
 * GitHub signs all releases with one name, and states in the signed predicate whose release it is.
 * @param bundle whose signature was verified
 */
function releaseOf({ content }: Bundle, { name, issuer }: CertifiedIdentity): Pick<CertifiedIdentity, 'repository' | 'ref'> {
  if (name !== GITHUB_RELEASES || issuer !== undefined || content.$case !== 'dsseEnvelope') return {}
  const statement = strictJson(content.dsseEnvelope.payload, 'the signed statement')
  const predicate = isRecord(statement) ? statement['predicate'] : undefined
  if (!/^https:\/\/in-toto\.io\/attestation\/release\/v0\.[12]$/.test(textAt(statement, 'predicateType'))) return {}
  return { repository: `https://github.com/${textAt(predicate, 'repository')}`, ref: `refs/tags/${textAt(predicate, 'tag')}` }
}

/** Each log and authority that the root has must have taken part. GitHub's own root has no logs: there, a timestamp is required. */
function thresholdsOf({ root: { tlogs, ctlogs } }: Root) {
  return { tlogThreshold: Math.min(tlogs.length, 1), ctlogThreshold: Math.min(ctlogs.length, 1), timestampThreshold: 1 }
}

/** The result for the first root that accepts it. @throws Refusal with the reason of the last one that does not */
function firstThat<T>(roots: readonly Root[], accept: (root: Root) => T): T {
  let last: unknown
  for (const root of roots) {
    try {
      return accept(root)
    } catch (error) {
      last = error
    }
  }
  throw new Refusal('signature-invalid', `the signature cannot be verified: ${reasonOf(last)}`)
}

/** The library wraps the reason for a certificate in a general one. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `${errorMessage(error)}${cause}`
}

/** Who signs cannot bring the root that vouches for them. */
function demandNoRoot({ verificationMaterial: { content } }: Bundle): void {
  if (content.$case !== 'x509CertificateChain') return
  for (const { rawBytes } of content.x509CertificateChain.certificates) {
    const { subject, issuer } = new X509Certificate(rawBytes)
    if (subject === issuer && subject !== undefined)
      throw new Refusal('signature-invalid', 'the bundle is not valid: its certificates include a root')
  }
}

function leafOf({ verificationMaterial: { content } }: Bundle): Uint8Array {
  if (content.$case === 'certificate') return content.certificate.rawBytes
  const leaf = content.$case === 'x509CertificateChain' ? content.x509CertificateChain.certificates[0] : undefined
  if (leaf === undefined) throw new Refusal('signature-invalid', 'it has no certificate')
  return leaf.rawBytes
}

function described({ name, issuer, repository, ref, commit }: CertifiedIdentity): VerifiedBundle {
  return {
    signer: name,
    ...(issuer !== undefined && { issuer }),
    ...(repository !== undefined && { repository }),
    ...(ref !== undefined && { ref }),
    ...(commit !== undefined && { commit })
  }
}

/** When and where it was recorded. Everything here was verified before. */
function loggedAt({ verificationMaterial }: Bundle, { root }: Root): Pick<Signature, 'at' | 'log'> {
  const { tlogEntries, timestampVerificationData } = verificationMaterial
  const [entry] = tlogEntries
  const [stamp] = timestampVerificationData?.rfc3161Timestamps ?? []
  const log = root.tlogs.find(({ logId }) => entry !== undefined && logId?.keyId.equals(entry.logId.keyId) === true)
  const time =
    stamp !== undefined
      ? RFC3161Timestamp.parse(Buffer.from(stamp.signedTimestamp)).signingTime
      : entry?.inclusionPromise === undefined
        ? undefined
        : new Date(Number(entry.integratedTime) * 1000)
  return {
    ...(time !== undefined && { at: time.toISOString().replace('.000', '') }),
    ...(entry !== undefined && { log: `${log?.baseUrl ?? 'a trusted log'}, entry ${entry.logIndex}` })
  }
}

/** A public key in PEM. @throws Refusal for anything else, a private key above all */
export function pemKey(text: string): KeyObject {
  if (!/^\s*-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(text))
    throw new Refusal('signature-invalid', 'the file in "public-key" is not a public key: PEM, minisign or signify')
  try {
    return createPublicKey(text)
  } catch {
    throw new Refusal('signature-invalid', 'the public key cannot be decoded')
  }
}
