import { majorOf } from '../../release/rules/server-major.ts'
import { hasCommands } from '../command.ts'
import type { RehearsalDenial } from '../denial.ts'
import type { EngineChoice } from '../driver.ts'
import type { Dump, DumpSurvey } from '../dump.ts'
import type { RehearsalInput } from '../input.ts'
import { roleProblem } from '../run-as.ts'
import type { EngineName } from '../spec.ts'
import type { Engine } from './engine.ts'
import { EMBEDDED_MAJOR, EXTENSIONS } from './pglite/files.ts'
import { isEngineMissing, readEngine } from './pglite/find-engine.ts'
import { type Binaries, findBinaries } from './server/binaries.ts'

/** Engines of PostgreSQL. */
type PostgresEngine = Exclude<EngineName, 'sqlite'>
const ENGINE_NAMES = ['pglite', 'postgres'] as const

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
  readonly open: (choice: EngineChoice, signal?: AbortSignal) => Promise<Engine | RehearsalDenial>
}

/** The engines, in the order in which `auto` asks them. */
const ENGINES: Readonly<Record<PostgresEngine, EngineRow>> = {
  pglite: {
    takes: ({ dump, extensions, input: { spec, pgBin } }) =>
      pgBin === undefined &&
      dump.format === 'plain' &&
      dump.size <= (spec.engine?.embedded_up_to_bytes ?? MAX_EMBEDDED_BYTES) &&
      extensions.every(name => name === 'plpgsql' || EXTENSIONS.some(one => one === name)),
    open: async (_, signal) => {
      const pack = readEngine()
      if ('problem' in pack) return { code: 'engine-unavailable', reason: pack.problem }
      const { openPglite } = await import('./pglite/open.ts')
      return await openPglite({ pack, signal })
    }
  },
  postgres: {
    takes: () => true,
    open: async ({ pgBin, major, runAs }, signal) => {
      const binaries = pgBin === undefined ? installedServer(major) : findBinaries({ folder: pgBin })
      if (binaries === undefined)
        return {
          code: 'engine-unavailable',
          reason:
            pgBin === undefined
              ? 'PostgreSQL is not installed here; name the folder of its programs with "pg-bin"'
              : 'there is no PostgreSQL in the folder that "pg-bin" names'
        }
      const { openPostgres } = await import('./server/open.ts')
      return await openPostgres({ binaries, signal, runAs })
    }
  }
}

/** The installed server of that major version, else the newest: the evidence states both versions. */
function installedServer(major: number | undefined): Binaries | undefined {
  const environment = process.env
  const same = major === undefined ? undefined : findBinaries({ major, environment })
  return same ?? findBinaries({ environment })
}

/** What a rehearsal knows of its dump when it chooses an engine. */
type Surveyed = Pick<DumpSurvey, 'extensions' | 'serverVersion' | 'owner' | 'textBytes'>

/**
 * Which engine a rehearsal runs on: the requested one, else the first that takes the task. A change may be valid on one major version and not on
 * another: instead of an embedded engine of another major than the dump's, `auto` takes an installed server of the same one. If the embedded
 * engine is not installed, that is a server, if the machine has its programs; without them, the embedded one reports how to add it.
 */
export function chooseEngine(input: RehearsalInput, { format, size }: Task['dump'], survey?: Surveyed): EngineChoice {
  const { pgBin, runAs } = input
  // What is packed on disk is unpacked in memory.
  const dump = { format, size: Math.max(size, survey?.textBytes ?? 0) }
  const extensions = (survey?.extensions ?? []).filter(name => input.spec.skip_extensions?.includes(name) !== true)
  const stated = majorOf(survey?.serverVersion ?? '')
  const owner = survey?.owner !== undefined && roleProblem(survey.owner) === undefined ? survey.owner : undefined
  const choice = { pgBin, runAs: runAs?.role ?? owner, ...(stated !== undefined && { major: Number(stated) }) }
  if (input.engine !== 'auto') return { kind: input.engine, ...choice }
  // A command opens connections of its own, so it needs a server.
  if (hasCommands(input)) return { kind: 'postgres', ...choice }
  const taker = ENGINE_NAMES.find(kind => ENGINES[kind].takes({ dump, extensions, input })) ?? 'postgres'
  if (taker !== 'pglite') return { kind: taker, ...choice }
  const { major = EMBEDDED_MAJOR } = choice
  const isServerBetter = isEngineMissing()
    ? installedServer(major) !== undefined
    : major !== EMBEDDED_MAJOR && findBinaries({ major, environment: process.env }) !== undefined
  return { kind: isServerBetter ? 'postgres' : taker, ...choice }
}

/** Starts the chosen engine, or reports why there is none. @throws {EngineDied} when it does not come up */
export async function openEngine(choice: EngineChoice, signal?: AbortSignal): Promise<Engine | RehearsalDenial> {
  const { kind } = choice
  if (kind === 'sqlite') return { code: 'engine-unavailable', reason: 'a dump of PostgreSQL cannot be restored into SQLite' }
  return await ENGINES[kind].open(choice, signal)
}
