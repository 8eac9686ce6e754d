import { rowOf } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import { hasEdits } from './drift-sentences.ts'
import { remediesOf } from './remedies.ts'

/** Findings with one cause, one certainty, one layer and one remedy, of one manifest. */
export interface FindingGroup {
  readonly first: Finding
  /** In the order of the report; at least one. */
  readonly findings: readonly Finding[]
}

/** Up to this many edited files are shown one by one, each with its differences: the edits of one file say nothing about another. */
const MAX_EDITS_APART = 3
const SEVERITIES = ['fail', 'unverifiable', 'warning', 'notice'] as const

/**
 * The findings in groups: worst severity first, then what concerns the whole run, then edited and unexplained files, then the others in the
 * order of the report. The work is linear in the number of findings.
 */
export function groupsOf(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>()
  for (const [index, finding] of findings.entries()) {
    const key = keyOf(finding, index)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  const ranked = SEVERITIES.flatMap(() => [[], [], []] as FindingGroup[][])
  for (const [first, ...rest] of groups.values()) {
    if (first === undefined) continue
    const group = { first, findings: [first, ...rest] }
    const isApart = isWorthReading(group) && group.findings.length <= MAX_EDITS_APART
    ranked[rankOf(first)]?.push(...(isApart ? group.findings.map(one => ({ first: one, findings: [one] })) : [group]))
  }
  return ranked.flat()
}

/** All findings, group after group. */
export function inGroupOrder(findings: readonly Finding[]): readonly Finding[] {
  return groupsOf(findings).flatMap(group => group.findings)
}

/** A code without a sentence for several files is about one thing: such a finding is always its own group. */
function keyOf(finding: Finding, index: number): string {
  const { severity, manifest, code, drift, git } = finding
  if (rowOf(code).many === undefined) return String(index)
  return JSON.stringify([
    severity,
    manifest,
    code,
    drift?.certainty,
    drift?.causes.map(cause => cause.code),
    drift?.certainty === 'compared' ? [drift.original, hasEdits(drift)] : [],
    git?.layer,
    git?.by,
    remediesOf(finding).map(({ text }) => text)
  ])
}

/** Place in the list of ranks, three per severity. */
function rankOf({ severity, code, line, drift }: Finding): number {
  const { about } = rowOf(code)
  const isOfRun = about === 'run' || (about === 'manifest' && line === undefined)
  return 3 * SEVERITIES.indexOf(severity) + (isOfRun ? 0 : isEdited(drift) || drift?.certainty === 'unexplained' ? 1 : 2)
}

function isEdited(drift: Finding['drift']): boolean {
  return drift?.certainty === 'compared' && hasEdits(drift)
}

/** True if a reader wants to see each file of the group, not only how many there are: no cause explains all of what changed. */
export function isWorthReading({ first: { drift } }: FindingGroup): boolean {
  return isEdited(drift) || drift?.certainty === 'unexplained' || drift?.certainty === 'hint'
}
