import type { CauseCode } from '../../model/causes.ts'
import { type FindingCode, rowOf, type Subject } from '../../model/codes.ts'
import type { Finding, GitFacts, Location, Measurement } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { REPOSITORY } from '../../model/repository.ts'
import type { Algorithm } from '../../model/seal.ts'
import { pluralize, withThousands } from '../counts.ts'
import { quotePath, quoteShell, showInvisible, showLookAlikes } from '../escape.ts'
import { runSentence } from '../run-sentences.ts'
import { certaintyText, driftText, meaningText, memberText, partLines, partsHeadline, shownBytes } from './drift-sentences.ts'

// The one place where a finding becomes a sentence. Sentences are single lines in which nothing is invisible; what a sink gives a
// meaning to (`::`, `<`, `|`) is escaped at that sink.

/** Who or what the finding is about: the quoted path, else the manifest with its line, else nothing. */
function subject({ code, path, manifest, line }: Finding): string {
  const isRef = code.startsWith('ref-') || code.startsWith('release-')
  const kind = isRef ? '' : 'manifest '
  const where = manifest === undefined ? '' : `${kind}${quotePath(manifest)}${line === undefined ? '' : `, line ${line}`}`
  if (path === undefined) return where
  return (code.startsWith('manifest-') || isRef) && where !== '' ? `${where}, entry ${quotePath(path)}` : quotePath(path)
}

/** What is wrong, in the words of this program. */
export function whatText({ code }: Pick<Finding, 'code'>): string {
  return rowOf(code).sentence
}

/** What is wrong, without the name: `is missing`, `has changed (different size): …`. */
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
  if (drift?.parts !== undefined) lines.push(partsHeadline(drift.parts), ...partLines(drift.parts).map(line => `part: ${line}`))
  const members = drift?.members
  lines.push(...(members?.differences ?? []).map(one => `member: ${memberText(one)}`))
  const more = (members?.different ?? 0) - (members?.differences.length ?? 0)
  if (more > 0) lines.push(`${pluralize(more, 'more member differs', 'more members differ')}`)
  if (drift?.notLookedInside !== undefined) lines.push(`not looked inside: ${showInvisible(drift.notLookedInside)}`)
  for (const { text, run } of git?.notes ?? []) lines.push(`git: ${showInvisible(text)}${commandText(run)}`)
  if (withheld !== undefined) lines.push(`not shown: ${WITHHELD[withheld]}`)
  if (drift?.limit !== undefined) lines.push(`not searched to the end: ${showInvisible(drift.limit)}`)
  return lines
}

/** The same, for use below a text that does not state the layer. */
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

/** The words of a command, quoted for a shell; empty when one of them cannot be shown as it is. */
function commandText(words: readonly string[] = []): string {
  // Names come after `--`: a word before it that looks like an option is one.
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

/** The same as an address that opens. */
export function docsAddress(finding: Finding): string {
  return `${REPOSITORY}/blob/main/${docsUrl(finding)}`
}

/** The whole run in one sentence, with the worst finding. */
export function runHeadline(report: Report): string {
  const worst = report.findings.find(({ severity }) => severity === report.verdict)
  if (worst === undefined) return runSentence(report)
  const text = headline(worst)
  return `${runSentence(report)} ${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
