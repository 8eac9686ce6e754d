import { basename } from 'node:path'
import { readNamed } from '../commands/named-file.ts'
import { UsageError } from '../commands/usage-error.ts'
import { readManifest } from '../manifests/read.ts'
import { repairManifest } from '../manifests/repair.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { REPAIR } from '../options/command-tables.ts'
import { escapeLog, hasControls, quotePath, quoteShell, unchanged } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate repair MANIFEST`: the same seals as a clean manifest, on standard output. */
export const repair: Command = async (args, cwd, terminal) => {
  const { positionals } = await parseFlags(args, REPAIR)
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new UsageError('name one manifest')
  const bytes = readNamed(name, cwd, MAX_BYTES, 'manifest')
  const more = { fileName: basename(name) }
  const repaired = await repairManifest(bytes, 'auto', more)
  if (repaired === undefined) {
    const isWhole = (await readManifest(bytes, 'auto', true, more)).problems.length === 0
    const why = isWhole ? 'is as it should be: there is nothing to repair' : 'cannot be repaired: more than its spelling is wrong'
    terminal.say(`seal-gate: ${escapeLog(`${quotePath(name)} ${why}`)}\n${isWhole ? '' : verifyText(name)}`)
    return 1
  }
  if (hasControls(repaired.text)) {
    terminal.say(`seal-gate: ${quotePath(name)} is not printed: it has names that control a terminal. Seal the files again.\n`)
    return 1
  }
  for (const change of repaired.changes) terminal.say(`${escapeLog(change)}\n`)
  terminal.out(repaired.text)
  return 0
}

/** What lists the faults of a manifest. */
function verifyText(name: string): string {
  const command = unchanged(`Try: seal-gate verify ${quoteShell(name) ?? ''}`, escapeLog)
  return command === undefined ? '' : `${command}\n`
}
