import { join } from 'node:path'
import { statsOf } from '../disk/look.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { relocations } from '../verify/relocated.ts'
import type { Archive, Judged } from './candidates.ts'
import { MAX_RESTORED_BYTES } from './originals.ts'

/** Sealed bytes that are at another path under the root: a file that was moved or renamed, two that were swapped. */
export function elsewhere(files: readonly Judged[], sources: readonly LoadedManifest[]): Archive {
  const places = new Map<Judged, string>()
  const relocated = files.filter(({ finding: { code } }) => code === 'moved' || code === 'case-renamed' || code === 'swapped')
  for (const root of new Set(relocated.map(file => file.root))) {
    const here = relocated.filter(file => file.root === root)
    const all = sources.filter(source => source.root === root).flatMap(({ seals }) => [...seals])
    const seals = here.map(({ seal }) => seal)
    const observations = here.map(({ observation }) => observation)
    for (const [index, { other }] of relocations(root, seals, observations, all)) {
      const file = here[index]
      if (file !== undefined) places.set(file, other)
    }
  }
  return judged => {
    const { root, seal } = judged
    const other = places.get(judged)
    if (other === undefined) return undefined
    const { rawPath: _, ...there } = { ...seal, path: other }
    // Not every format seals the length.
    const { size } = statsOf(join(root, other))
    const bytes = new SealedFiles(root).read(there, { bytes: size, digests: seal.digests }, MAX_RESTORED_BYTES)
    return bytes === undefined ? undefined : { bytes }
  }
}
