import { basename, dirname, join, resolve } from 'node:path'
import { escapesFolder, isFolder, realPath, relativePath } from '../disk/contain.ts'
import { KEEPS_MODES, statsAt } from '../disk/look.ts'
import { pathOnDisk } from '../disk/name-on-disk.ts'
import { readNamedFile, UnreadableError } from '../disk/read-file.ts'
import type { ReadManifest } from '../manifests/format.ts'
import { fromCrlf } from '../manifests/from-crlf.ts'
import { readManifest } from '../manifests/read.ts'
import type { Base } from '../model/base.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode, errorMessage } from '../model/error-message.ts'
import type { FormatName, ManifestProblem, Seals } from '../model/seal.ts'
import { sealOfPath } from '../model/seals.ts'
import { bagCovers, isBagManifestName } from './bag-names.ts'
import type { LoadedManifest } from './loaded-manifest.ts'

interface LoadOptions {
  readonly cwd: string
  readonly format: FormatName | 'auto'
  readonly root?: string | undefined
  /** Bytes; a larger manifest is refused. */
  readonly limit: number
  readonly maxEntries: number
  /** Where the manifest is read instead of from the disk. */
  readonly trusted?: Base | undefined
  /** Told how large a manifest is before it is parsed. */
  expect?(bytes: number): void
  /** The folder of the repository that a root is in; undefined where git is not asked. */
  gitFolder?(root: string): string
}

/** Reads one manifest file with everything around it. Never throws: what goes wrong is a problem of the source. */
export async function loadManifestFile(name: string, options: LoadOptions): Promise<LoadedManifest> {
  const path = resolve(options.cwd, name)
  const root = await placeOf(options, dirname(path))
  try {
    const bytes =
      options.trusted === undefined
        ? readNamedFile(options.cwd, name, options.limit, shareLarge)
        : await readTrusted(options.trusted, path, options)
    const onDisk = options.trusted === undefined ? pathOnDisk(resolve(options.cwd), path) : path
    if (onDisk !== path) return { ...broken(wrongNameProblem(onDisk, options.cwd)), name, ...root }
    options.expect?.(bytes.length)
    const file = options.trusted === undefined ? realPath(path) : path
    if (options.trusted === undefined && isLinkInBag(path, file)) throw new NotReadable(LINK_IN_BAG)
    const bag = isBagManifestName(basename(file)) ? await bagOf(file, options) : { problems: [] }
    const more = {
      fileName: basename(file),
      maxBytes: options.limit,
      maxEntries: options.maxEntries,
      inBag: bag.version !== undefined || bag.problems.length > 0,
      ...(bag.version !== undefined && { bagVersion: bag.version })
    }
    const manifest = await readManifest(bytes, options.format, true, more)
    if (options.trusted !== undefined && options.format === 'auto' && manifest.format === 'lfs') throw new NotReadable(POINTER)
    const lf = fromCrlf(bytes)
    const ofBag = manifest.format === 'bagit' ? inBag(manifest, bag.problems, basename(file)) : manifest
    const whole = await wholeObject(ofBag, bytes, file, options, root)
    const ownRoot = startsAbove(manifest, dirname(file)) ? await placeOf(options, join(dirname(path), '..')) : root
    const read = withoutItself(whole, file, ownRoot.root)
    return {
      ...read,
      notices: [...read.notices, ...unjudgedModes(read.seals)],
      name,
      sha256: digestOf('sha256', bytes),
      ...(lf !== undefined && { lfSha256: digestOf('sha256', lf) }),
      file,
      ...ownRoot
    }
  } catch (error) {
    return { ...broken(problemOf(error)), name, ...root }
  }
}

/** Of a large manifest, hashing threads read the bytes where they are. */
const MIN_SHARED_BYTES = 1024 * 1024

function shareLarge(bytes: number): Buffer {
  return bytes < MIN_SHARED_BYTES ? Buffer.allocUnsafeSlow(bytes) : Buffer.from(new SharedArrayBuffer(bytes))
}

/**
 * No list can have its own digest: one that lists itself was written over the files that it was still being written beside
 * (`sha256sum * > SHA256SUMS`).
 */
