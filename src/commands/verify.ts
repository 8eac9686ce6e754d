import { runGate } from '../gate/run.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Options } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'

/** Runs the gate, after its self-test unless that is switched off. Never throws. */
export function verify(request: GateRequest, { probes }: Pick<Options, 'probes'>): Promise<Report> {
  return runGate(request, probes ? SELF_TEST : null)
}
