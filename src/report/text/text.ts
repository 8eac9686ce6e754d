import { styleText } from 'node:util'
import type { Severity } from '../../model/finding.ts'
import type { ManifestReport, Report } from '../../model/report.ts'
import { pluralize, withThousands } from '../counts.ts'
import { escapeLog, quotePath } from '../escape.ts'
import type { Paint } from '../findings/text.ts'
import { releaseLines } from '../release-text.ts'
import { probesText, resultWords, runSentence, type Tone, toneOf } from '../run-sentences.ts'

export interface TextOptions {
  /** ANSI colours, for a terminal. */
  readonly colour?: boolean
  /** Most findings shown with their particulars; the rest are counted. */
  readonly limit?: number
}

const MAX_LISTED_FINDINGS = 100
const COLOUR = {
  fail: 'red',
  unverifiable: 'yellow',
  warning: 'yellow',
  notice: 'cyan',
  pass: 'green',
  held: 'yellow'
} as const satisfies Readonly<Record<Severity | Tone, string>>

/**
 * The report as lines for a terminal or the runner's log. The last line is the result: `PASS`, `FAIL` or `UNVERIFIABLE`,
 * followed by the decision where a packet was judged. The sentences of findings are loaded only for a report that has some.
 */
export async function renderText(
  report: Report,
  { colour = false, limit = MAX_LISTED_FINDINGS }: TextOptions = {}
): Promise<string> {
  // The caller looked at the stream: this text does not know where it goes.
  const paint: Paint = (text, name) => (colour ? styleText(COLOUR[name], text, { validateStream: false }) : text)
  const { lines, last } =
    report.findings.length === 0
      ? { lines: [], last: runSentence(report) }
      : (await import('../findings/text.ts')).findingsText(report, limit, paint)
  return [
    ...report.manifests.flatMap(manifestLines),
    '',
    ...lines,
    ...countLines(report),
    escapeLog(last),
    paint(resultWords(report), toneOf(report)),
    ''
  ].join('\n')
}

function manifestLines({ path, format, packet, sha256, seals, notices }: ManifestReport): string[] {
  const name = packet === undefined ? '' : `, packet ${quotePath(packet)}`
  const head = `${quotePath(path)}: ${pluralize(seals, 'seal')}, format ${format}${name}`
  return [
    escapeLog(head),
    ...(sha256 === undefined ? [] : [`  sha256 ${escapeLog(sha256)}`]),
    ...notices.map(notice => `  note: ${escapeLog(notice)}`)
  ]
}

function countLines(report: Report): string[] {
  const { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts
  const fates = { intact, drifted, missing, unverifiable, 'without a seal': unsealed }
  const named = Object.entries(fates).filter(([name, count]) => name === 'intact' || count > 0)
  return [
    `${withThousands(sealed)} sealed: ${named.map(([name, count]) => `${withThousands(count)} ${name}`).join(', ')}`,
    `self-test: ${probesText(report)}`,
    ...releaseLines(report).map(escapeLog)
  ]
}
