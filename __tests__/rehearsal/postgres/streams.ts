import type { Session } from '../../../src/rehearsal/postgres/engine.ts'

/** Data for a copy, piece by piece. */
export async function* fed(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

/** Everything that a copy hands over. */
export async function collected(session: Session, sql: string): Promise<string> {
  const pieces: Buffer[] = []
  await session.copyOut(sql, piece => pieces.push(Buffer.from(piece)))
  return Buffer.concat(pieces).toString()
}

/** What a promise is rejected with; undefined when it is not. */
export async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
    return undefined
  } catch (error) {
    return error
  }
}

/** A text in pieces of that many bytes. */
export async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
