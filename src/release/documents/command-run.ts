import * as z from 'zod/mini'
import { type FileRef, fileRef, NOT_EMPTY, text } from './fields.ts'

const MAX_WORDS = 200

/** A program and its arguments, which no shell reads. An argument may be empty. */
export const commandWords = z
  .array(
    z
      .string()
      .check(z.refine(word => !word.includes('\0') && word.isWellFormed() && word.length <= 10_000, 'must be text without NUL'))
  )
  .check(
    NOT_EMPTY,
    z.maxLength(MAX_WORDS, `must not have more than ${MAX_WORDS} words`),
    z.refine(([program = '']) => program.trim() !== '', 'must begin with a program')
  )

/** A command that was run in place of a script, and what it was shut in by, as it was read back before it started. */
export const commandRun = z.strictObject({
  run: commandWords,
  /** What it was run on, sealed in the packet. */
  files: z.array(fileRef).check(NOT_EMPTY),
  /** Names of variables that it got beside those of the connection. Their values may be of the machine. */
  variables: z.array(text),
  isolation: z.strictObject({
    own_network: z.boolean(),
    own_processes: z.boolean(),
    own_root: z.boolean(),
    files_read_only: z.boolean(),
    no_new_privileges: z.boolean()
  })
})
export type CommandRun = z.infer<typeof commandRun>

/** A script by its file, or a command. */
export const scriptOrCommand = z.union([fileRef, commandRun])

/** The sealed files that a change or a rollback consists of. */
export function filesOf(ran: FileRef | CommandRun): readonly FileRef[] {
  return 'run' in ran ? ran.files : [ran]
}
