import type { Blocker } from '../../model/release.ts'
import { pluralize } from '../counts.ts'
import { showInvisible } from '../escape.ts'

/** Nobody reads a larger drawing. GitHub draws up to 50,000 characters and 500 arrows; the longest of ours stay below. */
const MAX_NODES = 40
const MAX_EDGES = 100
const LABEL_CHARACTERS = 60

/** A fenced block that GitHub draws: arrows lead to what waits. Open blockers come first when there are too many. */
export function blockerDrawing(blockers: readonly Blocker[]): string {
  const first = [...blockers].sort((a, b) => Number(a.state === 'CLOSED') - Number(b.state === 'CLOSED')).slice(0, MAX_NODES)
  const drawn = blockers.filter(blocker => first.includes(blocker))
  const names = new Map(drawn.map(({ id }, index): [string, string] => [id, `b${index + 1}`]))
  const nodes = drawn.map(({ id, title, state }, index) => {
    const mark = state === 'OPEN' ? 'OPEN' : 'closed'
    return `  b${index + 1}["${label(id)}<br/>${label(title)}<br/>${mark}"]:::${mark.toLowerCase()}`
  })
  const edges = drawn.flatMap(({ id, depends_on = [] }) =>
    [...new Set(depends_on)].flatMap(other =>
      names.has(other) && other !== id ? [`  ${names.get(other)} --> ${names.get(id)}`] : []
    )
  )
  const left = [leftOut(blockers.length - drawn.length, 'blocker'), leftOut(edges.length - MAX_EDGES, 'arrow')].join('')
  return [
    '```mermaid',
    'flowchart LR',
    ...nodes,
    ...edges.slice(0, MAX_EDGES),
    '  classDef open stroke:#cf222e,stroke-width:2px',
    '  classDef closed stroke:#1a7f37,stroke-width:1px',
    '```',
    '',
    `An arrow leads from a blocker to one that waits for it.${left}`,
    '',
    ''
  ].join('\n')
}

function leftOut(count: number, what: string): string {
  return count <= 0 ? '' : ` ${pluralize(count, `more ${what}`)} in the table only.`
}

/**
 * Text for a quoted label: everything but letters, digits, blanks and commas as character codes of Mermaid, so that neither the label nor
 * the fence can end in it, and nothing in it is an entity, a tag, a directive, a list or other Markdown.
 * @see https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax
 */
function label(text: string): string {
  const characters = [...showInvisible(text)]
  const shown = characters.length > LABEL_CHARACTERS ? [...characters.slice(0, LABEL_CHARACTERS - 1), '…'] : characters
  return shown.map(one => (/^[\p{L}\p{N} ,…]$/u.test(one) ? one : `#${one.codePointAt(0) ?? 0};`)).join('')
}
