import type { Statement } from '../sql/statements.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'
import { copyValue, fieldsOf, RowSplitter } from './copy-text.ts'
import { type DumpTables, itemsAt, type RowsOf } from './dump-tables.ts'

/** The values of a row, in the order of its columns; undefined for NULL, DEFAULT and what is no constant. One character per byte for COPY. */
export type OnRow = (values: readonly (string | undefined)[]) => void

/** COPY with options (CSV, another delimiter) has other rows than a dump. */
export function isTextCopy(text: string): boolean {
  return /\bfrom\s+stdin\s*(?:with\s*)?$/i.test(text.trim())
}

/** Passes on the rows of a COPY, and calls back with each. */
export async function* watchCopy(data: AsyncIterable<Uint8Array>, onRow: OnRow): AsyncGenerator<Uint8Array> {
  const splitter = new RowSplitter()
  for await (const bytes of data) {
    for (const row of splitter.add(bytes)) onRow(fieldsOf(row).map(copyValue))
    yield bytes
  }
}

/** Calls back with each row of an INSERT. */
export function readInsert(
  { text }: Pick<Statement, 'text'>,
  tables: DumpTables,
  onRow: (rows: RowsOf) => OnRow | undefined
): void {
  // Long lists of values are read only for a table of interest.
  const head = tables.inserted(tokensOf(text.slice(0, (/\bvalues\b/i.exec(text)?.index ?? 0) + 'values'.length)))
  const isHeadWhole = head?.values !== undefined
  const row = isHeadWhole ? onRow(head) : undefined
  if (isHeadWhole && row === undefined) return
  const tokens = tokensOf(text)
  const rows = isHeadWhole ? head : tables.inserted(tokens)
  const each = isHeadWhole ? row : rows && onRow(rows)
  for (let at = rows?.values; each !== undefined && at !== undefined && tokens[at]?.text === '('; ) {
    const { items, end } = itemsAt(tokens, at)
    each(items.map(constantOf))
    at = tokens[end]?.text === ',' ? end + 1 : undefined
  }
}

/** The text of a constant, also of one with a cast. Of an expression, only the server knows the value: it is counted in the clone. */
function constantOf([first, second, third]: readonly Token[]): string | undefined {
  if (first === undefined || first.kind === 'word') return undefined
  const isCast = second?.text === ':' && third?.text === ':'
  return second === undefined || isCast ? first.text : undefined
}
