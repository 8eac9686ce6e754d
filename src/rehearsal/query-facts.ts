/** One statement that the version in production runs. */
export interface Query {
  readonly text: string
  /** In its file, from 1. */
  readonly line: number
}

/** The statements of a file, and how many of them only change a session or the schema, so that they cannot be prepared. */
export interface QueryFile {
  /** As messages call it. */
  readonly path: string
  readonly queries: readonly Query[]
  readonly passedOver: number
}

/** What became of the statements of the version that still runs. */
export interface QueriesFound {
  /** Prepared before the change. */
  readonly judged: number
  /** Refused before the change as well, so that they show nothing. */
  readonly unjudged: number
  /** That only change a session or the schema. */
  readonly passedOver: number
}
