import { UsageError } from '../commands/usage-error.ts'
import { jsonText } from '../manifests/json-text.ts'
import { probesHold } from '../model/verdict.ts'
import { PROBE } from '../options/command-tables.ts'
import { runAllProbes } from '../probes/all.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate probe`: proves on this machine that the gate refuses bad inputs. */
export const probe: Command = async (args, _cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, PROBE)
  if (positionals.length > 0) throw new UsageError('"probe" takes no file: it makes its own', 'Try: seal-gate verify')
  const results = await runAllProbes()
  const hold = probesHold(results)
  if (options.json) terminal.out(jsonText(results))
  else {
    for (const { id, mutation, seen, expected, passed } of [results.control, ...results.probes]) {
      terminal.out(
        `${passed ? 'ok  ' : 'FAIL'}  ${id.padEnd(26)} ${mutation}: ${passed ? seen : `expected ${expected}, seen ${seen}`}\n`
      )
    }
    terminal.out(`${results.passed}/${results.planned} probes refused for the named reason\n${hold ? 'PASS' : 'UNVERIFIABLE'}\n`)
  }
  return hold ? 0 : 2
}
