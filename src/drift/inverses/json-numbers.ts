import type { Content } from '../content.ts'
import { isSameNumber, NUMBER_SPELLINGS } from '../json/numbers.ts'
import { jsonText } from '../json/text.ts'
import type { Inverse } from './inverse.ts'
import { gainOf, partly, type Replacement, replaceAt } from './replacements.ts'

/** Numbers are held as objects; larger texts are not looked at. */
const MAX_BYTES = 1024 * 1024
const MAX_NUMBERS = 50_000
/** Spellings after which another writer is searched for: layout, escapes. */
const FOLLOWED = 2

/**
 * Numbers in JSON are spelled another way: `1e3` and `1000`, `1.0` and `1`, `-0` and `0`. Only spellings of exactly the same decimal
 * number are undone: a digit that was lost to a double is an edit of a value.
 */
export const jsonNumbers: Inverse = {
  cause: 'json-numbers',
  stage: 'text',
  // Too heavy for a comparison: an extra zero may bring an edited number closer to the sealed one by chance.
  guess: 5,
  *undo(found, seal) {
    const numbers = numbersIn(found)
    if (numbers.length === 0) return
    const seen = new Set<string>()
    for (const { name, write } of NUMBER_SPELLINGS) {
      const places: Replacement[] = []
      for (const { offset, width, text: token } of numbers) {
        const text = write(token)
        if (text !== token && isSameNumber(text, token)) places.push({ offset, width, text })
      }
      const key = `${places.length} ${places[0]?.offset} ${places[0]?.text} ${places.at(-1)?.text}`
      if (places.length === 0 || seen.has(key)) continue
      seen.add(key)
      const detail = `sealed: ${name}`
      const length = found.length + gainOf(places)
      yield { length, make: () => replaceAt(found.bytes, places), count: places.length, detail, last: true }
      for (const alike of byGain(places))
        yield* partly(found, alike, [], seal.bytes, (count, of) => ({ count, detail: `${detail} (${count} of ${of})` }))
      // One alone, for which `partly` has no choice.
      for (const [only, ...others] of byGain(places)) {
        if (only === undefined || others.length > 0 || places.length === 1) continue
        const alone = [only]
        yield { length: found.length + gainOf(alone), make: () => replaceAt(found.bytes, alone), count: 1, detail, last: true }
      }
    }
  }
}

/** The same for all numbers, with another layout or other escapes before: followed, so that both are undone. */
export const jsonNumbersRespelled: Inverse = {
  cause: 'json-numbers',
  stage: 'text',
  *undo(found) {
    for (const { name, write } of NUMBER_SPELLINGS.slice(0, FOLLOWED)) {
      let count = 0
      const places = numbersIn(found).map(({ offset, width, text: token }) => {
        const text = write(token)
        const isChanged = text !== token && isSameNumber(text, token)
        if (isChanged) count++
        return { offset, width, text: isChanged ? text : token }
      })
      if (count === 0) continue
      const length = found.length + gainOf(places)
      yield { length, make: () => replaceAt(found.bytes, places), count, detail: `sealed: ${name}`, weight: 4 }
    }
  }
}

function byGain(places: readonly Replacement[]): readonly (readonly Replacement[])[] {
  const kinds = new Map<number, Replacement[]>()
  for (const place of places) {
    const gain = place.text.length - place.width
    const kind = kinds.get(gain)
    if (kind === undefined) kinds.set(gain, [place])
    else kind.push(place)
  }
  return [...kinds.values()]
}

/** Strings, in which a number is skipped, and numbers. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const perContent = new WeakMap<Content, readonly Replacement[]>()

/** Every number of a JSON text, as it is spelled. */
function numbersIn(found: Content): readonly Replacement[] {
  const known = perContent.get(found)
  if (known !== undefined) return known
  const numbers: Replacement[] = []
  if (found.length <= MAX_BYTES && jsonText(found) !== undefined) {
    for (const { 0: text, index } of found.latin1.matchAll(TOKEN)) {
      if (!text.startsWith('"')) numbers.push({ offset: index, width: text.length, text })
      if (numbers.length > MAX_NUMBERS) return []
    }
  }
  perContent.set(found, numbers)
  return numbers
}
