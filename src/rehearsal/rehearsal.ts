import type { ObservedTable } from '../release/documents/schema-expectations.ts'
import type { OtherMajor } from '../release/rules/server-major.ts'
import type { RowsBetween } from './between-facts.ts'
import type { ChainStep } from './chain.ts'
import type { Clone } from './clone.ts'
import type { CommandOutput } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Differences } from './differences.ts'
import type { EvidenceFile } from './evidence.ts'
import type { Facts } from './facts.ts'
import type { StatementImpact } from './impact.ts'
import type { MeasuredLimit } from './limits.ts'
import type { OnlineResult } from './online.ts'
import type { PhaseResult } from './phases.ts'
import type { QueriesFound } from './query-facts.ts'

type RehearsalStatus = 'REHEARSED' | 'NOT_APPLIED' | 'FAILED'

/** Rows of a table in the three states, as far as it came. */
export interface TouchedTable {
  readonly name: string
  /** Absent where the table does not exist, or the state was not reached. */
  readonly before?: number
  readonly after?: number
  readonly restored?: number
  /** Its rows are those before the change; absent if that was not reached. */
  readonly isRestored?: boolean
}

/** The result of a rehearsal. It claims nothing about production. */
export interface Rehearsal {
  readonly status: RehearsalStatus
  readonly production_claim: 'NONE'
  /** Why it proves nothing; empty when the change was applied and undone, and when there was no dump. */
  readonly denials: readonly RehearsalDenial[]
  readonly phases: readonly PhaseResult[]
  readonly engine: { readonly kind: Clone['kind']; readonly version: string; readonly isolation: string } | undefined
  /** The dump as the evidence names it, whether it exists or not. */
  readonly dumpName: string
  /** Version of the server that the dump was taken from, such as `15.18`; absent if the dump does not state it. */
  readonly dumpVersion?: string
  /** The database that was taken of a dump of a whole cluster. */
  readonly database?: string
  /** Present if the clone ran on another major version than the one that the dump was taken from. */
  readonly otherMajor?: OtherMajor
  /** Who ran the scripts: the role that the caller named, or the one that owns everything in the dump. Absent for a role of the rehearsal. */
  readonly ranAs?: { readonly role: string; readonly isTold: boolean }
  /** Tables of which the scripts saw only the rows that policies allow; absent if there are none. */
  readonly rowSecurity?: readonly string[]
  /** The change changed something, in what it is about. */
  readonly afterDiffers: boolean
  /** All of the state before is back. False for a rehearsal that was denied for whatever reason, and while an exception is in use. */
  readonly restoredEqualsBefore: boolean
  /** Rows that were written between the change and its rollback; absent if none were. */
  readonly between?: RowsBetween
  /** Each migration of several, in order, up to the first that did not come back. */
  readonly chain?: readonly ChainStep[]
  /** What the change did to those who are online; absent if the engine cannot measure it. Times differ from run to run. */
  readonly impact?: readonly StatementImpact[]
  /** What it did to readers, writers and open transactions beside it; absent if that was not tried. */
  readonly online?: OnlineResult
  /** Limits of the policy beside what was measured; absent if it has none. */
  readonly limits?: readonly MeasuredLimit[]
  /** The end of what each command that failed printed: for the log and nothing else, since it may have values of rows. */
  readonly printed?: readonly CommandOutput[]
  /** Statements of the version that still runs; absent if none were given. */
  readonly queries?: QueriesFound
  /** Why there was no migration to rehearse, as a sentence. */
  readonly nothingNew?: string
  /** What differs as the spec and the policy declare, such as sequences that have advanced. */
  readonly exceptions: readonly string[]
  /** What the change changed and what the rollback left. */
  readonly differences: Differences
  /** Tables whose rows differ between two of the states. */
  readonly touched: readonly TouchedTable[]
  /** What the operator must supply; only when nothing was rehearsed. */
  readonly needed: readonly string[]
  /** Without a policy and expectations there is none: the result is for people only. */
  readonly evidence: readonly EvidenceFile[]
  /** The same in every run of the same rehearsal; absent without evidence. */
  readonly evidenceSha256?: string
  /** Findings of the search for credentials that the policy lists as reviewed, by column. */
  readonly reviewedSecrets: NonNullable<Facts['reviewedSecrets']>
  /** Columns that were masked, as the spec names them. */
  readonly masked: readonly string[]
  /** Extensions of the dump that the clone does not have, as the spec requests. */
  readonly skippedExtensions: readonly string[]
  /** What was not given, and so not judged. */
  readonly notJudged: readonly ('expectations' | 'policy')[]
  /** Why there is no evidence, even with both. */
  readonly noEvidence?: string
  /** Tables before the change, if they were asked for. */
  readonly tables?: readonly ObservedTable[]
  /** Absolute path of the folder of the spec. */
  readonly root: string
  /** Absolute path of the folder that the evidence names itself by. */
  readonly out: string
}
