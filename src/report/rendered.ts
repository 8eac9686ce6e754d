/** A report, or its parts one after the other: all of a hundred thousand findings at once would be a second copy of them. */
export type Rendered = string | Iterable<string>

/** UTF-16 code units of one write: fewer would be more calls, and more gain nothing. */
const MAX_PART_CHARACTERS = 64 * 1024

/** The text in parts of about one size, to be written one after the other. */
export function* partsOf(rendered: Rendered): Generator<string> {
  if (typeof rendered === 'string') return yield rendered
  let part = ''
  for (const text of rendered) {
    part += text
    if (part.length < MAX_PART_CHARACTERS) continue
    yield part
    part = ''
  }
  if (part !== '') yield part
}

/** All of it, where it is searched or compared. */
export function wholeOf(rendered: Rendered): string {
  return typeof rendered === 'string' ? rendered : [...rendered].join('')
}
