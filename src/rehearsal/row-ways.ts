/** A value of a column, as SQL. */
interface RowValue {
  /** Made from the type of the column. */
  readonly made: string
  /** It must be one that no row has. */
  readonly isFresh: boolean
}

/**
 * Columns of unique keys that get values of their own: of each key those that are preferred, or all of them if it has none.
 * @param keys columns of each unique key
 */
export function freshIn(keys: readonly (readonly string[])[], isPreferred: (column: string) => boolean): ReadonlySet<string> {
  return new Set(
    keys.flatMap(key => {
      const preferred = key.filter(isPreferred)
      return preferred.length > 0 ? preferred : key
    })
  )
}

/**
 * Statements that write one row, each in another way: like a row that exists, which keeps to what CHECK constraints want, or made from types alone.
 * @param table as SQL names it @param columns as SQL names them @param choices values of these columns, in the order of preference
 */
export function rowWays(
  table: string,
  columns: readonly string[],
  choices: readonly (readonly RowValue[])[],
  hasRows: boolean
): string[] {
  if (columns.length === 0) return [`insert into ${table} default values`]
  const insert = `insert into ${table} (${columns.join(', ')}) select `
  const like = choices.map(values => {
    const parts = values.map(({ made, isFresh }, index) => (isFresh ? made : `coalesce(r.${columns[index]}, ${made})`))
    return `${insert}${parts.join(', ')} from (select * from ${table} limit 1) r`
  })
  const alone = choices.map(values => `${insert}${values.map(({ made }) => made).join(', ')}`)
  return [...new Set([...(hasRows ? like : []), ...alone])]
}
