import { Buffer } from 'node:buffer'
import { Refused } from '../../denial.ts'
import { copyData, Feed } from './feed.ts'
import { SqlScanner } from './scanner.ts'

interface Place {
  /** Line, from 1, of its first byte that is neither blank nor comment. */
  readonly line: number
  readonly text: string
}

/** One statement, without its `;`, with the comments before it. `words`: its first bare words in lower case. */
export interface Statement extends Place {
  readonly kind: 'statement'
  readonly words: readonly string[]
}

/** `COPY … FROM STDIN` with its rows. Rows that are not read are skipped. */
export interface CopyIn extends Place {
  readonly kind: 'copy'
  readonly words: readonly string[]
  readonly data: AsyncIterable<Uint8Array>
}

/** A command for psql itself, to the end of its line. Nothing here carries one out. */
export interface MetaCommand extends Place {
  readonly kind: 'meta'
}

export type Piece = Statement | CopyIn | MetaCommand

/** A longer statement cannot be sent as one text; pg_dump writes none such. */
const MAX_STATEMENT_BYTES = 256 * 1024 * 1024

/**
 * Cuts a dump or script into what psql would send, with the memory of one statement at a time. Where a chunk ends changes nothing.
 * @throws {Refused} for a text that psql would read otherwise, or that was cut
 */
export async function* splitStatements(source: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const feed = new Feed(withoutMark(source))
  try {
    while (await feed.more()) {
      const piece = await nextPiece(feed)
      if (piece === undefined) continue
      yield piece
      if (piece.kind === 'copy') for await (const _ of piece.data);
    }
  } finally {
    await feed.close()
  }
}

/** The next piece, from where the feed is; undefined where only blanks and comments are left before the end of the text or a `;`. */
export async function nextPiece(feed: Feed): Promise<Piece | undefined> {
  const scanner = new SqlScanner()
  const text = new Text()
  let line: number | undefined
  while (await feed.more()) {
    const { chunk, at } = feed
    let index = at
    let seen: ReturnType<SqlScanner['take']> = 'nothing'
    for (index = scanner.skip(chunk, index); index < chunk.length; index = scanner.skip(chunk, index + 1)) {
      seen = scanner.take(chunk[index] ?? 0)
      if (line === undefined && scanner.started) line = feed.lineOf(index)
      if (seen !== 'nothing') break
    }
    text.add(chunk.subarray(at, index), line)
    feed.moveTo(seen === 'end' ? index + 1 : index)
    if (seen === 'ambiguous')
      throw new Refused(
        'string-syntax',
        "an E'' string goes on on another line, which psql and the server read differently",
        feed.lineOf(index)
      )
    if (seen === 'backslash') return metaCommand(feed, scanner.started)
    if (seen === 'end') return pieceOf(feed, scanner, text, line)
  }
  scanner.finish()
  if (line === undefined && scanner.started) line = feed.lineOf(feed.at)
  if (!scanner.mayEnd) throw new Refused('unterminated', 'this statement does not end: the text was cut', line ?? feed.lineOf(0))
  return pieceOf(feed, scanner, text, line)
}

async function pieceOf(feed: Feed, scanner: SqlScanner, text: Text, line: number | undefined): Promise<Piece | undefined> {
  if (line === undefined) return undefined
  const { words } = scanner
  const place = { line, text: text.read(line), words }
  checkEncodings(place.text, line)
  if (!scanner.copiesIn) return { kind: 'statement', ...place }
  await endOfLine(feed, line)
  return { kind: 'copy', ...place, data: copyData(feed, line) }
}

/** Rows begin on the line after the statement. psql would run the rest of the line after them, which is never meant. */
async function endOfLine(feed: Feed, line: number): Promise<void> {
  while (await feed.more()) {
    const c = feed.chunk[feed.at] ?? 0
    feed.moveTo(feed.at + 1)
    if (c === 10) return
    if (c !== 32 && c !== 9 && c !== 13) throw new Refused('copy-followed', 'there is more on the line of this COPY', line)
  }
}

/** Only a command in a place of its own is handed over; one inside a statement changes what the statement is. */
async function metaCommand(feed: Feed, inside: boolean): Promise<MetaCommand> {
  const line = feed.lineOf(feed.at)
  const bytes: number[] = []
  while (await feed.more()) {
    const c = feed.chunk[feed.at] ?? 0
    if (c === 10) break
    if (bytes.length < 200) bytes.push(c)
    feed.moveTo(feed.at + 1)
  }
  const text = Buffer.from(bytes).toString('latin1').trimEnd()
  if (inside) throw new Refused('psql-meta-command', `a psql command (${commandName(text)}) inside a statement`, line)
  return { kind: 'meta', line, text }
}

/** Such as `\copy`, without its arguments, which may hold values. */
export function commandName(text: string): string {
  return /^\\(?:[A-Za-z_]{1,20}|[!?;])/.exec(text)?.[0] ?? '\\'
}

/** The bytes of one statement, which can come in many chunks. */
class Text {
  readonly #parts: Uint8Array[] = []
  #bytes = 0

  add(part: Uint8Array, line: number | undefined): void {
    if (part.length === 0) return
    this.#bytes += part.length
    if (this.#bytes > MAX_STATEMENT_BYTES)
      throw new Refused('too-long', `this statement is longer than ${MAX_STATEMENT_BYTES} bytes`, line ?? 1)
    // A source may use one buffer again and again.
    this.#parts.push(Buffer.from(part))
  }

  read(line: number): string {
    const bytes = Buffer.concat(this.#parts)
    if (bytes.includes(0)) throw new Refused('not-utf8', 'there is a NUL in this statement', line)
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).trim()
    } catch {
      throw new Refused('not-utf8', 'this statement is not UTF-8; dump with --encoding=UTF8', line)
    }
  }
}

const ENCODING = /\b(?:client_encoding['"]?\s*(?:=|\bto\b|,)|set\s+names)\s*'?([\w-]+)/gi
const STRINGS = /standard_conforming_strings/gi
const STRINGS_ON = /\bset\s+(?:session\s+|local\s+)?standard_conforming_strings\s*(?:=|\bto\b)\s*'?(?:on|true)'?$/i

/** Both change how the rest of the text is to be read, and no dump in UTF-8 of a server of this century needs them. */
function checkEncodings(text: string, line: number): void {
  for (const [, name = ''] of text.matchAll(ENCODING))
    if (!/^(?:utf-?8|default)$/i.test(name))
      throw new Refused('client-encoding', 'the text is not in UTF-8; dump with --encoding=UTF8', line)
  const named = text.match(STRINGS)?.length ?? 0
  if (named > 1 || (named === 1 && !STRINGS_ON.test(text)))
    throw new Refused('string-syntax', 'standard_conforming_strings would change how quotes are read', line)
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** psql reads over a byte order mark at the beginning. */
export async function* withoutMark(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const chunk of source) {
    if (head === undefined) {
      yield chunk
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < MARK.length) continue
    yield head.subarray(0, MARK.length).equals(MARK) ? head.subarray(MARK.length) : head
    head = undefined
  }
  if (head !== undefined && head.length > 0) yield head
}
