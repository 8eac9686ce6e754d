import { join } from 'node:path'
import { KEEPS_MODES } from '../disk/look.ts'
import { PrivateTree } from '../disk/private-tree.ts'
import { isPlainAsciiPath } from '../manifests/path.ts'
import { type PathAttributes, readAttributes } from './attributes.ts'
import {
  type BlobHasher,
  type HashedBlobs,
  hashBlobs,
  NOT_COMPARED_OR_DIFFERENT,
  SAME_BYTES,
  SAME_BYTES_EXECUTABLE,
  SAME_BYTES_PLAIN
} from './hash-blobs.ts'
import { latestTag } from './latest-tag.ts'
import { findGit, Git } from './process.ts'
import { settingOf } from './promised-layer.ts'
import { prefixOf } from './repository.ts'
import { ask, commitOf, MAX_MILLISECONDS, type ObjectStore } from './revision.ts'
import { filesAt, type ListedEntry } from './tree.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** A last guard: reading every blob of a commit takes seconds, of a very large one minutes. */
const MAX_READ_MILLISECONDS = 30 * 60_000

/** One file or symbolic link of a commit. Its bytes are hashed here. */
export interface CommitFile {
  /** Relative to the folder that was asked about, one character per byte. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  /** Id of its blob. */
  readonly id: string
  /** Of a file. */
  readonly exec?: boolean
  /** Of a link: where it leads. */
  readonly link?: string
  /** Set when the file below the root was found to have exactly these bytes while they were read. */
  readonly seen?: SeenFile
}

export interface SeenFile {
  /** Whether its owner may execute it; undefined where the disk keeps no modes. */
  readonly exec: boolean | undefined
}

/** How the blobs of a commit are read. */
export interface BlobReading {
  readonly hash: BlobHasher
  /** Real path of the folder whose files are compared while their blobs are in hand. */
  readonly root?: string
  /** Told how many files the commit has before its blobs are asked for. */
  expect?(files: number): void
}

export interface CommitFiles {
  readonly commit: string
  /** The tag that `latest-tag` stands for. */
  readonly tag?: string
  readonly files: readonly CommitFile[]
  /** Paths of submodules, whose files are in another repository. */
  readonly submodules: readonly string[]
  /** Files in Git LFS: the commit has a pointer, and the sealed bytes are the content that it names. */
  readonly lfs: number
  /** Which files HEAD has at these paths: true if executable. Only if the disk keeps no modes. */
  readonly headModes?: ReadonlyMap<string, boolean>
}

/** There is no such commit here. The message is a sentence without its subject. */
export class NoSuchCommit extends Error {}

/**
 * The files of a commit. Each object, from the commit to the blob, is read and checked against its id. Nothing is fetched.
 * @param cwd real path of a folder in a repository; paths are relative to it
 * @param revision `latest-tag`, or a tag, branch or commit
 * @param isWanted receives each path as UTF-8
 * @param reading in this thread by default, and without a look at the files
 * @throws NoSuchCommit; GitFailed when an object is missing, damaged or forged
 */
export async function readCommitFiles(
  cwd: string,
  revision: string,
  isWanted: (path: string) => boolean,
  reading: BlobReading = { hash: hashBlobs },
  environment: Environment = process.env
): Promise<CommitFiles> {
  const program = findGit(environment, cwd)
  if (program === undefined) throw new NoSuchCommit('there is no git here to read it')
  const store: ObjectStore = { git: new Git(program, environment), cwd }
  store.git.allow(MAX_MILLISECONDS)
  // Each question is a process of its own, so what can be asked together is. Of two refusals, it is always the same that is reported.
  const place = prefixOf(store.git, cwd)
  const found = findCommit(store, revision)
  for (const one of [place, found]) one.catch(() => undefined)
  const prefix = await place
  const { commit, tag } = await found
  store.git.allow(MAX_READ_MILLISECONDS)
  const listed = await filesAt(store.git, cwd, commit, prefix)
  reading.expect?.(listed.length)
  const wanted = listed.filter(({ path }) => isWanted(utf8(path)))
  const entries = wanted.filter(({ kind }) => kind !== 'submodule')
  const blobsHere = blobsOf(store, entries, reading)
  const modes = modesAtHead(store, prefix)
  modes.catch(() => undefined)
  const blobs = await blobsHere
  const headModes = await modes
  const pointers = await pointersOf(store, commit, entries, blobs)
  return {
    commit,
    ...(tag !== undefined && { tag }),
    files: entries.map(entry => fileOf(entry, blobs, pointers)),
    submodules: wanted.filter(({ kind }) => kind === 'submodule').map(({ path }) => path),
    lfs: pointers.size,
    ...(headModes !== undefined && { headModes })
  }
}

