import type { Blocker } from '../../model/release.ts'
import { withThousands } from '../counts.ts'
import { name } from '../escape.ts'
import { html, type Markup, type Section } from './markup.ts'
import { section } from './sections.ts'

/** The blockers as a graph and as a table, which says the same and more. Absent when there is no blocker map. */
export async function blockerSection(blockers: readonly Blocker[]): Promise<Section | undefined> {
  if (blockers.length === 0) return undefined
  const { blockerGraph } = await import('./graph.ts')
  const open = blockers.filter(({ state }) => state === 'OPEN').length
  const body = html`<p>${withThousands(open)} open of ${withThousands(blockers.length)}. A blocker is closed only when its map says so and admissible evidence holds; one that waits for an open one is open.</p>
${blockerGraph(blockers)}
<div class="wide"><table class="blockers">
<thead><tr><th scope="col">Blocker</th><th scope="col">State</th><th scope="col">Title</th><th scope="col">Scope</th><th scope="col">Progress</th><th scope="col">Waits for</th><th scope="col">Reason</th></tr></thead>
<tbody>
${blockers.map(row)}</tbody></table></div>`
  return section('blockers', 'Blockers', `${withThousands(open)} open`, body)
}

function row({ id, title, state, reason, scope, progress, depends_on = [] }: Blocker): Markup {
  const waits = depends_on.map(other => html`<code>${name(other)}</code> `)
  return html`<tr><th scope="row"><code>${name(id)}</code></th><td class="${state === 'OPEN' ? 'bad' : 'good'}">${state}</td><td>${title}</td><td>${scope}</td><td>${progress}</td><td>${waits}</td><td>${reason}</td></tr>\n`
}
