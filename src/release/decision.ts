import { type EvidenceCode, FINDING_CODES, isEvidenceCode, rowOf } from '../model/codes.ts'
import type { Blocker, Denial, PacketStatus, ProbeResults, Verdict } from '../model/release.ts'
import { probesHold } from '../model/verdict.ts'
import { denialsOf, shortfall } from './admissible.ts'
import { REQUIRABLE } from './documents/policy.ts'
import type { Evidence, EvidenceDocument } from './evidence.ts'
import { ofKind, policyOf } from './packet.ts'
import { listed } from './rules/rule.ts'
import { CLONE_KINDS } from './scopes.ts'

/** Bad inputs, each called by the code of its denial, that this gate must have refused in the same run before it clears anything. */
export const RELEASE_PROBE_IDS: readonly EvidenceCode[] = FINDING_CODES.filter(isEvidenceCode).filter(
  code => rowOf(code).probed === true
)

/** What is known when a packet is decided on. */
interface Grounds {
  readonly verdict: Verdict
  readonly probes: ProbeResults | null
  /** All seals were judged, not a share of them. */
  readonly whole: boolean
  readonly evidence: Evidence
  readonly denials: readonly Denial[]
  /** Undefined when the packet has no map. */
  readonly blockers: readonly Blocker[] | undefined
  readonly status: PacketStatus
}

/** Why production is held, the weightiest reason first. Nothing is cleared while there is one. */
export function reasonsToHold(grounds: Grounds): string[] {
  return [...runHolds(grounds), ...denialHolds(grounds.denials), ...mapHolds(grounds.blockers), ...evidenceHolds(grounds)]
}

function runHolds({ verdict, probes, whole }: Grounds): string[] {
  return [
    ...(verdict === 'pass' ? [] : [`the verdict is ${verdict}`]),
    ...(whole ? [] : ['only a share of the seals was judged']),
    ...probeHolds(probes)
  ]
}

function probeHolds(probes: ProbeResults | null): string[] {
  if (probes === null) return ['the self-test was switched off']
  if (!probesHold(probes)) return ['the self-test failed']
  const untried = RELEASE_PROBE_IDS.filter(code => !probes.probes.some(({ id, passed }) => id === code && passed))
  return untried.length === 0 ? [] : [`the self-test did not try ${listed(untried)}`]
}

function denialHolds(denials: readonly Denial[]): string[] {
  const codes = [...new Set(denials.map(({ code }) => code))]
  return codes.length === 0 ? [] : [`the packet is denied: ${listed(codes)}`]
}

function mapHolds(blockers: readonly Blocker[] | undefined): string[] {
  if (blockers === undefined) return ['there is no blocker map']
  if (blockers.length === 0) return ['the blocker map names no blocker']
  const open = blockers.filter(({ state }) => state !== 'CLOSED').map(({ id }) => id)
  return open.length === 0 ? [] : [`${open.length} of ${blockers.length} blockers are open: ${listed(open)}`]
}

function evidenceHolds({ evidence, denials, status }: Grounds): string[] {
  const policy = policyOf(evidence)
  const required = policy?.required_evidence ?? REQUIRABLE
  const missing = required.filter(kind => ofKind(evidence, kind).length === 0)
  const weak = evidence.documents.flatMap(one => {
    const lacking =
      denialsOf(one.path, denials).length > 0 ? 'it is denied' : (shortfall(one) ?? evidence.ended?.get(one.path)?.reason)
    return lacking === undefined ? [] : [`${one.path} proves nothing: ${lacking}`]
  })
  return [
    ...(policy === undefined ? ['no policy states which evidence is required'] : []),
    ...(missing.length > 0 ? [`evidence is missing: ${missing.join(', ')}`] : []),
    ...weak,
    ...(status === 'BLOCKED' && weak.length === 0 && missing.length === 0 ? ['the packet is blocked'] : [])
  ]
}

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

const DONE: ReadonlySet<string> = new Set(['SAFE_PRODUCTION_SHAPED_CLONE', 'COMPATIBLE', 'APPLIED', 'RESTORED', 'MEASURED'])

function wordOf({ document }: EvidenceDocument): string | undefined {
  if ('status' in document) return document.status
  return 'verdict' in document ? document.verdict : undefined
}
