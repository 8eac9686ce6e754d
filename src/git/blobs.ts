import { digestOf, matchesSeal } from '../model/digest.ts'
import type { Algorithm, Seal } from '../model/seal.ts'
import type { GitLimits } from './model.ts'
import { allBlobs, blobSizes, type GitObject, readBlobs } from './objects.ts'
import type { Repository } from './repository.ts'

/** Reads blobs of one repository inside the limits of a run. */
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
   * Finds out which of the ids are blobs here, and how long they are. A partial clone is listed as a whole: asking it for a blob that
   * is not here would fetch it, or end git.
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

  /** Looks through the whole object store for blobs that match the seals, by their length first. */
  async find(seals: readonly Seal[]): Promise<{ readonly ids: ReadonlyMap<Seal, string>; readonly limit?: string }> {
    const wanted = new Wanted(seals)
    const candidates: string[] = []
    let limit: string | undefined
    for await (const headers of allBlobs(this.#repository.git, this.#repository.folder)) {
      for (const { id, bytes } of headers) {
        if (!wanted.hasLength(bytes)) continue
        if (candidates.length === this.#limits.candidates || !this.mayRead(bytes)) {
          limit = `${candidates.length} blobs of the sealed lengths were tried, and there are more or larger ones`
        } else candidates.push(id)
      }
    }
    const ids = new Map<Seal, string>()
    for await (const { id, bytes } of this.read(candidates)) {
      if (bytes !== undefined) for (const seal of wanted.matching(bytes)) if (!ids.has(seal)) ids.set(seal, id)
    }
    return { ids, ...(limit !== undefined && { limit }) }
  }
}

/** Seals by length and digest: thousands of them cost one candidate no more than one does. */
class Wanted {
  readonly #byLength = new Map<number, Map<Algorithm, Map<string, Seal[]>>>()

  constructor(seals: readonly Seal[]) {
    for (const seal of seals) {
      const [first] = Object.entries(seal.digests)
      if (seal.bytes === undefined || first === undefined) continue
      const algorithm = first[0] as Algorithm // the only keys of `Digests`
      const byAlgorithm = this.#byLength.get(seal.bytes) ?? new Map<Algorithm, Map<string, Seal[]>>()
      const byDigest = byAlgorithm.get(algorithm) ?? new Map<string, Seal[]>()
      const same = byDigest.get(first[1]) ?? []
      same.push(seal)
      this.#byLength.set(seal.bytes, byAlgorithm.set(algorithm, byDigest.set(first[1], same)))
    }
  }

  hasLength(bytes: number): boolean {
    return this.#byLength.has(bytes)
  }

  matching(bytes: Uint8Array): Seal[] {
    const byAlgorithm = this.#byLength.get(bytes.length) ?? new Map<Algorithm, Map<string, Seal[]>>()
    const alike = [...byAlgorithm].flatMap(([algorithm, byDigest]) => byDigest.get(digestOf(algorithm, bytes)) ?? [])
    return alike.filter(seal => matchesSeal(seal, bytes))
  }
}
