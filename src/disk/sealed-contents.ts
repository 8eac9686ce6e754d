import type { Observation } from '../model/observation.ts'
import type { Seal, Seals } from '../model/seal.ts'
import { indexesEndingIn } from '../model/seals.ts'
import { SealedFiles } from './sealed-file.ts'

/** A larger file is not read as evidence; it is still a sealed file. */
const MAX_FILE_BYTES = 16 * 1024 * 1024
/** For all files of one root together. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024
/** In the `schema` of every document of ours. */
const MARK = 'seal-gate/'
const MARK_UTF16 = Buffer.from(MARK, 'utf16le')

/** A sealed file with its bytes, as far as they are needed to judge evidence. */
export interface SealedContent {
  readonly seal: Seal
  readonly intact: boolean
  /** Absent when the file is not intact, or too large to be read whole. */
  readonly bytes?: Uint8Array
  /** The sealed bytes piece by piece, of an intact file that is too large. Throws when they are not the sealed ones any more. */
  readonly pieces?: () => Iterable<Uint8Array>
}

/**
 * True when an intact file looks like a document of ours. A look only, so that plain trees are not read twice: what it misses is no
 * evidence, and without evidence production is held.
 */
export function holdsDocument(root: string, seals: Seals, observations: readonly Observation[]): boolean {
  const files = new SealedFiles(root)
  return indexesEndingIn(seals, '.json').some(index => {
    const seal = observations[index]?.state === 'intact' ? seals.at(index) : undefined
    if (seal === undefined || (seal.bytes ?? 0) > MAX_FILE_BYTES) return false
    const bytes = files.content(seal, MAX_FILE_BYTES)
    return bytes !== undefined && (bytes.includes(MARK) || bytes.includes(MARK_UTF16))
  })
}

/** Every sealed file of one root, with the bytes of those that are intact. They may have changed since: hold them to the seal again. */
export function sealedContents(root: string, seals: Seals, observations: readonly Observation[]): SealedContent[] {
  const files = new SealedFiles(root)
  let room = MAX_TOTAL_BYTES
  return seals.map((seal, index): SealedContent => {
    const intact = observations[index]?.state === 'intact'
    const bytes = intact ? files.content(seal, Math.min(MAX_FILE_BYTES, room)) : undefined
    room -= bytes?.length ?? 0
    if (bytes === undefined && intact) return { seal, intact, pieces: () => files.pieces(seal) }
    return { seal, intact, ...(bytes !== undefined && { bytes }) }
  })
}
