import { type CauseCode, causeRow } from '../../model/causes.ts'
import { type FindingCode, rowOf, type Subject } from '../../model/codes.ts'
import type {
  Cause,
  Certainty,
  ComparedDrift,
  Drift,
  Finding,
  GitFacts,
  Location,
  Meaning,
  MeaningFormat,
  Measurement,
  OriginalSource
} from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import type { Algorithm } from '../../model/seal.ts'
import { pluralize, withThousands } from '../counts.ts'
import { quotePath, quoteShell, showInvisible, showLookAlikes } from '../escape.ts'
import { runSentence } from '../run-sentences.ts'

// The one place where a finding becomes a sentence. Sentences are single lines in which nothing is invisible; what a sink gives a
// meaning to (`::`, `<`, `|`) is escaped at that sink.

const UNEXPLAINED = 'no known cause explains it'

/** What each certainty means. Nothing but the first is ever called proved. */
const CERTAINTY: Readonly<Record<Certainty, string>> = {
  proved: 'proved: undoing exactly this gives bytes with the sealed length and every sealed digest',
  compared: 'compared with the sealed bytes',
  hint: 'hint: a trace in the found bytes; no undoing gave the sealed bytes',
  unexplained: 'unexplained: no undoing gave the sealed bytes'
}

/** The definition, in the same words as in README, docs/drift.md and SECURITY.md. */
export const PROVED_MEANS = 'Proved: undoing exactly the named causes gives bytes with the sealed length and every sealed digest.'

const COMPARED_WITH: Readonly<Record<OriginalSource, string>> = {
  git: 'compared with the sealed bytes, which git has',
  'another-path': 'compared with the sealed bytes, which are at another path',
  given: 'compared with the sealed bytes, which were given'
}

/** What happened, in the order in which it happened: `a byte order mark was added, then LF line endings became CRLF (3 ×)`. */
export function causeText(causes: readonly Cause[]): string {
  return causes.length === 0 ? UNEXPLAINED : causes.map(causeSentence).join(', then ')
}

/** Why a file drifted. Edits come first: `1 edit: line 40, 100 became 450; besides, a byte order mark was added`. */
export function driftText(drift: Drift): string {
  if (drift.certainty !== 'compared' || !hasEdits(drift)) return causeText(drift.causes)
  const { edits, causes, locations } = drift
  const [first] = locations
  const number = `${edits.atLeast === true ? 'at least ' : ''}${pluralize(edits.count, 'edit')}`
  const change = first === undefined ? '' : editText(first)
  const where = change === '' ? '' : edits.count === 1 ? `: ${change}` : `, the first in ${change}`
  const others = causes.filter(({ code }) => code !== 'content-changed')
  return `${number}${where}${others.length === 0 ? '' : `; besides, ${causeText(others)}`}`
}

/** `line 40, 100 became 450`; the line alone where its bytes are not quoted. */
function editText({ line, expected, found }: Location): string {
  const place = `line ${withThousands(line)}`
  return expected === undefined && found === undefined ? place : `${place}, ${shownEdit(expected)} became ${shownEdit(found)}`
}

/** False where what is left is that the end was cut off, which its own sentence says first. */
export function hasEdits({ edits, causes: [first] }: ComparedDrift): boolean {
  return edits.count > 0 && first?.code !== 'truncated' && first?.code !== 'emptied'
}

function shownEdit(text: string | undefined): string {
  return text === undefined || text === '' ? shownBytes(text) : `\`${shownBytes(text)}\``
}

/** The same without particulars, and with the first place. */
export function driftNames(drift: Drift): string {
  const names = driftText({
    ...drift,
    causes: drift.causes.map(({ code, count }) => ({ code, ...(count !== undefined && { count }) }))
  })
  const [first] = drift.locations
  if (first === undefined || (drift.certainty === 'compared' && hasEdits(drift))) return names
  return `${names}, first in line ${withThousands(first.line)}, column ${withThousands(first.column)}`
}

function causeSentence({ code, count, detail }: Cause): string {
  const times = count === undefined || count < 2 ? '' : ` (${withThousands(count)} ×)`
  return `${causeRow(code).sentence}${times}${detail === undefined ? '' : `: ${showInvisible(detail)}`}`
}

