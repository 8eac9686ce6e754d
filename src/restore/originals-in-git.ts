import { askGit } from '../git/explain-file.ts'
import type { Drift } from '../model/finding.ts'
import type { Archive, Judged } from './candidates.ts'

/** Bytes of all blobs that are held until they are written. */
const HELD_BYTES = 128 * 1024 * 1024

/** Git's store as a place to look for sealed bytes, asked once for all files whose bytes no undoing proves. */
export async function gitArchive(files: readonly Judged[]): Promise<Archive> {
  const originals = new Map<Judged, Uint8Array>()
  const open = files.filter(({ finding }) => !isProvedBySearch(finding.drift))
  for (const root of new Set(open.map(judged => judged.root))) {
    const ofRoot = open.filter(judged => judged.root === root)
    const asked = ofRoot.map(({ seal, observation }) => ({
      seal,
      ...(observation.state === 'drifted' && { found: observation.found })
    }))
    const answers = await askGit(root, asked, { limits: { totalBytes: HELD_BYTES } })
    for await (const { index, original } of answers.search()) {
      const judged = ofRoot[index]
      if (judged !== undefined && original !== undefined) originals.set(judged, original)
    }
  }
  return judged => {
    const bytes = originals.get(judged)
    return bytes && { bytes }
  }
}

/** What was proved with the original at hand needs it again. */
function isProvedBySearch(drift: Drift | undefined): boolean {
  return drift?.certainty === 'proved' && drift.original === undefined
}
