import { jsonErrorMessage } from '../model/error-message.ts'
import type { ManifestText } from './format.ts'
import { JSON_CHAR, type JsonPlace, JsonWalker, MAX_DEPTH, MAX_PLACES } from './json-walker.ts'
import type { ManifestBuilder } from './manifest-builder.ts'

/**
 * What `JSON.parse` does not report: duplicate keys (the last one wins there, so a reader and a checker can see different seals), numbers
 * that read as whole numbers and are not spelled so (`4.0000000000000001` is read as 4), and the line of each value. RFC 8259.
 */
interface JsonFacts {
  readonly duplicates: readonly JsonPlace[]
  /** Numbers from 0 to 2^53-1 that are written with a sign, a fraction or an exponent. */
  readonly oddNumbers: readonly JsonPlace[]
  /** Line, from 1, of the value at a JSON pointer (RFC 6901); of the nearest parent when it has none. */
  lineOf(pointer: string): number
  /** The value at a pointer, when it is a whole number from 0 to 2^53-1 and is written as one. */
  wholeNumber(pointer: string, value: unknown): number | undefined
}

export interface Json {
  readonly value: unknown
  readonly facts: JsonFacts
}

/** A value costs far more memory than the two bytes it may be written in; a real list of 5 million entries is larger than 256 MiB. */
const MAX_VALUES = 8_000_000

/**
 * Reads a manifest that is one JSON document. Undefined, with the problem noted, when it is not JSON, or is too large or too deep to be
 * walked. Duplicate keys are problems whatever the format.
 * @param firstLine line of the manifest on which the document starts
 */
export function readJson({ text, bytewise }: ManifestText, entries: ManifestBuilder, firstLine = 1): Json | undefined {
  if (bytewise) {
    entries.problem('manifest-encoding', undefined, 'JSON must be UTF-8')
    return undefined
  }
  if (countsMoreThan(text, MAX_VALUES)) {
    entries.problem('manifest-too-large', undefined, `it has more than ${MAX_VALUES} JSON values, which is the limit`)
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    const facts = jsonFacts(text, firstLine)
    for (const { pointer, line } of facts.duplicates)
      entries.problem('manifest-key-duplicate', line, `the key ${pointer} is given twice: readers disagree on which one counts`)
    return { value, facts }
  } catch (error) {
    const message = jsonErrorMessage(error)
    const position = /at position (\d+)/.exec(message)?.[1]
    const line = position === undefined && firstLine === 1 ? undefined : firstLine + linesBefore(text, Number(position ?? 0))
    const fault = knownFault(text)
    if (fault !== undefined) entries.problem('manifest-malformed', firstLine + fault.line, fault.reason)
    // Where it ends inside, versions of Node differ in whether they give a position.
    else if (endsInside(text))
      entries.problem(
        'manifest-truncated',
        firstLine === 1 ? undefined : firstLine,
        `JSON that is not closed at its end: ${message}`
      )
    else entries.problem('manifest-malformed', line, `not JSON: ${message.replace(/ in JSON at position .*/s, '')}`)
    return undefined
  }
}

const CONFLICT = /(?:<{7} |={7}(?=\r?\n|$)|>{7} )/y

/**
 * A fault of text that is not JSON, with its line from 0: a comma too many or too few, a comment, an unresolved conflict. What is in a string is
 * no fault. Each character is looked at once, without a regular expression: on a string without an end, one would try each quote in it.
 */
function knownFault(text: string): { readonly line: number; readonly reason: string } | undefined {
  let line = 0
  for (let at = 0; at < text.length; at++) {
    const isStart = at === 0 || text[at - 1] === '\n'
    CONFLICT.lastIndex = at
    if (isStart && CONFLICT.test(text)) return { line, reason: 'there are marks of a conflict that git could not merge' }
    const c = text[at]
    if (c === '\n') line++
    else if (c === '"') {
      const end = endOfString(text, at)
      if (text[end] === '"' && isFollowed(text, end + 1, '{"')) return { line, reason: NO_COMMA }
      // Behind a string without an end, its line feed is next.
      at = text[end] === '"' ? end : end - 1
    } else if (c === ',' && /[\]}]/.test(text[afterBlanks(text, at + 1)] ?? ''))
      return { line, reason: 'there is a comma after the last entry, which JSON does not have' }
    else if (c === '#' || (c === '/' && /[/*]/.test(text[at + 1] ?? '')))
      return { line, reason: 'there is a comment, which JSON does not have' }
    else if ((c === '}' || c === ']') && isFollowed(text, at + 1, '{["')) return { line, reason: NO_COMMA }
  }
  return undefined
}

const NO_COMMA = 'a comma is missing at the end of the line'

/** Index of the closing quote of a string that starts here; of the end of its line where there is none. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' && text[at + 1] !== '\n' ? 2 : 1
  return Math.min(at, text.length)
}

/** True when the next character that is not blank is one of these and in another line. */
function isFollowed(text: string, start: number, by: string): boolean {
  const next = afterBlanks(text, start)
  return by.includes(text[next] ?? '?') && text.slice(start, next).includes('\n')
}

function afterBlanks(text: string, start: number): number {
  let at = start
  while (' \t\r\n'.includes(text[at] ?? '?')) at++
  return at
}

function linesBefore(text: string, position: number): number {
  return text.slice(0, position).split('\n').length - 1
}

/** True when the text ends inside a string or an open bracket: it was cut. */
function endsInside(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === JSON_CHAR.quote) {
      for (i++; text.charCodeAt(i) !== JSON_CHAR.quote; i++) {
        if (i >= text.length) return true
        if (text.charCodeAt(i) === JSON_CHAR.backslash) i++
      }
    } else if (c === JSON_CHAR.open || c === JSON_CHAR.openList) depth++
    else if (c === JSON_CHAR.close || c === JSON_CHAR.closeList) depth--
  }
  return depth > 0
}

/** Walks text that `JSON.parse` has accepted. Throws RangeError when it is nested deeper than 100. */
export function jsonFacts(text: string, firstLine = 1): JsonFacts {
  // Lines of the two upper levels are kept, which every entry needs; those below only matter for the words of a problem.
  const walker = new JsonWalker(text, 2, firstLine)
  let deep: JsonWalker | undefined
  const { duplicates, oddNumbers } = walker
  const odd = new Set(oddNumbers.map(({ pointer }) => pointer))
  return {
    duplicates,
    oddNumbers,
    wholeNumber: (pointer, value) => {
      const plain = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      return plain && odd.size < MAX_PLACES && !odd.has(pointer) ? value : undefined
    },
    lineOf: pointer => {
      const line = walker.lines.get(pointer)
      if (line !== undefined) return line
      deep ??= new JsonWalker(text, MAX_DEPTH, firstLine)
      let at = pointer
      while (at !== '' && !deep.lines.has(at)) at = at.slice(0, at.lastIndexOf('/'))
      return deep.lines.get(at) ?? firstLine
    }
  }
}

/** True for a JSON object: not null, not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function countsMoreThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  let count = 0
  for (let i = 0; i < text.length && count <= limit; i++) {
    const c = text.charCodeAt(i)
    if (c === JSON_CHAR.comma || c === JSON_CHAR.openList || c === JSON_CHAR.open) count++
  }
  return count > limit
}
