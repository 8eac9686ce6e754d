import type { RehearsalDenial } from './denial.ts'
import type { PhaseName, Progress } from './phases.ts'
import type { Rehearsal } from './rehearse.ts'

// The sentences about a rehearsal, made in one place. What they hold of names from files and databases is escaped by whoever shows them.

/** What each phase does. */
export const PHASE_WORDS: Readonly<Record<PhaseName, string>> = {
  scan: 'dump and scripts searched for secrets and ways out',
  start: 'throwaway database started',
  restore: 'dump restored',
  confine: 'rights taken away, escapes tried',
  leads: 'searched for what leads to production',
  schema: 'compared with the expected schema',
  before: 'state before read, canary seen',
  apply: 'change applied',
  after: 'state after read, it differs',
  rollback: 'change rolled back',
  restored: 'state restored is the state before',
  again: 'change applied again, same schema',
  destroy: 'throwaway database destroyed'
}

/** One sentence on what came of it. */
export function headline({ status, exceptions, denials }: Pick<Rehearsal, 'status' | 'exceptions' | 'denials'>): string {
  if (status === 'NOT_APPLIED')
    return 'NOT_APPLIED: NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE. There is no dump, so nothing was rehearsed and nothing is claimed.'
  if (status === 'FAILED') return `FAILED: ${[...new Set(denials.map(({ code }) => code))].join(', ')}. Nothing is proved.`
  const but = exceptions.length === 0 ? '' : `, but for declared exceptions (${exceptions.join(', ')})`
  return `REHEARSED: on the clone the change was applied and undone; schema and every row are as before${but}. This says nothing about production.`
}

/** `apply.sql:12: apply-failed: …` */
export function denialText({ code, path, line, reason }: RehearsalDenial): string {
  const place = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `
  return `${place}${code}: ${reason}`
}

/** `yes`, `no`, or `except-declared` while an exception is in use. */
export function restoredWord({ restoredEqualsBefore, status }: Pick<Rehearsal, 'restoredEqualsBefore' | 'status'>): string {
  if (restoredEqualsBefore) return 'true'
  return status === 'REHEARSED' ? 'except-declared' : 'false'
}

const MEGA = 1_000_000

/** `[3/13] dump restored: 45 of 104 MB, about 3 s left` */
export function progressText({ phase, index, of, done, total, leftMs, at }: Progress): string {
  const bytes = done === undefined || total === undefined ? '' : `: ${megabytes(done)} of ${megabytes(total)} MB`
  const left = leftMs === undefined ? '' : `, about ${Math.ceil(leftMs / 1000)} s left`
  return `[${index}/${of}] ${phase}${bytes}${left}${at === undefined ? '' : `: ${at}`}`
}

function megabytes(bytes: number): string {
  return bytes < 10 * MEGA ? (bytes / MEGA).toFixed(1) : String(Math.round(bytes / MEGA))
}

/** `1.2 s` */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}