export async function findCommit(
  store: ObjectStore,
  revision: string
): Promise<{ readonly commit: string; readonly tag?: string }> {
  if (revision === 'latest-tag') {
    const tag = await latestTag(store)
    if (tag === undefined)
      throw new NoSuchCommit(`no tag that HEAD contains is a version such as v1.2.3${await shallowness(store)}`)
    return { commit: tag.commit, tag: tag.name }
  }
  const commit = await commitOf(store, revision)
  if (commit === undefined) throw new NoSuchCommit(`there is no such commit in this clone${await shallowness(store)}`)
  return { commit }
}

async function shallowness(store: ObjectStore): Promise<string> {
  const answer = (await ask(store, ['rev-parse', '--is-shallow-repository'])).toString('latin1').trim()
  return answer === 'true' ? ': it is shallow, and has only the newest commits' : ''
}

/** What an LFS pointer stands for. */
interface Hashed {
  readonly sha256: string
  readonly bytes: number
}

/** The blobs of a commit, by index. */
interface Blobs {
  readonly found: HashedBlobs
  readonly indexById: ReadonlyMap<string, number>
  /** The path, from the root, of the file that was compared with each. */
  readonly paths: readonly string[]
}

/** @throws when one is missing, or does not hash to its id */
async function blobsOf({ git, cwd }: ObjectStore, entries: readonly ListedEntry[], { hash, root }: BlobReading): Promise<Blobs> {
  const indexById = new Map<string, number>()
  const ids: string[] = []
  const paths: string[] = []
  const links = new Set<string>()
  for (const { id, kind, path } of entries) {
    if (kind === 'symlink') links.add(id)
    if (indexById.has(id)) continue
    indexById.set(id, ids.length)
    ids.push(id)
    // Others are left to the engine, behind the rules for paths.
    paths.push(kind === 'file' && isPlainAsciiPath(path) ? path : '')
  }
  const files = root === undefined ? {} : { files: { root, paths } }
  const found = await hash({ git: git.start, milliseconds: git.timeLeft, cwd, ids, links, ...files })
  if (found.bytes.length !== ids.length || found.sha256.length !== ids.length * SHA256_DIGITS)
    throw new Error(`${found.bytes.length} of ${ids.length} blobs were answered for`)
  const missing = ids[found.bytes.findIndex(bytes => bytes < 0)]
  if (missing !== undefined) throw new Error(`the bytes of ${nameOf(entries, missing)} are not in this clone`)
  return { found, indexById, paths }
}

const SEEN: Readonly<Record<number, SeenFile>> = {
  [SAME_BYTES]: { exec: undefined },
  [SAME_BYTES_PLAIN]: { exec: false },
  [SAME_BYTES_EXECUTABLE]: { exec: true }
}

const SHA256_DIGITS = 64

function nameOf(entries: readonly ListedEntry[], id: string): string {
  const path = entries.find(entry => entry.id === id)?.path ?? ''
  return JSON.stringify(utf8(path))
}

function utf8(path: string): string {
  // Most names are ASCII, and a buffer for each of them would cost more than listing it.
  return isPlainAsciiPath(path) ? path : Buffer.from(path, 'latin1').toString('utf8')
}

