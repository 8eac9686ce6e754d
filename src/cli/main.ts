import { errorMessage } from '../model/error-message.ts'
import { VERSION } from '../model/version.ts'
import { escapeLog } from '../report/escape.ts'
import type { Command, ExitCode } from './command.ts'
import { UsageError } from './flags.ts'
import { HELP, helpFor } from './help.ts'
import { merge } from './merge.ts'
import { seal } from './seal.ts'
import { terminal } from './terminal.ts'
import { verify } from './verify.ts'

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['seal', seal],
  ['probe', async (...call) => (await import('./probe.ts')).probe(...call)],
  ['merge', merge],
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
      return answer(helpFor(rest[0]) ?? HELP, name === undefined ? 2 : 0)
    const command = COMMANDS.get(name)
    if (command === undefined) throw new UsageError(`there is no command ${JSON.stringify(name)}`)
    if (rest.length === 1 && (rest[0] === '--help' || rest[0] === '-h')) return answer(helpFor(name) ?? HELP)
    return await command(rest, cwd, terminal)
  } catch (error) {
    const usage = error instanceof UsageError
    const lines = (usage ? error.message : `broke: ${errorMessage(error)}`).split('\n').map(escapeLog)
    terminal.say(`seal-gate: ${lines.join('\n  ')}\n${usage ? 'Try: seal-gate help\n' : ''}`)
    return 2
  }
}

function answer(text: string, code: ExitCode = 0): ExitCode {
  terminal.out(text)
  return code
}
