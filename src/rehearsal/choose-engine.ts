import { Denied } from './denial.ts'
import type { Dump } from './dump/source.ts'
import { EXTENSIONS } from './engine/pglite/files.ts'
import { findBinaries } from './engine/postgres/binaries.ts'
import type { Order } from './input.ts'
import type { Engine } from './session.ts'

/** `auto` gives larger plain dumps to a server: the embedded engine holds all of it in memory, six times as slowly. */
const EMBEDDED_UP_TO = 64 * 1024 * 1024

export interface EngineWish {
  readonly kind: 'pglite' | 'postgres'
  readonly pgBin: string | undefined
  /** Extensions that the dump makes. */
  readonly extensions: readonly string[]
}

/** Which engine a rehearsal runs on. */
export function chooseEngine({ engine, spec, pgBin }: Order, dump: Dump, extensions: readonly string[]): EngineWish {
  const small = dump.format === 'plain' && dump.size <= (spec.engine?.embedded_up_to_bytes ?? EMBEDDED_UP_TO)
  const embedded = small && extensions.every(name => name === 'plpgsql' || EXTENSIONS.some(one => one === name))
  const kind = engine === 'auto' ? (pgBin === undefined && embedded ? 'pglite' : 'postgres') : engine
  return { kind, pgBin, extensions }
}

/**
 * Starts an engine.
 * @param signal ends the start
 * @throws {Denied} `engine-unavailable` @throws {EngineDied} when it does not come up
 */
export async function openEngine({ kind, pgBin }: EngineWish, signal?: AbortSignal): Promise<Engine> {
  if (kind === 'pglite') {
    const { openPglite } = await import('./engine/pglite/open.ts')
    return await openPglite({ signal })
  }
  const binaries = findBinaries({ ...(pgBin !== undefined && { folder: pgBin }), environment: process.env })
  if (binaries === undefined)
    throw new Denied([
      {
        code: 'engine-unavailable',
        reason:
          pgBin === undefined
            ? 'no PostgreSQL is installed here; name its folder of programs'
            : 'there is no PostgreSQL in the folder that was named'
      }
    ])
  const { openPostgres } = await import('./engine/postgres/open.ts')
  return await openPostgres({ binaries, signal })
}
