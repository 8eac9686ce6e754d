import { jsonText } from '../manifests/json-text.ts'
import type { Finding } from '../model/finding.ts'
import type { ProbeResults } from '../model/release.ts'
import { runAllProbes } from '../probes/all.ts'
import type { Evidence } from '../release/evidence.ts'
import { ofKind } from '../release/packet.ts'
import { runValidators, validatorFindings } from '../validator/run-validators.ts'
import type { ValidatorRun } from '../validator/validate.ts'
import { keepLimits } from './keep-limits.ts'
import type { PacketCopy } from './packet-copy.ts'
import { type RehearsalOptions, type Remade, rehearseAgain } from './rehearsal.ts'

export interface Regeneration {
  readonly documents: readonly Remade[]
  readonly probes: ProbeResults
  /** What the packet could prove before. */
  readonly before: Evidence
  readonly validators: readonly ValidatorRun[]
  readonly findings: readonly Finding[]
}

export interface RegenerateOptions extends RehearsalOptions {
  readonly runValidator: boolean
}

/** Makes the documents of a copy again, each kind before those that name it. */
export async function regenerate(copy: PacketCopy, options: RegenerateOptions): Promise<Regeneration> {
  const probes = await runAllProbes()
  const documents: Remade[] = []
  const before = await copy.evidence()
  for (const { path, value } of ofKind(before, 'probe-results')) {
    copy.put(path, jsonText(keepLimits(probes, value)))
    documents.push({ path, kind: 'probe-results' })
  }
  documents.push(...(await rehearseAgain(copy, before, options)))
  const { results, ...ran } = await validateCopy(copy, options)
  return { probes, before, documents: [...documents, ...results], ...ran }
}

type Validation = Pick<Regeneration, 'validators' | 'findings'> & { readonly results: readonly Remade[] }

async function validateCopy(copy: PacketCopy, { runValidator }: RegenerateOptions): Promise<Validation> {
  const evidence = await copy.evidence()
  const kind = 'validator-result' as const
  const sealed = ofKind(evidence, kind)
  if (!runValidator) {
    const kept = 'validators are programs of the packet: they run only with --run-validator'
    return { validators: [], findings: [], results: sealed.map(({ path }) => ({ path, kind, kept })) }
  }
  const validators = await runValidators(copy.root, evidence)
  const results = sealed.map(({ path, document, value }): Remade => {
    const named = document.status === 'NOT_RUN' ? undefined : document.validator.path
    // A result of nothing names no validator: where there is only one, it is of that one.
    const [only, ...others] = validators.filter(run => named === undefined || run.path === named)
    if (only === undefined || others.length > 0) return { path, kind, kept: 'it names no validator of this packet' }
    if (only.result.status === 'NOT_RUN' && named !== undefined) return { path, kind, kept: only.result.reason }
    copy.put(path, jsonText(keepLimits(only.result, value)))
    return { path, kind }
  })
  const findings = validatorFindings(validators, await copy.evidence(), '')
  return { validators, results, findings }
}
