import { isBelowAny } from '../disk/folders.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { type Engine, intactWith, type Observation } from '../model/observation.ts'
import { type Progress, seldom } from '../model/throttle.ts'

/** One file after the other, in one thread. */
export function sequentialEngine(progress?: Progress): Engine {
  return (root, seals) => {
    const files = new SealedFiles(root)
    const tell = seldom(progress)
    const seem = seals.map((seal, index) => {
      if (index % 64 === 0) tell(index, seals.length)
      return files.seemsIntact(seal) && intactWith(files.seenExec)
    })
    const changed = new Set(files.changedFolders())
    return seals.map((seal, index): Observation => {
      const seems = seem[index] ?? false
      return seems !== false && (changed.size === 0 || !isBelowAny(seal.path, changed)) ? seems : files.lookCloser(seal)
    })
  }
}
