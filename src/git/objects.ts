import { PassThrough } from 'node:stream'
import { formatOf, isObjectId, type ObjectType, objectId } from './object-id.ts'
import { type Git, GitFailed, records } from './process.ts'

/** A blob that is in the object store, without its bytes. */
export interface BlobHeader {
  readonly id: string
  readonly bytes: number
}

/** A whole object. */
export interface GitObject {
  readonly id: string
  /** Undefined when the stored bytes do not hash to the id: the store is damaged, or something wrote to it. */
  readonly bytes: Buffer | undefined
}

const FORMAT = '%(objectsize) %(objecttype) %(objectname)'

/** The lengths of the ids that are blobs. In a partial clone, git exits on an id that is not here: use `allBlobs` there. */
export async function blobSizes(git: Git, cwd: string, ids: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>()
  if (ids.length === 0) return sizes
  const output = git.stream(cwd, ['cat-file', `--batch-check=${FORMAT}`, '--buffer'], Buffer.from(`${ids.join('\n')}\n`))
  for await (const headers of blobHeaders(output)) for (const { id, bytes } of headers) sizes.set(id, bytes)
  return sizes
}

/** Every blob in the object store, reachable or not, in no order. Never fetches. */
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
 * Blobs, in the order of the ids; those that are missing are left out. git does not check what it reads from its store, so each blob is
 * hashed here, and its bytes count only if they have the requested id.
 */
export async function* readBlobs(git: Git, cwd: string, ids: readonly string[]): AsyncGenerator<GitObject> {
  for await (const blobs of readManyBlobs(git, cwd, ids)) yield* blobs
}

/** The same, as many at a time as have arrived: for many small ones, waiting for each costs more than hashing it. */
export async function* readManyBlobs(git: Git, cwd: string, ids: readonly string[]): AsyncGenerator<readonly GitObject[]> {
  if (ids.length === 0) return
  const input = Buffer.from(`${ids.join('\n')}\n`)
  const queue = new ByteQueue(git.stream(cwd, ['cat-file', '--batch', '--buffer'], input))
  try {
    for (;;) {
      const first = await nextAnswer(queue)
      if (first === undefined) return
      const blobs: GitObject[] = []
      for (let answer: Answer | undefined = first; answer !== undefined; answer = answerNow(queue)) {
        const { id, type, bytes } = answer
        if (type === 'blob' && bytes !== undefined) blobs.push({ id, bytes: isGenuine(answer) ? bytes : undefined })
      }
      yield blobs
    }
  } finally {
    await queue.end()
  }
}

/** Most bytes held at once: in very large repositories, the trees of one level have a few dozen megabytes. */
const MAX_HELD_BYTES = 1024 * 1024 * 1024

/** Starts one git process, lets `use` read objects from it, and ends it. */
export async function withReader<Value>(git: Git, cwd: string, use: (reader: ObjectReader) => Promise<Value>): Promise<Value> {
  const reader = new ObjectReader(git, cwd)
  try {
    return await use(reader)
  } finally {
    await reader.close()
  }
}

/** Reads objects on request from one git process. */
class ObjectReader {
  readonly #ids = new PassThrough()
  readonly #answers: ByteQueue

  constructor(git: Git, cwd: string) {
    this.#answers = new ByteQueue(git.stream(cwd, ['cat-file', '--batch'], this.#ids))
  }

  /** The bytes of one object. Throws as `readAll` does. */
  async read(type: ObjectType, id: string, maxBytes?: number): Promise<Buffer> {
    const bytes = (await this.readAll(type, [id], maxBytes)).get(id)
    if (bytes === undefined) throw new GitFailed(`git has no object ${id}`, '')
    return bytes
  }

