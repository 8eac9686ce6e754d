import type { RehearsalDenial } from './denial.ts'
import type { InputFile, Migration, ScriptFile, Settings } from './input.ts'
import { asksForNoTransaction, type Half, halfOf, transactionOf } from './script-halves.ts'

/**
 * The two scripts of a migration, which may be the halves of one file. A file without markers that is named for both would be run twice, and
 * undo nothing.
 * @param transaction how production runs each script; undefined if nobody states it
 */
export function migrationOf(
  apply: InputFile | ScriptFile,
  rollback: InputFile | ScriptFile,
  transaction: Settings['transaction']
): { readonly migration: Migration; readonly denials: readonly RehearsalDenial[] } {
  const denials: RehearsalDenial[] = []
  const script = (file: InputFile | ScriptFile, half: Half): ScriptFile => {
    if ('script' in file) return file
    if (transaction === 'single' && asksForNoTransaction(file.content))
      denials.push({ code: 'script-unreadable', path: file.path, reason: NO_TRANSACTION })
    const found = halfOf(file.content, half)
    const shown = transaction === undefined ? transactionOf(file.content) : undefined
    if ('script' in found) return { ...file, script: found.script, ...(shown !== undefined && { transaction: shown }) }
    const { problem: reason, line } = found
    denials.push({ code: 'script-unreadable', path: file.path, reason, ...(line !== undefined && { line }) })
    return { ...file, script: new Uint8Array(0) }
  }
  const scripts = { apply: script(apply, 'apply'), rollback: script(rollback, 'rollback') }
  const isBoth = apply.sha256 === rollback.sha256 && scripts.apply.script === apply.content
  if (isBoth && denials.length === 0)
    denials.push({
      code: 'script-unreadable',
      path: rollback.path,
      reason: scripts.apply.command === undefined ? SAME_FILE : SAME_COMMAND
    })
  return { migration: scripts, denials }
}

const NO_TRANSACTION = 'a comment in it asks for no transaction, and the spec for a single one: set "transaction" to "none"'
const SAME_COMMAND = 'the change and the rollback are the same command'
const SAME_FILE =
  'the change and the rollback are the same file, without markers of a tool that divide it: put each into its own file'
