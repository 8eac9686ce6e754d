import { basename, dirname, join } from 'node:path'
import { namesIn, statsAt } from '../disk/look.ts'
import { readInside, UnreadableError } from '../disk/read-file.ts'
import type { ReadManifest } from '../manifests/format.ts'
import { digestOf } from '../model/digest.ts'
import type { Algorithm, ManifestProblem } from '../model/seal.ts'
import { fixityProblem } from './ocfl-fixity.ts'
import { type Inventory, inventoryOf, versionProblem } from './ocfl-versions.ts'

/** One digest and a name. */
const MAX_SIDECAR_BYTES = 1024
/** The line that declares the folder to be an object. */
const MAX_DECLARATION_BYTES = 64

/** An inventory with its own bytes and the folder that it is in. */
interface Place {
  readonly folder: string
  readonly name: string
  readonly bytes: Buffer
}

/**
 * An inventory with what the object says beside it: its own digest (`inventory.json.sha512`), its declaration, the inventories of its versions, and the
 * `fixity` block. What contradicts it is a problem, with the code of the specification; digests of another algorithm are added to the seals.
 * @param file absolute path of the inventory
 * @see https://ocfl.io/1.1/spec/#object-spec
 */
export async function withObject(root: ReadManifest, file: string, bytes: Buffer, limit: number): Promise<ReadManifest> {
  if (root.problems.length > 0) return root
  const folder = dirname(file)
  const inventory = inventoryOf(bytes)
  const refuse = (problem: ManifestProblem): ReadManifest => ({ ...root, problems: [...root.problems, problem], seals: [] })
  const wrong =
    sidecarProblem({ folder, name: basename(file), bytes }, inventory.algorithm) ??
    folderProblem(folder, basename(file), inventory)
  if (wrong !== undefined) return refuse(wrong)
  const seals = new Map(root.seals.map(seal => [seal.path, seal]))
  let spec = ''
  const versions = [...inventory.versions.keys()].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
  for (const version of versions) {
    const found = bytesAt(folder, `${version}/inventory.json`, limit)
    if (found === undefined) continue
    if (!Buffer.isBuffer(found)) return refuse(found)
    const own = inventoryOf(found)
    const place = { folder: join(folder, version), name: 'inventory.json', bytes: found }
    const problem =
      (await versionProblem(inventory, bytes, version, found, seals)) ??
      sidecarProblem(place, own.algorithm) ??
      (own.spec < spec ? OLDER : undefined)
    spec = own.spec
    if (problem !== undefined) return refuse({ ...problem, path: `${version}/inventory.json` })
  }
  const problem = await fixityProblem(folder, inventory, seals)
  return problem === undefined ? { ...root, seals: [...seals.values()] } : refuse(problem)
}

const OLDER: ManifestProblem = {
  code: 'manifest-malformed',
  reason: 'it follows an older specification than a version before it (E103)'
}

/** The bytes of a file of the object; undefined where there is none, and the problem where it cannot be read. */
function bytesAt(folder: string, path: string, limit: number): Buffer | ManifestProblem | undefined {
  try {
    if (statsAt(join(folder, path)) === undefined) return undefined
    return readInside(folder, path, limit)
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.message : 'it cannot be read'
    return { code: 'manifest-unreadable', path, reason }
  }
}

function sidecarProblem({ folder, name, bytes }: Place, algorithm: Algorithm): ManifestProblem | undefined {
  const path = `${name}.${algorithm}`
  let text: string
  try {
    text = readInside(folder, path, MAX_SIDECAR_BYTES).toString('latin1')
  } catch {
    return { code: 'manifest-unreadable', path, reason: 'the digest of the inventory cannot be read (E058)' }
  }
  const [, own] = /^([0-9A-Fa-f]{64,128})[ \t]+inventory\.json[ \t\r\n]*$/.exec(text) ?? []
  if (own === undefined) return { code: 'manifest-malformed', path, reason: 'it is not "digest inventory.json" (E061)' }
  if (own.toLowerCase() === digestOf(algorithm, bytes)) return undefined
  return { code: 'manifest-conflict', path, reason: 'it is not the digest of the inventory, which has changed (E060)' }
}

/** What is in the folder of the object beside its content. */
function folderProblem(folder: string, file: string, { spec, algorithm, versions }: Inventory): ManifestProblem | undefined {
  const malformed = (path: string, reason: string): ManifestProblem => ({ code: 'manifest-malformed', path, reason })
  const declared = `0=ocfl_object_${spec}`
  const text = bytesAt(folder, declared, MAX_DECLARATION_BYTES)
  if (text === undefined) return malformed(declared, `the object is not declared by a file "${declared}" (E003)`)
  if (!Buffer.isBuffer(text)) return text
  if (text.toString('latin1') !== `ocfl_object_${spec}\n`)
    return malformed(declared, 'the declaration is not its own name (E007)')
  for (const version of versions.keys())
    if (statsAt(join(folder, version))?.isDirectory() !== true) return malformed(version, 'the version has no folder (E010)')
  const own = new Set([file, `${file}.${algorithm}`, declared])
  for (const name of namesIn(folder)) {
    const isFolder = statsAt(join(folder, name))?.isDirectory() === true
    if (/^v\d+$/.test(name) && isFolder) {
      if (!versions.has(name)) return malformed(name, 'the folder is of a version that the inventory does not have (E046)')
    } else if (name === 'extensions' && isFolder) {
      const stray = namesIn(join(folder, name)).find(one => statsAt(join(folder, name, one))?.isDirectory() !== true)
      if (stray !== undefined) return malformed(`extensions/${stray}`, 'only folders may be among the extensions (E067)')
    } else if (!own.has(name) && !(name === 'logs' && isFolder))
      return malformed(name, 'an object has no other files and folders at its top (E001)')
  }
  return undefined
}
