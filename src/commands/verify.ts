import { runGate } from '../gate/run.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { RunIdentity } from '../model/shard.ts'
import type { Options } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'

/** The run that a shard belongs to: as it is named, else the run of the workflow. */
export function runIdentity(name: string, env: Readonly<Record<string, string | undefined>>): RunIdentity | undefined {
  if (name !== '') return { id: name }
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = env
  return id ? { id, ...(attempt && { attempt }), ...(commit && { commit }) } : undefined
}

/** Runs the gate, after its self-test unless that is switched off. Never throws. */
export function verify(request: GateRequest, { probes }: Pick<Options, 'probes'>): Promise<Report> {
  return runGate(request, probes ? SELF_TEST : null)
}
