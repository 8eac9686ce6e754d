import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import type { RunFacts } from '../model/run-facts.ts'
import type { LandingOptions } from './annotations/annotation-target.ts'
import { blockerMapJson, probeResultsJson, reportJson } from './bundle.ts'
import type { Rendered } from './rendered.ts'
import type { Replacement } from './sarif/sarif.ts'
import { renderText } from './text/text.ts'

/** What a run knows beside its report. Each output takes what concerns it. */
export interface OutputContext extends LandingOptions {
  /** URL that `docs/…` is relative to, ending in `/`. */
  readonly docs?: string
  /** The run of a workflow that made the report. The report itself has no clock and no machine in it. */
  readonly run?: RunFacts
  /** Files whose sealed bytes are in restore.patch; absent if there is no such patch. */
  readonly patched?: number
  /** Where everything is listed that an output leaves out. */
  readonly where?: string
  /** Replacements that give exactly the sealed bytes. */
  readonly fixes?: ReadonlyMap<Finding, readonly Replacement[]>
}

export interface OutputRow {
  /** Name of the file in the bundle; for outputs that are not files, the name that the probes use. */
  readonly name: string
  readonly mediaType: string
  /** The bundle of an action always has it; a run that cannot write it warns. */
  readonly always?: true
  /** Input of the action that requests it, and output that has its path. */
  readonly input?: string
  /** Flag of the command line that writes it. */
  readonly flag?: string
  /** A file that begins like this may be replaced; messages call it by this word. */
  readonly file?: { readonly kind: string; readonly beginning: string; readonly empty?: string }
  /** It receives the fixes that a run can prove. */
  readonly takesFixes?: true
  /** It has the path of every finding, and the results of the probes list that a search for a path finds it. */
  readonly namesPaths?: true
  /** False if it cannot be made: the page has its script only in a build. */
  readonly isAvailable?: () => Promise<boolean>
  readonly render: (report: Report, context: OutputContext) => Rendered | Promise<Rendered>
}

/** For programs: a run that cannot write them fails. In the order of the documentation. */
const BUNDLE = [
  { name: 'report.json', mediaType: 'application/json', namesPaths: true, render: reportJson },
  { name: 'blocker-map.json', mediaType: 'application/json', render: blockerMapJson },
  { name: 'probe-results.json', mediaType: 'application/json', render: probeResultsJson }
] as const satisfies readonly OutputRow[]

/** The machine-readable files of a run. The same report gives the same bytes. */
export function bundleFiles(report: Report): readonly { readonly name: string; readonly text: Rendered }[] {
  return BUNDLE.map(({ name, render }) => ({ name, text: render(report) }))
}

/**
 * Everything that a run prints or writes, one row per output. The probes search each of them for words that no output may hold. A renderer
 * that is not always needed is loaded when it is used.
 */
const OUTPUTS = [
  { name: 'text', mediaType: 'text/plain', namesPaths: true, render: report => renderText(report, { all: true }) },
  {
    name: 'annotations',
    mediaType: 'application/json',
    namesPaths: true,
    render: async (report, context) => JSON.stringify((await import('./annotations/annotations.ts')).annotations(report, context))
  },
  {
    name: 'summary',
    mediaType: 'text/markdown',
    namesPaths: true,
    render: async (report, context) => (await import('./summary/summary.ts')).renderSummary(report, context)
  },
  ...BUNDLE,
  {
    name: 'report.html',
    mediaType: 'text/html',
    always: true,
    flag: 'html',
    file: { kind: 'page', beginning: '<!doctype html>' },
    isAvailable: async () => (await import('./html/assets.ts')).SCRIPT !== '',
    render: async (report, context) => (await import('./html/document.ts')).renderHtml(report, context)
  },
  {
    name: 'results.sarif',
    mediaType: 'application/sarif+json',
    input: 'sarif',
    flag: 'sarif',
    file: { kind: 'SARIF log', beginning: '{"$schema":"https://docs.oasis-open.org/sarif/' },
    takesFixes: true,
    namesPaths: true,
    render: async (report, context) => (await import('./sarif/sarif.ts')).renderSarif(report, context)
  },
  {
    name: 'junit.xml',
    mediaType: 'application/xml',
    input: 'junit',
    flag: 'junit',
    file: { kind: 'JUnit report', beginning: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Seal Gate"' },
    namesPaths: true,
    render: async (report, context) => (await import('./junit/junit.ts')).renderJunit(report, context)
  },
  {
    name: 'code-quality.json',
    mediaType: 'application/json',
    input: 'code-quality',
    flag: 'code-quality',
    file: { kind: 'Code Quality report', beginning: '[{"check_name":"seal-gate/', empty: '[]\n' },
    render: async (report, context) => (await import('./code-quality/code-quality.ts')).renderCodeQuality(report, context)
  },
  {
    name: 'results.tap',
    mediaType: 'text/plain',
    input: 'tap',
    flag: 'tap',
    file: { kind: 'TAP stream', beginning: 'TAP version 14\n# Seal Gate' },
    render: async (report, context) => (await import('./tap/tap.ts')).renderTap(report, context)
  },
  {
    name: 'badge.json',
    mediaType: 'application/json',
    always: true,
    flag: 'badge',
    file: { kind: 'badge', beginning: '{"schemaVersion":1,"label":"Seal Gate"' },
    render: async report => (await import('./numbers/badge.ts')).renderBadge(report)
  },
  {
    name: 'trend.jsonl',
    mediaType: 'application/x-ndjson',
    always: true,
    flag: 'trend',
    file: { kind: 'line of numbers', beginning: '{"schema":"seal-gate/trend/1"' },
    render: async (report, context) => (await import('./numbers/trend.ts')).renderTrend(report, context)
  }
] as const satisfies readonly OutputRow[]

type Row = (typeof OUTPUTS)[number]
/** Inputs of the action that request an output, and outputs that have the path of its file. */
export type OutputInput = Extract<Row, { readonly input: string }>['input']
/** Flags of the command line that name a file to write. */
export type OutputFlag = Extract<Row, { readonly flag: string }>['flag']

// With the optional fields that the type of each row leaves out.
export const OUTPUT_ROWS: readonly (OutputRow & { readonly input?: OutputInput; readonly flag?: OutputFlag })[] = OUTPUTS
