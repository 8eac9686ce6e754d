import { createHash } from 'node:crypto'
import { jsonText } from '../manifests/json-text.ts'
import { digestOf } from '../model/digest.ts'
import type { CloneProvenance } from '../release/documents/clone-provenance.ts'
import type { FileRef } from '../release/documents/fields.ts'
import type { RehearsalExecution } from '../release/documents/rehearsal-execution.ts'
import type { RehearsalImpact } from '../release/documents/rehearsal-impact.ts'
import type { RehearsalRollback } from '../release/documents/rehearsal-rollback.ts'
import type { SchemaCompatibility } from '../release/documents/schema-compatibility.ts'
import { compatibilityOf, executionOf, rollbackOf } from './change-evidence.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Facts } from './facts.ts'
import { impactOf } from './impact-evidence.ts'
import type { RehearsalInput } from './input.ts'
import { type PacketInput, packetOf } from './packet-input.ts'
import { provenanceOf } from './provenance-evidence.ts'

const EVIDENCE_NAMES = {
  provenance: 'clone-provenance.json',
  compatibility: 'schema-compatibility.json',
  execution: 'clone-rehearsal-execution-evidence.json',
  rollback: 'clone-rollback-evidence.json',
  impact: 'clone-impact-evidence.json'
} as const

export interface EvidenceFile {
  readonly name: string
  readonly text: string
}

/**
 * The documents of a rehearsal, however far it came: what was not done is recorded as not done. The same facts always give the same bytes.
 * Only what a policy limits has times.
 * @returns undefined for a rehearsal that is not about a packet
 */
export function evidenceOf(
  rehearsed: RehearsalInput,
  facts: Facts,
  denials: readonly RehearsalDenial[]
): EvidenceFile[] | undefined {
  const input = packetOf(rehearsed)
  if (input === undefined) return undefined
  const reason = denials.length === 0 ? undefined : reasonOf(denials)
  const provenance = fileOf(EVIDENCE_NAMES.provenance, provenanceOf(input, facts, reason))
  const compatibility = fileOf(EVIDENCE_NAMES.compatibility, compatibilityOf(input, facts, reason))
  const execution = fileOf(EVIDENCE_NAMES.execution, executionOf(input, facts, reason))
  const rollback = fileOf(EVIDENCE_NAMES.rollback, rollbackOf(input, facts, reason, referenceTo(input, execution)))
  if (input.policy.document.budgets === undefined) return [provenance, compatibility, execution, rollback]
  const impact = fileOf(EVIDENCE_NAMES.impact, impactOf(input, facts, reason, referenceTo(input, execution)))
  return [provenance, compatibility, execution, rollback, impact]
}

/**
 * One digest over the evidence that is the same in every run of the same rehearsal: it leaves out the identifier of the throwaway
 * cluster, which is new each time.
 */
export function stableDigest(input: RehearsalInput, facts: Facts, denials: readonly RehearsalDenial[]): string | undefined {
  const { environment } = facts
  const timeless = withoutTimes(facts)
  const same = environment === undefined ? timeless : { ...timeless, environment: { ...environment, system_identifier: '0' } }
  const evidence = evidenceOf(input, same, denials)
  if (evidence === undefined) return undefined
  const hash = createHash('sha256')
  for (const { text } of evidence) hash.update(text)
  return hash.digest('hex')
}

function withoutTimes(facts: Facts): Facts {
  const { measured, online } = facts
  return {
    ...facts,
    ...(measured !== undefined && {
      measured: measured.map(one => ({
        ...one,
        statements: one.statements.map(statement => ({ ...statement, exclusiveMilliseconds: 0 }))
      }))
    }),
    ...(online !== undefined && {
      online: online.map(one => ({ ...one, stopped: one.stopped.map(stopped => ({ ...stopped, milliseconds: 0 })) }))
    })
  }
}

function reasonOf(denials: readonly RehearsalDenial[]): string {
  return denials
    .map(
      ({ code, reason, path, line }) =>
        `${code}: ${path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `}${reason}`
    )
    .join('; ')
    .slice(0, 9000)
}

type Document = CloneProvenance | SchemaCompatibility | RehearsalExecution | RehearsalRollback | RehearsalImpact

function fileOf(name: string, document: Document): EvidenceFile {
  return { name, text: jsonText(document) }
}

function referenceTo(input: PacketInput, { name, text }: EvidenceFile): FileRef {
  const bytes = Buffer.from(text)
  return { path: input.evidencePath(name), sha256: digestOf('sha256', bytes), bytes: bytes.length }
}
