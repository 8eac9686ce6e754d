import type { ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { RELEASE_PROBE_IDS } from '../release/decision.ts'
import type { ReleasePacket } from '../release/judge.ts'
import type { Token } from '../release/token-search.ts'
import { HOSTILE_PROBES } from './hostile-probes.ts'
import { leaks } from './outputs.ts'
import { packetSuites } from './packet-probes.ts'
import type { Means } from './probe-request.ts'
import { INVERTED, invertedResults } from './probe-self-checks.ts'
import { CONTROL_MOMENT, CONTROL_TOKENS } from './release-control.ts'
import { PROBE_SECRET, RELEASE_PROBES, releasePacket } from './release-probes.ts'
import { runProbes, SEAL_SUITE, type Suite } from './run.ts'

/** What no output of a probe may show: each forbidden token, and the credential. */
const WORDS: readonly Token[] = [...CONTROL_TOKENS, { id: 'credential', token: PROBE_SECRET, case: 'any' }]

/** Results of a self-test in which every probe of a release passed. */
export const ALL_PASSED: ProbeResults = {
  schema: 'seal-gate/probe-results/1',
  control: { id: 'control', mutation: 'none', expected: 'pass', seen: 'pass', passed: true },
  planned: RELEASE_PROBE_IDS.length,
  run: RELEASE_PROBE_IDS.length,
  passed: RELEASE_PROBE_IDS.length,
  probes: RELEASE_PROBE_IDS.map(id => ({ id, mutation: 'assumed', expected: id, seen: id, passed: true }))
}

const search = (report: Report) => leaks(report, WORDS)

/** Every suite: the seals, the bad inputs of a release, hostile manifests and places. */
export const ALL_SUITES: readonly Suite[] = [
  { ...SEAL_SUITE, search },
  {
    id: 'release-control',
    control: releasePacket(),
    decision: 'CLEARED_FOR_OPERATOR',
    gateResults: ALL_PASSED,
    request: CONTROL_MOMENT,
    probes: RELEASE_PROBES,
    search,
    inverted: { count: INVERTED, results: invertedResults }
  },
  { ...SEAL_SUITE, id: 'hostile-control', probes: HOSTILE_PROBES, search }
]

/**
 * Every probe, with every output of every run searched for what it must not show; then the probes that the packets of a run carry
 * themselves.
 */
export function runAllProbes(packets: readonly ReleasePacket[] = [], means: Means = {}): Promise<ProbeResults> {
  return runProbes([...ALL_SUITES, ...packetSuites(packets, ALL_PASSED)], means)
}
