import { Buffer } from 'node:buffer'
import type { CauseCode } from '../../model/causes.ts'
import type { Content } from '../content.ts'
import type { Difference } from '../differences/differences.ts'
import { lineEdits } from '../differences/line-edits.ts'
import type { Candidate } from './inverse.ts'
import { type Line, linesOf, trimLineEnd } from './lines.ts'
import { expand, TAB_STOPS } from './tabs.ts'
import type { Towards } from './towards.ts'

// White space that changed in some lines, if the original is available: which lines they are need not be guessed. The width of an indentation
// is left out, since a line that moved into another block is an edit.

/** Lines are kept as objects; larger texts are compared by their whole inverses only. */
const MAX_BYTES = 4 * 1024 * 1024
/** More lines that are not alike are edits that white space cannot be told from. */
const MAX_EDITS = 512

/** Lines of both texts that are the same but for spaces and tabs. */
interface Pairing {
  readonly sealed: readonly Line[]
  readonly found: readonly Line[]
  /** For each found line, the number of the sealed one. */
  readonly partner: readonly (number | undefined)[]
  readonly edits: readonly Difference[]
}

/** By found content; all steps of a comparison have one original. */
const perContent = new WeakMap<Content, { readonly original: Content; readonly pairing: Pairing | undefined }>()

function pairingOf(found: Content, original: Content): Pairing | undefined {
  const known = perContent.get(found)
  if (known?.original === original) return known.pairing
  const pairing = pair(linesOf(original.latin1), linesOf(found.latin1))
  perContent.set(found, { original, pairing })
  return pairing
}

