import { createHash, type Hash } from 'node:crypto'
import { isExecutable } from '../disk/look.ts'
import { readParts } from '../disk/read-file.ts'
import { blobId } from '../git/object-id.ts'
import { FactFinder } from '../manifests/facts.ts'
import { digestOf } from '../model/digest.ts'
import type { Algorithm, Seal } from '../model/seal.ts'

/** What a seal is to have. */
export interface SealKind {
  /** At least one. */
  readonly algorithms: readonly Algorithm[]
  /** Object format of the repository that its blob id is for. */
  readonly objectFormat: 'sha1' | 'sha256'
  /** Set when the executable bit is sealed: what it is taken for where the disk keeps none. */
  readonly mode?: boolean
}

export const USUAL_KIND: SealKind = { algorithms: ['sha256'], objectFormat: 'sha1' }

/**
 * Makes a seal from the bytes of a file as they come: length, digests, git blob id and the facts of its text.
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects (a blob's id is the hash of "blob SIZE\0" and the content)
 */
export class SealMaker {
  readonly #hashes: readonly (readonly [Algorithm, Hash])[]
  readonly #blob: Hash
  readonly #facts = new FactFinder()

  /** @param size bytes that will come */
  constructor(size: number, { algorithms, objectFormat }: SealKind) {
    this.#hashes = algorithms.map(name => [name, createHash(name)] as const)
    this.#blob = createHash(objectFormat).update(`blob ${size}\0`)
  }

  update(part: Buffer): void {
    for (const [, hash] of this.#hashes) hash.update(part)
    this.#blob.update(part)
    this.#facts.update(part)
  }

  done(path: string, bytes: number, line: number): Seal {
    const digests = Object.fromEntries(this.#hashes.map(([name, hash]) => [name, hash.digest('hex')]))
    return { path, digests, bytes, line, ...this.#facts.done(), git: this.#blob.digest('hex') }
  }
}

/**
 * Seals one file as it is, from one read.
 * @param buffer scratch space to read into, reused from file to file
 * @throws when it is not a regular file, cannot be read, or is being written meanwhile
 */
export function makeSeal(file: string, path: string, line: number, buffer: Buffer, kind = USUAL_KIND): Seal {
  let size = 0
  let whole: Seal | undefined
  let maker: SealMaker | undefined
  const begin = (length: number): void => {
    size = length
    if (size === 0) whole = sealOf(path, Buffer.alloc(0), line, kind)
  }
  const bytes = readParts(file, buffer, begin, part => {
    if (part.length === size) whole = sealOf(path, part, line, kind)
    else {
      maker ??= new SealMaker(size, kind)
      maker.update(part)
    }
  })
  const seal = whole ?? maker?.done(path, bytes, line)
  if (seal === undefined) throw new Error('the file was not read')
  return kind.mode === undefined ? seal : { ...seal, exec: isExecutable(file) ?? kind.mode }
}

/** What a SealMaker makes of bytes that come as one part, without an object for each hash: most files are small. */
function sealOf(path: string, content: Buffer, line: number, { algorithms, objectFormat }: SealKind): Seal {
  const digests = Object.fromEntries(algorithms.map(name => [name, digestOf(name, content)]))
  const facts = new FactFinder()
  facts.update(content)
  return { path, digests, bytes: content.length, line, ...facts.done(), git: blobId(content, objectFormat) }
}
