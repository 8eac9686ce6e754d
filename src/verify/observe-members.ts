import { createHash, type Hash } from 'node:crypto'
import type { ContentSink, Member, MemberVisitor } from '../archive/member.ts'
import { hardLinkKey, memberKey } from '../archive/members.ts'
import { halfSealed, type NameTwins, twinReason } from '../archive/name-twins.ts'
import { foldedName } from '../disk/name-on-disk.ts'
import { MAX_DIAGNOSED_BYTES } from '../disk/sealed-file.ts'
import { sealKey } from '../disk/walk.ts'
import { type ArchiveRoot, archivePlace } from '../load/archive-root.ts'
import { type RootProblem, readArchiveRoot } from '../load/open-archive.ts'
import { algorithmsOf, digestOf, matchesSeal } from '../model/digest.ts'
import type { Measurement } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Algorithm, Digests, Seal, Seals } from '../model/seal.ts'
import type { Relocation } from './relocated.ts'

/** Bytes of drifted members that are kept for their diagnosis, of one archive. Those of intact ones are let go at once. */
const MAX_KEPT_BYTES = MAX_DIAGNOSED_BYTES
const OWNER_MAY_EXECUTE = 0o100
const MAX_SHOWN_CHARACTERS = 200
const INTACT: Observation = { state: 'intact' }

/** What is at the sealed paths inside an archive. With problems, nothing of it may be relied on. */
export interface ObservedMembers {
  readonly problems: readonly RootProblem[]
  /** Of which both are sealed. */
  readonly twins: readonly NameTwins[]
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
 * Compares seals with the members of an archive.
 * @param all every seal of the manifest, of which `seals` may be a share
 * @param wantsContent keeps the bytes of intact members too, as far as they are within the limit
 */
export async function observeMembers(
  cwd: string,
  root: ArchiveRoot,
  seals: Seals,
  all: Seals,
  wantsContent = false
): Promise<ObservedMembers> {
  const measuring = new Measuring(seals, wantsContent)
  const { members, problems, twins } = await readArchiveRoot(cwd, root, measuring)
  const isSealed = sealedIn(root, new Set(all.map(sealKey)))
  const open = [
    ...problems.filter(problem => !(problem.code === 'archive-link-unsafe' && measuring.isSealedLink(problem, root))),
    ...halfSealed(twins, isSealed).map(twin => twinProblem(twin, isSealed, root))
  ]
  const observations = seals.map(seal => measuring.observe(seal))
  const drifted = measuring.open(seals, observations)
  // Only an archive that has drifted is read a second time: an intact one is never kept in memory.
  if (open.length === 0 && drifted.size > 0) await readArchiveRoot(cwd, root, measuring.keepOnly(drifted))
  return {
    problems: open,
    twins: twins.filter(({ paths }) => paths.every(isSealed)),
    observations,
    entries: members.filter(({ kind }) => kind !== 'folder').map(member => ({ path: member.path, key: memberKey(member) })),
    relocations: measuring.relocations(seals, observations, all),
    bytesOf: seal => measuring.bytesOf(seal)
  }
}

/** Whether a path of the innermost archive is sealed. What is outside of the folder of the root is not. */
function sealedIn({ folder }: ArchiveRoot, keys: ReadonlySet<string>): (path: string) => boolean {
  const start = folder === '' ? '' : `${folder}/`
  return path => path.startsWith(start) && keys.has(path.slice(start.length))
}

function twinProblem({ paths: [one, other] }: NameTwins, isSealed: (path: string) => boolean, root: ArchiveRoot): RootProblem {
  const [path, sealed] = isSealed(one) ? [other, one] : [one, other]
  return { code: 'archive-case-twin', reason: twinReason(path, sealed), path: `${archivePlace(root)}${path}` }
}

class Measuring {
  readonly #seals: ReadonlyMap<string, Seal>
  readonly #algorithms: ReadonlySet<Algorithm>
  readonly #wantsContent: boolean
  readonly #members = new Map<string, Member>()
  readonly #measured = new Map<string, Measurement>()
  readonly #kept = new Map<string, Uint8Array>()
  #keptBytes = 0

