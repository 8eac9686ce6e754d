import type { SqlError } from '../engine.ts'

/** Why something that the server took before the change ends with an error now, by SQLSTATE: in words that have no value of a row. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['23502', 'a column that it does not know must have a value'],
  ['23503', 'a foreign key refuses its row'],
  ['23514', 'a check refuses its row'],
  ['3F000', 'the schema no longer exists'],
  ['40P01', 'it is in a deadlock with the change'],
  ['42501', 'it no longer has the right'],
  ['42703', 'a column that it names no longer exists'],
  ['42P01', 'the table no longer exists'],
  ['428C9', 'a column that it sets is generated now'],
  ['42804', 'a column that it sets has another type'],
  ['55000', 'the table can no longer be written to'],
  ['57014', 'it was cancelled'],
  ['57P01', 'its session was ended']
])

/** @see https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function brokenReason({ code }: SqlError): string {
  return `${REASONS.get(code) ?? 'the server refuses it'} (${code})`
}
