import type { Finding, Severity } from './finding.ts'
import { comparePaths } from './path-order.ts'
import type { ProbeResults, Verdict } from './release.ts'

const RANK: Readonly<Record<Severity, number>> = { fail: 0, unverifiable: 1, warning: 2, notice: 3 }

/**
 * The verdict on one run. A gate whose own self-test failed, or that broke, can vouch for nothing, not even for a drift. Otherwise wrong
 * bytes are wrong whatever else could not be judged. `pass` needs at least one seal, and every one of them intact, or accepted by name.
 * @param listed seals of all manifests; a shard may hold none of them
 */
export function verdictOf(findings: readonly Finding[], sealed: number, intact: number, listed = sealed): Verdict {
  if (findings.some(({ code }) => code === 'probe-failed' || code === 'internal-error')) return 'unverifiable'
  if (findings.some(({ severity }) => severity === 'fail')) return 'fail'
  if (findings.some(({ severity }) => severity === 'unverifiable')) return 'unverifiable'
  return listed > 0 && intact + acceptedIn(findings) === sealed ? 'pass' : 'unverifiable'
}

/** Changed files that a rule of the configuration lets pass. */
export function acceptedIn(findings: readonly Finding[]): number {
  return findings.filter(({ code }) => code === 'meaning-accepted').length
}

/** Worst first, then by manifest, path and line: the same findings always stand in the same order. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      comparePaths(a.manifest ?? '', b.manifest ?? '') ||
      comparePaths(a.path ?? '', b.path ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      comparePaths(a.code, b.code)
  )
}

/** True when the self-test ran whole: the control passed, and every planned probe ran and was refused for its own reason. */
export function probesHold(probes: ProbeResults): boolean {
  const { control, planned, run, passed } = probes
  return control.passed && planned > 0 && run === planned && passed === planned && probes.probes.length === planned
}
