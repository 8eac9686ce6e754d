import { createHash } from 'node:crypto'
import type {
  ArtifactLocation,
  Fix,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
  Run
} from 'sarif'
import type { Finding, Severity } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { existing, type Landing, type LandingOptions, landingsOf } from '../annotations/annotation-target.ts'
import { pluralize, withThousands } from '../counts.ts'
import { quotePath, showInvisible } from '../escape.ts'
import { stepsFor } from '../findings/remedies.ts'
import { explain, headline, locationText, ruleId, runHeadline } from '../findings/sentences.ts'
import { isPacketJudged } from '../run-sentences.ts'
import { type Places, placesOf } from '../workspace-paths.ts'
import { rulesOf } from './sarif-rules.ts'

/** Bytes of a file put in place of others: `[from, to)` of the found file. */
export interface Replacement {
  readonly from: number
  readonly to: number
  readonly bytes: Uint8Array
}

export interface SarifContext extends LandingOptions {
  /** URL that `docs/…` is relative to, ending in `/`. Without it rules have no link. */
  readonly docs?: string
  /** Replacements that give exactly the sealed bytes, as checked by the caller. */
  readonly fixes?: ReadonlyMap<Finding, readonly Replacement[]>
  readonly limits?: { readonly results?: number; readonly bytes?: number }
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
/** GitHub keeps the 5,000 worst results of a run: docs.github.com, "SARIF results exceed one or more limits". */
const MAX_RESULTS = 5000
/** GitHub refuses more than 10 MB after gzip. No text is longer after gzip than before, but for a few bytes. */
const MAX_BYTES = 9_900_000
/** Places of one result beside its own; GitHub shows 100 in all. */
const MAX_RELATED = 20
/** Only the worst results have further places, so that there is room for all that GitHub keeps. */
const RESULTS_WITH_RELATED = 1000
const SOURCE_ROOT = '%SRCROOT%'
const LEVEL: Readonly<Record<Severity, Result.level & Notification.level>> = {
  fail: 'error',
  unverifiable: 'error',
  warning: 'warning',
  notice: 'note'
}

/**
 * The findings as SARIF 2.1.0, worst first, in one line of JSON. A finding that has a place in the repository is a result; every other is
 * a notification of the run, because a single result without a place makes GitHub refuse the whole file. What is cut is said there too.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* renderSarif(report: Report, context: SarifContext = {}): Generator<string> {
  const { results: mostResults = MAX_RESULTS, bytes: mostBytes = MAX_BYTES } = context.limits ?? {}
  const landingOf = landingsOf(report, context)
  const rules = rulesOf(report.findings, context.docs)
  const head = logOf(report, context.docs, [...rules.values()], [])
  let room = mostBytes - Buffer.byteLength(JSON.stringify(head))
  const results: string[] = []
  const notifications: Notification[] = []
  const print = fingerprints()
  const render = { places: placesOf(report, context.workspace), indexes: indexesOf(rules), fixes: context.fixes }
  let misses = 0
  for (const finding of report.findings) {
    if (results.length + notifications.length >= mostResults || misses > MAX_MISSES) break
    const landing = landingOf(finding)
    const fingerprint = print(finding)
    const most = results.length < RESULTS_WITH_RELATED ? MAX_RELATED : 0
    const result = landing && { ...resultOf(finding, landing, render, most), ...fingerprint }
    const notification = result === undefined ? notificationOf(finding, render) : undefined
    const json = JSON.stringify(result ?? notification)
    const size = Buffer.byteLength(json) + 1
    // The place of what is said about the rest is kept free.
    if (size > room - RESERVE_BYTES) {
      misses++
      continue
    }
    room -= size
    if (result !== undefined) results.push(json)
    if (notification !== undefined) notifications.push(notification)
  }
  const left = report.findings.length - results.length - notifications.length
  if (left > 0) notifications.push(cutText(report, left))
  const log = JSON.stringify(logOf(report, context.docs, [...rules.values()], notifications))
  // In a string, a quotation mark has a backslash before it: this is the list itself.
  const place = log.lastIndexOf(NO_RESULTS)
  yield log.slice(0, place + NO_RESULTS.length - 1)
  for (const [index, json] of results.entries()) yield index === 0 ? json : `,${json}`
  yield `${log.slice(place + NO_RESULTS.length - 1)}\n`
}

const NO_RESULTS = '"results":[]'

const RESERVE_BYTES = 2000
/** Findings that do not fit are passed over; after so many, no further one is tried. */
const MAX_MISSES = 100

/** What the renderers of one item need. */
interface Render {
  readonly places: Places
  readonly indexes: ReadonlyMap<string, number>
  readonly fixes: SarifContext['fixes']
}

function logOf(
  report: Report,
  docs: string | undefined,
  rules: ReportingDescriptor[],
  toolExecutionNotifications: Notification[]
): Log {
  const { version } = report
  const about = docs === undefined ? {} : { informationUri: `${docs}README.md` }
  const run: Run = {
    tool: { driver: { name: 'Seal Gate', version, semanticVersion: version, ...about, rules } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the repository.' } } },
    invocations: [{ executionSuccessful: report.verdict !== 'unverifiable', toolExecutionNotifications }],
    results: [],
    properties: {
      verdict: report.verdict,
      ...(isPacketJudged(report) && { decision: report.decision }),
      counts: report.counts
    }
  }
  return { $schema: SCHEMA, version: '2.1.0', runs: [run] }
}

function indexesOf(rules: ReadonlyMap<string, ReportingDescriptor>): ReadonlyMap<string, number> {
  return new Map([...rules.keys()].map((id, index): [string, number] => [id, index]))
}

function resultOf(finding: Finding, landing: Landing, { places, indexes, fixes }: Render, mostRelated: number): Result {
  const { code, severity, drift, git } = finding
  const id = ruleId(finding)
  const related = relatedTo(finding, landing, mostRelated)
  const fix = fixOf(finding, landing, fixes)
  return {
    ruleId: id,
    ruleIndex: indexes.get(id) ?? -1,
    level: LEVEL[severity],
    message: { text: textOf(finding, places) },
    locations: [{ physicalLocation: physical(landing) }],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fix !== undefined && { fixes: [fix] }),
    properties: {
      code,
      ...(drift !== undefined && { certainty: drift.certainty, causes: drift.causes.map(cause => cause.code) }),
      ...(git?.layer !== undefined && { layer: git.layer })
    }
  }
}

function notificationOf(finding: Finding, { places, indexes }: Render): Notification {
  const id = ruleId(finding)
  return {
    level: LEVEL[finding.severity],
    message: { text: textOf(finding, places) },
    associatedRule: { id, index: indexes.get(id) ?? -1 }
  }
}

function cutText(report: Report, left: number): Notification {
  const shown = report.findings.length - left
  const text = `${withThousands(shown)} of ${pluralize(report.findings.length, 'finding')} are listed here, worst first; report.json has all. ${runHeadline(report)}`
  return { level: 'warning', message: { text: sarifText(text) } }
}

/** The whole story in plain lines: what and why, measures and places, what to do. */
function textOf(finding: Finding, places: Places): string {
  const steps = stepsFor(finding, places.sealedFile(finding)).flatMap(({ text, run }) => {
    const command = run === undefined || sarifText(run) !== run ? [] : [`  ${run}`]
    return [`What to do: ${sarifText(text)}`, ...command]
  })
  return [headline(finding), ...explain(finding)].map(sarifText).concat(steps).join('\n')
}

/**
 * One line of a SARIF message. `{0}` is a placeholder there (§3.11.5) and `[text](target)` a link (§3.11.6), and viewers differ in how
 * either is escaped: so no brace and no link is ever written.
 */
export function sarifText(text: string): string {
  return showInvisible(text)
    .replace(/\\u\{([0-9A-F]+)\}/g, '\\u$1')
    .replaceAll('{', '\\u7B')
    .replaceAll('}', '\\u7D')
    .replaceAll('](', ']\\u28')
}

function physical({ file, line, column }: Omit<Landing, 'atSeal'>): PhysicalLocation {
  return {
    artifactLocation: artifact(file),
    ...(line !== undefined && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } })
  }
}

