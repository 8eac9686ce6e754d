import { AtomicFile } from '../disk/atomic-write.ts'
import { FolderHandle, type PathLike } from '../disk/folder-handle.ts'
import { makeFolders, removeFolders } from '../disk/make-folders.ts'
import { nameOnDisk } from '../disk/name-on-disk.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { algorithmsOf, matchesSeal } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'
import { isInGitFolder } from '../quote/git-folder.ts'
import { NOT_IN_GIT_FOLDERS, type Original } from './candidates.ts'

/**
 * Puts the sealed bytes in place of drifted ones, or where a file is missing: whole or not at all. A draft in the same folder is written,
 * synced and renamed over the file; mode and owner stay as they were. Nothing is written when the bytes are not the sealed ones, when
 * what stands there is not what was judged, or when the way leads through a link. Other names of the same file (hard links) keep the
 * drifted bytes.
 *
 * The file is compared with its judgement right before the rename. No call of Node can do both at once, so a process that writes to it
 * in that very moment can lose what it wrote.
 * @param judged what was seen when the file was judged: `drifted` or `missing`
 * @returns why it was not written, as one plain sentence; undefined when the file now holds to its seal
 */
export function writeBack(root: string, seal: Seal, judged: Observation, original: Original): string | undefined {
  if (!matchesSeal(seal, original.bytes)) return 'the bytes at hand are not the sealed ones'
  if (isInGitFolder(`${root}/${seal.path}`)) return NOT_IN_GIT_FOLDERS
  if (judged.state !== 'drifted' && judged.state !== 'missing') return 'only drifted and missing files are written'
  const name = nameOf(seal)
  if (name === undefined) return 'the name of its folder is not UTF-8'
  const other = judged.state === 'missing' ? nameOnDisk(`${root}/${seal.path}`) : undefined
  if (other !== undefined && other !== name)
    return `it is there as ${JSON.stringify(other)}, which this file system takes for the same name: rename it`
  const made: string[] = []
  let problem: string | undefined
  try {
    problem = judged.state === 'missing' ? makeFolders(root, seal.path, made) : undefined
    problem ??= replace(root, seal, judged, original, name)
  } catch (error) {
    problem = `the system reports ${errorCode(error)}`
  }
  if (problem !== undefined) {
    removeFolders(made)
    return problem
  }
  const intact = new SealedFiles(root).isIntact(seal)
  return intact ? undefined : 'it does not hold to its seal after it was written: something else writes there'
}

function replace(root: string, seal: Seal, judged: Observation, { bytes, mode }: Original, name: PathLike): string | undefined {
  const folder = FolderHandle.inside(root, seal.path)
  if (folder === undefined) return CHANGED
  const file = new AtomicFile(folder, name, mode === '100755' ? 0o777 : 0o666)
  try {
    file.write(bytes)
    const isUnchanged = (): boolean => isAsJudged(seal, judged, new SealedFiles(root).observe(seal))
    return file.keep(isUnchanged, judged.state === 'missing') ? undefined : CHANGED
  } finally {
    file.close()
  }
}

/** Text where the name is UTF-8: Node 20 on Windows takes the bytes `a.` for `a`, and `nul` for a device. */
function nameOf({ path, rawPath }: Seal): PathLike | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  if (rawPath === undefined) return path.slice(folder.length)
  const raw = Buffer.from(rawPath)
  const end = raw.lastIndexOf('/') + 1
  // Folders are looked at by their text.
  return raw.subarray(0, end).equals(Buffer.from(folder)) ? raw.subarray(end) : undefined
}

const CHANGED = 'it changed after it was judged'

function isAsJudged(seal: Seal, judged: Observation, now: Observation): boolean {
  if (judged.state === 'missing') return now.state === 'missing'
  if (judged.state !== 'drifted' || now.state !== 'drifted' || judged.found.bytes !== now.found.bytes) return false
  return algorithmsOf(seal).every(algorithm => judged.found.digests?.[algorithm] === now.found.digests?.[algorithm])
}
