import { join } from 'node:path'
import { AtomicFile } from '../disk/atomic-write.ts'
import { readSources } from '../load/manifests.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Options } from '../options/table.ts'
import { judgedFiles, type Outcome, obstacles } from '../restore/candidates.ts'
import { gitArchive } from '../restore/originals-in-git.ts'
import { patchBase, patchFiles } from '../restore/patch-files.ts'
import { elsewhere } from '../restore/relocated-originals.ts'
import { restoreFiles } from '../restore/restore-files.ts'

export interface Restored {
  /** Path of restore.patch, when there is something to restore. */
  readonly patch?: string
  readonly outcomes: readonly Outcome[]
}

/**
 * What the `restore` input asks for, after the verdict and without any influence on it: proved original bytes as a patch in the bundle's
 * folder, or written back. Nothing at all when a manifest or the self-test cannot be trusted.
 */
export async function restoreProved(
  mode: Options['restore'],
  request: GateRequest,
  report: Report,
  folder: string
): Promise<Restored> {
  if (mode === 'none' || report.verdict === 'pass' || obstacles(report).length > 0) return { outcomes: [] }
  const sources = await readSources(request, () => undefined)
  const files = judgedFiles(report, sources)
  const [first] = files
  if (first === undefined) return { outcomes: [] }
  const archives = [elsewhere(files, sources), await gitArchive(files)]
  const outcomes: Outcome[] = []
  if (mode === 'workspace') {
    for await (const outcome of restoreFiles(files, archives)) outcomes.push(outcome)
    return { outcomes }
  }
  const path = join(folder, 'restore.patch')
  const patch = AtomicFile.at(path)
  let empty = true
  try {
    for await (const chunk of patchFiles(files, { archives, base: patchBase(first.root), format: 'sha1' }, outcomes)) {
      empty = false
      patch.write(chunk)
    }
    if (!empty) patch.keep()
  } finally {
    patch.close()
  }
  return { outcomes, ...(!empty && { patch: path }) }
}
