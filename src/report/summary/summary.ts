import { rowOf } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { withThousands } from '../counts.ts'
import { codePath, codeSpan, escapeHtml, escapeMarkdown, quotePath, showInvisible, unchanged } from '../escape.ts'
import { differenceLines } from '../findings/differences.ts'
import { stepsForGroup } from '../findings/group-remedies.ts'
import { filesText, groupDriftText, groupFacts, groupLayerText, groupPredicate, membersOf } from '../findings/group-sentences.ts'
import { type FindingGroup, groupsOf, isWorthReading } from '../findings/groups.ts'
import { type Step, stepsFor } from '../findings/remedies.ts'
import {
  causeText,
  certaintyText,
  docsUrl,
  driftNames,
  driftText,
  explainWithLayer,
  PROVED_MEANS,
  predicate,
  whatText
} from '../findings/sentences.ts'
import { releaseLines } from '../release-text.ts'
import { configLines, nextStep, patchText, probesText, resultWords, runSentence, type Tone, toneOf } from '../run-sentences.ts'
import { isSealChange, sealChangeSection } from '../seal-changes.ts'
import { fit, leftOut, rendered, row, type Section, tableHead } from '../truncate-sections.ts'
import { type Places, placesOf } from '../workspace-paths.ts'
import { blockerSection, drawingSection, manifestSection, probeSection } from './sections.ts'

export interface SummaryOptions {
  /**
   * Most bytes of UTF-8. Over 1,048,576 the runner drops the whole summary of the step: actions/runner FileCommandManager.cs
   * `AttachmentSizeLimit`.
   */
  readonly limit?: number
  /** URL that `docs/…` is relative to, ending in `/`. Without it the pages are named, not linked. */
  readonly docs?: string
  /** Files whose sealed bytes are in restore.patch; absent if there is no such patch. */
  readonly patched?: number
  /** Where everything that is left out can still be read. */
  readonly where?: string
}

const LIMIT_BYTES = 1_000_000
/** Shares of the whole room: a long list must not crowd out the others. */
const SMALL_SHARE = 0.1
const TABLE_SHARE = 0.6
/** Nobody reads more, and a browser takes long over them. */
const MAX_ROWS = 1000
const MAX_PARTICULARS = 50
const MAX_DIFFERENCE_LINES = 20
/** Files of a group with details of their own, where no cause explains all of what changed. */
const MAX_EXAMPLES = 10
/** Names of files in one list: a group must not crowd out the others. */
const MAX_NAMES_BYTES = 40_000
/** From this many findings on, the causes are counted first. */
const GROUPED_FROM = 10
const MARK: Readonly<Record<Tone, string>> = { pass: '✅', held: '⏸️', fail: '❌', unverifiable: '⚠️' }

/** The report as GitHub Markdown: what came out, what was checked, what to do; then the lists, cut to fit. Never over the limit. */
export function renderSummary(
  report: Report,
  { limit = LIMIT_BYTES, docs, patched, where = 'report.json' }: SummaryOptions = {}
): string {
  const places = placesOf(report)
  const changes = report.findings.filter(isSealChange)
  const bad = report.findings.filter(({ severity }) => severity === 'fail' || severity === 'unverifiable')
  const said = report.findings.filter(one => (one.severity === 'warning' || one.severity === 'notice') && !isSealChange(one))
  const top = headRows(report, patched)
  const head = fit({ head: '', rows: top, total: top.length, left: () => '' }, limit)
  let room = limit - Buffer.byteLength(head)
  const place = (section: Section, share: number): string => {
    const text = fit(section, Math.floor(room * share))
    room -= Buffer.byteLength(text)
    return text
  }
  const causes = place(causeSection(bad, where), SMALL_SHARE)
  const drawing = place(drawingSection(report), SMALL_SHARE)
  const after = [blockerSection(report, drawing !== ''), probeSection(report), manifestSection(report, where)].map(section =>
    place(section, SMALL_SHARE)
  )
  const table = place(findingSection('What is wrong', bad, places, where), TABLE_SHARE)
  const seals = place(sealChangeSection(changes, where), TABLE_SHARE)
  const also = place(findingSection('Warnings and notices', said, places, where), TABLE_SHARE)
  const told = report.findings.filter(one => one.severity === 'fail' || !isSealChange(one))
  const details = place(detailSection(told, places, docs, where), 1)
  return [head, causes, table, seals, also, details, drawing, ...after].join('')
}

