import { type Isolation, WALLS } from '../release/documents/clone-provenance.ts'
import type { Confinement, ObservedIsolation } from './clone.ts'
import type { EngineName } from './spec.ts'

/** Variables that the server is started with. Any other variable would be the job's. */
const OWN_VARIABLES = /^(?:HOME|LC_ALL|PATH|TZ)$/

/** The isolation of a clone as its provenance records it. A fact that could not be read is recorded as not isolated. */
export function documentedIsolation(kind: EngineName, { facts }: ObservedIsolation, confinement: Confinement): Isolation {
  if (kind === 'pglite')
    return {
      engine: 'pglite',
      process: {
        in_webassembly: facts['runs_in_webassembly'] === true,
        held_back: WALLS.filter(wall => Array.isArray(facts['held_back']) && facts['held_back'].includes(wall)),
        permission_model: facts['permission_model'] === true,
        no_new_privileges: facts['no_new_privileges'] === true,
        own_network_namespace: facts['network_namespace_of_its_own'] === true,
        own_process_namespace: facts['process_namespace_of_its_own'] === true,
        inherited_environment: names(facts['environment'])
      },
      host_files_visible: facts['files_of_the_machine_visible'] !== false
    }
  if (kind === 'sqlite')
    return {
      engine: 'sqlite',
      held_back: WALLS.filter(wall => Array.isArray(facts['held_back']) && facts['held_back'].includes(wall)),
      permission_model: facts['permission_model'] === true,
      no_new_privileges: facts['no_new_privileges'] === true,
      own_network_namespace: facts['network_namespace_of_its_own'] === true,
      own_process_namespace: facts['process_namespace_of_its_own'] === true,
      inherited_environment: names(facts['environment']),
      escape_attempts: [...confinement.attempts]
    }
  const separate = facts['network_namespace_of_its_own'] === true
  return {
    engine: 'postgres',
    listen_addresses: text(facts['listen_addresses']),
    listening_tcp_sockets: number(facts['listening_tcp_sockets']),
    own_network_namespace: separate,
    // In a shared network these are the machine's, and do not belong in evidence.
    interfaces: separate ? names(facts['network_interfaces']) : [],
    routes: separate ? number(facts['network_routes']) : 0,
    connected_over_network: facts['connected_over_unix_socket'] !== true,
    data_directory_is_ours: facts['data_directory_is_private'] === true,
    data_directory_mode: text(facts['folder_mode']).replace(/^(?![0-7]{3,4}$).*$/, '777'),
    inherited_environment: names(facts['environment']).filter(name => !OWN_VARIABLES.test(name)),
    scripts_as_superuser: confinement.scriptsAsSuperuser,
    escape_attempts: [...confinement.attempts]
  }
}

type Fact = ObservedIsolation['facts'][string] | undefined

function text(fact: Fact): string {
  return typeof fact === 'string' ? fact : 'not read'
}

/** What could not be counted is not zero. */
function number(fact: Fact): number {
  return typeof fact === 'number' && Number.isInteger(fact) && fact >= 0 ? fact : 1
}

function names(fact: Fact): string[] {
  return Array.isArray(fact) ? fact.map(String) : ['not read']
}

/** Ways out that a clone with this isolation leaves open, as sentences. @param shared true if the policy allows the machine's own network */
export function openings(isolation: Isolation, shared: boolean): string[] {
  if (isolation.engine === 'pglite')
    return sentences([
      [isolation.process?.in_webassembly !== true, 'the engine does not run as WebAssembly'],
      [isolation.process?.permission_model !== true, "Node's permission model is off"],
      [isolation.host_files_visible, 'it sees files of the machine']
    ])
  if (isolation.engine === 'sqlite')
    return sentences([
      [!isolation.permission_model, "Node's permission model is off"],
      ...isolation.escape_attempts.map(({ attempt, refused }) => [!refused, `not refused: ${attempt}`] as const)
    ])
  return sentences([
    [isolation.scripts_as_superuser, 'the scripts would run as superuser'],
    [!isolation.own_network_namespace && !shared, 'it shares the network of the machine, which the policy does not allow'],
    [isolation.inherited_environment.length > 0, 'it inherited variables of the job'],
    ...isolation.escape_attempts.map(({ attempt, refused }) => [!refused, `not refused: ${attempt}`] as const)
  ])
}

function sentences(rows: readonly (readonly [applies: boolean, sentence: string])[]): string[] {
  return rows.flatMap(([applies, sentence]) => (applies ? [sentence] : []))
}
