import { type Buffer, isUtf8 } from 'node:buffer'
import { toForm } from '../../manifests/normal-form.ts'
import { characterName, isPlain } from './characters.ts'
import { commonHead, commonTail } from './differing-part.ts'
import { LOOK_ALIKES, skeleton } from './look-alikes.ts'

const LF = 0x0a
const CR = 0x0d
const TAB = 0x09
const SPACE = 0x20

/** Most lines: printable ASCII, no blank at the end. */
const PLAIN_LINE = /^([ -~]*[!-~])?(\r\n|\n|)$/
const PLAIN_ENDS: Readonly<Record<string, string>> = { '\r\n': '␍␊', '\n': '␊', '': '' }

/** How much of a line is shown, and how. */
export interface Shown {
  /** Characters shown; what is left out is said in bytes. */
  readonly width: number
  /** Byte to begin at, the start of a character. */
  readonly from?: number
  /** Bytes `[from, to)` in which every character that is not ASCII is spelled out, for those that look alike. */
  readonly spelled?: readonly [number, number]
}

/**
 * One line as a person can read it: `␊`, `␍`, `␉`, blanks at the end as `␠`, what looks like nothing or like something else as
 * `⟨U+2014 EM DASH⟩`, bytes that are not UTF-8 as `⟨E9⟩`. Never gives out a control, bidi or zero-width character.
 */
export function lineText(line: Buffer, { width, from = 0, spelled = [0, 0] }: Shown): string {
  const onlyBlanks = line.subarray(...spelled).every(byte => byte === SPACE)
  if (line.length <= width && from === 0 && (spelled[0] === spelled[1] || !onlyBlanks)) {
    const [, ascii, end] = PLAIN_LINE.exec(line.toString('latin1')) ?? []
    if (end !== undefined) return `${ascii ?? ''}${PLAIN_ENDS[end] ?? ''}`
  }
  const blanks = blanksAtEnd(line)
  let text = from > 0 ? `… (${from} bytes) ` : ''
  let onLetter = false
  let at = from
  for (let shown = 0; at < line.length && shown < width; shown++) {
    const size = characterSize(line, at)
    if (size === 0) {
      text += `⟨${hex(line[at])}⟩`
      onLetter = false
      at++
      continue
    }
    const character = line.toString('utf8', at, at + size)
    const spell = at >= spelled[0] && at < spelled[1]
    const plain = plainForm(character, onLetter && !spell, (spell && onlyBlanks) || at >= blanks)
    text += plain === undefined || (spell && size > 1) ? spelledOut(character, plain !== undefined) : plain
    onLetter = plain === character && character !== ' '
    at += size
  }
  return at < line.length ? `${text} … (${line.length - at} bytes)` : text
}

/** A difference is spelled out when it is so short, in bytes, or when it cannot be seen at all. */
const SHORT = 24
const COMPARED_BYTES = 4096

/** How to show two versions of a line so that the difference is on the page, and can be seen. */
export function shownPair(a: Buffer, b: Buffer, width: number): readonly [Shown, Shown] {
  let head = commonHead(a, b, Math.min(a.length, b.length))
  while (head > 0 && (continues(a[head]) || continues(b[head]))) head--
  let tail = commonTail(a, b, Math.min(a.length, b.length) - head)
  while (tail > 0 && continues(a[a.length - tail])) tail--
  const ends = [a.length - tail, b.length - tail] as const
  let from = head > width / 2 ? head - Math.floor(width / 4) : 0
  while (from > 0 && continues(a[from])) from--
  const short = Math.max(...ends) - head <= SHORT
  return short || looksLike(a, b)
    ? [
        { width, from, spelled: [head, ends[0]] },
        { width, from, spelled: [head, ends[1]] }
      ]
    : [
        { width, from },
        { width, from }
      ]
}

function looksLike(a: Buffer, b: Buffer): boolean {
  if (a.length > COMPARED_BYTES || b.length > COMPARED_BYTES) return false
  return skeleton(toForm(a.toString('utf8'), 'NFKC')) === skeleton(toForm(b.toString('utf8'), 'NFKC'))
}

function continues(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

export function hex(byte = 0): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}

/** Bytes of the UTF-8 character that begins at `at`; 0 when none does. */
function characterSize(line: Buffer, at: number): number {
  const byte = line[at] ?? 0
  if (byte < 0x80) return 1
  const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
  return at + size <= line.length && isUtf8(line.subarray(at, at + size)) ? size : 0
}

function blanksAtEnd(line: Buffer): number {
  let end = line.length
  while (end > 0 && (line[end - 1] === LF || line[end - 1] === CR)) end--
  while (end > 0 && line[end - 1] === SPACE) end--
  return end
}

const PICTURES: ReadonlyMap<number, string> = new Map([
  [LF, '␊'],
  [CR, '␍'],
  [TAB, '␉']
])
/** Signs with a meaning of their own here: a file that holds them must not be able to fake one. */
const OURS = /[\u2400-\u2426\u27e8\u27e9]/
/** Accents that merge with any letter. Other marks belong to the letters of their own script and read badly alone. */
const ACCENT = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u{e0100}-\u{e01ef}]/u
const MARK = /\p{M}/u

function plainForm(character: string, onLetter: boolean, showBlank: boolean): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  if (codePoint === SPACE) return showBlank ? '␠' : ' '
  const picture = PICTURES.get(codePoint)
  if (picture !== undefined) return picture
  if (OURS.test(character)) return undefined
  if (isPlain(codePoint)) return character
  return onLetter && MARK.test(character) && !ACCENT.test(character) ? character : undefined
}

function spelledOut(character: string, plain: boolean): string {
  const codePoint = character.codePointAt(0) ?? 0
  const name = characterName(codePoint)
  // By number alone: the letter itself looks like another one.
  return plain && !LOOK_ALIKES.has(codePoint) ? `⟨${name} ${character}⟩` : `⟨${name}⟩`
}