function headRows(report: Report, patched: number | undefined): readonly string[] {
  const { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts
  const numbers = [sealed, intact, drifted, missing, unverifiable, unsealed].map(withThousands)
  return [
    `## ${MARK[toneOf(report)]} Seal Gate: ${resultWords(report)}\n\n`,
    `**${escapeMarkdown(runSentence(report))}** ${nextStep(report)}\n\n`,
    ...(patched === undefined ? [] : [`${withCode(patchText(patched))}\n\n`]),
    releaseText(report),
    ...configLines(report).map(line => `_${escapeMarkdown(line)}_\n\n`),
    'A seal is the recorded SHA-256 and length of a file that must not change. Each sealed file was read and compared with its seal.\n\n',
    `${tableHead(['Sealed', 'Intact', 'Drifted', 'Missing', 'Not judged', 'Without a seal', 'Self-test'])}${row([...numbers, probesText(report)])}\n`
  ]
}

/** What holds the release and what the operator must supply; empty if no evidence was judged. */
function releaseText(report: Report): string {
  const lines = releaseLines(report).map(line => `- ${escapeMarkdown(line)}`)
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`
}

function causeSection(findings: readonly Finding[], where: string): Section {
  const groups = new Map<string, { readonly text: string; files: number; proved: number }>()
  for (const { code, drift } of findings.length < GROUPED_FROM ? [] : findings) {
    const causes = drift?.causes.map(cause => ({ code: cause.code })) ?? []
    const text = drift === undefined ? whatText({ code }) : causeText(causes)
    const group = groups.get(text) ?? { text, files: 0, proved: 0 }
    group.files++
    if (drift?.certainty === 'proved') group.proved++
    groups.set(text, group)
  }
  const sorted = groups.size < 2 ? [] : [...groups.values()].toSorted((a, b) => b.files - a.files)
  // A word that means something exact is not written above a column of zeros.
  const some = sorted.some(({ proved }) => proved > 0)
  return {
    head: `### Causes\n\n${tableHead(['What happened', 'Findings', ...(some ? ['Proved'] : [])])}`,
    rows: rendered(sorted, ({ text, files, proved }) =>
      row([escapeMarkdown(text), withThousands(files), ...(some ? [withThousands(proved)] : [])])
    ),
    total: sorted.length,
    tail: '\n',
    left: leftOut('cause', where)
  }
}

function findingSection(title: string, findings: readonly Finding[], places: Places, where: string): Section {
  const groups = groupsOf(findings)
  const proved = findings.some(({ drift }) => drift?.certainty === 'proved')
  const lost = leftOut('finding', where)
  return {
    head: `### ${title}\n\n${tableHead(['File', 'What happened', 'Certainty', 'What to do'])}`,
    rows: rendered(groups, group => groupRow(group, places)),
    total: groups.length,
    tail: proved ? `\n_${PROVED_MEANS}_\n\n` : '\n',
    most: MAX_ROWS,
    left: count => lost(filesIn(groups.slice(groups.length - count)))
  }
}

function filesIn(groups: readonly FindingGroup[]): number {
  return groups.reduce((sum, { findings }) => sum + findings.length, 0)
}

function groupRow(group: FindingGroup, places: Places): string {
  const { first, findings } = group
  const { drift } = first
  const isMany = findings.length > 1
  const layer = groupLayerText(group)
  const what =
    drift === undefined
      ? isMany
        ? groupPredicate(group)
        : predicate(first)
      : `${(isMany ? groupDriftText(group) : undefined) ?? driftNames(drift)}${layer === undefined ? '' : `; ${layer}`}`
  const [step] = stepsForGroup(group, places.sealedFile)
  const name = isMany ? `**${escapeMarkdown(filesText(group))}**` : nameOf(first)
  return row([name, escapeMarkdown(what), drift?.certainty ?? '', withCode(step?.text ?? '')])
}

function nameOf({ path, manifest, line, code }: Finding): string {
  const seal = manifest === undefined ? 'this run' : `${codePath(manifest)}${line === undefined ? '' : ` line ${line}`}`
  return path === undefined || code.startsWith('manifest-') ? seal : codePath(path)
}

function stepText({ text, run }: Step): string {
  const command = unchanged(run, text => codeSpan(text).slice(1, -1))
  return withCode(text) + (command === undefined ? '' : ` ${codeSpan(command)}`)
}

/** Our own sentences set what is to be typed in backticks. */
function withCode(sentence: string): string {
  return sentence
    .split('`')
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : escapeMarkdown(part)))
    .join('')
}

/** One fold: a group, or one of its files. */
interface Fold {
  /** Findings that are only here. */
  readonly findings: number
  readonly render: () => string
}

