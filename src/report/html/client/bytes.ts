import type { Hunks } from '../../../model/hunk.ts'
import { withThousands } from '../../counts.ts'
import { restText } from '../../findings/differences.ts'
import { el } from './dom.ts'
import { drawn } from './drawn.ts'
import { differing, type Numbered, type Pair, pairsOf } from './pairs.ts'

/** The differing parts side by side, sealed and found: by line where both are text, and by byte. */
export function differenceViews(all: readonly Hunks[]): readonly HTMLElement[] {
  return all.filter(({ hunks }) => hunks.length > 0).map(view)
}

function view({ unit, hunks, hidden }: Hunks): HTMLElement {
  const byByte = unit === 'byte'
  const bodies = hunks.map(hunk => {
    const body = el('tbody')
    for (const pair of pairsOf(hunk, byByte ? bytesIn : () => 1)) body.append(row(pair, byByte))
    return body
  })
  const caption = byByte ? el('caption', {}, 'By byte ', el('span', {}, LEGEND)) : el('caption', {}, 'By line')
  const side = (name: string): readonly HTMLElement[] => {
    const title = el('th', { scope: 'colgroup', colspan: 2, class: name }, name === 'sealed' ? 'Sealed' : 'Found')
    return byByte ? [title, el('td', { class: 'letters' })] : [title]
  }
  const table = el('table', { class: `side ${unit}` }, caption)
  table.append(el('thead', {}, el('tr', {}, ...side('sealed'), ...side('found'))), ...bodies)
  const rest = restText(unit, hidden?.lines ?? 0, hidden?.atLeast === true)
  const more = rest === undefined ? undefined : el('p', { class: 'rest' }, rest)
  return el('div', { class: 'difference' }, el('div', { class: 'wide' }, table), more)
}

function row({ sealed, found, differs }: Pair, byByte: boolean): HTMLElement {
  const [from, sealedTo, foundTo] =
    differs && sealed !== undefined && found !== undefined
      ? differing(sealed.text, found.text)
      : [0, sealed?.text.length ?? 0, found?.text.length ?? 0]
  const tr = el('tr', { class: differs ? 'differs' : undefined })
  tr.append(...side('sealed', sealed, differs ? [from, sealedTo] : [0, 0], byByte))
  tr.append(...side('found', found, differs ? [from, foundTo] : [0, 0], byByte))
  return tr
}

function side(
  kind: string,
  line: Numbered | undefined,
  marked: readonly [number, number],
  byByte: boolean
): readonly HTMLElement[] {
  if (line === undefined) {
    const gaps = [el('td', { class: `at ${kind} gap` }), el('td', { class: `${kind} gap` })]
    return byByte ? [...gaps, el('td', { class: `${kind} gap letters` })] : gaps
  }
  const at = byByte ? line.at.toString(16).toUpperCase().padStart(6, '0') : withThousands(line.at)
  const cells = [
    el('td', { class: `at ${kind}` }, at),
    el('td', { class: `${kind} ${byByte ? 'hex' : 'text'}` }, ...renderBytes(line.text, marked))
  ]
  return byByte ? [...cells, el('td', { class: `${kind} letters` }, letters(line.text))] : cells
}

/** The text with its differing part marked, and with what is drawn rather than read set apart. */
function renderBytes(text: string, [from, to]: readonly [number, number]): readonly Node[] {
  const parts = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  return parts.flatMap((part, index) => {
    if (part === '') return []
    const nodes = drawn(part)
    return index === 1 ? [el('mark', {}, ...nodes)] : nodes
  })
}

function bytesIn(row: string): number {
  return row.split(' ').length
}

/** Signs of one column that every font has. */
const SIGNS: Readonly<Record<number, string>> = { 9: '→', 10: '↓', 13: '←', 32: ' ' }
const LEGEND = 'in the letters ↓ is LF, ← CR, → a tab, · a byte that is not printable ASCII'

/** The row as ASCII, one sign a byte; `·` for a byte that is none. */
function letters(row: string): string {
  return row
    .split(' ')
    .map(hex => Number.parseInt(hex, 16))
    .map(byte => SIGNS[byte] ?? (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·'))
    .join('')
}
