import { Buffer } from 'node:buffer'
import { Feed } from './feed.ts'
import { type CopyIn, type MetaCommand, nextPiece, type Statement, withoutMark } from './statements.ts'

// The same pieces as `splitStatements` gives, with every byte of the text: joined, the bytes are the text, without a byte order mark.

interface RawStatement {
  readonly kind: 'statement'
  readonly piece: Statement | MetaCommand
  /** With the comments before it, and its `;`. */
  readonly bytes: Buffer
}

interface RawCopy {
  readonly kind: 'copy'
  /** Its rows are to be read from here. */
  readonly piece: CopyIn
  /** The statement, up to the line end after it. */
  readonly bytes: Buffer
  /** The last line, `\.`; to be called once all rows were read. */
  readonly end: () => Buffer
}

/** What is left where no further statement follows. */
interface RawRest {
  readonly kind: 'rest'
  readonly bytes: Buffer
}

export type RawPiece = RawStatement | RawCopy | RawRest

/**
 * Cuts a dump into pieces, without losing a byte. Rows that the caller does not read are lost.
 * @throws {Refused} as `splitStatements` does
 */
export async function* rawPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<RawPiece> {
  const kept = new Kept()
  const feed = new Feed(kept.watch(withoutMark(source)))
  try {
    while (await feed.more()) {
      const piece = await nextPiece(feed)
      if (piece === undefined) continue
      if (piece.kind !== 'copy') {
        yield { kind: 'statement', piece, bytes: kept.take(feed.offset) }
        continue
      }
      const bytes = kept.take(feed.offset)
      yield { kind: 'copy', piece: { ...piece, data: counted(piece.data, kept) }, bytes, end: () => kept.take(feed.offset) }
      // Without a reader, the rows pass all the same.
      for await (const _ of piece.data);
      kept.take(feed.offset)
    }
    yield { kind: 'rest', bytes: kept.take(feed.offset) }
  } finally {
    await feed.close()
  }
}

/** Rows that are handed over are kept no longer. */
async function* counted(data: AsyncIterable<Uint8Array>, kept: Kept): AsyncGenerator<Uint8Array> {
  for await (const piece of data) {
    kept.drop(piece.length)
    yield piece
  }
}

/** The bytes between what was handed over and what was read. */
class Kept {
  #parts: Buffer[] = []
  #offset = 0

  async *watch(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of text) {
      // A source may use one buffer again and again.
      this.#parts.push(Buffer.from(chunk))
      yield chunk
    }
  }

  /** Bytes up to that offset of the text. */
  take(until: number): Buffer {
    return this.#remove(until - this.#offset)
  }

  drop(bytes: number): void {
    this.#remove(bytes)
  }

  #remove(bytes: number): Buffer {
    const taken: Buffer[] = []
    let left = bytes
    while (left > 0) {
      const [first] = this.#parts
      if (first === undefined) throw new Error('more bytes were read than there are')
      if (first.length > left) this.#parts[0] = first.subarray(left)
      else this.#parts.shift()
      taken.push(first.subarray(0, left))
      left -= Math.min(first.length, left)
    }
    this.#offset += bytes
    return Buffer.concat(taken)
  }
}
