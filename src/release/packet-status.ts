import type { PacketStatus } from '../model/release.ts'
import type { EvidenceDocument } from './evidence.ts'
import { CLONE_KINDS } from './scopes.ts'

const REHEARSAL: ReadonlySet<string> = new Set(CLONE_KINDS)

/** Documents that state what should be, not what is. */
const ORDERS: ReadonlySet<string> = new Set(['policy', 'schema-expectations', 'validator', 'probes', 'blocker-map'])

/** Results of a step that was tried and failed. */
const FAILURES: ReadonlySet<string> = new Set(['FAILED', 'NOT_RESTORED', 'MISMATCH', 'FAIL'])

/**
 * How far a packet is. `REHEARSED` needs a change that was applied and undone, and no document that reports a step as not done.
 * @param denied a rule denies the packet: then it is blocked, whatever its documents state
 */
export function packetStatus(documents: readonly EvidenceDocument[], denied: boolean): PacketStatus {
  const evidence = documents.filter(({ kind }) => !ORDERS.has(kind))
  if (denied || evidence.length === 0 || evidence.some(one => FAILURES.has(wordOf(one) ?? ''))) return 'BLOCKED'
  const rehearsal = evidence.filter(({ kind }) => REHEARSAL.has(kind))
  const undone = rehearsal.some(({ kind }) => kind === 'rehearsal-rollback')
  return undone && rehearsal.every(one => DONE.has(wordOf(one) ?? '')) ? 'REHEARSED' : 'READY_NOT_APPLIED'
}

const DONE: ReadonlySet<string> = new Set(['SAFE_PRODUCTION_SHAPED_CLONE', 'COMPATIBLE', 'APPLIED', 'RESTORED'])

function wordOf({ document }: EvidenceDocument): string | undefined {
  if ('status' in document) return document.status
  return 'verdict' in document ? document.verdict : undefined
}
