import { characterName } from '../characters.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from '../inverse.ts'
import { Occurrences } from './occurrences.ts'
import { PUNCTUATION, type PunctuationClass } from './punctuation-table.ts'
import { assignments, subsets } from './subsets.ts'

/** Combinations that a further cause may lie behind; all others are only compared. */
const FOLLOWED = 6
const MAX_COMBINATIONS = 20_000
/** How many places are tried when a plain text is as long as its character, so that the length does not tell. */
const MAX_UNTOLD = 3
const MAX_PARTIAL_BYTES = 64 * 1024 * 1024
/** Where keeping the character stands among the plain texts of its class: behind the two likeliest. */
const KEEP_RANK = 2

const CLASS_OF = new Map(PUNCTUATION.flatMap((kind, index) => kind.characters.map(c => [c.codePointAt(0) ?? 0, index] as const)))
const perContent = new WeakMap<Content, Occurrences>()

export const unicodePunctuation: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  *undo(found, seal) {
    if (found.isAscii || !found.isUtf8) return
    const occurrences = perContent.get(found) ?? new Occurrences(found.bytes, CLASS_OF)
    perContent.set(found, occurrences)
    if (occurrences.count === 0) return
    const classes = presentClasses(occurrences, seal.text === 'ascii')
    yield* wholeClasses(found, classes, occurrences, seal.bytes)
    if (seal.bytes !== undefined && seal.text !== 'ascii') yield* partOfAClass(found, classes, occurrences, seal.bytes)
    if (seal.bytes !== undefined) yield* eachOnItsOwn(found, classes, occurrences, seal.bytes)
  }
}

/** A class that occurs in the found bytes; an option is a plain text, or undefined for "these were in the sealed bytes too". */
interface Present {
  readonly kind: PunctuationClass
  readonly index: number
  readonly count: number
  readonly bytes: number
  readonly options: readonly (string | undefined)[]
}

/** Each class undone or kept as one. */
function* wholeClasses(found: Content, classes: readonly Present[], occurrences: Occurrences, sealed: number | undefined) {
  const sizes = classes.map(present => present.options.length)
  let seen = 0
  for (const choice of assignments(sizes, MAX_COMBINATIONS)) {
    const chosen = classes.map((present, at) => present.options[choice[at] ?? 0])
    if (chosen.every(option => option === undefined)) continue
    let length = found.length
    for (const [at, present] of classes.entries()) length += gain(present, chosen[at])
    seen++
    if (seen > FOLLOWED && sealed !== undefined && length !== sealed) continue
    const plainOf = new Map(classes.map((present, at) => [present.index, chosen[at]]))
    const count = classes.reduce((sum, present, at) => sum + (chosen[at] === undefined ? 0 : present.count), 0)
    yield {
      length,
      make: () => occurrences.replace(found.bytes, length, place => plainOf.get(occurrences.kinds[place] ?? -1)),
      count,
      detail: describe(occurrences, classes, chosen),
      weight: 3,
      ...(seen > FOLLOWED && { last: true as const })
    } satisfies Candidate
  }
}

/** One class undone in some places only; how many is told by the sealed length. The other classes are all undone, or all kept. */
function* partOfAClass(found: Content, classes: readonly Present[], occurrences: Occurrences, sealed: number) {
  const limit = Math.max(64, Math.min(MAX_COMBINATIONS, Math.floor(MAX_PARTIAL_BYTES / (found.length + 1))))
  for (const present of classes) {
    if (present.count < 2 || present.bytes % present.count !== 0) continue
    const places = occurrences.placesOf(present.index)
    for (const others of classes.length > 1 ? (['undone', 'kept'] as const) : (['kept'] as const)) {
      const rest = classes.filter(other => other !== present && others === 'undone')
      const restLength = rest.reduce((sum, other) => sum + gain(other, other.kind.plain[0]), found.length)
      for (const plain of present.kind.plain) {
        const step = plain.length - present.bytes / present.count
        for (const size of sizesFor(sealed - restLength, step, present.count)) {
          const detail = describe(occurrences, [present, ...rest], [plain, ...rest.map(other => other.kind.plain[0])], size)
          const count = size + rest.reduce((sum, other) => sum + other.count, 0)
          for (const subset of subsets(places.length, size, limit)) {
            const undone = new Set(subset.map(at => places[at]))
            const plainAt = (place: number) => {
              if (undone.has(place)) return plain
              return rest.find(other => other.index === occurrences.kinds[place])?.kind.plain[0]
            }
            yield {
              length: sealed,
              make: () => occurrences.replace(found.bytes, sealed, plainAt),
              count,
              detail,
              last: true as const
            }
          }
        }
      }
    }
  }
}

/** Few places: each may stand for either of its two likeliest plain texts, or for itself. */
function* eachOnItsOwn(found: Content, classes: readonly Present[], occurrences: Occurrences, sealed: number) {
  const sizes = occurrences.kinds.map(kind => Math.min(3, classes.find(present => present.index === kind)?.options.length ?? 1))
  if (sizes.length < 2 || sizes.reduce((product, size) => product * size, 1) > MAX_COMBINATIONS) return
  for (const choice of assignments(sizes, MAX_COMBINATIONS)) {
    const plainAt = (place: number) => {
      const kind = occurrences.kinds[place]
      return classes.find(present => present.index === kind)?.options[choice[place] ?? 0]
    }
    const length = found.length + occurrences.gain(plainAt)
    if (length !== sealed) continue
    const replaced = choice.filter((_, place) => plainAt(place) !== undefined).length
    if (replaced === 0) continue
    const detail = `${occurrences.names()} for plain text`
    yield { length, make: () => occurrences.replace(found.bytes, length, plainAt), count: replaced, detail, last: true as const }
  }
}

function presentClasses(occurrences: Occurrences, asciiSealed: boolean): Present[] {
  return PUNCTUATION.flatMap((kind, index) => {
    const { count, bytes } = occurrences.totalsOf(index)
    if (count === 0) return []
    const options: (string | undefined)[] = [...kind.plain]
    if (!asciiSealed) options.splice(KEEP_RANK, 0, undefined)
    return [{ kind, index, count, bytes, options }]
  })
}

function gain(present: Present, plain: string | undefined): number {
  return plain === undefined ? 0 : present.count * plain.length - present.bytes
}

/** How many of `count` places must be undone, each changing the length by `step`, to change it by `wanted`. */
function* sizesFor(wanted: number, step: number, count: number): Iterable<number> {
  if (step !== 0) {
    const size = wanted / step
    if (Number.isInteger(size) && size > 0 && size < count) yield size
  } else if (wanted === 0) {
    // The length tells nothing: only few places, or all but few.
    for (let size = 1; size <= Math.min(MAX_UNTOLD, count / 2); size++) {
      yield size
      if (count - size !== size) yield count - size
    }
  }
}

const DESCRIBED_CLASSES = 3

function describe(
  occurrences: Occurrences,
  classes: readonly Present[],
  chosen: readonly (string | undefined)[],
  part?: number
): string {
  const parts = classes.flatMap((present, at) => {
    const plain = chosen[at]
    if (plain === undefined) return []
    const names = occurrences.charactersOf(present.index).map(characterName).join(', ')
    const some = part !== undefined && at === 0 ? ` (${part} of ${present.count})` : ''
    return [`${names} for ${plain === '' ? 'nothing' : `"${plain}"`}${some}`]
  })
  const shown = parts.slice(0, DESCRIBED_CLASSES).join('; ')
  return parts.length > DESCRIBED_CLASSES ? `${shown}; and ${parts.length - DESCRIBED_CLASSES} kinds more` : shown
}
