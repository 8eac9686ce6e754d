import { join } from 'node:path'
import { statsAt } from '../disk/look.ts'
import { foldedName } from '../disk/name-on-disk.ts'
import { exists } from '../disk/read-file.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { sealKey, walk } from '../disk/walk.ts'
import { algorithmsOf, digestOf, HEX_LENGTH } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Algorithm, Digests, Seal, Seals } from '../model/seal.ts'
import type { SealColumns } from '../model/seal-columns.ts'
import { isInColumns, sealAt } from '../model/seals.ts'

/** What became of sealed bytes that are not at their path. Keyed by the index of the seal. */
export interface Relocation {
  readonly code: 'moved' | 'case-renamed' | 'swapped' | 'holds-another' | 'one-file' | 'neighbour'
  /** The other path. */
  readonly other: string
  /** One plain sentence. */
  readonly reason: string
}

/** Looking elsewhere must not cost more than the verification itself. */
const MAX_ENTRIES = 200_000
const MAX_HASHED_BYTES = 2 ** 30

const EMPTY = new Uint8Array()

/**
 * Finds sealed bytes at other paths: a missing file that has another name now, files that have each other's bytes, a file that holds what
 * is sealed for another one. Claims nothing that a digest did not prove, except that two names differ in form only. The time grows with
 * seals plus files, each of which is read at most once.
 * @param seals those that were observed
 * @param all every seal of the manifest, of which `seals` may be a share
 */
export function relocations(
  root: string,
  seals: Seals,
  observations: readonly Observation[],
  all: Seals = seals
): ReadonlyMap<number, Relocation> {
  const found = new Map<number, Relocation>()
  const files = new SealedFiles(root)
  const missing = observations.flatMap(({ state }, index) => (state === 'missing' ? [index] : []))
  if (missing.length > 0) {
    findMissing(root, files, seals, missing, all, found)
    findNeighbours(root, seals, missing, found)
  }
  findSwapped(files, seals, observations, all, found)
  return found
}

function findMissing(
  root: string,
  files: SealedFiles,
  seals: Seals,
  missing: readonly number[],
  all: Seals,
  found: Map<number, Relocation>
): void {
  const wanted = new Wanted(seals, missing)
  const sealed = new Set(all.map(sealKey))
  let entries = 0
  let hashed = 0
  // A folder that cannot be listed hides nothing that would excuse the missing file.
  for (const { path, key, isFile } of walk(root, () => undefined)) {
    if (++entries > MAX_ENTRIES || hashed > MAX_HASHED_BYTES) return
    if (!isFile || key !== path) continue
    const twin = wanted.byName(path)
    if (sealed.has(key)) {
      if (twin !== undefined && exists(root, seals.at(twin)?.path)) found.set(twin, oneFile(path))
      continue
    }
    if (isInGit(path)) continue
    const size = statsAt(join(root, path))?.size ?? 0
    const isCandidate = size > 0 && wanted.hasSize(size)
    if ((!isCandidate && twin === undefined) || hashed + size > MAX_HASHED_BYTES) continue
    hashed += size
    const seen = files.observe({ path, digests: wanted.measured, line: 0 })
    const measured = seen.state === 'drifted' ? seen.found : undefined
    const twinSeal = twin === undefined ? undefined : seals.at(twin)
    if (twin !== undefined && twinSeal !== undefined) found.set(twin, describeRename(twinSeal, path, holds(twinSeal, measured)))
    if (measured === undefined || !isCandidate) continue
    for (const index of wanted.take(measured)) {
      const seal = seals.at(index)
      if (seal === undefined || found.has(index) || !holds(seal, measured)) continue
      found.set(index, {
        code: 'moved',
        other: path,
        reason:
          seal.path.includes('\\') && withSlashes(seal.path) === path
            ? `its bytes are at ${JSON.stringify(path)}: the manifest has "\\" where this system has "/"`
            : `its bytes are at ${JSON.stringify(path)}: it was moved or renamed`
      })
    }
  }
}

/** Endings of packed files: a list of what was uploaded, and a folder in which a step has packed or unpacked it, differ by one of them. */
const PACKED = ['.gz', '.br', '.zst', '.xz', '.bz2', '.zip', '.Z', '.lz4'] as const
const MAX_NEIGHBOURS = 1000

