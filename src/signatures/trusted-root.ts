import { createHash, X509Certificate } from 'node:crypto'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { isRecord } from '../manifests/json.ts'
import type { NamedBytes } from '../model/signature.ts'
import { Refusal } from './refusal.ts'
import { SIGSTORE_ROOT } from './sigstore-root.generated.ts'
import { strictJson } from './strict-json.ts'

/** `gh attestation trusted-root` prints two: that of Sigstore's public instance, and GitHub's own. */
const MAX_ROOTS = 20
const SHOWN_DIGITS = 12

export interface Root {
  /** As reports call it. */
  readonly name: string
  readonly root: TrustedRoot
}

/**
 * The roots to check signatures with: those of a file of JSON or JSON lines, else the one in this package.
 * @throws Refusal when one of them is not complete
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
export function trustedRoots(file: NamedBytes | undefined): readonly Root[] {
  if (file === undefined)
    return [{ name: `the Sigstore root of ${SIGSTORE_ROOT.date}`, root: parse(Buffer.from(SIGSTORE_ROOT.json), 'the root') }]
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const name = `${file.name} (sha256 ${sha256.slice(0, SHOWN_DIGITS)}…)`
  const roots = jsonDocuments(file.bytes).map(bytes => ({
    name,
    root: parse(bytes, `the trusted root ${JSON.stringify(file.name)}`)
  }))
  if (roots.length === 0 || roots.length > MAX_ROOTS)
    throw new Refusal(
      'signature-invalid',
      `${JSON.stringify(file.name)} has ${roots.length} trusted roots; it may have 1 to ${MAX_ROOTS}`
    )
  return roots
}

/** One document, or one per line where the first line is complete. */
export function jsonDocuments(bytes: Uint8Array): readonly Buffer[] {
  const all = Buffer.from(bytes)
  const [first = '', ...others] = all.toString('utf8').split('\n')
  const isLines = others.some(line => line.trim() !== '') && isJson(first)
  return isLines ? [first, ...others].filter(line => line.trim() !== '').map(line => Buffer.from(line)) : [all]
}

function isJson(text: string): boolean {
  try {
    return isRecord(JSON.parse(text))
  } catch {
    return false
  }
}

function parse(bytes: Buffer, what: string): TrustedRoot {
  const incomplete = (why: string): Refusal => new Refusal('signature-invalid', `${what} is not complete: ${why}`)
  const value = strictJson(bytes, what)
  if (!isRecord(value) || !/^application\/vnd\.dev\.sigstore\.trustedroot/.test(String(value['mediaType'])))
    throw incomplete('it has no "mediaType" of a trusted root')
  const root = TrustedRoot.fromJSON(value)
  if (root.certificateAuthorities.length === 0) throw incomplete('it has no certificate authority')
  // The library would take an absent start for the beginning of time.
  for (const { publicKey } of [...root.tlogs, ...root.ctlogs])
    if (publicKey?.validFor?.start === undefined) throw incomplete('the key of a log has no beginning of its validity')
  for (const { certChain, validFor } of [...root.certificateAuthorities, ...root.timestampAuthorities]) {
    if (validFor?.start === undefined) throw incomplete('an authority has no beginning of its validity')
    if (certChain === undefined || certChain.certificates.length === 0) throw incomplete('an authority has no certificate')
    for (const { rawBytes } of certChain.certificates) new X509Certificate(rawBytes)
  }
  return root
}
