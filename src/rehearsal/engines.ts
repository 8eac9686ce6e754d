import type { RehearsalDenial } from './denial.ts'
import type { Engine } from './engine.ts'
import type { RehearsalInput } from './input.ts'
import type { Dump } from './postgres/dump/source.ts'
import { EXTENSIONS } from './postgres/pglite/files.ts'
import { isEngineMissing, readEngine } from './postgres/pglite/find-engine.ts'
import { findBinaries } from './postgres/server/binaries.ts'
import { ENGINE_NAMES, type EngineName } from './spec.ts'

/** `auto` gives larger plain dumps to a server: the embedded engine keeps all of it in memory, and is six times slower. */
const MAX_EMBEDDED_BYTES = 64 * 1024 * 1024

/** The task for an engine. */
interface Task {
  readonly dump: Pick<Dump, 'format' | 'size'>
  /** Extensions that the dump creates. */
  readonly extensions: readonly string[]
  readonly input: Pick<RehearsalInput, 'spec' | 'pgBin'>
}

interface EngineRow {
  /** Whether `auto` gives it this task. */
  readonly takes: (task: Task) => boolean
  /**
   * Starts it.
   * @param signal ends the start
   * @returns the engine, or why there is none
   * @throws {EngineDied} when it does not come up
   */
  readonly open: (pgBin: string | undefined, signal?: AbortSignal) => Promise<Engine | RehearsalDenial>
}

/** The engines, in the order in which `auto` asks them. */
const ENGINES: Readonly<Record<EngineName, EngineRow>> = {
  pglite: {
    takes: ({ dump, extensions, input: { spec, pgBin } }) =>
      pgBin === undefined &&
      dump.format === 'plain' &&
      dump.size <= (spec.engine?.embedded_up_to_bytes ?? MAX_EMBEDDED_BYTES) &&
      extensions.every(name => name === 'plpgsql' || EXTENSIONS.some(one => one === name)),
    open: async (_, signal) => {
      const pack = readEngine()
      if ('problem' in pack) return { code: 'engine-unavailable', reason: pack.problem }
      const { openPglite } = await import('./postgres/pglite/open.ts')
      return await openPglite({ pack, signal })
    }
  },
  postgres: {
    takes: () => true,
    open: async (pgBin, signal) => {
      const binaries = findBinaries({ ...(pgBin !== undefined && { folder: pgBin }), environment: process.env })
      if (binaries === undefined)
        return {
          code: 'engine-unavailable',
          reason:
            pgBin === undefined
              ? 'PostgreSQL is not installed here; name the folder of its programs with "pg-bin"'
              : 'there is no PostgreSQL in the folder that "pg-bin" names'
        }
      const { openPostgres } = await import('./postgres/server/open.ts')
      return await openPostgres({ binaries, signal })
    }
  }
}

export interface EngineChoice {
  readonly kind: EngineName
  readonly pgBin: string | undefined
}

/**
 * Which engine a rehearsal runs on: the requested one, else the first that takes the task. If the embedded one is not installed, that is a
 * server, if the machine has its programs; without them, the embedded one reports how to add it.
 */
export function chooseEngine(input: RehearsalInput, dump: Task['dump'], extensions: readonly string[]): EngineChoice {
  const { pgBin } = input
  if (input.engine !== 'auto') return { kind: input.engine, pgBin }
  const taker = ENGINE_NAMES.find(kind => ENGINES[kind].takes({ dump, extensions, input })) ?? 'postgres'
  const isMissing = taker === 'pglite' && isEngineMissing()
  return { kind: isMissing && findBinaries({ environment: process.env }) !== undefined ? 'postgres' : taker, pgBin }
}

/** Starts the chosen engine, or reports why there is none. @throws {EngineDied} when it does not come up */
export async function openEngine({ kind, pgBin }: EngineChoice, signal?: AbortSignal): Promise<Engine | RehearsalDenial> {
  return await ENGINES[kind].open(pgBin, signal)
}
