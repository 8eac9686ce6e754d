import { createHash, type Hash } from 'node:crypto'
import type { ContentSink, Member } from '../archive/member.ts'
import { hardLinkKey, memberKey } from '../archive/members.ts'
import { foldedName } from '../disk/name-on-disk.ts'
import { MAX_DIAGNOSED_BYTES } from '../disk/sealed-file.ts'
import { sealKey } from '../disk/walk.ts'
import type { ArchiveRoot } from '../load/archive-root.ts'
import { type RootProblem, readArchiveRoot } from '../load/open-archive.ts'
import { algorithmsOf, digestOf, matchesSeal } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Algorithm, Seal } from '../model/seal.ts'
import type { Relocation } from './relocated.ts'

/** Bytes of drifted members that are kept for their diagnosis, of one archive. Those of intact ones are let go at once. */
const MAX_KEPT_BYTES = MAX_DIAGNOSED_BYTES
const OWNER_MAY_EXECUTE = 0o100
const MAX_SHOWN_CHARACTERS = 200
const INTACT: Observation = { state: 'intact' }

/** What is at the sealed paths inside an archive. With problems, nothing of it may be relied on. */
export interface ObservedMembers {
  readonly problems: readonly RootProblem[]
  /** One for each seal. */
  readonly observations: readonly Observation[]
  /** What is not a folder, as a walk over a folder lists it. */
  readonly entries: readonly { readonly path: string; readonly key: string }[]
  /** By index of the seal. */
  readonly relocations: ReadonlyMap<number, Relocation>
  /** The bytes of a member that is not as sealed, or of one whose content was wanted; undefined when they were not kept. */
  bytesOf(seal: Seal): Uint8Array | undefined
}

/**
 * Compares seals with the members of an archive, which is read once.
 * @param all every seal of the manifest, of which `seals` may be a share
 * @param wantsContent keeps the bytes of intact members too, as far as they are within the limit
 */
export async function observeMembers(
  cwd: string,
  root: ArchiveRoot,
  seals: readonly Seal[],
  all: readonly Seal[],
  wantsContent = false
): Promise<ObservedMembers> {
  const measuring = new Measuring(seals, wantsContent)
  const { members, problems } = await readArchiveRoot(cwd, root, measuring)
  const open = problems.filter(problem => !(problem.code === 'archive-link-unsafe' && measuring.isSealedLink(problem, root)))
  const observations = seals.map(seal => measuring.observe(seal))
  return {
    problems: open,
    observations,
    entries: members.filter(({ kind }) => kind !== 'folder').map(member => ({ path: member.path, key: memberKey(member) })),
    relocations: measuring.relocations(seals, observations, all),
    bytesOf: seal => measuring.bytesOf(seal)
  }
}

class Measuring {
  readonly #seals: ReadonlyMap<string, Seal>
  readonly #algorithms: ReadonlySet<Algorithm>
  readonly #wantsContent: boolean
  readonly #members = new Map<string, Member>()
  readonly #measured = new Map<string, Measurement>()
  readonly #kept = new Map<string, Uint8Array>()
  #keptBytes = 0

  constructor(seals: readonly Seal[], wantsContent: boolean) {
    this.#seals = new Map(seals.map(seal => [sealKey(seal), seal]))
    this.#algorithms = new Set(['sha256', ...seals.flatMap(algorithmsOf)])
    this.#wantsContent = wantsContent
  }

  visit(member: Member): ContentSink | undefined {
    const key = memberKey(member)
    this.#members.set(key, member)
    if (member.kind === 'file') return this.#measure(key)
    const original = member.kind === 'hard-link' ? hardLinkKey(member) : undefined
    const measured = original === undefined ? undefined : this.#measured.get(original)
    if (measured !== undefined) this.#measured.set(key, measured)
    return undefined
  }

