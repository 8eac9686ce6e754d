import type { Clone } from './clone.ts'
import type { Command, CommandProblem } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Dump, DumpSurvey, TextFinding } from './dump.ts'
import type { RehearsalInput } from './input.ts'
import type { Query } from './query-facts.ts'
import type { EngineName, RehearsalSpec, SecretSettings } from './spec.ts'

export interface EngineChoice {
  readonly kind: EngineName
  readonly pgBin: string | undefined
  /** Major version of the server that the dump was taken from, if the dump states it. */
  readonly major?: number | undefined
  /** Role that scripts will log in as. */
  readonly runAs?: string | undefined
}

/** One kind of database, such as PostgreSQL: the only place that speaks its language. */
export interface Driver {
  /** How the digests of a fingerprint are computed. Another method needs another name. */
  readonly method: string
  /** How often a dump is read by `survey`. */
  readonly passes: number
  /** Whether the search of a dump opens a clone. */
  readonly scansInClone: boolean
  /** @param signal ends the reading of it @throws {Refused} when it cannot be read */
  openDump(
    path: string,
    options: {
      readonly mask?: RehearsalSpec['mask']
      readonly pgBin: string | undefined
      /** The one to take of a dump of several. */
      readonly database?: string | undefined
      readonly signal?: AbortSignal
    }
  ): Dump
  /**
   * Reads a whole dump without running any of it in the clone.
   * @param onBytes called with the size of each piece that was read
   * @throws {Refused}
   */
  survey(dump: Dump, spec: SecretSettings, onBytes?: (bytes: number) => void): Promise<DumpSurvey>
  /** Reads a whole script without running it. @throws {Refused} for a script that is not run */
  scanScript(script: Uint8Array): Promise<readonly TextFinding[]>
  /** The statements of a text that can be prepared, and undefined for each of the others. @throws {Refused} */
  splitQueries(text: Uint8Array): AsyncIterable<Query | undefined>
  /** What an operator must supply for a rehearsal, in the order of preparation. */
  operatorInput(): string[]
  /** Which engine a rehearsal runs on. */
  choose(input: RehearsalInput, dump: Dump, survey: DumpSurvey | undefined): EngineChoice
  /** Starts the chosen engine, or reports why there is none. @throws {EngineDied} when it does not come up */
  open(choice: EngineChoice, signal?: AbortSignal): Promise<Clone | RehearsalDenial>
  /** Whether a command can be cut off here, and its program exists: tried, without a clone. Undefined if nothing can connect to a clone. */
  tryCommand?(command: Command, signal: AbortSignal): Promise<readonly CommandProblem[]>
  /** What an error of the database means: that the disk is full, or a sentence without any value; undefined for any other error. */
  explain(thrown: unknown): { readonly isDiskFull: true } | { readonly reason: string } | undefined
}
