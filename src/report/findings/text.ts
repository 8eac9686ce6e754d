import type { Finding, Severity } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { pluralize } from '../counts.ts'
import { escapeLog, quotePath, unchanged } from '../escape.ts'
import type { Tone } from '../run-sentences.ts'
import { type Places, placesOf } from '../workspace-paths.ts'
import { differenceLines } from './differences.ts'
import { stepsForGroup } from './group-remedies.ts'
import { groupFacts, groupHeadline, membersOf, runAndWorstGroup } from './group-sentences.ts'
import { type FindingGroup, groupsOf } from './groups.ts'
import { docsAddress, explain } from './sentences.ts'

/** Colours a word for a terminal, or leaves it. */
export type Paint = (text: string, colour: Severity | Tone) => string

interface FindingsTextOptions {
  /** Most lines; Infinity for every finding with all its details. */
  readonly room: number
  /** Where everything is that is left out: `--all lists`. */
  readonly rest: string
  readonly paint: Paint
}

/** Findings that show their differences here, and lines of each: a log is no diff viewer. */
const MAX_WITH_DIFFERENCES = 5
const MAX_DIFFERENCE_LINES = 12
/** Files of a group that are named; the others are counted. */
const MAX_NAMED_FILES = 5
/** Groups that get at least one line before an earlier one gets its details. */
const MAX_HEADLINES = 10
/** A line between two findings, and those that state what is left out. */
const CLOSING_LINES = 3
const LABEL: Readonly<Record<Severity, string>> = { fail: 'FAIL', unverifiable: 'UNSURE', warning: 'warning', notice: 'notice' }

/** The findings of a report as lines for a terminal, and the run in one sentence with the worst of them. */
export function findingsText(
  report: Report,
  options: FindingsTextOptions
): { readonly lines: readonly string[]; readonly last: string } {
  const places = placesOf(report)
  const groups = groupsOf(report.findings)
  const lines: string[] = []
  let differences = MAX_WITH_DIFFERENCES
  let listed = 0
  let isShortened = false
  for (const [index, group] of groups.entries()) {
    const reserve = Math.min(groups.length - index - 1, MAX_HEADLINES) + CLOSING_LINES
    const room = options.room - lines.length - reserve
    const variants = variantsOf(group, places, options, differences)
    const fitting = variants.findIndex(one => one.length < room)
    const block = variants[fitting]
    if (block === undefined) break
    if (group.first.drift?.hunks !== undefined) differences--
    if (fitting > 0) isShortened = true
    lines.push(...block, ...(block.length > 1 ? [''] : []))
    listed += group.findings.length
  }
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('')
  const left = report.findings.length - listed
  if (left > 0) lines.push(`… and ${pluralize(left, 'more finding')}; ${options.rest} all.`, '')
  else if (isShortened) lines.push(`Not every detail is shown here; ${options.rest} all.`, '')
  return { lines, last: runAndWorstGroup(report) }
}

/** A group with all its particulars, with fewer, and with its headline alone. */
function variantsOf(
  group: FindingGroup,
  places: Places,
  { room, rest, paint }: FindingsTextOptions,
  differences: number
): readonly (readonly string[])[] {
  const { severity } = group.first
  const head = `${paint(LABEL[severity], severity)}  ${escapeLog(groupHeadline(group))}`
  const steps = stepsForGroup(group, places.sealedFile).flatMap(({ text, run }) => [`  → ${text}`, ...commandLines(run)])
  const end = [...steps, `  see ${docsAddress(group.first)}`]
  const all = room === Number.POSITIVE_INFINITY
  if (group.findings.length > 1) {
    const named = (most: number): string[] => [...memberLines(group, most, rest, all), ...end]
    const facts = groupFacts(group).map(line => `  ${escapeLog(line)}`)
    return [[head, ...facts, ...named(all ? group.findings.length : MAX_NAMED_FILES)], [head, ...named(1)], [head]]
  }
  const explained = explain(group.first).map(line => `  ${escapeLog(line)}`)
  const differing = differences > 0 ? [[head, ...explained, ...differencesOf(group.first), ...end]] : []
  return [...differing, [head, ...explained, ...end], [head, ...end], [head]]
}

function memberLines(group: FindingGroup, most: number, rest: string, all: boolean): string[] {
  const members = membersOf(group, most)
  const left = group.findings.length - members.length
  return [
    ...members.flatMap(({ finding, text }, index) => [
      `  ${escapeLog(`${quotePath(finding.path ?? '')}${text === '' ? '' : `: ${text}`}`)}`,
      ...(all ? explain(finding).map(line => `    ${escapeLog(line)}`) : []),
      ...(all && index < MAX_WITH_DIFFERENCES ? differencesOf(finding) : [])
    ]),
    ...(left === 0 ? [] : [`  … and ${pluralize(left, 'more', 'more')}; ${rest} them`])
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
