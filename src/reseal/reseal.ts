import { resolve } from 'node:path'
import { basename, dirname } from 'node:path/posix'
import { bagManifestsAt, bagVersionAt } from '../load/bag.ts'
import { bagCovers, isBagManifestName } from '../load/bag-names.ts'
import { startsAbove } from '../load/manifest.ts'
import type { ReadManifest, ReadOptions } from '../manifests/format.ts'
import { readManifest } from '../manifests/read.ts'
import type { Base, ResealPolicy } from '../model/base.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { FormatName } from '../model/seal.ts'
import { type SealChange, type SealedPlaces, sealChanges } from './changes.ts'
import type { ProvedChanges } from './proved.ts'

/** How manifests are read, at the base as in the checkout. */
interface Reading extends ReadOptions {
  readonly format: FormatName | 'auto'
  /** The `root` input; the folder of each manifest when absent. */
  readonly root?: string
  /** Absolute folder that everything is relative to. */
  readonly cwd: string
}

/**
 * What a change did to seals, as findings. Bytes and seal can be changed together, and then every byte is as sealed: only the comparison
 * with the base shows it.
 * @param now the manifests of the checkout, in force or not
 */
export async function resealFindings(policy: ResealPolicy, now: readonly SealedPlaces[], reading: Reading): Promise<Finding[]> {
  const { base, manifests } = policy
  try {
    const { before, whole } = await manifestsBefore(
      base,
      new Set([...manifests, ...now.map(({ manifest }) => manifest)]),
      reading
    )
    const changes = sealChanges(before, now)
    const authors = new Map<string, string | undefined>()
    for (const { manifest } of changes) if (!authors.has(manifest)) authors.set(manifest, await base.lastChange?.(manifest))
    // Where a manifest of the base could not be read, a seal that seems new may be one that was changed.
    const held = { ...policy, additions: policy.additions && whole }
    const proved = policy.proved === undefined ? undefined : new (await import('./proved.ts')).ProvedChanges(policy.proved)
    return changes.map(change => findingOf(change, forOne(change, held, proved, reading.cwd), authors.get(change.manifest)))
  } catch (error) {
    return [unknown(policy, `${base.name} could not be read (${errorMessage(error)})`)]
  }
}

/** The policy for one change: what is proved to be the same in another form is permitted by itself. */
function forOne(
  { pair }: SealChange,
  policy: ResealPolicy,
  proved: ProvedChanges | undefined,
  cwd: string
): Pick<ResealPolicy, 'permitted' | 'additions' | 'why'> {
  const causes = pair === undefined ? undefined : proved?.provedBy(pair, resolve(cwd, pair.root))
  return causes === undefined ? policy : { ...policy, permitted: true, why: `proved: nothing but ${causes}` }
}

/** What a change did to the configuration: it decides what is judged, so it is a seal in all but name. */
export function configFindings({ config, signer = [], permitted, additions, why }: ResealPolicy): Finding[] {
  const path = config?.path ?? ''
  const ofConfig = (config?.changes ?? []).map(
    ({ key, before, after, stronger }): Finding => ({
      code: SIGNER_KEYS.has(key) ? 'signer-changed' : 'config-changed',
      severity: permitted || (additions && stronger) ? 'notice' : 'fail',
      manifest: path,
      reason: `${JSON.stringify(key)} was ${before} and is ${after}; ${why}`
    })
  )
  const ofFiles = signer.map(
    ({ path: file, key, before, after }): Finding => ({
      code: 'signer-changed',
      severity: permitted ? 'notice' : 'fail',
      manifest: file,
      reason: `the file in ${JSON.stringify(key)} was ${before} and is ${after}; ${why}`
    })
  )
  return [...ofConfig, ...ofFiles]
}

/** Keys that decide whose signature counts. */
const SIGNER_KEYS: ReadonlySet<string> = new Set(['signed-by', 'public-key', 'trusted-root'])

