import { rowOf } from '../../model/codes.ts'
import type { Finding } from '../../model/finding.ts'
import {
  codePath,
  codeSpan,
  escapeHtml,
  escapeMarkdown,
  quotePath,
  sentenceWithCode,
  showInvisible,
  unchanged
} from '../escape.ts'
import { differenceLines } from '../findings/differences.ts'
import { certaintyText, driftText } from '../findings/drift-sentences.ts'
import { stepsForGroup } from '../findings/group-remedies.ts'
import { filesText, groupDriftText, groupFacts, groupLayerText, membersOf } from '../findings/group-sentences.ts'
import { type FindingGroup, groupsOf, isWorthReading } from '../findings/groups.ts'
import { type Step, stepsFor } from '../findings/remedies.ts'
import { docsUrl, explainWithLayer, whatText } from '../findings/sentences.ts'
import { leftOut, rendered, type Section } from '../truncate-sections.ts'
import type { Places } from '../workspace-paths.ts'

/** Nobody reads more, and a browser takes long over them. */
const MAX_FOLDS = 50
const MAX_DIFFERENCE_LINES = 20
/** Files of a group with details of their own, where no cause explains all of what changed. */
const MAX_EXAMPLES = 10
/** Names of files in one list: a group must not crowd out the others. */
const MAX_NAMES_BYTES = 40_000

/** One fold: a group, or one of its files. */
interface Fold {
  /** Findings that are only here. */
  readonly findings: number
  readonly render: () => string
}

/** A fold for each group, and for files of it that are worth reading. */
export function detailSection(findings: readonly Finding[], places: Places, docs: string | undefined, where: string): Section {
  const folds = groupsOf(findings).flatMap(group => foldsOf(group, places, docs, where))
  const lost = leftOut('finding', where)
  return {
    head: '### Details\n\n',
    rows: rendered(folds, ({ render }) => render()),
    total: folds.length,
    most: MAX_FOLDS,
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

function stepText({ text, run }: Step): string {
  const command = unchanged(run, text => codeSpan(text).slice(1, -1))
  return sentenceWithCode(text) + (command === undefined ? '' : ` ${codeSpan(command)}`)
}
