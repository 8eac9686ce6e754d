import { Buffer, isUtf8 } from 'node:buffer'
import { characterName, isPlain } from './characters.ts'
import { ambiguous } from './look-alikes.ts'

const SHOWN_CHARACTERS = 24
const SHOWN_BYTES = 16

/**
 * Bytes as a person can read them: printable text as it is, line ends as `␍␊`, everything that looks like something else or like
 * nothing as `U+2014 EM DASH`, bytes that are not UTF-8 as hex. Never gives out a control, bidi or zero-width character. What is
 * long is cut, and the length in bytes is said. Nothing is the empty string.
 */
export function visible(bytes: Uint8Array): string {
  if (bytes.length > SHORT) return shown(bytes)
  let key = bytes.length
  for (const byte of bytes) key = key * 256 + byte
  const known = KNOWN.get(key) ?? shown(bytes)
  if (KNOWN.size < MAX_KNOWN) KNOWN.set(key, known)
  return known
}

/** What differs is most often a line end or one character, the same ones over and over. */
const SHORT = 5
const MAX_KNOWN = 1024
const KNOWN = new Map<number, string>()

function shown(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) return hex(bytes)
  // A window is enough, but it must not cut a character.
  const window = Buffer.from(bytes.subarray(0, wholeCharacters(bytes, SHOWN_CHARACTERS * 4))).toString('utf8')
  const characters = [...window]
  const text = pieces(characters.slice(0, SHOWN_CHARACTERS))
  const cut = window.length > 0 && (characters.length > SHOWN_CHARACTERS || bytes.length > SHOWN_CHARACTERS * 4)
  return cut ? `${text} … (${bytes.length} bytes)` : text
}

function pieces(characters: readonly string[]): string {
  const out: string[] = []
  let run = ''
  const hidden = ambiguous(characters)
  for (const [at, character] of characters.entries()) {
    const codePoint = character.codePointAt(0) ?? 0
    const plain = hidden[at] === true ? undefined : plainForm(character, codePoint)
    if (plain !== undefined) {
      run += plain
      continue
    }
    if (run !== '') out.push(run)
    run = ''
    out.push(characterName(codePoint))
  }
  if (run !== '') out.push(run)
  return out.map(edgeSpaces).join(' ')
}

/** Spaces at an edge, or side by side, would be lost to the eye. */
function edgeSpaces(piece: string): string {
  return piece.replace(/^ +| +$| {2,}/g, run => '␠'.repeat(run.length))
}

function plainForm(character: string, codePoint: number): string | undefined {
  if (character === '\n') return '␊'
  if (character === '\r') return '␍'
  if (character === '\t') return '␉'
  if (character === ' ') return ' '
  return isPlain(codePoint) ? character : undefined
}

function hex(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.subarray(0, SHOWN_BYTES)).toString('hex').replace(/../g, '$& ').trimEnd().toUpperCase()
  return bytes.length > SHOWN_BYTES ? `${shown} … (${bytes.length} bytes)` : shown
}

function wholeCharacters(bytes: Uint8Array, limit: number): number {
  if (bytes.length <= limit) return bytes.length
  let end = limit
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return end
}
