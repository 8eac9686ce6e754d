import { digestOf, matchesSeal } from '../model/digest.ts'
import type { Algorithm, Seal } from '../model/seal.ts'
import type { GitLimits } from './model.ts'
import { allBlobs, type BlobHeader, blobSizes, type GitObject, readBlobs } from './objects.ts'
import type { Repository } from './repository.ts'

/** Reads blobs of one repository within the limits of a run. */
export class Blobs {
  readonly #repository: Repository
  readonly #limits: GitLimits
  #bytesLeft: number
  #sizes: ReadonlyMap<string, number> = new Map()

  constructor(repository: Repository, limits: GitLimits) {
    this.#repository = repository
    this.#limits = limits
    this.#bytesLeft = limits.totalBytes
  }

  /**
   * Finds out which of the ids are blobs here, and how long they are. All objects of a partial clone are listed: asking for a blob
   * that is not here would fetch it, or end git.
   */
  async measure(ids: ReadonlySet<string>): Promise<void> {
    const { git, folder, settings } = this.#repository
    if (!settings.partialClone) {
      this.#sizes = await blobSizes(git, folder, [...ids])
      return
    }
    const sizes = new Map<string, number>()
    for await (const headers of allBlobs(git, folder)) {
      for (const { id, bytes } of headers) if (ids.has(id)) sizes.set(id, bytes)
    }
    this.#sizes = sizes
  }

  /** Length of a measured blob. */
  sizeOf(id: string): number | undefined {
    return this.#sizes.get(id)
  }

  /** True when the blob may be read; its bytes then count. */
  mayRead(bytes: number): boolean {
    if (bytes > this.#limits.blobBytes || bytes > this.#bytesLeft) return false
    this.#bytesLeft -= bytes
    return true
  }

  read(ids: readonly string[]): AsyncGenerator<GitObject> {
    return readBlobs(this.#repository.git, this.#repository.folder, ids)
  }

  /**
   * Searches the whole object store for blobs that match the seals, by their length first. If a seal has no length, every blob could match:
   * those of `past` come first, and then as many others as the limits allow.
   * @param past ids of what the paths of these seals had before, likeliest first
   */
  async find(
    seals: readonly Seal[],
    past: ReadonlySet<string> = new Set()
  ): Promise<{ readonly ids: ReadonlyMap<Seal, string>; readonly limit?: string }> {
    const wanted = new Wanted(seals)
    const candidates: string[] = []
    const pastSizes = new Map<string, number>()
    const others: BlobHeader[] = []
    let isCut = false
    const take = ({ id, bytes }: BlobHeader) => {
      if (candidates.length === this.#limits.candidates || !this.mayRead(bytes)) isCut = true
      else candidates.push(id)
    }
    for await (const headers of allBlobs(this.#repository.git, this.#repository.folder)) {
      for (const header of headers) {
        if (wanted.hasLength(header.bytes)) take(header)
        else if (!wanted.anyLength) continue
        else if (past.has(header.id)) pastSizes.set(header.id, header.bytes)
        else if (others.length < this.#limits.candidates) others.push(header)
        else isCut = true
      }
    }
    for (const id of past) {
      const bytes = pastSizes.get(id)
      if (bytes !== undefined) take({ id, bytes })
    }
    for (const other of others) take(other)
    const ids = new Map<Seal, string>()
    for await (const { id, bytes } of this.read(candidates)) {
      if (bytes !== undefined) for (const seal of wanted.matching(bytes)) if (!ids.has(seal)) ids.set(seal, id)
    }
    const of = wanted.anyLength ? '' : ' of the sealed lengths'
    const limit = `${candidates.length} blobs${of} were tried, and there are more or larger ones`
    return { ids, ...(isCut && { limit }) }
  }
}

/** Seals by length and digest, so that thousands of seals cost no more per candidate than one. Those without a length are under `undefined`. */
class Wanted {
  readonly #byLength = new Map<number | undefined, Map<Algorithm, Map<string, Seal[]>>>()

  constructor(seals: readonly Seal[]) {
    for (const seal of seals) {
      const [first] = Object.entries(seal.digests)
      if (first === undefined) continue
      const algorithm = first[0] as Algorithm // the only keys of `Digests`
      const byAlgorithm = this.#byLength.get(seal.bytes) ?? new Map<Algorithm, Map<string, Seal[]>>()
      const byDigest = byAlgorithm.get(algorithm) ?? new Map<string, Seal[]>()
      const same = byDigest.get(first[1]) ?? []
      same.push(seal)
      this.#byLength.set(seal.bytes, byAlgorithm.set(algorithm, byDigest.set(first[1], same)))
    }
  }

  get anyLength(): boolean {
    return this.#byLength.has(undefined)
  }

  hasLength(bytes: number): boolean {
    return this.#byLength.has(bytes)
  }

  matching(bytes: Uint8Array): Seal[] {
    const maps = [bytes.length, undefined].flatMap(length => [...(this.#byLength.get(length) ?? [])])
    const alike = maps.flatMap(([algorithm, byDigest]) => byDigest.get(digestOf(algorithm, bytes)) ?? [])
    return alike.filter(seal => matchesSeal(seal, bytes))
  }
}
