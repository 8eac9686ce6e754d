import type { EvidenceCode } from '../model/codes.ts'

/** Why a rehearsal proves nothing: codes of a packet's denials, and codes of what can happen only while it runs. */
export type RehearsalCode =
  | Extract<
      EvidenceCode,
      | 'clone-not-isolated'
      | 'clone-points-to-production'
      | 'clone-has-secrets'
      | 'schema-mismatch-ignored'
      | 'apply-equals-before'
      | 'rollback-not-restored'
      | 'budget-exceeded'
      | 'seal-mismatch'
      | 'forbidden-token'
    >
  | 'dump-unreadable'
  | 'dump-truncated'
  | 'psql-meta-command'
  | 'script-leaves-clone'
  | 'script-unreadable'
  | 'transaction-left-open'
  | 'transaction-unknown'
  | 'run-as-refused'
  | 'command-refused'
  | 'query-broken'
  | 'mask-refused'
  | 'migration-unknown-file'
  | 'migration-number-twice'
  | 'migration-without-rollback'
  | 'migration-unsupported'
  | 'migration-changed'
  | 'migration-out-of-order'
  | 'restore-failed'
  | 'apply-failed'
  | 'rollback-failed'
  | 'apply-again-differs'
  | 'between-failed'
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
  /** As the spec names it; absent if it is not about a file. */
  readonly path?: string
  /** From 1. */
  readonly line?: number
}

/** Why the text of a dump or script is not run. */
type TextProblem =
  | 'psql-meta-command'
  | 'unterminated'
  | 'copy-unterminated'
  | 'copy-followed'
  | 'too-long'
  | 'not-utf8'
  | 'client-encoding'
  | 'string-syntax'

/** Ends the reading of a dump or script in the middle of its stream, where no value can be returned. Its message has no value of a row. */
export class Refused extends Error {
  readonly code: TextProblem | 'statement-refused' | 'dump-unreadable' | 'dump-truncated' | 'mask-refused' | 'engine-unavailable'
  /** From 1; absent if it is about the whole file. */
  readonly line: number | undefined
  /** The message without the advice. */
  readonly reason: string
  /** What to do about it, as the end of the message; empty if the reason is enough. */
  readonly advice: string

  constructor(code: Refused['code'], reason: string, line?: number, advice = '') {
    super(`${reason}${advice}`)
    this.name = 'Refused'
    this.code = code
    this.line = line
    this.reason = reason
    this.advice = advice
  }
}

/** Codes that leave open whether the change can be undone. */
const UNJUDGED: ReadonlySet<RehearsalCode> = new Set([
  'dump-unreadable',
  'engine-unavailable',
  'engine-died',
  'disk-full',
  'interrupted',
  'internal-error'
])

/** 0 rehearsed, or no dump and none required; 1 denied; 2 not judged. @param required whether a missing dump is a failure */
export function exitCodeOf(
  outcome: { readonly status: string; readonly denials: readonly RehearsalDenial[] },
  required: boolean
): 0 | 1 | 2 {
  if (outcome.status === 'NOT_APPLIED') return required ? 1 : 0
  if (outcome.status !== 'FAILED') return 0
  return outcome.denials.every(({ code }) => UNJUDGED.has(code)) ? 2 : 1
}
