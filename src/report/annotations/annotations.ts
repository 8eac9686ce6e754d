import type { Finding, Severity } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { pluralize } from '../counts.ts'
import { stepsFor } from '../findings/remedies.ts'
import { explain, headline, runHeadline } from '../findings/sentences.ts'
import { placesOf } from '../workspace-paths.ts'
import { type LandingOptions, landingsOf } from './annotation-target.ts'

export type Level = 'error' | 'warning' | 'notice'

export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Relative to the repository, `/`-separated. Absent when the place is not inside it. */
  readonly file?: string
  /** From 1. Absent when it is about no line; GitHub then takes the first. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

export interface AnnotationOptions extends LandingOptions {
  /** Most annotations a level. GitHub shows 10 a step: actions/runner ExecutionContext.cs `_maxCountPerIssueType`. */
  readonly limits?: Partial<Readonly<Record<Level, number>>>
  /** Where all findings are listed. */
  readonly where?: string
}

/** actions/runner cuts longer messages: ExecutionContext.cs `_maxIssueMessageLength`. In UTF-16 code units. */
const MESSAGE_LIMIT = 4096
/** However long a reason is, what to do about it must still be read. */
const HEADLINE_LIMIT = 2000
const GITHUB_LIMIT = 10
const LEVELS: readonly Level[] = ['error', 'warning', 'notice']
const LEVEL: Readonly<Record<Severity, Level>> = { fail: 'error', unverifiable: 'error', warning: 'warning', notice: 'notice' }

/** The findings as annotations of a step, worst first; the last of a level that overflows says how many more there are. */
export function annotations(report: Report, options: AnnotationOptions = {}): Annotation[] {
  const annotate = annotator(report, options)
  return LEVELS.flatMap(level => {
    const findings = report.findings.filter(({ severity }) => LEVEL[severity] === level)
    const limit = options.limits?.[level] ?? GITHUB_LIMIT
    const shown = findings.length > limit ? findings.slice(0, Math.max(limit - 1, 0)) : findings
    const rest = findings.length - shown.length
    const each = shown.map(annotate)
    return rest === 0 || limit < 1 ? each : [...each, overflow(report, level, rest, options.where)]
  })
}

/** One finding as an annotation: what happened and what to do in the first line of the message, then the particulars. */
export function annotator(report: Report, options: LandingOptions = {}): (finding: Finding) => Annotation {
  const places = placesOf(report, options.workspace)
  const landingOf = landingsOf(report, options)
  return finding => {
    const { file, line, column } = landingOf(finding) ?? {}
    const [first, ...more] = stepsFor(finding, places.sealedFile(finding))
    const lines = [
      firstLine(finding, first?.text ?? ''),
      ...(first?.run === undefined ? [] : [`  ${first.run}`]),
      ...more.flatMap(({ text, run }) => (run === undefined ? [text] : [text, `  ${run}`])),
      ...explain(finding)
    ]
    return {
      level: LEVEL[finding.severity],
      title: titleOf(finding),
      message: wholeLines(lines),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column })
    }
  }
}

function firstLine(finding: Finding, advice: string): string {
  const text = cut(headline(finding), HEADLINE_LIMIT)
  return `${text}${/[.…!?]$/.test(text) ? '' : '.'} ${advice}`.trim()
}

/** As many whole lines as GitHub keeps: half a command is worse than none. */
function wholeLines([first = '', ...more]: readonly string[]): string {
  let text = cut(first, MESSAGE_LIMIT)
  for (const line of more) {
    if (text.length + 1 + line.length > MESSAGE_LIMIT) break
    text += `\n${line}`
  }
  return text
}

/** No character is cut in two. */
function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function titleOf({ code, drift }: Finding): string {
  const causes = drift?.causes.map(cause => cause.code).join(' + ') ?? ''
  return `Seal Gate: ${code}${causes === '' ? '' : ` (${causes}${drift === undefined || drift.certainty === 'proved' ? '' : `, ${drift.certainty}`})`}`
}

function overflow(report: Report, level: Level, rest: number, where = 'the job summary and report.json'): Annotation {
  const title = `Seal Gate: ${pluralize(rest, 'more finding')}`
  const message = `${pluralize(rest, `more ${level}`)} not shown here: GitHub shows ${GITHUB_LIMIT} a step. ${where} list all. ${runHeadline(report)}`
  return { level, title, message: cut(message, MESSAGE_LIMIT) }
}
