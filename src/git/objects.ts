import { PassThrough } from 'node:stream'
import { formatOf, idOfObject, isObjectId, type ObjectType } from './object-id.ts'
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
  const answers = new AnswerQueue(git.stream(cwd, ['cat-file', '--batch', '--buffer'], input))
  try {
    for (;;) {
      const first = await answers.next()
      if (first === undefined) return
      const blobs: GitObject[] = []
      for (let answer: Answer | undefined = first; answer !== undefined; answer = answers.now()) {
        const { id, type, bytes, genuine } = answer
        if (type === 'blob' && bytes !== undefined) blobs.push({ id, bytes: genuine ? bytes : undefined })
      }
      yield blobs
    }
  } finally {
    await answers.end()
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
  readonly #answers: AnswerQueue

  constructor(git: Git, cwd: string) {
    this.#answers = new AnswerQueue(git.stream(cwd, ['cat-file', '--batch'], this.#ids))
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
      const answer = await this.#answers.next(maxBytes - held)
      if (answer?.id !== id || answer.bytes === undefined) throw new GitFailed(`git has no object ${id}`, '')
      if (answer.type !== type) throw new GitFailed(`the object ${id} is not a ${type}`, '')
      if (!answer.genuine) throw new GitFailed(forged(id), '')
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
  /** Whether the type, the length and the bytes have this id. */
  readonly genuine: boolean
}

interface Header {
  readonly id: string
  readonly type: string
  /** Bytes of the line, with its end. */
  readonly line: number
  /** Absent when git does not have the object. */
  readonly length?: number
  /** Bytes of the whole answer. */
  readonly whole: number
}

const LF = 0x0a

/**
 * Answers of `git cat-file --batch`: `id SP type SP length LF bytes LF`, or `id SP missing LF`. Those that have arrived are taken without
 * waiting, which matters for thousands of small objects.
 */
class AnswerQueue {
  readonly #source: AsyncGenerator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  /** Where the next answer begins. */
  #at = 0

  constructor(source: AsyncGenerator<Buffer>) {
    this.#source = source
  }

  /** Undefined at the end, and if the output breaks off. @throws GitFailed when the object has more bytes */
  async next(maxBytes = Number.POSITIVE_INFINITY): Promise<Answer | undefined> {
    let header = this.#header()
    while (header === undefined) {
      const { done, value } = await this.#source.next()
      if (done === true) return undefined
      this.#held = this.#at === this.#held.length ? value : Buffer.concat([this.#held.subarray(this.#at), value])
      this.#at = 0
      header = this.#header()
    }
    const { id, length = 0, whole } = header
    if (length > maxBytes) throw new GitFailed(`the object ${id} has ${length} bytes, more than is read here`, '')
    const bytes = this.#takeNow(whole) ?? (await this.#take(whole))
    return bytes && answerOf(header, bytes)
  }

  /** The next answer if all of it has arrived. */
  now(): Answer | undefined {
    const header = this.#header()
    const bytes = header && this.#takeNow(header.whole)
    return bytes && answerOf(header, bytes)
  }

  async end(): Promise<void> {
    await this.#source.return(undefined)
  }

  #header(): Header | undefined {
    const end = this.#held.indexOf(LF, this.#at)
    if (end < 0) return undefined
    const [id = '', type = '', size = ''] = this.#held.toString('latin1', this.#at, end).split(' ')
    const line = end + 1 - this.#at
    if (!/^\d+$/.test(size)) return { id, type, line, whole: line }
    const length = Number(size)
    return { id, type, line, length, whole: line + length + 1 }
  }

  #takeNow(length: number): Buffer | undefined {
    const start = this.#at
    if (this.#held.length - start < length) return undefined
    this.#at += length
    return this.#held.subarray(start, this.#at)
  }

  /** Waits for as many bytes. Only these are copied, not what arrived with the last of them. */
  async #take(length: number): Promise<Buffer | undefined> {
    const chunks = [this.#held.subarray(this.#at)]
    let missing = length - (this.#held.length - this.#at)
    while (missing > 0) {
      const { done, value } = await this.#source.next()
      if (done === true) return undefined
      chunks.push(value)
      missing -= value.length
    }
    this.#held = chunks.at(-1) ?? this.#held
    this.#at = this.#held.length + missing
    return Buffer.concat(chunks, length)
  }
}

/** @param whole all bytes of the answer, which are changed */
function answerOf({ id, type, line, length }: Header, whole: Buffer): Answer {
  if (length === undefined) return { id, type, genuine: false }
  // With NUL for LF, what follows the id is what git hashed to get it, and nothing has to be copied to hash it again.
  whole[line - 1] = 0
  const end = line + length
  const genuine = idOfObject(whole.subarray(id.length + 1, end), formatOf(id)) === id
  return { id, type, bytes: whole.subarray(line, end), genuine }
}
