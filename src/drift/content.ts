import { Buffer, isAscii, isUtf8 } from 'node:buffer'

const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20

/** Line ends, counted. */
interface LineEnds {
  readonly crlf: number
  /** LF without a CR before. */
  readonly lf: number
  /** CR without an LF behind. */
  readonly cr: number
}

/** White space, found in one pass over all bytes. Line ends do not affect it. */
export interface Layout {
  readonly tab: boolean
  /** Two spaces side by side. */
  readonly doubleSpace: boolean
  /** A space or tab before a line end or the end of the file. */
  readonly trailingSpace: boolean
  /** A line that is empty. */
  readonly blankLine: boolean
  /** A line that begins with a space or tab. */
  readonly indent: boolean
}

/** What is known of bytes that undoing a cause gives, before they are looked at. */
export interface Known {
  readonly ends: LineEnds
  /** The content they were made from: the same except for line ends. */
  readonly twin: Content
}

/** Bytes with the facts that inverses need; each is computed once, when first needed. The bytes are never changed. */
export class Content {
  readonly bytes: Buffer
  #ascii: boolean | undefined
  #utf8: boolean | undefined
  #nul: boolean | undefined
  #ends: LineEnds | undefined
  #layout: Layout | undefined
  /** The same text with other line ends. */
  readonly #twin: Content | undefined
  #latin1: string | undefined
  #text: string | undefined

  /**
   * Takes a view of the bytes, not a copy.
   * @param known what is known of them already
   */
  constructor(bytes: Uint8Array, known?: Known) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#ends = known?.ends
    this.#twin = known?.twin
  }

  /** Releases the strings made from the bytes; they are made again when needed. */
  forget(): void {
    this.#latin1 = undefined
    this.#text = undefined
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

  get hasNul(): boolean {
    this.#nul ??= this.bytes.includes(0)
    return this.#nul
  }

  /** True when the bytes begin with the UTF-8 form of U+FEFF. */
  get bom(): boolean {
    return this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf
  }

  get ends(): LineEnds {
    this.#ends ??= lineEndsOf(this.bytes)
    return this.#ends
  }

  get layout(): Layout {
    this.#layout ??= this.#twin?.layout ?? layoutOf(this.bytes)
    return this.#layout
  }

  /** True when the bytes can be text in UTF-8: valid, and without a NUL. */
  get isText(): boolean {
    return this.isUtf8 && !this.hasNul
  }

  /** The line end of most lines, for lines that are to be added. */
  get lineEnd(): '\n' | '\r\n' {
    return this.ends.crlf > this.ends.lf ? '\r\n' : '\n'
  }

  /** One character per byte: for string search and slicing without decoding. */
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

/** Two searches for one byte each are faster than one look at every byte. */
function lineEndsOf(bytes: Buffer): LineEnds {
  let crlf = 0
  let lf = 0
  let crs = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at - 1] === CR) crlf++
    else lf++
  }
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) crs++
  return { crlf, lf, cr: crs - crlf }
}

function layoutOf(bytes: Uint8Array): Layout {
  let tab = false
  let doubleSpace = false
  let trailingSpace = false
  let blankLine = false
  let indent = false
  /** The byte before, ignoring the CR of a CR LF. */
  let before = LF
  const end = bytes.length
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte > SPACE) {
      before = byte
      continue
    }
    if (byte === SPACE || byte === TAB) {
      if (byte === TAB) tab = true
      else if (before === SPACE) doubleSpace = true
      if (before === LF) indent = true
    } else if (byte === LF) {
      if (before === SPACE || before === TAB) trailingSpace = true
      else if (before === LF) blankLine = true
    } else if (byte === CR && bytes[at + 1] === LF) continue
    before = byte
  }
  if (end > 0 && (before === SPACE || before === TAB)) trailingSpace = true
  return { tab, doubleSpace, trailingSpace, blankLine, indent }
}
