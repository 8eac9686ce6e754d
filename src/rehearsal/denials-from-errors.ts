import { errorMessage } from '../model/error-message.ts'
import { Denied, type RehearsalCode, type RehearsalDenial } from './denial.ts'
import { DumpError } from './dump/source.ts'
import type { PhaseName } from './phases.ts'
import { EngineDied, SqlError } from './session.ts'
import { StatementError } from './sql/run-script.ts'
import { ScriptError } from './sql/script-error.ts'
import { isDiskFull, serverSaid } from './sql/server-message.ts'

/** Which file a phase is about, and what a refused statement of it means. */
const REFUSED: Partial<Readonly<Record<PhaseName, RehearsalCode>>> = {
  restore: 'restore-failed',
  apply: 'apply-failed',
  rollback: 'rollback-failed',
  again: 'apply-again-differs'
}

/** Why a phase ended, whatever was thrown in it. @param path of the file that the phase is about */
export function denialsFor(thrown: unknown, phase: PhaseName, path: string | undefined): readonly RehearsalDenial[] {
  if (thrown instanceof Denied) return thrown.denials
  const about = path !== undefined && { path }
  if (isDiskFull(thrown instanceof StatementError ? thrown.refused : thrown))
    return [{ code: 'disk-full', reason: 'the disk of the throwaway database is full' }]
  if (thrown instanceof StatementError)
    return [
      { code: REFUSED[phase] ?? 'internal-error', ...about, line: thrown.line, reason: serverSaid(thrown.refused, thrown.text) }
    ]
  if (thrown instanceof ScriptError)
    return [{ code: unreadable(thrown, phase), ...about, line: thrown.line, reason: thrown.message.replace(/^line \d+: /, '') }]
  if (thrown instanceof DumpError) return [{ code: thrown.code, ...about, reason: thrown.message }]
  if (thrown instanceof EngineDied) return [{ code: 'engine-died', reason: `${thrown.message} (phase ${phase})` }]
  if (thrown instanceof SqlError) return [{ code: 'internal-error', reason: `phase ${phase}: ${serverSaid(thrown)}` }]
  return [{ code: 'internal-error', reason: `phase ${phase}: ${errorMessage(thrown)}` }]
}

function unreadable({ problem }: ScriptError, phase: PhaseName): RehearsalCode {
  if (problem === 'psql-meta-command') return problem
  const isDump = phase === 'scan' || phase === 'restore'
  if (problem === 'unterminated' || problem === 'copy-unterminated') return isDump ? 'dump-truncated' : 'script-unreadable'
  return isDump ? 'dump-unreadable' : 'script-unreadable'
}
