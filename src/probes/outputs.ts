import type { Report } from '../model/report.ts'
import type { Token } from '../release/token-search.ts'
import { tokenHits } from '../release/tokens.ts'
import { annotations } from '../report/annotations/annotations.ts'
import { bundleFiles } from '../report/bundle.ts'
import { SCRIPT } from '../report/html/assets.ts'
import { renderJunit } from '../report/junit/junit.ts'
import { renderSarif } from '../report/sarif/sarif.ts'
import { renderSummary } from '../report/summary/summary.ts'
import { renderText } from '../report/text/text.ts'

/** Everything that a run shows or writes, by name. The page is there only in a build, which gives it its script. */
export async function renderings(report: Report): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['text', renderText(report)],
    ['annotations', JSON.stringify(annotations(report))],
    ['summary', renderSummary(report)],
    ...bundleFiles(report).map(({ name, text }) => [name, text] as const),
    ['results.sarif', renderSarif(report)],
    ['junit.xml', renderJunit(report)],
    ...(SCRIPT === '' ? [] : [['report.html', await page(report)] as const])
  ])
}

async function page(report: Report): Promise<string> {
  const { renderHtml } = await import('../report/html/document.ts')
  return renderHtml(report)
}

/** The outputs that hold a word which no output may hold, each with the name of the rule; never the word itself. */
export async function leaks(report: Report, words: readonly Token[]): Promise<string[]> {
  return [...(await renderings(report))].flatMap(([name, text]) => tokenHits(text, words).map(({ rule }) => `${rule} in ${name}`))
}
