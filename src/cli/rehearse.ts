import { rehearse as run } from '../commands/rehearse.ts'
import { UsageError } from '../commands/usage-error.ts'
import { jsonText } from '../manifests/json-text.ts'
import { throttled } from '../model/throttle.ts'
import { REHEARSE_COMMAND } from '../options/command-tables.ts'
import { exitCodeOf } from '../rehearsal/denial.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { progressText, renderRehearsal, requiredText, restoredWord } from '../rehearsal/render.ts'
import { escapeJson, escapeLog } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'
import { LINE_EVERY_MS } from './terminal.ts'

/** `seal-gate rehearse SPEC`: applies a change to a throwaway clone, undoes it, and proves that everything is as before. */
export const rehearse: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, REHEARSE_COMMAND)
  const [spec, ...more] = positionals
  if (spec === undefined || more.length > 0) throw new UsageError('name one spec to rehearse')
  const progress = throttled(LINE_EVERY_MS, (step: Progress) => terminal.say(`${escapeLog(progressText(step))}\n`))
  const { rehearsal } = await run({ ...options, spec }, cwd, progress)
  const { evidence: _, ...result } = rehearsal
  if (options.json) terminal.out(escapeJson(jsonText({ ...result, restored: restoredWord(rehearsal) })))
  else terminal.out(`${renderRehearsal(rehearsal)}${escapeLog(`evidence    in ${rehearsal.out}`)}\n`)
  const required = options['require-rehearsal']
  if (required && rehearsal.status === 'NOT_APPLIED') terminal.say(`seal-gate: ${escapeLog(requiredText(rehearsal))}\n`)
  return exitCodeOf(rehearsal, required)
}
