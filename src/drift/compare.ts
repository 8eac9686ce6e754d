import { Buffer } from 'node:buffer'
import { toForm } from '../manifests/normal-form.ts'
import type { CauseCode } from '../model/causes.ts'
import type { Cause } from '../model/finding.ts'
import type { Content } from './content.ts'
import { INVISIBLE, PUNCTUATION } from './inverses/character-tables.ts'
import { canonicalJson } from './json/canonical.ts'

/** Texts over this are compared as bytes only. */
const MAX_BYTES = 16 * 1024 * 1024

/**
 * One kind of difference taken out of a text, so that two texts that differ in nothing else become equal. `causes` looks at both
 * texts as they are and tells which way it went.
 */
interface Eraser {
  erase(text: string): string
  causes(original: string, found: string): readonly Cause[]
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const LINE_END_SPACE = /[ \t](?=\r?$)/gm

const BOM: Eraser = {
  erase: text => text.replace(/^\ufeff+/, ''),
  causes: original => [{ code: original.startsWith('\ufeff') ? 'bom-removed' : 'bom-added' }]
}

const LINE_ENDS: Eraser = {
  erase: text => text.replace(/\r\n?/g, '\n'),
  causes(original, found) {
    const crlf = count(found, /\r\n/g)
    const lf = count(found, /\n/g) - crlf
    if (crlf > 0 && lf > 0) return [{ code: 'eol-mixed', detail: `${crlf} of ${crlf + lf} lines end with CR LF` }]
    if (crlf > 0) return [{ code: 'crlf-added', count: crlf - count(original, /\r\n/g) }]
    return lf > 0
      ? [{ code: 'crlf-removed', count: count(original, /\r\n/g) }]
      : [{ code: 'cr-only', count: count(found, /\r/g) }]
  }
}

const FINAL_NEWLINE: Eraser = {
  erase(text) {
    let end = text.length
    while (text[end - 1] === '\n' || text[end - 1] === '\r') end--
    return text.slice(0, end)
  },
  causes: (original, found) => [{ code: found.length > original.length ? 'final-newline-added' : 'final-newline-removed' }]
}

const TRAILING: Eraser = {
  erase: trimLines,
  causes(original, found) {
    const lost = count(original, LINE_END_SPACE) - count(found, LINE_END_SPACE)
    return [{ code: lost > 0 ? 'trailing-whitespace-removed' : 'trailing-whitespace-added', count: Math.abs(lost) }]
  }
}

const BLANKS: Eraser = {
  erase: text => text.replace(/[ \t]+/g, ' ').replace(/^ /gm, ''),
  causes(original, found) {
    const tabs = count(found, /\t/g) - count(original, /\t/g)
    return [{ code: tabs < 0 ? 'tabs-expanded' : tabs > 0 ? 'tabs-unexpanded' : 'indentation-changed' }]
  }
}

const BLANK_LINES: Eraser = {
  erase: text => text.replace(/\n{2,}/g, '\n'),
  causes: () => [{ code: 'blank-lines-added' }]
}

const PLAIN_OF = new Map(PUNCTUATION.flatMap(({ characters, plain }) => characters.map(c => [c, plain[0] ?? ''] as const)))
const TYPOGRAPHIC = new RegExp(`[${[...PLAIN_OF.keys()].join('')}]`, 'gu')

const TYPOGRAPHY: Eraser = {
  erase: text =>
    text
      .replace(TYPOGRAPHIC, character => PLAIN_OF.get(character) ?? '')
      .replace(/ ?-{1,3} ?/g, '-')
      .replace(/``|''/g, '"'),
  causes: (original, found) => [
    { code: 'unicode-punctuation', count: Math.abs(count(found, TYPOGRAPHIC) - count(original, TYPOGRAPHIC)) }
  ]
}

const HIDDEN = new RegExp(`[${INVISIBLE.flatMap(({ characters }) => characters).join('')}]`, 'gu')

const INVISIBLES: Eraser = {
  erase: text => text.replace(HIDDEN, ''),
  causes: (original, found) => [{ code: 'invisible-characters', count: Math.abs(count(found, HIDDEN) - count(original, HIDDEN)) }]
}

const NORMAL_FORM: Eraser = { erase: text => toForm(text, 'NFKC'), causes: () => [{ code: 'unicode-normalized' }] }

const JSON_FORM: Eraser = {
  erase: text => canonicalJson(Buffer.from(text).toString('latin1')) ?? text,
  causes(original, found) {
    const escapes = /\\u[0-9a-fA-F]{4}|\\\//g
    const escaped = count(found, escapes) - count(original, escapes)
    const reencoded: Cause[] = escaped === 0 ? [] : [{ code: 'json-reencoded', count: Math.abs(escaped) }]
    return [...reencoded, { code: 'json-reformatted' }]
  }
}

/** What formatters put in, take out and put otherwise, by what the file's name says it is. */
const MARKUP: readonly { readonly name: RegExp; readonly code: CauseCode; readonly marks: RegExp }[] = [
  { name: /\.(?:md|markdown|mdx)$/i, code: 'markdown-reformatted', marks: /[\s*_|\\]+|^ *[-+](?= )|-{3,}/gm },
  { name: /\.ya?ml$/i, code: 'yaml-reformatted', marks: /[\s'"]+|^---$/gm },
  { name: /\.(?:csv|tsv)$/i, code: 'csv-reformatted', marks: /["\r,;\t|]+/g }
]

function markupOf(path: string): Eraser[] {
  return MARKUP.filter(({ name }) => name.test(path)).map(({ code, marks }) => ({
    erase: text => text.replace(marks, ''),
    causes: () => [{ code }]
  }))
}

/** From the outside in: marks and line ends first, so that what looks at lines sees lines. */
const ERASERS: readonly Eraser[] = [
  BOM,
  LINE_ENDS,
  FINAL_NEWLINE,
  TRAILING,
  INVISIBLES,
  TYPOGRAPHY,
  BLANK_LINES,
  BLANKS,
  NORMAL_FORM,
  JSON_FORM
]
/** JSON can not be read any more once quotes in its strings are folded. */
const FOR_JSON = ERASERS.filter(eraser => eraser !== TYPOGRAPHY)

/** As causes are told, earliest first. Markup comes before all of them. */
const TOLD = [FINAL_NEWLINE, BLANKS, TRAILING, JSON_FORM, NORMAL_FORM, TYPOGRAPHY, INVISIBLES, BLANK_LINES, LINE_ENDS, BOM]

/**
 * Names what happened between two texts that are both at hand, though it cannot be undone: takes out kinds of difference until both
 * are equal, and names the fewest that suffice. Undefined when something else is left.
 */
export function compareTexts(original: Content, found: Content, path: string): readonly Cause[] | undefined {
  const cut = cutFrom(original, found)
  if (cut !== undefined) return [cut]
  const sealed = original.text
  const drifted = found.text
  if (sealed === undefined || drifted === undefined || Math.max(original.length, found.length) > MAX_BYTES) return undefined
  const markup = markupOf(path)
  const equal = (erasers: readonly Eraser[]) => erased(sealed, erasers) === erased(drifted, erasers)
  for (const erasers of [ERASERS, FOR_JSON, [...ERASERS, ...markup]]) {
    if (!equal(erasers)) continue
    // What explains most is given up first.
    const needed = erasers.toReversed().reduce<readonly Eraser[]>((left, eraser) => {
      const without = left.filter(other => other !== eraser)
      return equal(without) ? without : left
    }, erasers)
    const told = [...markup, ...TOLD].filter(eraser => needed.includes(eraser))
    return told.flatMap(eraser => eraser.causes(sealed, drifted))
  }
  const outer = [BOM, LINE_ENDS]
  if (!erased(sealed, outer).startsWith(erased(drifted, outer))) return undefined
  return [
    { code: 'truncated' },
    ...[LINE_ENDS, BOM].filter(eraser => eraser.erase(drifted) !== drifted).flatMap(eraser => eraser.causes(sealed, drifted))
  ]
}

/** The found bytes are a part of the original: its beginning, as a rule. */
function cutFrom(original: Content, found: Content): Cause | undefined {
  if (found.length === 0) return { code: 'emptied' }
  if (found.length >= original.length) return undefined
  const lost = original.length - found.length
  if (original.bytes.subarray(0, found.length).equals(found.bytes))
    return { code: 'truncated', detail: `the last ${lost} bytes are gone` }
  if (original.bytes.subarray(lost).equals(found.bytes)) return { code: 'truncated', detail: `the first ${lost} bytes are gone` }
  return undefined
}

function erased(text: string, erasers: readonly Eraser[]): string {
  return erasers.reduce((left, eraser) => eraser.erase(left), text)
}

/** No regular expression: a run of spaces inside a line would cost its square. */
function trimLines(text: string): string {
  return text
    .split('\n')
    .map(line => {
      let end = line.endsWith('\r') ? line.length - 1 : line.length
      const back = line.slice(end)
      while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
      return line.slice(0, end) + back
    })
    .join('\n')
}
