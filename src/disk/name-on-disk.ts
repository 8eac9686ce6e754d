import { type BigIntStats, lstatSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { errorCode } from '../model/error-message.ts'
import type { Observation } from '../model/observation.ts'
import { isWithin } from './contain.ts'

// A file system folds names when it finds a file under other names than its own: letters of both cases (Windows, macOS), Unicode forms
// (macOS), short names and trailing dots (Windows). A sealed name must be the name that the folder lists, byte for byte.

/**
 * The name under which a folder lists what a path leads to.
 * @param path absolute
 * @returns undefined when nothing exists there
 */
export function nameOnDisk(path: string): string | undefined {
  if (statsOf(path) === undefined) return undefined
  const name = basename(path)
  if (!mayBeFolded(path)) return name
  const folder = dirname(path)
  const names = readdirSync(folder)
  if (names.includes(name)) return name
  // Inode numbers prove nothing on file systems that invent one per name, as some network and FUSE file systems do.
  return (
    names.find(other => foldedName(other) === foldedName(name)) ??
    names.find(other => isOneFile(join(folder, other), path)) ??
    name
  )
}

/**
 * A path with each component below the folder as it is listed, or the path itself if nothing exists there.
 * @param folder absolute; its own name is not checked
 * @param path absolute
 */
export function pathOnDisk(folder: string, path: string): string {
  if (!isWithin(folder, path)) return join(dirname(path), nameOnDisk(path) ?? basename(path))
  let real = folder
  for (const part of relative(folder, path).split(sep)) if (part !== '') real = join(real, nameOnDisk(join(real, part)) ?? part)
  return real
}

/** Equal for names that a file system may take for the same: folded to one case as in Unicode, in a canonical form. */
export function foldedName(name: string): string {
  return isPlain(name) ? name.toLowerCase() : name.normalize('NFD').toUpperCase().toLowerCase().normalize('NFD')
}

function isOneFile(path: string, other: string): boolean {
  const [a, b] = [statsOf(path), statsOf(other)]
  return a !== undefined && a.ino === b?.ino && a.dev === b.dev
}

/**
 * Whether the file system under a root folds names, tried on two files: one in letters of the other case, one in another Unicode form.
 * @param paths of files that exist, relative to the root
 * @param areAscii no path has characters beyond ASCII, which alone have other forms
 */
export function foldsNames(root: string, paths: Iterable<string>, areAscii = false): boolean {
  if (FOLDING_SYSTEM) return true
  const tries: ((path: string) => string)[] = areAscii ? [otherCase] : [otherCase, otherForm]
  for (const path of paths) {
    for (const other of tries) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const name = other(path.slice(folder.length))
      if (`${folder}${name}` === path) continue
      // If both files exist, the folders are listed needlessly.
      if (statsOf(join(root, folder, name)) !== undefined) return true
      tries.splice(tries.indexOf(other), 1)
    }
    if (tries.length === 0) return false
  }
  return false
}

/** Names as folders list them. Each folder is listed once. */
export class ListedNames {
  readonly #root: string
  readonly #names = new Map<string, ReadonlySet<string>>()
  readonly #good = new Set<string>([''])

  constructor(root: string) {
    this.#root = root
  }

  /** What is wrong with a path that leads to a file; undefined when each component is listed byte for byte. */
  problem(path: string): Observation | undefined {
    for (let from = 0, slash = path.indexOf('/'); ; from = slash + 1, slash = path.indexOf('/', from)) {
      const folder = from === 0 ? '' : path.slice(0, from - 1)
      const part = slash < 0 ? path : path.slice(0, slash)
      if (slash < 0 || !this.#good.has(part)) {
        try {
          if (!this.#listed(folder).has(part.slice(from))) return { state: 'missing' }
        } catch (error) {
          const reason = `the folder ${JSON.stringify(folder || '.')} cannot be listed (${errorCode(error)}), so the name on disk is not known`
          return { state: 'unreadable', reason }
        }
        if (slash >= 0) this.#good.add(part)
      }
      if (slash < 0) return undefined
    }
  }

  #listed(folder: string): ReadonlySet<string> {
    const known = this.#names.get(folder)
    if (known !== undefined) return known
    const names = new Set(readdirSync(join(this.#root, folder)))
    this.#names.set(folder, names)
    return names
  }
}

const FOLDING_SYSTEM = process.platform === 'win32' || process.platform === 'darwin'

/** A plain ASCII name is the listed one if the system does not find it in the other case. */
function mayBeFolded(path: string): boolean {
  const name = basename(path)
  if (FOLDING_SYSTEM || !isPlain(name)) return true
  const other = otherCase(name)
  return other !== name && statsOf(join(dirname(path), other)) !== undefined
}

/** Undefined too when the path cannot be inspected: a name may be too long in the other form. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false, bigint: true })
  } catch {
    return undefined
  }
}

function isPlain(name: string): boolean {
  return /^[\x20-\x7e]*$/.test(name)
}

function otherCase(name: string): string {
  return name.replace(/[A-Za-z]/g, letter => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))
}

function otherForm(name: string): string {
  if (isPlain(name)) return name
  const composed = name.normalize('NFC')
  return composed === name ? name.normalize('NFD') : composed
}
