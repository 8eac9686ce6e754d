import { readCsv } from '../manifests/csv.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Driver } from './driver.ts'
import type { Query, QueryFile } from './query-facts.ts'

/** More of them would take longer than the rehearsal. */
const MAX_QUERIES = 20_000

/**
 * Reads statements from a file of SQL, or from a CSV file with a column `query`, such as an export of `pg_stat_statements`.
 * @param split cuts a text into statements
 * @returns what is wrong with the file, in one sentence, if it cannot be used
 */
export async function readQueries(
  path: string,
  bytes: Uint8Array,
  split: Driver['splitQueries']
): Promise<QueryFile | { readonly problem: string }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const texts = /\.csv$/i.test(path) ? queriesOfCsv(text) : [{ text, line: 1 }]
    if ('problem' in texts) return texts
    const queries: Query[] = []
    let passedOver = 0
    for (const { text: part, line } of texts)
      for await (const query of split(Buffer.from(part))) {
        if (query === undefined) passedOver++
        else queries.push({ text: query.text, line: line + query.line - 1 })
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
