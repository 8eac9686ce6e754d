import type { Blocker, Decision, PacketStatus, ReleaseFinding } from '../model/release.ts'
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
}

const NO_EVIDENCE = 'no sealed evidence was judged'

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
