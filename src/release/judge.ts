import type { Finding } from '../model/finding.ts'
import type { Blocker, Denial, PacketStatus, ProbeResults, ReleaseFinding, Verdict } from '../model/release.ts'
import { type EndOf, effectiveMap } from './blockers.ts'
import { packetStatus, reasonsToHold } from './decision.ts'
import { type Ends, endsOf } from './ended.ts'
import type { Moment } from './ends.ts'
import { evidenceOf, type PacketFile } from './evidence.ts'
import { NOTHING_JUDGED, type ReleaseJudgement } from './judgement.ts'
import { ofKind, type Packet } from './packet.ts'
import { RULES } from './rules/all-rules.ts'
import type { Rule } from './rules/rule.ts'
import type { Token } from './token-search.ts'
import { holdsToken, tokensOf, withhold } from './tokens.ts'

/** All sealed files below one root, from any manifest. */
export interface ReleasePacket {
  readonly files: readonly PacketFile[]
  /** What the verification found wrong with them. */
  readonly findings: readonly Finding[]
  /** Sealed path at which the blocker map must stand; any path when absent. */
  readonly blockerMap?: string
}

export interface ReleaseInput {
  readonly packets: readonly ReleasePacket[]
  /** Of the run without this judgement. */
  readonly verdict: Verdict
  readonly probes: ProbeResults | null
  /** False when only a share of the seals was judged: that clears nothing. */
  readonly whole: boolean
  /** Absent: nothing is known of time or commit, so whatever has a limit counts as ended, and nothing is reported of it. */
  readonly moment?: Moment
}

interface JudgedPacket extends Omit<ReleaseJudgement, 'reason' | 'decision' | 'code' | 'expiry'> {
  readonly ends: Pick<Ends, 'limited' | 'next'>
  /** It holds evidence, or claims to. A folder of plain sealed files neither clears nor denies anything. */
  readonly release: boolean
}

const CLEARED = 'every blocker is closed by evidence, and nothing denies it'
const RANK: readonly PacketStatus[] = ['BLOCKED', 'READY_NOT_APPLIED', 'REHEARSED']

/**
 * Judges the evidence of a run. Several packets are cleared only together.
 * @param rules all of them; a test takes one away to show that nothing else holds its place
 */
export function judgeRelease(input: ReleaseInput, rules: readonly Rule[] = RULES): ReleaseJudgement {
  const packets = input.packets.map(packet => judgePacket(packet, input, rules)).filter(({ release }) => release)
  if (packets.length === 0) return NOTHING_JUDGED
  const holds = [...new Set(packets.flatMap(packet => packet.holds))]
  const statuses = packets.map(packet => RANK.indexOf(packet.packetStatus))
  return {
    findings: packets.flatMap(({ findings }) => findings),
    blockers: packets.flatMap(({ blockers }) => blockers),
    decision: holds.length === 0 ? 'CLEARED_FOR_OPERATOR' : 'HOLD_PRODUCTION',
    code: holds.length === 0 ? 'cleared' : 'held',
    reason: holds[0] ?? CLEARED,
    holds,
    needed: packets.flatMap(({ needed }) => needed),
    ...expiryOf(input.moment, packets),
    packetStatus: RANK[Math.min(...statuses)] ?? 'BLOCKED'
  }
}

