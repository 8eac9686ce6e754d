import { isAbsolute, join, normalize as normalizeHere, relative, resolve, sep } from 'node:path'
import { dirname, normalize } from 'node:path/posix'
import { isReachable, realPath, relativePath } from '../disk/contain.ts'
import { PrivateTree } from '../disk/private-tree.ts'
import { onSignals } from '../disk/signals.ts'
import { GitFailed } from '../git/process.ts'
import { openStaged, type StagedEntry, type StagedTree } from '../git/staged.ts'
import { StagedCheckout } from '../git/staged-checkout.ts'
import { ARCHIVE_MARK } from '../load/archive-root.ts'
import { isBagManifestName } from '../load/bag-names.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifests } from '../load/manifests.ts'
import { manifestsAt } from '../load/manifests-at.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { compileGlob } from '../manifests/glob.ts'
import { errorMessage } from '../model/error-message.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import { theManifest } from './manifests.ts'
import { couldMatchBelow, isFile, latin1, rawPathOf, submoduleError, unstaged, utf8 } from './staged-paths.ts'
import { UsageError } from './usage-error.ts'

/** Of files that are copied only because they could be the missing ones. */
const MAX_MOVED_BYTES = 64 * 1024 * 1024

/** What is verified in place of the working tree: a private copy of what the index has of it. */
export interface StagedCopy {
  /** The request, about the copy. */
  readonly request: GateRequest
  /** Removes the copy. */
  remove(): void
}

/**
 * Puts the staged bytes of all manifests and sealed files, and of what is in the covered scope, into a private folder, and turns the request
 * to it. No program runs: the bytes are those of the blobs, each checked against its id, or what a checkout makes of them (`StagedCheckout`).
 * @param request about the working tree; without manifests where none was named
 * @throws UsageError when there is no index, or what it has cannot be judged
 */
export async function copyStaged(request: GateRequest, cwd: string): Promise<StagedCopy> {
  const tree = await openIndex(cwd)
  const copy = new PrivateTree()
  const endSignals = onSignals(signal => {
    copy.remove()
    process.kill(process.pid, signal)
  })
  const remove = (): void => {
    endSignals()
    copy.remove()
  }
  try {
    return { request: await new StagedFiles(tree, copy, cwd).copyFor(request), remove }
  } catch (error) {
    remove()
    throw error instanceof GitFailed ? new UsageError(`the index cannot be judged: ${error.message}`) : error
  }
}

/** @throws UsageError when there is no repository, or its index cannot be read */
export async function openIndex(cwd: string): Promise<StagedTree> {
  const tree = await openStaged(cwd, process.env).catch(error => {
    throw error instanceof GitFailed ? new UsageError(`the index cannot be read: ${error.message}`) : error
  })
  if (tree !== undefined) return tree
  throw new UsageError('"--staged" judges what "git commit" would record, and there is no git repository around this folder')
}

class StagedFiles {
  readonly #tree: StagedTree
  readonly #copy: PrivateTree
  /** Where the run starts, in the copy. */
  readonly #cwd: string
  readonly #realCwd: string
  readonly #copied = new Set<string>()
  #checkout: StagedCheckout | undefined

  constructor(tree: StagedTree, copy: PrivateTree, cwd: string) {
    this.#tree = tree
    this.#copy = copy
    this.#realCwd = resolve(cwd)
    this.#cwd = join(copy.root, utf8(tree.prefix))
  }

