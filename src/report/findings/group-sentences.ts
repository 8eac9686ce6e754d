import { rowOf } from '../../model/codes.ts'
import type { Cause, ComparedDrift, Drift, Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { pluralize, withThousands } from '../counts.ts'
import { quotePath, showInvisible, showLookAlikes } from '../escape.ts'
import { runSentence } from '../run-sentences.ts'
import { folderOf } from './attribute-patterns.ts'
import { causeText, certaintyText, driftText, hasEdits } from './drift-sentences.ts'
import { type FindingGroup, groupsOf } from './groups.ts'
import { headline, layerText } from './sentences.ts'

// Sentences about several files. Particulars that differ between them are left out, or counted.

/** One line: how many files, where, what, why, and how sure the why is. Of a single finding, its own headline. */
export function groupHeadline(group: FindingGroup): string {
  return group.findings.length === 1 ? headline(group.first) : `${filesText(group)} ${groupPredicate(group)}`
}

/** What is the matter with several files, without their number: `have changed (different size): …`. */
export function groupPredicate(group: FindingGroup): string {
  const { first, findings } = group
  const { many, sentence } = rowOf(first.code)
  const why = groupDriftText(group)
  const reason = common(findings, one => one.reason)
  const parts = [
    many ?? sentence,
    first.drift === undefined || why === undefined ? undefined : `${why} (${certaintyText(first.drift)})`,
    groupLayerText(group),
    reason === undefined ? undefined : showLookAlikes(showInvisible(ofSeveral(reason)))
  ]
  return parts.filter(part => part !== undefined).join(': ')
}

/** A reason that is the same for each of several files. */
function ofSeveral(reason: string): string {
  return reason
    .replace(/^it is /, 'they are ')
    .replace(/^it has /, 'they have ')
    .replace(/ in its place/, ' in their place')
}

/** `200 files in "docs"`, `12 files in 3 folders`, `2 files`. */
export function filesText({ findings }: FindingGroup): string {
  const folders = new Set(findings.map(({ path = '' }) => folderOf(path)))
  const [folder = ''] = folders
  const where = folders.size > 1 ? ` in ${withThousands(folders.size)} folders` : folder === '' ? '' : ` in ${quotePath(folder)}`
  return `${pluralize(findings.length, 'file')}${where}`
}

/** What happened to the bytes of all files: `277 edits`, `LF line endings became CRLF`. Undefined where no bytes drifted. */
export function groupDriftText({ first: { drift }, findings }: FindingGroup): string | undefined {
  if (drift === undefined) return undefined
  if (findings.length === 1) return driftText(drift)
  const causes = drift.causes.map((cause, at): Cause => {
    const detail = common(findings, one => one.drift?.causes[at]?.detail)
    return { code: cause.code, ...(detail !== undefined && { detail }) }
  })
  if (drift.certainty !== 'compared' || !hasEdits(drift)) return causeText(causes)
  const edits = findings.map(one => one.drift).filter(isCompared)
  const count = edits.reduce((sum, one) => sum + one.edits.count, 0)
  const others = causes.filter(({ code }) => code !== 'content-changed')
  const atLeast = edits.some(one => one.edits.atLeast) ? 'at least ' : ''
  return `${atLeast}${pluralize(count, 'edit')}${others.length === 0 ? '' : `; besides, ${causeText(others)}`}`
}

function isCompared(drift: Drift | undefined): drift is ComparedDrift {
  return drift?.certainty === 'compared'
}

/** Where the drift entered; the commit or the settings only where they are the same for all files. */
export function groupLayerText({ first, findings }: FindingGroup): string | undefined {
  const { code, git } = first
  if (git === undefined || findings.length === 1) return layerText(first)
  const { commit: _commit, because: _because, ...rest } = git
  const commit = common(findings, one => one.git?.commit)
  const because = common(findings, one => one.git?.because)
  const shared = { ...rest, ...(commit !== undefined && { commit }), ...(because !== undefined && { because }) }
  return layerText({ code, git: shared }, true)
}

/** The value that all findings have; undefined if two differ. */
function common<T>([first, ...rest]: readonly Finding[], partOf: (finding: Finding) => T | undefined): T | undefined {
  const value = first === undefined ? undefined : partOf(first)
  const text = JSON.stringify(value)
  return value !== undefined && rest.every(one => JSON.stringify(partOf(one)) === text) ? value : undefined
}

/** One file of a group, and what it adds to the sentence of the group: its edits, its place, its own reason; empty if that is nothing. */
interface Member {
  readonly finding: Finding
  readonly text: string
}

/** The first files of a group. */
export function membersOf({ findings }: FindingGroup, most = findings.length): readonly Member[] {
  const isShared = common(findings, one => one.reason ?? one.drift?.causes.map(({ detail }) => detail)) !== undefined
  return findings.slice(0, most).map(finding => ({ finding, text: memberText(finding, isShared) }))
}

function memberText({ drift, reason }: Finding, isShared: boolean): string {
  if (drift === undefined) return reason === undefined || isShared ? '' : showLookAlikes(showInvisible(reason))
  if (drift.certainty === 'compared' && hasEdits(drift)) return driftText(drift)
  const [place] = drift.locations
  if (place !== undefined) return `line ${withThousands(place.line)}, column ${withThousands(place.column)}`
  return isShared ? '' : showInvisible(drift.causes.flatMap(({ detail }) => detail ?? []).join(', '))
}

/** What limits the statements about a group, one line each. */
export function groupFacts({ first, findings }: FindingGroup): readonly string[] {
  const { manifest } = first
  const stopped = findings.filter(({ drift }) => drift?.limit !== undefined).length
  return [
    ...(manifest === undefined ? [] : [`sealed by ${quotePath(manifest)}`]),
    ...(stopped === 0 ? [] : [`not searched to the end: ${withThousands(stopped)} of ${withThousands(findings.length)} files`])
  ]
}

/** The whole run in one sentence, with its worst group of findings. */
export function runAndWorstGroup(report: Report): string {
  const worst = groupsOf(report.findings.filter(({ severity }) => severity === report.verdict))[0]
  if (worst === undefined) return runSentence(report)
  const text = groupHeadline(worst)
  return `${runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
