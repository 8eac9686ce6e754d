import { readFileSync, readlinkSync } from 'node:fs'
import type { Isolation, Session } from '../../session.ts'
import type { DatabaseProcess } from './process.ts'
import type { Walls } from './walls.ts'

const FACTS = `select inet_server_addr() is null, version() ilike '%emscripten%',
  (select count(*)::text from pg_catalog.pg_stat_file($1, true) f where f.size is not null),
  (select coalesce(string_agg(name::text, ' ' order by name), '') from pg_catalog.pg_available_extensions
   where name in ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack'))`

/** How well PGlite is cut off: what its process found by trying, what the server reports, and what the kernel reports. */
export async function readIsolation(process: DatabaseProcess, session: Session): Promise<Isolation> {
  // This program's own executable is a file that is surely there, on the machine.
  const [[noAddress, inWasm, visible, reaching] = []] = await session.rows(FACTS, [globalThis.process.execPath])
  const { environment, ...walls } = wallsIn((await process.ask('walls')).get('seal_gate.walls'))
  const facts = {
    connected_over_network: noAddress !== 't',
    runs_in_webassembly: inWasm === 't',
    files_of_the_machine_visible: visible !== '0',
    extensions_that_reach_out: (reaching ?? 'unknown').split(' ').filter(Boolean),
    held_back: Object.entries(walls).flatMap(([name, held]) => (held ? [name] : [])),
    not_held_back: Object.entries(walls).flatMap(([name, held]) => (held ? [] : [name])),
    environment,
    network_namespace_of_its_own: isSeparate(process.pid)
  }
  const proved =
    noAddress === 't' &&
    inWasm === 't' &&
    visible === '0' &&
    reaching === '' &&
    facts.not_held_back.length === 0 &&
    environment.length === 0
  return { grade: 'confined-process', proved, facts }
}

/** Only our own process writes it, before it has read anything of a dump. */
function wallsIn(text: string | undefined): Walls {
  return JSON.parse(text ?? '')
}

/** True when the process, or what it started in its place, has a network of its own. What cannot be read is false. */
function isSeparate(pid: number | undefined): boolean {
  try {
    let last = String(pid)
    for (let child = last; child !== ''; child = childOf(last)) last = child
    return readlinkSync(`/proc/${last}/ns/net`) !== readlinkSync('/proc/self/ns/net')
  } catch {
    return false
  }
}

function childOf(pid: string): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ')[0] ?? ''
}
