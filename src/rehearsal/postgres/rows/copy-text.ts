// Values in the text format of COPY: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS

const NULL = '\\N'
const BACKSLASH = '\\'
const LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/**
 * The value of a field, in the encoding of its characters; undefined for NULL.
 * @param field one character per byte
 */
export function copyValue(field: string): string | undefined {
  if (field === NULL) return undefined
  if (!field.includes(BACKSLASH)) return field
  return field.replace(/\\(?:([0-7]{1,3})|x([0-9a-f]{1,2})|([\s\S])|$)/gi, (_, octal?: string, hex?: string, letter?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return letter === undefined ? BACKSLASH : (LETTERS[letter] ?? letter)
  })
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v'
}

/** A value as a field, as the server writes it. */
export function copyField(value: string | undefined): string {
  if (value === undefined) return NULL
  return value.replace(/[\\\b\f\n\r\t\v]/g, character => ESCAPES[character] ?? character)
}

/** Index of the next character that no backslash makes part of a value; -1 if there is none. */
export function nextBare(text: string, character: string, from: number): number {
  for (let at = text.indexOf(character, from); at >= 0; at = text.indexOf(character, at + 1)) {
    let slashes = 0
    while (at - 1 - slashes >= from && text[at - 1 - slashes] === BACKSLASH) slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}

/** The fields of a row, in which tabs and line ends that are part of a value follow a backslash. @param row without its line end */
export function fieldsOf(row: string): string[] {
  const fields: string[] = []
  for (let from = 0; ; ) {
    const tab = nextBare(row, '\t', from)
    if (tab < 0) {
      fields.push(row.slice(from))
      return fields
    }
    fields.push(row.slice(from, tab))
    from = tab + 1
  }
}

/** Cuts the data of a COPY into rows, one character per byte. */
export class RowSplitter {
  #parts: string[] = []

  /** Rows that end in this piece, without their line ends. */
  add(bytes: Uint8Array): string[] {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    this.#parts.push(piece)
    // A long row comes in many pieces, and is put together once.
    if (!piece.includes('\n')) return []
    const text = this.rest
    const rows: string[] = []
    let from = 0
    for (let end = nextBare(text, '\n', from); end >= 0; end = nextBare(text, '\n', from)) {
      rows.push(text.slice(from, end))
      from = end + 1
    }
    this.#parts = [text.slice(from)]
    return rows
  }

  /** What follows the last line end. */
  get rest(): string {
    return this.#parts.join('')
  }
}
