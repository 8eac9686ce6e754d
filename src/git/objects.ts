import type { Git } from './process.ts'
import { records } from './records.ts'

/** A blob that is in the object store, without its bytes. */
export interface BlobHeader {
  readonly id: string
  readonly bytes: number
}

/** A whole object. */
export interface GitObject {
  readonly id: string
  readonly bytes: Buffer
}

const FORMAT = '%(objectsize) %(objecttype) %(objectname)'

/** The lengths of those ids that are blobs. In a partial clone an id that is not here ends git: ask `allBlobs` there. */
export async function blobSizes(git: Git, cwd: string, ids: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  if (ids.length === 0) return sizes
  const output = git.stream(cwd, ['cat-file', `--batch-check=${FORMAT}`, '--buffer'], Buffer.from(`${ids.join('\n')}\n`))
  for await (const headers of blobHeaders(output)) for (const { id, bytes } of headers) sizes.set(id, bytes)
  return sizes
}

/** Every blob in the object store, whatever leads to it, in no order. Never fetches. */
export function allBlobs(git: Git, cwd: string): AsyncGenerator<BlobHeader[]> {
  const args = ['cat-file', `--batch-check=${FORMAT}`, '--batch-all-objects', '--unordered', '--buffer']
  return blobHeaders(git.stream(cwd, args))
}

async function* blobHeaders(output: AsyncIterable<Buffer>): AsyncGenerator<BlobHeader[]> {
  for await (const lines of records(output, '\n')) {
    const headers: BlobHeader[] = []
    for (const line of lines) {
      const space = line.indexOf(' ')
      if (line.startsWith('blob ', space + 1)) headers.push({ id: line.slice(space + 6), bytes: Number(line.slice(0, space)) })
    }
    yield headers
  }
}

/**
 * Objects of one type, one after the other, in the order of the ids; those that are not there are left out. Nothing says that the
 * bytes are those of the id: an object store can be tampered with.
 */
export async function* readObjects(
  git: Git,
  cwd: string,
  wanted: 'blob' | 'commit',
  ids: readonly string[]
): AsyncGenerator<GitObject> {
  if (ids.length === 0) return
  const input = Buffer.from(`${ids.join('\n')}\n`)
  const queue = new ByteQueue(git.stream(cwd, ['cat-file', '--batch', '--buffer'], input))
  try {
    for (;;) {
      const line = queue.lineNow() ?? (await queue.line())
      if (line === undefined) return
      const [id = '', type = '', size = ''] = line.split(' ')
      if (!/^\d+$/.test(size)) continue
      const length = Number(size) + 1
      const bytes = queue.takeNow(length) ?? (await queue.take(length))
      if (bytes === undefined) return
      if (type === wanted) yield { id, bytes: bytes.subarray(0, -1) }
    }
  } finally {
    await queue.end()
  }
}

const LF = 0x0a

/** Bytes that arrive in pieces. What is there already is taken without waiting, which matters for thousands of small blobs. */
class ByteQueue {
  readonly #source: AsyncGenerator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  lineNow(): string | undefined {
    const end = this.#held.indexOf(LF)
    return end < 0 ? undefined : this.#cut(end + 1).toString('latin1', 0, end)
  }

  async line(): Promise<string | undefined> {
    while (this.#held.indexOf(LF) < 0) if (!(await this.#more(1))) return undefined
    return this.lineNow()
  }

  takeNow(length: number): Buffer | undefined {
    return this.#held.length < length ? undefined : this.#cut(length)
  }

  async take(length: number): Promise<Buffer | undefined> {
    return (await this.#more(length - this.#held.length)) ? this.#cut(length) : undefined
  }

  async end(): Promise<void> {
    await this.#source.return(undefined)
  }

  #cut(length: number): Buffer {
    const bytes = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return bytes
  }

  /** Waits for at least so many bytes more. False when there are not as many. */
  async #more(length: number): Promise<boolean> {
    const chunks = [this.#held]
    let missing = length
    while (missing > 0) {
      const { done, value } = await this.#source.next()
      if (done === true) break
      chunks.push(value)
      missing -= value.length
    }
    this.#held = Buffer.concat(chunks)
    return missing <= 0
  }
}
