import { MissingError, NoManifestError, UsageError } from '../commands/usage-error.ts'
import { errorMessage } from '../model/error-message.ts'
import { VERSION } from '../model/version.ts'
import { escapeLog, unchanged } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { FlagError } from './flags.ts'
import { terminal as own, startPatience, type Terminal } from './terminal.ts'
import { verify } from './verify.ts'

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['seal', async (...call) => (await import('./seal.ts')).seal(...call)],
  ['probe', async (...call) => (await import('./probe.ts')).probe(...call)],
  ['merge', async (...call) => (await import('./merge.ts')).merge(...call)],
  ['repair', async (...call) => (await import('./repair.ts')).repair(...call)],
  ['init-packet', async (...call) => (await import('./init-packet.ts')).initPacket(...call)],
  ['diff', async (...call) => (await import('./diff.ts')).diff(...call)],
  ['completion', async (...call) => (await import('./completion.ts')).completion(...call)],
  ['restore', async (...call) => (await import('./restore.ts')).restore(...call)],
  ['rehearse', async (...call) => (await import('./rehearse.ts')).rehearse(...call)],
  ['rerun', async (...call) => (await import('./rerun.ts')).rerun(...call)],
  ['explain', async (...call) => (await import('./explain.ts')).explain(...call)]
])

/** Runs one command line. Never throws: whatever breaks ends in exit code 2. */
export async function main(args: readonly string[], cwd: string, terminal: Terminal = own): Promise<ExitCode> {
  const [name, ...rest] = args
  try {
    if (name === '--version' || name === '-v' || name === '-V') return print(`seal-gate ${VERSION}\n`, terminal)
    if (name === undefined) return await help([], terminal, 2)
    if (name === 'help' || name === '--help' || name === '-h') return await help(rest, terminal)
    const command = COMMANDS.get(name)
    if (command === undefined)
      throw (await import('./mistakes/commands.ts')).unknownCommand(name, rest, [...COMMANDS.keys(), 'help'], cwd)
    if (rest.length === 1 && (rest[0] === '--help' || rest[0] === '-h')) return await help([name], terminal)
    if (terminal === own && !rest.includes('--quiet') && !rest.includes('-q')) startPatience(name)
    return await command(rest, cwd, terminal)
  } catch (error) {
    refuse(await meantBy(error, args, cwd), terminal)
    return 2
  }
}

/** The error with what was meant, where that can be found out. Loaded only then. */
async function meantBy(error: unknown, [command = '', ...args]: readonly string[], cwd: string): Promise<unknown> {
  if (error instanceof FlagError) return (await import('./mistakes/flags.ts')).flagMistake(command, error)
  if (!(error instanceof MissingError || error instanceof NoManifestError)) return error
  const { missing, noManifest } = await import('./mistakes/names.ts')
  return error instanceof MissingError ? missing(error, command, args, cwd) : noManifest(error, command, args, cwd)
}

/** One sentence of cause, and one of remedy. */
function refuse(error: unknown, terminal: Terminal): void {
  const isUsage = error instanceof UsageError
  const lines = (isUsage ? error.message : `internal error: ${errorMessage(error)}`).split('\n').map(escapeLog)
  const remedy = isUsage && error.remedy !== '' ? unchanged(error.remedy, escapeLog) : undefined
  terminal.say(`seal-gate: ${lines.join('\n  ')}\n${remedy === undefined ? '' : `${remedy}\n`}`)
}

async function help(topics: readonly string[], terminal: Terminal, code: ExitCode = 0): Promise<ExitCode> {
  const { HELP, helpFor, TOPICS } = await import('./help.ts')
  const [topic, ...more] = topics
  if (topic === undefined) return print(HELP, terminal, code)
  const text = more.length === 0 ? helpFor(topic) : undefined
  if (text === undefined)
    throw (await import('./mistakes/commands.ts')).unknownTopic(more.length === 0 ? topic : topics.join(' '), TOPICS)
  return print(text, terminal)
}

function print(text: string, terminal: Terminal, code: ExitCode = 0): ExitCode {
  terminal.out(text)
  return code
}
