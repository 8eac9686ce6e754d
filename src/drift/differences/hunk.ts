import type { HunkLine } from '../../model/hunk.ts'

export interface HunkLimits {
  /** Lines or rows of all hunks. */
  readonly lines: number
  /** Characters of one line. */
  readonly width: number
  /** UTF-16 code units of all texts; the line that reaches it is still shown. */
  readonly size: number
  /** Bytes compared, from the first difference on. */
  readonly window: number
  /** Inserted and removed lines up to which the fewest are searched for; beyond that, lines are compared in pairs. */
  readonly edits: number
}

/** What is left of the limits while hunks are made. */
export class Room {
  /** Differing lines or rows that did not fit. */
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
