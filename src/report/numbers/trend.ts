import type { Report } from '../../model/report.ts'
import type { RunFacts } from '../../model/run-facts.ts'
import { escapeJson } from '../escape.ts'
import { ruleId } from '../findings/sentences.ts'

/** The numbers of a run as one line of JSON, to be appended to those of earlier runs. It holds no path and no text of a file. */
export function renderTrend(report: Report, { run = {} }: { readonly run?: RunFacts } = {}): string {
  const { verdict, decision, counts, manifests, blockers, findings, probes, version } = report
  const byCause: Record<string, number> = {}
  for (const finding of findings) {
    const rule = ruleId(finding)
    byCause[rule] = (byCause[rule] ?? 0) + 1
  }
  const line = {
    schema: 'seal-gate/trend/1',
    version,
    ...run,
    verdict,
    decision,
    ...counts,
    manifests: manifests.length,
    open_blockers: blockers.filter(({ state }) => state === 'OPEN').length,
    probes: probes === null ? null : probes.passed,
    findings: Object.fromEntries(Object.entries(byCause).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return escapeJson(`${JSON.stringify(line)}\n`)
}
