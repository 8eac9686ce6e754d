import type { Engine } from './observation.ts'
import { SealedFiles } from './sealed-file.ts'

/** One file after the other, in one thread. */
export const sequentialEngine: Engine = (root, seals) => {
  const files = new SealedFiles(root)
  return seals.map(seal => files.observe(seal))
}
