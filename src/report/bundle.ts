import type { Blocker, Decision, ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { escapeJson } from './escape.ts'

export interface BundleFile {
  readonly name: 'report.json' | 'blocker-map.json' | 'probe-results.json'
  /** JSON with LF and a final line feed. */
  readonly text: string
}

/** Written beside the report, so that a later job can read the decision without the findings. */
export interface EffectiveBlockerMap {
  readonly schema: 'seal-gate/effective-blocker-map/1'
  readonly decision: Decision
  readonly blockers: readonly Blocker[]
}

/** Says that no probe ran, which is not the same as probes that passed. */
const NO_PROBES: ProbeResults = {
  schema: 'seal-gate/probe-results/1',
  control: { id: 'control', mutation: 'none', expected: 'pass', seen: 'not run', passed: false },
  planned: 0,
  run: 0,
  passed: 0,
  probes: []
}

/** The machine-readable files of a run, in the order of their names in the documentation. The same report gives the same bytes. */
export function bundleFiles(report: Report): readonly BundleFile[] {
  const map: EffectiveBlockerMap = {
    schema: 'seal-gate/effective-blocker-map/1',
    decision: report.decision,
    blockers: report.blockers
  }
  return [
    { name: 'report.json', text: reportJson(report) },
    { name: 'blocker-map.json', text: json(map) },
    { name: 'probe-results.json', text: json(report.probes ?? NO_PROBES) }
  ]
}

/** Ten thousand findings, indented, would be more white space than text: each is on a line of its own. */
function reportJson(report: Report): string {
  const fields = Object.entries(report).flatMap(([key, value]) => {
    if (value === undefined) return []
    const text = key === 'findings' ? findingLines(report.findings) : JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')
    return [`  ${JSON.stringify(key)}: ${text}`]
  })
  return escapeJson(`{\n${fields.join(',\n')}\n}\n`)
}

function findingLines(findings: Report['findings']): string {
  return findings.length === 0 ? '[]' : `[\n    ${findings.map(finding => JSON.stringify(finding)).join(',\n    ')}\n  ]`
}

function json(value: EffectiveBlockerMap | ProbeResults): string {
  return escapeJson(`${JSON.stringify(value, null, 2)}\n`)
}
