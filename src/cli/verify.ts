import { manifestsFor } from '../commands/manifests.ts'
import { isInJob, runIdentity, verify as runVerify, trustedRef } from '../commands/verify.ts'
import { toGateRequest } from '../options/request.ts'
import { VERIFY } from '../options/table.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'
import type { Command } from './command.ts'
import { exitCodeOf, printReport } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate verify [MANIFEST…]`: the gate. */
export const verify: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, VERIFY)
  const trusted = await trustedRef(options, cwd)
  const { names, unfollowed } = await manifestsFor(positionals, options, cwd, trusted)
  const run = runIdentity(options.run, process.env)
  const request = {
    ...toGateRequest(options, cwd, names),
    ...(unfollowed.length > 0 && { unfollowed }),
    ...(trusted && { trusted }),
    ...(run !== undefined && { run }),
    inJob: isInJob(process.env),
    progress: terminal.progress
  }
  const report = await runVerify(request, options)
  terminal.progress(0, 0)
  if (OUTPUT_ROWS.some(({ flag }) => flag !== undefined && options[flag] !== ''))
    await (await import('./report-files.ts')).writeReportFiles(report, options, cwd, request)
  await printReport(report, options, terminal)
  return exitCodeOf(report)
}
