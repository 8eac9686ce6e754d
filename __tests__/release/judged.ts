import { judgeRelease } from '../../src/release/judge.ts'
import type { ReleaseJudgement } from '../../src/release/judgement.ts'
import { type Documents, inputOf, type Making, sealedFiles } from './packet.ts'

/** The judgement on the cleared packet, made otherwise. */
export function judged(making: Making = {}): ReleaseJudgement {
  return judgeRelease(inputOf(sealedFiles(making)))
}

/** Each denial as `code path`, in order. */
export function denied(edit: (docs: Documents) => void, more: Making = {}): string[] {
  return judged({ ...more, edit }).findings.map(({ code, path }) => `${code} ${path}`)
}

/** The reasons of all denials. */
export function reasons(edit: (docs: Documents) => void, more: Making = {}): string {
  return judged({ ...more, edit })
    .findings.map(({ reason }) => reason)
    .join('\n')
}

/** Takes documents away from the packet. */
export function without(...paths: readonly string[]): Pick<Making, 'tamper'> {
  return { tamper: (path, document) => (paths.includes(path) ? undefined : document) }
}

/** Puts other documents in the place of some. */
export function instead(others: Readonly<Record<string, unknown>>): Pick<Making, 'tamper'> {
  return { tamper: (path, document) => (path in others ? others[path] : document) }
}

/** A packet that says honestly that nothing was applied. */
export const NOT_APPLIED: Readonly<Record<string, unknown>> = {
  'provenance.json': {
    schema: 'seal-gate/clone-provenance/1',
    production_claim: 'NONE',
    verdict: 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE',
    reason: 'no dump was supplied',
    operator_input_needed: ['pg_dump -Fc --file=clone.dump DBNAME, anonymised']
  },
  'compatibility.json': {
    schema: 'seal-gate/schema-compatibility/1',
    production_claim: 'NONE',
    verdict: 'NOT_CHECKED',
    reason: 'no clone'
  },
  'execution.json': {
    schema: 'seal-gate/rehearsal-execution/1',
    production_claim: 'NONE',
    status: 'NOT_APPLIED',
    reason: 'no clone'
  },
  'rollback.json': {
    schema: 'seal-gate/rehearsal-rollback/1',
    production_claim: 'NONE',
    status: 'NOT_APPLIED',
    reason: 'no clone'
  }
}
