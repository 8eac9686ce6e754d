import { join } from 'node:path'
import { AtomicFile } from '../disk/atomic-write.ts'
import type { ObjectFormat } from '../git/object-id.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifests } from '../load/manifests.ts'
import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Options } from '../options/table.ts'
import { type Archive, type Judged, judgedFiles, type Outcome, obstacles } from '../restore/candidates.ts'
import { gitArchive } from '../restore/originals-in-git.ts'
import { patchBase, patchFiles } from '../restore/patch-files.ts'
import { elsewhere } from '../restore/relocated-originals.ts'
import { restoreFiles } from '../restore/restore-files.ts'

/** What can be restored after a run of the gate. */
export interface Restorable {
  /** Files that differ from their seals. */
  readonly files: readonly Judged[]
  readonly archives: readonly Archive[]
  readonly sources: readonly LoadedManifest[]
  /** Folder that the paths of a patch are relative to. */
  readonly base: string
}

/**
 * The files that differ from their seals, and where their sealed bytes may be found. When a manifest or the self-test cannot be trusted, what
 * forbids to restore anything.
 * @throws when a manifest changed after it was judged
 */
export async function findRestorable(
  request: GateRequest,
  report: Report
): Promise<Restorable | { readonly obstacles: readonly Finding[] }> {
  // The assets of a release on GitHub are not on disk.
  if (request.release !== undefined && 'open' in request.release) return { obstacles: [] }
  const against = obstacles(report)
  if (against.length > 0) return { obstacles: against }
  const sources = await loadManifests(request, () => undefined)
  const files = judgedFiles(report, sources)
  const archives = files.length === 0 ? [] : [elsewhere(files, sources), await gitArchive(files)]
  return { files, archives, sources, base: patchBase(files[0]?.root ?? request.cwd) }
}

/** Writes the proved bytes back, file by file. */
export async function writeBack({ files, archives }: Restorable): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const outcome of restoreFiles(files, archives)) outcomes.push(outcome)
  return outcomes
}

/** What a patch brings back; `empty` when that is nothing. */
export interface Patched {
  readonly outcomes: readonly Outcome[]
  readonly empty: boolean
}

/** Passes the patch on in pieces. */
export async function writePatch(
  { files, archives, base }: Restorable,
  format: ObjectFormat,
  write: (text: string) => void
): Promise<Patched> {
  const outcomes: Outcome[] = []
  let empty = true
  for await (const chunk of patchFiles(files, { archives, base, format }, outcomes)) {
    empty = false
    write(chunk)
  }
  return { outcomes, empty }
}

/** Writes the patch to a file, whole or not at all; an empty patch leaves no file. */
export async function writePatchFile(restorable: Restorable, format: ObjectFormat, path: string): Promise<Patched> {
  const target = AtomicFile.at(path)
  try {
    const patched = await writePatch(restorable, format, text => target.write(text))
    if (!patched.empty) target.keep()
    return patched
  } finally {
    target.close()
  }
}

export interface Restored {
  /** Path of restore.patch, when there is something to restore. */
  readonly patch?: string
  readonly outcomes: readonly Outcome[]
}

/** What the `restore` input asks for, after the verdict and without any influence on it. */
export async function restoreProved(
  mode: Options['restore'],
  request: GateRequest,
  report: Report,
  folder: string
): Promise<Restored> {
  if (mode === 'none' || report.verdict === 'pass') return { outcomes: [] }
  const restorable = await findRestorable(request, report)
  if ('obstacles' in restorable || restorable.files.length === 0) return { outcomes: [] }
  if (mode === 'workspace') return { outcomes: await writeBack(restorable) }
  const patch = join(folder, 'restore.patch')
  const { outcomes, empty } = await writePatchFile(restorable, 'sha1', patch)
  return { outcomes, ...(!empty && { patch }) }
}
