import { basename, dirname, join, resolve } from 'node:path'
import { OtherNameError, writeAtomically } from '../disk/atomic-write.ts'
import { escapesFolder, isFolder, isReachable, realPath } from '../disk/contain.ts'
import { namesIn, statsAt } from '../disk/look.ts'
import { readInside, readNamedFile } from '../disk/read-file.ts'
import { isBagManifestName } from '../load/bag-names.ts'
import { TREE_HASH_NAME, treeHashFile } from '../load/tree-hash.ts'
import type { ReadManifest } from '../manifests/format.ts'
import { readManifest } from '../manifests/read.ts'
import { digestOf } from '../model/digest.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { quoteShell } from '../report/escape.ts'
import { UsageError } from './usage-error.ts'

/** Where a manifest is written. */
export interface Target {
  /** Absolute, in its real folder. */
  readonly file: string
  /** As it was named. */
  readonly name: string
}

/** A manifest that exists at the target. */
export interface Existing {
  readonly manifest: ReadManifest
  readonly bytes: Buffer
}

/**
 * The folder that sealed paths are relative to, and the manifest's place.
 * @throws UsageError when a folder does not exist, or a link leads out
 */
export function placeOf({ output, root }: { readonly output: string; readonly root: string }, cwd: string) {
  const file = output === '' ? undefined : resolve(cwd, output)
  const folder = root !== '' ? resolve(cwd, root) : file === undefined ? cwd : dirname(file)
  for (const place of [folder, ...(file === undefined ? [] : [dirname(file)])])
    if (!isFolder(place)) throw noFolder(place, place === folder && root !== '' ? root : dirname(output))
    else if (escapesFolder(cwd, place))
      throw new UsageError(`${JSON.stringify(place)} is reached by a link that leads out of this folder`)
  if (file === undefined) return { folder, target: undefined }
  if (isFolder(file)) throw new UsageError(`${JSON.stringify(output)} is a folder: name a file in it`)
  if (isReachable(file) && escapesFolder(cwd, file))
    throw new UsageError(`${JSON.stringify(file)} is a link that leads out of this folder`)
  const target: Target = { file: join(realPath(dirname(file)), basename(file)), name: output }
  return { folder, target }
}

function noFolder(place: string, given: string): UsageError {
  const way = quoteShell(given)
  const remedy = isReachable(place) ? '' : `Try: mkdir -p ${way ?? 'that folder'}`
  return new UsageError(`there is no folder ${JSON.stringify(given)}`, remedy)
}

/**
 * The manifest at the target, whole or broken; undefined when there is nothing, or an empty file.
 * @throws UsageError when another file is there: a typing error must not cost it
 */
export async function existingManifest({ file, name }: Target, cwd: string): Promise<Existing | undefined> {
  const stats = statsAt(file)
  if (stats === undefined || (stats.isFile() && stats.size === 0)) return undefined
  if (stats.isSymbolicLink() && !isReachable(file)) return undefined
  const bytes = stats.isFile() || stats.isSymbolicLink() ? readNamedFile(cwd, file, MAX_BYTES) : undefined
  const manifest = bytes === undefined ? undefined : await readManifest(bytes, 'auto', true, readingOf(file))
  if (bytes === undefined || manifest === undefined || manifest.format === 'unknown')
    throw new UsageError(`${JSON.stringify(name)} exists already and is not a manifest: name another file`)
  return { manifest, bytes }
}

/**
 * Writes a manifest, unless it is there already. It is read back first: what could not be verified later is not written.
 * @param before bytes of the manifest that is replaced
 * @throws UsageError
 */
export async function writeManifest({ file, name }: Target, text: string, before: Buffer | undefined): Promise<void> {
  if (before?.equals(Buffer.from(text)) === true) return
  const [problem] = (await readManifest(Buffer.from(text), 'auto', true, readingOf(file))).problems
  if (problem !== undefined)
    throw new UsageError(
      `a manifest named ${JSON.stringify(name)} could not be read again (${problem.reason}): name it otherwise, or use another format`
    )
  try {
    writeAtomically(file, text)
  } catch (error) {
    throw error instanceof OtherNameError ? new UsageError(`${error.message}: name it so`) : error
  }
}

/** The file beside a manifest that holds its sha256 is not sealed, and so it is not written here. */
export function staleTreeHash(
  { file, name }: Target,
  before: Buffer | undefined,
  text: string
): readonly { readonly what: string }[] {
  const sha256 = before === undefined ? undefined : digestOf('sha256', before)
  if (before?.equals(Buffer.from(text)) !== false || treeHashFile({ file, sha256 }) === undefined) return []
  const what = `${JSON.stringify(TREE_HASH_NAME)} has the sha256 of ${JSON.stringify(name)} as it was before: write it again, as with sha256sum`
  return [{ what }]
}

const MAX_TAG_BYTES = 64 * 1024 * 1024

/**
 * A manifest of a bag that other tag files speak of changes only together with them.
 * @throws UsageError when there are such files
 */
export function demandLoneBagManifest({ file, name }: Target): void {
  const folder = dirname(file)
  const others = namesIn(folder).filter(other => other !== basename(file) && speaksOfPayload(folder, other))
  if (others.length === 0) return
  const listed = others.map(other => JSON.stringify(other)).join(', ')
  throw new UsageError(
    `${JSON.stringify(name)} belongs to a bag whose ${listed} would no longer match: use the tool that writes the whole bag, such as bagit.py`
  )
}

function speaksOfPayload(folder: string, name: string): boolean {
  if (isBagManifestName(name)) return true
  return name === 'bag-info.txt' && /^Payload-Oxum[ \t]*:/im.test(readInside(folder, name, MAX_TAG_BYTES).toString('latin1'))
}

/** Beside `bagit.txt`, its name makes a file a manifest of the bag. */
function readingOf(file: string) {
  const fileName = basename(file)
  const inBag = isBagManifestName(fileName) && statsAt(join(dirname(file), 'bagit.txt')) !== undefined
  return { fileName, ...(inBag && { inBag }) }
}
