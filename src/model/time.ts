const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/**
 * A time in UTC, as RFC 3339 writes it with an upper-case `Z`, in milliseconds since 1970; undefined for every other text. Other readers
 * accept more (offsets, `24:00`, 30 February, leap seconds), and each of them reads it in another way.
 */
export function utcMilliseconds(text: string): number | undefined {
  if (!UTC.test(text)) return undefined
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19) ? time : undefined
}

/** To the second. */
export function utcText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}
