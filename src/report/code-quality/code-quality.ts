import { createHash } from 'node:crypto'
import type { Finding } from '../../model/finding.ts'
import type { Report } from '../../model/report.ts'
import { type LandingOptions, landingsOf } from '../annotations/annotation-target.ts'
import { withThousands } from '../counts.ts'
import { escapeJson, escapeLog } from '../escape.ts'
import { inGroupOrder } from '../findings/groups.ts'
import { headline, ruleId } from '../findings/sentences.ts'

/** A widget shows far fewer; GitLab reads all of them into memory. */
const MAX_ISSUES = 5000

const SEVERITY: Readonly<Record<Finding['severity'], string>> = {
  fail: 'critical',
  unverifiable: 'blocker',
  warning: 'minor',
  notice: 'info'
}

/**
 * The findings as Code Quality of GitLab, which is a part of what CodeClimate's engines print. A finding without a place in the repository,
 * such as one about the run, is shown at the manifest: without a path, GitLab drops it.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * @see https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md#issues
 */
export function renderCodeQuality(report: Report, options: LandingOptions = {}): string {
  const landingOf = landingsOf(report, options)
  const elsewhere = report.manifests[0]?.path || 'seal-gate.json'
  const findings = inGroupOrder(report.findings)
  const shown = findings.slice(0, findings.length > MAX_ISSUES ? MAX_ISSUES - 1 : MAX_ISSUES)
  const seen = new Map<string, number>()
  const issues = shown.map(finding => {
    const { file, line } = landingOf(finding) ?? { file: finding.manifest || elsewhere }
    const about = JSON.stringify([finding.code, finding.manifest, finding.path, finding.drift?.causes.map(({ code }) => code)])
    const again = seen.get(about) ?? 0
    seen.set(about, again + 1)
    return issue(ruleId(finding), headline(finding), `${about} ${again}`, SEVERITY[finding.severity], file, line)
  })
  const left = findings.length - shown.length
  const rest = `${withThousands(left)} more findings: report.json lists all.`
  if (left > 0) issues.push(issue('more', rest, 'more', 'info', elsewhere, undefined))
  return escapeJson(`[${issues.map(one => JSON.stringify(one)).join(',\n')}]\n`)
}

function issue(rule: string, text: string, about: string, severity: string, path: string, line: number | undefined): object {
  return {
    // First, so that a file of this kind is known by its beginning.
    check_name: `seal-gate/${rule}`,
    type: 'issue',
    description: escapeLog(text),
    categories: ['Bug Risk'],
    // Stable from run to run, as long as the same is wrong with the same file.
    fingerprint: createHash('sha256').update(about).digest('hex'),
    severity,
    // Relative to the repository, which is all that GitLab opens.
    location: {
      path: escapeLog(path.replace(/^(?:\.{0,2}\/)+/, '')) || 'seal-gate.json',
      lines: { begin: line ?? 1, end: line ?? 1 }
    }
  }
}
