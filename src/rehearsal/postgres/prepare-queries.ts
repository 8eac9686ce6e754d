import type { Prepared } from '../clone.ts'
import { type Session, SqlError } from './engine.ts'
import { serverMessage } from './sql/server-message.ts'

const NAME = 'seal_gate_query'

/**
 * Prepares each statement, and runs none. `result_types` came with 16.
 * @param session with the rights and the settings of those who run the statements
 */
export async function prepareQueries(
  session: Session,
  queries: readonly { readonly text: string }[]
): Promise<readonly Prepared[]> {
  const columns = await session.rows(
    `select 1 from pg_catalog.pg_attribute where attrelid = 'pg_catalog.pg_prepared_statements'::regclass and attname = 'result_types'`
  )
  const types =
    columns.length === 0 ? 'parameter_types::text' : `parameter_types::text || ' ' || coalesce(result_types::text, '')`
  const prepared: Prepared[] = []
  for (const { text } of queries) prepared.push(await prepareQuery(session, text, types))
  return prepared
}

async function prepareQuery(session: Session, text: string, types: string): Promise<Prepared> {
  try {
    await session.run(`prepare ${NAME} as ${text}`)
  } catch (error) {
    if (error instanceof SqlError) return { refused: serverMessage(error, text) }
    throw error
  }
  const [[found] = []] = await session.rows(`select ${types} from pg_catalog.pg_prepared_statements where name = '${NAME}'`)
  await session.run(`deallocate ${NAME}`)
  return { types: found ?? '' }
}
