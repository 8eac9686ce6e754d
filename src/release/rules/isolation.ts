import type { Isolation, SafeClone } from '../documents/clone-provenance.ts'
import type { Connection } from '../documents/place.ts'
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
    const used = [...checkedSchemas(packet), ...appliedExecutions(packet), ...rolledBack(packet)]
    return [
      ...clones.flatMap(({ path, document }) => denials('clone-not-isolated', path, openings(document, sharedAllowed))),
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
  const own = isolation.engine === 'pglite' ? inProcess(isolation) : ownServer(isolation, sharedAllowed)
  return [...own, ...connected(environment.connection, isolation.engine), !destroyed && 'the clone was not destroyed']
}

function connected({ kind, host }: Connection, engine: Isolation['engine']): readonly (string | false)[] {
  const expected = engine === 'pglite' ? 'in-process' : 'unix-socket'
  return [
    kind !== expected && `it was reached by ${kind}, not by ${expected}`,
    kind === expected && host !== undefined && 'it was reached under a host name'
  ]
}

function inProcess(facts: Extract<Isolation, { engine: 'pglite' }>): readonly (string | false)[] {
  return [
    !facts.in_process && 'the engine did not run inside the process',
    facts.host_files_visible && 'files of the machine were visible to SQL'
  ]
}

function ownServer(facts: Extract<Isolation, { engine: 'postgres' }>, sharedAllowed: boolean): readonly (string | false)[] {
  const escaped = facts.escape_attempts.filter(({ refused }) => !refused).length
  return [
    facts.listen_addresses !== '' && 'the server listens on network addresses',
    facts.listening_tcp_sockets > 0 && 'TCP sockets are open in its network',
    facts.connected_over_network && 'the connection came over the network',
    !facts.data_directory_is_ours && 'its data directory is not the throwaway one',
    !/^0?700$/.test(facts.data_directory_mode) && 'its data directory is open to others',
    facts.inherited_environment.length > 0 && `it inherited variables of the job: ${listed(facts.inherited_environment)}`,
    facts.scripts_as_superuser && 'the scripts ran as superuser',
    facts.escape_attempts.length === 0 && 'nobody tried to get out of it, so nothing shows that one cannot',
    escaped > 0 && `${escaped} of ${facts.escape_attempts.length} attempts to get out of it were not refused`,
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
