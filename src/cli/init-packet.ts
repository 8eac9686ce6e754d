import { initPacket as run } from '../commands/init-packet.ts'
import { UsageError } from '../commands/usage-error.ts'
import { INIT_PACKET } from '../options/command-tables.ts'
import { quotePath } from '../report/escape.ts'
import type { Command } from './command.ts'
import { parseFlags } from './flags.ts'

/** `seal-gate init-packet DIR`: a starter release packet. */
export const initPacket: Command = async (args, cwd, terminal) => {
  const { options, positionals } = await parseFlags(args, INIT_PACKET)
  const [name, ...others] = positionals
  if (name === undefined || others.length > 0) throw new UsageError('name one folder for the packet')
  const sealed = await run(name, options.packet, cwd)
  terminal.say(
    `wrote a packet of ${sealed} sealed files to ${quotePath(name)}. It holds production; its README.md has the next steps.\n`
  )
  return 0
}
