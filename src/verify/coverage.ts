import { sealKey, walk } from '../disk/walk.ts'
import type { Glob, GlobWork } from '../manifests/glob.ts'
import { comparePaths } from '../model/path-order.ts'
import type { Seals } from '../model/seal.ts'

/** A thousand ordinary globs take about so many for one path. */
const MAX_GLOB_STEPS_PER_FILE = 100_000

/** Anything that is not a folder. */
export interface ListedEntry {
  readonly path: string
  /** Equal to a seal's key exactly when the name's bytes are equal. */
  readonly key: string
}

interface Coverage {
  /** Files (and links, pipes, devices: everything that is not a folder) in the covered scope that no seal names, in path order. */
  readonly strays: readonly string[]
  /** Globs that match nothing, sealed or not: most likely a typing error that would hide every stray. */
  readonly idle: readonly string[]
  /** Folders that could not be listed: whatever lies in them was not looked at. */
  readonly unlisted: readonly { readonly folder: string; readonly code: string }[]
}

/**
 * Looks for files that are in the scope of `covers` and not sealed. Dotfiles count, links are not followed.
 * @param root absolute folder, or what is in an archive
 * @param exempt paths relative to the root that need no seal: the manifests themselves
 * @param work of the globs; each file and seal adds to it
 * @throws {GlobWorkError} when it is used up
 */
export function coverage(
  root: string | readonly ListedEntry[],
  covers: ReadonlyMap<string, Glob>,
  seals: Seals,
  exempt: ReadonlySet<string>,
  work: GlobWork
): Coverage {
  work.add(seals.length * MAX_GLOB_STEPS_PER_FILE)
  const globs = [...covers].map(([glob, test]) => ({ glob, test, used: false }))
  const sealed = new Set(seals.map(sealKey))
  const strays: string[] = []
  const unlisted: { folder: string; code: string }[] = []
  const entries = typeof root === 'string' ? walk(root, (folder, code) => unlisted.push({ folder, code })) : root
  for (const entry of entries) {
    work.add(MAX_GLOB_STEPS_PER_FILE)
    const matching = globs.filter(glob => glob.test(entry.path))
    for (const glob of matching) glob.used = true
    if (matching.length > 0 && !sealed.has(entry.key) && !exempt.has(entry.path)) strays.push(entry.path)
  }
  for (const glob of globs) glob.used ||= seals.some(seal => glob.test(seal.path))
  return { strays: strays.sort(comparePaths), idle: globs.filter(glob => !glob.used).map(({ glob }) => glob), unlisted }
}
