import type { Finding } from '../model/finding.ts'
import type { SafeClone } from './documents/clone-provenance.ts'
import type { FileRef } from './documents/fields.ts'
import type { Policy } from './documents/policy.ts'
import type { DocumentKind } from './documents/registry.ts'
import type { AppliedExecution } from './documents/rehearsal-execution.ts'
import type { MeasuredImpact } from './documents/rehearsal-impact.ts'
import type { RolledBack } from './documents/rehearsal-rollback.ts'
import type { CheckedSchema } from './documents/schema-compatibility.ts'
import type { RanValidator } from './documents/validator-result.ts'
import type { Evidence, EvidenceOfKind, PacketFile, SealedBytes } from './evidence.ts'

/** What the rules look at: the evidence, every sealed file, and what the verification found wrong with them. */
export interface Packet extends Evidence {
  readonly files: readonly PacketFile[]
  readonly drift: readonly Finding[]
}

/** A sealed document of one shape. */
export interface Sealed<T> extends SealedBytes {
  readonly path: string
  readonly document: T
}

/** All documents of a kind, in the order of the files. */
export function ofKind<K extends DocumentKind>(evidence: Evidence, kind: K): readonly EvidenceOfKind<K>[] {
  return evidence.documents.filter((one): one is EvidenceOfKind<K> => one.kind === kind)
}

/** The document of that kind that a reference names: at its path, and of its bytes. */
export function referred<K extends DocumentKind>(evidence: Evidence, kind: K, ref: FileRef): EvidenceOfKind<K> | undefined {
  return ofKind(evidence, kind).find(one => one.path === ref.path && sameBytes(one, ref))
}

export function sameBytes(a: SealedBytes, b: SealedBytes): boolean {
  return a.sha256 === b.sha256 && a.bytes === b.bytes
}

/** True when the packet seals exactly these bytes at that path, and they are there. */
export function isSealed(evidence: Evidence, ref: FileRef): boolean {
  const there = evidence.sealed.get(ref.path)
  return there !== undefined && sameBytes(there, ref)
}

/** The one policy. Two would contradict each other, so neither is in force. */
export function policyOf(evidence: Evidence): Policy | undefined {
  const [only, ...others] = ofKind(evidence, 'policy')
  return others.length === 0 ? only?.document : undefined
}

/** Clones that the packet allows, with everything that must be shown about them. */
export function safeClones(evidence: Evidence): readonly Sealed<SafeClone>[] {
  return ofKind(evidence, 'clone-provenance').flatMap(({ path, sha256, bytes, document }) =>
    document.verdict === 'SAFE_PRODUCTION_SHAPED_CLONE' ? [{ path, sha256, bytes, document }] : []
  )
}

/** Compatibility documents that hold an observation. */
export function checkedSchemas(evidence: Evidence): readonly Sealed<CheckedSchema>[] {
  return ofKind(evidence, 'schema-compatibility').flatMap(({ path, sha256, bytes, document }) =>
    document.verdict === 'NOT_CHECKED' ? [] : [{ path, sha256, bytes, document }]
  )
}

/** Executions with a state before and a state after. */
export function appliedExecutions(evidence: Evidence): readonly Sealed<AppliedExecution>[] {
  return ofKind(evidence, 'rehearsal-execution').flatMap(({ path, sha256, bytes, document }) =>
    document.status === 'APPLIED' ? [{ path, sha256, bytes, document }] : []
  )
}

/** Rollbacks with the state that they led to. */
export function rolledBack(evidence: Evidence): readonly Sealed<RolledBack>[] {
  return ofKind(evidence, 'rehearsal-rollback').flatMap(({ path, sha256, bytes, document }) =>
    document.status === 'RESTORED' || document.status === 'NOT_RESTORED' ? [{ path, sha256, bytes, document }] : []
  )
}

/** What changes did that were measured. */
export function measuredImpacts(evidence: Evidence): readonly Sealed<MeasuredImpact>[] {
  return ofKind(evidence, 'rehearsal-impact').flatMap(({ path, sha256, bytes, document }) =>
    document.status === 'MEASURED' ? [{ path, sha256, bytes, document }] : []
  )
}

/** Results of validators that ran. */
export function ranValidators(evidence: Evidence): readonly Sealed<RanValidator>[] {
  return ofKind(evidence, 'validator-result').flatMap(({ path, sha256, bytes, document }) =>
    document.status === 'NOT_RUN' ? [] : [{ path, sha256, bytes, document }]
  )
}
