import type { Isolation, Session } from '../../session.ts'

const FACTS = `select inet_server_addr() is null, version() ilike '%emscripten%',
  (select count(*)::text from pg_catalog.pg_stat_file($1, true) f where f.size is not null),
  (select coalesce(string_agg(name::text, ' ' order by name), '') from pg_catalog.pg_available_extensions
   where name in ('dblink', 'postgres_fdw', 'file_fdw', 'adminpack'))`

/** How well PGlite is cut off, as it says itself: by its nature it has no network and no files of this machine. */
export async function readIsolation(session: Session): Promise<Isolation> {
  // This program's own executable is a file that is surely there, on the machine.
  const [[noAddress, inWasm, visible, reaching] = []] = await session.rows(FACTS, [process.execPath])
  const facts = {
    connected_over_network: noAddress !== 't',
    runs_in_webassembly: inWasm === 't',
    files_of_the_machine_visible: visible !== '0',
    extensions_that_reach_out: (reaching ?? 'unknown').split(' ').filter(Boolean)
  }
  const proved = noAddress === 't' && inWasm === 't' && visible === '0' && reaching === ''
  return { grade: 'in-process', proved, facts }
}
