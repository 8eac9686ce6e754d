import type { Driver } from './driver.ts'
import type { RehearsalInput } from './input.ts'
import { sqliteDump } from './sqlite/database-file.ts'
import type { DatabaseKind } from './tools/migration.ts'

type About = Pick<RehearsalInput, 'engine' | 'dump'>

/** The database that a rehearsal is about: by the engine that is asked for, or by the first bytes of the dump. */
export function databaseOf({ engine, dump }: About): DatabaseKind {
  return engine === 'sqlite' || (engine === 'auto' && dump !== undefined && sqliteDump(dump) !== undefined)
    ? 'sqlite'
    : 'postgresql'
}

/** The driver of that database. */
export async function driverFor(about: About): Promise<Driver> {
  return databaseOf(about) === 'sqlite'
    ? (await import('./sqlite/driver.ts')).sqlite
    : (await import('./postgres/driver.ts')).postgres
}
