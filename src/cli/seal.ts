import { join, resolve } from 'node:path'
import { type Draft, seal as run, type SealOptions, type SealOutcome } from '../commands/seal.ts'
import { noteText, type SealNote } from '../commands/seal-notes.ts'
import { MissingError, UsageError } from '../commands/usage-error.ts'
import { isReachable } from '../disk/contain.ts'
import { statsAt, statsOfDescriptor } from '../disk/look.ts'
import { expandArguments } from '../load/manifest-names.ts'
import type { Seal } from '../model/seal.ts'
import { SEAL_COMMAND } from '../options/command-tables.ts'
import { pluralize } from '../report/counts.ts'
import { escapeLog, hasControls, quotePath, quoteShell } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { parseFlags } from './flags.ts'
import type { Terminal } from './terminal.ts'

/** As wide as `weakened`. */
const COLUMN = 8

/** `seal-gate seal PATH…`: writes a manifest, or with `--check` reports whether writing it again would change anything. */
export const seal: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, SEAL_COMMAND)
  const { update, yes, ...rest } = options
  const order = { ...rest, paths: await pathsOf(positionals, cwd) }
  if (update) return (await import('./seal-update.ts')).sealUpdate(order, cwd, { check: order.check, yes }, terminal)
  if (yes) throw new UsageError('"--yes" answers the question of "--update"')
  if (positionals.length === 0) throw nothingNamed(order, cwd)
  const [only = '', ...others] = positionals
  if (order.output !== '' && others.length === 0 && resolve(cwd, only) === resolve(cwd, order.output))
    throw new UsageError(`${JSON.stringify(only)} is the manifest itself, which no manifest seals: name other files`)
  const outcome = await run(order, cwd)
  if (outcome.kind === 'refused') {
    const [gone, ...others] = outcome.notes
    if (
      others.length === 0 &&
      gone?.path !== undefined &&
      positionals.includes(gone.path) &&
      gone.what?.endsWith(': there is no such file')
    )
      throw new MissingError('file', gone.path)
  }
  if (outcome.kind === 'sealed' && order.output === '') refuseOwnOutput(outcome.seals, resolve(cwd, order.root))
  return print(outcome, order, args, terminal)
}

function nothingNamed({ output }: SealOptions, cwd: string): UsageError {
  const name = quoteShell(output || 'seal-gate.json') ?? 'FILE'
  const isThere = isReachable(resolve(cwd, output || 'seal-gate.json'))
  const command = isThere ? `seal-gate seal --update${output === '' ? '' : ` -o ${name}`}` : `seal-gate seal . -o ${name}`
  return new UsageError('name the files or folders to seal', `Try: ${command}`)
}

/** `seal . > seal-gate.json`: the shell makes the file first, and its seal would be that of an empty file. */
function refuseOwnOutput(seals: readonly Seal[], root: string): void {
  const output = statsOfDescriptor(1)
  if (output?.isFile() !== true) return
  const own = seals.find(({ path, bytes }) => {
    const stats = bytes === 0 ? statsAt(join(root, path)) : undefined
    return stats?.ino === output.ino && stats.dev === output.dev
  })
  if (own !== undefined)
    throw new UsageError(
      `standard output is written to ${JSON.stringify(own.path)}, which would be sealed itself`,
      `Write the manifest with "-o": it never seals itself.`
    )
}

/** Names are literal. A name that does not exist is a pattern that the shell did not expand (cmd, PowerShell). */
async function pathsOf(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const paths: string[] = []
  for (const arg of args) paths.push(...(isReachable(resolve(cwd, arg)) ? [arg] : (await expandArguments([arg], cwd)).names))
  return paths
}

/** Exit code 0 when it is sealed, or would be the same again; 1 when it would differ; 2 when something cannot be sealed or read. */
function print(outcome: SealOutcome, options: SealOptions, args: readonly string[], terminal: Terminal): ExitCode {
  switch (outcome.kind) {
    case 'refused':
      for (const note of outcome.notes) terminal.say(`seal-gate: ${escapeLog(noteText(note))}\n`)
      return 2
    case 'loses':
      for (const line of lossLines(outcome.notes, args)) terminal.say(`${line}\n`)
      return 2
    case 'same':
      terminal.out('Sealing again would change nothing.\n')
      return 0
    case 'differs':
      for (const note of [...outcome.changes, ...outcome.notes]) terminal.out(`${escapeLog(noteText(note, COLUMN))}\n`)
      return 1
    case 'sealed':
      printSealed(outcome, options, terminal)
      return 0
  }
}

/** What would be lost, and the one command that permits it. */
function lossLines(losses: readonly SealNote[], args: readonly string[]): string[] {
  const words = args.map(arg => (/^--?[a-z][a-z-]*$/.test(arg) ? arg : quoteShell(arg)))
  const command = words.includes(undefined) ? undefined : `seal-gate seal ${words.join(' ')} --remove`
  return [
    ...losses.map(note => escapeLog(noteText(note, COLUMN))),
    'seal-gate: nothing was written, because this removes or weakens seals. If that is meant:',
    `  ${command === undefined || escapeLog(command) !== command ? 'the same command with --remove' : command}`
  ]
}

function printSealed({ text, seals, changes, notes }: Draft, { output }: SealOptions, terminal: Terminal): void {
  if (output === '' && hasControls(text))
    throw new UsageError('there are names that control a terminal: write the manifest to a file with "-o"')
  if (output === '') terminal.out(text)
  for (const change of changes) terminal.say(`${escapeLog(noteText(change, COLUMN))}\n`)
  for (const note of notes) terminal.say(`note: ${escapeLog(noteText(note))}\n`)
  if (output !== '') terminal.say(`sealed ${pluralize(seals.length, 'file')} in ${quotePath(output)}\n`)
}