  async copyFor(request: GateRequest): Promise<GateRequest> {
    this.#copy.makeFolder(this.#tree.prefix.slice(0, -1))
    const named = request.manifests.length > 0 || request.seals !== undefined || request.commit !== undefined
    const manifests = !named ? [this.#usual()] : request.trusted ? request.manifests : await this.#named(request.manifests)
    const here = { ...request, cwd: this.#cwd, manifests, gitFolder: (root: string) => this.#realFolder(root) }
    const paths = manifests.flatMap(name => this.#around(this.#pathOf(name)))
    const others = [request.manifestSha256 ?? '', request.blockerMap ?? '', request.signer?.bundle ?? ''].filter(
      name => name !== ''
    )
    const signatures = request.signer === undefined ? [] : await this.#signatures(manifests)
    await this.#take([...paths, ...signatures, ...others.map(name => this.#pathOf(name))])
    if (request.root?.includes(ARCHIVE_MARK) === true)
      throw new UsageError('"--staged" judges files of the index, and "root" leads into an archive: judge it once it is built')
    if (request.root !== undefined) this.#makeRoot(request.root)
    const sources = await loadManifests(here, () => undefined)
    const wanted = sources.flatMap(source => this.#wantedBy(source, request.covers))
    this.#checkout = await StagedCheckout.of(this.#tree, this.#sealsByPath(sources))
    await this.#take([...wanted, ...(await this.#maybeMoved(wanted, sources))])
    return here
  }

  /** Names and patterns as in the working tree, of the files in the index. */
  async #named(lines: readonly string[]): Promise<readonly string[]> {
    const { prefix, entries } = this.#tree
    const below = [...entries.keys()].filter(path => path.startsWith(prefix)).map(path => utf8(path.slice(prefix.length)))
    const base = { name: 'the index', read: () => Promise.resolve(undefined), list: () => Promise.resolve(below) }
    const { names, unmatched } = await manifestsAt(base, lines, this.#realCwd).catch(error => {
      throw new UsageError(errorMessage(error))
    })
    const all = [...names, ...unmatched]
    for (const name of all)
      if (!entries.has(this.#pathOf(name)) && isReachable(resolve(this.#realCwd, name))) throw unstaged(name)
    return all.map(name => (isAbsolute(name) ? relativePath(name, this.#realCwd) : name))
  }

  #usual(): string {
    const names = new Map<string, string[]>()
    for (const path of this.#tree.entries.keys()) {
      const folder = normalizeHere(join(this.#tree.top, utf8(dirname(path))))
      const list = names.get(folder)
      if (list === undefined) names.set(folder, [utf8(path.slice(path.lastIndexOf('/') + 1))])
      else list.push(utf8(path.slice(path.lastIndexOf('/') + 1)))
    }
    const cwd = join(this.#tree.top, utf8(this.#tree.prefix))
    try {
      return theManifest(cwd, folder => names.get(normalizeHere(folder)) ?? [])
    } catch (error) {
      const onDisk = [...names.values()].flat().length === 0 ? undefined : theManifest(cwd)
      throw onDisk === undefined ? error : unstaged(onDisk)
    }
  }

  /** A path from the top folder, one character per byte, of a name that the user gave. @throws UsageError when it leads out */
  #pathOf(name: string): string {
    const way = isAbsolute(name) ? relative(this.#tree.top, name) : join(utf8(this.#tree.prefix), name)
    const path = latin1(normalize(sep === '\\' ? way.replaceAll('\\', '/') : way))
    if (path === '..' || path.startsWith('../') || isAbsolute(path))
      throw new UsageError(`${JSON.stringify(name)} is outside of this repository, so it is not in its index`)
    return path
  }

  /** A manifest, what it links to, and what belongs to it when it is that of a bag or of a packet. */
  #around(manifest: string): string[] {
    const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1)
    const name = manifest.slice(folder.length)
    const isBag = isBagManifestName(utf8(name))
    // An object of OCFL is judged with all that is in its folder; without its declaration, the inventory is no object's.
    const isObject =
      name === 'inventory.json' && [...this.#tree.entries.keys()].some(path => path.startsWith(`${folder}0=ocfl_object_`))
    const isBeside = (other: string): boolean =>
      other === TREE_HASH_NAME ||
      isObject ||
      // Each migration's digest depends on those before it.
      (name === 'atlas.sum' && /^[^/]+\.sql$/.test(other)) ||
      // What an image layout seals is known once its lists are read, which are blobs of it.
      (name === 'index.json' && other.startsWith('blobs/')) ||
      // The digest of an inventory of OCFL is beside it.
      other.startsWith(`${name}.sha`) ||
      (isBag && (isBagManifestName(other) || /^(?:bagit|bag-info|fetch)\.txt$/.test(other)))
    const beside = [...this.#tree.entries.keys()].filter(path => path.startsWith(folder) && isBeside(path.slice(folder.length)))
    return [manifest, ...beside]
  }

  /** Files in the index that may have a signature of a manifest. */
  async #signatures(manifests: readonly string[]): Promise<readonly string[]> {
    const { isSignatureName } = await import('../signatures/candidates.ts')
    return manifests.flatMap(manifest => {
      const path = this.#pathOf(manifest)
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const isBeside = (other: string) =>
        other.startsWith(folder) && isSignatureName(other.slice(folder.length), path.slice(folder.length))
      return [...this.#tree.entries.keys()].filter(isBeside)
    })
  }

  /** The folder of `--root`, where the index has something in it. */
  #makeRoot(root: string): void {
    const path = this.#pathOf(root)
    const prefix = path === '.' ? '' : `${path}/`
    if ([...this.#tree.entries.keys()].some(one => one.startsWith(prefix))) this.#copy.makeFolder(prefix.slice(0, -1))
  }

  /** Paths from the top folder of everything that the manifest needs to be judged. */
  #wantedBy({ root, seals, covers = [] }: LoadedManifest, more: readonly string[]): string[] {
    if (root === undefined) return []
    const prefix = this.#prefixOf(root)
    const globs = [...covers, ...more]
    const tests = globs.map(glob => compileGlob(glob)).filter(glob => typeof glob !== 'string')
    const wanted = seals.map(seal => `${prefix}${rawPathOf(seal)}`)
    for (const [path, { kind }] of tests.length === 0 ? [] : this.#tree.entries) {
      if (!path.startsWith(prefix)) continue
      const own = utf8(path.slice(prefix.length))
      if (tests.some(test => test(own))) wanted.push(path)
      if (kind === 'submodule' && globs.some(glob => couldMatchBelow(glob, own))) throw submoduleError(path, 'the covered scope')
    }
    return wanted
  }

  #sealsByPath(sources: readonly LoadedManifest[]): ReadonlyMap<string, readonly Seal[]> {
    const byPath = new Map<string, Seal[]>()
    for (const { root, seals } of sources) {
      if (root === undefined) continue
      const prefix = this.#prefixOf(root)
      for (const seal of seals) {
        const path = `${prefix}${rawPathOf(seal)}`
        const known = byPath.get(path)
        if (seal.link !== undefined) continue
        if (known === undefined) byPath.set(path, [seal])
        else known.push(seal)
      }
    }
    return byPath
  }

  /** What paths below a root begin with, from the top folder. */
  #prefixOf(root: string): string {
    const way = relativePath(root, this.#copy.root)
    return way === '.' ? '' : `${latin1(way)}/`
  }

  /** Files of the sizes of those that are missing: one of them may be the same file under another name. */
  async #maybeMoved(wanted: readonly string[], sources: readonly LoadedManifest[]): Promise<readonly string[]> {
    if (wanted.every(path => this.#tree.entries.has(path))) return []
    const lengths = new Set(sources.flatMap(({ seals }) => seals.map(({ bytes }) => bytes)))
    const files = [...this.#tree.entries].filter(([path, { kind }]) => isFile(kind) && !this.#copied.has(path))
    const sizes = await this.#tree.sizes(new Set(files.map(([, { id }]) => id)))
    let bytes = 0
    return files.flatMap(([path, { id }]) => {
      const size = sizes.get(id) ?? Number.POSITIVE_INFINITY
      // A list without lengths gives no way to choose.
      if (!lengths.has(size) && !lengths.has(undefined)) return []
      bytes += size
      return bytes > MAX_MOVED_BYTES ? [] : [path]
    })
  }

  /** Copies what the index has at the paths, and links on the way to them. */
  async #take(paths: readonly string[]): Promise<void> {
    const byId = new Map<string, [string, StagedEntry][]>()
    for (const path of paths) {
      const [at, entry] = this.#firstOnTheWay(path)
      if (entry === undefined || this.#copied.has(at)) continue
      if (entry.kind === 'submodule') throw submoduleError(at, path)
      this.#copied.add(at)
      const same = byId.get(entry.id)
      if (same === undefined) byId.set(entry.id, [[at, entry]])
      else same.push([at, entry])
    }
    for await (const { id, bytes } of this.#tree.blobs(new Set(byId.keys()))) {
      for (const [path, { kind }] of byId.get(id) ?? []) {
        if (kind === 'symlink') this.#copy.putLink(path, bytes)
        else this.#copy.put(path, this.#checkout?.bytesOf(path, bytes) ?? bytes, kind === 'executable')
      }
    }
  }

  /** The entry at a path, or the link or submodule that is in the place of one of its folders. */
  #firstOnTheWay(path: string): readonly [string, StagedEntry | undefined] {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const entry = this.#tree.entries.get(path.slice(0, end))
      if (entry !== undefined) return [path.slice(0, end), entry]
    }
    return [path, this.#tree.entries.get(path)]
  }

  /** The folder of the working tree that a folder of the copy stands for. */
  #realFolder(root: string): string {
    return join(realPath(this.#tree.top), relative(this.#copy.root, root))
  }
}
