import { DATABASE, literal, quoted, READER_ROLE, TRIAL, UNTOUCHED, UNTOUCHED_STEP } from '../names.ts'

/**
 * postgresql.auto.conf. No network, no log file, nothing that survives: what is thrown away in the end need not survive a power cut.
 * Shared memory that other processes attach to is in the data folder (`mmap`), so that a killed server leaves none in /dev/shm.
 * A server whose child crashed must not restart as if nothing had happened.
 */
export function configuration(socket: string, port: number): string {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    port: String(port),
    // Three for each table that a change touches (online/trial.ts), and some.
    max_connections: '64',
    restart_after_crash: 'off',
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // A transaction that is neither committed nor aborted would end after its rows were read (known-tables.ts).
    max_prepared_transactions: '0',
    max_wal_size: '4GB',
    checkpoint_timeout: '1h',
    shared_buffers: '256MB',
    huge_pages: 'off',
    dynamic_shared_memory_type: 'mmap',
    maintenance_work_mem: '256MB',
    work_mem: '64MB',
    autovacuum: 'off',
    jit: 'off',
    max_logical_replication_workers: '0',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_min_messages: 'fatal',
    // A statement of the dump may contain values of rows.
    log_min_error_statement: 'panic'
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}`)
  return `${lines.join('\n')}\n`
}

/** pg_hba.conf: the socket, the roles of scripts in their own database and the one of the trial only, the reader there and in the copy. There is no `host` line at all. */
export function hostBasedAccess(superuser: string, scriptRoles: readonly string[]): string {
  const lines = [
    ...scriptRoles.map(role => [`${DATABASE},${TRIAL}`, role] as const),
    [`${DATABASE},${UNTOUCHED},${UNTOUCHED_STEP}`, READER_ROLE] as const,
    ['all', superuser] as const
  ]
  return lines.map(([database, role]) => `local ${database} ${quoted(role)} peer map=rehearsal\n`).join('')
}

/** pg_ident.conf: maps this user of the system to these users of the database, and no other user to any. */
export function userMap(user: string, roles: readonly string[]): string {
  return roles.map(role => `rehearsal ${quoted(user)} ${quoted(role)}\n`).join('')
}
