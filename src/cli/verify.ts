import { manifestsFor } from '../commands/manifests.ts'
import { isInJob, runIdentity, verify as runVerify, trustedRef } from '../commands/verify.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { toGateRequest } from '../options/request.ts'
import { type Options, VERIFY } from '../options/table.ts'
import { OUTPUT_ROWS } from '../report/outputs.ts'
import type { Command } from './command.ts'
import { exitCodeOf, printReport } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate verify [MANIFEST…]`: the gate. */
export const verify: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, VERIFY)
  const trusted = await trustedRef(options, cwd)
  // In the index, other manifests may exist than on disk: they are looked up there.
  const isStaged = options.staged && trusted === undefined
  const { names, unfollowed } = isStaged
    ? { names: positionals, unfollowed: [] }
    : await manifestsFor(positionals, options, cwd, trusted)
  const run = runIdentity(options.run, process.env)
  const request = {
    ...toGateRequest(options, cwd, names),
    ...(unfollowed.length > 0 && { unfollowed }),
    ...(trusted && { trusted }),
    ...(run !== undefined && { run }),
    inJob: isInJob(process.env),
    progress: terminal.progress
  }
  if (options.staged && !options.json) terminal.say('judging what is staged (the index), not the files on disk\n')
  const report = options.staged ? await verifyStaged(request, options, cwd) : await runVerify(request, options)
  terminal.progress(0, 0)
  if (OUTPUT_ROWS.some(({ flag }) => flag !== undefined && options[flag] !== '')) {
    // A fix would be made of the file on disk.
    await (await import('./report-files.ts')).writeReportFiles(report, options, cwd, options.staged ? undefined : request)
  }
  await printReport(report, options, terminal)
  return exitCodeOf(report)
}

async function verifyStaged(request: GateRequest, options: Pick<Options, 'probes'>, cwd: string): Promise<Report> {
  const { copyStaged } = await import('../commands/staged.ts')
  const copy = await copyStaged(request, cwd)
  try {
    return await runVerify(copy.request, options)
  } finally {
    copy.remove()
  }
}
