import { type Isolation as Documented, WALLS } from '../../release/documents/clone-provenance.ts'
import type { EscapeAttempt } from '../scan/escapes.ts'
import type { Isolation } from '../session.ts'

/** What was tried and read after the engine had said how it is cut off. */
export interface Confinement {
  readonly scriptsAsSuperuser: boolean
  readonly attempts: readonly EscapeAttempt[]
}

/** Variables that the server is started with. Any other one would be the job's. */
const OWN_VARIABLES = /^(?:HOME|LC_ALL|PATH|TZ)$/

/** The isolation of a clone as its provenance tells it. A fact that nobody read is told as the bad one. */
export function documentedIsolation(kind: 'pglite' | 'postgres', { facts }: Isolation, confinement: Confinement): Documented {
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
  const separate = facts['network_namespace_of_its_own'] === true
  return {
    engine: 'postgres',
    listen_addresses: text(facts['listen_addresses']),
    listening_tcp_sockets: number(facts['listening_tcp_sockets']),
    own_network_namespace: separate,
    // In a shared network these are the machine's, and nobody's business.
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

type Fact = Isolation['facts'][string] | undefined

function text(fact: Fact): string {
  return typeof fact === 'string' ? fact : 'not read'
}

/** What could not be counted is not none. */
function number(fact: Fact): number {
  return typeof fact === 'number' && Number.isInteger(fact) && fact >= 0 ? fact : 1
}

function names(fact: Fact): string[] {
  return Array.isArray(fact) ? fact.map(String) : ['not read']
}
