import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { findBinaries } from '../engine/postgres/binaries.ts'

/** pg_restore of the folder that was named, else of the newest installed PostgreSQL. The package of some servers has none. */
export function findPgRestore(folder: string | undefined): string | undefined {
  const place = folder ?? findBinaries()?.folder
  if (place === undefined) return undefined
  const program = join(place, 'pg_restore')
  try {
    accessSync(program, constants.X_OK)
    return program
  } catch {
    return undefined
  }
}
