import { createHash } from 'node:crypto'
import type { Report } from '../../model/report.ts'
import { SCRIPT, STYLE } from './assets.ts'
import { blockerSection } from './blockers.ts'
import { html, Markup } from './markup.ts'
import { payloadJson } from './payload.ts'
import { findingSection, manifestSection, probeSection, releaseSection, top } from './sections.ts'

export interface PageOptions {
  /** URL that `docs/…` is relative to, ending in `/`. Without it the pages are named, not linked. */
  readonly docs?: string
}

/**
 * The report as one page that needs nothing else: no network, no script but its own, no style but its own, held to by a content
 * security policy. The same report gives the same bytes.
 * @throws when the build has not put the page's script in
 */
export async function renderHtml(report: Report, { docs }: PageOptions = {}): Promise<string> {
  if (SCRIPT === '' || STYLE === '') throw new Error('the page has neither script nor style: the build puts them in')
  const { json, shown } = payloadJson(report, docs)
  const found = findingSection(report, shown)
  const release = [releaseSection(report), await blockerSection(report.blockers)].filter(section => section !== undefined)
  // Where nothing was found, what the release waits for is the news.
  const first = report.findings.length > 0 ? [found, ...release] : [...release, found]
  const sections = [...first, probeSection(report), manifestSection(report)]
  const links = sections.map(
    ({ id, title, count }) => html`<li><a href="#${id}">${title} <span class="amount">${count}</span></a></li>\n`
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${report.verdict.toUpperCase()} · Seal Gate</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${top(report)}
<nav aria-label="Sections"><ul>
${links}</ul></nav>
<main>
${sections.map(({ markup }) => markup)}</main>
<footer>
<p>Made by Seal Gate ${report.version} from one run's report. This page loads nothing. report.json beside it holds the same, for programs.</p>
</footer>
${script(' type="application/json" id="data"', json)}
${script('', SCRIPT)}
</body>
</html>
`.text
}

/** Not in a tagged template: the bundler takes those apart that hold an end tag of a script. */
function script(attributes: string, text: string): Markup {
  return new Markup(`<script${attributes}>${text}</script>`)
}

function policy(): string {
  return [
    "default-src 'none'",
    `script-src '${digest(SCRIPT)}'`,
    `style-src '${digest(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'"
  ].join('; ')
}

/** @see https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
