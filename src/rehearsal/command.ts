import { digestOf } from '../model/digest.ts'
import type { CommandRun } from '../release/documents/command-run.ts'
import type { FileRef } from '../release/documents/fields.ts'

/** A program that changes the clone, in place of a script: no shell, and nothing of the job but its files, to read only. */
export interface Command {
  /** The program and its arguments. */
  readonly words: readonly string[]
  /** Absolute path of the folder that it starts in and that it may read. */
  readonly workspace: string
  /** Folders outside of it that it may read, as absolute paths. */
  readonly folders: readonly string[]
  /** Variables that it gets beside those of the connection. */
  readonly environment: Readonly<Record<string, string>>
  readonly seconds: number
  /** What it reads that belongs to the change: sealed, and the same before and after it ran. */
  readonly files: readonly FileRef[]
  /** Absolute path of the folder that the files are relative to. */
  readonly root: string
}

/** The end of what a command printed, for the log and nothing else: it may have values of rows. */
export interface CommandOutput {
  readonly command: string
  readonly text: string
}

/** As long as one statement of a script may take. */
export const MAX_COMMAND_SECONDS = 3600

/** A command as the rest of a rehearsal takes it: a script without text, whose name is the command. */
export function scriptOf(command: Command) {
  const { words, files, environment } = command
  const empty = new Uint8Array(0)
  const identity = JSON.stringify([words, files, Object.entries(environment).toSorted()])
  return {
    path: words.join(' '),
    sha256: digestOf('sha256', Buffer.from(identity)),
    bytes: 0,
    content: empty,
    script: empty,
    command
  }
}

/** How a command ended. */
export interface CommandRan {
  /** Messages with statements that the server got. */
  readonly statements: number
  /** Why it does not count. No sentence has anything that it printed. */
  readonly problems: readonly CommandProblem[]
  /** The end of what it printed, for the log and nothing else: it may have values of rows. */
  readonly output: string
  /** As it was read back before it started; absent if it was not started. */
  readonly isolation?: CommandRun['isolation']
}

export interface CommandProblem {
  readonly kind: 'failed' | 'leaves-clone' | 'changed' | 'not-enclosed' | 'refused'
  readonly reason: string
}

interface Step {
  readonly command?: Command
}

/** True if any step is a command. */
export function hasCommands({
  migrations
}: {
  readonly migrations: readonly { readonly apply: Step; readonly rollback: Step }[]
}): boolean {
  return migrations.some(({ apply, rollback }) => apply.command !== undefined || rollback.command !== undefined)
}
