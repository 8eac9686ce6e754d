import type { Engine } from './observation.ts'
import { type Progress, throttled } from './progress.ts'
import { SealedFiles } from './sealed-file.ts'

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
