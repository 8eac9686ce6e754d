import { Buffer, isAscii, isUtf8 } from 'node:buffer'

const LF = 0x0a
const CR = 0x0d

/** How often each line end occurs: `lf` counts those without a CR before, `cr` those without an LF behind. */
export interface LineEnds {
  readonly crlf: number
  readonly lf: number
  readonly cr: number
}

/** Bytes with the facts that inverses ask for; each is computed once, when first asked. The bytes are never changed. */
export class Content {
  readonly bytes: Buffer
  #ascii: boolean | undefined
  #utf8: boolean | undefined
  #lineEnds: LineEnds | undefined
  #latin1: string | undefined
  #text: string | undefined

  /** Takes a window on the bytes, no copy. */
  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  get length(): number {
    return this.bytes.length
  }

  get isAscii(): boolean {
    this.#ascii ??= isAscii(this.bytes)
    return this.#ascii
  }

  get isUtf8(): boolean {
    this.#utf8 ??= isUtf8(this.bytes)
    return this.#utf8
  }

  /** True when the bytes begin with the UTF-8 form of U+FEFF. */
  get bom(): boolean {
    return this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf
  }

  get lineEnds(): LineEnds {
    this.#lineEnds ??= countLineEnds(this.bytes)
    return this.#lineEnds
  }

  /** What most lines end with, for bytes that are to be added. */
  get lineEnd(): '\n' | '\r\n' {
    return this.lineEnds.crlf > this.lineEnds.lf ? '\r\n' : '\n'
  }

  /** One character for each byte: string search and slicing that never decodes. */
  get latin1(): string {
    this.#latin1 ??= this.bytes.toString('latin1')
    return this.#latin1
  }

  /** The text, its BOM kept; undefined when the bytes are not UTF-8. */
  get text(): string | undefined {
    if (!this.isUtf8) return undefined
    this.#text ??= this.isAscii ? this.latin1 : this.bytes.toString('utf8')
    return this.#text
  }
}

function countLineEnds(bytes: Uint8Array): LineEnds {
  let crlf = 0
  let lf = 0
  let cr = 0
  const end = bytes.length
  for (let at = 0; at < end; at++) {
    const byte = bytes[at]
    if (byte === LF) lf++
    else if (byte === CR) {
      if (bytes[at + 1] === LF) {
        crlf++
        at++
      } else cr++
    }
  }
  return { crlf, lf, cr }
}
