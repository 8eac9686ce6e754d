import { resolve } from 'node:path'
import { exitCodeOf } from '../rehearsal/exit.ts'
import { RequestError } from '../rehearsal/input.ts'
import { progressText, restoredWord } from '../rehearsal/messages.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { rehearse as run } from '../rehearsal/rehearse.ts'
import { renderRehearsal } from '../rehearsal/render-text.ts'
import { writeEvidence } from '../rehearsal/write-evidence.ts'
import { escapeLog } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags, UsageError } from './flags.ts'
import type { Terminal } from './terminal.ts'

const ENGINES = ['auto', 'pglite', 'postgres'] as const
const LINE_EVERY_MS = 5000

/** `seal-gate rehearse SPEC`: applies a change to a throwaway clone, undoes it, and proves that everything is as before. */
export const rehearse: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, {
    dump: { type: 'string' },
    engine: { type: 'string' },
    'pg-bin': { type: 'string' },
    out: { type: 'string', short: 'o' },
    json: { type: 'boolean' }
  })
  const [spec, ...more] = positionals
  if (spec === undefined || more.length > 0) throw new UsageError('name the one spec of the rehearsal')
  const path = (name: string): string | undefined => (typeof values[name] === 'string' ? resolve(cwd, values[name]) : undefined)
  const [dump, pgBin, out] = [path('dump'), path('pg-bin'), path('out')]
  const engine = ENGINES.find(name => name === values['engine'])
  if (values['engine'] !== undefined && engine === undefined) throw new UsageError(`"--engine" is one of ${ENGINES.join(', ')}`)
  const request = {
    spec: resolve(cwd, spec),
    ...(dump !== undefined && { dump }),
    ...(pgBin !== undefined && { pgBin }),
    ...(out !== undefined && { out }),
    ...(engine !== undefined && { engine })
  }
  try {
    const rehearsal = await run(request, sayProgress(terminal))
    writeEvidence(rehearsal)
    const { evidence: _, ...told } = rehearsal
    if (values['json'] === true) terminal.out(`${JSON.stringify({ ...told, restored: restoredWord(rehearsal) }, null, 2)}\n`)
    else terminal.out(`${renderRehearsal(rehearsal)}${escapeLog(`evidence    in ${rehearsal.out}`)}\n`)
    return exitCodeOf(rehearsal)
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}

/** A line when a phase begins that may take long, and one every few seconds of it. */
function sayProgress(terminal: Terminal): (progress: Progress) => void {
  let said = performance.now()
  return progress => {
    if (performance.now() - said < LINE_EVERY_MS) return
    said = performance.now()
    terminal.say(`${escapeLog(progressText(progress))}\n`)
  }
}
