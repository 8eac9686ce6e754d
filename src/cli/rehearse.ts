import { rehearse as run } from '../commands/rehearse.ts'
import { UsageError } from '../commands/usage-error.ts'
import { jsonText } from '../manifests/json-text.ts'
import { throttled } from '../model/throttle.ts'
import { REHEARSE_COMMAND } from '../options/command-tables.ts'
import { exitCodeOf } from '../rehearsal/denial.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { printedLines, progressText, renderRehearsal } from '../rehearsal/printed.ts'
import { requiredText, restoredWord } from '../rehearsal/sentences.ts'
import { escapeJson, escapeLog } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'
import { LINE_EVERY_MS } from './terminal.ts'

/** `seal-gate rehearse SPEC`, or with the files of a change: applies a change to a throwaway clone, undoes it, and proves that everything is as before. */
export const rehearse: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, REHEARSE_COMMAND)
  const [spec = '', ...more] = positionals
  const isWithout =
    spec === '' &&
    [options.dump, options.migrations, options.apply, options.rollback, ...options['apply-run']].every(value => value === '')
  if (isWithout || more.length > 0) throw new UsageError('name one spec to rehearse, or --dump, --apply and --rollback')
  if (options['suggest-masks']) {
    const { suggestMasks } = await import('../commands/suggest-masks.ts')
    const { text, count } = await suggestMasks({ ...options, spec }, cwd)
    terminal.out(escapeJson(text))
    terminal.say(
      `seal-gate: ${count} masks are proposed from names and findings; read them, since names do not show everything\n`
    )
    return 0
  }
  if (options.html !== '') (await import('./report-files.ts')).demandWritable({ html: options.html }, cwd)
  const progress = throttled(LINE_EVERY_MS, (step: Progress) => terminal.say(`${escapeLog(progressText(step))}\n`))
  const { rehearsal, notes } = await run({ ...options, spec }, cwd, progress)
  const { evidence, tables: _, printed = [], ...result } = rehearsal
  if (options.html !== '') {
    const { renderRehearsalPage } = await import('../rehearsal/page.ts')
    ;(await import('./report-files.ts')).writePage(options.html, cwd, renderRehearsalPage(rehearsal))
  }
  if (options.json) terminal.out(escapeJson(jsonText({ ...result, restored: restoredWord(rehearsal) })))
  else {
    terminal.out(renderRehearsal(rehearsal))
    if (evidence.length > 0) terminal.out(`${escapeLog(`evidence    in ${rehearsal.out}`)}\n`)
  }
  for (const line of printedLines(printed)) terminal.say(`${escapeLog(line)}\n`)
  for (const note of notes) terminal.say(`seal-gate: ${escapeLog(note)}\n`)
  const required = options['require-rehearsal']
  if (required && rehearsal.status === 'NOT_APPLIED') terminal.say(`seal-gate: ${escapeLog(requiredText(rehearsal))}\n`)
  return exitCodeOf(rehearsal, required)
}
