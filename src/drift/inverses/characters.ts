import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { namesOf, type Occurrences, replaceClasses, replacementsFor, survey } from './occurrences.ts'
import { gainOf, merged, partly, type Replacement, replaceAt } from './replacements.ts'
import { assignments } from './subsets.ts'

/** Combinations after which a further cause is searched for; all others are only compared. */
const FOLLOWED = 3
const MAX_COMBINATIONS = 4096
/** Without a length each is made and hashed. */
const MAX_WHOLE_WITHOUT_LENGTH = 1024
const MAX_COMBINATIONS_WITHOUT_LENGTH = 512
/** Places of a class that are listed to try single ones. */
const MAX_PLACES_WITHOUT_LENGTH = 10_000
/** Rank of keeping the character among the plain texts of its class: after the two likeliest. */
const KEEP_RANK = 2
const DESCRIBED_CLASSES = 3

/** Plain punctuation became typographic: each class of characters everywhere, or not at all. */
export const unicodePunctuation: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  undo: (found, seal) => wholeClasses(found, survey(found).punctuation, seal)
}

/** The same in part of the places. */
export const unicodePunctuationInPart: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  guess: 2,
  undo: (found, seal) => partOfClasses(found, survey(found).punctuation, seal)
}

export const invisibleCharacters: Inverse = {
  cause: 'invisible-characters',
  stage: 'text',
  undo: (found, seal) => wholeClasses(found, survey(found).invisible, seal)
}

export const invisibleCharactersInPart: Inverse = {
  cause: 'invisible-characters',
  stage: 'text',
  guess: 2,
  undo: (found, seal) => partOfClasses(found, survey(found).invisible, seal)
}

/** What a class may have been: a plain text, or undefined for "these characters were sealed". */
type Option = string | undefined

/** Each class undone or kept as a whole. */
function* wholeClasses(found: Content, classes: readonly Occurrences[], seal: Seal): Iterable<Candidate> {
  if (classes.length === 0) return
  const options = classes.map(({ kind }) => optionsOf(kind.plain, seal))
  let seen = 0
  for (const choice of assignments(
    options.map(({ length }) => length),
    seal.bytes === undefined ? MAX_WHOLE_WITHOUT_LENGTH : MAX_COMBINATIONS
  )) {
    const chosen = options.map((option, at) => option[choice[at] ?? 0])
    if (chosen.every(option => option === undefined)) continue
    const length = classes.reduce((sum, occurrences, at) => sum + classGain(occurrences, chosen[at]), found.length)
    seen++
    if (seen > FOLLOWED && seal.bytes !== undefined && length !== seal.bytes) continue
    yield {
      length,
      make: () => replaceClasses(found.bytes, classes, chosen),
      count: classes.reduce((sum, { places }, at) => sum + (chosen[at] === undefined ? 0 : places.length), 0),
      detail: () => describe(classes, chosen),
      weight: seen === 1 ? 3 : 4,
      ...(seen > FOLLOWED && { last: true })
    }
  }
}

/** One class undone in part, the others all undone or all kept; then, for few places, each on its own. */
function* partOfClasses(found: Content, classes: readonly Occurrences[], seal: Seal): Iterable<Candidate> {
  const { bytes: sealed } = seal
  if (classes.length === 0) return
  if (seal.text !== 'ascii') {
    for (const occurrences of classes) {
      const others = classes.filter(other => other !== occurrences)
      for (const rest of others.length > 0 ? [others, []] : [[]]) {
        const plain = rest.map(({ kind }) => kind.plain[0])
        const undone = rest.reduce((sum, other, at) => sum + classGain(other, plain[at]), found.length)
        // Listing a million places costs far more than finding that no number of them fits.
        const fitting = occurrences.kind.plain.filter(text => mayBePart(sealed, undone, occurrences, text))
        const always = fitting.length === 0 ? [] : allReplacements(rest, plain)
        for (const text of fitting) {
          yield* partly(found, replacementsFor(occurrences, text), always, sealed, (part, of) => ({
            count: part + always.length,
            detail: () => `${describe([occurrences, ...rest], [text, ...plain])} (${part} of ${of})`
          }))
        }
      }
    }
  }
  yield* eachOnItsOwn(found, classes, sealed, seal)
}

