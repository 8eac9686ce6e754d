import { basename } from 'node:path'
import { repairManifest } from '../manifests/repair.ts'
import { MAX_BYTES } from '../model/limits.ts'
import { escapeLog, quotePath } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags, UsageError } from './flags.ts'
import { readNamed } from './named-file.ts'

/** `seal-gate repair MANIFEST`: the same seals, cleanly written, on standard output. */
export const repair: Command = async (args, cwd, terminal) => {
  const { positionals } = parseFlags(args, {})
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new UsageError('name one manifest')
  const repaired = await repairManifest(readNamed(name, cwd, MAX_BYTES), 'auto', { fileName: basename(name) })
  if (repaired === undefined) {
    terminal.say(
      `seal-gate: ${quotePath(name)} cannot be repaired mechanically: nothing to repair, or more than spelling is wrong\n`
    )
    return 1
  }
  for (const change of repaired.changes) terminal.say(`${escapeLog(change)}\n`)
  terminal.out(repaired.text)
  return 0
}
