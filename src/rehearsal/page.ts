import { createHash } from 'node:crypto'
import { VERSION } from '../model/version.ts'
import { html, Markup } from '../report/html/markup.ts'
import { exceptionTexts } from './exceptions.ts'
import { onlineTexts } from './online-texts.ts'
import { limitsOf, locks, standing, timeline } from './page-charts.ts'
import { PAGE_STYLE } from './page-style.ts'
import type { Rehearsal, TouchedTable } from './rehearsal.ts'
import { betweenLines, headline, notJudgedTexts, restoredWord, roleText, versionText } from './sentences.ts'

/** Rows of one table of the page. */
const MAX_ROWS = 500
/** More columns do not fit on a screen of 320 pixels, which is one of 1280 at 400 %. */
const MAX_NARROW_COLUMNS = 3
const TONE = { REHEARSED: 'rehearsed', FAILED: 'failed', NOT_APPLIED: 'idle' } as const

/**
 * A rehearsal as one self-contained page: a content security policy allows no network, no script, and only its own style. It has names and
 * numbers of the clone, and no value of a row.
 */
export function renderRehearsalPage(rehearsal: Rehearsal): string {
  const {
    status,
    denials,
    differences,
    impact = [],
    limits = [],
    online,
    chain = [],
    touched,
    needed,
    masked,
    between,
    skippedExtensions
  } = rehearsal
  const sections = [
    section('Denied', ['why', 'where'], denials, ({ code, path, line, reason }) => [
      html`<strong class="bad-text">${code}</strong> ${reason}`,
      path === undefined ? '' : html`<code>${path}${line === undefined ? '' : `:${line}`}</code>`
    ]),
    section('Not restored', ['object', 'what differs'], differences.left, partCells),
    section('Differs as declared', ['what'], differences.exceptions, text => [text]),
    limitsOf(limits),
    status === 'NOT_APPLIED' ? undefined : timeline(rehearsal),
    locks(impact),
    standing(online),
    section(
      'Those who use its tables meanwhile',
      ['statement', 'what becomes of them'],
      onlineTexts(online),
      ({ place, text }) => [html`<code>${place}</code>`, text]
    ),
    section('Rows of the tables', ['table', 'before', 'after', 'restored', 'equal to before'], touched, tableCells),
    section(
      'Rows written between the change and its rollback',
      ['what'],
      between === undefined ? [] : betweenLines(between),
      text => [text]
    ),
    section('Changed by the change', ['object', 'how'], differences.changed, partCells),
    section('Migrations', ['version', 'file', 'changes', ''], chain, ({ key, path, changed, outcome, exceptions }) => [
      html`<code>${key}</code>`,
      html`<code>${path}</code>`,
      String(changed.length),
      outcome === 'failed'
        ? html`<span class="bad-text">failed</span>`
        : outcome === 'restored'
          ? html`<span class="good-text">undone</span>`
          : `undone, but for declared exceptions: ${exceptionTexts(exceptions).join('; ')}`
    ]),
    section('Extensions that the clone does not have, by the spec', ['extension'], skippedExtensions, text => [
      html`<code>${text}</code>`
    ]),
    section('Masked on the way into the clone', ['column'], masked, text => [html`<code>${text}</code>`]),
    section('The operator must supply', ['what'], needed, text => [text])
  ]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${new Markup(digest(PAGE_STYLE))}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Rehearsal: ${status} · Seal Gate</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<header class="${TONE[status]}">
<p class="brand">Seal Gate <span>rehearsal</span></p>
<h1>${status.replace('_', ' ')}</h1>
<p class="sentence">${headline(rehearsal).slice(status.length + 2)}</p>
${notJudgedTexts(rehearsal).map(text => html`<p class="note">${text}</p>\n`)}${facts(rehearsal)}
</header>
<main>
${sections}</main>
<footer><p>Made by Seal Gate ${VERSION}. This page loads nothing from the network, and has no value of any row. Times are those of the clone.</p></footer>
</body>
</html>
`.text
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function facts(rehearsal: Rehearsal): Markup {
  const { engine, dumpName, afterDiffers, evidenceSha256 } = rehearsal
  const rows: readonly (readonly [string, string | Markup])[] = [
    ['dump', html`<code>${dumpName}</code>${rehearsal.dumpVersion === undefined ? '' : `, ${versionText(rehearsal)}`}`],
    ['engine', engine === undefined ? 'none' : `${engine.kind} ${engine.version}, ${engine.isolation}`],
    ...(rehearsal.ranAs === undefined ? [] : [['role of the scripts', roleText(rehearsal.ranAs)] as const]),
    ['after differs from before', String(afterDiffers)],
    ['restored equals before', restoredWord(rehearsal)],
    ...(evidenceSha256 === undefined ? [] : [['evidence', html`<code>${evidenceSha256}</code>`] as const]),
    ['claim about production', 'NONE']
  ]
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`
}

type Cell = string | Markup

function section<T>(
  title: string,
  heads: readonly string[],
  items: readonly T[],
  cells: (item: T) => readonly Cell[]
): Markup | undefined {
  if (items.length === 0) return undefined
  const rows = items.slice(0, MAX_ROWS).map(item => html`<tr>${cells(item).map(cell => html`<td>${cell}</td>`)}</tr>\n`)
  // Where it does not fit, its own part of the page scrolls, by keyboard as well.
  const isWide = heads.length > MAX_NARROW_COLUMNS
  const more = items.length > MAX_ROWS ? html`<p class="note">${items.length - MAX_ROWS} more are not shown.</p>\n` : undefined
  return html`<section>
<h2>${title} <span class="amount">${items.length}</span></h2>
${new Markup(isWide ? '<div class="wide" tabindex="0">' : '')}<table><thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>${new Markup(isWide ? '</div>' : '')}
${more}</section>
`
}

function partCells({ kind, object, detail = '' }: Rehearsal['differences']['left'][number]): Cell[] {
  return [html`${kind === 'schema' ? '' : `${kind} `}<code>${object}</code>`, detail]
}

function tableCells({ name, before, after, restored, isRestored }: TouchedTable): Cell[] {
  const equal =
    isRestored === undefined
      ? 'not reached'
      : isRestored
        ? html`<span class="good-text">yes</span>`
        : html`<span class="bad-text">no</span>`
  return [
    html`<code>${name}</code>`,
    ...[before, after, restored].map(rows => (rows === undefined ? '–' : rows.toLocaleString('en'))),
    equal
  ]
}