function pair(sealed: readonly Line[], found: readonly Line[]): Pairing | undefined {
  const numbers = new Map<string, number>()
  const numbered = (lines: readonly Line[]) =>
    lines.map(({ text }) => {
      const key = text.replace(/[ \t]/g, '')
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  const edits = lineEdits(numbered(sealed), numbered(found), MAX_EDITS)
  if (edits === undefined) return undefined
  const partner: (number | undefined)[] = []
  const end: Difference = { original: [sealed.length, sealed.length], found: [found.length, found.length] }
  let next = 0
  for (const edit of [...edits, end]) {
    while (next < edit.original[0]) partner.push(next++)
    for (let at = partner.length; at < edit.found[1]; at++) partner.push(undefined)
    next = edit.original[1]
  }
  return { sealed, found, partner, edits }
}

/** Rewrites a found line towards its sealed one; the line itself where the cause does not explain it. */
type Rewrite = (sealed: string, found: string) => string

const isLonger = (a: string, b: string) => a.length > b.length

/** Blanks at the end of the line: none on one side, or more on one side. */
function trailing(isCause: (sealed: string, found: string) => boolean): Rewrite {
  return (sealed, found) => {
    const [text, sealedText] = [trimLineEnd(found), trimLineEnd(sealed)]
    const [blank, sealedBlank] = [found.slice(text.length), sealed.slice(sealedText.length)]
    const isPart = blank.startsWith(sealedBlank) || sealedBlank.startsWith(blank)
    return isPart && isCause(sealedBlank, blank) ? text + sealedBlank : found
  }
}

/** The same columns, with more or fewer tabs. Blanks at the end are another cause. */
function tabs(stop: number, isCause: (sealed: string, found: string) => boolean): Rewrite {
  return (sealed, found) => {
    const [from, to] = found.trim() === '' ? [found, sealed] : [trimLineEnd(found), trimLineEnd(sealed)]
    if (from === to || (!from.includes('\t') && !to.includes('\t'))) return found
    const tabsOf = (text: string) => text.replace(/[^\t]/g, '')
    return isCause(tabsOf(to), tabsOf(from)) && expand(from, stop) === expand(to, stop) ? to + found.slice(from.length) : found
  }
}

function* rewritten(found: Content, original: Content, rewrite: Rewrite, detail?: string): Iterable<Candidate> {
  const pairing = pairingOf(found, original)
  if (pairing === undefined) return
  let count = 0
  let text = ''
  for (const [at, line] of pairing.found.entries()) {
    const sealed = pairing.sealed[pairing.partner[at] ?? Number.NaN]
    const now = sealed === undefined || sealed.text === line.text ? line.text : rewrite(sealed.text, line.text)
    if (now !== line.text) count++
    text += now + line.end
  }
  if (count > 0)
    yield { length: text.length, make: () => Buffer.from(text, 'latin1'), count, ...(detail !== undefined && { detail }) }
}

/** Blank lines that only one of both texts has, and nothing else at that place. */
function* blankLines(found: Content, original: Content, isRemoved: boolean): Iterable<Candidate> {
  const pairing = pairingOf(found, original)
  if (pairing === undefined) return
  let count = 0
  let text = ''
  let next = 0
  const isBlank = ({ text }: Line) => text.trim() === ''
  const until = (end: number) => {
    for (; next < end; next++) text += `${pairing.found[next]?.text}${pairing.found[next]?.end}`
  }
  for (const edit of pairing.edits) {
    until(edit.found[0])
    const [gone, come] = [pairing.sealed.slice(...edit.original), pairing.found.slice(...edit.found)]
    const [some, others] = isRemoved ? [gone, come] : [come, gone]
    if (others.length > 0 || !some.every(isBlank)) continue
    count += some.length
    if (isRemoved) for (const line of some) text += line.text + line.end
    else next = edit.found[1]
  }
  until(pairing.found.length)
  if (count > 0) yield { length: text.length, make: () => Buffer.from(text, 'latin1'), count }
}

const MAX_TAIL_BYTES = 4096

/** Line ends at the end of the file, of any kind. */
function tailOf({ bytes }: Content): string {
  return /[\r\n]*$/.exec(bytes.toString('latin1', Math.max(0, bytes.length - MAX_TAIL_BYTES)))?.[0] ?? ''
}

function* finalNewlines(found: Content, original: Content): Iterable<Candidate> {
  const [tail, sealed] = [tailOf(found), tailOf(original)]
  if (!isLonger(sealed, tail)) return
  const count = linesOf(sealed).length - linesOf(tail).length
  const make = () => Buffer.concat([found.bytes.subarray(0, found.length - tail.length), Buffer.from(sealed, 'latin1')])
  yield { length: found.length - tail.length + sealed.length, make, count }
}

function towardsLines(cause: CauseCode, undo: (found: Content, original: Content) => Iterable<Candidate>): Towards {
  return {
    cause,
    stage: 'whitespace',
    *undo(found, original) {
      if (found.length <= MAX_BYTES && original.length <= MAX_BYTES && found.isText && original.isText)
        yield* undo(found, original)
    }
  }
}

function* atEachStop(
  found: Content,
  original: Content,
  isCause: (sealed: string, found: string) => boolean
): Iterable<Candidate> {
  for (const stop of TAB_STOPS) yield* rewritten(found, original, tabs(stop, isCause), `${stop} columns a tab`)
}

export const TOWARDS_LINES: readonly Towards[] = [
  towardsLines('trailing-whitespace-removed', (found, original) => rewritten(found, original, trailing(isLonger))),
  towardsLines('trailing-whitespace-added', (found, original) =>
    rewritten(
      found,
      original,
      trailing((sealed, now) => isLonger(now, sealed))
    )
  ),
  towardsLines('tabs-expanded', (found, original) => atEachStop(found, original, isLonger)),
  towardsLines('tabs-unexpanded', (found, original) => atEachStop(found, original, (sealed, now) => isLonger(now, sealed))),
  towardsLines('blank-lines-removed', (found, original) => blankLines(found, original, true)),
  towardsLines('blank-lines-added', (found, original) => blankLines(found, original, false)),
  { cause: 'final-newline-removed', stage: 'end-of-file', undo: finalNewlines }
]
