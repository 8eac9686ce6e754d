import { generateKeyPairSync } from 'node:crypto'
import { isRecord } from '../manifests/json.ts'
import type { ProbeResult, ProbeResults } from '../model/release.ts'
import type { Candidate } from './candidates.ts'
import { check, type FullTrust, type Signed } from './check.ts'
import { isEd25519File } from './ed25519-file.ts'
import { Refusal } from './refusal.ts'
import { jsonDocuments } from './trusted-root.ts'

/** Within a signature of any kind, and a digest. */
const BIT_IN_BYTE = 24

/**
 * Tries on this machine that a signature counts only as it is: with one turned bit, for other bytes, and of another signer it must be refused.
 * @param candidate a file whose signature counts
 */
export async function probeSignature(candidate: Candidate, signed: Signed): Promise<readonly ProbeResult[]> {
  const change = isEd25519File(candidate.bytes) ? changedLine : changedBundles
  const otherBytes = { ...signed, bytes: Buffer.concat([signed.bytes, Buffer.from('\n')]) }
  return [
    await probe(
      'signature-bit',
      'one bit of a signature turned',
      { ...candidate, bytes: change(candidate, 'signature') },
      signed
    ),
    await probe(
      'signed-bytes',
      'a signature over other bytes',
      { ...candidate, bytes: change(candidate, 'content') },
      otherBytes
    ),
    await probe('another-signer', 'a signature of another signer', candidate, { ...signed, trust: anotherSigner(signed.trust) })
  ]
}

async function probe(id: string, mutation: string, candidate: Candidate, signed: Signed): Promise<ProbeResult> {
  const seen = await check(candidate, signed).then(
    () => 'accepted',
    (error: unknown) => (error instanceof Refusal ? error.code : 'signature-invalid')
  )
  const passed = seen === 'signature-invalid' || seen === 'signed-by-another'
  return { id, mutation, expected: id === 'another-signer' ? 'signed-by-another' : 'signature-invalid', seen, passed }
}

type Part = 'signature' | 'content'

/** Each bundle of a file with one turned bit. What a message signs is in another file, and only its digest is here. */
function changedBundles({ bytes, isManifest }: Candidate, part: Part): Buffer {
  const documents = jsonDocuments(bytes).map(document => {
    const bundle: unknown = JSON.parse(document.toString('utf8'))
    const { dsseEnvelope, messageSignature } = isRecord(bundle) ? bundle : {}
    const { signatures, ...envelope } = isRecord(dsseEnvelope) ? dsseEnvelope : {}
    if (isRecord(messageSignature)) {
      const { messageDigest, signature } = messageSignature
      const digest =
        isRecord(messageDigest) && isManifest === true
          ? { ...messageDigest, digest: turned(messageDigest['digest']) }
          : messageDigest
      const changed =
        part === 'signature' ? { messageDigest, signature: turned(signature) } : { messageDigest: digest, signature }
      return { ...(bundle as object), messageSignature: changed }
    }
    const all = Array.isArray(signatures) ? signatures : []
    const changed =
      part === 'signature'
        ? { ...envelope, signatures: all.map(one => ({ ...one, sig: turned(one.sig) })) }
        : { ...envelope, payload: turned(envelope['payload']), signatures }
    return { ...(bundle as object), dsseEnvelope: changed }
  })
  return Buffer.from(documents.map(document => `${JSON.stringify(document)}\n`).join(''))
}

/** A file of signify or minisign: its second line is the signature, and the list may be behind it. */
function changedLine({ bytes, isManifest }: Candidate, part: Part): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  if (part === 'content') return isManifest === true ? Buffer.concat([bytes, Buffer.from('\n')]) : bytes
  return Buffer.from(lines.with(1, turned(lines[1])).join('\n'), 'latin1')
}

/** Base64 with one bit turned, behind what names the key or the algorithm. */
function turned(base64: unknown): string {
  const bytes = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64')
  const at = Math.min(BIT_IN_BYTE, bytes.length - 1)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}

function anotherSigner({ identity, numbered, ...trust }: FullTrust): FullTrust {
  if (identity !== undefined) return { ...trust, identity: { ...identity, issuer: `${identity.issuer}.example` } }
  const { publicKey } = generateKeyPairSync('ed25519')
  const name = 'another key'
  return { ...trust, key: { name, publicKey }, ...(numbered !== undefined && { numbered: { id: `${numbered.id}0`, publicKey } }) }
}

/** The results of a run with further ones. */
export function withResults(probes: ProbeResults, more: readonly ProbeResult[]): ProbeResults {
  return {
    ...probes,
    planned: probes.planned + more.length,
    run: probes.run + more.length,
    passed: probes.passed + more.filter(({ passed }) => passed).length,
    probes: [...probes.probes, ...more]
  }
}
