import type { Content } from '../content.ts'
import { type Change, type Changes, changesOf, type EscapeStyle, KEPT, respell } from './escapes.ts'
import { keysSorted, LAYOUTS, type Layout, type Shape, shapeOf, sortKeys, writeJson, writtenLength } from './layout.ts'
import type { PrettyWriter } from './pretty.ts'
import { type JsonNode, readJson } from './reader.ts'

/** Larger texts are not parsed: a tree takes many times their size. */
const MAX_JSON_BYTES = 64 * 1024 * 1024

const perContent = new WeakMap<Content, JsonText | undefined>()

/** The bytes as JSON or JSON lines, read once; undefined when they are neither, or begin with a BOM. */
export function jsonText(found: Content): JsonText | undefined {
  if (perContent.has(found)) return perContent.get(found)
  const json = parse(found)
  perContent.set(found, json)
  return json
}

/** A JSON text, parsed, with the sums by which the length of every other spelling is known without writing it. */
export class JsonText {
  readonly latin1: string
  readonly lineEnd: string
  readonly #nodes: readonly JsonNode[]
  readonly #shapes: readonly Shape[]
  readonly #pretty = new Map<PrettyWriter, string>()
  #changes: Changes | undefined
  #isSorted: boolean | undefined
  /** The values in the style that was asked for last, keys as they are and sorted: a style is written in many layouts. */
  #styled: { readonly style: EscapeStyle; readonly plain: readonly JsonNode[]; sorted?: readonly JsonNode[] } | undefined
  #layout: Layout | 'unknown' | undefined

  constructor(content: Content, nodes: readonly JsonNode[]) {
    this.latin1 = content.latin1
    this.lineEnd = content.lineEnd
    this.#nodes = nodes
    this.#shapes = nodes.map(shapeOf)
  }

  /** What a style changes; the text is looked through once for all styles. */
  respelling(style: EscapeStyle): Change {
    const { wide, slash, html } = this.#changesOf()
    const changes = [wide[style.wide], slash[style.slash], html[style.html]]
    return changes.reduce((sum, { gain, count }) => ({ gain: sum.gain + gain, count: sum.count + count }))
  }

  /** The style without the rules that change nothing here. */
  effective(style: EscapeStyle): EscapeStyle {
    const { wide, slash, html } = this.#changesOf()
    // jq and Go write what is raw elsewhere unless one of their own exceptions occurs.
    const asRaw = (style.wide === 'jq' || style.wide === 'go') && wide[style.wide].gain === wide.raw.gain
    return {
      wide: wide[style.wide].count === 0 ? 'kept' : asRaw ? 'raw' : style.wide,
      slash: slash[style.slash].count > 0 ? style.slash : 'kept',
      html: html[style.html].count > 0 ? style.html : 'kept'
    }
  }

  /** The text in the style, its white space untouched. */
  respelled(style: EscapeStyle): string {
    return respell(this.latin1, style)
  }

  get isSorted(): boolean {
    this.#isSorted ??= this.#nodes.every(keysSorted)
    return this.#isSorted
  }

  /** The known layout that the text is written in, its final line ends aside. */
  get layout(): Layout | undefined {
    if (this.#layout === undefined) {
      const text = this.latin1.trimEnd()
      const same = (layout: Layout) => this.lengthIn(layout) === text.length && this.write(layout, KEPT, false) === text
      this.#layout = LAYOUTS.find(same) ?? 'unknown'
    }
    return this.#layout === 'unknown' ? undefined : this.#layout
  }

  /** Bytes of the text in a layout, without a final line end. Values of JSON lines are parted by one line end. */
  lengthIn(layout: Layout): number {
    const values = this.#shapes.reduce((sum, shape) => sum + writtenLength(shape, layout, this.lineEnd), 0)
    return values + (this.#shapes.length - 1) * this.lineEnd.length
  }

  /** The text as a writer breaks its lines, without a final line end; written once. */
  pretty(writer: PrettyWriter): string {
    const known = this.#pretty.get(writer) ?? this.#nodes.map(node => writer.write(node, this.lineEnd)).join(this.lineEnd)
    this.#pretty.set(writer, known)
    return known
  }

  write(layout: Layout, style: EscapeStyle, sorted: boolean): string {
    return this.#in(style, sorted)
      .map(node => writeJson(node, layout, this.lineEnd))
      .join(this.lineEnd)
  }

  #in(style: EscapeStyle, sorted: boolean): readonly JsonNode[] {
    if (this.#styled?.style !== style) {
      const plain = style === KEPT ? this.#nodes : this.#nodes.map(node => respellNode(node, style))
      this.#styled = { style, plain }
    }
    if (!sorted) return this.#styled.plain
    // By the texts of the keys, which are the same in every style.
    this.#styled.sorted ??= this.#styled.plain.map(sortKeys)
    return this.#styled.sorted
  }

  #changesOf(): Changes {
    this.#changes ??= changesOf(this.latin1)
    return this.#changes
  }
}

function respellNode(node: JsonNode, style: EscapeStyle): JsonNode {
  if (typeof node === 'string') return node.startsWith('"') ? respell(node, style) : node
  const items = node.items.map(item => respellNode(item, style))
  return node.kind === 'array'
    ? { kind: 'array', items }
    : { kind: 'object', keys: node.keys.map(key => respell(key, style)), items }
}

function parse(found: Content): JsonText | undefined {
  if (found.length > MAX_JSON_BYTES || !/^\s*[[{"]/.test(found.bytes.toString('latin1', 0, 64)) || !found.isUtf8) return undefined
  const nodes = readJson(found.latin1)
  return nodes === undefined ? undefined : new JsonText(found, nodes)
}
