import type { RehearsalCode } from './denial.ts'
import type { Rehearsal } from './rehearse.ts'

/** What was not judged at all: nobody knows whether the change can be undone. */
const UNJUDGED: ReadonlySet<RehearsalCode> = new Set([
  'dump-unreadable',
  'engine-unavailable',
  'engine-died',
  'disk-full',
  'interrupted',
  'internal-error'
])

/** 0 rehearsed, or nothing to rehearse with; 1 denied; 2 it could not be judged. */
export function exitCodeOf({ status, denials }: Pick<Rehearsal, 'status' | 'denials'>): 0 | 1 | 2 {
  if (status !== 'FAILED') return 0
  return denials.every(({ code }) => UNJUDGED.has(code)) ? 2 : 1
}
