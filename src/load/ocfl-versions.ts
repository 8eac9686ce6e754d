import { decodeManifest } from '../manifests/decode.ts'
import { isRecord } from '../manifests/json.ts'
import { textAt } from '../manifests/json-list.ts'
import { readManifest } from '../manifests/read.ts'
import type { Algorithm, ManifestProblem, Seal } from '../model/seal.ts'

/** Parts of an inventory that was read without a problem. Digests are in lower case. */
export interface Inventory {
  readonly id: string
  /** `1.0` or `1.1` */
  readonly spec: string
  readonly algorithm: Algorithm
  readonly head: string
  readonly content: string
  /** Content paths by digest. */
  readonly manifest: ReadonlyMap<string, readonly string[]>
  /** Of each version, its logical paths with their digests. */
  readonly versions: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Content paths by digest, of each algorithm. */
  readonly fixity: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>
}

/** @param bytes of an inventory without a problem; of another text, a part may be empty */
export function inventoryOf(bytes: Buffer): Inventory {
  const decoded = decodeManifest(bytes)
  const document: unknown = 'problem' in decoded ? {} : parsed(decoded.text)
  const at = (key: string): unknown => (isRecord(document) ? document[key] : undefined)
  const states = Object.entries(recordOf(at('versions'))).map(([name, version]) => {
    const state = pathsByDigest(isRecord(version) ? version['state'] : undefined)
    return [name, new Map([...state].flatMap(([digest, paths]) => paths.map(path => [path, digest] as const)))] as const
  })
  return {
    id: textAt(document, 'id'),
    spec: /\/(1\.\d)\//.exec(textAt(document, 'type'))?.[1] ?? '',
    algorithm: textAt(document, 'digestAlgorithm') === 'sha256' ? 'sha256' : 'sha512',
    head: textAt(document, 'head'),
    content: textAt(document, 'contentDirectory') || 'content',
    manifest: pathsByDigest(at('manifest')),
    versions: new Map(states),
    fixity: new Map(Object.entries(recordOf(at('fixity'))).map(([name, block]) => [name, pathsByDigest(block)]))
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}

function pathsByDigest(block: unknown): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(recordOf(block)).map(([digest, list]) => [digest.toLowerCase(), Array.isArray(list) ? list.map(String) : []])
  )
}

/**
 * What is wrong with the inventory of one version beside that of the object. Its digests are added to the seals, so that the files are compared with
 * those of either algorithm.
 * @param bytes of the inventory of the object @param own of that of the version
 */
export async function versionProblem(
  root: Inventory,
  bytes: Buffer,
  version: string,
  own: Buffer,
  seals: Map<string, Seal>
): Promise<ManifestProblem | undefined> {
  const refuse = (reason: string): ManifestProblem => ({ code: 'manifest-malformed', reason })
  if (version === root.head)
    return own.equals(bytes) ? undefined : refuse('the inventory of the last version is not that of the object (E064)')
  const read = await readManifest(own, 'ocfl', true, { fileName: 'inventory.json' })
  const [problem] = read.problems
  // A first version may have no content yet.
  if (problem !== undefined && problem.code !== 'manifest-empty') return problem
  const old = inventoryOf(own)
  if (old.head !== version) return refuse('the "head" is not the version of the folder (E040)')
  if (old.id !== root.id) return refuse('the "id" is not that of the object (E037)')
  if (old.content !== root.content) return refuse('the "contentDirectory" is not that of the object (E019)')
  if (old.spec > root.spec) return refuse('it follows a newer specification than the object (E103)')
  const number = Number(version.slice(1))
  const known = new Set([...old.manifest.values()].flat())
  for (const path of [...root.manifest.values()].flat())
    if (Number(path.slice(1, path.indexOf('/'))) <= number && !known.has(path))
      return { ...refuse(`it does not list ${JSON.stringify(path)} (E023)`), code: 'manifest-conflict' }
  return stateProblem(root, old) ?? addDigests(old, seals)
}

/** A version must have the same files in every inventory that has it. */
function stateProblem(root: Inventory, old: Inventory): ManifestProblem | undefined {
  const refuse = (name: string): ManifestProblem => ({
    code: 'manifest-conflict',
    reason: `the files of ${name} are not those that the inventory of the object has for it (E066)`
  })
  for (const [name, state] of old.versions) {
    const now = root.versions.get(name)
    if (now === undefined || now.size !== state.size) return refuse(name)
    for (const [path, digest] of state) {
      const digestNow = now.get(path)
      if (digestNow === undefined) return refuse(name)
      if (old.algorithm === root.algorithm ? digestNow !== digest : !sharesContent(root, digestNow, old, digest))
        return refuse(name)
    }
  }
  return undefined
}

/** Digests of two algorithms are of one content where both have a content path in common. */
function sharesContent(root: Inventory, now: string, old: Inventory, then: string): boolean {
  const paths = new Set(root.manifest.get(now))
  return (old.manifest.get(then) ?? []).some(path => paths.has(path))
}

function addDigests({ algorithm, manifest }: Inventory, seals: Map<string, Seal>): ManifestProblem | undefined {
  for (const [digest, paths] of manifest)
    for (const path of paths) {
      const problem = addDigest(seals, path, algorithm, digest)
      if (problem !== undefined) return { ...problem, reason: `${problem.reason} (E092)` }
    }
  return undefined
}

/** Adds a digest to the seal of a content file; a problem where the seal has a different one, or there is no such file. */
export function addDigest(
  seals: Map<string, Seal>,
  path: string,
  algorithm: Algorithm,
  digest: string
): ManifestProblem | undefined {
  const seal = seals.get(path)
  if (seal === undefined)
    return { code: 'manifest-conflict', reason: `it lists ${JSON.stringify(path)}, and the inventory of the object does not` }
  if (seal.digests[algorithm] === undefined) seals.set(path, { ...seal, digests: { ...seal.digests, [algorithm]: digest } })
  else if (seal.digests[algorithm] !== digest)
    return {
      code: 'manifest-conflict',
      reason: `it has another ${algorithm} digest of ${JSON.stringify(path)} than the inventory of the object`
    }
  return undefined
}
