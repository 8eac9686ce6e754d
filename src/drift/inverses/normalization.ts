import { Buffer } from 'node:buffer'
import { toForm } from '../../manifests/normal-form.ts'
import type { Seal } from '../../model/seal.ts'
import type { Content } from '../content.ts'
import type { Candidate, Inverse } from './inverse.ts'
import { sampleOf, survey } from './occurrences.ts'
import { partly, type Replacement, replaceAt } from './replacements.ts'

/** Larger texts are not decoded for this. */
const MAX_BYTES = 64 * 1024 * 1024
/** The same characters are written with other code points: composed, decomposed. */
export const unicodeNormalized: Inverse = {
  cause: 'unicode-normalized',
  stage: 'text',
  *undo(found, seal) {
    if (!mayDiffer(found, seal)) return
    const composed = compose(found)
    if (composed !== undefined) {
      yield {
        length: Buffer.byteLength(composed),
        make: () => Buffer.from(composed),
        detail: 'sealed: NFC (composed)',
        weight: 3
      }
    }
    // A decomposed text is its characters decomposed one by one, and then sorted: its length needs no text.
    let length = found.length
    for (const [codePoint, count] of survey(found).counts) {
      const character = String.fromCodePoint(codePoint)
      length += count * (Buffer.byteLength(character.normalize('NFD')) - Buffer.byteLength(character))
    }
    if (length === found.length) return
    yield { length, make: () => Buffer.from(toForm(found.text ?? '', 'NFD')), detail: 'sealed: NFD (decomposed)', weight: 3 }
  }
}

/** The same with look-alikes folded (ligatures, full-width forms, superscripts); what was folded cannot be unfolded. */
export const unicodeFolded: Inverse = {
  cause: 'unicode-normalized',
  stage: 'text',
  guess: 3,
  *undo(found, seal) {
    // Folding makes ASCII of full-width forms, so sealed ASCII may be behind it.
    if (!mayDiffer(found, { ...seal, text: 'utf-8' })) return
    for (const form of ['NFKC', 'NFKD'] as const) {
      if (sampleOf(survey(found)).normalize(form) === sampleOf(survey(found))) continue
      const folded = toForm(found.text ?? '', form)
      yield { length: Buffer.byteLength(folded), make: () => Buffer.from(folded), detail: `sealed: ${form}`, last: true }
    }
    for (const form of seal.text === 'ascii' ? [] : (['NFKC', 'NFKD'] as const)) yield* inPart(found, seal, form)
  }
}

/** The composed text, if it differs. Only marks and conjoining letters compose, and a few characters have a canonical twin. */
function compose(found: Content): string | undefined {
  const sample = sampleOf(survey(found))
  if (!/[\p{M}\u1100-\u11ff]/u.test(sample) && sample.normalize('NFC') === sample) return undefined
  const composed = found.text === undefined ? undefined : toForm(found.text, 'NFC')
  return composed === found.text ? undefined : composed
}

function mayDiffer(found: Content, seal: Seal): boolean {
  return found.isUtf8 && !found.isAscii && seal.text !== 'ascii' && found.length <= MAX_BYTES
}

/** The same in part of the places. */
export const unicodeNormalizedInPart: Inverse = {
  cause: 'unicode-normalized',
  stage: 'text',
  guess: 3,
  *undo(found, seal) {
    if (found.isAscii || seal.text === 'ascii' || found.length > MAX_BYTES) return
    const wanted = seal.bytes === undefined ? 0 : seal.bytes - found.length
    // Composing makes a text shorter, decomposing longer.
    if (wanted <= 0) yield* inPart(found, seal, 'NFC')
    if (wanted >= 0) yield* inPart(found, seal, 'NFD')
  }
}

function* inPart(found: Content, seal: Seal, form: Form): Iterable<Candidate> {
  const { text } = found
  if (text === undefined) return
  const byGain = new Map<number, Replacement[]>()
  for (const replacement of differing(text, form)) {
    const gain = replacement.text.length - replacement.width
    const alike = byGain.get(gain)
    if (alike === undefined) byGain.set(gain, [replacement])
    else alike.push(replacement)
  }
  const all = [...byGain.values()]
  for (const choice of all) {
    const detail = `sealed: ${form} in part`
    yield* partly(found, choice, [], seal.bytes, count => ({ count, detail }))
    // All of one width, where there are others.
    if (all.length === 1 || choice.length === 0) continue
    const length = found.length + choice.reduce((sum, { text: put, width }) => sum + put.length - width, 0)
    yield { length, make: () => replaceAt(found.bytes, choice), count: choice.length, detail, last: true }
  }
}

type Form = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

const MAX_PLACES = 10_000

/** Characters over ASCII with the one before, which they may be marks of. */
const RUN = /[\x00-\x7f]?[^\x00-\x7f]+/g
/** A base character with its marks. */
const CLUSTER = /\p{M}+|\P{M}\p{M}*/gu

function differing(text: string, form: Form): Replacement[] {
  const replacements: Replacement[] = []
  if (toForm(text, form) === text) return replacements
  let offset = 0
  let end = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    offset += index - end
    end = index + run.length
    // Most runs are the same in both forms, which one comparison shows.
    const same = toForm(run, form) === run
    for (const cluster of same ? [run] : (run.match(CLUSTER) ?? [])) {
      const width = Buffer.byteLength(cluster)
      const normal = toForm(cluster, form)
      if (normal !== cluster) replacements.push({ offset, width, text: Buffer.from(normal).toString('latin1') })
      offset += width
    }
    if (replacements.length > MAX_PLACES) return []
  }
  return replacements
}
