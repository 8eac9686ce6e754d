import { resolve } from 'node:path'
import { explain as run } from '../commands/explain.ts'
import { MissingError, UsageError } from '../commands/usage-error.ts'
import { isReachable } from '../disk/contain.ts'
import { jsonText } from '../manifests/json-text.ts'
import type { Explanation } from '../model/explanation.ts'
import type { MembersCompared } from '../model/finding.ts'
import { EXPLAIN } from '../options/command-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { pluralize, withThousands } from '../report/counts.ts'
import { escapeJson, escapeLog, quotePath, quoteShell, unchanged } from '../report/escape.ts'
import { differenceLines } from '../report/findings/differences.ts'
import { memberText } from '../report/findings/drift-sentences.ts'
import { stepsFor } from '../report/findings/remedies.ts'
import { docsAddress, headline, explain as particulars } from '../report/findings/sentences.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate explain FILE --sha256 HEX`: why one file is not what its digest says. `explain A B`: what differs between two files. */
export const explain: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, EXPLAIN)
  const { path, against } = filesOf(positionals, options)
  if (options.sha256 === '' && against === '') throw await withoutDigest(path, cwd)
  const explanation = await run(path, { ...options, against }, cwd)
  if ('reason' in explanation) {
    terminal.say(`seal-gate: ${quotePath(path)} cannot be explained: ${escapeLog(explanation.reason)}\n`)
    return 2
  }
  if (options.json) terminal.out(escapeJson(jsonText(explanation)))
  else terminal.out(`${linesOf(explanation).join('\n')}\n`)
  return explanation.verdict === 'pass' ? 0 : 1
}

/** What was left out: the digest that the manifest has, if it has one. */
async function withoutDigest(path: string, cwd: string): Promise<UsageError> {
  if (!isReachable(resolve(cwd, path))) return new MissingError('file', path)
  const { knownSeal } = await import('../commands/known-seal.ts')
  const seal = await knownSeal(path, cwd)
  const sha256 = seal?.digests.sha256
  const word = quoteShell(path)
  const cause = `"explain" compares ${quotePath(path)} with a digest or with another file, and none is given`
  if (sha256 === undefined || word === undefined) return new UsageError(cause, 'Try: seal-gate help explain')
  const bytes = seal?.bytes === undefined ? '' : ` --bytes ${seal.bytes}`
  return new UsageError(cause, `Try: seal-gate explain ${word} --sha256 ${sha256}${bytes}`)
}

/** Of two files, the first is the one that the second is compared with. */
function filesOf(
  positionals: readonly string[],
  options: OptionsOf<typeof EXPLAIN>
): { readonly path: string; readonly against: string } {
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0) throw new UsageError('name one file with "--sha256" or "--against", or two files')
  if (second === undefined) {
    if (options.bytes !== '' && options.sha256 === '') throw new UsageError('"--bytes" goes with "--sha256"')
    return { path: first, against: options.against }
  }
  if (options.sha256 !== '' || options.bytes !== '' || options.against !== '')
    throw new UsageError('"--sha256", "--bytes" and "--against" go with one file: two files are compared with each other')
  return { path: second, against: first }
}

function linesOf({ path, against, finding, differences, files }: Explanation): string[] {
  const isTaken = against?.digest === 'none'
  if (files !== undefined) return treeLines(path, against?.path ?? '', files)
  if (finding === undefined) {
    const bytes = isTaken ? `the bytes of ${quotePath(against.path)}` : 'these bytes'
    return [escapeLog(`${quotePath(path)} has exactly ${bytes}.`), 'PASS']
  }
  return [
    ...(isTaken ? [escapeLog(`${quotePath(against.path)} is taken as the sealed file.`)] : []),
    escapeLog(headline(finding)),
    ...particulars(finding).map(line => `  ${escapeLog(line)}`),
    // Of two files that somebody compares, neither has to be brought back.
    ...(isTaken ? [] : stepLines(finding)),
    `  see ${docsAddress(finding)}`,
    ...(differences === undefined ? [] : ['', ...differenceLines(differences).map(escapeLog), '']),
    'FAIL'
  ]
}

function treeLines(path: string, against: string, { sealed, identical, different, differences }: MembersCompared): string[] {
  if (different === 0)
    return [`${quotePath(path)} has exactly the files of ${quotePath(against)}: ${withThousands(sealed)}.`, 'PASS']
  const more = different - differences.length
  return [
    `${quotePath(against)} is taken as the original.`,
    `${quotePath(path)}: ${withThousands(identical)} of ${pluralize(sealed, 'file')} ${identical === 1 ? 'is' : 'are'} identical, ${withThousands(different)} ${different === 1 ? 'differs' : 'differ'}`,
    ...differences.map(one => `  ${memberText(one)}`),
    ...(more > 0 ? [`  ${pluralize(more, 'more file differs', 'more files differ')}`] : []),
    'FAIL'
  ].map(escapeLog)
}

function stepLines(finding: NonNullable<Explanation['finding']>): string[] {
  return stepsFor(finding).flatMap(({ text, run: command }) => {
    const shown = unchanged(command, escapeLog)
    return [`  → ${text}`, ...(shown === undefined ? [] : [`      ${shown}`])]
  })
}
