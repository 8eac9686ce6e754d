import { resolve } from 'node:path'
import { noteText, seal as run, type SealOptions, type SealOutcome } from '../commands/seal.ts'
import { UsageError } from '../commands/usage-error.ts'
import { isReachable } from '../disk/contain.ts'
import { expandArguments } from '../load/manifest-names.ts'
import { SEAL_COMMAND } from '../options/table.ts'
import { pluralize } from '../report/counts.ts'
import { escapeLog, hasControls, quotePath } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { parseFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** As wide as `removed`, and a blank. */
const COLUMN = 8

/** `seal-gate seal PATH…`: writes a manifest, or with `--check` reports whether writing it again would change anything. */
export const seal: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, SEAL_COMMAND)
  const order = { ...options, paths: await pathsOf(positionals, cwd) }
  return print(await run(order, cwd), order, terminal)
}

/** Names are literal. A name that does not exist is a pattern that the shell did not expand (cmd, PowerShell). */
async function pathsOf(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const paths: string[] = []
  for (const arg of args) paths.push(...(isReachable(resolve(cwd, arg)) ? [arg] : (await expandArguments([arg], cwd)).names))
  return paths
}

/** Exit code 0 when it is sealed, or would be the same again; 1 when it would differ; 2 when something cannot be sealed or read. */
function print(outcome: SealOutcome, { output, check }: SealOptions, terminal: Terminal): ExitCode {
  switch (outcome.kind) {
    case 'refused':
      for (const note of outcome.notes) terminal.say(`seal-gate: ${escapeLog(noteText(note))}\n`)
      return 2
    case 'same':
      terminal.out('Sealing again would change nothing.\n')
      return 0
    case 'differs':
      for (const note of outcome.notes) terminal.out(`${escapeLog(noteText(note, COLUMN))}\n`)
      return 1
    case 'sealed':
      if (output === '' && hasControls(outcome.text))
        throw new UsageError('there are names that control a terminal: write the manifest to a file with "-o"')
      if (output === '') terminal.out(outcome.text)
      else if (!check) terminal.say(`sealed ${pluralize(outcome.seals.length, 'file')} in ${quotePath(output)}\n`)
      return 0
  }
}
