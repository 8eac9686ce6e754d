import { createHash } from 'node:crypto'
import { SealedFiles } from '../disk/sealed-file.ts'
import { sealKey } from '../disk/walk.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { digestOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Algorithm, Seal, Seals } from '../model/seal.ts'

/** Digests of each length, the one that is assumed first. */
const CANDIDATES: Readonly<Record<Algorithm, readonly string[]>> = {
  sha256: ['SHA-256', 'SHA3-256', 'BLAKE2b-256', 'BLAKE2s', 'BLAKE3', 'SM3', 'SHA-512/256'],
  sha384: ['SHA-384', 'SHA3-384', 'BLAKE2b-384'],
  sha512: ['SHA-512', 'SHA3-512', 'BLAKE2b-512', 'BLAKE3', 'Whirlpool'],
  blake2b512: []
}

/** What Node computes of them, by its own names. */
const COMPUTED: readonly (readonly [algorithm: string, name: string])[] = [
  ['sha3-256', 'SHA3-256'],
  ['blake2s256', 'BLAKE2s'],
  ['sm3', 'SM3'],
  ['sha512-256', 'SHA-512/256'],
  ['sha3-384', 'SHA3-384'],
  ['sha3-512', 'SHA3-512'],
  ['blake2b512', 'BLAKE2b-512']
]

/** Files that are read again, one after the other, to find out which digests the list has. */
const MAX_FILES_READ = 16
const MAX_READ_BYTES = 16 * 1024 * 1024

/** What was found out about the seals of one manifest, or of a share of them. */
export interface ReadDigests {
  readonly seals: Seals
  readonly observations: readonly Observation[]
  readonly findings: readonly Finding[]
}

export interface Doubt {
  /** Instead of the findings that were given. */
  readonly findings: readonly Finding[]
  /** Number of drifted files of which nothing is known. */
  readonly files: number
  /** The list with the digests that a file proves to be meant: to be judged instead of the first reading. */
  readonly reading?: LoadedManifest
}

/**
 * A list of bare digests that was read as SHA-2 by their length alone may have digests of another algorithm: then no file matches, and yet no
 * file has changed. The reading is accepted if a file proves it: an intact one, or sealed bytes that are elsewhere, in git or reached by undoing
 * a cause. Otherwise the digest mismatches become one refusal of the list. Undefined when there is no such doubt.
 */
export function doubtOf(source: LoadedManifest, root: string, judged: ReadDigests): Doubt | undefined {
  const { assumed = [], name } = source
  if (assumed.length === 0 || !judged.findings.some(({ code }) => code === 'digest-mismatch')) return undefined
  const files = new SealedFiles(root)
  const unproved = assumed.filter(algorithm => !isProved(algorithm, source, files, judged))
  const doubtful = new Set(judged.findings.filter(finding => isDoubtful(finding, unproved)))
  const [first] = doubtful
  if (first === undefined) return undefined
  const algorithm = unproved.find(one => first.expected?.digests?.[one] !== undefined) ?? 'sha256'
  const drifted = judged.seals.filter((_, index) => judged.observations[index]?.state === 'drifted')
  const meant = meantBy(files, drifted, algorithm)
  if (meant === 'BLAKE2b-512') return { findings: [], files: 0, reading: asBlake2b(source) }
  const { path, line } = first
  const refusal: Finding = {
    code: 'manifest-digest-ambiguous',
    severity: 'unverifiable',
    manifest: name,
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    reason: reasonOf(algorithm, doubtful.size, meant)
  }
  return { findings: [refusal, ...judged.findings.filter(finding => !doubtful.has(finding))], files: doubtful.size }
}

/** True when the file has none of the digests that are certain to be meant. */
function isDoubtful({ code, expected }: Finding, unproved: readonly Algorithm[]): boolean {
  return code === 'digest-mismatch' && Object.keys(expected?.digests ?? {}).every(one => unproved.some(other => other === one))
}

function isProved(
  algorithm: Algorithm,
  source: LoadedManifest,
  files: SealedFiles,
  { seals, observations, findings }: ReadDigests
): boolean {
  const has = (seal: Seal) => seal.digests[algorithm] !== undefined
  const empty = digestOf(algorithm, new Uint8Array())
  if (source.seals.some(({ digests }) => digests[algorithm] === empty)) return true
  if (seals.some((seal, index) => has(seal) && observations[index]?.state === 'intact')) return true
  if (findings.some(finding => finding.expected?.digests?.[algorithm] !== undefined && holdsSealedBytes(finding))) return true
  // In a shard, the intact files may be in another shard.
  const judged = new Set(seals.map(sealKey))
  const others = seals.length === source.seals.length ? [] : source.seals.filter(seal => has(seal) && !judged.has(sealKey(seal)))
  return others.slice(0, MAX_FILES_READ).some(seal => files.isIntact(seal))
}

/** True when bytes with the digest exist: at another path, in git, or among the found bytes once a cause is undone. */
function holdsSealedBytes({ code, drift, git }: Finding): boolean {
  if (code === 'moved' || code === 'swapped' || git?.source !== undefined) return true
  if (drift?.certainty === 'proved' || drift?.certainty === 'compared') return true
  return drift?.causes.some(cause => cause.code === 'another-file') === true
}

/** The digest, other than the assumed one, that a file really has. */
function meantBy(files: SealedFiles, drifted: readonly Seal[], algorithm: Algorithm): string | undefined {
  for (const seal of drifted.slice(0, MAX_FILES_READ)) {
    const bytes = files.content(seal, MAX_READ_BYTES)
    const found = bytes && COMPUTED.find(([hash]) => hexOf(hash, bytes) === seal.digests[algorithm])
    if (found !== undefined) return found[1]
  }
  return undefined
}

/** Undefined for an algorithm that this build of Node does not have. */
function hexOf(algorithm: string, bytes: Uint8Array): string | undefined {
  try {
    return createHash(algorithm).update(bytes).digest('hex')
  } catch {
    return undefined
  }
}

function asBlake2b({ assumed: _, ...source }: LoadedManifest): LoadedManifest {
  const seals = source.seals.map((seal): Seal => {
    const { sha512, ...digests } = seal.digests
    return sha512 === undefined ? seal : { ...seal, digests: { ...digests, blake2b512: sha512 } }
  })
  return { ...source, seals }
}

function reasonOf(algorithm: Algorithm, files: number, meant: string | undefined): string {
  const [assumed, ...others] = CANDIDATES[algorithm]
  if (meant !== undefined) return `it has ${meant} digests, as a file proves, which are not compared here: seal with sha256`
  const subject = files === 1 ? 'the file does not have' : `none of the ${files} files has`
  return `${subject} this ${assumed}, nothing states that it is one, and no file proves it: it may be ${others.join(', ')}`
}
