import { SealedFiles } from '../disk/sealed-file.ts'
import type { Engine } from '../model/observation.ts'
import { type Progress, throttled } from './progress.ts'

/** One file after the other, in one thread. */
export function sequentialEngine(progress?: Progress): Engine {
  return (root, seals) => {
    const files = new SealedFiles(root)
    const tell = throttled(progress)
    return seals.map((seal, index) => {
      if (index % 64 === 0) tell(index, seals.length)
      return files.observe(seal)
    })
  }
}
