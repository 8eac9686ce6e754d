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

/** Values of one row. */
export interface RowWay {
  readonly values: readonly string[]
  /** They refer to a row that exists as `r`. */
  readonly isLike: boolean
}

/**
 * Ways to write one row: like a row that exists, which keeps to what CHECK constraints want, or made from types alone.
 * @param columns as SQL names them @param choices values of these columns, in the order of preference
 */
export function rowWays(columns: readonly string[], choices: readonly (readonly RowValue[])[], hasRows: boolean): RowWay[] {
  const like = choices.map(values => ({
    values: values.map(({ made, isFresh }, index) => (isFresh ? made : `coalesce(r.${columns[index]}, ${made})`)),
    isLike: true
  }))
  const alone = choices.map(values => ({ values: values.map(({ made }) => made), isLike: false }))
  return [...(hasRows && columns.length > 0 ? like : []), ...alone]
}
