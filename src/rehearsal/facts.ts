import type { Dump } from '../release/documents/clone-provenance.ts'
import type { CommandRun } from '../release/documents/command-run.ts'
import type { DatabaseState, StatePart } from '../release/documents/database-state.ts'
import type { Environment } from '../release/documents/place.ts'
import type { AppliedExecution } from '../release/documents/rehearsal-execution.ts'
import type { ObservedTable } from '../release/documents/schema-expectations.ts'
import type { UnderExceptions } from '../release/rules/declared-exceptions.ts'
import type { Reviewed } from '../release/rules/reviewed-secrets.ts'
import type { RowsBetween } from './between-facts.ts'
import type { Confinement, ObservedIsolation, SecretColumns } from './clone.ts'
import type { Driver } from './driver.ts'
import type { DumpSurvey, Lead } from './dump.ts'
import type { Observation } from './expectations.ts'
import type { MeasuredScript } from './impact-facts.ts'
import type { ScriptOnline } from './online-facts.ts'
import type { QueriesFound } from './query-facts.ts'

/** Everything that a rehearsal has found out so far. The evidence is made only from this. */
export interface Facts {
  /** The database that it is about. */
  readonly driver: Driver
  survey?: DumpSurvey & { readonly format: Dump['format'] }
  /** Exceptions of the policy that hold for something in the dump. */
  reviewedSecrets?: Reviewed<object>['used']
  /** Credentials in the scripts, by file. */
  scriptSecrets?: readonly { readonly rule: string; readonly path: string; readonly line: number }[]
  environment?: Environment
  isolation?: ObservedIsolation
  confinement?: Confinement
  leads?: readonly Lead[]
  /** Absent if the scripts run as a role of the rehearsal. */
  runAs?: NonNullable<AppliedExecution['run_as']>
  /** Tables of which the scripts saw only the rows that policies allow; absent if there are none. */
  rowSecurity?: readonly string[]
  /** How the commands were cut off, by the digests of what was run. */
  enclosed?: ReadonlyMap<string, CommandRun['isolation']>
  secretColumns?: SecretColumns
  observation?: Observation
  /** Tables before the change, for a spec that is still to be written. */
  tables?: readonly ObservedTable[]
  canarySeen?: boolean
  /** Absent if no statements of the version that still runs were given. */
  queries?: QueriesFound
  /** The change changed something in the tables that it is about. */
  afterDiffers?: boolean
  before?: DatabaseState
  after?: DatabaseState
  statements?: number
  rollbackStarted?: boolean
  restored?: DatabaseState
  notRestored?: readonly StatePart[]
  /** The states without what declared exceptions name. */
  underExceptions?: UnderExceptions
  /** No difference remains once declared exceptions are ignored. */
  isRestored?: boolean
  againSchema?: string
  /** Absent if no rows were written between the change and its rollback. */
  between?: RowsBetween
  /** A script works in one way only, with or without a transaction around it, and nothing states which one production uses. */
  dependsOnTransaction?: boolean
  /** What each script of the change did while it ran for the first time. */
  measured?: readonly MeasuredScript[]
  /** What each script of the change did to those beside it. */
  online?: readonly ScriptOnline[]
  destroyed?: boolean
}