/** What is said of seals that cannot be compared. */
export function unknown({ binding }: ResealPolicy, reason: string): Finding {
  return { code: 'reseal-unknown', severity: binding ? 'unverifiable' : 'notice', reason }
}

interface Before {
  readonly before: readonly SealedPlaces[]
  /** False when one of them was no good, and so promised nothing. */
  readonly whole: boolean
}

async function manifestsBefore(base: Base, names: Set<string>, reading: Reading): Promise<Before> {
  const { format, root, cwd: _, ...limits } = reading
  const before: SealedPlaces[] = []
  let whole = true
  // Manifests of the same bag are added while it goes.
  for (const name of names) {
    const bytes = (await base.read(name)) ?? (await otherSpelling(base, name))
    if (bytes === undefined) continue
    const folder = dirname(name)
    const fileName = basename(name)
    const bagVersion = isBagManifestName(fileName) ? await bagVersionAt(base, folder) : undefined
    const options = { ...limits, fileName, ...(bagVersion !== undefined && { bagVersion }) }
    const read = await readManifest(bytes, format, true, options)
    const manifest = await wholeList(read, bytes, base, root ?? folder)
    if (format === 'auto' && manifest.format === 'lfs') throw new Error(`${JSON.stringify(name)} is a pointer of git LFS there`)
    whole &&= manifest.problems.length === 0
    const own = startsAbove(manifest, folder) ? dirname(folder) : folder
    const covers = manifest.format === 'bagit' ? bagCovers(fileName) : manifest.covers
    before.push({
      manifest: name,
      root: root ?? own,
      seals: manifest.seals,
      covers: covers ?? [],
      excludes: manifest.excludes ?? []
    })
    if (manifest.format === 'bagit') for (const sibling of await bagManifestsAt(base, folder)) names.add(sibling)
  }
  return { before, whole }
}

/** In the checkout, some lists are read together with the files beside them; so they must be here. */
async function wholeList(list: ReadManifest, bytes: Buffer, base: Base, folder: string): Promise<ReadManifest> {
  const inFolder = folder === '.' ? '' : `${folder}/`
  if (list.format === 'oci') {
    const { withListedBlobs } = await import('../load/oci.ts')
    return withListedBlobs(list, bytes, path => base.read(`${inFolder}${path}`))
  }
  if (list.format !== 'atlas') return list
  const { withFileDigests } = await import('../load/atlas.ts')
  const names = async () => (await base.list()).flatMap(file => (file.startsWith(inFolder) ? [file.slice(inFolder.length)] : []))
  return withFileDigests(list, { names, read: name => base.read(`${inFolder}${name}`) })
}

/**
 * A name that is not there may stand there in other letters, since some systems take both for one file. Behind a link or in a submodule,
 * it may be there all the same.
 */
async function otherSpelling(base: Base, name: string): Promise<Buffer | undefined> {
  const files = await base.list()
  if (files.some(file => name.startsWith(`${file}/`)))
    throw new Error(`${JSON.stringify(name)} lies behind a link or in a submodule there`)
  const same = files.find(file => foldName(file) === foldName(name))
  return same === undefined ? undefined : base.read(same)
}

function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function findingOf(
  { code, manifest, path, line, before, after, what }: SealChange,
  { permitted, additions, why }: Pick<ResealPolicy, 'permitted' | 'additions' | 'why'>,
  author: string | undefined
): Finding {
  const severity: Severity = permitted || (additions && code === 'seal-added') ? 'notice' : 'fail'
  const words = [what, why, author === undefined ? undefined : `last changed by ${author}`].filter(word => word !== undefined)
  return {
    code,
    severity,
    manifest,
    ...(path !== undefined && { path }),
    ...(line !== undefined && { line }),
    ...(before !== undefined && { expected: before }),
    ...(after !== undefined && { found: after }),
    reason: words.join('; ')
  }
}
