import type { Report } from '../../model/report.ts'
import { withThousands } from '../counts.ts'
import { escapeMarkdown, sentenceWithCode } from '../escape.ts'
import { releaseLines } from '../release-text.ts'
import { configLines, nextStep, patchText, probesText, resultWords, runSentence, type Tone, toneOf } from '../run-sentences.ts'
import { isSealChange, sealChangeSection } from '../seal-changes.ts'
import { fit, row, type Section, tableHead } from '../truncate-sections.ts'
import { placesOf } from '../workspace-paths.ts'
import { detailSection } from './details.ts'
import { causeSection, findingSection } from './finding-tables.ts'
import { blockerSection, drawingSection, manifestSection, probeSection } from './sections.ts'

interface SummaryOptions {
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
    ...(patched === undefined ? [] : [`${sentenceWithCode(patchText(patched))}\n\n`]),
    releaseText(report),
    ...configLines(report).map(line => `_${escapeMarkdown(line)}_\n\n`),
    `${introduction(report)}\n\n`,
    `${tableHead(['Sealed', 'Intact', 'Drifted', 'Missing', 'Not judged', 'Without a seal', 'Self-test'])}${row([...numbers, probesText(report)])}\n`
  ]
}

/** What holds the release and what the operator must supply; empty if no evidence was judged. */
function releaseText(report: Report): string {
  const lines = releaseLines(report).map(line => `- ${escapeMarkdown(line)}`)
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`
}

/** What was done, for someone who sees it for the first time. */
function introduction({ manifests }: Report): string {
  const seal = 'A seal is the recorded SHA-256 and length of a file that must not change.'
  return manifests.some(({ release }) => release !== undefined)
    ? `${seal} Each list was compared with the size and digest that GitHub states of the assets, or that a download had.`
    : `${seal} Each sealed file was read and compared with its seal.`
}
