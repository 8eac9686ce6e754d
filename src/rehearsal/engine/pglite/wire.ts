// Messages of PostgreSQL's protocol, as far as one in-process session needs them.
// https://www.postgresql.org/docs/18/protocol-message-formats.html

/** One message of the server: its type as a letter, and its body. */
export interface Message {
  readonly type: string
  readonly body: Buffer
}

const HEADER = 5

/** Cuts a stream into messages, wherever the pieces end. */
export class MessageReader {
  readonly #take: (message: Message) => void
  #rest: Buffer = Buffer.alloc(0)

  /** @param take given each message; its body is valid during the call only */
  constructor(take: (message: Message) => void) {
    this.#take = take
  }

  /** True when the stream stands between two messages. */
  get whole(): boolean {
    return this.#rest.length === 0
  }

  push(piece: Uint8Array): void {
    const bytes =
      this.#rest.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([this.#rest, piece])
    let at = 0
    while (at + HEADER <= bytes.length) {
      const end = at + 1 + bytes.readInt32BE(at + 1)
      if (end > bytes.length) break
      this.#take({ type: String.fromCharCode(bytes[at] ?? 0), body: bytes.subarray(at + HEADER, end) })
      at = end
    }
    // The piece belongs to the database's memory, which the next call writes over.
    this.#rest = Buffer.from(bytes.subarray(at))
  }
}

/** The values of a DataRow; null for NULL. */
export function dataRow(body: Buffer): (string | null)[] {
  const values: (string | null)[] = []
  let at = 2
  for (let left = body.readInt16BE(0); left > 0; left--) {
    const length = body.readInt32BE(at)
    at += 4
    values.push(length < 0 ? null : body.toString('utf8', at, at + length))
    at += Math.max(length, 0)
  }
  return values
}

/** The fields of an ErrorResponse by their letter: C is the SQLSTATE, M the message, P the position, R the routine, V the severity. */
export function errorFields(body: Buffer): ReadonlyMap<string, string> {
  const parts = body.toString('utf8').split('\0')
  return new Map(parts.filter(Boolean).map(part => [part.slice(0, 1), part.slice(1)]))
}

/** A simple query. */
export function query(sql: string): Buffer {
  return message('Q', text(sql))
}

/** One statement with values as text, all steps of the extended protocol at once. */
export function statement(sql: string, values: readonly (string | null)[]): Buffer {
  const bound = values.flatMap(value => {
    const bytes = value === null ? undefined : Buffer.from(value)
    return [int32(bytes?.length ?? -1), bytes ?? Buffer.alloc(0)]
  })
  return Buffer.concat([
    message('P', text(''), text(sql), int16(0)),
    message('B', text(''), text(''), int16(0), int16(values.length), ...bound, int16(0)),
    message('E', text(''), int32(0)),
    message('S')
  ])
}

/** A COPY with all of its data: PGlite takes it in one call only. */
export function copyIn(sql: string, data: Uint8Array): Buffer {
  return Buffer.concat([query(sql), message('d', data), message('c')])
}

function message(type: string, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 4)
  return Buffer.concat([Buffer.from(type, 'latin1'), int32(length), ...parts])
}

/** @throws where a zero would end the text before its end */
function text(value: string): Buffer {
  if (value.includes('\0')) throw new TypeError('PostgreSQL takes no NUL in a text')
  return Buffer.from(`${value}\0`)
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}
