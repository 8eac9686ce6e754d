import type { Command, ExitCode } from '../../src/cli/command.ts'

export interface Said {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

/** Runs a command in this process, and listens to what it prints. */
export async function listen(command: Command, args: readonly string[], cwd: string): Promise<Said> {
  let out = ''
  let err = ''
  const code = await command(args, cwd, {
    out: text => {
      out += text
    },
    say: text => {
      err += text
    },
    colour: false,
    progress: () => undefined
  })
  return { code, out, err }
}
