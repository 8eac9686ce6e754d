import { isAscii } from 'node:buffer'
import { algorithmsOf } from '../../model/digest.ts'
import { type Proof, proveSealed } from '../../model/proof.ts'
import type { Seal } from '../../model/seal.ts'
import { Content } from '../content.ts'
import type { Budget } from './budget.ts'

/** A proof when the bytes are the sealed ones: length and every digest. Facts rule out most others before a hash is computed. */
export function proofOf(seal: Seal, bytes: Uint8Array, budget: Budget): Proof | undefined {
  if (seal.bytes !== undefined && seal.bytes !== bytes.length) return undefined
  return factsAllow(seal, bytes) && budget.mayHash(bytes.length * algorithmsOf(seal).length)
    ? proveSealed(seal, bytes)
    : undefined
}

/** Checks only facts that cost far less than hashing. */
function factsAllow(seal: Seal, bytes: Uint8Array): boolean {
  if (seal.text === 'ascii' && !isAscii(bytes)) return false
  if (seal.text !== undefined && seal.text !== 'binary' && new Content(bytes).bom !== (seal.bom === true)) return false
  return seal.eol !== 'lf' || !bytes.includes(0x0d)
}