function detailSection(findings: readonly Finding[], places: Places, docs: string | undefined, where: string): Section {
  const folds = groupsOf(findings).flatMap(group => foldsOf(group, places, docs, where))
  const lost = leftOut('finding', where)
  return {
    head: '### Details\n\n',
    rows: rendered(folds, ({ render }) => render()),
    total: folds.length,
    most: MAX_PARTICULARS,
    left: count => {
      const left = folds.slice(folds.length - count).reduce((sum, fold) => sum + fold.findings, 0)
      return left === 0 ? '\n' : lost(left)
    }
  }
}

function foldsOf(group: FindingGroup, places: Places, docs: string | undefined, where: string): readonly Fold[] {
  const single = (finding: Finding, findings: number): Fold => ({
    findings,
    render: () => detail(finding, places, docs, findings > 0)
  })
  if (group.findings.length === 1) return [single(group.first, 1)]
  const examples = isWorthReading(group) ? group.findings.slice(0, MAX_EXAMPLES) : []
  return [
    { findings: group.findings.length, render: () => groupDetail(group, places, docs, where) },
    ...examples.map(finding => single(finding, 0))
  ]
}

/** A group, folded: why, what to do once for all of its files, the first difference, and the files. */
function groupDetail(group: FindingGroup, places: Places, docs: string | undefined, where: string): string {
  const { first } = group
  const layer = groupLayerText(group)
  const facts = [...(layer === undefined ? [] : [`where: ${layer}`]), ...groupFacts(group)]
  const why = groupDriftText(group)
  return [
    `<details><summary>${escapeHtml(filesText(group))} ${rowOf(first.code).many ?? ''}</summary>\n`,
    ...(first.drift === undefined || why === undefined ? [] : [`${escapeMarkdown(why)} (${certaintyText(first.drift)})\n`]),
    'What to do:\n',
    ...stepsForGroup(group, places.sealedFile).map((step, index) => `${index + 1}. ${stepText(step)}`),
    ...(isWorthReading(group) ? [] : differenceBlock(first)),
    '',
    ...facts.map(fact => `- ${codeSpan(fact)}`),
    '\nFiles:\n',
    memberList(group, where),
    `\n${moreText(first, docs)}`,
    '\n</details>\n\n'
  ].join('\n')
}

/** The files of a group: one per line where each has its own edits or reason, else one after another. */
function memberList(group: FindingGroup, where: string): string {
  const isList = isWorthReading(group) || group.first.drift === undefined
  const shown: string[] = []
  let room = MAX_NAMES_BYTES
  for (const { finding, text } of membersOf(group)) {
    const name = codePath(finding.path ?? '')
    const item = isList ? `- ${name}${text === '' ? '' : `: ${escapeMarkdown(text)}`}` : name
    room -= Buffer.byteLength(item)
    if (room < 0) break
    shown.push(item)
  }
  const left = group.findings.length - shown.length
  return shown.join(isList ? '\n' : ', ') + (left === 0 ? '' : leftOut('file', where)(left).trimEnd())
}

/** @param withSteps false where the group has them */
function detail(finding: Finding, places: Places, docs: string | undefined, withSteps: boolean): string {
  const { path, manifest, line, reason, drift } = finding
  const seal = manifest === undefined ? [] : [`sealed by ${codePath(manifest)}${line === undefined ? '' : `, line ${line}`}`]
  const why = drift === undefined ? [] : [`${escapeMarkdown(driftText(drift))} (${certaintyText(drift)})`]
  const facts = [...(reason === undefined ? [] : [reason]), ...explainWithLayer(finding)].map(codeSpan)
  const steps = stepsFor(finding, places.sealedFile(finding)).map(stepText)
  const name = escapeHtml(quotePath(path ?? manifest ?? 'this run'))
  return [
    `<details><summary><code>${name}</code> ${whatText(finding)}</summary>\n`,
    ...why.map(item => `${item}\n`),
    ...(withSteps ? ['What to do:\n', ...steps.map((step, index) => `${index + 1}. ${step}`)] : []),
    ...differenceBlock(finding),
    '',
    ...[...facts, ...seal].map(item => `- ${item}`),
    `\n${moreText(finding, docs)}`,
    '\n</details>\n\n'
  ].join('\n')
}

function moreText(finding: Finding, docs: string | undefined): string {
  const page = docsUrl(finding)
  return docs === undefined ? `More: ${codeSpan(page)}` : `[More about this](${docs}${page})`
}

/** What differs, by line where both are text, else by byte, in a fence that no line of it can end. */
function differenceBlock({ drift }: Finding): string[] {
  const [first] = drift?.hunks ?? []
  if (first === undefined) return []
  const lines = differenceLines(first, MAX_DIFFERENCE_LINES).map(showInvisible)
  const longest = Math.max(2, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return [`\n${fence}diff`, ...lines, fence]
}
