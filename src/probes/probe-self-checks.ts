import type { ProbeResult } from '../model/release.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'
import { controlResult, type Expectation, type Outcome, resultOf } from './outcome.ts'
import { leaks } from './outputs.ts'
import type { Probe } from './probe.ts'

/** How many inverted probes there are. */
export const INVERTED = 5

const PATH = 'inverted.md'

/** A bad input that was refused as it must be. It is planted, so that these probes try the probes alone, however good the gate is. */
const PROBE: Probe = {
  id: 'planted',
  mutation: 'planted',
  path: PATH,
  verdict: 'fail',
  codes: ['digest-mismatch'],
  change: tree => tree
}

/**
 * Probes of the probes: each is wrong on purpose, and must be reported as failed. Without them, a machinery that passes whatever it is
 * given would look like a gate that refuses everything that it must.
 * @param control what the gate made of a control
 */
export async function invertedResults(expectation: Expectation, control: Outcome): Promise<ProbeResult[]> {
  const refused: Outcome = {
    changed: true,
    leaks: [],
    report: {
      ...control.report,
      verdict: 'fail',
      decision: 'HOLD_PRODUCTION',
      findings: [{ code: 'digest-mismatch', severity: 'fail', path: PATH }]
    }
  }
  const allowed = controlResult(expectation, control).seen
  return [
    invert(
      'inverted-control',
      'none; the control expected to be refused',
      resultOf(PROBE, { ...control, changed: true }),
      allowed
    ),
    invert(
      'inverted-refusal',
      'a bad input, expected to pass as a control',
      controlResult(expectation, refused),
      'fail, digest-mismatch'
    ),
    invert(
      'inverted-reason',
      'a bad input, expected to be refused for another reason',
      resultOf({ ...PROBE, codes: ['missing'] }, refused),
      'digest-mismatch'
    ),
    invert(
      'inverted-mutation',
      'none, though one was announced',
      resultOf(PROBE, { ...refused, changed: false }),
      'the mutation changed nothing'
    ),
    await search(refused)
  ]
}

function invert(id: string, mutation: string, result: ProbeResult, reason: string): ProbeResult {
  const expected = `reported as failed: ${reason}`
  const seen = `reported as ${result.passed ? 'passed' : 'failed'}: ${result.seen}`
  return { id, mutation, expected, seen, passed: seen === expected }
}

/** The name of a refused file is in every output that reports it: the search that finds no forbidden word must find this one. */
async function search({ report }: Outcome): Promise<ProbeResult> {
  const found = await leaks(report, [{ id: 'name', token: PATH, case: 'exact' }])
  const wanted = OUTPUT_ROWS.flatMap(({ name, namesPaths }) => (namesPaths ? [`name in ${name}`] : []))
  const expected = wanted.join(', ')
  // The page is one of them in a build only, and the results must be the same with and without it. Outputs that came later are searched, and
  // not listed here: sealed results stay reproducible when there is one more.
  const seen = found.filter(one => wanted.includes(one)).join(', ')
  return { id: 'inverted-search', mutation: 'none; a word sought that is shown', expected, seen, passed: seen === expected }
}