/** Few places: each may stand for either of its two likeliest plain texts, or for itself. */
function* eachOnItsOwn(
  found: Content,
  classes: readonly Occurrences[],
  sealed: number | undefined,
  seal: Seal
): Iterable<Candidate> {
  const ways = classes.map(occurrences => ({
    occurrences,
    options: optionsOf(occurrences.kind.plain, seal).slice(0, KEEP_RANK + 1)
  }))
  const product = ways.reduce((all, { occurrences, options }) => all * options.length ** occurrences.places.length, 1)
  if (product > (sealed === undefined ? MAX_COMBINATIONS_WITHOUT_LENGTH : MAX_COMBINATIONS)) return
  // A class of one option has one combination for any number of places: a million of them are no choice.
  const only = ways.filter(({ options }) => options.length < 2).map(({ occurrences }) => occurrences)
  const always = allReplacements(
    only,
    only.map(({ kind }) => kind.plain[0])
  )
  const places = ways
    .filter(({ options }) => options.length > 1)
    .flatMap(({ occurrences: { places: all, widths }, options }) =>
      Array.from(all, (offset, n) => ({ offset, width: widths[n] ?? 0, options }))
    )
    .sort((a, b) => a.offset - b.offset)
  if (places.length + always.length < 2) return
  const alwaysGain = gainOf(always)
  for (const choice of assignments(
    places.map(({ options }) => options.length),
    MAX_COMBINATIONS
  )) {
    const chosen: Replacement[] = []
    for (const [at, { offset, width, options }] of places.entries()) {
      const text = options[choice[at] ?? 0]
      if (text !== undefined) chosen.push({ offset, width, text })
    }
    const count = chosen.length + always.length
    const length = found.length + gainOf(chosen) + alwaysGain
    if (count === 0 || (sealed !== undefined && length !== sealed)) continue
    yield {
      length,
      make: () => replaceAt(found.bytes, merged(chosen, always)),
      count,
      detail: () => `${classes.map(namesOf).join(', ')} for plain text`,
      last: true
    }
  }
}

function optionsOf(plain: readonly string[], seal: Seal): readonly Option[] {
  return seal.text === 'ascii' ? plain : [...plain.slice(0, KEEP_RANK), undefined, ...plain.slice(KEEP_RANK)]
}

/** Whether some of the places, replaced by this text, can make the text longer by `wanted`. */
function mayBePart(sealed: number | undefined, undone: number, { places, widths }: Occurrences, text: string): boolean {
  if (sealed === undefined) return places.length <= MAX_PLACES_WITHOUT_LENGTH
  const wanted = sealed - undone
  const step = text.length - (widths[0] ?? 0)
  return step === 0 ? wanted === 0 : Number.isInteger(wanted / step) && wanted / step > 0 && wanted / step < places.length
}

function classGain({ places, bytes }: Occurrences, option: Option): number {
  return option === undefined ? 0 : places.length * option.length - bytes
}

function allReplacements(classes: readonly Occurrences[], chosen: readonly Option[]): readonly Replacement[] {
  return classes.reduce<readonly Replacement[]>((all, occurrences, at) => {
    const text = chosen[at]
    return text === undefined ? all : merged(replacementsFor(occurrences, text), all)
  }, [])
}

function describe(classes: readonly Occurrences[], chosen: readonly Option[]): string {
  const parts = classes.flatMap((occurrences, at) => {
    const text = chosen[at]
    if (text === undefined) return []
    return [`${namesOf(occurrences)}${text === '' ? '' : ` for "${text}"`}`]
  })
  const shown = parts.slice(0, DESCRIBED_CLASSES).join('; ')
  return parts.length > DESCRIBED_CLASSES ? `${shown}; and ${parts.length - DESCRIBED_CLASSES} kinds more` : shown
}
