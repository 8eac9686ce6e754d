import { createHash } from 'node:crypto'
import type { Report } from '../../model/report.ts'
import type { RunFacts } from '../../model/run-facts.ts'
import { resultWords } from '../run-sentences.ts'
import { SCRIPT, STYLE } from './assets.ts'
import { blockerSection } from './blockers.ts'
import { html, Markup } from './markup.ts'
import { payloadJson } from './payload.ts'
import { findingSection, manifestSection, probeSection, releaseSection, sealChangeSection, top } from './sections.ts'

interface PageOptions {
  /** URL that `docs/…` is relative to, ending in `/`. Without it the pages are named, not linked. */
  readonly docs?: string
  /** Files whose sealed bytes are in restore.patch; absent if there is no such patch. */
  readonly patched?: number
  /** Shown on top. */
  readonly run?: RunFacts
}

/**
 * The report as one self-contained page: a content security policy allows no network and only its own script and style. The same report
 * and the same run give the same bytes.
 * @throws if the build did not embed the script of the page
 */
export async function renderHtml(report: Report, { docs, patched, run }: PageOptions = {}): Promise<Iterable<string>> {
  if (SCRIPT === '' || STYLE === '')
    throw new Error('the script and the style of the page are missing: only the build embeds them')
  const { parts, shown } = payloadJson(report, docs)
  const found = findingSection(report, shown)
  const release = [releaseSection(report), await blockerSection(report.blockers)].filter(section => section !== undefined)
  // If there are no findings, what the release waits for comes first.
  const first = report.findings.length > 0 ? [found, ...release] : [...release, found]
  const seals = sealChangeSection(report)
  const sections = [...first, ...(seals === undefined ? [] : [seals]), probeSection(report), manifestSection(report)]
  const links = sections.map(
    ({ id, title, count }) => html`<li><a href="#${id}">${title} <span class="amount">${count}</span></a></li>\n`
  )
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${resultWords(report)} · Seal Gate</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${top(report, run, patched)}
<nav aria-label="Sections"><ul>
${links}</ul></nav>
<main>
${sections.map(({ markup }) => markup)}</main>
<footer>
<p>Made by Seal Gate ${report.version}. This page loads nothing from the network. report.json has the same content for programs.</p>
</footer>
${script(' type="application/json" id="data"', PLACE_OF_PAYLOAD)}
${script('', SCRIPT)}
</body>
</html>
`.text
  const place = page.lastIndexOf(PLACE_OF_PAYLOAD)
  if (place < 0 || place !== page.indexOf(PLACE_OF_PAYLOAD)) throw new Error('the page has more than one place for its findings')
  return pageWith(page.slice(0, place), parts(), page.slice(place + PLACE_OF_PAYLOAD.length))
}

/** No escaped text has it, and the style and the script of the page have none. */
const PLACE_OF_PAYLOAD = '\0'

function* pageWith(before: string, payload: Iterable<string>, after: string): Generator<string> {
  yield before
  yield* payload
  yield after
}

/** Not in a tagged template: the bundler splits a template that contains `</script>`. */
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
