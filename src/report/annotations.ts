import type { Finding, Severity } from '../seal/finding.ts'
import { counted, explain, headline, remedy, runHeadline } from './message.ts'
import { type Places, placesOf } from './place.ts'
import type { Report } from './report.ts'

export type Level = 'error' | 'warning' | 'notice'

export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Relative to the workspace, `/`-separated. Absent when the place is not inside it. */
  readonly file?: string
  /** From 1. */
  readonly line?: number
  /** From 1. */
  readonly column?: number
}

export interface AnnotationOptions {
  /** Absolute path of the workspace, `/`-separated, when roots may be absolute. */
  readonly workspace?: string
  /** Most annotations a level. GitHub shows 10 a step: actions/runner ExecutionContext.cs `_maxCountPerIssueType`. */
  readonly limits?: Partial<Readonly<Record<Level, number>>>
  /** Where all findings are listed. */
  readonly where?: string
}

/** actions/runner cuts longer messages: ExecutionContext.cs `_maxIssueMessageLength`. */
const MESSAGE_LIMIT = 4096
const GITHUB_LIMIT = 10
const LEVEL: Readonly<Record<Severity, Level>> = { fail: 'error', unverifiable: 'error', warning: 'warning', notice: 'notice' }

/** The findings as annotations, worst first; the last of a level that overflows says how many more there are. */
export function annotations(report: Report, options: AnnotationOptions = {}): Annotation[] {
  const places = placesOf(report, options.workspace)
  const levels: readonly Level[] = ['error', 'warning', 'notice']
  return levels.flatMap(level => {
    const findings = report.findings.filter(({ severity }) => LEVEL[severity] === level)
    const limit = options.limits?.[level] ?? GITHUB_LIMIT
    const shown = findings.length > limit ? findings.slice(0, Math.max(limit - 1, 0)) : findings
    const rest = findings.length - shown.length
    const each = shown.map(finding => annotation(finding, level, places))
    return rest === 0 || limit < 1 ? each : [...each, overflow(report, level, rest, options.where)]
  })
}

function annotation(finding: Finding, level: Level, places: Places): Annotation {
  const steps = remedy(finding, places.sealedFile(finding)).flatMap(({ say, run }) =>
    run === undefined ? [say] : [say, `  ${run}`]
  )
  const message = [headline(finding), ...explain(finding), ...steps].join('\n').slice(0, MESSAGE_LIMIT)
  return { level, title: titleOf(finding), message, ...placeOf(finding, places) }
}

function titleOf({ code, drift }: Finding): string {
  const causes = drift?.causes.map(cause => cause.code).join(' + ') ?? ''
  return `Seal Gate: ${code}${causes === '' ? '' : ` (${causes}${drift?.proof === undefined ? ', hint' : ''})`}`
}

/** A file that is there is marked itself; one that is not there, and every flaw of a manifest, on the line that seals it. */
function placeOf(finding: Finding, places: Places): Partial<Annotation> {
  const { code, line, drift } = finding
  const absent = code === 'missing' || code === 'moved' || code === 'case-renamed' || code.startsWith('manifest-')
  const file = absent ? undefined : places.sealedFile(finding)
  if (file !== undefined) {
    const [first] = drift?.locations ?? []
    return { file, line: first?.line ?? 1, ...(first !== undefined && { column: first.column }) }
  }
  const manifest = places.manifestFile(finding)
  return manifest === undefined ? {} : { file: manifest, line: line ?? 1 }
}

function overflow(report: Report, level: Level, rest: number, where = 'the job summary and report.json'): Annotation {
  const title = `Seal Gate: ${counted(rest, 'more finding')}`
  const message = `${counted(rest, `more ${level}`)} not shown here: GitHub shows ${GITHUB_LIMIT} a step. ${where} list all. ${runHeadline(report)}`
  return { level, title, message: message.slice(0, MESSAGE_LIMIT) }
}
