import { hasInvisible } from '../escape.ts'

/** Whole lines of a file, and what to put in their place. */
export interface Suggestion {
  /** From 1. */
  readonly start: number
  readonly end: number
  /** None deletes the lines. */
  readonly lines: readonly string[]
}

/** More is read in a patch. */
const MAX_LINES = 60
const MAX_CHARACTERS = 10_000

/**
 * What to put in the place of which lines so that the found bytes become the original ones, as one suggestion of GitHub, applied here before
 * it is offered. Undefined for what a suggestion cannot carry: line ends other than LF, a byte order mark, bytes that are not UTF-8, a last
 * line without an end, characters that a reader cannot see, and more lines than anyone reads there.
 * @see https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/commenting-on-a-pull-request
 */
export function suggestionOf(original: Uint8Array, found: Uint8Array): Suggestion | undefined {
  const before = linesOf(found)
  const after = linesOf(original)
  if (before === undefined || after === undefined || before.length === 0) return undefined
  const short = Math.min(before.length, after.length)
  let top = 0
  while (top < short && before[top] === after[top]) top++
  let bottom = 0
  while (bottom < short - top && before[before.length - 1 - bottom] === after[after.length - 1 - bottom]) bottom++
  // Lines are put in beside one that stays: a suggestion takes the place of at least one line.
  if (top + bottom === before.length) {
    if (top > 0) top--
    else bottom--
  }
  const lines = after.slice(top, after.length - bottom)
  const suggestion = { start: top + 1, end: before.length - bottom, lines }
  const gone = before.slice(top, before.length - bottom)
  const isReadable = [...lines, ...gone].every(line => !hasInvisible(line.replaceAll('\t', '')))
  if (!isReadable || lines.length > MAX_LINES || gone.length > MAX_LINES || lines.join().length > MAX_CHARACTERS) return undefined
  return Buffer.from(applied(before, suggestion)).equals(original) ? suggestion : undefined
}

/** The text that GitHub makes of a file when the suggestion is committed. */
function applied(before: readonly string[], { start, end, lines }: Suggestion): string {
  return [...before.slice(0, start - 1), ...lines, ...before.slice(end)].map(line => `${line}\n`).join('')
}

function linesOf(bytes: Uint8Array): readonly string[] | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
  if (/[\r\0]/.test(text) || text.startsWith('\ufeff') || !text.endsWith('\n')) return undefined
  return text.slice(0, -1).split('\n')
}

/** The Markdown of a suggestion. The fence is longer than any row of backticks in it, so that nothing in it can end it. */
export function suggestionText({ lines }: Suggestion, sentence: string): string {
  const longest = Math.max(2, ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(row => row.length)))
  const fence = '`'.repeat(longest + 1)
  return [sentence, '', `${fence}suggestion`, ...lines, fence].join('\n')
}