/** Names, for a file that is nowhere, its neighbour that is packed or is not. Nothing is claimed about the bytes. */
function findNeighbours(root: string, seals: Seals, missing: readonly number[], found: Map<number, Relocation>): void {
  for (const index of missing.slice(0, MAX_NEIGHBOURS)) {
    const seal = seals.at(index)
    if (seal === undefined || seal.rawPath !== undefined || found.has(index)) continue
    const { path } = seal
    const names = PACKED.map(end => (path.endsWith(end) ? path.slice(0, -end.length) : `${path}${end}`))
    const other = names.find(name => /[^/]$/.test(name) && exists(root, name))
    if (other === undefined) continue
    const reason =
      other.length < path.length
        ? `there is ${JSON.stringify(other)}: it may have been unpacked`
        : `there is ${JSON.stringify(other)}: it may have been packed`
    found.set(index, { code: 'neighbour', other, reason })
  }
}

/** A path that a list of Windows has, as this system writes it: `.\sub\a.txt` is `sub/a.txt`. */
function withSlashes(path: string): string {
  return path.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '')
}

/** What is looked for: names, sizes and digests of missing files. */
class Wanted {
  /** A value for each algorithm that no file has, so that every file is measured. */
  readonly measured: Digests
  readonly #byName = new Map<string, number>()
  readonly #byDigest = new Map<string, number[]>()
  readonly #sizes = new Set<number>()
  #anySize = false

  constructor(seals: Seals, missing: readonly number[]) {
    const algorithms = new Set<Algorithm>()
    for (const index of missing) {
      const seal = seals.at(index)
      if (seal === undefined) continue
      if (seal.rawPath === undefined) this.#byName.set(foldedName(seal.path), index)
      const [first, ...others] = algorithmsOf(seal)
      // Any empty file has the bytes of any other: that would mean nothing.
      if (first === undefined || seal.bytes === 0 || seal.digests[first] === digestOf(first, EMPTY)) continue
      for (const algorithm of [first, ...others]) algorithms.add(algorithm)
      push(this.#byDigest, `${first} ${seal.digests[first]}`, index)
      if (seal.bytes === undefined) this.#anySize = true
      else this.#sizes.add(seal.bytes)
    }
    if (algorithms.size === 0) algorithms.add('sha256')
    this.measured = Object.fromEntries([...algorithms].map(algorithm => [algorithm, '0'.repeat(HEX_LENGTH[algorithm])]))
  }

  byName(path: string): number | undefined {
    return this.#byName.get(foldedName(path))
  }

  hasSize(size: number): boolean {
    return this.#anySize || this.#sizes.has(size)
  }

  /** Seals with a digest of the file. Handed out once: a second file with these bytes changes nothing. */
  take({ digests = {} }: Measurement): number[] {
    return Object.entries(digests).flatMap(([algorithm, digest]) => {
      const key = `${algorithm} ${digest}`
      const indexes = this.#byDigest.get(key) ?? []
      this.#byDigest.delete(key)
      return indexes
    })
  }
}

function push<K>(lists: Map<K, number[]>, key: K, index: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [index])
  else list.push(index)
}

/** True when the measured bytes are the sealed ones, by length and every digest. */
function holds(seal: Seal, measured: Measurement | undefined): boolean {
  const algorithms = algorithmsOf(seal)
  return (
    measured !== undefined &&
    algorithms.length > 0 &&
    (seal.bytes === undefined || seal.bytes === measured.bytes) &&
    algorithms.every(algorithm => measured.digests?.[algorithm] === seal.digests[algorithm])
  )
}

function describeRename({ path: sealedPath }: Seal, path: string, isSealed: boolean): Relocation {
  const form = sealedPath.normalize('NFC') === path.normalize('NFC') ? 'Unicode form (NFC, NFD)' : 'letter case'
  const bytes = isSealed ? 'its bytes are the sealed ones' : 'its bytes are not the sealed ones either'
  const reason = `there is ${JSON.stringify(path)} instead, which differs in ${form}; ${bytes}`
  return { code: 'case-renamed', other: path, reason }
}

/** Only where the file system folds names: two seals are satisfied, or not, by one file. */
function oneFile(other: string): Relocation {
  const reason = `${JSON.stringify(other)} is sealed as well, and this file system takes both names for one file`
  return { code: 'one-file', other, reason }
}

