import type { Finding } from '../model/finding.ts'
import type { GateRequest } from '../model/request.ts'
import { evidencePackets, type Verified } from './evidence.ts'

/**
 * Runs the validators of every packet if the request asks for it: a packet never starts anything by itself. Called only if every seal
 * matches, since a manifest that is not the pinned one pins nothing.
 */
export async function runPacketValidators(request: GateRequest, verified: readonly Verified[]): Promise<Finding[]> {
  if (request.runValidator !== true) return []
  const [first] = verified
  const named = first === undefined ? {} : { manifest: first.name }
  const refuse = (reason: string): Finding[] => [{ code: 'validator-not-run', severity: 'unverifiable', ...named, reason }]
  if (request.shard !== undefined) return refuse('validators judge whole packets, and this run judges a share of the seals')
  const { runValidators, validatorFindings } = await import('../validator/run-validators.ts')
  const { evidenceOf } = await import('../release/evidence.ts')
  const findings: Finding[] = []
  let packets = 0
  for (const root of new Set(verified.map(one => one.root))) {
    const own = verified.filter(one => one.root === root)
    for (const { files } of evidencePackets(request, own)) {
      const evidence = evidenceOf(files)
      packets++
      findings.push(...validatorFindings(await runValidators(root, evidence), evidence, own[0]?.name ?? ''))
    }
  }
  return packets === 0 ? refuse('validators were asked for, and nothing that is sealed here is evidence') : findings
}
