import { comparePaths } from '../model/path-order.ts'
import type { Decision, ProbeResult } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { Probe } from './probe.ts'

/** What running one probe showed. */
export interface Outcome {
  /** The packet on disk was another one than the control. */
  readonly changed: boolean
  readonly report: Report
  /** Outputs that show what no output may show. */
  readonly leaks: readonly string[]
}

/** What the gate must make of a control. */
export interface Expectation {
  readonly id: string
  readonly decision: Decision | 'any'
  /** Sealed files, each of which must be intact. */
  readonly files: number
}

/** Holds an outcome against the probe: passed only when the gate refused the changed packet for the named reason, and nothing leaked. */
export function resultOf(probe: Probe, { changed, report, leaks }: Outcome): ProbeResult {
  const { id, mutation, codes, cause } = probe
  const expected = sentence(codes.join(', '), cause, true)
  const seen = changed ? [seenIn(report, probe), ...leaks.map(quoteLeak)].join('; ') : 'the mutation changed nothing'
  return { id, mutation, expected, seen, passed: seen === expected }
}

/** Holds what the gate made of a control against what it must make of it. */
export function controlResult({ id, decision, files }: Expectation, { report, leaks }: Outcome): ProbeResult {
  const { counts, verdict, findings } = report
  const all = [
    verdict,
    ...findings.map(({ code }) => code),
    ...decisionText(decision === 'any' ? decision : report.decision),
    ...(verdict === 'pass' && counts.intact !== files ? [`${counts.intact} of ${files} intact`] : [])
  ]
  const expected = ['pass', ...decisionText(decision)].join(', ')
  const seen = [all.join(', '), ...leaks.map(quoteLeak)].join('; ')
  return { id, mutation: 'none', expected, seen, passed: seen === expected }
}

/** The findings that the mutation gave. One more, or one about another file, would mean that the gate saw something else as well. */
function seenIn(report: Report, probe: Probe): string {
  const { path, cause, verdict } = probe
  const { findings } = report
  const right = verdict === undefined ? report.verdict !== 'pass' : report.verdict === verdict
  const odd = [...(right ? [] : [report.verdict]), ...decisionText(report.decision)]
  const all = findings.map(one => (path === undefined || one.path === path ? one.code : `${one.code} of another file`))
  const codes = probe.repeats === true ? [...new Set(all)].sort(comparePaths) : all
  const drift = findings[0]?.drift
  return sentence([...odd, ...codes].join(', '), cause && drift?.causes[0]?.code, drift?.certainty === 'proved')
}

/** To hold is what goes without saying. */
function decisionText(decision: Expectation['decision']): string[] {
  return decision === 'CLEARED_FOR_OPERATOR' ? [decision] : []
}

function quoteLeak(leak: string): string {
  return `shown where it must not be: ${leak}`
}

function sentence(codes: string, cause: string | undefined, proved: boolean): string {
  return cause === undefined ? codes : `${codes}: ${cause}, ${proved ? 'proved' : 'not proved'}`
}
