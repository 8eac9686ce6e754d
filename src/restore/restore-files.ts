import { PromisedEntries } from '../disk/promised-entry.ts'
import { isInGitFolder } from '../quote/git-folder.ts'
import { type Archive, type Judged, type Left, NOT_IN_GIT_FOLDERS, type Outcome } from './candidates.ts'
import { originalOf, type Restorable } from './originals.ts'
import { writeBack } from './write-back.ts'

/**
 * Writes the sealed bytes of every file back for which they are proved, one file after the other, and reports what became of each. Call it
 * after the verdict only: nothing is written while files are judged.
 */
export async function* restoreFiles(files: readonly Judged[], archives: readonly Archive[]): AsyncGenerator<Outcome> {
  // Each of two swapped files has the other's bytes: both are read before one is written.
  const swapped = new Map<Judged, Restorable | Left>()
  for (const judged of files) {
    if (judged.finding.code === 'swapped') swapped.set(judged, await originalOf(judged, archives))
  }
  for (const judged of files) {
    if (judged.observation.state === 'mode-changed') {
      const reason = isInGitFolder(`${judged.root}/${judged.seal.path}`)
        ? NOT_IN_GIT_FOLDERS
        : new PromisedEntries(judged.root).restoreMode(judged.seal)
      yield reason === undefined ? { judged } : { judged, left: { reason } }
      continue
    }
    const restorable = swapped.get(judged) ?? (await originalOf(judged, archives))
    swapped.delete(judged)
    if ('reason' in restorable) yield { judged, left: restorable }
    else {
      const reason = writeBack(judged.root, judged.seal, judged.observation, restorable.original)
      yield reason === undefined ? { judged } : { judged, left: { reason } }
    }
  }
}
