import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { SealedFiles } from '../disk/sealed-file.ts'
import { sealKey, walk } from '../disk/walk.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'

/** What became of sealed bytes that do not stand where they belong. Keyed by the index of the seal. */
export interface Relocation {
  readonly code: 'moved' | 'case-renamed' | 'swapped' | 'holds-another'
  /** The other path. */
  readonly other: string
  /** One plain sentence. */
  readonly reason: string
}

const SHA256_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Looking elsewhere must not cost more than the verification itself. */
const MAX_ENTRIES = 200_000
const MAX_HASHED_BYTES = 2 ** 30

/**
 * Finds sealed bytes in other places: a missing file that stands under another name, files that have each other's bytes, a file that
 * holds what is sealed for another one. Says nothing that a digest did not prove, except that two names differ in form only.
 * @param seals those that were observed
 * @param all every seal of the manifest, of which `seals` may be a share
 */
export function relocations(
  root: string,
  seals: readonly Seal[],
  observations: readonly Observation[],
  all: readonly Seal[] = seals
): ReadonlyMap<number, Relocation> {
  const found = new Map<number, Relocation>()
  const files = new SealedFiles(root)
  const missing = seals.flatMap((_, index) => (observations[index]?.state === 'missing' ? [index] : []))
  if (missing.length > 0) findMissing(root, files, seals, missing, all, found)
  findSwapped(files, seals, observations, all, found)
  return found
}

function findMissing(
  root: string,
  files: SealedFiles,
  seals: readonly Seal[],
  missing: readonly number[],
  all: readonly Seal[],
  found: Map<number, Relocation>
): void {
  const byName = new Map<string, number>()
  const byDigest = new Map<string, number[]>()
  const sizes = new Set<number>()
  let anySize = false
  for (const index of missing) {
    const { path = '', rawPath, bytes, digests } = seals[index] ?? {}
    if (rawPath === undefined) byName.set(folded(path), index)
    // Any empty file has the bytes of any other: that would say nothing.
    if (bytes === 0 || digests?.sha256 === undefined || digests.sha256 === SHA256_OF_NOTHING) continue
    byDigest.set(digests.sha256, [...(byDigest.get(digests.sha256) ?? []), index])
    if (bytes === undefined) anySize = true
    else sizes.add(bytes)
  }
  const sealed = new Set(all.map(sealKey))
  let entries = 0
  let hashed = 0
  // A folder that cannot be listed hides nothing that would excuse the missing file.
  for (const entry of walk(root, () => undefined)) {
    if (++entries > MAX_ENTRIES || hashed > MAX_HASHED_BYTES) return
    if (!entry.isFile || entry.key !== entry.path || sealed.has(entry.key)) continue
    const twin = byName.get(folded(entry.path))
    if (twin !== undefined) renamed(twin, entry.path)
    const size = lstatSync(join(root, entry.path), { throwIfNoEntry: false })?.size ?? 0
    if (size === 0 || (!anySize && !sizes.has(size)) || hashed + size > MAX_HASHED_BYTES) continue
    hashed += size
    const seen = files.observe({ path: entry.path, digests: { sha256: SHA256_OF_NOTHING }, line: 0 })
    const digest = seen.state === 'drifted' ? seen.found.digests?.sha256 : undefined
    for (const index of byDigest.get(digest ?? '') ?? []) {
      if (found.has(index) || !holds(index, entry.path)) continue
      const reason = `its bytes stand at ${JSON.stringify(entry.path)}: it was moved or renamed`
      found.set(index, { code: 'moved', other: entry.path, reason })
    }
  }

  function holds(index: number, path: string): boolean {
    const { rawPath: _, ...seal } = seals[index] ?? { path, digests: {}, line: 0 }
    return files.isIntact({ ...seal, path })
  }

  function renamed(index: number, path: string): void {
    const sealedPath = seals[index]?.path ?? ''
    const form = sealedPath.normalize('NFC') === path.normalize('NFC') ? 'Unicode form (NFC, NFD)' : 'letter case'
    const bytes = holds(index, path) ? 'its bytes are the sealed ones' : 'its bytes are not the sealed ones either'
    const reason = `there is ${JSON.stringify(path)} instead, which differs in ${form}; ${bytes}`
    found.set(index, { code: 'case-renamed', other: path, reason })
  }
}

function folded(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

function findSwapped(
  files: SealedFiles,
  seals: readonly Seal[],
  observations: readonly Observation[],
  all: readonly Seal[],
  found: Map<number, Relocation>
): void {
  const holders = new Map<string, number[]>()
  observations.forEach((observation, index) => {
    if (observation.state !== 'drifted' || observation.found.bytes === 0) return
    const digest = observation.found.digests?.sha256
    const known = digest === undefined ? undefined : holders.get(digest)
    if (known !== undefined) known.push(index)
    else if (digest !== undefined) holders.set(digest, [index])
  })
  if (holders.size === 0) return
  for (const owner of all) {
    for (const index of holders.get(owner.digests.sha256 ?? '') ?? []) {
      const holder = seals[index]
      if (holder === undefined || sealKey(holder) === sealKey(owner)) continue
      const name = JSON.stringify(owner.path)
      const { rawPath: _, ...elsewhere } = holder
      if (owner.rawPath === undefined && files.isIntact({ ...elsewhere, path: owner.path })) {
        found.set(index, { code: 'swapped', other: owner.path, reason: `it and ${name} have each other's bytes` })
      } else if (!found.has(index)) {
        found.set(index, { code: 'holds-another', other: owner.path, reason: `it holds the bytes that are sealed for ${name}` })
      }
    }
  }
}
