import { dirname, join, relative, resolve, sep } from 'node:path'
import { isFolder, isReachable } from '../disk/contain.ts'
import { folderWithGit } from '../disk/git-near.ts'
import { namesIn } from '../disk/look.ts'
import { expandArguments, type Names, usualManifests } from '../load/manifest-names.ts'
import type { Base } from '../model/base.ts'
import type { Options } from '../options/table.ts'
import { MissingError, NoManifestError } from './usage-error.ts'

/**
 * The manifests of a `verify`: those that are named, else the one in this folder or the nearest folder above. With a trusted ref, those of
 * its tree count: the checkout has what a change left of them.
 * @throws UsageError when none is named and there is not exactly one
 */
export async function manifestsFor(
  named: readonly string[],
  {
    seals,
    'unchanged-since': since,
    release = ''
  }: Pick<Options, 'seals' | 'unchanged-since'> & Partial<Pick<Options, 'release'>>,
  cwd: string,
  trusted: Base | undefined
): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  if (named.length > 0 && trusted === undefined) {
    const { names, unfollowed } = await expandArguments(named, cwd)
    return { names: [...new Set(names.map(name => manifestIn(name, cwd)))], unfollowed }
  }
  if (named.length > 0 && trusted !== undefined) return namedAt(trusted, named, cwd)
  if (seals !== '' || since !== '' || release !== '') return { names: [], unfollowed: [] }
  if (trusted === undefined) return { names: [theManifest(cwd)], unfollowed: [] }
  const found = usualManifests((await trusted.list()).filter(name => !name.includes('/')))
  return { names: [onlyOne(found, `this folder at ${trusted.name}`)], unfollowed: [] }
}

/** The only manifest of a folder that was named in its place. @throws UsageError when it has none, or several */
function manifestIn(name: string, cwd: string): string {
  if (!isFolder(resolve(cwd, name))) return name
  const [only, ...others] = usualManifests(namesIn(resolve(cwd, name)))
  const folder = name.replace(/[/\\]+$/, '')
  const placed = (file: string): string => (folder === '.' ? file : `${folder}/${file}`)
  if (only === undefined || others.length > 0)
    throw new NoManifestError(JSON.stringify(name), [only, ...others].filter(file => file !== undefined).map(placed), name)
  return placed(only)
}

/** @throws UsageError for a name that nothing exists under */
export function demandManifests(names: readonly string[], cwd: string): void {
  for (const name of names) if (!isReachable(resolve(cwd, name))) throw new MissingError('manifest', name)
}

/**
 * The manifest in this folder, else in the nearest folder above that has one, within the repository: a folder above that may belong to
 * somebody else.
 * @param list names of the files in a folder
 * @returns its name as seen from this folder, `/`-separated
 * @throws UsageError when there is none, or more than one
 */
export function theManifest(cwd: string, list: (folder: string) => readonly string[] = namesIn): string {
  const top = folderWithGit(cwd)
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const found = usualManifests(list(folder))
    const isLast = top === undefined || folder === top || folder === dirname(folder)
    if (found.length === 0 && !isLast) continue
    const place = folder === resolve(cwd) ? 'this folder' : JSON.stringify(relative(cwd, folder))
    const none = top === undefined || folder === resolve(cwd) ? 'this folder' : 'this folder, or above it in this repository'
    const shown = found.map(name => relative(cwd, join(folder, name)).split(sep).join('/'))
    return onlyOne(shown, found.length === 0 ? none : place)
  }
}

/** The same; undefined where there is none, or more than one. */
export function manifestAround(cwd: string): string | undefined {
  try {
    return theManifest(cwd)
  } catch {
    return undefined
  }
}

function onlyOne(found: readonly string[], place: string): string {
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  throw new NoManifestError(place, found)
}

async function namedAt(trusted: Base, named: readonly string[], cwd: string): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  const { manifestsAt } = await import('../load/manifests-at.ts')
  const { names, unmatched, unfollowed } = await manifestsAt(trusted, named, cwd)
  return { names: [...names, ...unmatched], unfollowed }
}
