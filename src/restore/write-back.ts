import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync
} from 'node:fs'
import { sep } from 'node:path'
import { Folders } from '../disk/folders.ts'
import { makeFolders, removeFolders } from '../disk/make-folders.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { algorithmsOf, matchesSeal } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { Observation } from '../model/observation.ts'
import type { Seal } from '../model/seal.ts'
import type { Original } from './candidates.ts'
import { leadsIntoGit } from './patch-path.ts'

const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0)
const PERMISSIONS = 0o7777

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
  if (leadsIntoGit(`${root}/${seal.path}`)) return 'it stands in a git folder, where nothing is ever written'
  if (judged.state !== 'drifted' && judged.state !== 'missing') return 'only drifted and missing files are written'
  const target = targetOf(root, seal)
  if (target === undefined) return 'the name of its folder is not UTF-8'
  const made: string[] = []
  let problem: string | undefined
  try {
    problem = judged.state === 'missing' ? makeFolders(root, seal.path, made) : undefined
    problem ??= replace(root, seal, judged, original, target)
  } catch (error) {
    problem = `the system answers ${errorCode(error)}`
  }
  if (problem !== undefined) {
    removeFolders(made)
    return problem
  }
  const intact = new SealedFiles(root).isIntact(seal)
  return intact ? undefined : 'it does not hold to its seal after it was written: something else writes there'
}

/** A file to be replaced or made, and the folder it stands in. Bytes, for names that are not UTF-8. */
interface Target {
  readonly file: Buffer
  readonly folder: Buffer
}

function targetOf(root: string, { path, rawPath }: Seal): Target | undefined {
  const name = Buffer.from(rawPath ?? Buffer.from(path))
  const end = name.lastIndexOf('/') + 1
  // Folders are looked at by their text.
  if (!name.subarray(0, end).equals(Buffer.from(path.slice(0, path.lastIndexOf('/') + 1)))) return undefined
  const base = Buffer.from(`${root}${sep}`)
  return { file: Buffer.concat([base, name]), folder: Buffer.concat([base, name.subarray(0, end)]) }
}

function replace(root: string, seal: Seal, judged: Observation, { bytes, mode }: Original, target: Target): string | undefined {
  // A draft must not be made behind a link either.
  if (new Folders(root).problem(seal.path) !== undefined) return CHANGED
  const draft = Buffer.concat([target.folder, Buffer.from(`.seal-gate-${randomBytes(8).toString('hex')}`)])
  const before = judged.state === 'missing' ? undefined : lstatSync(target.file)
  try {
    const fd = openSync(draft, FLAGS, before !== undefined ? 0o600 : mode === '100755' ? 0o777 : 0o666)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
      if (before !== undefined) keepModeAndOwner(fd, before)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    if (!isAsJudged(seal, judged, new SealedFiles(root).observe(seal))) return CHANGED
    if (before !== undefined) renameSync(draft, target.file)
    else if (!putWhereNothingIs(draft, target.file)) return CHANGED
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(target.folder)
  return undefined
}

const CHANGED = 'it changed after it was judged'

function isAsJudged(seal: Seal, judged: Observation, now: Observation): boolean {
  if (judged.state === 'missing') return now.state === 'missing'
  if (judged.state !== 'drifted' || now.state !== 'drifted' || judged.found.bytes !== now.found.bytes) return false
  return algorithmsOf(seal).every(algorithm => judged.found.digests?.[algorithm] === now.found.digests?.[algorithm])
}

/** The owner first: changing it takes the set-user-id bit away. */
function keepModeAndOwner(fd: number, { uid, gid, mode }: Stats): void {
  const now = fstatSync(fd)
  if (now.uid !== uid || now.gid !== gid) fchownSync(fd, uid, gid)
  fchmodSync(fd, mode & PERMISSIONS)
}

/** A rename would replace a file that came to stand there meanwhile; a link fails. Where there are no hard links, a rename must do. */
function putWhereNothingIs(draft: Buffer, file: Buffer): boolean {
  try {
    linkSync(draft, file)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    renameSync(draft, file)
  }
  return true
}

/** Makes the rename last through a power cut, where folders can be synced. The bytes are verified after it in any case. */
function syncFolder(folder: Buffer): void {
  try {
    const fd = openSync(folder, constants.O_RDONLY)
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  } catch {
    // Windows cannot open a folder.
  }
}
