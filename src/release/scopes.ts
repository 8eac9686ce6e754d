import type { Scope } from '../model/release.ts'
import type { DocumentKind } from './documents/registry.ts'
import type { RanValidator } from './documents/validator-result.ts'
import type { Evidence, EvidenceDocument } from './evidence.ts'
import { isSealed, ofKind, referred } from './packet.ts'

/** Documents of every rehearsal. */
export const REHEARSAL_KINDS = ['clone-provenance', 'schema-compatibility', 'rehearsal-execution', 'rehearsal-rollback'] as const
/** Documents about what happened on a clone. */
export const CLONE_KINDS = [...REHEARSAL_KINDS, 'rehearsal-impact'] as const

/**
 * Which blockers a document can close: only those of its own scope. A clone shows nothing of production, and a design shows nothing of
 * either. A validator states what its evidence is about; a map never proves itself.
 */
const SCOPES: Readonly<Record<DocumentKind, Scope | 'by-validator' | 'none'>> = {
  policy: 'design',
  'schema-expectations': 'design',
  validator: 'design',
  'probe-results': 'design',
  probes: 'design',
  'clone-provenance': 'clone',
  'schema-compatibility': 'clone',
  'rehearsal-execution': 'clone',
  'rehearsal-rollback': 'clone',
  'rehearsal-impact': 'clone',
  'validator-result': 'by-validator',
  'blocker-map': 'none'
}

/** The scope that a document is about; undefined when it can close nothing. */
export function scopeOf(evidence: Evidence, one: EvidenceDocument): Scope | undefined {
  const scope = SCOPES[one.kind]
  if (scope === 'none') return undefined
  if (scope !== 'by-validator') return scope
  if (one.kind !== 'validator-result' || one.document.status === 'NOT_RUN') return undefined
  const own = referred(evidence, 'validator', one.document.validator)?.document.scope
  // Judging a clone's evidence again does not make it evidence of anything else.
  return own === 'production' && judgesClone(evidence, one.document) ? 'clone' : own
}

/** True when a validator judged evidence from a clone, whatever it claims to be about. */
export function judgesClone(evidence: Evidence, { judged }: RanValidator): boolean {
  const clones = CLONE_KINDS.flatMap(kind => ofKind(evidence, kind)).map(({ path }) => path)
  return judged.some(({ file }) => clones.includes(file.path) && isSealed(evidence, file))
}
