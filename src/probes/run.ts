import { tmpdir } from 'node:os'
import { gate } from '../gate/gate.ts'
import { errorCode, errorMessage } from '../model/error-message.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Decision, ProbeResult, ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { CONTROL_TREE } from './control-tree.ts'
import { controlResult, type Expectation, type Outcome, resultOf } from './outcome.ts'
import type { Probe, Tree } from './probe.ts'
import { type Means, probeRequest } from './probe-request.ts'
import { Sandbox } from './sandbox.ts'
import { SEAL_PROBES } from './seal-probes.ts'

/** A control packet with the bad inputs that are made from it. */
export interface Suite {
  /** Name of the control. */
  readonly id: string
  readonly control: Tree
  /** What the gate must decide on the control. On every bad input it must hold. */
  readonly decision: Decision | 'any'
  /** Probe results given to the gate: it clears a packet only when every probe passed. */
  readonly gateResults: ProbeResults | null
  readonly probes: readonly Probe[]
  /** What else the gate is asked. */
  readonly request?: Partial<GateRequest>
  /** Why the control cannot be made: then nothing is tried, which is never a pass. */
  readonly problem?: string
  /** True when no further probe may be tried: one that was planned and did not run is never a pass. */
  readonly expired?: () => boolean
  /** Looks for words that no output may hold. */
  readonly search?: (report: Report) => Promise<readonly string[]>
  /** Probes of the probes, made of what the gate made of the control. */
  readonly inverted?: {
    readonly count: number
    readonly results: (expectation: Expectation, control: Outcome) => Promise<readonly ProbeResult[]>
  }
}

export const SEAL_SUITE: Suite = {
  id: 'control',
  control: CONTROL_TREE,
  decision: 'HOLD_PRODUCTION',
  gateResults: null,
  probes: SEAL_PROBES
}

/**
 * Runs the whole gate on packets of real bytes in a private folder: the control of each suite as it is, which must pass, and each bad
 * input made from it, which must be refused for its own reason. Never throws: a folder that cannot be made is a failed self-test. The
 * results hold no clock, no host name and no path, so they are the same on every machine.
 */
export async function runProbes(suites: readonly Suite[] = [SEAL_SUITE], means: Means = {}): Promise<ProbeResults> {
  const results: ProbeResult[] = []
  let control: ProbeResult = { id: 'control', mutation: 'none', expected: 'pass', seen: 'not run', passed: false }
  try {
    for (const [index, suite] of suites.entries()) {
      const [own, ...probes] = await runSuite(suite, means)
      if (index === 0) control = own
      results.push(...(index === 0 ? probes : [own, ...probes]))
    }
  } catch (error) {
    control = { ...control, seen: `the probes broke: ${errorCode(error)}`, passed: false }
  }
  const planned = suites.reduce((total, { probes, inverted }) => total + 1 + probes.length + (inverted?.count ?? 0), -1)
  const passed = results.filter(probe => probe.passed).length
  return {
    schema: 'seal-gate/probe-results/1',
    control,
    planned: Math.max(planned, 0),
    run: results.length,
    passed,
    probes: results
  }
}

/** The control first, then each probe. */
async function runSuite(suite: Suite, { ask = gate, folder = tmpdir() }: Means): Promise<[ProbeResult, ...ProbeResult[]]> {
  const { id, decision, control, gateResults, probes, search, inverted, problem, expired } = suite
  if (problem !== undefined) return [{ id, mutation: 'none', expected: 'pass', seen: problem, passed: false }]
  const sandbox = new Sandbox(folder)
  try {
    let pristine: string | undefined
    const outcome = async (tree: Tree, more: Partial<GateRequest> = {}): Promise<Outcome> => {
      sandbox.hold(control)
      const before = sandbox.fingerprint()
      pristine ??= before
      if (before !== pristine) throw new Error('the gate changed the packet that it judged')
      sandbox.hold(tree)
      const changed = sandbox.fingerprint() !== before
      const report = await ask({ ...probeRequest(sandbox.packet), ...suite.request, ...more }, gateResults)
      return { changed, report, leaks: (await search?.(report)) ?? [] }
    }
    const expectation = { id, decision, files: control.size - 1 }
    const allowed = await outcome(control)
    const results: ProbeResult[] = []
    for (const probe of probes) {
      heartbeat()
      if (expired?.() === true) break
      const changed = changedBy(probe, control)
      if ('problem' in changed) {
        results.push({ ...resultOf(probe, allowed), seen: changed.problem, passed: false })
        continue
      }
      const refused = await outcome(changed.tree, probe.request)
      results.push(resultOf(probe, refused))
    }
    return [controlResult(expectation, allowed), ...results, ...((await inverted?.results(expectation, allowed)) ?? [])]
  } finally {
    sandbox.remove()
  }
}

function changedBy(probe: Probe, control: Tree): { readonly tree: Tree } | { readonly problem: string } {
  try {
    return { tree: probe.change(control) }
  } catch (error) {
    return { problem: `the mutation could not be made: ${errorMessage(error)}` }
  }
}
