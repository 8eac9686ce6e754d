import { KEEPS_MODES } from '../disk/look.ts'
import { isNamed } from '../hashing/files-to-seal.ts'
import { type Sealing, sealFiles } from '../hashing/make-manifest.ts'
import type { ArchiveRoot } from '../load/archive-root.ts'
import { fromCrlf } from '../manifests/from-crlf.ts'
import { changesBetween, isLoss, type Promised, type SealChange } from '../manifests/seal-changes.ts'
import type { ManifestProblem, Seal } from '../model/seal.ts'
import type { SEAL } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { excluder } from './seal-exclude.ts'
import {
  commentsOf,
  formatToWrite,
  kindsOf,
  merged,
  pathsWithMeaning,
  sealIn,
  textOf,
  type WrittenFormat
} from './seal-formats.ts'
import { explained, notesOn, type SealNote } from './seal-notes.ts'
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

/** What is sealed, and how. Paths are relative to the folder of the call; `output` is empty when nothing is written. */
export type SealOptions = OptionsOf<typeof SEAL>

export type SealOutcome =
  /** Something cannot be sealed, or the manifest that exists cannot be read: nothing was written. */
  | { readonly kind: 'refused'; readonly notes: readonly SealNote[] }
  /** Something would be promised no more, and `remove` does not permit it: nothing was written. */
  | { readonly kind: 'loses'; readonly notes: readonly SealNote[] }
  | (Draft & { readonly kind: 'sealed' | 'same' | 'differs' })

/** A manifest that was made. */
export interface Draft {
  readonly text: string
  readonly seals: readonly Seal[]
  /** What becomes of the manifest that existed; empty where there was none. */
  readonly changes: readonly SealChange[]
  /** What else is worth knowing. */
  readonly notes: readonly SealNote[]
}

/**
 * Seals files: writes a manifest, or compares with the one that exists. What is not named stays as it is sealed there, and nothing is
 * removed or weakened without `remove`. The same files always give the same bytes.
 * @throws UsageError when the options do not fit together or a folder does not exist
 */
export async function seal(options: SealOptions, cwd: string): Promise<SealOutcome> {
  const { paths, output, check, remove } = options
  if (paths.length === 0)
    throw new UsageError('name the files or folders to seal, or seal again what has changed with "--update"')
  if (options.meaning && options.format !== 'auto' && options.format !== 'native')
    throw new UsageError(`"meaning" needs the native format; ${JSON.stringify(options.format)} cannot hold it`)
  if (options.modes && options.format !== 'auto' && options.format !== 'native')
    throw new UsageError(`"modes" needs the native format; ${JSON.stringify(options.format)} cannot hold them`)
  if (options.modes && !KEEPS_MODES)
    throw new UsageError('"modes" seals executable bits, which Windows does not have: seal on Linux or macOS')
  if (check && output === '') throw new UsageError('"--check" compares with a manifest: name it with "-o"')
  const archive = await archiveAt(options, cwd)
  const { folder, target } = placeOf(archive === undefined ? options : { ...options, root: '' }, cwd)
  const existing = target === undefined ? undefined : await existingManifest(target, cwd)
  if (check && existing === undefined) throw new UsageError(`there is no manifest ${JSON.stringify(output)} to compare with`)
  const problems = existing?.manifest.problems ?? []
  if (problems.length > 0 && (check || !remove)) return unreadable(problems, check)
  const before = existing === undefined || problems.length > 0 ? undefined : existing.manifest
  const old = [...(before?.seals ?? [])]
  const head = headOf(options, existing, before, target)
  const exclude = excluder(options.exclude)
  const sealed = new Set(before?.seals.map(({ path }) => path))
  const links = options.modes || before?.seals.some(({ link }) => link !== undefined) === true
  const kinds = kindsOf(old, head.format, options.modes)
  const wanted = { root: folder, cwd, paths, exempt: target?.file, sealed, excluded: exclude.test, links }
  const sealing =
    archive === undefined
      ? await sealFiles(wanted, kinds)
      : await (await import('../hashing/seal-members.ts')).sealMembers({ ...wanted, archive }, kinds)
  const { refused } = sealing
  if (refused.length > 0)
    return { kind: 'refused', notes: refused.map(({ path, reason }) => ({ path, what: `cannot be sealed: ${reason}` })) }
  const fresh = await withMeaning(options, archive === undefined ? folder : undefined, sealing.seals, old)
  const seals = sealsAfter(old, { ...sealing, seals: fresh }, head.format)
  if (seals.length === 0) throw new UsageError('there is no file to seal: an empty manifest would seal nothing')
  const after: Promised = { ...head, seals }
  const text = textOf(after, commentsIn(existing, head.format))
  const changes =
    before === undefined
      ? []
      : changesBetween(before, after).map(change => (archive === undefined ? explained(change, folder) : change))
  const stale = target === undefined ? [] : staleTreeHash(target, existing?.bytes, text)
  const notes = [...notesOn(sealing, head.covers ?? []), ...exclude.unused(), ...(check ? [] : stale)]
  if (check) return compared(existing, { text, seals, changes, notes })
  const losses = changes.filter(isLoss)
  if (losses.length > 0 && !remove) return { kind: 'loses', notes: losses }
  if (target !== undefined) await writeManifest(target, text, existing?.bytes)
  return { kind: 'sealed', text, seals, changes, notes }
}

