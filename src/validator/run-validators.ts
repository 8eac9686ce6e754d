import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../model/finding.ts'
import type { RanValidator } from '../release/documents/validator-result.ts'
import type { Evidence } from '../release/evidence.ts'
import { ofKind, ranValidators } from '../release/packet.ts'
import { notRun, type ValidatorRun, validate } from './validate.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Events whose runs have the rights of the repository while they work on what a stranger wrote: a program of a packet is then never
 * started, whatever the inputs say.
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
const REFUSED_EVENTS: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment'])

/**
 * Runs every validator that a packet pins, one after the other, in the order of the files. Only asked for by the operator: a packet never
 * starts anything by itself. Never throws.
 * @param root absolute folder of the packet
 * @param evidence of the packet's sealed files, which were verified
 */
export async function runValidators(
  root: string,
  evidence: Evidence,
  environment: Environment = process.env
): Promise<ValidatorRun[]> {
  const refusal = refusalIn(environment)
  const runs: ValidatorRun[] = []
  for (const pinned of ofKind(evidence, 'validator')) {
    const inWorkflow = environment['GITHUB_ACTIONS'] === 'true'
    runs.push(refusal === undefined ? await validate(root, evidence, pinned, inWorkflow) : notRun(pinned, refusal))
  }
  return runs
}

function refusalIn(environment: Environment): string | undefined {
  const event = environment['GITHUB_EVENT_NAME'] ?? ''
  if (REFUSED_EVENTS.has(event)) return `programs of a packet are never started on ${event}`
  return process.platform === 'win32' ? 'on Windows no process can be held, so validators run on Linux and macOS only' : undefined
}

/**
 * What the runs say against the packet: a validator that could not be run, one that did not end as it must, and one that does something
 * else than its sealed result says.
 * @param manifest that seals the packet, as the user named it
 */
export function validatorFindings(runs: readonly ValidatorRun[], evidence: Evidence, manifest: string): Finding[] {
  if (runs.length === 0) {
    const reason = 'validators were requested, but the packet seals none'
    return [{ code: 'validator-not-run', severity: 'unverifiable', manifest, reason }]
  }
  return runs.flatMap(({ path, result, problems }): Finding[] => {
    const base = { path, manifest }
    if (result.status === 'NOT_RUN')
      return [{ ...base, code: 'validator-not-run', severity: 'unverifiable', reason: result.reason }]
    const other = ranValidators(evidence).find(
      ({ document }) => document.validator.path === path && !isDeepStrictEqual(withoutLimits(document), withoutLimits(result))
    )
    const reasons = [...problems, ...(other === undefined ? [] : [`${other.path} records a result that differs from this run`])]
    return reasons.length === 0 ? [] : [{ ...base, code: 'validator-failed', severity: 'fail', reason: reasons.join('; ') }]
  })
}

/** What a run can show again: not when it ran, and not until when or for which commit its result counts. */
function withoutLimits({ ran_at: _, not_after: __, commit: ___, ...result }: RanValidator): Partial<RanValidator> {
  return result
}
