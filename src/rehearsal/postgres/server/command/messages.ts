// The messages of PostgreSQL's protocol, as they pass through the door.
// https://www.postgresql.org/docs/current/protocol-message-formats.html

/** Some bytes of the stream, in order. A message that was asked for is whole, with its type; others come in pieces as they arrive. */
export interface Piece {
  readonly bytes: Buffer
  /** Of the message that begins here; absent inside of one. */
  readonly type?: string
}

const HEADER = 5
/** A statement, or an error of the server. What is larger is not a statement that a migration has. */
const MAX_WHOLE_BYTES = 64 * 1024 * 1024

/**
 * Cuts a stream into messages.
 * @param whole types of the messages that are wanted as a whole
 * @throws where the lengths cannot be those of messages
 */
export async function* messages(stream: AsyncIterable<Buffer>, whole: string): AsyncGenerator<Piece> {
  let chunks: Buffer[] = []
  let size = 0
  /** Bytes that must be there before there is anything to do: a long statement is put together once. */
  let needed = 1
  /** Bytes of the message under way that are still to be passed on. */
  let rest = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size < needed) continue
    let held: Buffer = Buffer.concat(chunks)
    needed = 1
    for (;;) {
      if (rest > 0) {
        const bytes = held.subarray(0, rest)
        if (bytes.length === 0) break
        held = held.subarray(bytes.length)
        rest -= bytes.length
        yield { bytes }
        continue
      }
      if (held.length < HEADER) {
        needed = HEADER
        break
      }
      const type = String.fromCharCode(held[0] ?? 0)
      const length = held.readInt32BE(1) + 1
      if (length < HEADER) throw new Error('this is not the protocol of PostgreSQL')
      if (!whole.includes(type)) {
        rest = length
        const bytes = held.subarray(0, rest)
        held = held.subarray(bytes.length)
        rest -= bytes.length
        yield { bytes, type }
        continue
      }
      if (length > MAX_WHOLE_BYTES) throw new Error('a statement is too long')
      if (held.length < length) {
        needed = length
        break
      }
      const bytes = held.subarray(0, length)
      held = held.subarray(length)
      yield { bytes, type }
    }
    chunks = held.length === 0 ? [] : [held]
    size = held.length
  }
  if (rest > 0 || size > 0) throw new Error('the connection ended within a message')
}

/** The text of a Query or Parse message. */
export function statementOf({ bytes, type }: Piece): string {
  const from = type === 'P' ? bytes.indexOf(0, HEADER) + 1 : HEADER
  const end = bytes.indexOf(0, from)
  return bytes.toString('utf8', from, end < 0 ? bytes.length : end)
}

/** Fields of an ErrorResponse, by their letter. */
export function errorFields(bytes: Buffer): ReadonlyMap<string, string> {
  const fields = bytes.toString('utf8', HEADER).split('\0').filter(Boolean)
  return new Map(fields.map(field => [field[0] ?? '', field.slice(1)]))
}

/** What a server answers before it closes a connection. */
export function fatal(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`)
  const head = Buffer.alloc(HEADER, 'E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** How a connection begins. */
type Opening =
  | { readonly kind: 'encryption' | 'cancel' | 'unknown'; readonly length: number }
  | { readonly kind: 'startup'; readonly length: number; readonly parameters: ReadonlyMap<string, string> }

const MAX_OPENING_BYTES = 10_000
const SSL = 80_877_103
const GSS = 80_877_104
const CANCEL = 80_877_102

/** The first packet of a connection; undefined as long as it is not there as a whole. */
export function openingIn(bytes: Buffer): Opening | undefined {
  if (bytes.length < 8) return undefined
  const [length, code] = [bytes.readInt32BE(0), bytes.readInt32BE(4)]
  if (length < 8 || length > MAX_OPENING_BYTES) return { kind: 'unknown', length }
  if (bytes.length < length) return undefined
  if (code === SSL || code === GSS) return { kind: 'encryption', length }
  if (code === CANCEL) return { kind: 'cancel', length }
  if (code >> 16 !== 3) return { kind: 'unknown', length }
  const words = bytes.toString('utf8', 8, length).split('\0')
  const parameters = new Map<string, string>()
  for (let index = 0; index + 1 < words.length && words[index] !== ''; index += 2) {
    const name = words[index] ?? ''
    // What is given twice would be read here as one thing, and by the server as another.
    if (parameters.has(name)) return { kind: 'unknown', length }
    parameters.set(name, words[index + 1] ?? '')
  }
  return { kind: 'startup', length, parameters }
}
