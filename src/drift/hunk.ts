/** One line of text, or one row of bytes. */
export interface HunkLine {
  /** `-` stands in the original only, `+` in the found bytes only, a blank in both. */
  readonly kind: ' ' | '-' | '+'
  /** Made visible, on one line. Hostile all the same: escaped at each sink. */
  readonly text: string
}

/** A place where original and found bytes differ, with what stands around it. */
export interface Hunk {
  /** Of its first line: the line number from 1, or the byte offset from 0. */
  readonly originalStart: number
  readonly foundStart: number
  readonly lines: readonly HunkLine[]
}

export interface Hunks {
  readonly unit: 'line' | 'byte'
  readonly hunks: readonly Hunk[]
  /** Differing lines or rows that are not among the hunks; absent when all are. `atLeast`: not everything was compared. */
  readonly hidden?: { readonly lines: number; readonly atLeast: boolean }
}

export interface HunkLimits {
  /** Lines or rows of all hunks. */
  readonly lines: number
  /** Characters of one line. */
  readonly width: number
  /** UTF-16 code units of all texts; the line that reaches it is still shown. */
  readonly size: number
  /** Bytes compared line by line, from the first difference on. */
  readonly window: number
}

/** What is left of the limits while hunks are made. */
export class Room {
  /** Differing lines or rows that found no room. */
  hidden = 0
  #lines: number
  #size: number

  constructor({ lines, size }: HunkLimits) {
    this.#lines = lines
    this.#size = size
  }

  get isFull(): boolean {
    return this.#lines <= 0 || this.#size <= 0
  }

  /** Lines that may still be added. */
  get lines(): number {
    return this.isFull ? 0 : this.#lines
  }

  add(hunk: HunkLine[], line: HunkLine): void {
    hunk.push(line)
    this.#lines--
    this.#size -= line.text.length
  }
}
