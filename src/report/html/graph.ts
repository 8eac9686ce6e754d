import { Graph, layout } from '@dagrejs/dagre'
import type { Blocker } from '../../model/release.ts'
import { pluralize, withThousands } from '../counts.ts'
import { name, showInvisible } from '../escape.ts'
import { html, type Markup } from './markup.ts'

/** Nobody reads a larger drawing, and its layout would take seconds. The table lists all. */
const MAX_NODES = 40
const MAX_EDGES = 80
const WIDTH = 236
/** A wider drawing is laid out from top to bottom instead, if that makes it narrower. */
const PAGE_WIDTH = 1150
const LINE = 17
const PADDING = 14
/** Columns of a line: letters of these fonts are about as wide as seven pixels. */
const COLUMNS = 30
const TITLE_LINES = 3

/** Keys of two boxes: what is waited for, and what waits. */
type Edge = readonly [string, string]

interface Box {
  readonly blocker: Blocker
  readonly lines: readonly string[]
  readonly height: number
}

/** The blockers as a drawing, laid out here so that the page needs no code for it. Arrows lead to what waits. */
export function blockerGraph(blockers: readonly Blocker[]): Markup {
  const drawn = [...blockers].sort((a, b) => Number(a.state === 'CLOSED') - Number(b.state === 'CLOSED')).slice(0, MAX_NODES)
  const boxes = new Map(
    blockers.filter(one => drawn.includes(one)).map((blocker, index): [string, Box] => [`${index}`, boxOf(blocker)])
  )
  const keys = new Map([...boxes].map(([key, { blocker }]): [string, string] => [blocker.id, key]))
  const edges: Edge[] = []
  for (const [key, { blocker }] of boxes)
    for (const other of new Set(blocker.depends_on)) {
      const from = keys.get(other)
      if (from === undefined || from === key) continue
      edges.push([from, key])
    }
  const some = edges.slice(0, MAX_EDGES)
  const across = laidOut('LR', boxes, some)
  const down = widthOf(across) > PAGE_WIDTH ? laidOut('TB', boxes, some) : across
  const left = [leftOut(blockers.length - boxes.size, 'more blocker'), leftOut(edges.length - some.length, 'more arrow')]
  return drawing(widthOf(down) < widthOf(across) ? down : across, boxes, some, left.join(''))
}

function leftOut(count: number, what: string): string {
  return count === 0 ? '' : ` ${pluralize(count, what)} in the table only.`
}

function laidOut(rankdir: 'LR' | 'TB', boxes: ReadonlyMap<string, Box>, edges: readonly Edge[]): Graph {
  const graph = new Graph()
  graph.setGraph({ rankdir, nodesep: 24, ranksep: 56, marginx: 2, marginy: 2 })
  for (const [key, { height }] of boxes) graph.setNode(key, { width: WIDTH, height })
  for (const [from, to] of edges) graph.setEdge(from, to, {})
  layout(graph)
  return graph
}

function widthOf(graph: Graph): number {
  return graph.graph().width ?? 0
}

function boxOf(blocker: Blocker): Box {
  const lines = wrapText(showInvisible(blocker.title))
  return { blocker, lines, height: 2 * PADDING + LINE * (2 + lines.length) }
}

/** Whole words if they fit; the last line ends in `…` when something is left out. */
function wrapText(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (columns(longer) <= COLUMNS) line = longer
    else if (lines.length === TITLE_LINES - 1) return [...lines, cut(longer)]
    else {
      lines.push(line === '' ? cut(word) : line)
      line = line === '' ? '' : word
    }
  }
  return line === '' ? lines : [...lines, cut(line)]
}

function cut(text: string): string {
  if (columns(text) <= COLUMNS) return text
  let shown = ''
  for (const character of text) {
    if (columns(shown + character) > COLUMNS - 1) break
    shown += character
  }
  return `${shown}…`
}

/** Letters of East Asian scripts and pictures are about two columns wide. */
function columns(text: string): number {
  let wide = 0
  for (const character of text) wide += (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2
  return wide
}

function drawing(graph: Graph, boxes: ReadonlyMap<string, Box>, all: readonly Edge[], left: string): Markup {
  const { width = 0, height = 0 } = graph.graph()
  const edges = all.map(([from, to]) => {
    const points: readonly Point[] = graph.edge(from, to).points ?? []
    return html`<path class="edge" d="${path(points)}" marker-end="url(#arrow)"/>\n`
  })
  const nodes = [...boxes].map(([key, box]) => node(box, graph.node(key)))
  const open = [...boxes.values()].filter(({ blocker }) => blocker.state === 'OPEN').length
  return html`<figure class="graph"><div class="wide" tabindex="0" role="group" aria-label="Blocker graph; scrolls sideways">
<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${Math.ceil(height)}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img" aria-labelledby="graph-title">
<title id="graph-title">${withThousands(boxes.size)} blockers, ${withThousands(open)} open, and which waits for which. The table below lists the same.</title>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${edges}${nodes}</svg></div>
<figcaption>An arrow leads from a blocker to one that waits for it.${left}</figcaption></figure>`
}

interface Point {
  readonly x: number
  readonly y: number
}

function node({ blocker, lines, height }: Box, { x, y }: Point): Markup {
  const { id, state, scope } = blocker
  const [left, first] = [round(x - WIDTH / 2), round(y - height / 2)]
  const texts = lines.map(
    (line, index) =>
      html`<text x="${left + PADDING}" y="${first + PADDING + LINE * (index + 2) - 4}" class="title">${line}</text>\n`
  )
  const foot = scope === undefined ? state : `${state} · ${scope}`
  return html`<g class="node ${state === 'OPEN' ? 'open' : 'closed'}">
<rect x="${left}" y="${first}" width="${WIDTH}" height="${height}" rx="6"/>
<text x="${left + PADDING}" y="${first + PADDING + LINE - 4}" class="id">${cut(name(id))}</text>
${texts}<text x="${left + PADDING}" y="${first + height - PADDING + 1}" class="state">${state === 'OPEN' ? '○' : '●'} ${foot}</text>
</g>\n`
}

/** Straight pieces with rounded corners: a quadratic curve through the middle of each piece. */
function path(points: readonly Point[]): string {
  const [start, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }))
  const last = rest.at(-1)
  if (start === undefined || last === undefined) return ''
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last
    return ` Q${point.x} ${point.y} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`
  })
  return `M${start.x} ${start.y}${curves.join('')} L${last.x} ${last.y}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
