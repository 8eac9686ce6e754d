import type { Seal, Seals } from '../model/seal.ts'
import { NOWHERE, SealColumns } from '../model/seal-columns.ts'

/** Seals written at a time: a call into the runtime for each would cost more than hashing small files. */
const BATCH = 2048
const SHA256_DIGITS = 64
const NO_DIGEST = '0'.repeat(SHA256_DIGITS)
/** A UTF-16 code unit has at most three bytes in UTF-8. */
const MAX_UNIT_BYTES = 3

/** Columns of seals that are objects, for other threads. A seal with more than a path, a length and a sha256 is only a path there. */
export function packSeals(seals: Seals): SealColumns {
  let units = 0
  for (const { path } of seals) units += path.length
  const text = new SharedArrayBuffer(seals.length * SHA256_DIGITS + units * MAX_UNIT_BYTES)
  const columns = SealColumns.over(text, seals.length, 0)
  const buffer = Buffer.from(text)
  let at = 0
  let batch: Seal[] = []
  for (const seal of seals) {
    batch.push(seal)
    if (batch.length < BATCH) continue
    at = pack(batch, columns, buffer, at)
    batch = []
  }
  pack(batch, columns, buffer, at)
  return columns
}

/** @returns where the next batch starts */
function pack(seals: readonly Seal[], columns: SealColumns, buffer: Buffer, start: number): number {
  const hex = seals.map(({ digests }) => digests.sha256 ?? NO_DIGEST).join('')
  const paths = seals.map(({ path }) => path).join('')
  let sha256At = start
  let pathAt = start + buffer.write(hex, start, 'latin1')
  const isAscii = buffer.write(paths, pathAt) === paths.length
  for (const seal of seals) {
    const pathEnd = pathAt + (isAscii ? seal.path.length : Buffer.byteLength(seal.path))
    columns.push({ pathAt, pathEnd, sha256At: isPlain(seal) ? sha256At : NOWHERE, gitAt: NOWHERE }, seal.bytes, seal)
    sha256At += SHA256_DIGITS
    pathAt = pathEnd
  }
  return pathAt
}

function isPlain({ digests, rawPath }: Seal): boolean {
  const { sha256, sha384, sha512, blake2b512 } = digests
  return sha256 !== undefined && rawPath === undefined && sha384 === undefined && sha512 === undefined && blake2b512 === undefined
}