function judgePacket({ files, findings, blockerMap }: ReleasePacket, input: ReleaseInput, rules: readonly Rule[]): JudgedPacket {
  const sealed = evidenceOf(files)
  const ends = endsOf(sealed, input.moment)
  const evidence = { ...sealed, ended: ends.ended }
  const packet: Packet = { ...evidence, files, drift: findings }
  const release = evidence.documents.length + evidence.problems.length > 0 || blockerMap !== undefined
  const denied = release ? [...evidence.problems, ...rules.flatMap(rule => rule.check(packet))] : []
  const map = judgeMap(packet, denied, blockerMap, ends.endOf)
  const denials = [...denied, ...map.denials]
  const status = packetStatus(packet.documents, denials.length > 0 || input.verdict !== 'pass')
  const holds = reasonsToHold({ ...input, evidence, denials, blockers: map.blockers, status })
  const tokens = tokensOf(packet)
  const byPath = new Map(files.map(file => [file.path, file]))
  return {
    release,
    findings: [
      ...denials.map(denial => findingOf(denial, 'fail', byPath, tokens)),
      ...ends.notes.map(({ severity, ...note }) => findingOf(note, severity, byPath, tokens))
    ],
    ends:
      ends.next === undefined || !holdsToken(`${ends.next.path} ${ends.next.blocker}`, tokens) ? ends : { limited: ends.limited },
    blockers: (map.blockers ?? []).map(blocker => withoutTokens(blocker, tokens)),
    holds: holds.map(reason => withhold(reason, tokens)),
    needed: neededOf(packet).map(text => withhold(text, tokens)),
    packetStatus: status
  }
}

/** Reported where the clock of this run meets an end. The earliest of all packets is next. */
function expiryOf(moment: Moment | undefined, packets: readonly JudgedPacket[]): Pick<ReleaseJudgement, 'expiry'> {
  if (moment?.clock === undefined || !packets.some(({ ends }) => ends.limited)) return {}
  const [next] = packets.flatMap(({ ends }) => ends.next ?? []).toSorted((a, b) => (a.not_after < b.not_after ? -1 : 1))
  return { expiry: { clock: moment.clock, ...(next !== undefined && { next }) } }
}

interface JudgedMap {
  readonly blockers: readonly Blocker[] | undefined
  readonly denials: readonly Denial[]
}

function judgeMap(packet: Packet, denied: readonly Denial[], wanted: string | undefined, endOf: EndOf): JudgedMap {
  const [map, ...others] = ofKind(packet, 'blocker-map')
  if (wanted !== undefined && map?.path !== wanted) {
    const reason = 'it was named as the blocker map, but is not a sealed, intact and valid blocker map'
    return { blockers: undefined, denials: [{ code: 'blocker-map-invalid', path: wanted, reason }] }
  }
  if (map === undefined) return { blockers: undefined, denials: [] }
  const { blockers, errors } = effectiveMap(map.document, packet, denied, endOf)
  const reasons = [...others.map(({ path }) => `${path} is another blocker map: two cannot both be in force`), ...errors]
  return { blockers, denials: reasons.map(reason => ({ code: 'blocker-map-invalid', path: map.path, reason })) }
}

/** A path that is itself a token is reported by the line that seals it. */
function findingOf(
  { code, path, reason }: Denial,
  severity: ReleaseFinding['severity'],
  files: ReadonlyMap<string, PacketFile>,
  tokens: readonly Token[]
): ReleaseFinding {
  const file = path === undefined ? undefined : files.get(path)
  return {
    code,
    severity,
    ...(path !== undefined && !holdsToken(path, tokens) && { path }),
    ...(file !== undefined && { manifest: file.manifest, line: file.seal.line }),
    reason: withhold(reason, tokens)
  }
}

function withoutTokens(blocker: Blocker, tokens: readonly Token[]): Blocker {
  const { id, title, reason, progress, depends_on = [] } = blocker
  return {
    ...blocker,
    id: withhold(id, tokens),
    title: withhold(title, tokens),
    reason: withhold(reason, tokens),
    ...(progress !== undefined && { progress: withhold(progress, tokens) }),
    depends_on: depends_on.map(other => withhold(other, tokens))
  }
}

function neededOf(packet: Packet): string[] {
  return ofKind(packet, 'clone-provenance').flatMap(({ document }) =>
    document.verdict === 'NO_SAFE_PRODUCTION_SHAPED_CLONE_AVAILABLE' ? document.operator_input_needed : []
  )
}