  /**
   * The bytes of objects, by id.
   * @param type of each of them
   * @throws GitFailed when one is missing, has another type, or has bytes that do not hash to its id
   */
  async readAll(type: ObjectType, ids: Iterable<string>, maxBytes = MAX_HELD_BYTES): Promise<Map<string, Buffer>> {
    const objects = new Map<string, Buffer>()
    const unique = [...new Set(ids)]
    if (!unique.every(isObjectId)) throw new GitFailed('an object was asked for by something else than its id', '')
    // git answers each line, in the same order.
    this.#ids.write(unique.map(id => `${id}\n`).join(''))
    let held = 0
    for (const id of unique) {
      const answer = await nextAnswer(this.#answers, maxBytes - held)
      if (answer?.id !== id || answer.bytes === undefined) throw new GitFailed(`git has no object ${id}`, '')
      if (answer.type !== type) throw new GitFailed(`the object ${id} is not a ${type}`, '')
      if (!isGenuine(answer)) throw new GitFailed(forged(id), '')
      held += answer.bytes.length
      objects.set(id, answer.bytes)
    }
    return objects
  }

  async close(): Promise<void> {
    this.#ids.destroy()
    await this.#answers.end()
  }
}

/** Why an object whose bytes have another id is refused. */
export function forged(id: string): string {
  return `the stored object ${id} does not hash to its id: the object store is damaged, or something wrote to it`
}

interface Answer {
  readonly id: string
  readonly type: string
  /** Absent when git does not have the object. */
  readonly bytes?: Buffer
}

function isGenuine({ id, type, bytes }: Answer): boolean {
  // The type is one of git's four: an object of any other type has no id that it could match.
  return bytes !== undefined && isObjectId(id) && objectId(type as ObjectType, bytes, formatOf(id)) === id
}

/** `id SP type SP size LF bytes LF`, or `id SP missing LF`. Undefined at the end, and if the output breaks off. */
async function nextAnswer(queue: ByteQueue, maxBytes = Number.POSITIVE_INFINITY): Promise<Answer | undefined> {
  const line = queue.lineNow() ?? (await queue.line())
  if (line === undefined) return undefined
  const { id, type, length } = headerOf(line)
  if (length === undefined) return { id, type }
  if (length > maxBytes) throw new GitFailed(`the object ${id} has ${length} bytes, more than is read here`, '')
  const bytes = queue.takeNow(length + 1) ?? (await queue.take(length + 1))
  return bytes && { id, type, bytes: bytes.subarray(0, -1) }
}

/** The next answer if all of it has arrived. */
function answerNow(queue: ByteQueue): Answer | undefined {
  const line = queue.lineNow()
  if (line === undefined) return undefined
  const { id, type, length } = headerOf(line)
  if (length === undefined) return { id, type }
  const bytes = queue.takeNow(length + 1)
  if (bytes !== undefined) return { id, type, bytes: bytes.subarray(0, -1) }
  queue.putBack(line)
  return undefined
}

/** Without a length when git does not have the object. */
function headerOf(line: string): { readonly id: string; readonly type: string; readonly length?: number } {
  const [id = '', type = '', size = ''] = line.split(' ')
  return /^\d+$/.test(size) ? { id, type, length: Number(size) } : { id, type }
}

const LF = 0x0a

/** Bytes that arrive in pieces. Bytes that have arrived are taken without waiting, which matters for thousands of small objects. */
class ByteQueue {
  readonly #source: AsyncGenerator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  /** A line that was taken too early. */
  #line: string | undefined

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  lineNow(): string | undefined {
    const line = this.#line
    this.#line = undefined
    if (line !== undefined) return line
    const end = this.#held.indexOf(LF)
    return end < 0 ? undefined : this.#cut(end + 1).toString('latin1', 0, end)
  }

  putBack(line: string): void {
    this.#line = line
  }

  async line(): Promise<string | undefined> {
    let start = ''
    for (;;) {
      const end = this.#held.indexOf(LF)
      if (end >= 0) return start + this.#cut(end + 1).toString('latin1', 0, end)
      start += this.#held.toString('latin1')
      const { done, value } = await this.#source.next()
      if (done === true) return undefined
      this.#held = value
    }
  }

  takeNow(length: number): Buffer | undefined {
    return this.#held.length < length ? undefined : this.#cut(length)
  }

  /** Waits for as many bytes. Only these are copied, not what arrived with the last of them. */
  async take(length: number): Promise<Buffer | undefined> {
    const chunks = [this.#held]
    let missing = length - this.#held.length
    while (missing > 0) {
      const { done, value } = await this.#source.next()
      if (done === true) return undefined
      chunks.push(value)
      missing -= value.length
    }
    const last = chunks.at(-1) ?? this.#held
    this.#held = last.subarray(last.length + missing)
    return Buffer.concat(chunks, length)
  }

  async end(): Promise<void> {
    await this.#source.return(undefined)
  }

  #cut(length: number): Buffer {
    const bytes = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return bytes
  }
}
