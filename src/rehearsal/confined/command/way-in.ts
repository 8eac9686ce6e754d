import type { CommandProblem } from '../../command.ts'
import type { EnclosedProcess } from './enclosed-process.ts'

/** What came of a command at the clone. */
export interface Reached {
  /** Messages with statements that the server got; 0 if nothing counts them. */
  readonly statements: number
  /** Why the command does not count. No sentence has anything that it wrote. */
  readonly problems: readonly CommandProblem[]
  /** The last statement that the database refused, without any value. */
  readonly refusal?: string
}

/** How one command reaches the clone, which is all that it reaches beside its own files. */
export interface WayIn {
  /** Variables by which a driver finds the clone. */
  readonly environment: Readonly<Record<string, string>>
  /** The largest file that the command may write, if it writes the clone itself. */
  readonly maxFileBytes?: number
  /** Called before anything is started. */
  open(inside: Pick<EnclosedProcess, 'door' | 'makeCloneFolder'>): Promise<void>
  /** Called when none of its processes is left. @param hasSucceeded it ended with exit code 0, and nothing else is wrong so far */
  result(hasSucceeded: boolean): Promise<Reached>
  /** Shuts it. Idempotent. */
  close(): void
}
