import { resolve } from 'node:path'
import type { OptionsOf } from '../options/row.ts'
import type { REHEARSE } from '../options/table.ts'
import { RequestError } from '../rehearsal/input.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { type Rehearsal, rehearse as run } from '../rehearsal/rehearse.ts'
import { writeEvidence } from '../rehearsal/write-evidence.ts'
import { UsageError } from './usage-error.ts'

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
  { spec, dump, engine, 'pg-bin': pgBin, out }: Pick<OptionsOf<typeof REHEARSE>, 'spec' | 'dump' | 'engine' | 'pg-bin' | 'out'>,
  cwd: string,
  progress: (progress: Progress) => void
): Promise<Rehearsed> {
  if (spec === '') throw new UsageError('name the spec of the rehearsal')
  const request = {
    spec: resolve(cwd, spec),
    // `auto` leaves the choice to the spec.
    ...(engine !== 'auto' && { engine }),
    ...(dump !== '' && { dump: resolve(cwd, dump) }),
    ...(pgBin !== '' && { pgBin: resolve(cwd, pgBin) }),
    ...(out !== '' && { out: resolve(cwd, out) })
  }
  try {
    const rehearsal = await run(request, progress)
    return { rehearsal, files: writeEvidence(rehearsal) }
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}