function withoutItself(manifest: ReadManifest, file: string, root: string | undefined): ReadManifest {
  // A pointer of git LFS has the name of the file that it is for.
  const own = root === undefined || manifest.format === 'lfs' ? undefined : relativePath(file, root)
  const seal = own === undefined ? undefined : sealOfPath(manifest.seals, own)
  if (seal === undefined) return manifest
  const problem: ManifestProblem = { code: 'manifest-malformed', line: seal.line, path: seal.path, reason: LISTS_ITSELF }
  return { ...manifest, problems: [...manifest.problems, problem], seals: [] }
}

export const LISTS_ITSELF =
  'the list lists itself, and no list can have its own digest: remove the line, or write the list into another folder'

/** A promise that nothing here can compare is never kept silently. @param keepsModes whether the system has executable bits */
export function unjudgedModes(seals: Seals, keepsModes = KEEPS_MODES): readonly string[] {
  const count = keepsModes ? 0 : seals.filter(({ exec }) => exec !== undefined).length
  if (count === 0) return []
  const bits = count === 1 ? '1 executable bit is' : `${count} executable bits are`
  return [`${bits} not compared: this system keeps none`]
}

/** A list that is kept in git LFS is a pointer there; read as a manifest, it would seal nothing but the list. */
const POINTER =
  'it is a pointer of git LFS there, not the manifest itself; "format: lfs" takes it as the seal of the file that it is for'

/** A bag is known by the name and the folder of its manifest. A link has two of each, and the list behind it promises nothing of a bag. */
const LINK_IN_BAG = 'it is a link; the manifests of a bag are regular files in its folder'

function isLinkInBag(path: string, real: string): boolean {
  if (!isBagManifestName(basename(path)) || real === join(realPath(dirname(path)), basename(path))) return false
  return statsAt(join(dirname(path), 'bagit.txt')) !== undefined
}

/** Folders that a format keeps its list in, beside which its paths start. */
const LIST_FOLDERS: ReadonlyMap<string, RegExp> = new Map([
  // PEP 376
  ['wheel-record', /\.dist-info$/],
  // At the top of a repository, the path of the folder is its name.
  ['conda', /(?:^|[\\/])(?:info|conda-meta)$/],
  ['jar', /(?:^|[\\/])META-INF$/]
])

/** True where the paths of a list do not start at its own folder, but at the one above. */
export function startsAbove({ format }: ReadManifest, folder: string): boolean {
  return LIST_FOLDERS.get(format)?.test(folder) === true
}

/** Image layouts and OCFL objects are judged as a whole: with what the files beside the list say. A trusted list is vouched for by its ref. */
async function wholeObject(manifest: ReadManifest, bytes: Buffer, file: string, options: LoadOptions, place: Place) {
  const { root, archive } = place
  if (archive !== undefined && WHOLE_OBJECTS.has(manifest.format)) throw new NotReadable(IN_ARCHIVE)
  if (manifest.format === 'oci' && root !== undefined) {
    const { withListedBlobs, listOnDisk } = await import('./oci.ts')
    return await withListedBlobs(manifest, bytes, async path => listOnDisk(root, path), options.maxEntries)
  }
  if (manifest.format === 'atlas' && root !== undefined) {
    const { migrationsOnDisk, withFileDigests } = await import('./atlas.ts')
    const { trusted, cwd, gitFolder } = options
    const before = trusted && ((path: string) => trusted.read(relativePath(join(root, path), cwd)))
    return await withFileDigests(manifest, migrationsOnDisk(root, gitFolder?.(root), before))
  }
  if (manifest.format !== 'ocfl' || options.trusted !== undefined) return manifest
  const { withObject } = await import('./ocfl.ts')
  return withObject(manifest, file, bytes, options.limit)
}

const WHOLE_OBJECTS: ReadonlySet<string> = new Set(['oci', 'ocfl', 'bagit', 'atlas'])
const IN_ARCHIVE = 'a list of this format is checked together with the files beside it, which are not looked for in an archive'

async function bagOf(file: string, { trusted, cwd }: LoadOptions) {
  const { bagitTxt, bagitTxtAt } = await import('./bag.ts')
  const folder = dirname(file)
  return trusted === undefined ? bagitTxt(folder) : bagitTxtAt(trusted, relativePath(folder, cwd))
}

function inBag(manifest: ReadManifest, faults: readonly ManifestProblem[], name: string): ReadManifest {
  const problems = [...manifest.problems, ...faults]
  const covers = bagCovers(name)
  return { ...manifest, ...(covers !== undefined && { covers }), problems, seals: problems.length === 0 ? manifest.seals : [] }
}

