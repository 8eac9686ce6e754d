import type { Finding } from '../../model/finding.ts'
import type { ManifestReport, Report } from '../../model/report.ts'
import { type Landing, type LandingOptions, landingsOf } from '../annotations/annotation-target.ts'
import { pluralize, withThousands } from '../counts.ts'
import { escapeLog, quotePath } from '../escape.ts'
import { stepsFor } from '../findings/remedies.ts'
import { explain, headline, ruleId } from '../findings/sentences.ts'
import { resultWords, runSentence } from '../run-sentences.ts'
import { type Places, placesOf } from '../workspace-paths.ts'
import { element, elementInParts, type Xml } from './xml.ts'

export interface JunitOptions extends LandingOptions {
  /** Most findings; readers of this format hold all of it in memory. */
  readonly limit?: number
}

const MAX_CASES = 10_000

/** The outcome of one test case. */
type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

interface Case {
  readonly outcome: Outcome
  /** Made when it is written: ten thousand cases at once would be as much text again as the file. */
  readonly xml: () => Xml
}

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
  readonly properties: Readonly<Record<string, string>>
  readonly after: readonly Xml[]
}

const OUTCOME: Readonly<Record<Finding['severity'], Outcome>> = {
  fail: 'failure',
  unverifiable: 'error',
  warning: 'skipped',
  notice: 'skipped'
}

/**
 * The findings as JUnit XML: a suite for the run, whose one case is the verdict, and a suite for each manifest with a case for each
 * finding; what is only a warning or a notice counts as skipped. The format has no standard: this is what Jenkins' schema allows, with the
 * `file` and `line` that most readers know besides.
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function* renderJunit(report: Report, { limit = MAX_CASES, ...options }: JunitOptions = {}): Generator<string> {
  const landingOf = landingsOf(report, options)
  const places = placesOf(report, options.workspace)
  const shown = report.findings.slice(0, limit)
  const left = report.findings.length - shown.length
  const byManifest = new Map(report.manifests.map(({ path }): [string, Case[]] => [path, []]))
  const broken = new Set(report.findings.filter(({ severity }) => isBad(severity)).map(({ manifest }) => manifest))
  const ofRun = [verdictCase(report)]
  for (const finding of shown) {
    const cases = byManifest.get(finding.manifest ?? '') ?? ofRun
    cases.push({ outcome: OUTCOME[finding.severity], xml: () => findingCase(finding, places, landingOf(finding)) })
  }
  const suites: readonly Suite[] = [
    { name: 'Seal Gate', cases: ofRun, properties: {}, after: left === 0 ? [] : [leftText(left)] },
    ...report.manifests.map(manifest => {
      const intact = broken.has(manifest.path) ? [] : [intactCase(manifest, report)]
      const cases = [...intact, ...(byManifest.get(manifest.path) ?? [])]
      return { name: quotePath(manifest.path), cases, properties: propertiesOf(manifest), after: [] }
    })
  ]
  const attributes = { name: 'Seal Gate', ...counts(suites.flatMap(({ cases }) => cases)) }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield* elementInParts('testsuites', attributes, suites.map(suiteInParts))
}

function isBad(severity: Finding['severity']): boolean {
  return severity === 'fail' || severity === 'unverifiable'
}

function leftText(left: number): Xml {
  return element('system-out', {}, [{ text: `${pluralize(left, 'more finding')}: report.json lists all.` }])
}

/** A suite in parts: its cases are made one after the other. */
function* suiteInParts({ name, cases, properties, after }: Suite): Generator<Xml> {
  const own = Object.entries(properties).map(([key, value]) => element('property', { name: key, value: escapeLog(value) }))
  const attributes = { name: escapeLog(name), ...counts(cases), skipped: count(cases, 'skipped') }
  yield* elementInParts('testsuite', attributes, [content()])

  function* content(): Generator<Xml> {
    if (own.length > 0) yield element('properties', {}, own)
    for (const { xml } of cases) yield xml()
    yield* after
  }
}

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
  return { tests: String(cases.length), failures: count(cases, 'failure'), errors: count(cases, 'error') }
}

function count(cases: readonly Case[], wanted: Outcome): string {
  return String(cases.filter(({ outcome }) => outcome === wanted).length)
}

function propertiesOf({ format, seals, packet, sha256 }: ManifestReport): Readonly<Record<string, string>> {
  return {
    format,
    seals: String(seals),
    ...(packet !== undefined && { packet }),
    ...(sha256 !== undefined && { sha256 })
  }
}

/**
 * The verdict as a case: a run without findings would be an empty list, which readers take for a broken one, and a run that is not a pass
 * must not look like one.
 */
function verdictCase(report: Report): Case {
  const { verdict } = report
  const attributes = { classname: 'Seal Gate', name: 'verdict' }
  const text = runSentence(report)
  if (verdict === 'pass')
    return {
      outcome: 'passed',
      xml: () => element('testcase', attributes, [element('system-out', {}, [{ text: `${resultWords(report)}: ${text}` }])])
    }
  const outcome = verdict === 'fail' ? 'failure' : 'error'
  return {
    outcome,
    xml: () => element('testcase', attributes, [element(outcome, { type: verdict, message: escapeLog(text) })])
  }
}

function intactCase({ path, seals }: ManifestReport, { shard }: Report): Case {
  const share = shard === undefined ? '' : ` (share ${shard.index} of ${shard.of})`
  const name = `${withThousands(seals)} ${seals === 1 ? 'seal holds' : 'seals hold'}${share}`
  return { outcome: 'passed', xml: () => element('testcase', { classname: escapeLog(quotePath(path)), name }) }
}

function findingCase(finding: Finding, places: Places, landing: Landing | undefined): Xml {
  const { code, path, manifest, severity } = finding
  const outcome = OUTCOME[severity]
  const attributes = {
    classname: escapeLog(manifest === undefined ? 'Seal Gate' : quotePath(manifest)),
    name: escapeLog(path === undefined ? code : `${code} ${quotePath(path)}`),
    ...(landing !== undefined && { file: escapeLog(landing.file) }),
    ...(landing?.line !== undefined && { line: String(landing.line) })
  }
  const steps = stepsFor(finding, places.sealedFile(finding)).flatMap(({ text, run }) =>
    run === undefined ? [text] : [text, `  ${run}`]
  )
  const text = [...explain(finding), ...steps].map(escapeLog).join('\n')
  const told = element(outcome, { type: ruleId(finding), message: escapeLog(headline(finding)) }, [{ text }])
  return element('testcase', attributes, [told])
}
