import { dirname, join, relative, resolve, sep } from 'node:path'
import { folderWithGit } from '../disk/git-near.ts'
import { namesIn } from '../disk/look.ts'
import { expandArguments, type Names, usualManifests } from '../load/manifest-names.ts'
import type { Base } from '../model/base.ts'
import type { Options } from '../options/table.ts'
import { UsageError } from './usage-error.ts'

/**
 * The manifests of a `verify`: those that are named, else the one in this folder or the nearest folder above. With a trusted ref, those of
 * its tree count: the checkout has what a change left of them.
 * @throws UsageError when none is named and there is not exactly one
 */
export async function manifestsFor(
  named: readonly string[],
  { seals, 'unchanged-since': since }: Pick<Options, 'seals' | 'unchanged-since'>,
  cwd: string,
  trusted: Base | undefined
): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  if (named.length > 0 && trusted === undefined) return expandArguments(named, cwd)
  if (named.length > 0 && trusted !== undefined) return namedAt(trusted, named, cwd)
  if (seals !== '' || since !== '') return { names: [], unfollowed: [] }
  if (trusted === undefined) return { names: [theManifest(cwd)], unfollowed: [] }
  const found = usualManifests((await trusted.list()).filter(name => !name.includes('/')))
  return { names: [onlyOne(found, `this folder at ${trusted.name}`)], unfollowed: [] }
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
    return relative(cwd, join(folder, onlyOne(found, found.length === 0 ? none : place)))
      .split(sep)
      .join('/')
  }
}

function onlyOne(found: readonly string[], place: string): string {
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  const listed = found.map(name => JSON.stringify(name)).join(', ')
  const what = only === undefined ? `there is no manifest in ${place}` : `${place} has several manifests (${listed})`
  throw new UsageError(`${what}: name one`)
}

async function namedAt(trusted: Base, named: readonly string[], cwd: string): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  const { manifestsAt } = await import('../load/manifests-at.ts')
  const { names, unmatched, unfollowed } = await manifestsAt(trusted, named, cwd)
  return { names: [...names, ...unmatched], unfollowed }
}
