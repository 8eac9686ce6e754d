import { dirname, join, relative, resolve, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { folderWithGit, hasGit } from '../disk/git-near.ts'
import { entriesIn, type FolderEntry, statsAt, statsOf, targetOf } from '../disk/look.ts'
import { pathOnDisk } from '../disk/name-on-disk.ts'
import type { IgnoredBelow } from '../git/ignored-below.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { targetProblem } from '../manifests/link-target.ts'
import { pathProblem } from '../manifests/path.ts'
import { errorCode } from '../model/error-message.ts'
import { comparePaths } from '../model/path-order.ts'
import { absence, isLossy, type Kind, NOT_UTF8, reasonAgainst } from './why-not-sealed.ts'

/** What is to be sealed. */
export interface Wanted {
  /** Absolute folder that sealed paths will be relative to. */
  readonly root: string
  readonly cwd: string
  /** Files and folders, relative to `cwd`. */
  readonly paths: readonly string[]
  /** Absolute path of the manifest that is being written: it never seals itself, nor the file beside it that will hold its sha256. */
  readonly exempt?: string | undefined
  /** Paths that have a seal already. They are sealed again when they are in a named folder, whether git ignores them or not. */
  readonly sealed?: ReadonlySet<string>
  /** Symbolic links are sealed by their targets; otherwise they are refused. */
  readonly links?: boolean
  /** Tests a file or folder, relative to the root. */
  readonly excluded?: (path: string) => boolean
}

export interface FoundFiles {
  /** Absolute names by sealed path. */
  readonly files: ReadonlyMap<string, string>
  /** Targets of symbolic links by sealed path. */
  readonly links: ReadonlyMap<string, string>
  /** What was named, relative to the root and as it is on disk; `''` is the root itself. */
  readonly named: readonly string[]
  /** What cannot be sealed, and why. Not empty means that no manifest may be written. */
  readonly refused: readonly Refusal[]
  /** What git ignores, and so is left out of a folder; folders end with `/`. */
  readonly ignored: readonly string[]
  /** What was named and is sealed although git ignores it. */
  readonly ignoredAndNamed: readonly string[]
  /** Why git could not be asked. */
  readonly unknown: readonly string[]
}

export interface Refusal {
  readonly path: string
  readonly reason: string
}

/**
 * The files that the names lead to, each once and under its name on disk. What a later run could not verify is refused: links, pipes,
 * names that a manifest cannot hold. Folders are walked without what git ignores in them, and without `.git`.
 */
export async function filesToSeal(wanted: Wanted): Promise<FoundFiles> {
  const search = new Search(wanted)
  for (const path of wanted.paths) await search.name(path)
  search.takeSealed()
  await search.askAboutNamed()
  return search
}

class Search implements FoundFiles {
  readonly files = new Map<string, string>()
  readonly links = new Map<string, string>()
  readonly named: string[] = []
  readonly refused: Refusal[] = []
  readonly ignored: string[] = []
  readonly ignoredAndNamed: string[] = []
  readonly unknown: string[] = []
  readonly #wanted: Wanted
  readonly #base: string
  readonly #own: readonly string[]
  readonly #namedFiles: string[] = []

  constructor(wanted: Wanted) {
    this.#wanted = wanted
    this.#base = realPath(wanted.root)
    const manifest = wanted.exempt === undefined ? undefined : pathOnDisk(this.#base, wanted.exempt)
    this.#own = manifest === undefined ? [] : [manifest, join(dirname(manifest), TREE_HASH_NAME)]
  }

  async name(path: string): Promise<void> {
    const file = pathOnDisk(this.#base, realFolder(resolve(this.#wanted.cwd, path)))
    this.named.push(this.#pathOf(file))
    if (!isFolder(file)) {
      // A seal whose file is gone is not this function's matter.
      if (statsOrUndefined(file) === undefined && this.#wanted.sealed?.has(this.#pathOf(file)) === true) return
      if (isInGitFolder(this.#pathOf(file))) this.#refuse(path, 'it belongs to git, which rewrites it')
      else if (this.#take(file, path)) this.#namedFiles.push(this.#pathOf(file))
    } else if (isInGitFolder(this.#pathOf(file))) this.#refuse(path, 'it belongs to git, which rewrites it')
    else await this.#walk(file, path.replace(/[\\/]+$/, ''), true)
  }

  /** Sealed files that a walk passed by, because git ignores them. */
  takeSealed(): void {
    for (const path of this.#wanted.sealed ?? []) {
      if (this.files.has(path) || !isNamed(path, this.named)) continue
      const file = join(this.#base, path)
      if (statsOrUndefined(file) !== undefined && pathOnDisk(this.#base, file) === file) this.#take(file, path)
    }
  }

  async askAboutNamed(): Promise<void> {
    if (this.#namedFiles.length === 0 || folderWithGit(this.#base) === undefined) return
    const { ignoredFiles } = await import('../git/ignored.ts')
    for (const [path, answer] of await ignoredFiles(this.#base, this.#namedFiles))
      if (answer === 'ignored') this.ignoredAndNamed.push(path)
  }

  async #walk(folder: string, shown: string, isNamed: boolean): Promise<void> {
    const ignored = await this.#ignoredBelow(folder)
    if (ignored?.all === 'content') return this.#leaveOut(folder, true)
    // A folder that was named is meant, as build output often is.
    if (ignored?.all === 'itself' && isNamed) this.ignoredAndNamed.push(this.#pathOf(folder) || '.')
    // Below a folder outside of the root, a path may come back into it.
    const start = this.#pathOf(folder)
    const isInside = !isOutside(start)
    const pending: (readonly [place: string, shown: string, below: string])[] = [[folder, shown, '']]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [place, shownPlace, belowPlace] = next
      for (const entry of this.#list(place, shownPlace)) {
        const { name } = entry
        const file = place.endsWith(sep) ? `${place}${name}` : `${place}${sep}${name}`
        const shownFile = `${shownPlace}/${name}`
        if (isGit(name)) continue
        const below = inFolder(belowPlace, name)
        const path = isInside ? inFolder(start, below) : this.#pathOf(file)
        const isDirectory = entry.isDirectory()
        if (this.#wanted.excluded?.(path) === true) continue
        if (ignored !== undefined && isIgnored(ignored, below, isDirectory)) this.#leaveOut(file, isDirectory)
        else if (!isDirectory) this.#takeEntry(file, path, shownFile, entry)
        else if (hasGit(file)) await this.#walk(file, shownFile, false)
        else pending.push([file, shownFile, below])
      }
    }
  }

  async #ignoredBelow(folder: string): Promise<IgnoredBelow | undefined> {
    if (folderWithGit(folder) === undefined) return undefined
    const { ignoredBelow } = await import('../git/ignored-below.ts')
    const answer = await ignoredBelow(folder)
    if (answer.unknown !== undefined) this.unknown.push(answer.unknown)
    return answer
  }

  #leaveOut(file: string, isDirectory: boolean): void {
    if (!this.#own.includes(file)) this.ignored.push(`${this.#pathOf(file)}${isDirectory ? '/' : ''}`)
  }

  #list(folder: string, shown: string): readonly FolderEntry[] {
    try {
      return entriesIn(folder).sort((a, b) => comparePaths(a.name, b.name))
    } catch (error) {
      this.#refuse(shown, isLossy(folder) ? NOT_UTF8 : `the system reports ${errorCode(error)}`)
      return []
    }
  }

  /** True when the file is sealed. */
  #take(file: string, shown: string): boolean {
    const path = this.#pathOf(file)
    if (this.#wanted.excluded?.(path) === true) return false
    try {
      return this.#takeEntry(file, path, shown, statsOf(file))
    } catch (error) {
      this.#refuse(shown, isLossy(file) ? NOT_UTF8 : absence(file, errorCode(error)))
      return false
    }
  }

  /** The same for a file that exists and is not excluded. */
  #takeEntry(file: string, path: string, shown: string, kind: Kind): boolean {
    if (this.#own.includes(file)) return false
    if (this.#wanted.links === true && kind.isSymbolicLink() && !isLossy(file)) return this.#takeLink(file, path, shown)
    const reason = reasonAgainst(file, kind) ?? this.#reasonAgainstName(file, path)
    if (reason === undefined) this.files.set(path, file)
    else this.#refuse(shown, reason)
    return reason === undefined
  }

  #takeLink(file: string, path: string, shown: string): boolean {
    const bytes = targetOf(file)
    const target = bytes.toString('utf8')
    const reason = Buffer.from(target, 'utf8').equals(bytes)
      ? (targetProblem(target) ?? this.#reasonAgainstName(file, path))
      : 'the target of the link is not UTF-8, which a manifest in JSON cannot hold'
    if (reason === undefined) this.links.set(path, target)
    else this.#refuse(shown, reason)
    return reason === undefined
  }

  #reasonAgainstName(file: string, path: string): string | undefined {
    if (isLossy(file)) return NOT_UTF8
    if (isOutside(path)) return `it lies outside ${JSON.stringify(this.#wanted.root)}, where the manifest's paths begin`
    return pathProblem(path)
  }

  #refuse(path: string, reason: string): void {
    this.refused.push({ path, reason })
  }

  #pathOf(file: string): string {
    return relative(this.#base, file).split(sep).join('/')
  }
}

/** True for a path that was named, or is below a folder that was. */
export function isNamed(path: string, named: readonly string[]): boolean {
  return named.some(name => name === '' || path === name || path.startsWith(`${name}/`))
}

/** Of two folders whose names are not UTF-8, git's answer may be about the other. */
function isIgnored({ names }: IgnoredBelow, below: string, isDirectory: boolean): boolean {
  if (isDirectory && isLossy(below)) return false
  return names.has(`${below.normalize('NFC')}${isDirectory ? '/' : ''}`)
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../')
}

/** @param folder `/`-separated; the start of paths is `''` */
function inFolder(folder: string, path: string): string {
  return folder === '' || path === '' ? `${folder}${path}` : `${folder}/${path}`
}

/** git tracks nothing of this name in any folder, so that no checkout would have it. */
function isGit(name: string): boolean {
  return name.toLowerCase() === '.git'
}

function isInGitFolder(path: string): boolean {
  return path.split('/').some(isGit)
}

function isFolder(file: string): boolean {
  return statsOrUndefined(file)?.isDirectory() === true
}

function statsOrUndefined(file: string): ReturnType<typeof statsAt> {
  try {
    return statsAt(file)
  } catch {
    return undefined
  }
}

/** The folder's links are followed (the user named it), the file's own are not. */
function realFolder(file: string): string {
  const name = file.slice(file.lastIndexOf(sep) + 1)
  try {
    return join(realPath(resolve(file, '..')), name)
  } catch {
    return file
  }
}
