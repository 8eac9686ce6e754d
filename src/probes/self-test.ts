import { gate } from '../gate.ts'
import type { Report } from '../report/report.ts'
import type { GateRequest } from '../request.ts'
import { runProbes } from './run.ts'

/**
 * The gate, after it has proved on this machine that it refuses bad inputs: drifted files always; forged evidence, hostile manifests and
 * the packet's own probes as well where there is evidence to be weighed. Never throws.
 */
export async function gateWithSelfTest(request: GateRequest, probes: boolean): Promise<Report> {
  if (!probes) return gate(request, null)
  const seals = await runProbes()
  return gate(request, async packets => (packets.length === 0 ? seals : (await import('./all.ts')).runAllProbes(packets)))
}
