import { namesIn } from '../disk/look.ts'
import { expandArguments, type Names, usualManifests } from '../load/manifest-names.ts'
import type { Base } from '../model/base.ts'
import type { Options } from '../options/table.ts'
import { UsageError } from './usage-error.ts'

/**
 * The manifests of a `verify`: those that are named, else the one in this folder. With a trusted ref, those of its tree count: the checkout
 * has what a change left of them.
 * @throws UsageError when none is named and there is not exactly one
 */
export async function manifestsFor(
  named: readonly string[],
  { seals }: Pick<Options, 'seals'>,
  cwd: string,
  trusted: Base | undefined
): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  if (named.length > 0 && trusted === undefined) return expandArguments(named, cwd)
  if (named.length > 0 && trusted !== undefined) return namedAt(trusted, named, cwd)
  if (seals !== '') return { names: [], unfollowed: [] }
  const files = trusted === undefined ? namesIn(cwd) : (await trusted.list()).filter(name => !name.includes('/'))
  const found = usualManifests(files)
  if (found.length === 1) return { names: found, unfollowed: [] }
  const place = trusted === undefined ? 'this folder' : `this folder at ${trusted.name}`
  const what =
    found.length === 0
      ? `there is no manifest in ${place}`
      : `${place} has several manifests (${found.map(name => JSON.stringify(name)).join(', ')})`
  throw new UsageError(`${what}: name one`)
}

async function namedAt(trusted: Base, named: readonly string[], cwd: string): Promise<Pick<Names, 'names' | 'unfollowed'>> {
  const { manifestsAt } = await import('../load/manifests-at.ts')
  const { names, unmatched, unfollowed } = await manifestsAt(trusted, named, cwd)
  return { names: [...names, ...unmatched], unfollowed }
}
