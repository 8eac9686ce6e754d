import { randomBytes } from 'node:crypto'
import { type Course, within } from '../context.ts'
import { MAX_TOLD } from '../differences.ts'
import { restore } from '../dump/restore.ts'
import { rowDifference, type TableDifference } from '../fingerprint/row-difference.ts'
import { type Engine, EngineDied, type Session } from '../session.ts'

/** Which rows of these tables are not as they were: compared with the untouched copy, or with the dump restored once more. */
export async function rowsLeft(
  course: Course,
  engine: Engine,
  tables: readonly string[]
): Promise<ReadonlyMap<string, TableDifference>> {
  const found = new Map<string, TableDifference>()
  if (tables.length === 0) return found
  const compare = async (untouched: Session): Promise<void> =>
    await within(engine, 'reader', async now => {
      const key = randomBytes(32)
      for (const table of tables.slice(0, MAX_TOLD)) {
        const difference = await rowDifference(untouched, now, table, { key })
        if (difference !== undefined) found.set(table, difference)
      }
    })
  try {
    await withUntouched(course, engine, compare)
  } catch (error) {
    // Without the rows the difference is still one, and is told as such. An engine that died is no difference at all.
    if (error instanceof EngineDied) throw error
  }
  return found
}

async function withUntouched(course: Course, engine: Engine, compare: (untouched: Session) => Promise<void>): Promise<void> {
  if (engine.connectUntouched !== undefined) {
    const untouched = await engine.connectUntouched()
    try {
      await compare(untouched)
    } finally {
      await untouched.close()
    }
    return
  }
  const second = await course.tools.open(course.wish)
  try {
    await within(second, 'script', async session => await restore(session, course.dump.sql()))
    await within(second, 'superuser', compare)
  } finally {
    await second.destroy()
  }
}
