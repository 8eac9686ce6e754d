import { isBelowAny } from '../disk/folders.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { digestOf } from '../model/digest.ts'
import { heartbeat } from '../model/heartbeat.ts'
import { readManyBlobs } from './objects.ts'
import { Git, type GitStart } from './process.ts'

/** A pointer of Git LFS is shorter: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const MAX_POINTER_BYTES = 1024
const MAX_TARGET_BYTES = 4096

/** Blobs of one repository, as plain values that threads send to each other. */
export interface BlobRequest {
  readonly git: GitStart
  /** git must have answered in so many milliseconds. */
  readonly milliseconds: number
  readonly cwd: string
  /** Object ids, each once. */
  readonly ids: readonly string[]
  /** Those of symbolic links, whose bytes are kept. */
  readonly links: ReadonlySet<string>
  /** Files that ought to have these bytes: each is compared while its blob is in hand. */
  readonly files?: BlobFiles
}

export interface BlobFiles {
  /** Real path of the folder that the paths are relative to. */
  readonly root: string
  /** A path for each id; '' where no file is compared. */
  readonly paths: readonly string[]
}

/** What was seen of the file of a blob. All but 0 mean that it has exactly the bytes of the blob. */
export const NOT_COMPARED_OR_DIFFERENT = 0
export const SAME_BYTES = 1
export const SAME_BYTES_PLAIN = 2
export const SAME_BYTES_EXECUTABLE = 3

/** What blobs have, by the index of their id. */
export interface HashedBlobs {
  /** Hex of each, 64 digits long, one after the other. */
  readonly sha256: string
  /** Length of each; -1 for a blob that is not in the clone, whose digits mean nothing. */
  readonly bytes: Float64Array
  /** Bytes of links, and of what may be a pointer of Git LFS. */
  readonly contents: ReadonlyMap<number, Uint8Array>
  /** Of the file of each. */
  readonly files: Uint8Array
}

export type BlobHasher = (request: BlobRequest) => Promise<HashedBlobs>

const NO_DIGEST = '0'.repeat(64)

/** Reads blobs and hashes them, each against its id and with SHA-256. @throws when one is damaged or forged, and GitFailed */
export async function hashBlobs({ git, milliseconds, cwd, ids, links, files }: BlobRequest): Promise<HashedBlobs> {
  const started = Git.started(git)
  started.allow(milliseconds)
  const sizes = new Float64Array(ids.length).fill(-1)
  const contents = new Map<number, Uint8Array>()
  const digests: string[] = []
  const compared = new ComparedFiles(files, ids.length)
  for await (const blobs of readManyBlobs(started, cwd, ids)) {
    heartbeat()
    for (const { id, bytes } of blobs) {
      // They come in the order of the ids; what is not here was left out.
      while (digests.length < ids.length && ids[digests.length] !== id) digests.push(NO_DIGEST)
      const index = digests.length
      if (index === ids.length) throw new Error(`git answered about ${id}, which it was not asked for`)
      if (bytes === undefined) throw new Error(`the stored object ${id} does not have the bytes of its id`)
      if (links.has(id) && bytes.length > MAX_TARGET_BYTES) throw new Error(`the link ${id} has ${bytes.length} bytes`)
      const sha256 = digestOf('sha256', bytes)
      digests.push(sha256)
      sizes[index] = bytes.length
      if (links.has(id) || mayBePointer(bytes)) contents.set(index, Uint8Array.from(bytes))
      else compared.compare(index, sha256, bytes)
    }
  }
  while (digests.length < ids.length) digests.push(NO_DIGEST)
  return { sha256: digests.join(''), bytes: sizes, contents, files: compared.done() }
}

const SEEN_AS = { unknown: SAME_BYTES, plain: SAME_BYTES_PLAIN, executable: SAME_BYTES_EXECUTABLE } as const

class ComparedFiles {
  readonly #paths: readonly string[]
  readonly #files: SealedFiles | undefined
  readonly #found: Uint8Array

  constructor(files: BlobFiles | undefined, count: number) {
    this.#paths = files?.paths ?? []
    this.#files = files && new SealedFiles(files.root)
    this.#found = new Uint8Array(count)
  }

  /** Compares as the engine does: every byte, through real folders only. */
  compare(index: number, sha256: string, bytes: Buffer): void {
    const path = this.#paths[index] ?? ''
    if (path === '') return
    const seen = this.#files?.seenWith({ path, digests: { sha256 }, bytes: bytes.length, line: 0 }, bytes)
    if (seen !== undefined) this.#found[index] = SEEN_AS[seen]
  }

  /** Files in folders that changed meanwhile are compared again by the engine. */
  done(): Uint8Array {
    const changed = new Set(this.#files?.changedFolders())
    if (changed.size > 0)
      for (const [index, path] of this.#paths.entries())
        if (isBelowAny(path, changed)) this.#found[index] = NOT_COMPARED_OR_DIFFERENT
    return this.#found
  }
}

function mayBePointer(bytes: Buffer): boolean {
  return bytes.length < MAX_POINTER_BYTES && bytes.toString('latin1', 0, 8) === 'version '
}
