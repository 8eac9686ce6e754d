import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ObservedIsolation } from '../../clone.ts'
import { type Session, SqlError } from '../engine.ts'
import type { Cluster } from './cluster.ts'

type Facts = Record<string, string | number | boolean | readonly string[]>

const SERVER_FACTS = `select inet_server_addr() is null, current_setting('listen_addresses'), current_setting('data_directory'),
  current_setting('unix_socket_directories'), current_setting('max_wal_senders'), current_setting('max_logical_replication_workers'),
  (select count(*) from pg_catalog.pg_hba_file_rules where type <> 'local')`

/** `0A` is TCP_LISTEN in /proc/net/tcp (proc_pid_net(5)). */
const LISTENING = '0A'

/**
 * How well this cluster is isolated, as the kernel and the server report it. A fact that cannot be read counts as not isolated.
 * @param session a superuser session
 */
export async function readIsolation(cluster: Cluster, session: Session): Promise<ObservedIsolation> {
  const [server = []] = await session.rows(SERVER_FACTS)
  const [noAddress, listen, data, socket, senders, subscribers, hostRules] = server
  const facts: Facts = {
    connected_over_unix_socket: noAddress === 't',
    listen_addresses: listen ?? 'unknown',
    data_directory_is_private: data === cluster.data,
    socket_directory_is_private: socket === cluster.socket,
    folder_mode: (statSync(cluster.folder).mode & 0o777).toString(8),
    replication_senders: Number(senders),
    subscription_workers: Number(subscribers),
    host_rules: Number(hostRules)
  }
  const serverAgrees =
    noAddress === 't' &&
    listen === '' &&
    data === cluster.data &&
    socket === cluster.socket &&
    facts['folder_mode'] === '700' &&
    facts['replication_senders'] === 0 &&
    facts['subscription_workers'] === 0 &&
    facts['host_rules'] === 0
  if (process.platform !== 'linux') return { grade: 'socket-only', proved: serverAgrees, facts: { ...facts, kernel: 'not read' } }
  const kernel = readKernel(cluster)
  const grade = kernel.separate ? 'network-namespace' : 'socket-only'
  const starts = await startsPrograms(session)
  const holds = kernel.facts['root_of_its_own'] !== true || !starts
  return {
    grade,
    proved: serverAgrees && kernel.agrees && holds,
    facts: { ...facts, ...kernel.facts, superuser_starts_programs: starts }
  }
}

/** Whether even the superuser, as whom a dump is restored, can start a program. Tried, harmlessly. */
async function startsPrograms(session: Session): Promise<boolean> {
  try {
    await session.run("copy (select 1) to program 'cat > /dev/null'")
    return true
  } catch (error) {
    if (error instanceof SqlError) return false
    throw error
  }
}

interface Kernel {
  readonly separate: boolean
  readonly agrees: boolean
  readonly facts: Facts
}

/** @throws never: what cannot be read does not agree */
function readKernel(cluster: Cluster): Kernel {
  try {
    const pid = readFileSync(join(cluster.data, 'postmaster.pid'), 'latin1').split('\n')[0] ?? ''
    const proc = `/proc/${pid}`
    const separate = readlinkSync(`${proc}/ns/net`) !== readlinkSync('/proc/self/ns/net')
    const status = readFileSync(`${proc}/status`, 'latin1')
    const uid = Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? '0')
    const environment = readFileSync(`${proc}/environ`, 'latin1').split('\0')
    const names = environment.filter(Boolean).map(one => one.split('=')[0] ?? '')
    const interfaces = lines(`${proc}/net/dev`, 2).map(line => line.split(':')[0]?.trim() ?? '')
    const facts: Facts = {
      network_namespace_of_its_own: separate,
      listening_tcp_sockets: listeners(proc),
      server_is_root: uid === 0,
      root_of_its_own: readlinkSync(`${proc}/root`) !== '/',
      environment: names.sort(),
      ...(separate ? { network_interfaces: interfaces, network_routes: routes(proc) } : {})
    }
    const cutOff = !separate || (interfaces.every(name => name === 'lo') && facts['network_routes'] === 0)
    // What the server was started with and what it sets for itself; anything else would be the job's.
    const clean = names.every(name => ['HOME', 'LC_ALL', 'PATH', 'TZ'].includes(name))
    const agrees = cutOff && clean && facts['listening_tcp_sockets'] === 0 && uid !== 0 && uid === cluster.user.uid
    return { separate, agrees, facts }
  } catch {
    return { separate: false, agrees: false, facts: { kernel: 'not readable' } }
  }
}

/** Listening TCP sockets that this very process has open: in a shared namespace the tables list those of all processes. */
function listeners(proc: string): number {
  const inodes = new Set<string>()
  for (const fd of readdirSync(`${proc}/fd`)) {
    const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`${proc}/fd/${fd}`)) ?? []
    if (inode !== undefined) inodes.add(inode)
  }
  const sockets = ['tcp', 'tcp6'].flatMap(name => lines(`${proc}/net/${name}`, 1))
  return sockets
    .map(line => line.trim().split(/\s+/))
    .filter(([, , , state, ...rest]) => state === LISTENING && inodes.has(rest[5] ?? '')).length
}

function routes(proc: string): number {
  return lines(`${proc}/net/route`, 1).length
}

/** A descriptor may be closed between the listing and the look. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function lines(path: string, skip: number): string[] {
  try {
    return readFileSync(path, 'latin1').split('\n').slice(skip).filter(Boolean)
  } catch (error) {
    // A kernel without IPv6 has no table of it.
    if (path.endsWith('6')) return []
    throw error
  }
}
