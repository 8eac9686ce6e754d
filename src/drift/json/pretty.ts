import type { JsonNode } from './reader.ts'

/** A writer whose line breaks depend on what it writes, so that its length is known only by writing. */
export interface PrettyWriter {
  readonly name: string
  write(node: JsonNode, lineEnd: string): string
}

const WIDTH = 80

/**
 * prettier and Biome: objects on many lines (they keep what they find, and other writers put them there), arrays on one line where
 * they fit in 80 columns, arrays of numbers filled line by line. https://prettier.io/docs/rationale#objects
 */
const prettier = (unit: string, shown: string, matrices: 'broken' | 'flat', leaves: Leaves = 'broken'): PrettyWriter => ({
  name: `as ${matrices === 'flat' ? 'Biome' : 'prettier'} writes it, indented by ${shown}${LEAVES[leaves]}`,
  write(node, lineEnd) {
    const columns = unit === '\t' ? 2 : unit.length
    const write = (value: JsonNode, depth: number, column: number, behind: number, isItem = false): string => {
      if (typeof value === 'string') return value
      const { kind, items } = value
      if (items.length === 0) return kind === 'object' ? '{}' : '[]'
      const leaf = depth > 0 && (leaves === 'flat' || (leaves === 'flat in arrays' && isItem)) ? flatLeaf(value) : undefined
      if (leaf !== undefined && column + widthOf(leaf) + behind <= WIDTH) return leaf
      const inner = lineEnd + unit.repeat(depth + 1)
      const close = lineEnd + unit.repeat(depth)
      const start = (depth + 1) * columns
      if (kind === 'object') {
        const members = items.map((item, at) => {
          const key = `${value.keys[at] ?? ''}: `
          return key + write(item, depth + 1, start + widthOf(key), at < items.length - 1 ? 1 : 0)
        })
        return `{${inner}${members.join(`,${inner}`)}${close}}`
      }
      const line = flat(value, WIDTH, matrices === 'broken')
      if (line !== undefined && column + widthOf(line) + behind <= WIDTH) return line
      if (items.length > 1 && items.every(isNumber)) return `[${inner}${filled(items, start, inner)}${close}]`
      const written = items.map((item, at) => write(item, depth + 1, start, at < items.length - 1 ? 1 : 0, true))
      return `[${inner}${written.join(`,${inner}`)}${close}]`
    }
    return write(node, 0, 0, 0)
  }
})

/** Objects without containers in them, which these writers leave on one line where they find them so. */
type Leaves = 'broken' | 'flat' | 'flat in arrays'
const LEAVES: Readonly<Record<Leaves, string>> = {
  broken: '',
  flat: ', short objects on one line',
  'flat in arrays': ', short objects in arrays on one line'
}

function flatLeaf(value: JsonNode): string | undefined {
  if (typeof value === 'string' || value.kind === 'array' || value.items.length * MIN_MEMBER > WIDTH) return undefined
  if (!value.items.every(item => typeof item === 'string')) return undefined
  return `{ ${value.items.map((item, at) => `${value.keys[at] ?? ''}: ${typeof item === 'string' ? item : ''}`).join(', ')} }`
}

/** `"":1` and what separates it from the next one. */
const MIN_MEMBER = 4

/** One record per line, as many exports and people write tables: what is deeper than `depth` is not broken. */
const rows = (
  [unit, shown]: readonly [string, string],
  depth: number,
  [style, inner]: readonly [string, InLine]
): PrettyWriter => ({
  name: `${depth === 1 ? 'one record per line' : `${depth} levels over lines, the rest on one line`}, ${style}, indented by ${shown}`,
  write(node, lineEnd) {
    const write = (value: JsonNode, level: number): string => {
      if (typeof value === 'string') return value
      const { kind, items } = value
      const [open, close] = kind === 'object' ? ['{', '}'] : ['[', ']']
      if (items.length === 0) return `${open}${close}`
      const broken = level < depth
      const members = items.map(
        (item, at) => (kind === 'object' ? (value.keys[at] ?? '') + (broken ? ': ' : inner.colon) : '') + write(item, level + 1)
      )
      if (!broken) return `${open}${inner.pad}${members.join(inner.comma)}${inner.pad}${close}`
      const start = lineEnd + unit.repeat(level + 1)
      return `${open}${start}${members.join(`,${start}`)}${lineEnd}${unit.repeat(level)}${close}`
    }
    return write(node, 0)
  }
})

