import { relative, resolve, sep } from 'node:path'
import { relativePath } from '../disk/contain.ts'
import { filesToSeal, isNamed, type Refusal } from '../hashing/files-to-seal.ts'
import { sealFiles } from '../hashing/make-manifest.ts'
import { isPattern } from '../load/manifest-names.ts'
import { compileGlob } from '../manifests/glob.ts'
import { changesBetween, isLoss } from '../manifests/seal-changes.ts'
import { type FindingCode, isEvidenceCode } from '../model/codes.ts'
import { algorithmsOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Seal } from '../model/seal.ts'
import type { SEAL_COMMAND } from '../options/command-tables.ts'
import { toGateRequest } from '../options/request.ts'
import { linesOf, type OptionsOf } from '../options/row.ts'
import { DEFAULTS } from '../options/table.ts'
import { configPlace, isConfigured, readConfig } from './config.ts'
import { theManifest } from './manifests.ts'
import { excluder } from './seal-exclude.ts'
import { commentsOf, formatToWrite, kindsOf, merged, pathsWithMeaning, sealIn, textOf } from './seal-formats.ts'
import { notesOn, type SealNote } from './seal-notes.ts'
import {
  demandLoneBagManifest,
  type Existing,
  existingManifest,
  placeOf,
  staleTreeHash,
  type Target,
  writeManifest
} from './seal-target.ts'
import { UsageError } from './usage-error.ts'
import { verify } from './verify.ts'

export type UpdateOptions = Omit<OptionsOf<typeof SEAL_COMMAND>, 'check' | 'update' | 'yes'>

/** What sealing again would do, before it is done. */
export interface Update {
  /** The manifest, as it is named from the folder of the call. */
  readonly manifest: string
  /** Sealed files that have changed, each with its diagnosis: they are sealed as they are now. */
  readonly changed: readonly Finding[]
  /** Files without a seal that were named, alone or with their folder. */
  readonly added: readonly string[]
  /** Seals of files that are gone, where `remove` permits to drop them. */
  readonly removed: readonly Finding[]
  /** Files that are gone and stay sealed. */
  readonly missing: readonly Finding[]
  /** Files in the scope of `covers` that have no seal, and that nobody named. */
  readonly strays: readonly string[]
  /** Changed files that were not named: they stay as they are sealed. */
  readonly passedBy: number
  /** Seals of the manifest afterwards. */
  readonly seals: number
  readonly notes: readonly SealNote[]
  /** Writes the manifest with the seals of the files as they were when this was planned. */
  write(): Promise<void>
}

export type UpdateOutcome = Update | { readonly refused: readonly SealNote[] }

/**
 * Plans to seal again what has changed since a manifest was written. A seal whose file is as sealed is kept to the byte, and none is
 * dropped without `remove`.
 * @throws UsageError when there is no such manifest, or its format is not written here
 */
export async function planUpdate(
  options: UpdateOptions,
  cwd: string,
  progress: (done: number, total: number) => void
): Promise<UpdateOutcome> {
  if (options.format !== 'auto' || options.packet !== '' || options.covers.length > 0)
    throw new UsageError(
      '"--update" keeps format, packet and covers: to change them, name what to seal, and the manifest with "-o"'
    )
  if (options.root.includes('!/'))
    throw new UsageError(
      '"--update" seals files on disk again: seal the members of an archive with "seal --root ARCHIVE!/ . -o FILE"'
    )
  const name = options.output === '' ? ((await onlyConfigured(cwd)) ?? theManifest(cwd)) : options.output
  const { folder, target } = placeOf({ output: name, root: options.root }, cwd)
  const existing = target === undefined ? undefined : await existingManifest(target, cwd)
  if (target === undefined || existing === undefined) throw new UsageError(`there is no manifest ${JSON.stringify(name)}`)
  const { manifest } = existing
  if (manifest.problems.length > 0)
    return { refused: manifest.problems.map(({ code, reason }) => ({ path: name, what: `${code}: ${reason}` })) }
  const format = formatToWrite('auto', manifest.format, name)
  if (format === 'bagit') demandLoneBagManifest(target)
  const request = { ...toGateRequest({ ...DEFAULTS, root: options.root }, cwd, [name]), progress }
  const { findings } = await verify(request, { probes: false })
  return await planFrom(findings, { options, cwd, name, folder, target, existing, format })
}

