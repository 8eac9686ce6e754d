import { setOutput } from '@actions/core'
import { carryOut, OrderError, type SealNote, type SealOrder } from '../commands/seal.ts'
import { digestOf } from '../model/digest.ts'
import { quotePath } from '../report/escape.ts'
import { thrownText } from './broken-report.ts'
import { contextOf } from './context.ts'
import { fail, say } from './log.ts'
import { inputLines, inputSwitch, inputText } from './sub-action-words.ts'

/** The sub-action `seal`. Green only when the manifest is written, or would be the same again. */
export async function runSeal(): Promise<void> {
  process.exitCode = 1
  try {
    const order = orderOf()
    const outcome = await carryOut(order, contextOf(process.env).workspace)
    const output = order.output ?? ''
    if ('notes' in outcome) for (const note of outcome.notes) say(noteText(note))
    if (outcome.kind === 'refused') return fail('nothing was sealed: what cannot be sealed is named above')
    const { text, seals } = outcome
    setOutput('manifest', output)
    setOutput('manifest-sha256', digestOf('sha256', Buffer.from(text)))
    setOutput('sealed', String(seals.length))
    setOutput('bytes', String(seals.reduce((total, { bytes = 0 }) => total + bytes, 0)))
    if (outcome.kind === 'differs')
      return fail(`sealing again would change ${quotePath(output)}: what would change is named above`)
    say(outcome.kind === 'same' ? 'Sealing again would change nothing.' : `sealed ${seals.length} files in ${quotePath(output)}`)
    process.exitCode = 0
  } catch (error) {
    fail(error instanceof OrderError ? error.message : thrownText(error))
  }
}

function orderOf(): SealOrder {
  const [root, packet, covers] = [inputText('root'), inputText('packet'), inputLines('covers')]
  return {
    paths: inputLines('paths'),
    output: inputText('output') || 'seal-gate.json',
    format: inputText('format') || 'native',
    check: inputSwitch('check'),
    ...(root !== '' && { root }),
    ...(packet !== '' && { packet }),
    ...(covers.length > 0 && { covers })
  }
}

function noteText({ change, path, what }: SealNote): string {
  return [change, path === undefined ? undefined : quotePath(path), what].filter(word => word !== undefined).join(' ')
}
