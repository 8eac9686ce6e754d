import {
  type ConfinedProcess,
  type ConfinedSqlite,
  type Isolation,
  type SafeClone,
  WALLS
} from '../documents/clone-provenance.ts'
import type { CommandRun } from '../documents/command-run.ts'
import type { Connection } from '../documents/place.ts'
import type { Policy } from '../documents/policy.ts'
import { appliedExecutions, checkedSchemas, policyOf, rolledBack, safeClones } from '../packet.ts'
import { denials, listed, type Rule } from './rule.ts'

/** A clone that can reach anything, or be reached, is no rehearsal: it is production's neighbour. */
export const cloneIsIsolated: Rule = {
  code: 'clone-not-isolated',
  name: 'each clone that is used is cut off from everything, by facts read back from it',
  check: packet => {
    const sharedAllowed = policyOf(packet)?.allow?.shared_network === true
    const clones = safeClones(packet)
    const known = new Set(clones.map(({ document }) => document.clone_id))
    const ran = [
      ...appliedExecutions(packet).map(({ path, document }) => ({ path, command: document.apply })),
      ...rolledBack(packet).map(({ path, document }) => ({ path, command: document.rollback }))
    ]
    const used = [...checkedSchemas(packet), ...appliedExecutions(packet), ...rolledBack(packet)]
    return [
      ...clones.flatMap(({ path, document }) => denials('clone-not-isolated', path, openings(document, sharedAllowed))),
      ...ran.flatMap(({ path, command }) =>
        'run' in command ? denials('clone-not-isolated', path, commandFaults(command, policyOf(packet))) : []
      ),
      ...used.flatMap(({ path, document }) =>
        denials('clone-not-isolated', path, [
          !known.has(document.clone_id) &&
            `nothing in the packet shows what clone "${document.clone_id}" is and that it was cut off`
        ])
      )
    ]
  }
}

function openings({ isolation, environment, destroyed }: SafeClone, sharedAllowed: boolean): readonly (string | false)[] {
  return [
    ...engineFaults(isolation, sharedAllowed),
    ...connectionFaults(environment.connection, isolation),
    !destroyed && 'the clone was not destroyed'
  ]
}

function engineFaults(isolation: Isolation, sharedAllowed: boolean): readonly (string | false)[] {
  if (isolation.engine === 'sqlite') return confinedSqlite(isolation)
  return isolation.engine === 'pglite' ? embeddedFaults(isolation) : ownServer(isolation, sharedAllowed)
}

function confinedSqlite(facts: ConfinedSqlite): readonly (string | false)[] {
  const open = WALLS.filter(wall => !facts.held_back.includes(wall))
  return [
    open.length > 0 && `nothing held its process back from: ${listed(open.map(wall => wall.replace('_', ' ')))}`,
    !facts.permission_model && "Node's permission model was off",
    facts.inherited_environment.length > 0 &&
      `its process inherited variables of the job: ${listed(facts.inherited_environment)}`,
    ...escapeFaults(facts.escape_attempts)
  ]
}

function escapeFaults(attempts: ConfinedSqlite['escape_attempts']): readonly (string | false)[] {
  const escaped = attempts.filter(({ refused }) => !refused).length
  return [
    attempts.length === 0 && 'no escape was attempted, so nothing shows that it cannot be escaped',
    escaped > 0 && `${escaped} of ${attempts.length} attempts to escape from it were not refused`
  ]
}

/** A command is code of the machine, beside the database: only what the policy lists, and only cut off in every way. */
function commandFaults({ run: [program = ''], isolation }: CommandRun, policy: Policy | undefined): readonly (string | false)[] {
  const open = Object.entries(isolation).flatMap(([name, holds]) => (holds ? [] : [name.replaceAll('_', ' ')]))
  return [
    policy?.allow?.commands?.includes(program) !== true && `the policy does not allow the command ${JSON.stringify(program)}`,
    open.length > 0 && `nothing shows of its command: ${listed(open)}`
  ]
}

function connectionFaults({ kind, host }: Connection, isolation: Isolation): readonly (string | false)[] {
  const isOldEmbedded = isolation.engine === 'pglite' && isolation.process === undefined
  const expected = isolation.engine === 'postgres' ? 'unix-socket' : isOldEmbedded ? 'in-process' : 'pipe'
  return [
    kind !== expected && `it was reached by ${kind}, not by ${expected}`,
    kind === expected && host !== undefined && 'it was reached under a host name'
  ]
}

type Embedded = Extract<Isolation, { engine: 'pglite' }>

/** Either a process and everything that holds it back, or, in older evidence, the gate's own process: never some of both. */
function embeddedFaults({
  in_process: inProcess,
  process,
  host_files_visible: filesVisible
}: Embedded): readonly (string | false)[] {
  return [
    process === undefined && inProcess !== true && 'nothing shows what process the engine ran in',
    process !== undefined && inProcess !== undefined && 'it names two processes that the engine ran in',
    ...(process === undefined ? [] : confinedProcess(process)),
    filesVisible && 'files of the machine were visible to SQL'
  ]
}

/** Namespaces are recorded, not demanded: macOS and Windows have none, and the other walls are each enough. */
function confinedProcess(facts: ConfinedProcess): readonly (string | false)[] {
  const open = WALLS.filter(wall => !facts.held_back.includes(wall))
  return [
    !facts.in_webassembly && 'the engine did not run as WebAssembly',
    open.length > 0 && `nothing held its process back from: ${listed(open.map(wall => wall.replace('_', ' ')))}`,
    !facts.permission_model && "Node's permission model was off",
    facts.inherited_environment.length > 0 && `its process inherited variables of the job: ${listed(facts.inherited_environment)}`
  ]
}

function ownServer(facts: Extract<Isolation, { engine: 'postgres' }>, sharedAllowed: boolean): readonly (string | false)[] {
  return [
    facts.listen_addresses !== '' && 'the server listens on network addresses',
    facts.listening_tcp_sockets > 0 && 'TCP sockets are open in its network',
    facts.connected_over_network && 'the connection came over the network',
    !facts.data_directory_is_ours && 'its data directory is not the throwaway one',
    !/^0?700$/.test(facts.data_directory_mode) && 'its data directory is open to others',
    facts.inherited_environment.length > 0 && `it inherited variables of the job: ${listed(facts.inherited_environment)}`,
    facts.scripts_as_superuser && 'the scripts ran as superuser',
    ...escapeFaults(facts.escape_attempts),
    ...network(facts, sharedAllowed)
  ]
}

function network(facts: Extract<Isolation, { engine: 'postgres' }>, sharedAllowed: boolean): readonly (string | false)[] {
  if (!facts.own_network_namespace)
    return [!sharedAllowed && 'it shares the network of the machine, which the policy does not allow']
  return [
    facts.interfaces.some(name => name !== 'lo') && 'its network has more than the loopback interface',
    facts.routes > 0 && 'its network has routes'
  ]
}
