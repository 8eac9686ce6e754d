import { UsageError } from '../commands/usage-error.ts'
import { errorMessage } from '../model/error-message.ts'
import { VERSION } from '../model/version.ts'
import { unknownName } from '../options/problem.ts'
import { escapeLog } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { terminal } from './terminal.ts'
import { verify } from './verify.ts'

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['seal', async (...call) => (await import('./seal.ts')).seal(...call)],
  ['probe', async (...call) => (await import('./probe.ts')).probe(...call)],
  ['merge', async (...call) => (await import('./merge.ts')).merge(...call)],
  ['repair', async (...call) => (await import('./repair.ts')).repair(...call)],
  ['init-packet', async (...call) => (await import('./init-packet.ts')).initPacket(...call)],
  ['restore', async (...call) => (await import('./restore.ts')).restore(...call)],
  ['rehearse', async (...call) => (await import('./rehearse.ts')).rehearse(...call)],
  ['rerun', async (...call) => (await import('./rerun.ts')).rerun(...call)],
  ['explain', async (...call) => (await import('./explain.ts')).explain(...call)]
])

/** Runs one command line. Never throws: whatever breaks ends in exit code 2. */
export async function main(args: readonly string[], cwd: string): Promise<ExitCode> {
  const [name, ...rest] = args
  try {
    if (name === '--version' || name === '-v') return answer(`seal-gate ${VERSION}\n`)
    if (name === undefined || name === 'help' || name === '--help' || name === '-h')
      return await answerHelp(rest[0], name === undefined ? 2 : 0)
    const command = COMMANDS.get(name)
    if (command === undefined) throw new UsageError(unknownName('command', name, [...COMMANDS.keys(), 'help']).text)
    if (rest.length === 1 && (rest[0] === '--help' || rest[0] === '-h')) return await answerHelp(name)
    return await command(rest, cwd, terminal)
  } catch (error) {
    const usage = error instanceof UsageError
    const lines = (usage ? error.message : `internal error: ${errorMessage(error)}`).split('\n').map(escapeLog)
    terminal.say(`seal-gate: ${lines.join('\n  ')}\n${usage ? 'Try: seal-gate help\n' : ''}`)
    return 2
  }
}

async function answerHelp(command: string | undefined, code: ExitCode = 0): Promise<ExitCode> {
  const { HELP, helpFor } = await import('./help.ts')
  return answer(helpFor(command) ?? HELP, code)
}

function answer(text: string, code: ExitCode = 0): ExitCode {
  terminal.out(text)
  return code
}
