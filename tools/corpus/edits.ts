import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diagnose } from '../../src/drift/diagnose.ts'
import { sealOf, sha256 } from './judge.ts'
import { TEXTS } from './make.ts'
import { traceless } from './traces.ts'

/** Enough for every plain trace; the guesses of one edit need not be played to the end a thousand times over. */
const GUESSED_BYTES = 2 ** 20

/** Numbers from 0 to below `below`, the same in every run (mulberry32). */
type Random = (below: number) => number

function numbers(seed: number): Random {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pick = <T>(list: readonly T[], random: Random): T => {
  const picked = list[random(list.length)]
  if (picked === undefined) throw new Error('there is nothing to pick from')
  return picked
}

/** Edits of content in at least two places that no cause of the catalogue stands for. */
const EDITS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  words: (text, random) => {
    const parts = text.split(/(\s+)/)
    for (let times = 3 + random(4); times > 0; times--) parts[random(parts.length) & ~1] = pick(parts, random).trim() || 'quay'
    return parts.join('')
  },
  lines: (text, random) => {
    const lines = text.split('\n')
    for (let times = 2 + random(3); times > 0; times--) {
      const [a, b] = [random(lines.length), random(lines.length)]
      ;[lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? '']
    }
    return lines.join('\n')
  },
  numbers: text => text.replace(/\d/g, digit => String((Number(digit) * 7 + 3) % 10)),
  letters: (text, random) => {
    const characters = [...text]
    for (let times = 4 + random(8); times > 0; times--) characters[random(characters.length)] = pick(characters, random)
    return characters.join('')
  },
  capitals: text => text.replace(/\p{Ll}(?=\p{L}{3})/gu, letter => letter.toUpperCase()),
  sentence: (text, random) => {
    const from = random(text.length)
    const other = random(text.length)
    const moved = text.slice(from, from + 5 + random(40))
    const rest = text.slice(0, from) + text.slice(from + moved.length)
    return `${rest.slice(0, other)}${moved.split('').reverse().join('')}${rest.slice(other)}`
  },
  grown: (text, random) => {
    const parts = text.split(/(?<=\s)/)
    for (let times = 3 + random(3); times > 0; times--)
      parts.splice(random(parts.length), 0, `${pick(parts, random)}x ${random(99)} `)
    return parts.join('')
  },
  shrunk: (text, random) => {
    const parts = text.split(/(?<=\s)/)
    for (let times = 3 + random(3); times > 0; times--) parts.splice(random(parts.length), 1)
    return parts.join('')
  }
}

/** What may stand on top of an edit and leave a trace of its own, or leave none. */
const ON_TOP: readonly ((text: string) => string)[] = [
  text => text,
  text => text,
  text => text,
  text => text.replace(/\r?\n/g, '\r\n'),
  text => `\ufeff${text}`,
  text => text.normalize('NFD'),
  text => text.replaceAll(' - ', ' \u2014 ').replaceAll("'", '\u2019'),
  text => text.replace(/[^\x00-\x7f]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  text => text.slice(0, -7),
  text => Buffer.from(text, 'utf8').toString('latin1')
]
const ENCODED: readonly ((text: string) => Buffer)[] = [
  text => Buffer.from(text),
  text => Buffer.from(text),
  text => Buffer.from(text),
  text => Buffer.from(text, 'latin1')
]

function editBytes(bytes: Buffer, random: Random): Buffer {
  const edited = Buffer.from(bytes)
  for (let times = 3 + random(9); times > 0; times--) edited[random(edited.length)] = random(256)
  return edited
}

export interface EditCounts {
  readonly made: number
  readonly proved: number
  readonly hinted: number
  /** False claims. */
  readonly faults: readonly string[]
}

/**
 * Edits the texts at random and looks for false claims: a proof whose bytes are not the sealed ones, or a hint without its trace.
 * @param wanted how many edits
 * @param guessedBytes how many guesses each of them is worth
 */
export function checkEdits(wanted: number, guessedBytes = GUESSED_BYTES): EditCounts {
  const random = numbers(20310304)
  const texts = readdirSync(TEXTS).map(name => ({ name, sealed: readFileSync(join(TEXTS, name)) }))
  const kinds = Object.entries(EDITS)
  const sum = { made: 0, proved: 0, hinted: 0, faults: [] as string[] }
  for (let turn = 0; sum.made < wanted; turn++) {
    const text = texts[turn % texts.length]
    if (text === undefined) throw new Error('there are no texts')
    const { name, sealed } = text
    const [kind, edit] = isUtf8(sealed) ? pick(kinds, random) : (['bytes'] as const)
    const onTop = random(ON_TOP.length)
    const found =
      edit === undefined
        ? editBytes(sealed, random)
        : pick(ENCODED, random)(ON_TOP[onTop]?.(edit(sealed.toString('utf8'), random)) ?? '')
    if (found.equals(sealed)) continue
    sum.made++
    const seal = sealOf(name, sealed, random(3) > 0)
    const { drift, original } = diagnose(seal, found, { limits: { guessedBytes } })
    const about = `edit ${turn} (${kind}, ${onTop}) of ${name}`
    if (drift.certainty === 'proved') {
      sum.proved++
      const holds = original !== undefined && sha256(original) === seal.digests.sha256
      if (!holds) sum.faults.push(`${about}: proved ${drift.causes.map(({ code }) => code).join('+')}`)
      continue
    }
    if (drift.causes.some(({ code }) => code !== 'content-changed')) sum.hinted++
    const without = traceless(drift.causes, sealed, found)
    if (without.length > 0) sum.faults.push(`${about}: hint ${without.join('+')} without a trace`)
  }
  return sum
}
