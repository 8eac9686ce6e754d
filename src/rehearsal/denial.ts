import type { EvidenceCode } from '../model/codes.ts'

/** Why a rehearsal proves nothing. The codes of a packet's denials where there is one, and what can only happen while it runs. */
export type RehearsalCode =
  | Extract<
      EvidenceCode,
      | 'clone-not-isolated'
      | 'clone-points-to-production'
      | 'clone-has-secrets'
      | 'schema-mismatch-ignored'
      | 'apply-equals-before'
      | 'rollback-not-restored'
      | 'seal-mismatch'
      | 'forbidden-token'
    >
  | 'dump-unreadable'
  | 'dump-truncated'
  | 'psql-meta-command'
  | 'script-leaves-clone'
  | 'script-unreadable'
  | 'transaction-left-open'
  | 'restore-failed'
  | 'apply-failed'
  | 'rollback-failed'
  | 'apply-again-differs'
  | 'fingerprint-blind'
  | 'engine-unavailable'
  | 'engine-died'
  | 'disk-full'
  | 'interrupted'
  | 'clone-not-destroyed'
  | 'internal-error'

export interface RehearsalDenial {
  readonly code: RehearsalCode
  /** One plain sentence without any value of the database. Names in it are hostile: escaped at each sink. */
  readonly reason: string
  /** As the spec names it; absent for what is about no file. */
  readonly path?: string
  /** From 1. */
  readonly line?: number
}

/** Ends a rehearsal. */
export class Denied extends Error {
  readonly denials: readonly RehearsalDenial[]

  constructor(denials: readonly RehearsalDenial[]) {
    super(denials.map(({ code, reason }) => `${code}: ${reason}`).join('; '))
    this.name = 'Denied'
    this.denials = denials
  }
}

/** @throws {Denied} when there is a reason to */
export function denyIfAny(denials: readonly RehearsalDenial[]): void {
  if (denials.length > 0) throw new Denied(denials)
}
