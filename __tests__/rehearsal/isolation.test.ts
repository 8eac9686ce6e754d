import { expect, test } from '@jest/globals'
import { documentedIsolation } from '../../src/rehearsal/isolation.ts'
import { isolation } from '../../src/release/documents/clone-provenance.ts'

const confinement = { scriptsAsSuperuser: false, attempts: [{ attempt: 'x', refused: true, code: '42501' }] }

const facts = {
  connected_over_unix_socket: true,
  listen_addresses: '',
  data_directory_is_private: true,
  folder_mode: '700',
  network_namespace_of_its_own: true,
  listening_tcp_sockets: 0,
  network_interfaces: ['lo'],
  network_routes: 0,
  environment: ['HOME', 'LC_ALL', 'PATH', 'TZ']
}

const told = (read: typeof facts | Record<string, never>) =>
  documentedIsolation('postgres', { grade: 'network-namespace', proved: true, facts: read }, confinement)

test('the provenance reports what was read back', () => {
  expect(told(facts)).toEqual({
    engine: 'postgres',
    listen_addresses: '',
    listening_tcp_sockets: 0,
    own_network_namespace: true,
    interfaces: ['lo'],
    routes: 0,
    connected_over_network: false,
    data_directory_is_ours: true,
    data_directory_mode: '700',
    inherited_environment: [],
    scripts_as_superuser: false,
    escape_attempts: confinement.attempts
  })
})

test('a variable of the job is reported', () => {
  expect(told({ ...facts, environment: [...facts.environment, 'PGPASSWORD'] })).toMatchObject({
    inherited_environment: ['PGPASSWORD']
  })
})

test('what was not read is reported as the worst, in a valid document', () => {
  const unread = told({})
  expect(isolation.safeParse(unread).success).toBe(true)
  expect(unread).toMatchObject({
    listen_addresses: 'not read',
    listening_tcp_sockets: 1,
    own_network_namespace: false,
    connected_over_network: true,
    data_directory_is_ours: false,
    data_directory_mode: '777',
    inherited_environment: ['not read']
  })
  const embedded = documentedIsolation('pglite', { grade: 'confined-process', proved: true, facts: {} }, confinement)
  expect(isolation.safeParse(embedded).success).toBe(true)
  expect(embedded).toEqual({
    engine: 'pglite',
    process: {
      in_webassembly: false,
      held_back: [],
      permission_model: false,
      no_new_privileges: false,
      own_network_namespace: false,
      own_process_namespace: false,
      inherited_environment: ['not read']
    },
    host_files_visible: true
  })
})
