import { isBelowAny } from '../disk/folders.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import type { Engine, Observation } from '../model/observation.ts'
import { type Progress, seldom } from '../model/throttle.ts'

const PLAINLY_INTACT: Observation = { state: 'intact' }

/** One file after the other, in one thread. */
export function sequentialEngine(progress?: Progress): Engine {
  return (root, seals) => {
    const files = new SealedFiles(root)
    const tell = seldom(progress)
    const seem = seals.map((seal, index) => {
      if (index % 64 === 0) tell(index, seals.length)
      return files.seemsIntact(seal)
    })
    const changed = new Set(files.changedFolders())
    return seals.map((seal, index): Observation => {
      const isIntact = seem[index] === true && (changed.size === 0 || !isBelowAny(seal.path, changed))
      return isIntact ? PLAINLY_INTACT : files.lookCloser(seal)
    })
  }
}
