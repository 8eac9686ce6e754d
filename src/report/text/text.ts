import { styleText } from 'node:util'
import type { Finding, Severity } from '../../model/finding.ts'
import type { ManifestReport, Report } from '../../model/report.ts'
import { differenceLines } from '../differences.ts'
import { escapeLog, quotePath, unchanged } from '../escape.ts'
import { releaseLines } from '../release-text.ts'
import { stepsFor } from '../remedies.ts'
import { counted, decisionMeaning, docsUrl, explain, grouped, headline, probesText, runHeadline } from '../sentences.ts'
import { type Places, placesOf } from '../workspace-paths.ts'

export interface TextOptions {
  /** ANSI colours, for a terminal. */
  readonly colour?: boolean
  /** Most findings shown with their particulars; the rest are counted. */
  readonly limit?: number
}

const SHOWN_FINDINGS = 100
/** Findings that show their differences here, and lines of each: a log is no diff viewer. */
const WITH_DIFFERENCES = 5
const DIFFERENCE_LINES = 12
const LABEL: Readonly<Record<Severity, string>> = { fail: 'FAIL', unverifiable: 'UNSURE', warning: 'warning', notice: 'notice' }
const COLOUR = {
  fail: 'red',
  unverifiable: 'yellow',
  warning: 'yellow',
  notice: 'cyan',
  pass: 'green'
} as const satisfies Readonly<Record<Severity | 'pass', string>>

type Paint = (text: string, colour: keyof typeof COLOUR) => string

/** The report as lines for a terminal or the runner's log. The last line is `PASS`, `FAIL` or `UNVERIFIABLE`, and nothing else. */
export function renderText(report: Report, { colour = false, limit = SHOWN_FINDINGS }: TextOptions = {}): string {
  // The caller looked at the stream: this text does not know where it goes.
  const paint: Paint = (text, name) => (colour ? styleText(COLOUR[name], text, { validateStream: false }) : text)
  const places = placesOf(report)
  const shown = report.findings.slice(0, limit)
  const withDifferences = new Set(shown.filter(({ drift }) => drift?.hunks !== undefined).slice(0, WITH_DIFFERENCES))
  const rest = report.findings.length - shown.length
  return [
    ...report.manifests.flatMap(manifestLines),
    '',
    ...shown.flatMap(finding => [...findingLines(finding, places, paint, withDifferences.has(finding)), '']),
    ...(rest === 0 ? [] : [`… and ${counted(rest, 'more finding')}; report.json (--json) lists all.`, '']),
    ...countLines(report),
    escapeLog(runHeadline(report)),
    paint(report.verdict.toUpperCase(), report.verdict),
    ''
  ].join('\n')
}

function manifestLines({ path, format, packet, sha256, seals, notices }: ManifestReport): string[] {
  const name = packet === undefined ? '' : `, packet ${quotePath(packet)}`
  const head = `${quotePath(path)}: ${counted(seals, 'seal')}, format ${format}${name}`
  return [
    escapeLog(head),
    ...(sha256 === undefined ? [] : [`  sha256 ${escapeLog(sha256)}`]),
    ...notices.map(notice => `  note: ${escapeLog(notice)}`)
  ]
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
  return first === undefined ? [] : differenceLines(first, DIFFERENCE_LINES).map(line => `    ${escapeLog(line)}`)
}

function commandLines(run: string | undefined): string[] {
  const command = unchanged(run, escapeLog)
  return command === undefined ? [] : [`      ${command}`]
}

function countLines(report: Report): string[] {
  const { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts
  const fates = { intact, drifted, missing, unverifiable, 'without a seal': unsealed }
  const named = Object.entries(fates).filter(([name, count]) => name === 'intact' || count > 0)
  const release = releaseLines(report)
  return [
    `${grouped(sealed)} sealed: ${named.map(([name, count]) => `${grouped(count)} ${name}`).join(', ')}`,
    `self-test: ${probesText(report)}`,
    ...(release.length > 0 ? release.map(escapeLog) : [`${report.decision}: ${decisionMeaning(report)}`])
  ]
}
