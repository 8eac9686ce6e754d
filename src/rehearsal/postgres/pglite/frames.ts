/** What the process is asked: to start with this packed engine, messages for the server, whom its session belongs to, or what holds the process back. */
export type Request = 'engine' | 'messages' | 'user' | 'walls'

const LETTERS: Readonly<Record<Request, string>> = { engine: 'E', messages: 'M', user: 'U', walls: 'W' }
const HEADER_BYTES = 5

/** A request as bytes: its letter, the length of its body in four bytes, its body. */
export function frame(request: Request, body: Uint8Array = new Uint8Array()): Buffer {
  const header = Buffer.from(`${LETTERS[request]}\0\0\0\0`, 'latin1')
  header.writeUInt32BE(body.length, 1)
  return Buffer.concat([header, body])
}

/** Cuts a stream into requests. @throws for bytes that are not a request */
export async function* readFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<{ request: Request; body: Buffer }> {
  let pieces: Buffer[] = []
  let size = 0
  let wanted = HEADER_BYTES
  for await (const piece of stream) {
    pieces.push(piece)
    size += piece.length
    while (size >= wanted) {
      const bytes = Buffer.concat(pieces)
      wanted = HEADER_BYTES + bytes.readUInt32BE(1)
      pieces = [bytes]
      if (size < wanted) break
      yield { request: requestOf(bytes), body: bytes.subarray(HEADER_BYTES, wanted) }
      pieces = [bytes.subarray(wanted)]
      size -= wanted
      wanted = HEADER_BYTES
    }
  }
}

function requestOf(bytes: Buffer): Request {
  const letter = bytes.toString('latin1', 0, 1)
  if (letter === LETTERS.engine) return 'engine'
  if (letter === LETTERS.messages) return 'messages'
  if (letter === LETTERS.user) return 'user'
  if (letter === LETTERS.walls) return 'walls'
  throw new Error('this is not a request')
}

/** File descriptors of the process of PGlite. Standard output is not one of them: the server and Emscripten may write there. */
export const REQUESTS = 3
export const ANSWERS = 4
