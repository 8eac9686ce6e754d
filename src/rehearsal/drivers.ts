import type { Driver } from './driver.ts'
import type { RehearsalInput } from './input.ts'
import { sqliteDump } from './sqlite/database-file.ts'

/** The driver of the database that a rehearsal is about: by the engine that is asked for, or by the first bytes of the dump. */
export async function driverFor({ engine, dump }: Pick<RehearsalInput, 'engine' | 'dump'>): Promise<Driver> {
  const isSqlite = engine === 'sqlite' || (engine === 'auto' && dump !== undefined && sqliteDump(dump) !== undefined)
  return isSqlite ? (await import('./sqlite/driver.ts')).sqlite : (await import('./postgres/driver.ts')).postgres
}
