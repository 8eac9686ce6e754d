import { isBelowAny } from '../disk/folders.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { MANY } from '../drift/policy.ts'
import { type Engine, intactWith, type Observation } from '../model/observation.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { sealAt } from '../model/seals.ts'
import { type Progress, seldom } from '../model/throttle.ts'
import type { Examination } from './protocol.ts'

/**
 * One file after the other, in one thread.
 * @param examination examines many files that are not intact while their bytes are at hand, as the threads of the pool do
 */
export function sequentialEngine(progress?: Progress, examination?: () => Promise<Examination>): Engine {
  return async (root, seals) => {
    const files = new SealedFiles(root)
    const tell = seldom(progress)
    const seem = seals.map((seal, index) => {
      if (index % 64 === 0) tell(index, seals.length)
      return files.seemsIntact(seal) && intactWith(files.seenExec)
    })
    const changed = new Set(files.changedFolders())
    if (changed.size > 0)
      for (const [index, seems] of seem.entries())
        if (seems !== false && isBelowAny(sealAt(seals, index).path, changed)) seem[index] = false
    const again = seem.flatMap((seems, index) => (seems === false ? [index] : []))
    const look = await closerLook(files, seals, again, examination)
    return seem.map((seems, index): Observation => (seems === false ? look(sealAt(seals, index), index) : seems))
  }
}

async function closerLook(
  files: SealedFiles,
  seals: Seals,
  again: readonly number[],
  examination: (() => Promise<Examination>) | undefined
): Promise<(seal: Seal, index: number) => Observation> {
  if (examination === undefined || again.length < MANY) return seal => files.lookCloser(seal)
  const { begin, examiner } = await examination()
  const own = examiner(files, begin(files, seals, again))
  return (seal, index) => own.examine(seal, index)
}
