import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { isFolder, realPath } from '../disk/contain.ts'
import { isExecutable, statsAt, targetOf } from '../disk/look.ts'
import { readInside, readParts } from '../disk/read-file.ts'
import { MAX_DIAGNOSED_BYTES } from '../disk/sealed-file.ts'
import { walk } from '../disk/walk.ts'
import { compareSides } from '../drift/archive/compare-members.ts'
import { type DigestedFile, digestedArchive, type Side } from '../drift/archive/members.ts'
import { errorMessage } from '../model/error-message.ts'
import type { MembersCompared } from '../model/finding.ts'
import { readNamed } from './named-file.ts'
import { UsageError } from './usage-error.ts'

/** Files of one folder: two trees of them are in memory, by name and digest. */
const MAX_FILES = 500_000
/** Differences that are listed, and files that are explained. */
const MAX_DIFFERENCES = 200
const PART_BYTES = 256 * 1024

/**
 * Compares two folders, or a folder with an archive: files by name, then by content, each changed one by the same engine as a sealed file.
 * @throws UsageError when either cannot be read as a whole: what is not compared is never the same
 */
export async function compareTrees(sealed: string, found: string, cwd: string): Promise<MembersCompared> {
  const [was, is] = [await sideOf(sealed, cwd), await sideOf(found, cwd)]
  if (was.members.size + is.members.size === 0)
    throw new UsageError(`neither ${JSON.stringify(sealed)} nor ${JSON.stringify(found)} has a file: nothing was compared`)
  return await compareSides(was, is, { most: MAX_DIFFERENCES })
}

async function sideOf(name: string, cwd: string): Promise<Side> {
  const path = resolve(cwd, name)
  return isFolder(path) ? folderSide(realPath(path), name) : await archiveSide(name, cwd)
}

/** An archive as a folder: without members that are folders, and with the content of a hard link where the link is. */
async function archiveSide(name: string, cwd: string): Promise<Side> {
  const archive = await digestedArchive(readNamed(name, cwd, MAX_DIAGNOSED_BYTES))
  if (typeof archive === 'string')
    throw new UsageError(`${JSON.stringify(name)} is compared with a folder, and is not read as an archive: ${archive}`)
  const files = new Map<string, DigestedFile>()
  const origins = new Map<string, string>()
  for (const [path, { member, sha256 }] of archive.members) {
    if (member.kind === 'folder') continue
    const target =
      member.kind === 'hard-link'
        ? Buffer.from(member.target ?? [])
            .toString('utf8')
            .replace(/^\.\//, '')
        : path
    const origin = origins.get(target) ?? target
    const file = member.kind === 'hard-link' ? files.get(origin) : { member, sha256 }
    if (file === undefined) throw new UsageError(`${JSON.stringify(name)} has a hard link that leads to no earlier file`)
    origins.set(path, origin)
    files.set(path, file)
  }
  const contents: Side['contents'] = async (wanted, maxBytes) => {
    const read = await archive.contents(new Set([...wanted].map(path => origins.get(path) ?? path)), maxBytes)
    return new Map(
      [...wanted].flatMap(path => {
        const content = read.get(origins.get(path) ?? path)
        return content === undefined ? [] : [[path, content] as const]
      })
    )
  }
  return { members: files, contents }
}

function folderSide(root: string, name: string): Side {
  const members = new Map<string, DigestedFile>()
  const buffer = Buffer.alloc(PART_BYTES)
  const fail = (path: string, why: string): never => {
    throw new UsageError(`${JSON.stringify(name)} cannot be compared: ${JSON.stringify(path)}: ${why}`)
  }
  for (const { path, key, isFile } of walk(root, (folder, code) => fail(folder, `the folder cannot be listed: ${code}`))) {
    if (path !== key) fail(path, 'its name is not UTF-8')
    if (members.size >= MAX_FILES) fail(path, `there are more than ${MAX_FILES} files`)
    const place = join(root, path)
    try {
      members.set(path, isFile ? fileAt(place, buffer) : linkAt(place))
    } catch (error) {
      fail(path, errorMessage(error))
    }
  }
  const contents: Side['contents'] = async (wanted, maxBytes) => {
    const found = new Map<string, Buffer>()
    let left = maxBytes
    for (const path of wanted) {
      const member = members.get(path)?.member
      if (member?.kind !== 'file' || member.bytes > left) continue
      left -= member.bytes
      found.set(path, readInside(root, path, maxBytes))
    }
    return found
  }
  return { members, contents }
}

function fileAt(path: string, buffer: Buffer): DigestedFile {
  const hash = createHash('sha256')
  const bytes = readParts(
    path,
    buffer,
    () => undefined,
    part => void hash.update(part)
  )
  const exec = isExecutable(path)
  const mode = exec === undefined ? {} : { mode: exec ? 0o755 : 0o644 }
  return { member: { kind: 'file', bytes, ...mode }, sha256: hash.digest('hex') }
}

/** @throws Error when it is neither a file nor a link */
function linkAt(path: string): DigestedFile {
  if (statsAt(path)?.isSymbolicLink() !== true) throw new Error('it is neither a file nor a link')
  return { member: { kind: 'link', bytes: 0 }, sha256: createHash('sha256').update(targetOf(path)).digest('hex') }
}
