import type { Isolation as Documented } from '../../release/documents/clone-provenance.ts'
import type { EscapeAttempt } from '../scan/escapes.ts'
import type { Isolation } from '../session.ts'

/** What was tried and read after the engine had said how it is cut off. */
export interface Confinement {
  readonly scriptsAsSuperuser: boolean
  readonly attempts: readonly EscapeAttempt[]
}

/** Variables that the server is started with, or sets for itself. Any other one would be the job's. */
const OWN_VARIABLES = /^(?:HOME|LC_ALL|PATH|PWD|TZ|PG_\w+|SUDO_\w+)$/

/** The isolation of a clone as its provenance tells it. A fact that nobody read is told as the bad one. */
export function documentedIsolation(kind: 'pglite' | 'postgres', { facts }: Isolation, confinement: Confinement): Documented {
  const fact = (name: string, other?: string) => facts[name] ?? (other === undefined ? undefined : facts[other])
  if (kind === 'pglite')
    return {
      engine: 'pglite',
      in_process: fact('in_process', 'runs_in_webassembly') === true,
      host_files_visible: fact('host_files_visible', 'files_of_the_machine_visible') !== false
    }
  const separate = fact('own_network_namespace', 'network_namespace_of_its_own') === true
  const environment = fact('inherited_environment', 'environment')
  return {
    engine: 'postgres',
    listen_addresses: text(fact('listen_addresses')),
    listening_tcp_sockets: number(fact('listening_tcp_sockets')),
    own_network_namespace: separate,
    // In a shared network these are the machine's, and nobody's business.
    interfaces: separate ? names(fact('interfaces', 'network_interfaces')) : [],
    routes: separate ? number(fact('routes', 'network_routes')) : 0,
    connected_over_network: facts['connected_over_network'] === false ? false : facts['connected_over_unix_socket'] !== true,
    data_directory_is_ours: fact('data_directory_is_ours', 'data_directory_is_private') === true,
    data_directory_mode: text(fact('data_directory_mode', 'folder_mode')).replace(/^(?![0-7]{3,4}$).*$/, '777'),
    inherited_environment: names(environment).filter(name => !OWN_VARIABLES.test(name)),
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
