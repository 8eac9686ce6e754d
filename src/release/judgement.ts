import type { Blocker, Decision, Expiry, PacketStatus, ReleaseFinding } from '../model/release.ts'
import type { ReleaseCode } from '../model/report.ts'

/** What the evidence of a run comes to. */
export interface ReleaseJudgement {
  readonly findings: readonly ReleaseFinding[]
  /** The maps as they really stand. */
  readonly blockers: readonly Blocker[]
  readonly decision: Decision
  readonly code: ReleaseCode
  /** The weightiest reason, in one sentence. */
  readonly reason: string
  /** All reasons to hold. */
  readonly holds: readonly string[]
  /** What the operator must supply, in the words of the evidence. */
  readonly needed: readonly string[]
  readonly packetStatus: PacketStatus
  /** Set where a document or a blocker has an end. */
  readonly expiry?: Expiry
}

const NO_EVIDENCE = 'no sealed evidence was judged'
const ONLY_A_SHARE = 'a run with `shard` judges no evidence: judge the packet in a run without it'

/** Production is held by default. */
export const NOTHING_JUDGED: ReleaseJudgement = {
  findings: [],
  blockers: [],
  decision: 'HOLD_PRODUCTION',
  code: 'no-evidence',
  reason: NO_EVIDENCE,
  holds: [NO_EVIDENCE],
  needed: [],
  packetStatus: 'BLOCKED'
}

/** A share of a packet, or all shares merged: its documents are about files of other shares, and reports are not signed (ADR 0011). */
export const ONLY_SHARES_JUDGED: ReleaseJudgement = {
  ...NOTHING_JUDGED,
  code: 'held',
  reason: ONLY_A_SHARE,
  holds: [ONLY_A_SHARE]
}
