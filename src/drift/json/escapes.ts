import { Buffer } from 'node:buffer'

/** How a writer spells what JSON strings let it spell in several ways. `kept`: as in the text at hand. */
export interface EscapeStyle {
  /** Characters over U+007E: raw UTF-8, `\u00e9`, or `\u00E9`; raw but U+007F (jq), raw but U+2028 and U+2029 (Go). */
  readonly wide: 'kept' | 'raw' | 'lower' | 'upper' | 'jq' | 'go'
  readonly slash: 'kept' | 'plain' | 'escaped'
  /** ASCII that HTML-safe writers escape: `<`, `>`, `&`. `plain`: every ASCII character that may be raw is raw. */
  readonly html: 'kept' | 'plain' | 'lower' | 'upper'
}

export const KEPT: EscapeStyle = { wide: 'kept', slash: 'kept', html: 'kept' }

const WIDE = ['kept', 'raw', 'lower', 'jq', 'go', 'upper'] as const
const SLASH = ['kept', 'plain', 'escaped'] as const
const HTML = ['kept', 'plain', 'lower', 'upper'] as const

/** Every style but `KEPT`: those that change one thing first, and among them `ensure_ascii` and its opposite. */
export const STYLES: readonly EscapeStyle[] = WIDE.flatMap(wide =>
  SLASH.flatMap(slash => HTML.map(html => ({ wide, slash, html })))
)
  .filter(style => rulesOf(style) > 0)
  .sort((a, b) => rulesOf(a) - rulesOf(b) || Number(a.wide === 'kept') - Number(b.wide === 'kept'))

/** Styles of known writers, for texts that were written wholly anew. */
export const WRITER_STYLES: readonly EscapeStyle[] = [
  // JSON.stringify, jq, json.dumps(ensure_ascii=False)
  { wide: 'raw', slash: 'plain', html: 'plain' },
  // json.dumps
  { wide: 'lower', slash: 'plain', html: 'plain' },
  { wide: 'jq', slash: 'plain', html: 'plain' },
  // Go, with and without SetEscapeHTML
  { wide: 'go', slash: 'plain', html: 'lower' },
  { wide: 'go', slash: 'plain', html: 'plain' },
  // PHP, with and without JSON_UNESCAPED_UNICODE
  { wide: 'lower', slash: 'escaped', html: 'plain' },
  { wide: 'raw', slash: 'escaped', html: 'plain' },
  // .NET
  { wide: 'upper', slash: 'plain', html: 'upper' }
]

/**
 * The parts of JSON text that have more than one spelling. In valid JSON none of them stands outside a string, so a text need not be
 * cut into strings first. Latin-1 text: a raw character is two to four bytes, and a run of them is one part.
 */
const PART = /\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]|[\x7f-\xff]+|[/<>&]/g

/** Valid JSON in another style. */
export function respell(latin1: string, style: EscapeStyle): string {
  return latin1.replace(PART, part => spell(part, style))
}

/** What one value of one rule changes in a text: bytes gained, spellings changed. */
export interface Change {
  gain: number
  count: number
}

/** What each rule of a style changes; rules touch different parts, so the changes of a style add up. */
export interface Changes {
  readonly wide: Readonly<Record<EscapeStyle['wide'], Change>>
  readonly slash: Readonly<Record<EscapeStyle['slash'], Change>>
  readonly html: Readonly<Record<EscapeStyle['html'], Change>>
}

export function changesOf(latin1: string): Changes {
  const none = (): Change => ({ gain: 0, count: 0 })
  const changes = {
    wide: { kept: none(), raw: none(), lower: none(), upper: none(), jq: none(), go: none() },
    slash: { kept: none(), plain: none(), escaped: none() },
    html: { kept: none(), plain: none(), lower: none(), upper: none() }
  }
  for (const [part, times] of distinctParts(latin1)) {
    const characters = part[0] === '\\' ? 1 : charactersIn(part)
    const note = (change: Change, spelled: string) => {
      change.gain += (spelled.length - part.length) * times
      if (spelled !== part) change.count += characters * times
    }
    for (const wide of WIDE) note(changes.wide[wide], spell(part, { ...KEPT, wide }))
    for (const slash of SLASH) note(changes.slash[slash], spell(part, { ...KEPT, slash }))
    for (const html of HTML) note(changes.html[html], spell(part, { ...KEPT, html }))
  }
  return changes
}

function distinctParts(latin1: string): ReadonlyMap<string, number> {
  const parts = new Map<string, number>()
  for (const part of latin1.match(PART) ?? []) parts.set(part, (parts.get(part) ?? 0) + 1)
  return parts
}

function spell(part: string, style: EscapeStyle): string {
  if (part === '/') return style.slash === 'escaped' ? '\\/' : part
  if (part === '\\/') return style.slash === 'plain' ? '/' : part
  if (part.startsWith('\\u')) return spellEscape(part, style)
  if (part[0] === '\\') return part
  if (part.charCodeAt(0) > 0x7e) return spellRaw(part, style.wide)
  return style.html === 'kept' || style.html === 'plain' ? part : hexEscape(part.charCodeAt(0), style.html)
}

/** UTF-8 of U+2028 and U+2029. */
const SEPARATORS = /\xe2\x80([\xa8\xa9])/g

function spellRaw(part: string, wide: EscapeStyle['wide']): string {
  if (wide === 'kept' || wide === 'raw') return part
  if (wide === 'jq') return part.replaceAll('\x7f', '\\u007f')
  if (wide === 'go') return part.replace(SEPARATORS, (_, last) => (last === '\xa8' ? '\\u2028' : '\\u2029'))
  const text = Buffer.from(part, 'latin1').toString('utf8')
  let spelled = ''
  for (let unit = 0; unit < text.length; unit++) spelled += hexEscape(text.charCodeAt(unit), wide)
  return spelled
}

function spellEscape(part: string, style: EscapeStyle): string {
  const unit = Number.parseInt(part.slice(2, 6), 16)
  const rule = unit > 0x7e ? style.wide : style.html
  // Controls, the quote and the backslash can not be raw, and no style says a thing about them.
  if (rule === 'kept' || unit < 0x20 || unit === 0x22 || unit === 0x5c) return part
  const kept = (rule === 'jq' && unit === 0x7f) || (rule === 'go' && (unit === 0x2028 || unit === 0x2029))
  if (rule === 'lower' || kept) return part.toLowerCase()
  if (rule === 'upper') return part.toUpperCase().replaceAll('\\U', '\\u')
  if (part.length === 6 && unit >= 0xd800 && unit <= 0xdfff) return part
  const text = String.fromCharCode(unit, ...(part.length > 6 ? [Number.parseInt(part.slice(8), 16)] : []))
  return Buffer.from(text).toString('latin1')
}

function charactersIn(raw: string): number {
  let count = 0
  for (let at = 0; at < raw.length; at++) if ((raw.charCodeAt(at) & 0xc0) !== 0x80) count++
  return count
}

function hexEscape(unit: number, form: 'lower' | 'upper'): string {
  const hex = unit.toString(16).padStart(4, '0')
  return `\\u${form === 'lower' ? hex : hex.toUpperCase()}`
}

function rulesOf(style: EscapeStyle): number {
  return Number(style.wide !== 'kept') + Number(style.slash !== 'kept') + Number(style.html !== 'kept')
}
