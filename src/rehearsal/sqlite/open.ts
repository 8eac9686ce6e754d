import type { ObservedIsolation } from '../clone.ts'
import { readKernel } from '../confined/kernel.ts'
import { SqliteClone } from './clone.ts'
import { CloneFolder } from './folder.ts'
import { SqliteProcess } from './process.ts'
import type { Requests } from './requests.ts'

interface Options {
  /** How long one part of an answer may take. */
  readonly deadlineMs?: number
  readonly signal?: AbortSignal | undefined
}

const QUARTER_HOUR_MS = 900_000

/** SQLite in a confined process, with a folder of its own. @throws {EngineDied} when it does not start */
export async function openSqlite({ deadlineMs = QUARTER_HOUR_MS, signal }: Options = {}): Promise<SqliteClone> {
  const folder = new CloneFolder()
  try {
    const { process, started } = await SqliteProcess.start(folder.path, deadlineMs, signal)
    return new SqliteClone(process, folder, started.version, isolationOf(started, process.pid))
  } catch (error) {
    folder.remove()
    throw error
  }
}

function isolationOf({ walls }: Requests['start']['answer'], pid: number | undefined): ObservedIsolation {
  const { environment, permission_model, ...tried } = walls
  const facts = {
    held_back: Object.entries(tried).flatMap(([name, held]) => (held ? [name] : [])),
    not_held_back: Object.entries(tried).flatMap(([name, held]) => (held ? [] : [name])),
    permission_model,
    environment,
    ...readKernel(pid)
  }
  const proved = facts.not_held_back.length === 0 && permission_model && environment.length === 0
  return { grade: 'confined-process', proved, facts }
}