  #measure(key: string): ContentSink {
    const seal = this.#seals.get(key)
    const limit = seal === undefined ? 0 : MAX_DIAGNOSED_BYTES
    const parts: Uint8Array[] = []
    let hashes: readonly (readonly [Algorithm, Hash])[] | undefined
    let first: Uint8Array | undefined
    let bytes = 0
    const begin = (): readonly (readonly [Algorithm, Hash])[] =>
      [...this.#algorithms].map(algorithm => [algorithm, createHash(algorithm)] as const)
    return {
      data: chunk => {
        bytes += chunk.length
        if (bytes <= limit) parts.push(chunk)
        else parts.length = 0
        // Most members come in one piece, whose digest is made by one call.
        if (first === undefined) first = chunk
        else {
          if (hashes === undefined) {
            hashes = begin()
            for (const [, hash] of hashes) hash.update(first)
          }
          for (const [, hash] of hashes) hash.update(chunk)
        }
      },
      end: () => {
        const content = first ?? new Uint8Array()
        const digests = Object.fromEntries(
          hashes === undefined
            ? [...this.#algorithms].map(algorithm => [algorithm, digestOf(algorithm, content)])
            : hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])
        )
        const found = { bytes, digests }
        this.#measured.set(key, found)
        if (seal !== undefined && bytes <= limit && (this.#wantsContent || !holds(seal, found))) this.#keep(key, parts, bytes)
      }
    }
  }

  #keep(key: string, parts: readonly Uint8Array[], bytes: number): void {
    if (this.#keptBytes + bytes > MAX_KEPT_BYTES) return
    this.#keptBytes += bytes
    this.#kept.set(key, Buffer.concat(parts))
  }

  bytesOf(seal: Seal): Uint8Array | undefined {
    return this.#kept.get(sealKey(seal))
  }

  observe(seal: Seal): Observation {
    const member = this.#members.get(sealKey(seal))
    if (member === undefined) return { state: 'missing' }
    if (seal.shards !== undefined)
      return { state: 'unreadable', reason: 'its digests are those of its ranges, which are not compared inside an archive' }
    if (seal.link !== undefined) return linkObservation(seal, seal.link, member)
    if (member.kind === 'folder') return { state: 'not-a-file', reason: 'there is a folder in its place' }
    if (member.kind === 'link')
      return { state: 'symlink', reason: 'there is a symbolic link in its place; links are never followed' }
    const found = this.#measured.get(sealKey(seal))
    if (found === undefined) return { state: 'unreadable', reason: 'its content was not read' }
    return withMode(seal, member, holds(seal, found) ? INTACT : { state: 'drifted', found: measuredFor(seal, found) })
  }

  /** True when the unsafe link is a sealed one, which leads exactly where its seal states. */
  isSealedLink({ path }: RootProblem, { prefix }: ArchiveRoot): boolean {
    if (!path.startsWith(prefix)) return false
    const key = path.slice(prefix.length)
    const [seal, member] = [this.#seals.get(key), this.#members.get(key)]
    return seal?.link !== undefined && member?.kind === 'link' && this.observe(seal).state === 'intact'
  }

  /** Sealed bytes that are at other paths, and names that differ in form only. */
  relocations(
    seals: readonly Seal[],
    observations: readonly Observation[],
    all: readonly Seal[]
  ): ReadonlyMap<number, Relocation> {
    const found = new Map<number, Relocation>()
    if (observations.every(({ state }) => state !== 'missing' && state !== 'drifted')) return found
    const sealed = new Map(all.map(seal => [sealKey(seal), seal]))
    const free = [...this.#members.values()].filter(member => member.rawPath === undefined && !sealed.has(member.path))
    const byDigest = new Map(free.map(({ path }) => [this.#measured.get(path)?.digests?.sha256, path]))
    const byForm = new Map(free.map(({ path }) => [foldedName(path), path]))
    const indexOf = new Map(seals.map((seal, index) => [seal.digests.sha256, index]))
    for (const [index, seal] of seals.entries()) {
      const state = observations[index]?.state
      const relocation =
        state === 'missing'
          ? this.#elsewhere(seal, byForm.get(foldedName(seal.path)), byDigest.get(seal.digests.sha256))
          : state === 'drifted'
            ? this.#exchanged(seal, index, seals, observations, indexOf)
            : undefined
      if (relocation !== undefined) found.set(index, relocation)
    }
    return found
  }

  #elsewhere(seal: Seal, twin: string | undefined, other: string | undefined): Relocation | undefined {
    if (twin !== undefined) {
      const reason = `its name is ${JSON.stringify(twin)} in the archive`
      return { code: 'case-renamed', other: twin, reason }
    }
    const measured = other === undefined ? undefined : this.#measured.get(other)
    if (
      other === undefined ||
      measured === undefined ||
      seal.link !== undefined ||
      measured.bytes === 0 ||
      !holds(seal, measured)
    )
      return undefined
    return { code: 'moved', other, reason: `its bytes are at ${JSON.stringify(other)}: it was moved or renamed` }
  }

  #exchanged(
    seal: Seal,
    index: number,
    seals: readonly Seal[],
    observations: readonly Observation[],
    indexOf: ReadonlyMap<string | undefined, number>
  ): Relocation | undefined {
    const own = this.#measured.get(sealKey(seal))
    const at = own?.digests?.sha256 === undefined || own.bytes === 0 ? undefined : indexOf.get(own.digests.sha256)
    const other = at === undefined || at === index ? undefined : seals[at]
    if (at === undefined || other === undefined || own === undefined || !holds(other, own)) return undefined
    const theirs = this.#measured.get(sealKey(other))
    const isSwap = observations[at]?.state === 'drifted' && theirs !== undefined && holds(seal, theirs)
    const path = other.path
    return isSwap
      ? { code: 'swapped', other: path, reason: `it has the bytes of ${JSON.stringify(path)}, which has its bytes` }
      : { code: 'holds-another', other: path, reason: `it has the bytes that are sealed for ${JSON.stringify(path)}` }
  }
}

function holds(seal: Seal, { bytes, digests }: Measurement): boolean {
  const algorithms = algorithmsOf(seal)
  if (algorithms.length === 0 || (seal.bytes !== undefined && seal.bytes !== bytes)) return false
  return algorithms.every(algorithm => digests?.[algorithm] === seal.digests[algorithm])
}

/** The digests that the seal has, as a file on disk is measured. */
function measuredFor(seal: Seal, { bytes, digests }: Measurement): Measurement {
  const own = Object.fromEntries(algorithmsOf(seal).map(algorithm => [algorithm, digests?.[algorithm]]))
  return { ...(bytes !== undefined && { bytes }), digests: own }
}

function withMode({ exec: sealed }: Seal, { mode }: Member, observation: Observation): Observation {
  if (sealed === undefined || (observation.state !== 'intact' && observation.state !== 'drifted')) return observation
  if (mode === undefined) return { state: 'unreadable', reason: 'its mode is sealed, and the archive keeps none for it' }
  const exec = (mode & OWNER_MAY_EXECUTE) !== 0
  if (observation.state === 'drifted') return { ...observation, found: { ...observation.found, exec } }
  if (exec === sealed) return observation
  return {
    state: 'mode-changed',
    reason: sealed ? 'it is no longer executable' : 'it is executable, and was not when it was sealed'
  }
}

function linkObservation(seal: Seal, sealed: string, { kind, target = new Uint8Array() }: Member): Observation {
  if (kind !== 'link')
    return { state: 'link-changed', reason: `there is a ${kind === 'folder' ? 'folder' : 'regular file'} in its place` }
  if (matchesSeal(seal, target)) return INTACT
  const [now, then] = [Buffer.from(target).toString('utf8'), sealed].map(text =>
    JSON.stringify(text.slice(0, MAX_SHOWN_CHARACTERS))
  )
  return { state: 'link-changed', reason: `it leads to ${now}, and ${then} is sealed` }
}