/**
 * What LFS pointers stand for, by path, of the files that the .gitattributes of the commit give to LFS. In other files a pointer is ordinary text.
 * Those of today do not count: a change that removes the line for LFS would put the pointers in the place of the files.
 */
async function pointersOf(
  store: ObjectStore,
  commit: string,
  entries: readonly ListedEntry[],
  blobs: Blobs
): Promise<ReadonlyMap<string, Hashed>> {
  const pointers = new Map<string, Hashed>()
  if (blobs.found.contents.size === 0) return pointers
  const likely = entries.filter(({ id, kind }) => kind === 'file' && contentOf(blobs, id) !== undefined)
  if (likely.length === 0) return pointers
  const { lfs } = await import('../manifests/formats/lfs.ts')
  const attributes = await attributesAt(
    store,
    commit,
    likely.map(({ path }) => path)
  )
  for (const { path, id } of likely) {
    if (attributes.of(path).get('filter') !== 'lfs') continue
    const text = textOf(contentOf(blobs, id))
    const [seal] = (await lfs.parse({ text, bytewise: false, bom: false, file: true, fileName: 'pointer' })).seals
    const sha256 = seal?.digests.sha256
    if (seal?.bytes !== undefined && sha256 !== undefined) pointers.set(path, { sha256, bytes: seal.bytes })
  }
  return pointers
}

/** Attributes at a commit: older versions of git read them of an index, but not of a commit. */
async function attributesAt({ git, cwd }: ObjectStore, commit: string, paths: readonly string[]): Promise<PathAttributes> {
  const folder = new PrivateTree()
  try {
    const ofCommit = git.with({ GIT_INDEX_FILE: join(folder.root, 'index') })
    ofCommit.allow(MAX_READ_MILLISECONDS)
    await ofCommit.run(cwd, ['read-tree', commit])
    return await readAttributes(ofCommit, cwd, paths, [], ['--cached'])
  } finally {
    folder.remove()
  }
}

function fileOf({ path, id, kind, exec }: ListedEntry, blobs: Blobs, pointers: ReadonlyMap<string, Hashed>): CommitFile {
  const pointer = pointers.get(path)
  if (pointer !== undefined) return { path, id, ...pointer, exec }
  const { found, indexById, paths } = blobs
  const index = indexById.get(id) ?? Number.NaN
  const bytes = found.bytes[index]
  if (bytes === undefined) throw new Error('a blob was lost')
  const sha256 = found.sha256.slice(index * SHA256_DIGITS, (index + 1) * SHA256_DIGITS)
  if (kind === 'symlink') return { path, id, sha256, bytes, link: textOf(found.contents.get(index)) }
  const seen = paths[index] === path ? SEEN[found.files[index] ?? NOT_COMPARED_OR_DIFFERENT] : undefined
  return seen === undefined ? { path, id, sha256, bytes, exec } : { path, id, sha256, bytes, exec, seen }
}

/** Kept of links, and of what may be a pointer. */
function contentOf({ found, indexById }: Blobs, id: string): Uint8Array | undefined {
  return found.contents.get(indexById.get(id) ?? Number.NaN)
}

function textOf(content: Uint8Array = new Uint8Array()): string {
  return Buffer.from(content).toString('utf8')
}

/**
 * Modes of the files of HEAD where git does not take them from the disk: on Windows, and on file systems that show one mode for all files.
 * Undefined elsewhere.
 */
async function modesAtHead(store: ObjectStore, prefix: string): Promise<ReadonlyMap<string, boolean> | undefined> {
  if (KEEPS_MODES && (await settingOf(store, 'core.filemode')) !== 'false') return undefined
  const head = await commitOf(store, 'HEAD')
  if (head === undefined) return new Map()
  const files = await filesAt(store.git, store.cwd, head, prefix)
  return new Map(files.filter(({ kind }) => kind === 'file').map(({ path, exec }) => [path, exec]))
}
