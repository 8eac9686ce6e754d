import { type ByteSource, partOf, sourceOf } from '../archive/byte-source.ts'
import { MAX_ARCHIVE_DEPTH, MAX_INNER_BYTES } from '../archive/limits.ts'
import type { ContentSink, Member, MemberEntry, MemberVisitor } from '../archive/member.ts'
import { memberPath } from '../archive/member-path.ts'
import { halfSealed, type NameTwins, twinReason } from '../archive/name-twins.ts'
import { type ArchiveProblem, ArchiveRefusal } from '../archive/problem.ts'
import { isCompressed, type ReadArchive, readArchive } from '../archive/read-archive.ts'
import { OpenedFile, OpenedFileError } from '../disk/opened-file.ts'
import { ARCHIVE_MARK, type ArchiveRoot } from './archive-root.ts'

/** Why the members below a root are not known. `missing`: the archive, or one within it, does not exist. */
export interface RootProblem {
  readonly code: ArchiveProblem['code'] | 'missing' | 'unreadable' | 'changed-while-reading'
  readonly reason: string
  /** From the archive on disk: `app.tgz`, `outer.zip!/inner.tgz!/bin/run`. */
  readonly path: string
}

/** What was read below a root. With problems, nothing of it may be relied on. */
export interface OpenedRoot {
  /** Those below the folder of the root, with paths relative to it. */
  readonly members: readonly Member[]
  readonly problems: readonly RootProblem[]
  /** Files of the innermost archive, with paths relative to it. */
  readonly twins: readonly NameTwins[]
}

/**
 * Reads the members below a root inside an archive, each content once.
 * @param cwd absolute, where the gate was started
 * @param visitor sees members with paths relative to the root
 */
export async function readArchiveRoot(cwd: string, root: ArchiveRoot, visitor: MemberVisitor): Promise<OpenedRoot> {
  const name = root.prefix.slice(0, root.prefix.indexOf(ARCHIVE_MARK))
  let file: OpenedFile | undefined
  try {
    file = new OpenedFile(cwd, root.file)
    const opened = await readNested(file, name, root, visitor)
    file.demandUnchanged()
    return opened
  } catch (error) {
    if (!(error instanceof OpenedFileError)) throw error
    const code = error.state === 'missing' ? 'missing' : error.state === 'changed' ? 'changed-while-reading' : 'unreadable'
    return refused({ code, reason: error.message, path: name })
  } finally {
    file?.close()
  }
}

async function readNested(file: ByteSource, name: string, root: ArchiveRoot, visitor: MemberVisitor): Promise<OpenedRoot> {
  let source = file
  let place = name
  if (root.inner.length >= MAX_ARCHIVE_DEPTH) {
    const reason = `the root names ${root.inner.length + 1} archives within each other; at most ${MAX_ARCHIVE_DEPTH} are read`
    return refused({ code: 'archive-too-large', reason, path: name })
  }
  for (const inner of root.inner) {
    const found = await innerSource(source, inner)
    const problems = found.read.problems.map(problem => problemAt(place, problem))
    if (problems.length > 0) return refused(...problems)
    // Of an outer archive, one member alone is read, as a sealed one is.
    const [twin] = halfSealed(found.read.twins, path => path === inner)
    if (twin !== undefined) {
      const other = twin.paths.find(path => path !== inner) ?? ''
      const path = `${place}${ARCHIVE_MARK}${other}`
      return refused({ code: 'archive-case-twin', reason: twinReason(other, inner), path })
    }
    place = `${place}${ARCHIVE_MARK}${inner}`
    if (found.source === undefined)
      return refused({ code: 'missing', reason: 'there is no such file in the archive', path: place })
    source = found.source
  }
  const below = new BelowFolder(root.folder, visitor)
  const read = await readArchive(source, below)
  const problems = read.problems.map(problem => problemAt(place, problem))
  if (problems.length === 0 && root.folder !== '' && !below.exists)
    problems.push({
      code: 'missing',
      reason: 'there is no such folder in the archive',
      path: `${place}${ARCHIVE_MARK}${root.folder}`
    })
  return { members: below.members, problems, twins: read.twins }
}

function refused(...problems: readonly RootProblem[]): OpenedRoot {
  return { members: [], problems, twins: [] }
}

function problemAt(place: string, { code, reason, member }: ArchiveProblem): RootProblem {
  return { code, reason, path: member === undefined ? place : `${place}${ARCHIVE_MARK}${member}` }
}

/** A member as a source: a part of the archive if it is stored there as it is, else in memory. */
async function innerSource(
  source: ByteSource,
  path: string
): Promise<{ readonly read: ReadArchive; readonly source?: ByteSource }> {
  const parts: Uint8Array[] = []
  let bytes = 0
  const keep: ContentSink = {
    data: chunk => {
      bytes += chunk.length
      if (bytes > MAX_INNER_BYTES)
        throw new ArchiveRefusal(
          'archive-too-large',
          `it is an archive within an archive, and has over ${MAX_INNER_BYTES} bytes`,
          path
        )
      parts.push(Buffer.from(chunk))
    },
    end: () => undefined
  }
  // In a compressed tar archive, an offset is not one of the file.
  const hasOffsets = !isCompressed(source)
  let wanted: { readonly bytes: number; readonly entry: MemberEntry } | undefined
  const visit = (member: Member, entry: MemberEntry): ContentSink | undefined => {
    if (member.path !== path || member.rawPath !== undefined || member.kind !== 'file') return undefined
    wanted = { bytes: member.bytes, entry }
    return hasOffsets && isStored(entry) ? undefined : keep
  }
  const read = await readArchive(source, { visit })
  if (wanted === undefined) return { read }
  const isPart = hasOffsets && isStored(wanted.entry)
  return { read, source: isPart ? partOf(source, wanted.entry.dataOffset, wanted.bytes) : sourceOf(Buffer.concat(parts)) }
}

function isStored(entry: MemberEntry): boolean {
  return entry.format !== 'zip' || entry.central.method === 0
}

/** Shows the visitor the members below a folder, with paths relative to it. */
class BelowFolder implements MemberVisitor {
  readonly members: Member[] = []
  readonly #start: string
  readonly #visitor: MemberVisitor
  exists = false

  constructor(folder: string, visitor: MemberVisitor) {
    this.#start = folder === '' ? '' : `${folder}/`
    this.#visitor = visitor
  }

  visit(member: Member, entry: MemberEntry): ContentSink | undefined {
    const { path, rawPath, kind } = member
    if (`${path}/` === this.#start && kind === 'folder') this.exists = true
    if (!path.startsWith(this.#start) || (rawPath !== undefined && !startsWith(rawPath, this.#start))) return undefined
    this.exists = true
    const below = this.#start === '' ? member : this.#relative(member)
    this.members.push(below)
    return this.#visitor.visit(below, entry)
  }

  #relative(member: Member): Member {
    const { path, rawPath, kind, target } = member
    const original = kind === 'hard-link' && target !== undefined ? memberPath(target).path : ''
    return {
      ...member,
      path: path.slice(this.#start.length),
      ...(rawPath !== undefined && { rawPath: rawPath.subarray(Buffer.byteLength(this.#start)) }),
      ...(original.startsWith(this.#start) && { target: Buffer.from(original.slice(this.#start.length)) })
    }
  }
}

function startsWith(raw: Uint8Array, start: string): boolean {
  return Buffer.from(raw).subarray(0, Buffer.byteLength(start)).equals(Buffer.from(start))
}
