import { types } from 'node:util'
import { UsageError } from '../commands/usage-error.ts'
import { brokenReport } from '../gate/gate.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { OptionsError } from '../options/problem.ts'

const MAX_CAUSES = 10

/** What was thrown, of any type, with everything that caused it: `TypeError: a, caused by: b`. Never throws. */
export function thrownText(thrown: unknown): string {
  const parts: string[] = []
  for (let value = thrown; parts.length < MAX_CAUSES; ) {
    const { text, cause } = oneThrown(value)
    parts.push(text)
    if (cause === undefined) break
    value = cause
  }
  return parts.join(', caused by: ')
}

/** Getters of a thrown value can throw themselves. */
function oneThrown(value: unknown): { readonly text: string; readonly cause: unknown } {
  try {
    const message = errorMessage(value)
    if (!types.isNativeError(value)) return { text: message, cause: undefined }
    // An AggregateError keeps the real reasons in `errors`, such as one per address that refused a connection.
    const inner = 'errors' in value && Array.isArray(value.errors) ? ` [${value.errors.map(errorMessage).join('; ')}]` : ''
    return { text: `${value.name === 'Error' ? '' : `${value.name}: `}${message}${inner}`, cause: value.cause }
  } catch {
    return { text: 'a value that cannot be shown was thrown', cause: undefined }
  }
}

/** The report of a run that ended in a throw: every input that is not allowed, or the one thing that broke. */
export function thrownReport(thrown: unknown): Report {
  const findings: readonly Finding[] =
    thrown instanceof OptionsError
      ? thrown.problems.map(({ text }) => inputInvalid(text))
      : thrown instanceof UsageError
        ? [inputInvalid(thrown.message)]
        : [{ code: 'internal-error', severity: 'unverifiable', reason: thrownText(thrown) }]
  return { ...brokenReport(undefined, null), findings }
}

function inputInvalid(reason: string): Finding {
  return { code: 'input-invalid', severity: 'unverifiable', reason }
}
