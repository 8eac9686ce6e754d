import { digestOf } from '../../../model/digest.ts'
import type { LocateValue, RowText } from '../../secrets.ts'
import { type Token, tokensOf } from '../sql/tokens.ts'
import { copyValue, fieldsOf } from './copy-text.ts'
import { itemsAt } from './dump-tables.ts'

type Located = ReturnType<LocateValue>

/** Finds table and column of what was found in rows. A row that began before the chunk, or that is not understood, gives only its table. */
export function valueLocator(): LocateValue {
  // Many findings can be in one statement, which is read once.
  let last: { readonly rows: RowText; readonly start: number; readonly tokens: readonly Token[] } | undefined
  return (content, rows, start, index) => {
    if (rows.kind === 'copy') return inCopy(content, rows, start, index)
    if (start < 0) return { table: rows.table }
    if (last?.rows !== rows || last.start !== start) last = { rows, start, tokens: tokensOf(content.slice(start)) }
    return inInsert(last.tokens, rows, index - start)
  }
}

function inCopy(content: string, { table, columns }: RowText, start: number, index: number): Located {
  const line = content.lastIndexOf('\n', index - 1) + 1
  const begin = Math.max(line, start)
  if (begin < 0 || begin > index) return { table }
  const newline = content.indexOf('\n', index)
  const fields = fieldsOf(content.slice(begin, newline < 0 ? undefined : newline))
  let at = begin
  for (const [number, field] of fields.entries()) {
    at += field.length
    if (index <= at) return located(table, columns?.[number], copyValue(field))
    at++
  }
  return { table }
}

/** Of a value in parentheses after VALUES. */
function inInsert(tokens: readonly Token[], { table, columns }: RowText, index: number): Located {
  const values = tokens.findIndex(({ kind, text }) => kind === 'word' && text === 'values')
  for (let at = values + 1; at > 0 && at < tokens.length && (tokens[at]?.at ?? Infinity) <= index; ) {
    const { items, end } = itemsAt(tokens, at)
    const number = items.findIndex(item => isAround(item, index))
    const [only, ...more] = items[number] ?? []
    if (number >= 0) return located(table, columns?.[number], more.length === 0 ? only?.text : undefined)
    at = end + 1
  }
  return { table }
}

function isAround(item: readonly Token[], index: number): boolean {
  return (item[0]?.at ?? Infinity) <= index && index < (item.at(-1)?.end ?? 0)
}

function located(table: string, column: string | undefined, value: string | undefined): Located {
  return {
    table,
    ...(column !== undefined && { column }),
    ...(value !== undefined && { valueSha256: digestOf('sha256', Buffer.from(value, 'latin1')) })
  }
}
