import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Lines are kept as objects and sorted many times; larger texts are not tried. */
const MAX_BYTES = 1024 * 1024
const MAX_LINES = 50_000
/** A text of one line has one order; of two lines, only the reverse is another. */
const MIN_LINES = 2

type Compare = (a: string, b: string) => number

/** By bytes, as `LC_ALL=C sort` and most programs do. Latin-1, so that it is the order of bytes. */
const byBytes: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** Bytes decide among lines that are otherwise equal, as in `sort` without `-s`. */
function withBytes(compare: Compare): Compare {
  return (a, b) => compare(a, b) || byBytes(a, b)
}

const upper = (text: string) => text.replace(/[a-z]+/g, letters => letters.toUpperCase())
/** Older systems compare letters and digits first, and other characters only among equals; newer systems do not skip these. */
const byLetters = byCollator({ ignorePunctuation: true })
const byLocale = byCollator({})
const byNumber: Compare = withBytes((a, b) => leadingNumber(a) - leadingNumber(b))

function byCollator(options: Intl.CollatorOptions): Compare {
  let collator: Intl.Collator | undefined
  return withBytes((a, b) => {
    collator ??= new Intl.Collator('en', options)
    return collator.compare(utf8(a), utf8(b))
  })
}

/** https://www.gnu.org/software/coreutils/manual/html_node/Version-sort-ordering-rules.html */
const byVersion: Compare = withBytes((a, b) => {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [one, other] = [left[at] ?? '', right[at] ?? '']
    const order = at % 2 === 1 ? Number(one) - Number(other) : byWeight(one, other)
    if (order !== 0) return order
  }
  return 0
})

/** A tilde before the end, then letters, then all else. */
function byWeight(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const order = weightOf(a[at]) - weightOf(b[at])
    if (order !== 0) return order
  }
  return 0
}

function weightOf(character: string | undefined): number {
  if (character === undefined) return 0
  if (character === '~') return -1
  return character.charCodeAt(0) + (/[A-Za-z]/.test(character) ? 0 : 0x100)
}

const byFoldedCase: Compare = withBytes((a, b) => byBytes(upper(a), upper(b)))

const ORDERS: readonly { readonly name: string; readonly compare: Compare }[] = [
  { name: 'sorted by bytes (LC_ALL=C sort)', compare: byBytes },
  { name: 'sorted by locale (sort)', compare: byLocale },
  { name: 'sorted by locale, by letters first (sort)', compare: byLetters },
  { name: 'sorted without regard to case (sort -f)', compare: byFoldedCase },
  { name: 'sorted by number (sort -n)', compare: byNumber },
  { name: 'sorted by version (sort -V)', compare: byVersion }
]

/**
 * The sealed lines were in an order that can be restored: sorted, reversed, without repeats; all lines, or those below a first line that stays.
 * If a text was sorted afterwards, its order is lost, and only a comparison can show that.
 */
export const linesReordered: Inverse = {
  cause: 'lines-reordered',
  stage: 'origin',
  guess: 5,
  *undo(found, seal) {
    // A permutation keeps the length; removing repeated lines shortens it.
    if (!found.isText || found.length > MAX_BYTES || (seal.bytes ?? 0) > found.length) return
    // A list that is kept sorted is not indented; code and documents are.
    if (found.layout.indent) return
    const isSame = seal.bytes === undefined || seal.bytes === found.length
    for (const head of [0, 1]) {
      const lines = linesOf(found, head)
      if (lines === undefined) continue
      for (const { name, order } of ordersOf(lines.body, isSame)) {
        const text = lines.head + order.join(lines.end) + lines.tail
        if (text === found.latin1 || (seal.bytes !== undefined && text.length !== seal.bytes)) continue
        const where = head === 0 ? '' : ', below the first line'
        yield {
          length: text.length,
          make: () => Buffer.from(text, 'latin1'),
          detail: `sealed: ${name}${where}`,
          last: true
        } satisfies Candidate
      }
    }
  }
}

function* ordersOf(
  body: readonly string[],
  isSame: boolean
): Iterable<{ readonly name: string; readonly order: readonly string[] }> {
  if (isSame) yield { name: 'in reverse (tac)', order: body.toReversed() }
  for (const { name, compare } of ORDERS) {
    const sorted = body.toSorted(compare)
    if (isSame) {
      yield { name, order: sorted }
      yield { name: `${name}, in reverse`, order: sorted.toReversed() }
    }
    const unique = sorted.filter((line, at) => line !== sorted[at - 1])
    if (unique.length < body.length) yield { name: `${name}, without repeats (sort -u)`, order: unique }
  }
  const unique = [...new Set(body)]
  if (unique.length < body.length) yield { name: 'without repeats', order: unique }
}

interface Lines {
  readonly head: string
  readonly body: readonly string[]
  readonly end: string
  readonly tail: string
}

/** Lines with one kind of line end, those of the head apart; undefined where there are too few or too many. */
function linesOf({ latin1, ends, lineEnd }: Content, headLines: number): Lines | undefined {
  if (ends.crlf > 0 && ends.lf > 0) return undefined
  const tail = latin1.endsWith(lineEnd) ? lineEnd : ''
  const lines = latin1.slice(0, latin1.length - tail.length).split(lineEnd)
  if (lines.length > MAX_LINES || lines.length - headLines < MIN_LINES) return undefined
  const head = lines.slice(0, headLines).map(line => line + lineEnd)
  return { head: head.join(''), body: lines.slice(headLines), end: lineEnd, tail }
}

/** True when both texts have the same lines, each as often, in different orders; a line end behind the last one does not count. */
export function haveSameLines(a: Content, b: Content): boolean {
  if (a.length > MAX_BYTES || b.length > MAX_BYTES || Math.abs(a.length - b.length) > 2 || !a.isText || !b.isText) return false
  // In an indented document a line belongs to what is above it: in another place it has another meaning, and is an edit.
  if (a.layout.indent || b.layout.indent) return false
  const counts = new Map<string, number>()
  const count = (content: Content, by: number) => {
    for (const line of content.latin1.replace(/\r?\n$/, '').split('\n')) counts.set(line, (counts.get(line) ?? 0) + by)
  }
  count(a, 1)
  count(b, -1)
  return a.ends.lf + a.ends.crlf > 1 && [...counts.values()].every(left => left === 0)
}

function utf8(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1
}

function leadingNumber(text: string): number {
  return Number.parseFloat(/^[ \t]*-?\d*\.?\d+/.exec(text)?.[0] ?? '0')
}
