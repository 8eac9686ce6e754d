import { jsonText } from '../manifests/json-text.ts'
import type { Evidence } from '../release/evidence.ts'
import { ofKind, policyOf, rolledBack } from '../release/packet.ts'
import { bytesAt, type Probe } from './probe.ts'
import { resealed } from './sealed-copy.ts'

/**
 * For a policy that requires rows between a change and its rollback: the packet's own evidence without them, which must be refused.
 * @returns the path of the policy, and what makes the probe; undefined where no policy requires it, or no evidence has them
 */
export function rowsBetweenProbe(
  evidence: Evidence
): { readonly path: string; probe(named: (text: string) => string): Probe } | undefined {
  const [policy] = ofKind(evidence, 'policy')
  const rollback = rolledBack(evidence).find(({ document }) => document.rows_between !== undefined)
  if (policy === undefined || policyOf(evidence)?.require_rows_between !== true || rollback === undefined) return undefined
  const { path } = rollback
  return {
    path: policy.path,
    probe: named => ({
      id: named(`${policy.path}#require_rows_between`),
      mutation: named(`the rows in between taken out of ${path}, sealed again`),
      codes: ['rollback-not-restored'],
      change: tree => {
        const before = bytesAt(tree, path)
        const { rows_between: _, ...others } = JSON.parse(before.toString('utf8'))
        return resealed(tree, path, before, Buffer.from(jsonText(others)))
      }
    })
  }
}
