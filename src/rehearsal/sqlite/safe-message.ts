/** Messages that name objects of the schema or words of the statement, and no value: neither can be put together while SQL runs. */
const QUOTABLE =
  /^(?:no such (?:table|column|index|view|trigger|function|module|collation sequence|savepoint)\b|near ".*": syntax error$|unrecognized token|incomplete input$|(?:UNIQUE|NOT NULL|CHECK|FOREIGN KEY|PRIMARY KEY) constraint failed\b|duplicate column name|foreign key mismatch|not authorized|authorization denied|ambiguous column name|datatype mismatch$|wrong number of arguments|error in (?:view|trigger|index|table)|cannot (?:start|commit|rollback|add|drop|rename|modify|update|insert|use|create|UPSERT|ALTER|INSERT|UPDATE|DELETE|VACUUM)|(?:table|view|index|trigger|object name|there is already an? (?:table|index|view)).* (?:already exists|may not be|reserved|named)|table .* has (?:no column|\d+ columns)|Cannot add|database (?:disk image is malformed|or disk is full|is locked|table is locked)|(?:sub-select|SELECTs to the|too many|\d+ values for)|out of memory|no (?:more|tables)|unknown (?:table option|database)|default value of column|index .* already exists|file is not a database)/s
/** RAISE in a trigger, whose message is any text (SQLITE_CONSTRAINT_TRIGGER). */
const RAISED = 1811
const FULL = 13

interface SqliteError extends Error {
  readonly errcode: number
  readonly errstr: string
}

export function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && 'errstr' in error
}

/** An error of SQLite without any value of a row. */
export function safeMessage({ message, errcode, errstr }: SqliteError): string {
  if (errcode === RAISED) return `a trigger raised an error (${errcode})`
  return `${QUOTABLE.test(message) ? message : errstr} (${errcode})`
}

/** The disk that the clone is on is full. */
export function isFull(error: unknown): boolean {
  return (isSqliteError(error) && (error.errcode & 0xff) === FULL) || (error instanceof Error && /ENOSPC/.test(error.message))
}
