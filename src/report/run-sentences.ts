import type { Report } from '../model/report.ts'
import { pluralize, withThousands } from './counts.ts'

/** The whole run in one sentence. */
export function runSentence({ verdict, counts }: Report): string {
  const { sealed, drifted, missing, unsealed } = counts
  if (verdict === 'pass' && sealed === 0) return 'This shard has no sealed file, so it shows nothing by itself.'
  if (verdict === 'pass')
    return sealed === 1
      ? 'The sealed file has exactly its sealed bytes.'
      : `All ${withThousands(sealed)} sealed files have exactly their sealed bytes.`
  if (verdict === 'unverifiable') return 'This could not be judged, so it does not pass.'
  const wrong = [
    ...(drifted > 0 ? [`${withThousands(drifted)} drifted`] : []),
    ...(missing > 0 ? [`${withThousands(missing)} missing`] : []),
    ...(unsealed > 0 ? [`${withThousands(unsealed)} without a seal`] : [])
  ]
  return wrong.length === 0 ? 'Refused.' : `Not as sealed: ${wrong.join(', ')}, of ${pluralize(sealed, 'sealed file')}.`
}

const NEXT: Readonly<Record<Report['verdict'], string>> = {
  pass: 'Nothing to do.',
  fail: 'What to do stands beside each file below. The gate passes as soon as every sealed byte is back, or the change is sealed.',
  unverifiable: 'Repair what is named below and run again. Until then nothing is known about the files.'
}

/** What the reader should do next. */
export function nextStep({ verdict, decision, release }: Report): string {
  const waits = verdict === 'pass' && decision === 'HOLD_PRODUCTION' && release.code !== 'no-evidence'
  return waits ? 'The bytes need nothing. What the release waits for stands below.' : NEXT[verdict]
}

/** What the decision means, for someone who sees it for the first time. */
export function decisionMeaning({ decision }: Report): string {
  return decision === 'HOLD_PRODUCTION'
    ? 'nothing here clears a release. This is the standing decision until every blocker is closed by evidence.'
    : 'no blocker is left. The gate stops holding; the operator decides.'
}

/** `7/7`, or why there is no such number. */
export function probesText({ probes }: Report): string {
  return probes === null ? 'off' : `${probes.passed}/${probes.planned}`
}
