import type { Report } from '../model/report.ts'
import { acceptedIn } from '../model/verdict.ts'
import { pluralize, withThousands } from './counts.ts'
import { quotePath } from './escape.ts'

/** The whole run in one sentence. */
export function runSentence({ verdict, counts, findings }: Report): string {
  const { sealed, intact, drifted, missing, unsealed } = counts
  if (verdict === 'pass' && sealed === 0) return 'This shard has no sealed file, so it shows nothing by itself.'
  if (verdict === 'pass' && intact < sealed) return acceptedSentence(sealed, intact, acceptedIn(findings))
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

function acceptedSentence(sealed: number, intact: number, accepted: number): string {
  const others = accepted === 1 ? '1 has another layout' : `${withThousands(accepted)} have another layout`
  return `${withThousands(intact)} of ${pluralize(sealed, 'sealed file')} ${intact === 1 ? 'has' : 'have'} exactly the sealed bytes; ${others}, which \`accept\` permits.`
}

/** True if the run judged the evidence of a release packet. A run over plain files never mentions a decision to people. */
export function isPacketJudged({ release }: Pick<Report, 'release'>): boolean {
  return release.code !== 'no-evidence'
}

/** How a result is shown: as its verdict, except that a packet that passes but is held is never shown as a plain pass. */
export type Tone = Report['verdict'] | 'held'

export function toneOf(report: Pick<Report, 'verdict' | 'decision' | 'release'>): Tone {
  const isHeld = isPacketJudged(report) && report.decision === 'HOLD_PRODUCTION'
  return report.verdict === 'pass' && isHeld ? 'held' : report.verdict
}

/** The result in capitals: `PASS`; with the decision where a packet was judged: `PASS, HOLD_PRODUCTION`. */
export function resultWords(report: Pick<Report, 'verdict' | 'decision' | 'release'>): string {
  const verdict = report.verdict.toUpperCase()
  return isPacketJudged(report) ? `${verdict}, ${report.decision}` : verdict
}

const NEXT: Readonly<Record<Tone, string>> = {
  pass: 'Nothing to do.',
  held: 'The files need no action. What the release is waiting for is listed below.',
  fail: 'Each file below is listed with what to do about it. The gate passes when the sealed bytes are back, or when the change is sealed.',
  unverifiable: 'Fix the problem below and run the gate again. Until then, nothing is known about the files.'
}

/** What the reader should do next. */
export function nextStep(report: Report): string {
  return NEXT[toneOf(report)]
}

/** What restore.patch is for, in a run that has one; commands are in backticks. */
export function patchText(files: number): string {
  return `\`restore.patch\` has the sealed bytes of ${pluralize(files, 'file')}: \`git -c core.autocrlf=false apply restore.patch\` writes them back, and never over a file that has changed since this run.`
}

/** What the decision means, for someone who sees it for the first time. */
export function decisionMeaning({ decision }: Report): string {
  return decision === 'HOLD_PRODUCTION'
    ? 'production is held until sealed evidence closes every blocker.'
    : 'no blocker is open. The gate no longer holds the release; the operator decides.'
}

/** `7/7`, or why there is no such number. */
export function probesText({ probes }: Report): string {
  return probes === null ? 'off' : `${probes.passed}/${probes.planned}`
}

/** Which options came from a file, so that nobody looks for them in the workflow. Empty without a configuration. */
export function configLines({ config }: Report): readonly string[] {
  if (config === undefined) return []
  const { path, at, keys, overridden } = config
  const over = overridden.length === 0 ? '' : `; overridden: ${overridden.join(', ')}`
  return [
    `configuration ${quotePath(path)}${at === undefined ? '' : ` at ${at}`}: ${keys.join(', ') || 'no key in force'}${over}`
  ]
}
