import { expectedRun, merge as run } from '../commands/merge.ts'
import { expandArguments } from '../load/manifest-names.ts'
import { MERGE_COMMAND } from '../options/command-tables.ts'
import type { Command } from './command.ts'
import { exitCodeOf, printReport } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate merge REPORT…`: one verdict from the reports of all shards. */
export const merge: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, MERGE_COMMAND)
  if (options.html !== '') (await import('./report-files.ts')).demandWritable(options, cwd)
  const report = run(await expandArguments(positionals, cwd), cwd, { expected: expectedRun(options.run, process.env) })
  if (options.html !== '') await (await import('./report-files.ts')).writeReportFiles(report, options, cwd)
  await printReport(report, options, terminal)
  return exitCodeOf(report)
}
