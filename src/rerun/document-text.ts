/** The text of a document as everything here writes it: the same value always gives the same bytes. */
export function documentText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