/** Nothing is ever taken from a git folder. */
function isInGit(path: string): boolean {
  return /(?:^|\/)\.git\//i.test(path)
}

function findSwapped(
  files: SealedFiles,
  seals: Seals,
  observations: readonly Observation[],
  all: Seals,
  found: Map<number, Relocation>
): void {
  const drifted = observations.flatMap((observation, index) => {
    const digests = observation.state === 'drifted' && observation.found.bytes !== 0 ? observation.found.digests : undefined
    const seal = digests === undefined ? undefined : seals.at(index)
    const [algorithm] = seal === undefined ? [] : algorithmsOf(seal)
    const digest = algorithm === undefined ? undefined : digests?.[algorithm]
    if (observation.state !== 'drifted' || seal === undefined || algorithm === undefined || digest === undefined) return []
    return [
      {
        index,
        seal,
        measured: observation.found,
        sealed: `${algorithm} ${seal.digests[algorithm]}`,
        has: `${algorithm} ${digest}`
      }
    ]
  })
  if (drifted.length === 0) return
  const pairs = new Map(drifted.map(one => [`${one.sealed} ${one.has}`, one]))
  const owners = ownersOf(new Set(drifted.map(({ has }) => has)), all)
  let observed: ReadonlySet<string> | undefined
  for (const { index, seal, measured, sealed, has } of drifted) {
    const other = pairs.get(`${has} ${sealed}`)
    const isPair =
      other !== undefined && other.seal.rawPath === undefined && holds(other.seal, measured) && holds(seal, other.measured)
    const owner = isPair ? other.seal : owners.get(has)?.find(one => sealKey(one) !== sealKey(seal) && isOf(one, measured))
    if (owner === undefined || sealKey(owner) === sealKey(seal)) continue
    const name = JSON.stringify(owner.path)
    if (isPair || isSwappedWithOtherShare(owner, seal))
      found.set(index, { code: 'swapped', other: owner.path, reason: `it and ${name} have each other's bytes` })
    else found.set(index, { code: 'holds-another', other: owner.path, reason: `it has the bytes that are sealed for ${name}` })
  }

  /** What another job judges is not observed here: its file is read, one for each drifted file. */
  function isSwappedWithOtherShare(owner: Seal, seal: Seal): boolean {
    observed ??= new Set(seals.map(sealKey))
    if (observed.has(sealKey(owner)) || owner.rawPath !== undefined) return false
    const { rawPath: _, ...elsewhere } = seal
    return files.isIntact({ ...elsewhere, path: owner.path })
  }
}

/** True when nothing that was measured contradicts the seal. One digest is equal already. */
function isOf(owner: Seal, { bytes, digests = {} }: Measurement): boolean {
  if (owner.bytes !== undefined && owner.bytes !== bytes) return false
  return algorithmsOf(owner).every(
    algorithm => digests[algorithm] === undefined || digests[algorithm] === owner.digests[algorithm]
  )
}

/** For each digest the first seals that have it; two, since one may be the file itself. */
function ownersOf(digests: ReadonlySet<string>, all: Seals): ReadonlyMap<string, Seal[]> {
  const owners = new Map<string, Seal[]>()
  for (const [key, seal] of isInColumns(all) ? ownersInColumns(digests, all) : ownersAmong(digests, all)) {
    const known = owners.get(key)
    if (known === undefined) owners.set(key, [seal])
    else if (known.length < 2) known.push(seal)
  }
  return owners
}

type Owner = readonly [digest: string, seal: Seal]

function* ownersAmong(digests: ReadonlySet<string>, all: Seals): Generator<Owner> {
  for (const seal of all)
    for (const algorithm of algorithmsOf(seal)) {
      const key = `${algorithm} ${seal.digests[algorithm]}`
      if (digests.has(key)) yield [key, seal]
    }
}

/** The same without an object for each of a million seals. */
function* ownersInColumns(digests: ReadonlySet<string>, all: SealColumns): Generator<Owner> {
  const wanted = new Map([...digests].map(key => [key.slice(key.indexOf(' ') + 1), key]))
  for (let index = 0; index < all.length; index++) {
    const key = wanted.get(all.sha256At(index) ?? '')
    if (key?.startsWith('sha256 ') === true) yield [key, sealAt(all, index)]
  }
}
