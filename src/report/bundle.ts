import { jsonText } from '../manifests/json-text.ts'
import type { Blocker, Decision, ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { escapeJson } from './escape.ts'

/** Written beside the report, so that a later job can read the decision without the findings. */
export interface EffectiveBlockerMap {
  readonly schema: 'seal-gate/effective-blocker-map/1'
  readonly decision: Decision
  readonly blockers: readonly Blocker[]
}

/** States that no probe ran, which is not the same as probes that passed. */
const NO_PROBES: ProbeResults = {
  schema: 'seal-gate/probe-results/1',
  control: { id: 'control', mutation: 'none', expected: 'pass', seen: 'not run', passed: false },
  planned: 0,
  run: 0,
  passed: 0,
  probes: []
}

/** The report itself, in parts. Ten thousand indented findings would be more white space than text: each is on one line. */
export function* reportJson(report: Report): Generator<string> {
  let before = '{\n'
  for (const [key, value] of Object.entries(report)) {
    if (value === undefined) continue
    yield `${before}  ${JSON.stringify(key)}: `
    before = ',\n'
    if (key === 'findings') yield* findingLines(report.findings)
    else yield escapeJson(JSON.stringify(value, null, 2).replaceAll('\n', '\n  '))
  }
  yield '\n}\n'
}

function* findingLines(findings: Report['findings']): Generator<string> {
  let before = '[\n    '
  for (const finding of findings) {
    yield before + escapeJson(JSON.stringify(finding))
    before = ',\n    '
  }
  yield findings.length === 0 ? '[]' : '\n  ]'
}

/** The blockers as they really are, with the decision. */
export function blockerMapJson({ decision, blockers }: Report): string {
  return json({ schema: 'seal-gate/effective-blocker-map/1', decision, blockers })
}

export function probeResultsJson({ probes }: Report): string {
  return json(probes ?? NO_PROBES)
}

function json(value: EffectiveBlockerMap | ProbeResults): string {
  return escapeJson(jsonText(value))
}