interface InLine {
  readonly comma: string
  readonly colon: string
  readonly pad: string
}

const IN_LINE: readonly (readonly [string, InLine])[] = [
  ['compact', { comma: ',', colon: ':', pad: '' }],
  ['with spaces', { comma: ', ', colon: ': ', pad: '' }],
  ['with spaces inside the braces too', { comma: ', ', colon: ': ', pad: ' ' }]
]

const ROW_UNITS = [
  ['  ', '2 spaces'],
  ['', 'nothing'],
  ['    ', '4 spaces'],
  ['\t', 'a tab']
] as const

/** Jackson's default: arrays on the line, objects over lines, a space on each side of the colon. */
const jackson: PrettyWriter = {
  name: 'as Jackson writes it',
  write(node, lineEnd) {
    const write = (value: JsonNode, depth: number): string => {
      if (typeof value === 'string') return value
      const { kind, items } = value
      if (kind === 'array') return items.length === 0 ? '[ ]' : `[ ${items.map(item => write(item, depth)).join(', ')} ]`
      if (items.length === 0) return '{ }'
      const inner = lineEnd + '  '.repeat(depth + 1)
      const members = items.map((item, at) => `${value.keys[at] ?? ''} : ${write(item, depth + 1)}`)
      return `{${inner}${members.join(`,${inner}`)}${lineEnd}${'  '.repeat(depth)}}`
    }
    return write(node, 0)
  }
}

export const PRETTY_WRITERS: readonly PrettyWriter[] = [
  prettier('  ', '2 spaces', 'broken'),
  prettier('  ', '2 spaces', 'flat'),
  prettier('\t', 'a tab', 'broken'),
  prettier('\t', 'a tab', 'flat'),
  prettier('    ', '4 spaces', 'broken'),
  prettier('    ', '4 spaces', 'flat'),
  jackson,
  ...(['flat in arrays', 'flat'] as const).flatMap(leaves => [
    prettier('  ', '2 spaces', 'broken', leaves),
    prettier('\t', 'a tab', 'broken', leaves),
    prettier('    ', '4 spaces', 'broken', leaves)
  ]),
  ...ROW_UNITS.flatMap(unit => [1, 2].flatMap(depth => IN_LINE.map(style => rows(unit, depth, style))))
]

/** A matrix: more than one array, each of more than one item. prettier never puts one on a line, Biome does. */
function breaks(items: readonly JsonNode[]): boolean {
  const [first] = items
  if (items.length < 2 || first === undefined || typeof first === 'string') return false
  return items.every(item => typeof item !== 'string' && item.kind === first.kind && item.items.length > 1)
}

/** The value on one line; undefined when it has to break, or is longer than a line: then it is not written to its end. */
function flat(value: JsonNode, room: number, breakMatrices: boolean): string | undefined {
  // A character has at most four bytes.
  if (typeof value === 'string') return value.length <= room * 4 ? value : undefined
  if (value.items.length === 0) return value.kind === 'object' ? '{}' : '[]'
  if (value.kind === 'object' || (breakMatrices && breaks(value.items)) || value.items.length > room) return undefined
  let line = ''
  for (const item of value.items) {
    const text = flat(item, room - 2, breakMatrices)
    if (text === undefined) return undefined
    line += (line === '' ? '' : ', ') + text
    if (line.length > room * 4) return undefined
  }
  return `[${line}]`
}

function isNumber(item: JsonNode): item is string {
  return typeof item === 'string' && /^[-\d]/.test(item)
}

function filled(items: readonly JsonNode[], start: number, inner: string): string {
  let out = ''
  let column = start
  for (const [at, item] of items.entries()) {
    const text = `${typeof item === 'string' ? item : ''}${at < items.length - 1 ? ',' : ''}`
    if (at > 0 && column + 1 + text.length > WIDTH) {
      out += inner
      column = start
    } else if (at > 0) {
      out += ' '
      column++
    }
    out += text
    column += text.length
  }
  return out
}

/** Columns of Latin-1 text that holds UTF-8: wide East Asian characters take two, as prettier counts. */
function widthOf(latin1: string): number {
  let width = 0
  for (let at = 0; at < latin1.length; at++) {
    const byte = latin1.charCodeAt(at)
    if ((byte & 0xc0) !== 0x80) width += byte >= 0xe3 && byte < 0xf5 ? 2 : 1
  }
  return width
}
