import { gate } from '../gate.ts'
import type { Report } from '../report/report.ts'
import type { GateRequest } from '../request.ts'
import { runProbes } from './run.ts'

/** The gate, after it has proved on this machine that it refuses bad inputs. Never throws. */
export async function gateWithSelfTest(request: GateRequest, probes: boolean): Promise<Report> {
  return gate(request, probes ? await runProbes() : null)
}
