import { Buffer } from 'node:buffer'
import { type EscapeStyle, KEPT, STYLES, WRITER_STYLES } from '../json/escapes.ts'
import { LAYOUTS, type Layout } from '../json/layout.ts'
import { PRETTY_WRITERS } from '../json/pretty.ts'
import { type JsonText, jsonText } from '../json/text.ts'
import type { Candidate, Inverse } from './inverse.ts'

/** Styles after which a further cause is searched for; all others are only compared. */
const FOLLOWED = 3
/** Larger texts are not written by writers whose length is known only by writing. */
const MAX_PRETTY_BYTES = 256 * 1024

/** Escapes in strings are spelled another way (`ensure_ascii`, `\/`, HTML-safe writers); layout and order are as sealed. */
const jsonReencoded: Inverse = {
  cause: 'json-reencoded',
  stage: 'text',
  *undo(found) {
    const json = jsonText(found)
    if (json === undefined) return
    let followed = 0
    for (const style of STYLES) {
      if (!sameStyle(style, json.effective(style))) continue
      const { gain, count } = json.respelling(style)
      followed++
      yield {
        length: found.length + gain,
        make: () => Buffer.from(json.respelled(style), 'latin1'),
        count,
        detail: describeStyle(style),
        weight: 4,
        ...(followed > FOLLOWED && { last: true as const })
      }
    }
  }
}

/** Another writer wrote the whole text again: white space, key order, and perhaps escapes. */
const jsonReformatted: Inverse = {
  cause: 'json-reformatted',
  stage: 'text',
  *undo(found, seal) {
    const json = jsonText(found)
    if (json === undefined) return
    for (const style of writerStyles(json)) {
      const { gain, count } = json.respelling(style)
      const before = count === 0 ? undefined : { code: 'json-reencoded' as const, count, detail: describeStyle(style) }
      for (const written of writings(json, style, gain, seal.bytes)) {
        yield { ...written, last: true as const, ...(before !== undefined && { before }) }
      }
    }
    if (found.length <= MAX_PRETTY_BYTES) yield* prettyWritings(json)
  }
}

/** Strings as they are, then in every style of a known writer that changes them in its own way. */
function writerStyles(json: JsonText): EscapeStyle[] {
  const styles: EscapeStyle[] = [KEPT]
  for (const style of WRITER_STYLES.map(known => json.effective(known))) {
    if (!styles.some(known => sameStyle(known, style))) styles.push(style)
  }
  return styles
}

function sameStyle(a: EscapeStyle, b: EscapeStyle): boolean {
  return a.wide === b.wide && a.slash === b.slash && a.html === b.html
}

/** The text in every known layout but its own, keys as they are or sorted, with and without a final line end. */
function* writings(json: JsonText, style: EscapeStyle, gain: number, sealed: number | undefined): Iterable<Candidate> {
  for (const layout of LAYOUTS) {
    for (const sorted of json.isSorted ? [false] : [false, true]) {
      if (!sorted && layout === json.layout) continue
      let text: string | undefined
      const plain = json.lengthIn(layout) + gain
      for (const end of [json.lineEnd, '']) {
        const length = plain + end.length
        if (sealed !== undefined && length !== sealed) continue
        const make = () => {
          text ??= json.write(layout, style, sorted)
          return Buffer.from(text + end, 'latin1')
        }
        yield { length, make, detail: () => describeLayout(json, layout, sorted) }
      }
    }
  }
}

/** Writers whose layout depends on the values; escapes as they are. */
function* prettyWritings(json: JsonText): Iterable<Candidate> {
  for (const writer of PRETTY_WRITERS) {
    for (const end of [json.lineEnd, '']) {
      const text = json.pretty(writer) + end
      if (text === json.latin1) continue
      yield { length: text.length, make: () => Buffer.from(text, 'latin1'), detail: `sealed: ${writer.name}`, last: true }
    }
  }
}

function describeLayout(json: JsonText, layout: Layout, sorted: boolean): string {
  const found = json.layout === undefined ? '' : `; found: ${json.layout.name}`
  return `sealed: ${layout.name}${sorted ? ', keys sorted' : ''}${found}`
}

function describeStyle(style: EscapeStyle): string {
  const parts: string[] = []
  if (style.wide === 'raw' || style.wide === 'jq' || style.wide === 'go')
    parts.push('characters over U+007F now stand as \\uXXXX (ensure_ascii)')
  if (style.wide === 'lower') parts.push('characters over U+007F no longer stand as \\uXXXX in small hex (ensure_ascii)')
  if (style.wide === 'upper') parts.push('characters over U+007F no longer stand as \\uXXXX in capital hex')
  if (style.slash === 'plain') parts.push('"/" now stands as "\\/"')
  if (style.slash === 'escaped') parts.push('"/" no longer stands as "\\/"')
  if (style.html === 'plain') parts.push('ASCII characters now stand as \\uXXXX')
  if (style.html === 'lower' || style.html === 'upper') parts.push('"<", ">", "&" no longer stand as \\uXXXX')
  return parts.join('; ')
}

/** The narrower cause first. */
export const JSON_WRITERS: readonly Inverse[] = [jsonReencoded, jsonReformatted]
