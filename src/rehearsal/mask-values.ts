import { createHmac } from 'node:crypto'
import type { Mask } from './spec.ts'

/** What a value becomes. NULL stays NULL: there is nothing to mask, and a column may depend on it. */
export type MaskValue = (value: string) => string | undefined

/** Half of SHA-256 is enough to keep values apart, and as long as a `uuid`. */
const HASH_DIGITS = 32

/**
 * How a mask changes values. The same value becomes the same in every column with the same kind of mask, so that keys still refer to
 * each other.
 * @param key secret, so that nobody can try out values
 */
export function maskValue({ how, value = '' }: Mask, key: Uint8Array): MaskValue {
  switch (how) {
    case 'null':
      return () => undefined
    case 'fixed':
      return () => value
    case 'hash':
      return text => createHmac('sha256', key).update(`hash\0${text}`).digest('hex').slice(0, HASH_DIGITS)
    case 'keep-format':
      return text => keepFormat(text, key)
  }
}

/** A character in its alphabet. */
interface Place {
  /** Of its alphabet. */
  readonly first: number
  readonly size: number
}

const ZERO = 48
const NINE = 57
/** Blocks of so many code points have one length in UTF-8, and no surrogate in them. */
const BLOCK = 64

/**
 * The alphabet of a character: digits, small and capital letters of ASCII, or its block of code points beyond ASCII. Anything else, such as
 * `@`, `-` and blanks, is part of the format. The first digit of a number is never 0, so that no two numbers become equal.
 */
function placeOf(code: number, isFirstOfNumber: boolean): Place | undefined {
  if (code >= ZERO && code <= NINE)
    return isFirstOfNumber && code > ZERO ? { first: ZERO + 1, size: 9 } : isFirstOfNumber ? undefined : { first: ZERO, size: 10 }
  if (code >= 97 && code <= 122) return { first: 97, size: 26 }
  if (code >= 65 && code <= 90) return { first: 65, size: 26 }
  return code >= 0x80 ? { first: code - (code % BLOCK), size: BLOCK } : undefined
}

/** A number as the server reads it. */
const NUMBER = /^-?\d+(?:\.\d+)?$/
/** Luby and Rackoff: four rounds make a permutation that cannot be told from a random one; short values get some more. */
const ROUNDS = 8

/**
 * Replaces each letter by a letter and each digit by a digit: a Feistel network over the characters, so that no two values of one format become
 * equal (NIST SP 800-38G describes the construction; this one has an alphabet per character).
 */
function keepFormat(text: string, key: Uint8Array): string {
  const codes = Array.from(text, character => character.codePointAt(0) ?? 0)
  const firstDigit = NUMBER.test(text) ? codes.findIndex(code => code >= ZERO && code <= NINE) : -1
  const places = codes.map((code, index) => placeOf(code, index === firstDigit))
  const changing = places.flatMap((place, index) => (place === undefined ? [] : [{ index, ...place }]))
  const digits = changing.map(({ index, first }) => (codes[index] ?? 0) - first)
  const format = codes
    .map((code, index) => (places[index] === undefined ? code : `${places[index]?.first}+${places[index]?.size}`))
    .join()
  const half = digits.length >> 1
  const isLeft = (index: number) => index < half
  for (let round = 0; round < ROUNDS; round++) {
    const changesLeft = round % 2 === 0
    const other = digits.filter((_, index) => isLeft(index) !== changesLeft)
    const stream = numbers(key, `format\0${round}\0${format}\0${other.join()}`)
    for (const [index, { size }] of changing.entries())
      if (isLeft(index) === changesLeft) digits[index] = ((digits[index] ?? 0) + (stream.next().value ?? 0)) % size
  }
  const masked = [...codes]
  for (const [at, { index, first }] of changing.entries()) masked[index] = first + (digits[at] ?? 0)
  return masked.map(code => String.fromCodePoint(code)).join('')
}

/** Numbers of 32 bits, as many as are needed. */
function* numbers(key: Uint8Array, text: string): Generator<number, never> {
  const seed = createHmac('sha256', key).update(text).digest()
  for (let counter = 0; ; counter++) {
    const bytes = createHmac('sha256', seed).update(String(counter)).digest()
    for (let at = 0; at < bytes.length; at += 4) yield bytes.readUInt32BE(at)
  }
}