/** A relative reference of RFC 3986, in which nothing of the name is read as a scheme, a query or an escape. */
export function artifact(file: string): ArtifactLocation {
  const segments = file.split('/').map(segment => encodeURIComponent(segment.toWellFormed()))
  return { uri: segments.join('/'), uriBaseId: SOURCE_ROOT }
}

/** The further places of a drift, each with what differs there. */
function relatedTo({ drift, found }: Finding, { file, atSeal }: Landing, most: number): Location[] {
  if (atSeal) return []
  return (drift?.locations ?? []).slice(1, most + 1).map((location, index) => ({
    id: index + 1,
    message: { text: sarifText(locationText(location)) },
    physicalLocation: physical({ file, ...existing(location, found?.bytes) })
  }))
}

function fixOf(finding: Finding, { file, atSeal }: Landing, fixes: SarifContext['fixes']): Fix | undefined {
  const replacements = fixes?.get(finding) ?? []
  if (atSeal || replacements.length === 0) return undefined
  return {
    description: { text: sarifText(`Gives ${quotePath(finding.path ?? file)} exactly its sealed bytes.`) },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: replacements.map(({ from, to, bytes }) => ({
          deletedRegion: { byteOffset: from, byteLength: to - from },
          ...(bytes.length > 0 && { insertedContent: { binary: Buffer.from(bytes).toString('base64') } })
        }))
      }
    ]
  }
}

/**
 * What makes a result the same one in the next run: rule, manifest and sealed path, and never the bytes or the line. So an alert stays one
 * alert while its file drifts on. Of several that are the same in all that, the first is 1.
 */
function fingerprints(): (finding: Finding) => Pick<Result, 'partialFingerprints'> {
  const seen = new Map<string, number>()
  return finding => {
    const { manifest = '', path = '' } = finding
    const key = JSON.stringify([ruleId(finding), manifest, path])
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    const digest = createHash('sha256').update(key).digest('hex').slice(0, 32)
    // The first name is the one by which GitHub tells alerts apart; else it would hash the lines around the place.
    return { partialFingerprints: { primaryLocationLineHash: `${digest}:${count}`, 'sealGate/v1': `${digest}:${count}` } }
  }
}
