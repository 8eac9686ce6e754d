import { basename, dirname } from 'node:path'
import { readInside } from '../disk/read-file.ts'
import type { ReadManifest } from '../manifests/read.ts'
import { algorithmsOf, digestOf } from '../model/digest.ts'
import type { ManifestProblem } from '../model/seal.ts'

/** One digest and a name. */
const MAX_SIDECAR_BYTES = 1024

/**
 * An inventory with the digest of its own that OCFL keeps beside it, in `inventory.json.sha512`: an inventory that was changed without it is not that of
 * the object.
 * @param file absolute path of the inventory
 * @see https://ocfl.io/1.1/spec/#inventory-digest
 */
export function withSidecar(inventory: ReadManifest, file: string, bytes: Buffer): ReadManifest {
  const [algorithm] = inventory.seals[0] === undefined ? [] : algorithmsOf(inventory.seals[0])
  if (algorithm === undefined) return inventory
  const name = `${basename(file)}.${algorithm}`
  const problem = sidecarProblem(dirname(file), name, digestOf(algorithm, bytes))
  return problem === undefined ? inventory : { ...inventory, problems: [...inventory.problems, problem], seals: [] }
}

function sidecarProblem(folder: string, name: string, digest: string): ManifestProblem | undefined {
  let text: string
  try {
    text = readInside(folder, name, MAX_SIDECAR_BYTES).toString('latin1')
  } catch {
    return { code: 'manifest-unreadable', path: name, reason: 'the digest of the inventory cannot be read (E058)' }
  }
  const [, own] = /^([0-9A-Fa-f]{64,128})[ \t]+inventory\.json[ \t\r\n]*$/.exec(text) ?? []
  if (own === undefined) return { code: 'manifest-malformed', path: name, reason: 'it is not "digest inventory.json" (E061)' }
  if (own.toLowerCase() === digest) return undefined
  return { code: 'manifest-conflict', path: name, reason: 'it is not the digest of the inventory, which has changed (E060)' }
}
