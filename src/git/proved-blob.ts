import { Buffer } from 'node:buffer'
import { fromCrlf } from '../manifests/from-crlf.ts'
import { digestsMatch } from '../model/digest.ts'
import type { Cause, Measurement } from '../model/finding.ts'
import type { BlobFacts } from '../model/observation.ts'
import { toCrlf, willConvert } from './conversion.ts'
import { blobId, type ObjectFormat } from './object-id.ts'

/** @param causes what undoing in `found` gave the original */
export function blobFacts(original: Uint8Array, found: Uint8Array, causes: readonly Cause[]): BlobFacts {
  const bytes = Buffer.from(original.buffer, original.byteOffset, original.length)
  const lf = fromCrlf(bytes)
  return {
    id: blobId(bytes, 'sha1'),
    ...(lf !== undefined && { lfId: blobId(lf, 'sha1') }),
    converts: { always: willConvert(bytes, 'always'), auto: willConvert(bytes, 'auto') },
    foundIsCrlf: onlyCrlfAdded(causes) && !bytes.includes(CR) ? true : toCrlf(bytes).equals(found)
  }
}

const CR = 0x0d

/** Then every LF in the found bytes has a CR before it, and the original is the same without these CRs. */
function onlyCrlfAdded([only, ...others]: readonly Cause[]): boolean {
  return only?.code === 'crlf-added' && only.detail === undefined && others.length === 0
}

/** Sealed bytes as a blob: the bytes, or facts about them and a function that gets them, called only if the facts are not enough. */
export class ProvedBlob {
  readonly #make: () => Uint8Array
  readonly #facts: BlobFacts | undefined
  #bytes: Buffer | undefined

  /** @param make returns the bytes; may throw when they are no longer available */
  constructor(make: () => Uint8Array, facts?: BlobFacts) {
    this.#make = make
    this.#facts = facts
  }

  get bytes(): Buffer {
    if (this.#bytes === undefined) {
      const made = this.#make()
      this.#bytes = Buffer.from(made.buffer, made.byteOffset, made.length)
    }
    return this.#bytes
  }

  id(format: ObjectFormat): string {
    return this.#facts !== undefined && format === 'sha1' ? this.#facts.id : blobId(this.bytes, format)
  }

  /** Undefined when not every line end is CRLF. */
  lfId(format: ObjectFormat): string | undefined {
    if (this.#facts !== undefined && format === 'sha1') return this.#facts.lfId
    const lf = fromCrlf(this.bytes)
    return lf === undefined ? undefined : blobId(lf, format)
  }

  converts(crlf: 'always' | 'auto'): boolean {
    return this.#facts?.converts[crlf] ?? willConvert(this.bytes, crlf)
  }

  /** True when the found bytes are these with CRLF for every LF. */
  isCrlfOf({ bytes, digests }: Measurement): boolean {
    if (this.#facts !== undefined) return this.#facts.foundIsCrlf
    const crlf = toCrlf(this.bytes)
    return bytes === crlf.length && digests !== undefined && digestsMatch(digests, crlf)
  }
}
