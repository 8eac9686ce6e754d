import { runGate } from '../gate/run.ts'
import type { Base } from '../model/base.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { RunIdentity } from '../model/shard.ts'
import type { Options } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'
import { UsageError } from './usage-error.ts'

/** The run that a shard belongs to: as it is named, else the run of the workflow. */
export function runIdentity(name: string, env: Readonly<Record<string, string | undefined>>): RunIdentity | undefined {
  if (name !== '') return { id: name }
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SHA: commit } = env
  return id ? { id, ...(attempt && { attempt }), ...(commit && { commit }) } : undefined
}

/** True in a job of a CI: GitHub Actions sets the first variable, nearly every other CI the second. */
export function isInJob(env: Readonly<Record<string, string | undefined>>): boolean {
  return [env['GITHUB_ACTIONS'], env['CI']].some(value => value !== undefined && !['', '0', 'false'].includes(value))
}

/** Runs the gate, after its self-test unless that is switched off. Never throws. */
export function verify(request: GateRequest, { probes }: Pick<Options, 'probes'>): Promise<Report> {
  return runGate(request, probes ? SELF_TEST : null)
}

/**
 * The branch, tag or commit that manifests are read from; undefined for the checkout.
 * @throws UsageError when there is no such commit
 */
export async function trustedRef(
  { 'trusted-ref': ref, 'max-manifest-bytes': limit }: Pick<Options, 'trusted-ref' | 'max-manifest-bytes'>,
  cwd: string
): Promise<Base | undefined> {
  if (ref === '') return undefined
  const { gitBase } = await import('../git/base.ts')
  const trusted = await gitBase(cwd, ref, 'commit', process.env, limit).catch(error => {
    throw new UsageError(`the manifests cannot be read at the commit ${JSON.stringify(ref)}: ${errorMessage(error)}`)
  })
  if (trusted === undefined) throw new UsageError(`there is no commit ${JSON.stringify(ref)} in a repository around this folder`)
  return trusted
}
