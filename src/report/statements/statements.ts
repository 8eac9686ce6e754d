import { jsonText } from '../../manifests/json-text.ts'
import type { Report } from '../../model/report.ts'
import type { RunFacts } from '../../model/run-facts.ts'
import { probesHold } from '../../model/verdict.ts'
import { escapeJson } from '../escape.ts'
import { isPacketJudged, toneOf } from '../run-sentences.ts'

/** What a statement is about: a manifest, or a sealed file. */
export interface Subject {
  /** As the user would write it, with `/`. */
  readonly name: string
  /** 64 lower-case hex digits. */
  readonly sha256: string
}

/** The run that makes the statements, and where it was. */
export interface StatementContext {
  readonly run?: RunFacts | undefined
  /** Who verified: the workflow, as the certificate of a signature names it; else the program. */
  readonly verifier: string
  /** URI of what was verified, such as the repository at a commit. */
  readonly resource: string
  readonly repository: string
}

export const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1'
export const VERIFICATION_SUMMARY = 'https://slsa.dev/verification_summary/v1'

/** actions/attest refuses more subjects, and a longer list of them: https://github.com/actions/attest/blob/main/src/subject.ts */
export const MAX_SUBJECTS = 1024
const MAX_LIST_BYTES = 512 * MAX_SUBJECTS

/** Names of the files, in the order in which they are written. */
export const STATEMENT_FILES = {
  subjects: 'subjects.sha256',
  testResult: 'test-result.predicate.json',
  summary: 'verification-summary.predicate.json',
  testResultStatement: 'test-result.intoto.json',
  summaryStatement: 'verification-summary.intoto.json'
} as const

/**
 * The verdict for other programs: two in-toto Statements (v1) over the same subjects, and each of their predicates and the list of subjects as
 * `actions/attest` takes them. Nothing here is signed.
 * @param subjects with at least one
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export function renderStatements(
  report: Report,
  subjects: readonly Subject[],
  context: StatementContext
): readonly { readonly name: string; readonly text: string }[] {
  const testResult = testResultOf(report, context)
  const summary = summaryOf(report, context)
  const statement = (predicateType: string, predicate: object) => ({
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate
  })
  const json = (value: object): string => escapeJson(jsonText(value))
  return [
    { name: STATEMENT_FILES.subjects, text: listOf(subjects) },
    { name: STATEMENT_FILES.testResult, text: json(testResult) },
    { name: STATEMENT_FILES.summary, text: json(summary) },
    { name: STATEMENT_FILES.testResultStatement, text: json(statement(TEST_RESULT, testResult)) },
    { name: STATEMENT_FILES.summaryStatement, text: json(statement(VERIFICATION_SUMMARY, summary)) }
  ]
}

/** True when `actions/attest` takes all of them. It splits lines, so that a name with a line break or a blank in front would be another name. */
export function fit(subjects: readonly Subject[]): boolean {
  return (
    subjects.length <= MAX_SUBJECTS &&
    Buffer.byteLength(listOf(subjects)) <= MAX_LIST_BYTES &&
    subjects.every(({ name }) => /^[^\p{C}\p{Zl}\p{Zp}\s*][^\p{C}\p{Zl}\p{Zp}]*$/u.test(name)) &&
    new Set(subjects.map(({ name }) => name)).size === subjects.length
  )
}

/** The list in GNU's format. */
function listOf(subjects: readonly Subject[]): string {
  return subjects.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}

type Outcome = 'passed' | 'warned' | 'failed'

/** What the run tested. Only a run that is green in every part is passed without a warning. */
function outcomes(report: Report): Readonly<Record<string, Outcome>> {
  const { verdict, findings, probes } = report
  const hasWarning = findings.some(({ severity }) => severity === 'warning')
  return {
    'sealed-files': verdict !== 'pass' ? 'failed' : hasWarning ? 'warned' : 'passed',
    'self-test': probes === null ? 'warned' : probesHold(probes) ? 'passed' : 'failed',
    ...(isPacketJudged(report) && { clearance: isCleared(report) ? 'passed' : 'warned' })
  }
}

function isCleared({ verdict, decision }: Report): boolean {
  return verdict === 'pass' && decision === 'CLEARED_FOR_OPERATOR'
}

/** @see https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md */
function testResultOf(report: Report, { run }: StatementContext): object {
  const all = Object.entries(outcomes(report))
  const named = (outcome: Outcome): string[] => all.filter(([, one]) => one === outcome).map(([name]) => name)
  const failed = named('failed')
  const warned = named('warned')
  return {
    result: failed.length > 0 ? 'FAILED' : warned.length > 0 ? 'WARNED' : 'PASSED',
    configuration: report.manifests.flatMap(({ path, sha256 }) =>
      sha256 === undefined ? [] : [{ name: path, digest: { sha256 } }]
    ),
    ...(run?.url !== undefined && { url: run.url }),
    passedTests: named('passed'),
    warnedTests: warned,
    failedTests: failed
  }
}

/** A packet that is held is not passed: whoever deploys by this statement must not deploy it. @see https://slsa.dev/spec/v1.0/verification_summary */
function summaryOf(report: Report, { run, verifier, resource, repository }: StatementContext): object {
  const isPassed = toneOf(report) === 'pass' && !Object.values(outcomes(report)).includes('failed')
  const [first, ...others] = report.manifests
  const policy = first?.sha256 === undefined || others.length > 0 ? {} : { digest: { sha256: first.sha256 } }
  return {
    verifier: { id: verifier, version: { [repository]: report.version } },
    ...(run?.date !== undefined && { timeVerified: run.date }),
    resourceUri: resource,
    policy: { uri: `${resource}#${report.manifests.map(({ path }) => encodeURIComponent(path)).join(',')}`, ...policy },
    verificationResult: isPassed ? 'PASSED' : 'FAILED',
    verifiedLevels: isPassed
      ? ['SEAL_GATE_INTACT', ...(isCleared(report) && isPacketJudged(report) ? ['SEAL_GATE_CLEARED'] : [])]
      : ['FAILED']
  }
}
