/** A document as JSON with two spaces per level and a final line feed: equal values give equal bytes. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
