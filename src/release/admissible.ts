import { isDeepStrictEqual } from 'node:util'
import { valueAt } from '../manifests/json-pointer.ts'
import type { Denial, Scope } from '../model/release.ts'
import { probesHold } from '../model/verdict.ts'
import type { Proof } from './documents/blocker-map.ts'
import type { Evidence, EvidenceDocument } from './evidence.ts'
import { scopeOf } from './scopes.ts'

/**
 * What a document that is no denial fails to show, in a few words; undefined when it shows what its kind is for. An honest
 * `NOT_APPLIED` is a good document and no proof.
 */
export function shortfall({ kind, document }: EvidenceDocument): string | undefined {
  switch (kind) {
    case 'clone-provenance':
      return document.verdict === 'SAFE_PRODUCTION_SHAPED_CLONE' ? undefined : 'there is no clone that may be used'
    case 'schema-compatibility':
      return document.verdict === 'COMPATIBLE' ? undefined : says(document.verdict)
    case 'rehearsal-execution':
      return document.status === 'APPLIED' ? undefined : says(document.status)
    case 'rehearsal-rollback':
      return document.status === 'RESTORED' ? undefined : says(document.status)
    case 'rehearsal-impact':
      return document.status === 'MEASURED' ? undefined : says(document.status)
    case 'validator-result':
      return document.status === 'PASS' ? undefined : says(document.status)
    case 'probe-results':
      return probesHold(document) ? undefined : 'not every probe ran and was refused as it must be'
    default:
      return undefined
  }
}

function says(word: string): string {
  return `it says ${word}`
}

/** The denials that are about a document. */
export function denialsOf(path: string, denials: readonly Denial[]): readonly Denial[] {
  const known = byPath.get(denials) ?? indexDenials(denials)
  byPath.set(denials, known)
  return known.get(path) ?? []
}

/** Thousands of proofs may ask about thousands of denials. */
const byPath = new WeakMap<readonly Denial[], ReadonlyMap<string, readonly Denial[]>>()

function indexDenials(denials: readonly Denial[]): ReadonlyMap<string, readonly Denial[]> {
  const index = new Map<string, Denial[]>()
  for (const denial of denials) {
    for (const path of new Set([...(denial.path === undefined ? [] : [denial.path]), ...(denial.also ?? [])])) {
      const own = index.get(path)
      if (own === undefined) index.set(path, [denial])
      else own.push(denial)
    }
  }
  return index
}

/** Why a proof does not hold, or undefined when it does: the one place that decides what evidence counts for which blocker. */
export function proofProblem(proof: Proof, scope: Scope, evidence: Evidence, denials: readonly Denial[]): string | undefined {
  const { document: path, pointer, equals } = proof
  const one = evidence.documents.find(document => document.path === path)
  if (one === undefined) return `${path} is not evidence: there is no sealed, intact and valid document of this name`
  const own = scopeOf(evidence, one)
  if (own !== scope)
    return `${path} is ${own === undefined ? 'no evidence for any blocker' : `${own} evidence`}, and this is a ${scope} blocker`
  const [denial] = denialsOf(path, denials)
  if (denial !== undefined) return `${path} is denied: ${denial.code}`
  const lacking = shortfall(one) ?? evidence.ended?.get(path)?.reason
  if (lacking !== undefined) return `${path} proves nothing: ${lacking}`
  const there = valueAt(one.value, pointer)
  if (there === undefined) return `${path} has nothing at ${pointer}`
  return isDeepStrictEqual(there.value, equals)
    ? undefined
    : `${path} has another value at ${pointer === '' ? 'its root' : pointer}`
}
