import { Buffer } from 'node:buffer'
import { Refused } from '../../denial.ts'

// Bytes of SQL text, in the classes of psql's scanner.

export const BYTE = {
  tab: 9,
  lineFeed: 10,
  formFeed: 12,
  carriageReturn: 13,
  space: 32,
  doubleQuote: 34,
  dollar: 36,
  quote: 39,
  open: 40,
  close: 41,
  star: 42,
  dash: 45,
  dot: 46,
  slash: 47,
  semicolon: 59,
  backslash: 92,
  underscore: 95
} as const

export function isSpace(c: number): boolean {
  return c === BYTE.space || (c >= BYTE.tab && c <= BYTE.carriageReturn)
}

export function isLineEnd(c: number): boolean {
  return c === BYTE.lineFeed || c === BYTE.carriageReturn
}

export function isDigit(c: number): boolean {
  return c >= 48 && c <= 57
}

export function isLetter(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === BYTE.underscore || c >= 128
}

/** A line that holds only `\.` ends the data, whatever its format: so psql reads it. */
const END = /^\\\.\r?$/
/** Line feed, `\.`, carriage return: so many bytes of a chunk's end can be the beginning of the last line. */
const MAX_END_BYTES = 4

/**
 * Streams the rows after `COPY … FROM STDIN`, and leaves the feed after their last line.
 * @param firstLine line of the statement, for errors
 * @throws {Refused} `copy-unterminated` when the text ends before its last line: it was truncated
 */
export async function* copyData(feed: Feed, firstLine: number): AsyncGenerator<Uint8Array> {
  // The line feed before the first row is not part of the data: a last line that comes at once is found like any other.
  let held: Uint8Array = Buffer.from('\n')
  let dropped = 1
  while (await feed.more()) {
    const { chunk, at } = feed
    const bytes = Buffer.concat([held, chunk.subarray(at)])
    const end = endOfData(bytes)
    if (end !== undefined) {
      feed.moveTo(at + end.next - held.length)
      if (end.data > dropped) yield bytes.subarray(dropped, end.data)
      return
    }
    feed.moveTo(chunk.length)
    const keep = keptFrom(bytes)
    if (keep > dropped) yield bytes.subarray(dropped, keep)
    dropped = Math.max(0, dropped - keep)
    held = Buffer.from(bytes.subarray(keep))
  }
  if (held[0] === BYTE.lineFeed && END.test(Buffer.from(held).toString('latin1').slice(1))) {
    if (dropped === 0) yield held.subarray(0, 1)
    return
  }
  throw new Refused('copy-unterminated', 'the rows of this COPY do not end: the text was cut', firstLine)
}

interface End {
  /** Index after the last byte of the data. */
  readonly data: number
  /** Index after the last line. */
  readonly next: number
}

function endOfData(bytes: Buffer): End | undefined {
  for (let from = bytes.indexOf('\n\\.'); from >= 0; from = bytes.indexOf('\n\\.', from + 1)) {
    const next = bytes[from + 3] === BYTE.carriageReturn ? from + 4 : from + 3
    if (bytes[next] === BYTE.lineFeed) return { data: from + 1, next: next + 1 }
  }
  return undefined
}

/** From here on the bytes may be the beginning of the last line. */
function keptFrom(bytes: Buffer): number {
  const from = bytes.lastIndexOf(BYTE.lineFeed)
  return from >= 0 && bytes.length - from <= MAX_END_BYTES && '\n\\.\r'.startsWith(bytes.toString('latin1', from))
    ? from
    : bytes.length
}

/** Bytes of a streamed text, read once, with the line of each. */
export class Feed {
  readonly #source: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  #at = 0
  #line = 1
  #before = 0
  #counted = 0
  #over = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  get chunk(): Uint8Array {
    return this.#chunk
  }

  /** Index of the next byte in the chunk. */
  get at(): number {
    return this.#at
  }

  /** Bytes of the text before the next byte. */
  get offset(): number {
    return this.#before + this.#at
  }

  moveTo(at: number): void {
    this.#at = at
  }

  /** Line, from 1, of a byte of this chunk that is not before one that was asked for already. */
  lineOf(index: number): number {
    for (
      let next = this.#chunk.indexOf(BYTE.lineFeed, this.#counted);
      next >= 0 && next < index;
      next = this.#chunk.indexOf(BYTE.lineFeed, next + 1)
    ) {
      this.#line++
      this.#counted = next + 1
    }
    return this.#line
  }

  /** True when there is a byte at `at`; reads on when the chunk is used up. */
  async more(): Promise<boolean> {
    while (this.#at >= this.#chunk.length) {
      if (this.#over) return false
      this.lineOf(this.#chunk.length)
      const { value, done } = await this.#source.next()
      if (done === true) {
        this.#over = true
        return false
      }
      this.#before += this.#chunk.length
      this.#chunk = value
      this.#at = 0
      this.#counted = 0
    }
    return true
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }
}