/** How sure that is, in a sentence. */
export function certaintyText(drift: Drift): string {
  return drift.certainty === 'compared' ? COMPARED_WITH[drift.original] : CERTAINTY[drift.certainty]
}

/** What a parser of the format decided: same, different. */
const MEANING: Readonly<Record<MeaningFormat, readonly [string, string]>> = {
  json: ['the JSON value is the same (RFC 8785); only its spelling differs', 'the JSON values differ (RFC 8785)'],
  csv: ['the CSV cells are the same; only delimiters, quotes or line ends differ', 'the CSV cells differ'],
  yaml: ['the YAML documents are the same; only their spelling differs', 'the YAML documents differ'],
  xml: ['the XML is the same in canonical form (C14N); only its spelling differs', 'the XML documents differ'],
  toml: ['the TOML document is the same; only its spelling differs', 'the TOML documents differ'],
  markdown: ['the Markdown renders to the same HTML', 'the Markdown renders to different HTML']
}

/** Whether the found bytes mean the same as the sealed ones, where a parser could decide. */
function meaningText({ format, same }: Meaning): string {
  return MEANING[format][same ? 0 : 1]
}

/** Who or what the finding is about: the quoted path, else the manifest with its line, else nothing. */
function subject({ code, path, manifest, line }: Finding): string {
  const where = manifest === undefined ? '' : `manifest ${quotePath(manifest)}${line === undefined ? '' : `, line ${line}`}`
  if (path === undefined) return where
  return code.startsWith('manifest-') && where !== '' ? `${where}, entry ${quotePath(path)}` : quotePath(path)
}

/** What is the matter, in words of ours only. */
export function whatText({ code }: Pick<Finding, 'code'>): string {
  return rowOf(code).sentence
}

/** What is the matter, without the name: `is missing`, `has changed (different size): …`. */
export function predicate(finding: Finding): string {
  const { code, drift, reason } = finding
  const parts = [rowOf(code).sentence]
  if (drift !== undefined) parts.push(`${driftText(drift)} (${certaintyText(drift)})`)
  const layer = layerText(finding)
  if (layer !== undefined) parts.push(layer)
  if (reason !== undefined) parts.push(showLookAlikes(showInvisible(reason)))
  return parts.join(': ')
}

/**
 * Where the drift entered, and what or who did it, in one sentence; undefined when git knows nothing.
 * @param many about several files at once
 */
export function layerText({ code, git }: Pick<Finding, 'code' | 'git'>, many = false): string | undefined {
  const gone = code === 'missing'
  const it = many ? 'them' : 'it'
  if (git?.layer === 'commit') {
    const wrong = many ? 'the committed files are wrong already' : 'the committed file is wrong already'
    const absent = many ? 'they are not in the commit' : 'it is not in the commit'
    return `${gone ? absent : wrong}${git.commit === undefined ? '' : `, since commit ${commitText(git.commit)}`}`
  }
  if (git?.layer === 'checkout') {
    const reasons = (git.because ?? []).map(({ text, file, line }) =>
      showInvisible(`${text}${file === undefined ? '' : ` in ${file}${line === undefined ? '' : `, line ${line}`}`}`)
    )
    return `the commit is right, the checkout ${gone ? `left ${it} out` : `rewrote ${it}`}${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}`
  }
  return git?.layer === 'workspace' ? workspaceText(git.by, gone, many) : undefined
}

function workspaceText(by: GitFacts['by'], gone: boolean, many: boolean): string {
  const [it, was] = many ? ['them', 'they were'] : ['it', 'it was']
  const done = gone ? 'removed' : 'changed'
  if (by === 'edit') return `the commit is right: ${was} ${done} here, and that is not committed`
  const right = 'the commit is right and the checkout too'
  if (by === 'step') return `${right}: a later step of the job ${done} ${it}`
  return `${right}: ${was} ${done} afterwards`
}

function commitText({ id, date, subject }: NonNullable<GitFacts['commit']>): string {
  const when = date === undefined ? '' : ` of ${showInvisible(date.slice(0, 10))}`
  return `${id.slice(0, 12)}${when}${subject === undefined ? '' : ` ${quotePath(subject)}`}`
}

