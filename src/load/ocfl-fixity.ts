import { createHash } from 'node:crypto'
import { placeInside, readParts } from '../disk/read-file.ts'
import { algorithmsOf, HEX_LENGTH } from '../model/digest.ts'
import type { Algorithm, ManifestProblem, Seal } from '../model/seal.ts'
import { addDigest, type Inventory } from './ocfl-versions.ts'

const PART_BYTES = 512 * 1024

/** Digests that count for nothing by themselves, with the names of the specification and of OpenSSL, and their hex digits. */
const WEAK: ReadonlyMap<string, { readonly name: string; readonly digits: number }> = new Map([
  ['md5', { name: 'md5', digits: 32 }],
  ['sha1', { name: 'sha1', digits: 40 }],
  ['sha512/256', { name: 'sha512-256', digits: 64 }]
])

const STRONG: ReadonlyMap<string, Algorithm> = new Map([
  ['sha256', 'sha256'],
  ['sha512', 'sha512'],
  ['blake2b-512', 'blake2b512']
])

/**
 * What is wrong with the `fixity` block. Digests that count are added to the seals. Weak ones must be right for files that are otherwise intact: they
 * make no file intact, and a file that has changed is reported as that.
 * @param folder real folder of the object
 */
export async function fixityProblem(
  folder: string,
  { fixity }: Inventory,
  seals: Map<string, Seal>
): Promise<ManifestProblem | undefined> {
  const weak = new Map<string, Map<string, string>>()
  for (const [algorithm, block] of fixity)
    for (const [digest, paths] of block)
      for (const path of paths) {
        const strong = STRONG.get(algorithm)
        const known = WEAK.get(algorithm)
        const digits = strong === undefined ? known?.digits : HEX_LENGTH[strong]
        if (digits !== undefined && (digest.length !== digits || !/^[0-9a-f]+$/.test(digest)))
          return conflict(path, `the ${algorithm} digest is not of ${digits} hex digits (E057)`)
        const wrong = strong === undefined ? undefined : addDigest(seals, path, strong, digest)
        if (wrong !== undefined || !seals.has(path))
          return conflict(path, 'it is not that of the content file of the manifest (E093)')
        if (known === undefined) continue
        const ofPath = weak.get(path) ?? new Map<string, string>()
        if (ofPath.has(known.name) && ofPath.get(known.name) !== digest)
          return conflict(path, `it has two ${algorithm} digests (E097)`)
        weak.set(path, ofPath.set(known.name, digest))
      }
  for (const [path, digests] of weak) {
    const seal = seals.get(path)
    if (seal !== undefined && contradicts(folder, seal, digests))
      return conflict(path, 'a digest is not that of the file, which is intact (E093)')
  }
  return undefined
}

function conflict(path: string, reason: string): ManifestProblem {
  return { code: 'manifest-conflict', path, reason: `in its "fixity": ${reason}` }
}

/** True for an intact file with other digests. A file that cannot be read here is a finding later. */
function contradicts(folder: string, seal: Seal, digests: ReadonlyMap<string, string>): boolean {
  const own = algorithmsOf(seal).map(name => [seal.digests[name], createHash(name)] as const)
  const others = [...digests].map(([name, digest]) => [digest, createHash(name)] as const)
  try {
    const part = (bytes: Buffer): void => {
      for (const [, hash] of [...own, ...others]) hash.update(bytes)
    }
    readParts(placeInside(folder, seal.path), Buffer.allocUnsafeSlow(PART_BYTES), () => undefined, part)
  } catch {
    return false
  }
  const differs = ([digest, hash]: (typeof own)[number]): boolean => hash.digest('hex') !== digest
  return !own.some(differs) && others.some(differs)
}
