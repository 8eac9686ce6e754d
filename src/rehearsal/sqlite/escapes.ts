import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { EscapeAttempt } from '../clone.ts'
import { isSqliteError } from './safe-message.ts'

// Runs in the confined process.

/** Tries each way from SQL out of the clone, with the rights of a script. */
export function tryEscapes(database: DatabaseSync, folder: string): EscapeAttempt[] {
  const other = join(folder, 'escaped.db').replaceAll("'", "''")
  const ways: readonly (readonly [string, string])[] = [
    ['attach another file', `attach '${other}' as escaped`],
    ['write another file', `vacuum into '${other}'`],
    ['load a library', `select load_extension('escaped')`],
    ['register a tokenizer by address', `select fts3_tokenizer('escaped', x'00')`],
    ['write to the schema table', `pragma writable_schema = on; update sqlite_schema set sql = sql where 0`],
    ['move temporary files', `pragma temp_store_directory = '${other}'`]
  ]
  return ways.map(([attempt, sql]) => {
    try {
      database.exec(sql)
      return { attempt, refused: false }
    } catch (error) {
      return { attempt, refused: true, ...(isSqliteError(error) && { code: String(error.errcode) }) }
    }
  })
}
