import { Buffer } from 'node:buffer'
import type { Feed } from './feed.ts'
import { ScriptError } from './script-error.ts'

/** A line that holds only `\.` ends the data, whatever its format: so psql reads it. */
const END = /^\\\.\r?$/
/** Line feed, `\.`, carriage return: so many bytes of a chunk's end can be the beginning of the last line. */
const LONGEST_START = 4
const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * The rows after `COPY … FROM STDIN`, as they come. The feed then stands behind the last line.
 * @param firstLine line of the statement, for errors
 * @throws {ScriptError} `copy-unterminated` when the text ends before its last line: it was cut
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
  if (held[0] === LINE_FEED && END.test(Buffer.from(held).toString('latin1').slice(1))) {
    if (dropped === 0) yield held.subarray(0, 1)
    return
  }
  throw new ScriptError('copy-unterminated', firstLine, 'the rows of this COPY do not end: the text was cut')
}

interface End {
  /** Index behind the last byte of the data. */
  readonly data: number
  /** Index behind the last line. */
  readonly next: number
}

function endOfData(bytes: Buffer): End | undefined {
  for (let from = bytes.indexOf('\n\\.'); from >= 0; from = bytes.indexOf('\n\\.', from + 1)) {
    const next = bytes[from + 3] === CARRIAGE_RETURN ? from + 4 : from + 3
    if (bytes[next] === LINE_FEED) return { data: from + 1, next: next + 1 }
  }
  return undefined
}

/** From here on the bytes may be the beginning of the last line. */
function keptFrom(bytes: Buffer): number {
  const from = bytes.lastIndexOf(LINE_FEED)
  return from >= 0 && bytes.length - from <= LONGEST_START && '\n\\.\r'.startsWith(bytes.toString('latin1', from))
    ? from
    : bytes.length
}
