import type { Verdict } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import { reportJson } from '../report/bundle.ts'
import { partsOf } from '../report/rendered.ts'
import { renderText } from '../report/text/text.ts'
import type { Terminal } from './terminal.ts'

/** What a command returns to the shell: 0 pass, 1 fail, 2 unverifiable or bad usage. */
export type ExitCode = 0 | 1 | 2

const EXIT: Readonly<Record<Verdict, ExitCode>> = { pass: 0, fail: 1, unverifiable: 2 }

export function exitCodeOf({ verdict }: { readonly verdict: Verdict }): ExitCode {
  return EXIT[verdict]
}

/** One command of the command line. */
export type Command = (args: readonly string[], cwd: string, terminal: Terminal) => Promise<ExitCode>

/** Prints the report for people, or as JSON and nothing else. */
export async function printReport(
  report: Report,
  { json, all }: { readonly json: boolean; readonly all: boolean },
  terminal: Terminal
): Promise<void> {
  if (!json) return terminal.out(await renderText(report, { colour: terminal.colour, all, rest: '--all lists' }))
  for (const part of partsOf(reportJson(report))) terminal.out(part)
}
