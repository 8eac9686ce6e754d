import { Buffer } from 'node:buffer'
import type { Content } from '../content.ts'
import { characterName } from '../differences/characters.ts'
import type { Inverse } from './inverse.ts'
import { merged, partly, type Replacement, replaceAt } from './replacements.ts'
import { assignments } from './subsets.ts'

/** Larger texts have too many places to list. */
const MAX_BYTES = 4 * 1024 * 1024
const MAX_COMBINATIONS = 4096
/** Bytes by which a typographic character is longer than what stands for it, at most. */
const MAX_GAIN = 2

/** Plain text that stands for typographic characters, likeliest first. */
const TYPOGRAPHIC: readonly { readonly plain: RegExp; readonly characters: readonly string[] }[] = [
  { plain: /---/g, characters: ['\u2014'] },
  { plain: /(?<!-)--(?!-)/g, characters: ['\u2014', '\u2013'] },
  { plain: /(?<= )-(?= )/g, characters: ['\u2014', '\u2013'] },
  { plain: /(?<=\d)-(?=\d)/g, characters: ['\u2013'] },
  { plain: /(?<=[^\W\d_])-(?=[^\W\d_])/g, characters: ['\u2011', '\u2014', '\u2010'] },
  { plain: /\.\.\./g, characters: ['\u2026'] },
  { plain: /(?<=[\w\x80-\xff])'(?=[\w\x80-\xff])/g, characters: ['\u2019'] },
  { plain: /(?<![\w\x80-\xff.,!?])'(?=\S)/g, characters: ['\u2018'] },
  { plain: /(?<=[\w\x80-\xff.,!?])'(?![\w\x80-\xff])/g, characters: ['\u2019'] },
  { plain: /(?<![\w\x80-\xff.,!?)\]])"(?=\S)/g, characters: ['\u201c', '\u00ab', '\u201e'] },
  { plain: /(?<=[\w\x80-\xff.,!?)\]])"/g, characters: ['\u201d', '\u00bb', '\u201c'] },
  { plain: / (?=[:;!?%]|\xc2\xbb)/g, characters: ['\u00a0', '\u202f'] },
  { plain: /(?<!-)->/g, characters: ['\u2192'] },
  { plain: /\(c\)/gi, characters: ['\u00a9'] }
]

interface Plain {
  readonly places: readonly { readonly offset: number; readonly width: number }[]
  readonly characters: readonly string[]
}

/** Sealed typography was flattened to ASCII; told by the sealed length, each kind of place as one. */
export const punctuationFlattened: Inverse = {
  cause: 'unicode-punctuation',
  stage: 'text',
  guess: 4,
  *undo(found, seal) {
    if (seal.bytes === undefined || seal.text === 'ascii' || seal.text === 'binary' || !found.isText || found.length > MAX_BYTES)
      return
    if (seal.bytes < found.length) return
    const kinds = kindsIn(found)
    const gains = kinds.map(kind => [0, ...kind.characters.map(character => gainOf(kind, character))])
    const places = kinds.reduce((sum, kind) => sum + kind.places.length, 0)
    if (seal.bytes - found.length > MAX_GAIN * places) return
    for (const choice of assignments(
      kinds.map(({ characters }) => characters.length + 1),
      MAX_COMBINATIONS
    )) {
      const gain = gains.reduce((sum, kind, at) => sum + (kind[choice[at] ?? 0] ?? 0), 0)
      if (found.length + gain !== seal.bytes || choice.every(option => option === 0)) continue
      const chosen = kinds.map(({ characters }, at) => characters[(choice[at] ?? 0) - 1])
      const replacements = kinds.reduce<readonly Replacement[]>(
        (all, kind, at) => merged(replacementsFor(kind, chosen[at]), all),
        []
      )
      const characters = chosen.flatMap(character => character ?? [])
      yield {
        length: seal.bytes,
        make: () => replaceAt(found.bytes, replacements),
        count: replacements.length,
        detail: `plain text for ${[...new Set(characters)].map(nameOf).join(', ')}`,
        last: true
      }
    }
    for (const kind of kinds) {
      for (const character of kind.characters) {
        yield* partly(found, replacementsFor(kind, character), [], seal.bytes, (count, of) => ({
          count,
          detail: `plain text for ${nameOf(character)} (${count} of ${of})`
        }))
      }
    }
  }
}

function kindsIn({ latin1 }: Content): Plain[] {
  return TYPOGRAPHIC.flatMap(({ plain, characters }) => {
    const places = Array.from(latin1.matchAll(plain), ({ 0: text, index }) => ({ offset: index, width: text.length }))
    return places.length > 0 ? [{ places, characters }] : []
  })
}

function gainOf({ places }: Plain, character: string): number {
  return places.reduce((sum, { width }) => sum + Buffer.byteLength(character) - width, 0)
}

function replacementsFor({ places }: Plain, character: string | undefined): Replacement[] {
  if (character === undefined) return []
  const text = Buffer.from(character).toString('latin1')
  return places.map(({ offset, width }) => ({ offset, width, text }))
}

function nameOf(character: string): string {
  return characterName(character.codePointAt(0) ?? 0)
}
