import { Buffer } from 'node:buffer'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import type { Diagnosis } from '../diagnose.ts'
import { locate } from '../differences/locate.ts'
import { mayBeUndone } from '../packed.ts'
import { undoArchive } from './undo.ts'
import { ArchiveWork } from './work.ts'

/**
 * The diagnosis of a drifted archive, better by what undoing changes of the archive shows. Other proofs stay. Never throws, whatever
 * the bytes are.
 * @param sealed the sealed bytes, if they are in hand
 */
export function withArchiveUndone(
  diagnosis: Diagnosis,
  seal: Seal,
  found: Uint8Array,
  { brief = false, sealed }: { readonly brief?: boolean; readonly sealed?: Uint8Array } = {}
): Diagnosis {
  if (!mayBeUndone(diagnosis.drift, seal, found)) return diagnosis
  const work = new ArchiveWork()
  let undone: ReturnType<typeof undoArchive>
  try {
    undone = undoArchive(seal, bufferOf(found), work, sealed && bufferOf(sealed))
  } catch {
    // A malformed archive is one that is not looked into.
    return diagnosis
  }
  const workedBytes = diagnosis.workedBytes + work.workedBytes
  if (undone === undefined) {
    if (diagnosis.drift.certainty === 'proved') return diagnosis
    const limit = diagnosis.drift.limit ?? work.limit
    if (limit === undefined) return diagnosis
    return { ...diagnosis, drift: { ...diagnosis.drift, limit }, workedBytes }
  }
  const { original, proof, causes } = undone
  const places = locate(original, new Content(found), brief)
  return { drift: { certainty: 'proved', proof, causes, ...places }, original, workedBytes }
}

/** The sealed bytes, undone again from the found ones. */
export function undoneArchive(seal: Seal, found: Uint8Array): Uint8Array | undefined {
  return undoArchive(seal, bufferOf(found), new ArchiveWork())?.original
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
