import type { TokenHit, TokenScan, TokenSearch } from './token-search.ts'

/**
 * Tokens in the bytes of a file: in its text, and in its text as JSON and most languages read it, since `\u0051T001` is one of the tokens
 * to everyone who parses the file.
 * @param pieces of the file in order, cut anywhere; each may be overwritten by the next
 */
export function tokensInBytes(search: TokenSearch, pieces: Iterable<Uint8Array>): TokenHit[] {
  const plain = search.scan()
  const escapes = new EscapeReader()
  let unescaped: TokenScan | undefined
  const read = (text: string): void => {
    // Up to the first backslash, both readings are the same.
    if (unescaped === undefined && text.includes('\\')) unescaped = plain.copy()
    plain.read(text)
    unescaped?.read(escapes.read(text))
  }
  for (const text of textOf(pieces)) read(text)
  const hits = plain.end()
  if (unescaped === undefined) return hits
  unescaped.read(escapes.end())
  const found = new Set(hits.map(({ rule }) => rule))
  return [...hits, ...unescaped.end().filter(({ rule }) => !found.has(rule))]
}

/** Any bytes as text: UTF-16 with its mark, else UTF-8, in which foreign bytes only spoil their own character. */
function* textOf(pieces: Iterable<Uint8Array>): Generator<string> {
  let start: Uint8Array = new Uint8Array()
  let decoder: Decoder | undefined
  for (const piece of pieces) {
    const bytes = start.length === 0 ? piece : Buffer.concat([start, piece])
    if (decoder === undefined && bytes.length < 2) {
      start = Uint8Array.from(bytes)
      continue
    }
    start = new Uint8Array()
    decoder ??= decoderFor(bytes)
    yield decoder.decode(bytes, { stream: true })
  }
  decoder ??= decoderFor(start)
  yield decoder.decode(start)
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderFor([first, second]: Uint8Array): Decoder {
  return new TextDecoder(
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  )
}

const ESCAPE = /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|([/\\"']))/iy
/** Of the longest escape, `\u{10ffff}`. */
const MAX_ESCAPE = 10
const LINE_FEED = 10

/** Resolves escapes in a text that comes in pieces. */
class EscapeReader {
  #held = ''

  read(piece: string): string {
    return this.#resolve(this.#held + piece, MAX_ESCAPE)
  }

  end(): string {
    return this.#resolve(this.#held, 1)
  }

  /** @param ahead characters that must follow, so that an escape is either whole or not an escape; a shorter rest waits for the next piece */
  #resolve(text: string, ahead: number): string {
    const parts: string[] = []
    let from = 0
    for (let at = text.indexOf('\\'); at >= 0 && at + ahead <= text.length; at = text.indexOf('\\', from)) {
      ESCAPE.lastIndex = at
      const match = ESCAPE.exec(text)
      const character = match === null ? undefined : characterOf(match)
      if (match === null || character === undefined) {
        parts.push(text.slice(from, at + 1))
        from = at + 1
      } else {
        parts.push(text.slice(from, at), character)
        from = at + match[0].length
      }
    }
    const rest = text.indexOf('\\', from)
    parts.push(text.slice(from, rest < 0 ? undefined : rest))
    this.#held = rest < 0 ? '' : text.slice(rest)
    return parts.join('')
  }
}

/** Undefined for a line feed, which would move the places of what follows, and for what is no code point. */
function characterOf([, four, braced, hex, plain]: RegExpExecArray): string | undefined {
  if (plain !== undefined) return plain
  const point = Number.parseInt(four ?? braced ?? hex ?? '', 16)
  return point <= 0x10_ffff && point !== LINE_FEED ? String.fromCodePoint(point) : undefined
}
