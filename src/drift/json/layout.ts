import { Buffer } from 'node:buffer'
import type { JsonNode } from './reader.ts'

/** White space of one writer. */
export interface Layout {
  /** One level of indentation; undefined keeps a value on one line. */
  readonly indent: string | undefined
  /** Between items, before the line end if there is one. */
  readonly comma: ',' | ', '
  readonly colon: ':' | ': ' | ' : '
  /** Writers that know it, for people. */
  readonly name: string
}

const indented = (indent: string, shown: string): Layout[] => [
  { indent, comma: ',', colon: ': ', name: `indented by ${shown} (JSON.stringify, json.dumps, jq)` },
  { indent, comma: ',', colon: ':', name: `indented by ${shown}, no space behind the colon (json.dumps with separators)` }
]

const spacedIndented = (indent: string, shown: string): Layout => ({
  indent,
  comma: ', ',
  colon: ': ',
  name: `indented by ${shown}, a space behind the comma (Python 2)`
})

const widelyIndented = (indent: string, shown: string): Layout => ({
  indent,
  comma: ',',
  colon: ' : ',
  name: `indented by ${shown}, a space on each side of the colon`
})

const UNITS = [
  ['  ', '2 spaces'],
  ['    ', '4 spaces'],
  ['\t', 'a tab'],
  [' ', '1 space'],
  ['   ', '3 spaces'],
  ['        ', '8 spaces'],
  ['', 'nothing']
] as const

/** Layouts of known writers, likeliest first. */
export const LAYOUTS: readonly Layout[] = [
  { indent: undefined, comma: ',', colon: ':', name: 'compact (JSON.stringify, jq -c)' },
  { indent: undefined, comma: ', ', colon: ': ', name: 'on one line with spaces (json.dumps)' },
  ...UNITS.flatMap(([unit, shown]) => indented(unit, shown)),
  { indent: undefined, comma: ', ', colon: ':', name: 'on one line, a space behind the comma' },
  { indent: undefined, comma: ',', colon: ': ', name: 'on one line, a space behind the colon' },
  ...UNITS.map(([unit, shown]) => spacedIndented(unit, shown)),
  ...UNITS.slice(0, 2).map(([unit, shown]) => widelyIndented(unit, shown))
]

/** What the length of a written value depends on, whatever the layout. */
export interface Shape {
  /** Bytes of all scalars and keys as spelled, and of all brackets. */
  readonly tokens: number
  readonly commas: number
  readonly colons: number
  /** Line ends of an indented layout, and indentation units in all. */
  readonly breaks: number
  readonly units: number
}

export function shapeOf(node: JsonNode): Shape {
  const shape = { tokens: 0, commas: 0, colons: 0, breaks: 0, units: 0 }
  const walk = (value: JsonNode, depth: number) => {
    if (typeof value === 'string') {
      shape.tokens += value.length
      return
    }
    const { items } = value
    shape.tokens += 2
    if (items.length === 0) return
    shape.commas += items.length - 1
    shape.breaks += items.length + 1
    shape.units += items.length * (depth + 1) + depth
    if (value.kind === 'object') {
      shape.colons += items.length
      for (const key of value.keys) shape.tokens += key.length
    }
    for (const item of items) walk(item, depth + 1)
  }
  walk(node, 0)
  return shape
}

/** Length in bytes of what `writeJson` gives, without writing. */
export function writtenLength(shape: Shape, layout: Layout, lineEnd: string): number {
  const line = shape.tokens + shape.commas * layout.comma.length + shape.colons * layout.colon.length
  return layout.indent === undefined ? line : line + shape.breaks * lineEnd.length + shape.units * layout.indent.length
}

/** The value in the layout, tokens as they are spelled, without a final line end. Empty containers are `[]` and `{}`. */
export function writeJson(node: JsonNode, layout: Layout, lineEnd: string): string {
  const breaks: string[] = []
  const breakLine = (depth: number): string => {
    if (layout.indent === undefined) return ''
    breaks[depth] ??= lineEnd + layout.indent.repeat(depth)
    return breaks[depth]
  }
  let out = ''
  const write = (value: JsonNode, depth: number) => {
    if (typeof value === 'string') {
      out += value
      return
    }
    const { kind, items } = value
    if (items.length === 0) {
      out += kind === 'object' ? '{}' : '[]'
      return
    }
    const comma = layout.comma + breakLine(depth + 1)
    out += (kind === 'object' ? '{' : '[') + breakLine(depth + 1)
    for (let at = 0; at < items.length; at++) {
      if (at > 0) out += comma
      if (kind === 'object') out += (value.keys[at] ?? '') + layout.colon
      write(items[at] ?? '', depth + 1)
    }
    out += breakLine(depth) + (kind === 'object' ? '}' : ']')
  }
  write(node, 0)
  return out
}

/** The value with keys in the order of their code points, as `sort_keys`, `jq -S` and Go write them. */
export function sortKeys(node: JsonNode): JsonNode {
  if (typeof node === 'string') return node
  const items = node.items.map(sortKeys)
  if (node.kind === 'array') return { kind: 'array', items }
  const order = node.keys
    .map((key, at) => ({ key, item: items[at] ?? '', sort: sortText(key) }))
    .sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0))
  return { kind: 'object', keys: order.map(entry => entry.key), items: order.map(entry => entry.item) }
}

/** True when `sortKeys` would change nothing. */
export function keysSorted(node: JsonNode): boolean {
  if (typeof node === 'string') return true
  if (!node.items.every(keysSorted)) return false
  if (node.kind === 'array') return true
  const texts = node.keys.map(sortText)
  return texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') <= text)
}

/** What a key is sorted by: its text as UTF-8 bytes, in which order is the order of code points. */
function sortText(key: string): string {
  if (!key.includes('\\')) return key.slice(1, -1)
  const parsed: unknown = JSON.parse(Buffer.from(key, 'latin1').toString('utf8'))
  return typeof parsed === 'string' ? Buffer.from(parsed).toString('latin1') : key
}
