import { setOutput } from '@actions/core'
import { seal } from '../commands/seal.ts'
import { noteText } from '../commands/seal-notes.ts'
import { UsageError } from '../commands/usage-error.ts'
import { digestOf } from '../model/digest.ts'
import { SEAL } from '../options/action-tables.ts'
import { pluralize } from '../report/counts.ts'
import { quotePath } from '../report/escape.ts'
import { thrownText } from './broken-report.ts'
import { contextOf } from './context.ts'
import { readInputs } from './inputs.ts'
import { fail, say } from './log.ts'

/** The sub-action `seal`. Green only when the manifest is written, or sealing again would change nothing. */
export async function runSeal(): Promise<void> {
  process.exitCode = 1
  try {
    const options = await readInputs(SEAL, process.env)
    const outcome = await seal(options, contextOf(process.env).workspace)
    for (const note of [...('changes' in outcome ? outcome.changes : []), ...outcome.notes]) say(noteText(note))
    if (outcome.kind === 'refused') return fail('nothing was sealed: the log lists what cannot be sealed')
    if (outcome.kind === 'loses')
      return fail('nothing was written: the log lists the seals that would be removed or weakened; "remove: true" permits it')
    const { text, seals } = outcome
    setOutput('manifest', options.output)
    setOutput('manifest-sha256', digestOf('sha256', Buffer.from(text)))
    setOutput('sealed', String(seals.length))
    setOutput('bytes', String(seals.reduce((total, { bytes = 0 }) => total + bytes, 0)))
    const name = quotePath(options.output)
    if (outcome.kind === 'differs') return fail(`sealing again would change ${name}: the log lists what`)
    say(outcome.kind === 'same' ? 'Sealing again would change nothing.' : `sealed ${pluralize(seals.length, 'file')} in ${name}`)
    process.exitCode = 0
  } catch (error) {
    fail(error instanceof UsageError ? error.message : thrownText(error))
  }
}
