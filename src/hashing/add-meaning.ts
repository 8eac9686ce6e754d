import { readInside } from '../disk/read-file.ts'
import { MAX_NORMALIZED_BYTES, normalForms } from '../drift/meaning/normal-forms.ts'
import { matchesSeal } from '../model/digest.ts'
import type { Seal } from '../model/seal.ts'

/**
 * Seals with the digests of normal forms, for files that have one. A file that changed since it was sealed gets none: it will be found
 * changed anyhow.
 * @param root absolute folder that sealed paths are relative to
 */
export function addMeaning(root: string, seals: readonly Seal[], isWanted: (path: string) => boolean): readonly Seal[] {
  return seals.map(seal => {
    const { path, bytes = 0, text, link } = seal
    if (link !== undefined || text === 'binary' || bytes > MAX_NORMALIZED_BYTES || !isWanted(path)) return seal
    const content = readInside(root, path, MAX_NORMALIZED_BYTES)
    return matchesSeal(seal, content) ? { ...seal, ...normalForms(path, content) } : seal
  })
}
