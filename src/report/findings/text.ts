import type { Finding, Severity } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { pluralize } from '../counts.ts'
import { escapeLog, unchanged } from '../escape.ts'
import type { Tone } from '../run-sentences.ts'
import { type Places, placesOf } from '../workspace-paths.ts'
import { differenceLines } from './differences.ts'
import { stepsFor } from './remedies.ts'
import { docsUrl, explain, headline, runHeadline } from './sentences.ts'

/** Colours a word for a terminal, or leaves it. */
export type Paint = (text: string, colour: Severity | Tone) => string

/** Findings that show their differences here, and lines of each: a log is no diff viewer. */
const MAX_WITH_DIFFERENCES = 5
const MAX_DIFFERENCE_LINES = 12
const LABEL: Readonly<Record<Severity, string>> = { fail: 'FAIL', unverifiable: 'UNSURE', warning: 'warning', notice: 'notice' }

/** The findings of a report as lines for a terminal, and the run in one sentence with the worst of them. */
export function findingsText(
  report: Report,
  limit: number,
  paint: Paint
): { readonly lines: readonly string[]; readonly last: string } {
  const places = placesOf(report)
  const listed = report.findings.slice(0, limit)
  const withDifferences = new Set(listed.filter(({ drift }) => drift?.hunks !== undefined).slice(0, MAX_WITH_DIFFERENCES))
  const rest = report.findings.length - listed.length
  const lines = [
    ...listed.flatMap(finding => [...findingLines(finding, places, paint, withDifferences.has(finding)), '']),
    ...(rest === 0 ? [] : [`… and ${pluralize(rest, 'more finding')}; report.json (--json) lists all.`, ''])
  ]
  return { lines, last: runHeadline(report) }
}

function findingLines(finding: Finding, places: Places, paint: Paint, withDifferences: boolean): string[] {
  const { severity } = finding
  const steps = stepsFor(finding, places.sealedFile(finding))
  return [
    `${paint(LABEL[severity], severity)}  ${escapeLog(headline(finding))}`,
    ...explain(finding).map(line => `  ${escapeLog(line)}`),
    ...(withDifferences ? differencesOf(finding) : []),
    ...steps.flatMap(({ text, run }) => [`  → ${text}`, ...commandLines(run)]),
    `  see ${docsUrl(finding)}`
  ]
}

/** By line where both are text, else by byte. */
function differencesOf({ drift }: Finding): string[] {
  const [first] = drift?.hunks ?? []
  return first === undefined ? [] : differenceLines(first, MAX_DIFFERENCE_LINES).map(line => `    ${escapeLog(line)}`)
}

function commandLines(run: string | undefined): string[] {
  const command = unchanged(run, escapeLog)
  return command === undefined ? [] : [`      ${command}`]
}
