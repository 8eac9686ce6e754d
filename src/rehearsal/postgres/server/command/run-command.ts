import type { Command, CommandProblem, CommandRan } from '../../../command.ts'
import { CLONE } from '../../../confined/command/relay.ts'
import { runCommand as runEnclosed } from '../../../confined/command/run-command.ts'
import type { WayIn } from '../../../confined/command/way-in.ts'
import type { ScriptAddress } from '../../engine.ts'
import { Door } from './door.ts'

/**
 * Runs one command against a server, cut off from everything else. Nothing that the command does makes it throw.
 * @param address of the clone, as scripts reach it
 * @param signal ends it
 */
export async function runCommand(address: ScriptAddress, command: Command, signal: AbortSignal): Promise<CommandRan> {
  return await runEnclosed(() => throughDoor(address), command, signal)
}

/** What a driver needs to reach the clone, and nothing of the job. */
function throughDoor(address: ScriptAddress): WayIn {
  const door = new Door(address)
  const { role, database } = address
  const { host, port } = CLONE
  return {
    environment: {
      DATABASE_URL: `postgresql://${encodeURIComponent(role)}@${host}:${port}/${database}`,
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: role,
      PGDATABASE: database,
      PGSSLMODE: 'disable'
    },
    open: async inside => await door.open(inside.door),
    result: async () => ({
      statements: door.statements,
      problems: problemsAt(door),
      ...(door.refusal !== undefined && { refusal: door.refusal })
    }),
    close: () => door.close()
  }
}

function problemsAt({ finding, hasStrayed }: Door): CommandProblem[] {
  return [
    ...(finding === undefined ? [] : [{ kind: 'leaves-clone', reason: finding.reason } as const]),
    ...(hasStrayed ? [{ kind: 'leaves-clone', reason: 'it tried to connect as another role' } as const] : [])
  ]
}