/**
 * The one manifest that the configuration lists, as seen from this folder; undefined when it lists none.
 * @throws UsageError when it lists more, or a pattern
 */
async function onlyConfigured(cwd: string): Promise<string | undefined> {
  const place = configPlace('', cwd)
  const config = place === undefined || !isConfigured(place) ? undefined : await readConfig(place)
  const [line, ...others] = linesOf(config?.texts.manifest ?? '')
  if (place === undefined || line === undefined) return undefined
  if (others.length > 0 || isPattern(line) || line.startsWith('!'))
    throw new UsageError('the configuration lists several manifests: name one with "-o"')
  return relativePath(resolve(place.folder, line), cwd)
}

interface Place {
  readonly options: UpdateOptions
  readonly cwd: string
  readonly name: string
  readonly folder: string
  readonly target: Target
  readonly existing: Existing
  readonly format: ReturnType<typeof formatToWrite>
}

async function planFrom(all: readonly Finding[], place: Place): Promise<UpdateOutcome> {
  const { options, cwd, name, folder, target, existing, format } = place
  const { covers = [] } = existing.manifest
  const before = [...existing.manifest.seals]
  const exclude = excluder(options.exclude)
  const sealOf = new Map(before.map(seal => [seal.path, seal]))
  const sealed: ReadonlySet<string> = new Set(sealOf.keys())
  const found = await filesToSeal({
    root: folder,
    cwd,
    paths: options.paths,
    exempt: target.file,
    sealed,
    links: hasLinks(before),
    excluded: exclude.test
  })
  const meant = (path: string): boolean => (options.paths.length === 0 || isNamed(path, found.named)) && !exclude.test(path)
  const about = all.filter(
    ({ code, manifest, path }) => !isEvidenceCode(code) && code !== 'covers-empty' && (path === undefined || manifest === name)
  )
  const { changed, gone, strays, against } = sorted(about)
  const wrong = against.filter(({ path }) => path === undefined || meant(path))
  const refused = [...found.refused, ...wrong.map(refusalOf)]
  if (refused.length > 0) return { refused: refused.map(({ path, reason }) => ({ path, what: reason })) }
  const again = changed.filter(({ path }) => meant(path))
  const added = [...found.files.keys(), ...found.links.keys()].filter(
    path => !sealed.has(path) && (found.named.includes(path) || isCovered(path, covers))
  )
  const paths = [...again.map(({ path }) => path), ...added]
  const fresh = await freshSeals(folder, paths, before, format)
  if ('refused' in fresh) return fresh
  const unsteady = again.filter(({ path, found: seen }) => !isAsSeen(fresh.seals.get(path), seen))
  if (unsteady.length > 0) return { refused: unsteady.map(({ path }) => ({ path, what: 'is being written: try again' })) }
  const isMoved = ({ path }: OfFile): boolean => {
    const seal = sealOf.get(path)
    return seal !== undefined && added.some(other => isSameFile(seal, fresh.seals.get(other)))
  }
  const leaving = gone.filter(one => meant(one.path) || isMoved(one))
  const dropped = options.remove ? leaving : []
  const gonePaths = new Set(dropped.map(({ path }) => path))
  const now = new Map(before.flatMap(seal => (gonePaths.has(seal.path) ? [] : [[seal.path, seal] as const])))
  for (const [path, seal] of fresh.seals) now.set(path, sealIn(format, seal))
  const after = { ...existing.manifest, format, seals: merged(before, now) }
  if (after.seals.length === 0) throw new UsageError('no seal would be left, and a manifest without seals can never pass')
  const lost = changesBetween(existing.manifest, after).filter(change => isLoss(change) && !gonePaths.has(change.path ?? ''))
  if (lost.length > 0)
    return { refused: lost.map(({ change, path, what }) => ({ path: path ?? name, what: `would be ${change}: ${what ?? ''}` })) }
  const text = textOf(after, format === 'gnu' || format === 'bsd' ? commentsOf(existing.bytes.toString('utf8')) : '')
  return {
    manifest: shown(target.file, cwd, options.output),
    changed: again,
    added,
    removed: dropped,
    missing: options.remove ? [] : leaving,
    strays: strays.filter(path => !added.includes(path)),
    passedBy: changed.length - again.length,
    seals: after.seals.length,
    notes: [...notesOn(found, covers), ...exclude.unused(), ...staleTreeHash(target, existing.bytes, text)],
    write: () => writeManifest(target, text, existing.bytes)
  }
}

