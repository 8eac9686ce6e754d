import type { ProbeResults } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { ReleasePacket } from '../release/judge.ts'
import { gate } from './gate.ts'

/** How the gate proves on this machine that it refuses bad inputs. Passed in, because `probes/` runs the gate itself. */
export interface SelfTest {
  /** The seal probes, which run before every judgement. */
  seals(): Promise<ProbeResults>
  /** Every probe: forged evidence, hostile manifests and those of the packets. Runs only where there is evidence to weigh. */
  everything(packets: readonly ReleasePacket[]): Promise<ProbeResults>
}

/**
 * The main function: the self-test, then the gate on the request. Never throws.
 * @param selfTest null when the user switched it off
 */
export async function runGate(request: GateRequest, selfTest: SelfTest | null): Promise<Report> {
  if (selfTest === null) return gate(request, null)
  const seals = await selfTest.seals()
  return gate(request, async packets => (packets.length === 0 ? seals : selfTest.everything(packets)))
}
