import { styleText } from 'node:util'
import type { Severity } from '../../model/finding.ts'
import type { ManifestReport, Report } from '../../model/report.ts'
import { pluralize, withThousands } from '../counts.ts'
import { escapeLog, quotePath } from '../escape.ts'
import type { Paint } from '../findings/text.ts'
import { releaseLines } from '../release-text.ts'
import { configLines, probesText, resultWords, runSentence, type Tone, toneOf } from '../run-sentences.ts'

interface TextOptions {
  /** ANSI colours, for a terminal. */
  readonly colour?: boolean
  /** Every finding with all its details. Without it, at most two screens of findings, however many there are. */
  readonly all?: boolean
  /** Where everything is that is left out: `--all lists`. */
  readonly rest?: string
}

/** Two screens. */
const MAX_LINES = 60
/** For findings, however much there is to report about manifests and the release. */
const MIN_LINES = 30
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
  { colour = false, all = false, rest = 'report.json lists' }: TextOptions = {}
): Promise<string> {
  // The caller looked at the stream: this text does not know where it goes.
  const paint: Paint = (text, name) => (colour ? styleText(COLOUR[name], text, { validateStream: false }) : text)
  const before = [...configLines(report).map(escapeLog), ...report.manifests.flatMap(manifestLines), '']
  const after = countLines(report)
  // Two lines are the result.
  const room = all ? Number.POSITIVE_INFINITY : Math.max(MAX_LINES - before.length - after.length - 2, MIN_LINES)
  const { lines, last } =
    report.findings.length === 0
      ? { lines: [], last: runSentence(report) }
      : (await import('../findings/text.ts')).findingsText(report, { room, rest, paint })
  return [...before, ...lines, ...after, escapeLog(last), paint(resultWords(report), toneOf(report)), ''].join('\n')
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
