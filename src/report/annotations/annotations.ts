import type { Finding, Severity } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { pluralize } from '../counts.ts'
import { folderOf } from '../findings/attribute-patterns.ts'
import { stepsForGroup } from '../findings/group-remedies.ts'
import { groupHeadline, runAndWorstGroup } from '../findings/group-sentences.ts'
import { type FindingGroup, groupsOf } from '../findings/groups.ts'
import { type Step, stepsFor } from '../findings/remedies.ts'
import { explain, headline } from '../findings/sentences.ts'
import { placesOf } from '../workspace-paths.ts'
import { type LandingOptions, landingsOf } from './annotation-target.ts'

export type Level = 'error' | 'warning' | 'notice'

export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Relative to the repository, `/`-separated. Absent when the place is not inside it. */
  readonly file?: string
  /** From 1. Absent when it is not about a line; GitHub then uses the first. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

interface AnnotationOptions extends LandingOptions {
  /** Most annotations per level. GitHub shows 10 per step: actions/runner ExecutionContext.cs `_maxCountPerIssueType`. */
  readonly limits?: Partial<Readonly<Record<Level, number>>>
  /** Where all findings are listed. */
  readonly where?: string
}

/** actions/runner cuts longer messages: ExecutionContext.cs `_maxIssueMessageLength`. In UTF-16 code units. */
const MESSAGE_LIMIT = 4096
/** However long a reason is, what to do about it must still be shown. */
const HEADLINE_LIMIT = 2000
const GITHUB_LIMIT = 10
const LEVELS: readonly Level[] = ['error', 'warning', 'notice']
const LEVEL: Readonly<Record<Severity, Level>> = { fail: 'error', unverifiable: 'error', warning: 'warning', notice: 'notice' }

/**
 * The findings as annotations of a step, worst first: one per group, then one for each further folder of a group, then single files. If
 * there are more groups and folders than annotations, the last one states how many findings are left.
 */
export function annotations(report: Report, options: AnnotationOptions = {}): Annotation[] {
  const annotate = annotator(report, options)
  const annotateGroup = groupAnnotator(report, options, annotate)
  const groups = groupsOf(report.findings)
  return LEVELS.flatMap(level => {
    const folders = groups.filter(({ first }) => LEVEL[first.severity] === level).map(byFolder)
    const wanted = [...folders.flatMap(([first]) => first ?? []), ...folders.flatMap(([, ...rest]) => rest)]
    const limit = options.limits?.[level] ?? GITHUB_LIMIT
    const shown = wanted.length > limit ? wanted.slice(0, Math.max(limit - 1, 0)) : wanted
    const each = shown.map(annotateGroup)
    const rest = wanted.slice(shown.length).reduce((sum, { findings }) => sum + findings.length, 0)
    if (rest > 0) return limit < 1 ? each : [...each, overflow(report, level, rest, options.where)]
    return [...each, ...othersOf(shown, limit - each.length).map(annotate)]
  })
}

/** Files of one group in one folder. */
interface GroupInFolder extends FindingGroup {
  readonly whole: FindingGroup
}

function byFolder(whole: FindingGroup): GroupInFolder[] {
  const folders = new Map<string, Finding[]>()
  for (const finding of whole.findings) {
    const folder = folderOf(finding.path ?? '')
    const findings = folders.get(folder)
    if (findings === undefined) folders.set(folder, [finding])
    else findings.push(finding)
  }
  return [...folders.values()].flatMap(findings => findings.slice(0, 1).map(first => ({ first, findings, whole })))
}

/** The further files of the groups: the first file of each has the annotation of its group. */
function othersOf(groups: readonly GroupInFolder[], most: number): readonly Finding[] {
  const others: Finding[] = []
  for (const { findings } of groups) {
    if (others.length >= most) break
    others.push(...findings.slice(1, 1 + most - others.length))
  }
  return others
}

/** The files of a group in one folder as an annotation of the first of them. */
function groupAnnotator(
  report: Report,
  options: LandingOptions,
  annotate: (finding: Finding) => Annotation
): (group: GroupInFolder) => Annotation {
  const places = placesOf(report, options.workspace)
  return group => {
    const { whole, first, findings } = group
    const single = annotate(first)
    if (whole.findings.length === 1) return single
    const text = cut(groupHeadline(group), HEADLINE_LIMIT)
    const others = whole.findings.length - findings.length
    const more = others === 0 ? [] : [`The same in other folders: ${pluralize(others, 'file')}.`]
    const [step, ...steps] = stepsForGroup(whole, places.sealedFile)
    return {
      ...single,
      title: `${single.title}, ${pluralize(findings.length, 'file')}`,
      message: wholeLines([sentence(text, step), ...stepLines(step, steps), ...more, headline(first), ...explain(first)])
    }
  }
}

/** One finding as an annotation: what happened and what to do in the first line of the message, then the particulars. */
export function annotator(report: Report, options: LandingOptions = {}): (finding: Finding) => Annotation {
  const places = placesOf(report, options.workspace)
  const landingOf = landingsOf(report, options)
  return finding => {
    const { file, line, column } = landingOf(finding) ?? {}
    const [first, ...more] = stepsFor(finding, places.sealedFile(finding))
    const text = cut(headline(finding), HEADLINE_LIMIT)
    return {
      level: LEVEL[finding.severity],
      title: titleOf(finding),
      message: wholeLines([sentence(text, first), ...stepLines(first, more), ...explain(finding)]),
      ...(file !== undefined && { file }),
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column })
    }
  }
}

function stepLines(first: Step | undefined, more: readonly Step[]): readonly string[] {
  return [
    ...(first?.run === undefined ? [] : [`  ${first.run}`]),
    ...more.flatMap(({ text, run }) => (run === undefined ? [text] : [text, `  ${run}`]))
  ]
}

function sentence(text: string, step: Step | undefined): string {
  return `${text}${/[.…!?]$/.test(text) ? '' : '.'} ${step?.text ?? ''}`.trim()
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

/** Never cuts a character in two. */
function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

function titleOf({ code, drift }: Finding): string {
  const causes = drift?.causes.map(cause => cause.code).join(' + ') ?? ''
  return `Seal Gate: ${code}${causes === '' ? '' : ` (${causes}${drift === undefined || drift.certainty === 'proved' ? '' : `, ${drift.certainty}`})`}`
}

function overflow(report: Report, level: Level, rest: number, where = 'the job summary and report.json'): Annotation {
  const title = `Seal Gate: ${pluralize(rest, 'more finding')}`
  const message = `${pluralize(rest, `more ${level}`)} not shown here: GitHub shows ${GITHUB_LIMIT} a step. ${where} list all. ${runAndWorstGroup(report)}`
  return { level, title, message: cut(message, MESSAGE_LIMIT) }
}
