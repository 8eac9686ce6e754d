import { setOutput } from '@actions/core'
import type { Report } from '../model/report.ts'
import { OUTPUT_ROWS, type OutputInput } from '../report/outputs.ts'
import { probesText } from '../report/run-sentences.ts'

/** Names of all outputs, as in action.yml. */
export type OutputName =
  | 'verdict'
  | 'decision'
  | 'packet-status'
  | 'sealed'
  | 'intact'
  | 'drifted'
  | 'missing'
  | 'unsealed'
  | 'unverifiable'
  | 'open-blockers'
  | 'probes'
  | 'manifest-sha256'
  | 'report'
  | 'restore-patch'
  | OutputInput
  | 'subjects'
  | 'test-result'
  | 'verification-summary'
  | 'artifact-id'
  | 'artifact-url'

export type Outputs = Readonly<Record<OutputName, string>>

// One entry per input of the rows; the type of Object.fromEntries forgets the keys.
const NOT_ASKED_FOR = Object.fromEntries(
  OUTPUT_ROWS.flatMap(({ input }) => (input === undefined ? [] : [[input, '']]))
) as Record<OutputInput, string>

/** Everything that a later step can read, as strings; what was not made is empty. */
export function outputsOf(report: Report, reportPath = ''): Outputs {
  const { sealed, intact, drifted, missing, unsealed, unverifiable } = report.counts
  return {
    verdict: report.verdict,
    decision: report.decision,
    'packet-status': report.packet_status,
    sealed: String(sealed),
    intact: String(intact),
    drifted: String(drifted),
    missing: String(missing),
    unsealed: String(unsealed),
    unverifiable: String(unverifiable),
    'open-blockers': String(report.blockers.filter(({ state }) => state === 'OPEN').length),
    probes: probesText(report),
    'manifest-sha256': report.manifests.map(({ sha256 }) => sha256 ?? '').join('\n'),
    report: reportPath,
    'restore-patch': '',
    ...NOT_ASKED_FOR,
    subjects: '',
    'test-result': '',
    'verification-summary': '',
    'artifact-id': '',
    'artifact-url': ''
  }
}

/** Hands the outputs to the runner. Of two values for one name the runner keeps the later. */
export function setOutputs(outputs: Partial<Outputs>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}
