import type { Buffer } from 'node:buffer'
import type { CauseCode } from '../../model/causes.ts'
import type { Cause } from '../../model/finding.ts'
import { type Proof, proveSealed } from '../../model/proof.ts'
import type { Seal } from '../../model/seal.ts'
import { ARCHIVE_INVERSES } from '../inverses/archive-inverses.ts'
import type { Image, Knob } from './knob.ts'
import { type LeftOpen, leftOpen } from './left-open.ts'
import type { Packing, Step } from './packed.ts'
import { type Opened, openArchive } from './packing.ts'
import type { ArchiveWork } from './work.ts'

/** The heaviest set of changes that is tried: as many that are likely, or fewer that are less likely. */
const MAX_WEIGHT = 7

/** The sealed bytes, and what happened to the archive since. */
export interface UndoneArchive {
  readonly original: Buffer
  readonly proof: Proof
  readonly causes: readonly Cause[]
}

/**
 * Undoes what tools do to archives, and compares each result with the seal. Undefined when nothing gives the sealed bytes, or the archive is
 * not one that can be put together again byte for byte.
 * @param sealed the sealed archive, if it is in hand: what cannot lead to it is not tried
 */
export function undoArchive(seal: Seal, found: Buffer, work: ArchiveWork, sealed?: Buffer): UndoneArchive | undefined {
  const opened = openArchive(found)
  if (opened === undefined) return undefined
  const goal = sealed === undefined ? undefined : openArchive(sealed)
  if (goal?.plain !== undefined && opened.plain !== undefined && goal.image === undefined && !goal.plain.equals(opened.plain))
    return undefined
  if (goal?.image === undefined || opened.image === undefined || goal.image.kind !== opened.image.kind)
    return new Search(seal, opened, work).run()
  const open = leftOpen(goal.image, opened.image)
  return open && new Search(seal, opened, work, open).run()
}

class Search {
  readonly #seal: Seal
  readonly #opened: Opened
  readonly #work: ArchiveWork
  readonly #open: LeftOpen | undefined

  constructor(seal: Seal, opened: Opened, work: ArchiveWork, open?: LeftOpen) {
    this.#seal = seal
    this.#opened = opened
    this.#work = work
    this.#open = open
  }

  run(): UndoneArchive | undefined {
    const { image } = this.#opened
    if (image === undefined || this.#isOpen(image)) {
      for (const packing of this.#opened.packings(this.#seal, this.#work)) {
        const undone = this.#prove(packing, image, [])
        if (undone !== undefined) return undone
      }
    }
    if (image === undefined || this.#open?.causes.size === 0) return undefined
    const isUseful = <I extends Image>({ cause }: Knob<I>) => this.#open?.causes.has(cause) ?? true
    const packings = this.#opened.packingsOfChanged(this.#seal, this.#work)
    // Likeliest first: few changes, each with a value that tools write often.
    for (let weight = 1; weight <= MAX_WEIGHT && this.#work.goesOn; weight++) {
      for (const packing of packings.filter(({ maxWeight }) => weight <= maxWeight)) {
        const undone =
          image.kind === 'tar'
            ? this.#turn(packing, image, ARCHIVE_INVERSES.tar.filter(isUseful), weight, [])
            : this.#turn(packing, image, ARCHIVE_INVERSES.zip.filter(isUseful), weight, [])
        if (undone !== undefined) return undone
      }
    }
    return undefined
  }

  #isOpen(image: Image): boolean {
    return this.#open?.isSealed(image) ?? true
  }

  /** Turns knobs, in their order, whose values weigh exactly so much together. */
  #turn<I extends Image>(
    packing: Packing,
    image: I,
    knobs: readonly Knob<I>[],
    left: number,
    steps: readonly Step[]
  ): UndoneArchive | undefined {
    if (left === 0) return this.#isOpen(image) ? this.#prove(packing, image, steps) : undefined
    for (const [at, knob] of knobs.entries()) {
      let values = 0
      for (const { image: earlier, detail, count, weight = weightOf(values) } of knob.undo(image)) {
        values++
        if (!this.#work.mayTry(image.members.length)) return undefined
        if (weight > left) continue
        const step = { cause: knob.cause, detail, ...(count !== undefined && { count }) }
        const undone = this.#turn(packing, earlier, knobs.slice(at + 1), left - weight, [...steps, step])
        if (undone !== undefined || !this.#work.goesOn) return undone
      }
    }
    return undefined
  }

  #prove(packing: Packing, image: Image | undefined, steps: readonly Step[]): UndoneArchive | undefined {
    for (const { bytes, length, steps: own } of packing.pack(image)) {
      if (this.#seal.bytes !== undefined && length !== this.#seal.bytes) continue
      if (!this.#work.mayHash(length)) return undefined
      const original = bytes()
      const proof = proveSealed(this.#seal, original)
      if (proof !== undefined) return { original, proof, causes: causesOf([...steps, ...own]) }
    }
    return undefined
  }
}

/** Of a value by its place among those of its knob. */
function weightOf(place: number): number {
  return place < 2 ? place + 1 : place < 4 ? 3 : 4
}

/** One cause each, with its details: several properties of one kind are one cause. */
function causesOf(steps: readonly Step[]): Cause[] {
  const causes = new Map<CauseCode, { count: number | undefined; details: string[] }>()
  for (const { cause, detail, count } of steps) {
    const known = causes.get(cause) ?? { count: undefined, details: [] }
    if (!known.details.includes(detail)) known.details.push(detail)
    if (count !== undefined) known.count = Math.max(known.count ?? 0, count)
    causes.set(cause, known)
  }
  return [...causes].map(([code, { count, details }]) => ({
    code,
    ...(count !== undefined && { count }),
    detail: details.join('; ')
  }))
}