const CHANGED: ReadonlySet<FindingCode> = new Set([
  'digest-mismatch',
  'length-mismatch',
  'swapped',
  'mode-changed',
  'link-changed'
])

type OfFile = Finding & { readonly path: string }

function sorted(findings: readonly Finding[]) {
  const changed: OfFile[] = []
  const gone: OfFile[] = []
  const strays: string[] = []
  const against: Finding[] = []
  for (const finding of findings) {
    const { code, path, severity } = finding
    if (path !== undefined && CHANGED.has(code)) changed.push({ ...finding, path })
    else if (path !== undefined && (code === 'missing' || code === 'moved' || code === 'case-renamed'))
      gone.push({ ...finding, path })
    else if (path !== undefined && code === 'unsealed') strays.push(path)
    else if (severity === 'fail' || severity === 'unverifiable') against.push(finding)
  }
  return { changed, gone, strays, against }
}

function refusalOf({ code, path, reason = '' }: Finding): Refusal {
  return { path: path ?? '', reason: `cannot be sealed again: ${reason === '' ? code : reason}` }
}

/** A folder that was named adds what it has in the scope, or everything where the manifest has no scope. */
function isCovered(path: string, covers: readonly string[]): boolean {
  if (covers.length === 0) return true
  return covers.map(glob => compileGlob(glob)).some(glob => typeof glob !== 'string' && glob(path))
}

function hasLinks(seals: readonly Seal[]): boolean {
  return seals.some(({ link }) => link !== undefined)
}

async function freshSeals(
  root: string,
  paths: readonly string[],
  before: readonly Seal[],
  format: Place['format']
): Promise<{ readonly seals: ReadonlyMap<string, Seal> } | { readonly refused: readonly SealNote[] }> {
  if (paths.length === 0) return { seals: new Map() }
  const { seals, refused } = await sealFiles({ root, cwd: root, paths, links: hasLinks(before) }, kindsOf(before, format))
  if (refused.length > 0) return { refused: refused.map(({ path, reason }) => ({ path, what: `cannot be sealed: ${reason}` })) }
  const had = pathsWithMeaning(before)
  const all =
    had.size === 0 ? seals : await (await import('../hashing/add-meaning.ts')).addMeaning(root, seals, path => had.has(path))
  return { seals: new Map(all.map(seal => [seal.path, seal])) }
}

/** What was diagnosed and shown is what is sealed: the file has not changed in between. */
function isAsSeen(seal: Seal | undefined, seen: Finding['found']): boolean {
  if (seal === undefined) return false
  if (seen?.bytes !== undefined && seen.bytes !== seal.bytes) return false
  return algorithmsOf(seal).every(name => seen?.digests?.[name] === undefined || seen.digests[name] === seal.digests[name])
}

/** True for a file that was moved: the digests that both seals have are equal. */
function isSameFile(was: Seal, seal: Seal | undefined): boolean {
  const shared = algorithmsOf(was).filter(name => seal?.digests[name] !== undefined)
  return shared.length > 0 && shared.every(name => was.digests[name] === seal?.digests[name])
}

function shown(file: string, cwd: string, given: string): string {
  return given === '' ? relative(cwd, file).split(sep).join('/') : given
}
