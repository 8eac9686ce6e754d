import { errorMessage } from '../model/error-message.ts'
import { EngineDied } from './clone.ts'
import { Refused, type RehearsalCode, type RehearsalDenial } from './denial.ts'
import type { Driver } from './driver.ts'
import type { PhaseName } from './phases.ts'

/** The code of a failed statement in each phase that runs a file. */
const REFUSED: Partial<Readonly<Record<PhaseName, RehearsalCode>>> = {
  restore: 'restore-failed',
  apply: 'apply-failed',
  rollback: 'rollback-failed',
  again: 'apply-again-differs',
  transaction: 'transaction-unknown',
  between: 'between-failed'
}

/** Why a phase ended, whatever was thrown in it. @param path of the file that the phase is about */
export function denialsFor(
  thrown: unknown,
  phase: PhaseName,
  path: string | undefined,
  { explain }: Pick<Driver, 'explain'>
): readonly RehearsalDenial[] {
  const explained = explain(thrown)
  if (explained !== undefined && 'isDiskFull' in explained)
    return [{ code: 'disk-full', reason: 'the disk of the throwaway database is full' }]
  if (thrown instanceof Refused) {
    const place = { ...(path !== undefined && { path }), ...(thrown.line !== undefined && { line: thrown.line }) }
    return [{ code: codeOf(thrown.code, phase), ...place, reason: thrown.message }]
  }
  if (thrown instanceof EngineDied) return [{ code: 'engine-died', reason: `${thrown.message} (phase ${phase})` }]
  const reason = explained?.reason ?? errorMessage(thrown)
  return [{ code: 'internal-error', reason: `phase ${phase}: ${reason}` }]
}

function codeOf(code: Refused['code'], phase: PhaseName): RehearsalCode {
  if (code === 'engine-unavailable') return code
  if (code === 'mask-refused' || code === 'psql-meta-command' || code === 'dump-unreadable' || code === 'dump-truncated')
    return code
  if (code === 'statement-refused') return REFUSED[phase] ?? 'internal-error'
  const isDump = phase === 'scan' || phase === 'restore'
  const isCut = code === 'unterminated' || code === 'copy-unterminated'
  return isDump ? (isCut ? 'dump-truncated' : 'dump-unreadable') : 'script-unreadable'
}
