import type { Seal, Seals } from './seal.ts'
import type { SealColumns } from './seal-columns.ts'

// What is asked of many seals, without making an object for each. The code of columns is loaded only for a large manifest.

export function isInColumns(seals: Seals): seals is SealColumns {
  return 'bareAt' in seals
}

/** @throws when there is no such seal */
export function sealAt(seals: Seals, index: number): Seal {
  const seal = seals.at(index)
  if (seal === undefined) throw new RangeError(`there is no seal ${index}`)
  return seal
}

/** The path of a seal. @throws when there is no such seal */
export function pathAt(seals: Seals, index: number): string {
  return isInColumns(seals) ? seals.pathAt(index) : sealAt(seals, index).path
}

/** Of all sealed lengths. @param guess for each seal without one */
export function totalBytes(seals: Seals, guess: number): number {
  if (isInColumns(seals)) return seals.totalBytes(guess)
  let total = 0
  for (const { bytes } of seals) total += bytes ?? guess
  return total
}

/** Seals whose path ends in these ASCII characters, in lower or upper case. @param ending in lower case */
export function indexesEndingIn(seals: Seals, ending: string): readonly number[] {
  if (isInColumns(seals)) return seals.indexesEndingIn(ending)
  return seals.flatMap(({ path }, index) => (path.slice(-ending.length).toLowerCase() === ending ? [index] : []))
}

/** The seal of a path in UTF-8. */
export function sealOfPath(seals: Seals, path: string): Seal | undefined {
  if (!isInColumns(seals)) return seals.find(seal => seal.path === path && seal.rawPath === undefined)
  const index = seals.indexOfPath(path)
  return index < 0 ? undefined : seals.at(index)
}
