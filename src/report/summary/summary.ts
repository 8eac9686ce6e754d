import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { withThousands } from '../counts.ts'
import { codePath, codeSpan, escapeHtml, escapeMarkdown, quotePath, showInvisible, unchanged } from '../escape.ts'
import { differenceLines } from '../findings/differences.ts'
import { type Step, stepsFor } from '../findings/remedies.ts'
import {
  causeText,
  certaintyText,
  docsUrl,
  driftNames,
  driftText,
  explainWithLayer,
  layerText,
  PROVED_MEANS,
  predicate,
  whatText
} from '../findings/sentences.ts'
import { releaseLines } from '../release-text.ts'
import { nextStep, probesText, resultWords, runSentence, type Tone, toneOf } from '../run-sentences.ts'
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
/** From this many findings on, the causes are counted first. */
const GROUPED_FROM = 10
const MARK: Readonly<Record<Tone, string>> = { pass: '✅', held: '⏸️', fail: '❌', unverifiable: '⚠️' }

/** The report as GitHub Markdown: what came out, what was checked, what to do; then the lists, cut to fit. Never over the limit. */
export function renderSummary(report: Report, { limit = LIMIT_BYTES, docs, where = 'report.json' }: SummaryOptions = {}): string {
  const places = placesOf(report)
  const changes = report.findings.filter(isSealChange)
  const bad = report.findings.filter(({ severity }) => severity === 'fail' || severity === 'unverifiable')
  const said = report.findings.filter(one => (one.severity === 'warning' || one.severity === 'notice') && !isSealChange(one))
  const top = headRows(report)
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

function headRows(report: Report): readonly string[] {
  const { sealed, intact, drifted, missing, unverifiable, unsealed } = report.counts
  const numbers = [sealed, intact, drifted, missing, unverifiable, unsealed].map(withThousands)
  return [
    `## ${MARK[toneOf(report)]} Seal Gate: ${resultWords(report)}\n\n`,
    `**${escapeMarkdown(runSentence(report))}** ${nextStep(report)}\n\n`,
    releaseText(report),
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
  const sorted = [...groups.values()].toSorted((a, b) => b.files - a.files)
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
  const proved = findings.some(({ drift }) => drift?.certainty === 'proved')
  return {
    head: `### ${title}\n\n${tableHead(['File', 'What happened', 'Certainty', 'What to do'])}`,
    rows: rendered(findings, finding => findingRow(finding, places)),
    total: findings.length,
    tail: proved ? `\n_${PROVED_MEANS}_\n\n` : '\n',
    most: MAX_ROWS,
    left: leftOut('finding', where)
  }
}

function findingRow(finding: Finding, places: Places): string {
  const { path, manifest, line, drift, code } = finding
  const seal = manifest === undefined ? 'this run' : `${codePath(manifest)}${line === undefined ? '' : ` line ${line}`}`
  const name = path === undefined || code.startsWith('manifest-') ? seal : codePath(path)
  const layer = layerText(finding)
  const what = drift === undefined ? predicate(finding) : `${driftNames(drift)}${layer === undefined ? '' : `; ${layer}`}`
  const [step] = stepsFor(finding, places.sealedFile(finding))
  return row([name, escapeMarkdown(what), drift?.certainty ?? '', withCode(step?.text ?? '')])
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

function detailSection(findings: readonly Finding[], places: Places, docs: string | undefined, where: string): Section {
  return {
    head: '### Details\n\n',
    rows: rendered(findings, finding => detail(finding, places, docs)),
    total: findings.length,
    most: MAX_PARTICULARS,
    left: leftOut('finding', where)
  }
}

function detail(finding: Finding, places: Places, docs: string | undefined): string {
  const { path, manifest, line, reason, drift } = finding
  const page = docsUrl(finding)
  const seal = manifest === undefined ? [] : [`sealed by ${codePath(manifest)}${line === undefined ? '' : `, line ${line}`}`]
  const why = drift === undefined ? [] : [`${escapeMarkdown(driftText(drift))} (${certaintyText(drift)})`]
  const facts = [...(reason === undefined ? [] : [reason]), ...explainWithLayer(finding)].map(codeSpan)
  const steps = stepsFor(finding, places.sealedFile(finding)).map(stepText)
  const more = docs === undefined ? `More: ${codeSpan(page)}` : `[More about this](${docs}${page})`
  const name = escapeHtml(quotePath(path ?? manifest ?? 'this run'))
  return [
    `<details><summary><code>${name}</code> ${whatText(finding)}</summary>\n`,
    ...why.map(item => `${item}\n`),
    'What to do:\n',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
    ...differenceBlock(finding),
    '',
    ...[...facts, ...seal].map(item => `- ${item}`),
    `\n${more}`,
    '\n</details>\n\n'
  ].join('\n')
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
