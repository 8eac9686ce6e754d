import type { Envelope } from '@sigstore/bundle'
import { isRecord } from '../manifests/json.ts'
import { textAt } from '../manifests/json-list.ts'
import { readManifest } from '../manifests/read.ts'
import type { Digests, Seals } from '../model/seal.ts'
import { Refusal } from './refusal.ts'
import { strictJson } from './strict-json.ts'

const PAYLOAD_TYPE = 'application/vnd.in-toto+json'
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/
const MAX_SHOWN = 120

/**
 * Statements by which a signer vouches for their subjects: "I built, released or signed these files". What else can be stated of a file, a
 * list of its weaknesses or a failed test, is signed too and vouches for nothing.
 * @see https://github.com/in-toto/attestation/blob/main/spec/predicates/README.md
 */
const VOUCHING =
  /^https:\/\/(?:slsa\.dev\/provenance\/v(?:0\.2|1)|in-toto\.io\/attestation\/release\/v0\.[12]|model_signing\/signature\/v1\.0|sigstore\.dev\/cosign\/sign\/v1)$/
/** Results that vouch only if they are good: the member that states it. */
const RESULTS: Readonly<Record<string, string>> = {
  'https://slsa.dev/verification_summary/v1': 'verificationResult',
  'https://in-toto.io/attestation/test-result/v0.1': 'result'
}

/** A statement whose signature was verified. */
export interface Statement {
  readonly predicateType: string
  /** Digests of what it names, whatever it calls them. */
  readonly subjects: readonly Digests[]
  /** Its files by path, where its names can be paths. */
  readonly seals: Seals
  /** Why they cannot. */
  readonly problem?: string
}

/** @throws Refusal for a payload of another type, or a statement that vouches for nothing */
export async function readStatement({ payloadType, payload }: Envelope): Promise<Statement> {
  if (payloadType !== PAYLOAD_TYPE)
    throw new Refusal('signature-invalid', `what it signs has the type ${shown(payloadType)}, which is not "${PAYLOAD_TYPE}"`)
  const value = strictJson(payload, 'the signed statement')
  if (!isRecord(value) || !STATEMENT.test(textAt(value, '_type')))
    throw new Refusal('signature-invalid', 'what it signs is not an in-toto Statement')
  const predicateType = textAt(value, 'predicateType')
  demandVouching(predicateType, value['predicate'])
  const { subject } = value
  if (!Array.isArray(subject) || subject.length === 0)
    throw new Refusal('signature-invalid', 'the signed statement has no subjects')
  const { seals, problems } = await readManifest(payload, 'in-toto')
  const [problem] = problems
  return {
    predicateType,
    // The subject of a signed model is the model as a whole.
    subjects: predicateType.startsWith('https://model_signing/') ? [] : subject.map(digestsOf),
    seals,
    ...(problem !== undefined && { problem: problem.reason })
  }
}

function demandVouching(type: string, predicate: unknown): void {
  if (VOUCHING.test(type)) return
  const member = Object.hasOwn(RESULTS, type) ? RESULTS[type] : undefined
  if (member === undefined)
    throw new Refusal('signature-invalid', `the signed statement is of the type ${shown(type)}, which does not vouch for files`)
  const result = textAt(predicate, member)
  if (result !== 'PASSED')
    throw new Refusal('signature-invalid', `the signed statement has the result ${shown(result)}, not "PASSED"`)
}

function digestsOf(subject: unknown): Digests {
  const digest = isRecord(subject) && isRecord(subject['digest']) ? subject['digest'] : {}
  const [sha256, sha384, sha512] = ['sha256', 'sha384', 'sha512'].map(name => textAt(digest, name).toLowerCase())
  return { ...(sha256 && { sha256 }), ...(sha384 && { sha384 }), ...(sha512 && { sha512 }) }
}

function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}
