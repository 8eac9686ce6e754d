import { join } from 'node:path'
import { relativePath } from '../disk/contain.ts'
import { namesIn } from '../disk/look.ts'
import type { BlobHasher } from '../git/hash-blobs.ts'
import type { Finding } from '../model/finding.ts'
import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import type { GateRequest } from '../model/request.ts'
import type { LoadedManifest } from './loaded-manifest.ts'
import { loadInlineManifest, loadManifestFile, unreadManifest } from './manifest.ts'

/**
 * All manifests of a run: those that were named, the inline one, and for each BagIt manifest the others of its bag, since only together
 * do they say what belongs to it.
 * @param expect told the size of each manifest before it is parsed
 * @param hashBlobs hashes the files of a commit in several threads
 */
export async function loadManifests(
  request: GateRequest,
  expect: (bytes: number) => void,
  hashBlobs?: BlobHasher
): Promise<LoadedManifest[]> {
  const { cwd, format, root, trusted } = request
  const { maxManifestBytes: limit = MAX_BYTES, maxEntries = MAX_ENTRIES } = request
  const gitFolder = request.git === false ? {} : { gitFolder: request.gitFolder ?? ((folder: string) => folder) }
  const options = { cwd, format, root, limit, maxEntries, expect, trusted, ...gitFolder }
  const sources: LoadedManifest[] = []
  for (const name of request.manifests) addOnce(sources, await loadManifestFile(name, options))
  for (const { name, reason } of request.unfollowed ?? []) sources.push(unreadManifest(name, reason, options))
  for (const [folder, named] of bags(sources)) {
    const known = new Set(named.map(({ file }) => file?.slice(folder.length + 1) ?? ''))
    const [first] = named
    const shown = first?.name.slice(0, first.name.length - (first.file?.length ?? 0) + folder.length + 1) ?? ''
    for (const name of await othersOf(folder, known, request)) {
      const other = await loadManifestFile(`${shown}${name}`, { ...options, format: 'bagit' })
      sources.push({ ...other, partOf: folder })
    }
  }
  if (request.seals !== undefined) sources.push(await loadInlineManifest(request.seals, options))
  if (request.commit !== undefined)
    sources.push(
      await (await import('./commit.ts')).loadCommit(request.commit, { ...options, gitFolder: request.gitFolder, hashBlobs })
    )
  if (request.release === undefined) return sources
  return (await import('./release-lists.ts')).loadReleaseLists(request.release, sources, options)
}

/** One file is one manifest, by whatever names: `a`, `./a` and a link that is read with the same root. */
function addOnce(sources: LoadedManifest[], source: LoadedManifest): void {
  const { file, root } = source
  const isKnown = file !== undefined && sources.some(other => other.file === file && other.root === root)
  if (!isKnown) sources.push(source)
}

/** Names of the other manifests of a bag, where the named ones were read. */
async function othersOf(folder: string, known: ReadonlySet<string>, { cwd, trusted }: GateRequest): Promise<readonly string[]> {
  const { bagManifestsAt, otherBagManifests } = await import('./bag.ts')
  if (trusted === undefined) return otherBagManifests(namesIn(folder), known)
  const there = await bagManifestsAt(trusted, relativePath(folder, cwd), known)
  return there.map(path => path.slice(path.lastIndexOf('/') + 1))
}

/** What whole bags promise beyond the seals of one manifest. */
export async function wholeBagFindings(sources: readonly LoadedManifest[]): Promise<Finding[]> {
  const found = bags(sources)
  if (found.size === 0) return []
  const { bagFindings } = await import('./bag.ts')
  return [...found].flatMap(([folder, ofBag]) =>
    ofBag.some(({ problems }) => problems.length > 0) ? [] : bagFindings(folder, ofBag)
  )
}

function bags(sources: readonly LoadedManifest[]): Map<string, LoadedManifest[]> {
  const found = new Map<string, LoadedManifest[]>()
  for (const source of sources) {
    if (source.format !== 'bagit' || source.file === undefined) continue
    const folder = join(source.file, '..')
    found.set(folder, [...(found.get(folder) ?? []), source])
  }
  return found
}
