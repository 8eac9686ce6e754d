import { isAscii } from 'node:buffer'
import type { SealFacts } from '../model/seal.ts'

const LF = 10
const CR = 13

/** Finds the facts of a file's bytes, chunk by chunk, so that a file of any size costs one buffer. */
export class FactFinder {
  #ascii = true
  #binary = false
  #bom = false
  #crlf = 0
  #lf = 0
  #loneCr = 0
  #head: readonly number[] = []
  #endsInCr = false
  /** Made for the first bytes beyond ASCII, which most files do not have. */
  #decoder: InstanceType<typeof TextDecoder> | undefined

  update(chunk: Buffer): void {
    if (this.#head.length < 3) this.#head = [...this.#head, ...chunk.subarray(0, 3)].slice(0, 3)
    if (this.#binary) return
    if (chunk.includes(0)) this.#binary = true
    if (!isAscii(chunk) || !this.#ascii) this.#decode(chunk)
    if (!this.#binary) this.#countLineEnds(chunk)
  }

  /** The facts of all bytes so far; the end of the file is now. */
  done(): Pick<SealFacts, 'text' | 'eol' | 'bom'> {
    if (!this.#ascii && !this.#binary) this.#decode(undefined)
    if (this.#binary) return { text: 'binary' }
    if (this.#endsInCr) this.#loneCr++
    const [a, b, c] = this.#head
    this.#bom = a === 0xef && b === 0xbb && c === 0xbf
    return { text: this.#ascii ? 'ascii' : 'utf-8', eol: this.#eol(), ...(this.#bom && { bom: true as const }) }
  }

  #decode(chunk: Buffer | undefined): void {
    this.#ascii = false
    try {
      this.#decoder ??= new TextDecoder('utf-8', { fatal: true })
      this.#decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      this.#binary = true
    }
  }

  #countLineEnds(chunk: Buffer): void {
    if (this.#endsInCr && chunk.length > 0 && chunk[0] !== LF) this.#loneCr++
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) {
      const afterCr = at === 0 ? this.#endsInCr : chunk[at - 1] === CR
      if (afterCr) this.#crlf++
      else this.#lf++
    }
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1)) {
      if (at + 1 < chunk.length && chunk[at + 1] !== LF) this.#loneCr++
    }
    if (chunk.length > 0) this.#endsInCr = chunk[chunk.length - 1] === CR
  }

  #eol(): NonNullable<SealFacts['eol']> {
    const kinds = [this.#lf > 0, this.#crlf > 0, this.#loneCr > 0].filter(Boolean).length
    if (kinds === 0) return 'none'
    if (kinds > 1 || this.#loneCr > 0) return 'mixed'
    return this.#crlf > 0 ? 'crlf' : 'lf'
  }
}