/** A manifest that is named and not read. */
export function unreadManifest(name: string, reason: string, options: LoadOptions): LoadedManifest {
  const root = rootOf(options, dirname(resolve(options.cwd, name)))
  return { ...broken({ code: 'manifest-unreadable', reason }), name, ...root }
}

/** The manifest given inline in the `seals` input, or on standard input. What came through a pipe may have broken off, as a file may. */
export async function loadInlineManifest(seals: string | Uint8Array, options: LoadOptions): Promise<LoadedManifest> {
  const isPiped = typeof seals !== 'string'
  const bytes = isPiped ? seals : Buffer.from(seals, 'utf8')
  const name = isPiped ? '(standard input)' : '(inline seals)'
  const read = await readManifest(bytes, options.format, isPiped, { maxBytes: options.limit, maxEntries: options.maxEntries })
  const place = await placeOf(options, options.cwd)
  // Beside other formats that are judged with files of their own, a list without a name has only its seals.
  const whole = read.format === 'atlas' ? await wholeObject(read, Buffer.from(bytes), '', options, place) : read
  return { ...whole, name, sha256: digestOf('sha256', bytes), ...place }
}

type Place = Pick<LoadedManifest, 'root' | 'shownRoot' | 'archive' | 'rootReason'>

/** The root folder, or the archive that a root with `!/` leads into. */
async function placeOf(options: LoadOptions, standard: string): Promise<Place> {
  if (options.root?.includes('!/') !== true) return rootOf(options, standard)
  const { archiveRootOf, shownFolderOf } = await import('./archive-root.ts')
  const found = archiveRootOf(options.cwd, options.root)
  if (found === undefined) return rootOf(options, standard)
  if (typeof found === 'string') return { shownRoot: options.root, rootReason: found }
  return { archive: found, shownRoot: shownFolderOf(found, options.cwd) }
}

function rootOf(options: LoadOptions, standard: string): Pick<LoadedManifest, 'root' | 'shownRoot'> {
  const wanted = resolve(options.cwd, options.root ?? standard)
  const shownRoot = relativePath(wanted, options.cwd)
  try {
    return isFolder(wanted) && !escapesFolder(options.cwd, wanted) ? { root: realPath(wanted), shownRoot } : { shownRoot }
  } catch {
    return { shownRoot }
  }
}

function broken(problem: ManifestProblem): ReadManifest {
  return { format: 'unknown', seals: [], notices: [], problems: [problem] }
}

/** The checkout may hold anything at that path, or nothing. */
async function readTrusted(trusted: Base, path: string, { cwd, limit }: LoadOptions): Promise<Buffer> {
  const way = relativePath(path, cwd)
  let bytes: Buffer | undefined
  try {
    bytes = await trusted.read(way)
  } catch (error) {
    throw new NotReadable(`it could not be read at ${trusted.name}: ${errorMessage(error)}`)
  }
  if (bytes === undefined) throw new NotThere(`there is no such file at ${trusted.name}`)
  if (bytes.length > limit) throw new UnreadableError('too-large', `it has ${bytes.length} bytes; the limit is ${limit}`)
  return bytes
}

/** A base, a policy and `reseal` know the manifest by its real name: under another one, it would be a manifest that nobody sealed before. */
function wrongNameProblem(onDisk: string, cwd: string): ManifestProblem {
  const reason = `there is no such file; this file system takes the name for ${JSON.stringify(relativePath(onDisk, cwd))}`
  return { code: 'manifest-not-found', reason }
}

class NotReadable extends Error {}
class NotThere extends Error {}

function problemOf(error: unknown): ManifestProblem {
  if (error instanceof NotThere) return { code: 'manifest-not-found', reason: error.message }
  if (error instanceof NotReadable) return { code: 'manifest-unreadable', reason: error.message }
  if (error instanceof UnreadableError) return unreadable(error)
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'manifest-not-found', reason: 'there is no such file' }
  return { code: 'manifest-unreadable', reason: `it cannot be read: ${code}` }
}

function unreadable({ code, message }: UnreadableError): ManifestProblem {
  if (code === 'too-large') return { code: 'manifest-too-large', reason: message }
  const reason =
    code === 'not-a-file'
      ? 'it is not a file; name the manifest itself'
      : code === 'escapes-folder'
        ? 'it is reached by a link that leads out of the folder where the gate was started'
        : `it cannot be read: ${message}`
  return { code: 'manifest-unreadable', reason }
}
