import type { Layer } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import { blobId, formatOf } from './object-id.ts'
import { findGit, Git, GitFailed } from './process.ts'
import { prefixOf } from './repository.ts'
import { ask, commitOf, MAX_MILLISECONDS, type ObjectStore } from './revision.ts'
import { entriesAt, type TreeEntry } from './tree.ts'

/**
 * Where a sealed mode or symbolic link was lost: the commit is wrong already, the checkout does not keep it, or something changed it later. Seals
 * that git does not know, and folders without a repository, have no entry. Never throws.
 * @param root real path of a folder
 */
export async function promisedLayers(
  root: string,
  seals: readonly Seal[],
  environment: Readonly<Record<string, string | undefined>> = process.env
): Promise<ReadonlyMap<Seal, Layer>> {
  const program = findGit(environment, root)
  if (program === undefined) return new Map()
  try {
    return await layersAt({ git: new Git(program, environment), cwd: root }, seals)
  } catch {
    // The finding stands without it.
    return new Map()
  }
}

async function layersAt(store: ObjectStore, seals: readonly Seal[]): Promise<ReadonlyMap<Seal, Layer>> {
  const layers = new Map<Seal, Layer>()
  store.git.allow(MAX_MILLISECONDS)
  const prefix = await prefixOf(store.git, store.cwd)
  const head = await commitOf(store, 'HEAD')
  if (head === undefined) return layers
  const pathOf = ({ path, rawPath }: Seal): string => `${prefix}${Buffer.from(rawPath ?? Buffer.from(path)).toString('latin1')}`
  const entries = (await entriesAt(store.git, store.cwd, new Map([[head, new Set(seals.map(pathOf))]]))).get(head)
  for (const seal of seals) {
    const entry = entries?.get(pathOf(seal))
    if (entry === undefined) continue
    if (!isAsSealed(seal, entry)) layers.set(seal, 'commit')
    else layers.set(seal, (await isKept(store, seal)) ? 'workspace' : 'checkout')
  }
  return layers
}

function isAsSealed({ link, exec }: Seal, { kind, id, exec: executable }: TreeEntry): boolean {
  if (link === undefined) return kind === 'file' && exec === executable
  return kind === 'symlink' && id === blobId(Buffer.from(link), formatOf(id))
}

/** False where the configuration makes git ignore modes, or write links as text. */
async function isKept(store: ObjectStore, { link }: Seal): Promise<boolean> {
  return (await settingOf(store, link === undefined ? 'core.filemode' : 'core.symlinks')) !== 'false'
}

/** `true` or `false`; undefined when it is not configured. @throws GitFailed */
export async function settingOf(store: ObjectStore, name: string): Promise<string | undefined> {
  try {
    return (await ask(store, ['config', '--type=bool', '--get', name])).toString('latin1').trim()
  } catch (error) {
    if (error instanceof GitFailed && error.exitCode === 1) return undefined
    throw error
  }
}
