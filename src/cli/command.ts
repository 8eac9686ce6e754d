import type { Report } from '../model/report.ts'
import type { Terminal } from './terminal.ts'

/** What a command gives back to the shell: 0 pass, 1 fail, 2 unverifiable or bad usage. */
export type ExitCode = 0 | 1 | 2

const EXIT: Readonly<Record<Report['verdict'], ExitCode>> = { pass: 0, fail: 1, unverifiable: 2 }

export function exitCodeOf({ verdict }: Report): ExitCode {
  return EXIT[verdict]
}

/** One command of the command line. */
export type Command = (args: readonly string[], cwd: string, terminal: Terminal) => Promise<ExitCode>
