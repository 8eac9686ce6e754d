import { basename } from 'node:path'
import { readNamed } from '../commands/named-file.ts'
import { UsageError } from '../commands/usage-error.ts'
import { type Repair, repairManifest } from '../manifests/repair.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { REPAIR } from '../options/table.ts'
import { escapeLog, hasControls, quotePath } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate repair MANIFEST`: the same seals as a clean manifest, on standard output. */
export const repair: Command = async (args, cwd, terminal) => {
  const { positionals } = await parseFlags(args, REPAIR)
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new UsageError('name one manifest')
  const repaired = await repairFile(name, cwd)
  if (repaired === undefined) {
    terminal.say(
      `seal-gate: ${quotePath(name)} cannot be repaired mechanically: there is nothing to repair, or more than spelling is wrong\n`
    )
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

/** The same seals as a clean manifest; undefined when there is nothing to repair, or more than spelling is wrong. */
function repairFile(name: string, cwd: string): Promise<Repair | undefined> {
  return repairManifest(readNamed(name, cwd, MAX_BYTES), 'auto', { fileName: basename(name) })
}
