import { html, Markup } from '../report/html/markup.ts'
import type { StatementImpact } from './impact.ts'
import type { MeasuredLimit } from './limits.ts'
import type { OnlineResult } from './online.ts'
import type { Rehearsal } from './rehearsal.ts'
import { duration, impactWhat, limitCells, limitText, phaseText } from './sentences.ts'

// Bars, drawn as SVG. Each number is also in the text beside its bar, so nothing is lost to someone who does not see it.

/** Bars of one chart. */
const MAX_BARS = 500

/** Each phase as a bar from where it began to where it ended, with what was done in it. */
export function timeline(rehearsal: Rehearsal): Markup {
  const total = rehearsal.phases.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  let from = 0
  const rows = rehearsal.phases.map(phase => {
    const { name, outcome, milliseconds } = phase
    const bar = drawBar(from / total, milliseconds / total, outcome === 'failed')
    from += milliseconds
    const isReached = outcome !== 'not reached'
    const title = outcome === 'failed' ? html`<strong class="bad-text">${name}: failed</strong>` : name
    return html`<tr${new Markup(isReached ? '' : ' class="quiet"')}><td>${title} <span class="words">${phaseText(phase, rehearsal.notJudged)}</span></td><td class="chart">${isReached ? bar : ''}</td><td class="number">${isReached ? duration(milliseconds) : 'not reached'}</td></tr>\n`
  })
  return chart('Phases', duration(total), ['phase', 'from start to end', 'time'], rows)
}

/** Statements that others can notice, one after the other; red as long as nobody could read a table. */
export function locks(impact: readonly StatementImpact[]): Markup | undefined {
  if (impact.length === 0) return undefined
  let start = 0
  const bars = impact.slice(0, MAX_BARS).map(one => {
    const from = start
    start += one.milliseconds
    return { one, from, held: Math.max(one.milliseconds, one.exclusiveMilliseconds) }
  })
  const total = Math.max(...bars.map(({ from, held }) => from + held))
  const rows = bars.map(({ one, from, held }) => {
    const { path, line, milliseconds, exclusiveMilliseconds, hints } = one
    const bar = drawBar(from / total, held / total, exclusiveMilliseconds > 0)
    const better = hints.length === 0 ? undefined : html`<p class="note">Better: ${hints.join('; ')}</p>`
    return html`<tr><td><code>${path}:${line}</code> ${impactWhat(one)}${better}</td><td class="chart">${bar}</td><td class="number">${duration(milliseconds)}</td></tr>\n`
  })
  const more = impact.length > MAX_BARS ? `, ${impact.length - MAX_BARS} more are not shown` : ''
  return chart(
    'Locks, rewrites and scans',
    `red: nobody could read a table${more}`,
    ['statement', 'held from start to end', 'time'],
    rows
  )
}

/** How long each reader and writer beside the change stood still. */
export function standing(online: OnlineResult | undefined): Markup | undefined {
  const stopped = online?.stopped ?? []
  if (stopped.length === 0) return undefined
  const longest = Math.max(...stopped.map(({ milliseconds }) => milliseconds))
  const rows = stopped
    .slice(0, MAX_BARS)
    .map(
      ({ who, table, path, line, lock, milliseconds }) =>
        html`<tr><td><code>${path}:${line}</code> ${who} of <code>${table}</code>: ${lock}</td><td class="chart">${drawBar(0, milliseconds / longest, false)}</td><td class="number">${duration(milliseconds)}</td></tr>\n`
    )
  const more = stopped.length > MAX_BARS ? `, ${stopped.length - MAX_BARS} more are not shown` : ''
  return chart('Who stood still, and how long', `${stopped.length}${more}`, ['who', 'in proportion', 'time'], rows)
}

/** What was measured beside each limit of the policy. The line is the limit. */
export function limitsOf(limits: readonly MeasuredLimit[]): Markup | undefined {
  if (limits.length === 0) return undefined
  const rows = limits.map(one => {
    const { what, limit, measured } = limitCells(one)
    const scale = Math.max(one.limit, one.measured ?? 0, 1) * 1.1
    const bar = one.measured === undefined ? '' : drawBar(0, one.measured / scale, !one.isMet, one.limit / scale)
    const tone = one.isMet ? 'good-text' : 'bad-text'
    return html`<tr><td>${what} <span class="words">limit <code>${one.name}</code>: ${limit}</span><strong class="${tone}">${limitText(one)}</strong></td><td class="chart">${bar}</td><td class="number">${measured}</td></tr>\n`
  })
  const missed = limits.filter(({ isMet }) => !isMet).length
  return chart(
    'Limits of the policy',
    missed === 0 ? 'all met' : `${missed} not met`,
    ['limit', 'measured; the line is the limit', 'measured'],
    rows
  )
}

function chart(title: string, amount: string, heads: readonly [string, string, string], rows: readonly Markup[]): Markup {
  const [first, second, third] = heads
  return html`<section>
<h2>${title} <span class="amount">${amount}</span></h2>
<table class="bars"><thead><tr><th scope="col">${first}</th><th scope="col">${second}</th><th scope="col" class="number">${third}</th></tr></thead><tbody>
${rows}</tbody></table>
</section>
`
}

/** @param from of the whole width, 0 to 1 @param mark where a line is drawn */
function drawBar(from: number, width: number, isBad: boolean, mark?: number): Markup {
  const [x = 0, w = 0] = [from, width].map(part => (Number.isFinite(part) ? Math.min(1, Math.max(0, part)) * 1000 : 0))
  // So that the shortest phase is still seen.
  const start = Math.min(x, 996)
  const shown = Math.min(1000 - start, Math.max(4, w))
  const line =
    mark === undefined ? undefined : html`<rect class="mark" x="${(mark * 1000).toFixed(1)}" y="0" width="4" height="10"></rect>`
  return html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect x="${start.toFixed(1)}" y="0" width="${shown.toFixed(1)}" height="10"${new Markup(isBad ? ' class="bad"' : '')}></rect>${line}</svg>`
}
