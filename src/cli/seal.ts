import { carryOut, OrderError, type SealNote, type SealOrder, type SealOutcome } from '../commands/seal.ts'
import { escapeLog, quotePath } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { type Flags, parseFlags, UsageError } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** `seal-gate seal PATH…`: writes a manifest, or with `--check` says whether writing it again would change anything. */
export const seal: Command = async (args, cwd, terminal) => {
  const flags = parseFlags(args, {
    output: { type: 'string', short: 'o' },
    format: { type: 'string', default: 'native' },
    root: { type: 'string' },
    packet: { type: 'string' },
    covers: { type: 'string', multiple: true },
    check: { type: 'boolean' }
  })
  const order = orderOf(flags)
  try {
    return told(await carryOut(order, cwd), order, terminal)
  } catch (error) {
    throw error instanceof OrderError ? new UsageError(error.message) : error
  }
}

function orderOf({ values, positionals }: Flags): SealOrder {
  const { output, root, format, packet, covers, check } = values
  if (check === true && typeof output !== 'string') throw new UsageError('"--check" compares with a manifest: name it with "-o"')
  return {
    paths: positionals,
    format: String(format),
    check: check === true,
    ...(typeof output === 'string' && { output }),
    ...(typeof root === 'string' && { root }),
    ...(typeof packet === 'string' && { packet }),
    ...(Array.isArray(covers) && { covers: covers.map(String) })
  }
}

/** Exit code 0 when it is sealed, or would be the same again; 1 when it would be another; 2 when nothing can be said. */
function told(outcome: SealOutcome, { output, check }: SealOrder, terminal: Terminal): ExitCode {
  switch (outcome.kind) {
    case 'refused':
      for (const note of outcome.notes) terminal.say(`seal-gate: ${noteText(note)}\n`)
      return 2
    case 'same':
      terminal.out('Sealing again would change nothing.\n')
      return 0
    case 'differs':
      for (const note of outcome.notes) terminal.out(`${noteText(note)}\n`)
      return 1
    default: {
      const { seals, text } = outcome
      if (output === undefined) terminal.out(text)
      else if (!check) terminal.say(`sealed ${seals.length} ${seals.length === 1 ? 'file' : 'files'} in ${quotePath(output)}\n`)
      return 0
    }
  }
}

/** `"path" cannot be sealed: it is a symbolic link`, `changed  "path": sha256`. */
function noteText({ change, path, what }: SealNote): string {
  const text = what === undefined ? undefined : escapeLog(what)
  if (change !== undefined) return `${change.padEnd(9)}${quotePath(path ?? '')}${text === undefined ? '' : `: ${text}`}`
  return path === undefined ? (text ?? '') : `${quotePath(path)} ${text}`
}