/** The archive that the root leads into. @throws UsageError when it cannot be meant */
async function archiveAt({ root }: Pick<SealOptions, 'root'>, cwd: string): Promise<ArchiveRoot | undefined> {
  if (!root.includes('!/')) return undefined
  const found = (await import('../load/archive-root.ts')).archiveRootOf(cwd, root)
  if (typeof found === 'string') throw new UsageError(found)
  return found
}

/** Digests of normal forms, where they are asked for, or the seal had some before. */
async function withMeaning(
  { meaning }: Pick<SealOptions, 'meaning'>,
  folder: string | undefined,
  seals: readonly Seal[],
  before: readonly Seal[] = []
): Promise<readonly Seal[]> {
  const had = pathsWithMeaning(before)
  if (!meaning && had.size === 0) return seals
  if (folder === undefined) throw new UsageError('"meaning" is not sealed for members of an archive')
  return (await import('../hashing/add-meaning.ts')).addMeaning(folder, seals, path => meaning || had.has(path))
}

function unreadable(problems: readonly ManifestProblem[], check: boolean): SealOutcome {
  const way = 'its seals are not known: repair it ("seal-gate repair" prints what can be repaired), or replace it with "--remove"'
  const notes = problems.map(({ code, reason, line }) => ({
    what: `${code}${line === undefined ? '' : `, line ${line}`}: ${reason}`
  }))
  return { kind: 'refused', notes: check ? notes : [...notes, { what: way }] }
}

/** What the manifest says beside its seals: what was asked for, else what it said before. */
function headOf(
  { format: asked, packet: named, covers: given }: SealOptions,
  existing: Existing | undefined,
  before: Existing['manifest'] | undefined,
  target: Target | undefined
): Omit<Promised, 'seals' | 'format'> & { readonly format: WrittenFormat } {
  const format = formatToWrite(asked, existing?.manifest.format, target?.name ?? '')
  if (format === 'bagit' && before?.format === 'bagit' && target !== undefined) demandLoneBagManifest(target)
  if (format !== 'native') {
    if (named !== '' || given.length > 0)
      throw new UsageError(`"packet" and "covers" need the native format; ${JSON.stringify(format)} cannot hold them`)
    return { format }
  }
  const packet = named === '' ? before?.packet : named
  const covers = given.length === 0 ? before?.covers : given
  return { format, ...(packet !== undefined && { packet }), ...(covers !== undefined && { covers }) }
}

/** Seals of what was named, and of what was not named as they were. */
function sealsAfter(before: readonly Seal[], { seals, named }: Sealing, format: WrittenFormat): readonly Seal[] {
  const now = new Map(seals.map(seal => [seal.path, sealIn(format, seal)]))
  for (const seal of before) if (!isNamed(seal.path, named)) now.set(seal.path, sealIn(format, seal))
  return merged(before, now)
}

function commentsIn(existing: Existing | undefined, format: string): string {
  return existing !== undefined && (format === 'gnu' || format === 'bsd') && existing.manifest.format === format
    ? commentsOf(existing.bytes.toString('utf8'))
    : ''
}

function compared(existing: Existing | undefined, draft: Draft): SealOutcome {
  const now = Buffer.from(draft.text)
  if (existing?.bytes.equals(now) === true) return { kind: 'same', ...draft }
  const crlf = existing !== undefined && fromCrlf(existing.bytes)?.equals(now)
  const layout = crlf
    ? 'the seals are the same; the manifest has CRLF line endings, and sealing again would write LF'
    : 'the seals are the same; the layout of the manifest would change'
  const notes = draft.changes.length === 0 ? [{ what: layout }, ...draft.notes] : draft.notes
  return { kind: 'differs', ...draft, notes }
}
