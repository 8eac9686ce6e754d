import { tmpdir } from 'node:os'
import { gate } from '../gate/gate.ts'
import { errorCode } from '../model/error-message.ts'
import type { ProbeResult, ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { verdictOf } from '../model/verdict.ts'
import { CONTROL_FILES, CONTROL_MANIFEST, sealed } from './control.ts'
import { controlResult, resultOf } from './outcome.ts'
import { replaced, type Tree } from './probe.ts'
import { type Means, probeRequest } from './probe-request.ts'
import { Sandbox } from './sandbox.ts'
import { type SealProbe, SPOILED_FILES } from './seal-probes.ts'

// The self-test of a run that weighs no evidence: one packet in which each file is spoiled in its own way instead of one packet per probe,
// because a gate that starts at each commit must start at once. `seal-gate probe`, and runs with evidence, make a packet for each.

/** Not spoiled: a gate that refuses every file is as broken as one that refuses none. */
const UNTOUCHED = 'untouched.md'

interface Packet {
  readonly control: Tree
  readonly spoiled: Tree
}

/**
 * Runs the gate on a packet with one file per seal probe, as it was sealed and with every file spoiled. Each finding alone must refuse the
 * run, for the reason that its probe names; which cause it has is not asked. Never throws: see `runProbes`.
 */
export async function runTogether(
  { ask = gate, folder = tmpdir() }: Means = {},
  probes: readonly SealProbe[] = SPOILED_FILES
): Promise<ProbeResults> {
  let control: ProbeResult = { id: 'control', mutation: 'none', expected: 'pass', seen: 'not run', passed: false }
  let results: readonly ProbeResult[] = []
  try {
    const { control: intact, spoiled } = packetOf(probes)
    const sandbox = new Sandbox(folder, false)
    try {
      const judge = () => ask(request(sandbox.packet), null)
      sandbox.hold(intact)
      const before = sandbox.fingerprint()
      const allowed = await judge()
      if (sandbox.fingerprint() !== before) throw new Error('the gate changed the packet that it judged')
      control = controlResult(
        { id: 'control', decision: 'HOLD_PRODUCTION', files: probes.length + 1 },
        { changed: false, report: allowed, leaks: [] }
      )
      sandbox.hold(spoiled)
      const changed = sandbox.fingerprint() !== before
      results = resultsOf(probes, await judge(), changed)
    } finally {
      sandbox.remove()
    }
  } catch (error) {
    control = { ...control, seen: `the probes broke: ${errorCode(error)}`, passed: false }
    results = []
  }
  const passed = results.filter(probe => probe.passed).length
  return { schema: 'seal-gate/probe-results/1', control, planned: probes.length, run: results.length, passed, probes: results }
}

/** A copy of each probe's file, so that each is spoiled in one way only. No folders: some file systems take milliseconds to remove one. */
function packetOf(probes: readonly SealProbe[]): Packet {
  const file = (path: string) => {
    const bytes = CONTROL_FILES.get(path)
    if (bytes === undefined) throw new TypeError('there is no file at that path')
    return bytes
  }
  const copies = probes.map(probe => [placeOf(probe), file(probe.path)] as const)
  const files = new Map([...copies, [UNTOUCHED, file('notes/decision.md')]])
  // No probe here is about a file without a seal, so none is looked for.
  const control = sealed('together', files, CONTROL_MANIFEST, {})
  const spoiled = probes.reduce((tree, probe) => replaced(tree, placeOf(probe), probe.spoil(file(probe.path))), control)
  return { control, spoiled }
}

const placeOf = ({ id, path }: Pick<SealProbe, 'id' | 'path'>) => `${id}-${path.replaceAll('/', '-')}`

/** Holds each probe against the findings about its own file. */
function resultsOf(probes: readonly SealProbe[], report: Report, changed: boolean): ProbeResult[] {
  const { findings, counts, verdict } = report
  const places = new Set(probes.map(placeOf))
  const others = findings.filter(({ path }) => path === undefined || !places.has(path)).length
  if (others > 0 || counts.intact !== 1 || verdict !== 'fail')
    throw new Error(`${counts.intact} intact, ${others} findings about other files, ${verdict}`)
  return probes.map(({ cause: _, spoil: _spoil, ...probe }) => {
    const own = findings.filter(({ path }) => path === placeOf(probe))
    const alone = { ...report, findings: own, verdict: verdictOf(own, 1, 1) }
    return resultOf(
      { ...probe, path: placeOf(probe), verdict: 'fail', change: tree => tree },
      { changed, report: alone, leaks: [] }
    )
  })
}

/** As `runProbes` asks, and without causes: finding them is most of the work, and the verdict does not depend on them. */
function request(cwd: string): GateRequest {
  return { ...probeRequest(cwd), quotes: false, causes: false }
}
