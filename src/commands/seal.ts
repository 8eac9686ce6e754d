import { basename, dirname, resolve } from 'node:path'
import { OtherNameError, writeAtomically } from '../disk/atomic-write.ts'
import { escapesFolder, isReachable, realPath } from '../disk/contain.ts'
import { statsAt } from '../disk/look.ts'
import { readNamedFile } from '../disk/read-file.ts'
import { sealFiles } from '../hashing/make-manifest.ts'
import { fromCrlf } from '../manifests/from-crlf.ts'
import { readManifest } from '../manifests/read.ts'
import { changesBetween } from '../manifests/seal-changes.ts'
import { writeBagManifest, writeBsd, writeGnu, writeNative } from '../manifests/write.ts'
import { MAX_BYTES } from '../model/limits.ts'
import type { Seal } from '../model/seal.ts'
import type { OptionsOf } from '../options/row.ts'
import type { SEAL } from '../options/table.ts'
import { quotePath } from '../report/escape.ts'
import { UsageError } from './usage-error.ts'

/** What is sealed, and how. Paths are relative to the folder of the call; `output` is empty when nothing is written. */
export type SealOptions = OptionsOf<typeof SEAL>

/** A note about one path. All of it is hostile: escaped where it is shown. */
export interface SealNote {
  readonly change?: 'added' | 'removed' | 'changed'
  readonly path?: string
  readonly what?: string
}

export type SealOutcome =
  /** Something cannot be sealed, or the manifest that is there cannot be read: nothing was written. */
  | { readonly kind: 'refused'; readonly notes: readonly SealNote[] }
  | { readonly kind: 'sealed'; readonly text: string; readonly seals: readonly Seal[] }
  | { readonly kind: 'same'; readonly text: string; readonly seals: readonly Seal[] }
  | { readonly kind: 'differs'; readonly notes: readonly SealNote[]; readonly text: string; readonly seals: readonly Seal[] }

/**
 * Seals files: writes a manifest, or compares with the existing one. The same files always give the same bytes.
 * @throws UsageError when the options do not fit together or a folder does not exist
 */
export async function seal(options: SealOptions, cwd: string): Promise<SealOutcome> {
  const { paths, output, root, check } = options
  if (paths.length === 0) throw new UsageError('name the files or folders to seal')
  const write = writerOf(options)
  if (check && output === '') throw new UsageError('"--check" compares with a manifest: name it with "-o"')
  const target = output === '' ? undefined : resolve(cwd, output)
  const folder = root !== '' ? resolve(cwd, root) : target === undefined ? cwd : dirname(target)
  for (const place of [folder, ...(target === undefined ? [] : [dirname(target)])])
    if (!isReachable(place)) throw new UsageError(`there is no folder ${JSON.stringify(place)}`)
    else if (escapesFolder(cwd, place))
      throw new UsageError(`${JSON.stringify(place)} is reached by a link that leads out of this folder`)
  if (target !== undefined && isReachable(target) && escapesFolder(cwd, target))
    throw new UsageError(`${JSON.stringify(target)} is a link that leads out of this folder`)
  const exempt = target === undefined ? undefined : resolve(realPath(dirname(target)), basename(target))
  const { seals, refused } = await sealFiles(folder, cwd, paths, exempt)
  if (refused.length > 0)
    return { kind: 'refused', notes: refused.map(({ path, reason }) => ({ path, what: `cannot be sealed: ${reason}` })) }
  if (seals.length === 0) throw new UsageError('there is no file to seal: an empty manifest would seal nothing')
  const text = write(seals)
  if (target !== undefined && check) return compare(target, cwd, text, seals)
  if (target !== undefined) {
    await demandManifest(target, cwd)
    writeManifest(target, text)
  }
  return { kind: 'sealed', text, seals }
}

/**
 * `"path" cannot be sealed: it is a symbolic link`, `changed "path": sha256`.
 * @param width of the column with the change, in characters
 */
export function noteText({ change, path, what }: SealNote, width = 0): string {
  if (change !== undefined) return `${change.padEnd(width)} ${quotePath(path ?? '')}${what === undefined ? '' : `: ${what}`}`
  return path === undefined ? (what ?? '') : `${quotePath(path)} ${what}`
}

function writeManifest(target: string, text: string): void {
  try {
    writeAtomically(target, text)
  } catch (error) {
    throw error instanceof OtherNameError ? new UsageError(`${error.message}: name it so`) : error
  }
}

/** Only a manifest, whole or broken, is replaced: a typing error must not cost a file. */
async function demandManifest(target: string, cwd: string): Promise<void> {
  const stats = statsAt(target)
  if (stats === undefined || stats.isSymbolicLink() || (stats.isFile() && stats.size === 0)) return
  if (
    stats.isFile() &&
    (await readManifest(readNamedFile(cwd, target, MAX_BYTES), 'auto', true, { fileName: basename(target) })).format !== 'unknown'
  )
    return
  throw new UsageError(`${JSON.stringify(target)} exists already and is not a manifest: name another file`)
}

async function compare(target: string, cwd: string, text: string, seals: readonly Seal[]): Promise<SealOutcome> {
  if (!isReachable(target)) throw new UsageError(`there is no manifest ${JSON.stringify(target)} to compare with`)
  const bytes = readNamedFile(cwd, target, MAX_BYTES)
  if (bytes.equals(Buffer.from(text))) return { kind: 'same', text, seals }
  const old = await readManifest(bytes, 'auto', true, { fileName: basename(target) })
  if (old.problems.length > 0)
    return { kind: 'refused', notes: old.problems.map(({ code, reason }) => ({ what: `${code}: ${reason}` })) }
  const { added, removed, changed } = changesBetween(old.seals, seals)
  const notes: SealNote[] = [
    ...added.map(path => ({ change: 'added' as const, path })),
    ...removed.map(path => ({ change: 'removed' as const, path })),
    ...changed.map(({ path, what }) => ({ change: 'changed' as const, path, what }))
  ]
  const layout = fromCrlf(bytes)?.equals(Buffer.from(text))
    ? 'the seals are the same; the manifest has CRLF line endings, and sealing again would write LF'
    : 'the seals are the same; the layout of the manifest, its packet or its covers would change'
  return { kind: 'differs', notes: notes.length === 0 ? [{ what: layout }] : notes, text, seals }
}

function writerOf({ format, packet, covers }: SealOptions): (seals: readonly Seal[]) => string {
  const head = { ...(packet !== '' && { packet }), ...(covers.length > 0 && { covers }) }
  if (format === 'native') return seals => writeNative(head, seals)
  if (Object.keys(head).length > 0)
    throw new UsageError(`"packet" and "covers" need the native format; ${JSON.stringify(format)} cannot hold them`)
  return { gnu: writeGnu, bsd: writeBsd, bagit: writeBagManifest }[format]
}
