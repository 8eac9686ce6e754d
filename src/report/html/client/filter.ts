import type { Certainty, Finding, Layer, Severity } from '../../../model/finding.ts'
import { quotePath } from '../../escape.ts'
import { type FindingGroup, groupsOf } from '../../findings/groups.ts'

/** What the reader wants to see; an empty text or an absent choice is everything. */
export interface Filter {
  readonly text: string
  readonly cause?: string
  readonly layer?: Layer | 'unknown'
  readonly certainty?: Certainty | 'none'
  readonly severity?: Severity
}

export const EVERYTHING: Filter = { text: '' }

/** A finding and what it is searched by. */
export interface Entry {
  /** Its number in the report, from 1: the same report gives the same numbers. */
  readonly number: number
  readonly finding: Finding
  /** Findings with the same cause, layer and remedy, this one among them. */
  readonly group: FindingGroup
  readonly text: string
  readonly causes: readonly string[]
  readonly layer: Layer | 'unknown'
  /** `none` where the bytes did not drift. */
  readonly certainty: Certainty | 'none'
}

/**
 * The findings, group after group.
 * @param numbers of the findings in the report
 */
export function entriesOf(
  findings: readonly Finding[],
  numbers: readonly number[] = findings.map((_, index) => index + 1)
): readonly Entry[] {
  const numberOf = new Map(findings.map((finding, index) => [finding, numbers[index] ?? 0]))
  return groupsOf(findings).flatMap(group =>
    group.findings.map(finding => ({
      number: numberOf.get(finding) ?? 0,
      finding,
      group,
      text: searchText(finding.path ?? finding.manifest ?? ''),
      causes: causesOf(finding),
      layer: finding.git?.layer ?? 'unknown',
      certainty: finding.drift?.certainty ?? 'none'
    }))
  )
}

/** The cause of a drift that no cause explains, in the filter. */
export const UNEXPLAINED = 'unexplained'

/** The path as it is, and as it is shown where that differs; in one Unicode form, whatever the reader's keyboard gives. */
function searchText(path: string): string {
  const shown = quotePath(path)
  return (shown.slice(1, -1) === path ? path : `${path}\n${shown}`).normalize('NFC').toLowerCase()
}

/** The causes of a drift, else the code. */
function causesOf({ code, drift }: Finding): readonly string[] {
  const causes = drift?.causes.map(cause => cause.code) ?? []
  return causes.length > 0 ? causes : [drift?.certainty === 'unexplained' ? UNEXPLAINED : code]
}

export function matching(entries: readonly Entry[], { text, cause, layer, certainty, severity }: Filter): readonly Entry[] {
  const wanted = text.normalize('NFC').toLowerCase()
  return entries.filter(
    entry =>
      (wanted === '' || entry.text.includes(wanted)) &&
      (cause === undefined || entry.causes.includes(cause)) &&
      (layer === undefined || entry.layer === layer) &&
      (certainty === undefined || entry.certainty === certainty) &&
      (severity === undefined || entry.finding.severity === severity)
  )
}

/** How many entries have each value, the commonest first. */
export function tally(
  entries: readonly Entry[],
  valuesOf: (entry: Entry) => readonly string[]
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const entry of entries) for (const value of new Set(valuesOf(entry))) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