  constructor(seals: Seals, wantsContent: boolean) {
    this.#seals = new Map(seals.map(seal => [sealKey(seal), seal]))
    this.#algorithms = new Set(['sha256', ...seals.flatMap(algorithmsOf)])
    this.#wantsContent = wantsContent
  }

  visit(member: Member): ContentSink | undefined {
    const key = memberKey(member)
    this.#members.set(key, member)
    if (member.kind === 'file') return this.#measure(key, member.bytes)
    const original = member.kind === 'hard-link' ? hardLinkKey(member) : undefined
    const measured = original === undefined ? undefined : this.#measured.get(original)
    if (measured !== undefined) this.#measured.set(key, measured)
    return undefined
  }

  #measure(key: string, size: number): ContentSink {
    const seal = this.#seals.get(key)
    const keep = this.#wantsContent && seal !== undefined ? this.#keeping(key, size) : undefined
    const algorithms = [...this.#algorithms]
    let digests: Digests | undefined
    let hashes: readonly (readonly [Algorithm, Hash])[] | undefined
    return {
      data: chunk => {
        keep?.data(chunk)
        // Most members come in one piece, whose digest is made by one call.
        if (chunk.length === size)
          digests = Object.fromEntries(algorithms.map(algorithm => [algorithm, digestOf(algorithm, chunk)]))
        else {
          hashes ??= algorithms.map(algorithm => [algorithm, createHash(algorithm)] as const)
          for (const [, hash] of hashes) hash.update(chunk)
        }
      },
      end: () => {
        keep?.end()
        hashes ??= digests === undefined ? algorithms.map(algorithm => [algorithm, createHash(algorithm)] as const) : []
        digests ??= Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]))
        this.#measured.set(key, { bytes: size, digests })
      }
    }
  }

  /** Keeps a copy of the content, within the limits. */
  #keeping(key: string, size: number): ContentSink | undefined {
    if (size > MAX_DIAGNOSED_BYTES || this.#keptBytes + size > MAX_KEPT_BYTES) return undefined
    this.#keptBytes += size
    const parts: Buffer[] = []
    return {
      data: chunk => {
        parts.push(Buffer.from(chunk))
      },
      end: () => {
        this.#kept.set(key, Buffer.concat(parts))
      }
    }
  }

  /** The keys of members that are not as sealed, whose content was not kept. */
  open(seals: Seals, observations: readonly Observation[]): ReadonlySet<string> {
    return new Set(
      seals.flatMap((seal, index) => {
        const key = sealKey(seal)
        return observations[index]?.state === 'drifted' && !this.#kept.has(key) ? [key] : []
      })
    )
  }

  /** Keeps the content of these members when the archive is read again. */
  keepOnly(keys: ReadonlySet<string>): MemberVisitor {
    return {
      visit: member => {
        const key = memberKey(member)
        return member.kind === 'file' && keys.has(key) ? this.#keeping(key, member.bytes) : undefined
      }
    }
  }

  /** Undefined also where the content is no longer that of the first reading. */
  bytesOf(seal: Seal): Uint8Array | undefined {
    const bytes = this.#kept.get(sealKey(seal))
    return bytes && digestOf('sha256', bytes) === this.#measured.get(sealKey(seal))?.digests?.sha256 ? bytes : undefined
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
  relocations(seals: Seals, observations: readonly Observation[], all: Seals): ReadonlyMap<number, Relocation> {
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
    seals: Seals,
    observations: readonly Observation[],
    indexOf: ReadonlyMap<string | undefined, number>
  ): Relocation | undefined {
    const own = this.#measured.get(sealKey(seal))
    const at = own?.digests?.sha256 === undefined || own.bytes === 0 ? undefined : indexOf.get(own.digests.sha256)
    const other = at === undefined || at === index ? undefined : seals.at(at)
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
