import { type Explanation, explain as run } from '../commands/explain.ts'
import { UsageError } from '../commands/usage-error.ts'
import { jsonText } from '../manifests/json-text.ts'
import { EXPLAIN } from '../options/table.ts'
import { escapeJson, escapeLog, quotePath, unchanged } from '../report/escape.ts'
import { differenceLines } from '../report/findings/differences.ts'
import { stepsFor } from '../report/findings/remedies.ts'
import { docsUrl, headline, explain as particulars } from '../report/findings/sentences.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate explain FILE --sha256 HEX [--bytes N]`: why one file is not what its digest says. */
export const explain: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, EXPLAIN)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError('name one file')
  const explanation = await run(path, options, cwd)
  if ('reason' in explanation) {
    terminal.say(`seal-gate: ${quotePath(path)} cannot be explained: ${escapeLog(explanation.reason)}\n`)
    return 2
  }
  if (options.json) terminal.out(escapeJson(jsonText(explanation)))
  else terminal.out(`${linesOf(explanation).join('\n')}\n`)
  return explanation.verdict === 'pass' ? 0 : 1
}

function linesOf({ path, finding, differences }: Explanation): string[] {
  if (finding === undefined) return [`${escapeLog(quotePath(path))} has exactly these bytes.`, 'PASS']
  return [
    escapeLog(headline(finding)),
    ...particulars(finding).map(line => `  ${escapeLog(line)}`),
    ...stepsFor(finding).flatMap(({ text, run: command }) => {
      const shown = unchanged(command, escapeLog)
      return [`  → ${text}`, ...(shown === undefined ? [] : [`      ${shown}`])]
    }),
    `  see ${docsUrl(finding)}`,
    ...(differences === undefined ? [] : ['', ...differenceLines(differences).map(escapeLog), '']),
    'FAIL'
  ]
}