/** One line: who, what, why, and how sure the why is. */
export function headline(finding: Finding): string {
  return `${subject(finding)} ${predicate(finding)}`.trim()
}

/** What a headline leaves out, one line each: sealed and found measures, places, notes of git, and what limited the search. */
export function explain(finding: Finding): string[] {
  const { expected, found, drift, git, withheld } = finding
  const lines: string[] = []
  if (expected !== undefined) lines.push(`sealed: ${measureText(expected)}`)
  if (found !== undefined) lines.push(`found:  ${measureText(found)}`)
  const locations = drift?.locations ?? []
  lines.push(...locations.map(locationText))
  const places = drift?.places ?? 0
  if (places > locations.length) lines.push(`${pluralize(places - locations.length, 'more place differs', 'more places differ')}`)
  if (drift !== undefined && 'meaning' in drift && drift.meaning !== undefined)
    lines.push(`meaning: ${meaningText(drift.meaning)}`)
  for (const { text, run } of git?.notes ?? []) lines.push(`git: ${showInvisible(text)}${commandText(run)}`)
  if (withheld !== undefined) lines.push(`not shown: ${WITHHELD[withheld]}`)
  if (drift?.limit !== undefined) lines.push(`not searched to the end: ${showInvisible(drift.limit)}`)
  return lines
}

/** The same below a text that does not name the layer. */
export function explainWithLayer(finding: Finding): string[] {
  const layer = layerText(finding)
  return [...(layer === undefined ? [] : [`where: ${layer}`]), ...explain(finding)]
}

const WITHHELD: Readonly<Record<NonNullable<Finding['withheld']>, string>> = {
  'git-folder': 'bytes of a git folder are never quoted',
  ignored: 'git ignores this file, so its bytes are not quoted',
  unknown: 'git could not say whether it ignores this file, so its bytes are not quoted',
  secret: 'values that look like credentials'
}

const OPTION = /^--[a-z-]*$/

/** The words of a command, quoted for a shell; nothing when one of them could not be read before it is pasted. */
function commandText(words: readonly string[] = []): string {
  // Names stand after `--`: what looks like an option before it is one.
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const quoted = words.map((word, at) => (at <= end && OPTION.test(word) ? word : quoteShell(word)))
  return quoted.length === 0 || quoted.includes(undefined) ? '' : ` Try: ${quoted.join(' ')}`
}

function measureText({ bytes, digests }: Measurement): string {
  const length = bytes === undefined ? [] : [pluralize(bytes, 'byte')]
  // Our own keys, in a fixed order of strength; the type of Object.entries forgets which.
  const entries = Object.entries(digests ?? {}) as [Algorithm, string][]
  return [...length, ...entries.map(([algorithm, hex]) => `${algorithm} ${showInvisible(hex)}`)].join(', ') || 'not known'
}

/** `line 3, column 14, byte 120: "-" became U+2014 EM DASH`. */
export function locationText({ line, column, offset, expected, found }: Location): string {
  const place = `line ${withThousands(line)}, column ${withThousands(column)}, byte ${withThousands(offset)}`
  if (expected === undefined && found === undefined) return place
  return `${place}: ${shownBytes(expected)} became ${shownBytes(found)}`
}

function shownBytes(text: string | undefined): string {
  if (text === undefined) return 'unknown bytes'
  return text === '' ? 'nothing' : showInvisible(text)
}

const PAGE: Readonly<Record<Subject, string>> = {
  file: 'drift',
  seal: 'drift',
  run: 'drift',
  manifest: 'formats',
  evidence: 'evidence'
}

/** The section of docs/ that explains the finding: its first cause, else its code. */
export function ruleId({ code, drift }: Pick<Finding, 'code' | 'drift'>): CauseCode | FindingCode {
  return drift?.causes[0]?.code ?? code
}

/** The page that explains the finding, relative to this repository. */
export function docsUrl(finding: Finding): string {
  const { about, page = PAGE[about] } = rowOf(finding.code)
  return `docs/${page}.md#${ruleId(finding)}`
}

/** The whole run in one sentence, with the worst finding. */
export function runHeadline(report: Report): string {
  const worst = report.findings.find(({ severity }) => severity === report.verdict)
  if (worst === undefined) return runSentence(report)
  const text = headline(worst)
  return `${runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
