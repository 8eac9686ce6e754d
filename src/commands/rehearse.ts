import { join, resolve } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { isReachable, isWithin, relativePath } from '../disk/contain.ts'
import { makeFolderAt } from '../disk/make-folders.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { RequestError } from '../rehearsal/input.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { type Rehearsal, rehearse as run } from '../rehearsal/rehearse.ts'
import { MissingError, UsageError } from './usage-error.ts'

/** A rehearsal whose evidence is written. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal
  /** Paths of the evidence. */
  readonly files: readonly string[]
}

/**
 * Applies a change to a throwaway clone, undoes it, and writes the evidence. Paths are relative to the folder.
 * @throws UsageError when the spec or a file that it names cannot be used
 */
export async function rehearse(
  {
    spec,
    dump,
    engine,
    'pg-bin': pgBin,
    'run-as': runAs,
    out
  }: Pick<OptionsOf<typeof REHEARSE>, 'spec' | 'dump' | 'engine' | 'pg-bin' | 'run-as' | 'out'>,
  cwd: string,
  progress: (progress: Progress) => void
): Promise<Rehearsed> {
  if (spec === '') throw new UsageError('name the spec of the rehearsal')
  if (!isReachable(resolve(cwd, spec))) throw new MissingError('spec', spec)
  const request = {
    spec: resolve(cwd, spec),
    // `auto` leaves the choice to the spec.
    ...(engine !== 'auto' && { engine }),
    ...(dump !== '' && { dump: resolve(cwd, dump) }),
    ...(pgBin !== '' && { pgBin: resolve(cwd, pgBin) }),
    ...(runAs !== '' && { runAs }),
    ...(out !== '' && { out: resolve(cwd, out) })
  }
  try {
    const rehearsal = await run(request, progress)
    return { rehearsal, files: writeEvidence(rehearsal) }
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}

/**
 * Writes the four documents, each whole or not at all, over those of an earlier run. Below the folder of the spec no link is followed,
 * since a pull request can bring one; a folder elsewhere is the caller's own choice.
 * @returns their paths
 */
export function writeEvidence({ root, out, evidence }: Pick<Rehearsal, 'root' | 'out' | 'evidence'>): string[] {
  const isBelow = isWithin(root, out)
  if (!isBelow) makeFolderAt(out)
  return evidence.map(({ name, text }) => {
    if (isBelow) writeInside(root, relativePath(join(out, name), root), text)
    else writeInside(out, name, text)
    return join(out, name)
  })
}
