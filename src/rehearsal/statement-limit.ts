/** How long each statement of a script may take. */
export interface StatementLimit {
  /** As the spec or the option has it, such as `30s`. */
  readonly text: string
  readonly milliseconds: number
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }
/** Node's timers take no more, and a job of GitHub ends after 6 hours (after 5 days on a runner of one's own). */
const MAX_MS = 7 * 24 * 3_600_000
const STATEMENT_LIMIT = /^[1-9]\d{0,8}(?:ms|s|min|h)$/

/** @param text a number and its unit, as PostgreSQL writes `statement_timeout` @returns undefined for any other text */
export function limitOf(text: string): StatementLimit | undefined {
  if (!STATEMENT_LIMIT.test(text)) return undefined
  const number = Number.parseInt(text, 10)
  const milliseconds = number * (UNITS[text.slice(String(number).length)] ?? 0)
  return milliseconds > MAX_MS ? undefined : { text, milliseconds }
}
