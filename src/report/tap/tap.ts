import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { type LandingOptions, landingsOf } from '../annotations/annotation-target.ts'
import { withThousands } from '../counts.ts'
import { escapeLog } from '../escape.ts'
import { inGroupOrder } from '../findings/groups.ts'
import { explain, headline, ruleId } from '../findings/sentences.ts'
import { resultWords, runSentence } from '../run-sentences.ts'

const MAX_POINTS = 10_000

/**
 * The findings as TAP version 14: the verdict as the first test point, then one for each finding. What is only a warning or a notice is ok,
 * and says so.
 * @see https://testanything.org/tap-version-14-specification.html
 */
export function* renderTap(report: Report, options: LandingOptions = {}): Generator<string> {
  const landingOf = landingsOf(report, options)
  const findings = inGroupOrder(report.findings)
  const shown = findings.slice(0, MAX_POINTS - 1)
  const left = findings.length - shown.length
  const verdict = point(1, report.verdict === 'pass', `verdict: ${resultWords(report)}`)
  yield `TAP version 14\n# Seal Gate: ${escapeLog(runSentence(report))}\n1..${shown.length + 1}\n${verdict}\n`
  for (const [index, finding] of shown.entries()) {
    const { severity } = finding
    const ok = severity === 'warning' || severity === 'notice'
    const named = point(index + 2, ok, ok ? `${severity}: ${headline(finding)}` : headline(finding))
    yield `${[named, ...diagnostics(finding, landingOf(finding))].join('\n')}\n`
  }
  if (left > 0) yield `# ${withThousands(left)} more findings: report.json lists all.\n`
}

/** A `#` begins a directive such as `# SKIP`, with which a failure would count as none. */
function point(id: number, ok: boolean, description: string): string {
  return `${ok ? 'ok' : 'not ok'} ${id} - ${escapeLog(description).replace(/[\\#]/g, '\\$&')}`
}

/** YAML whose scalars are JSON: nothing in them can end the block. */
function diagnostics(
  finding: Finding,
  landing: { readonly file: string; readonly line?: number } | undefined
): readonly string[] {
  const values = {
    message: explain(finding).map(escapeLog),
    severity: finding.severity,
    code: ruleId(finding),
    ...(landing !== undefined && {
      at: { file: escapeLog(landing.file), ...(landing.line !== undefined && { line: landing.line }) }
    })
  }
  return ['  ---', ...Object.entries(values).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`), '  ...']
}
