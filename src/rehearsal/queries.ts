import { readCsv } from '../manifests/csv.ts'
import { errorMessage } from '../model/error-message.ts'
import { splitStatements } from './postgres/sql/statements.ts'
import type { Query, QueryFile } from './query-facts.ts'
import { once } from './scan.ts'

/** Statements that can be prepared: https://www.postgresql.org/docs/current/sql-prepare.html */
const PREPARABLE = /^(?:select|insert|update|delete|merge|values|with|table)$/
/** More of them would take longer than the rehearsal. */
const MAX_QUERIES = 20_000

/**
 * Reads statements from a file of SQL, or from a CSV file with a column `query`, such as an export of `pg_stat_statements`.
 * @returns what is wrong with the file, in one sentence, if it cannot be used
 */
export async function readQueries(path: string, bytes: Uint8Array): Promise<QueryFile | { readonly problem: string }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const texts = /\.csv$/i.test(path) ? queriesOfCsv(text) : [{ text, line: 1 }]
    if ('problem' in texts) return texts
    const queries: Query[] = []
    let passedOver = 0
    for (const { text: part, line } of texts)
      for await (const piece of splitStatements(once(Buffer.from(part)))) {
        const isQuery = piece.kind === 'statement' && PREPARABLE.test(piece.words[0] ?? '')
        if (isQuery) queries.push({ text: piece.text, line: line + piece.line - 1 })
        else passedOver++
      }
    if (queries.length === 0) return { problem: 'it has no statement that can be prepared' }
    if (queries.length > MAX_QUERIES) return { problem: `it has more than ${MAX_QUERIES} statements` }
    return { path, queries, passedOver }
  } catch (error) {
    return { problem: errorMessage(error) }
  }
}

function queriesOfCsv(text: string): readonly Query[] | { readonly problem: string } {
  const read = readCsv({ text, file: false })
  if ('problem' in read) return { problem: `line ${read.line}: ${read.problem}` }
  const [head, ...rows] = read.rows
  const column = head?.fields.findIndex(name => name.trim().toLowerCase() === 'query') ?? -1
  if (column < 0) return { problem: 'its first line names no column "query"' }
  return rows.map(({ fields, line }) => ({ text: fields[column] ?? '', line }))
}
