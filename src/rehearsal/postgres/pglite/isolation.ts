import type { ObservedIsolation } from '../../clone.ts'
import { readKernel } from '../../confined/kernel.ts'
import type { Walls } from '../../confined/walls.ts'
import type { Session } from '../engine.ts'
import type { DatabaseProcess } from './process.ts'

const FACTS = `select inet_server_addr() is null, version() ilike '%emscripten%',
  (select count(*)::text from pg_catalog.pg_stat_file($1, true) f where f.size is not null),
  (select coalesce(string_agg(name::text, ' ' order by name), '') from pg_catalog.pg_available_extensions
   where name in ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack'))`

/** How well PGlite is cut off: what its process found by trying, what the server reports, and what the kernel reports. */
export async function readIsolation(process: DatabaseProcess, session: Session): Promise<ObservedIsolation> {
  // This program's own executable is a file that is surely there, on the machine.
  const [[noAddress, inWasm, visible, reaching] = []] = await session.rows(FACTS, [globalThis.process.execPath])
  const { environment, permission_model, ...walls } = wallsIn((await process.ask('walls')).get('seal_gate.walls'))
  const facts = {
    connected_over_network: noAddress !== 't',
    runs_in_webassembly: inWasm === 't',
    files_of_the_machine_visible: visible !== '0',
    extensions_that_reach_out: (reaching ?? 'unknown').split(' ').filter(Boolean),
    held_back: Object.entries(walls).flatMap(([name, held]) => (held ? [name] : [])),
    not_held_back: Object.entries(walls).flatMap(([name, held]) => (held ? [] : [name])),
    permission_model,
    environment,
    ...readKernel(process.pid)
  }
  const proved =
    noAddress === 't' &&
    inWasm === 't' &&
    visible === '0' &&
    reaching === '' &&
    facts.not_held_back.length === 0 &&
    permission_model &&
    environment.length === 0
  return { grade: 'confined-process', proved, facts }
}

/** Only our own process writes it, before it has read anything of a dump. */
function wallsIn(text: string | undefined): Walls {
  return JSON.parse(text ?? '')
}
