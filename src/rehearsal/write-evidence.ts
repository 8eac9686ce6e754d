import { join } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { isWithin, relativePath } from '../disk/contain.ts'
import { makeFolderAt } from '../disk/make-folders.ts'
import type { Rehearsal } from './rehearse.ts'

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
