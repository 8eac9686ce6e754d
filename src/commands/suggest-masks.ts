import { resolve } from 'node:path'
import { isReachable } from '../disk/contain.ts'
import { jsonText } from '../manifests/json-text.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { Interruption } from '../rehearsal/context.ts'
import { Refused } from '../rehearsal/denial.ts'
import { driverFor } from '../rehearsal/drivers.ts'
import { readInput } from '../rehearsal/read-input.ts'
import { suggestMasks as suggest } from '../rehearsal/suggest-masks.ts'
import { UsageError } from './usage-error.ts'

/**
 * Masks that a dump may need, as JSON for a spec.
 * @returns the text, and how many there are
 * @throws {UsageError} when there is no dump, or it cannot be read @throws {RequestError}
 */
export async function suggestMasks(
  { spec, dump, database, 'pg-bin': pgBin }: Pick<OptionsOf<typeof REHEARSE>, 'spec' | 'dump' | 'database' | 'pg-bin'>,
  cwd: string
): Promise<{ readonly text: string; readonly count: number }> {
  const input =
    spec === '' ? undefined : readInput({ spec: resolve(cwd, spec), ...(dump !== '' && { dump: resolve(cwd, dump) }) })
  const path = input === undefined ? resolve(cwd, dump) : input.dump
  if (path === undefined || (input === undefined && (dump === '' || !isReachable(path))))
    throw new UsageError('"suggest-masks" needs a dump that exists')
  const interruption = new Interruption()
  try {
    const driver = await driverFor({ engine: input?.engine ?? 'auto', dump: path })
    if (driver.scansInClone) interruption.listen()
    const { signal } = interruption
    const opened = driver.openDump(path, {
      pgBin: pgBin === '' ? undefined : resolve(cwd, pgBin),
      database: database === '' ? input?.spec.database : database,
      signal
    })
    const mask = suggest(await driver.survey(opened, { secret_columns: input?.spec.secret_columns ?? [] }))
    return { text: jsonText({ mask }), count: mask.length }
  } catch (error) {
    const [interrupted] = interruption.denials()
    if (interrupted !== undefined) throw new UsageError(`the search was interrupted: ${interrupted.reason}`)
    if (error instanceof Refused) throw new UsageError(`the dump cannot be read: ${error.message}`)
    throw error
  } finally {
    interruption.end()
  }
}
