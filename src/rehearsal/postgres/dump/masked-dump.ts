import { createHash } from 'node:crypto'
import { Refused } from '../../denial.ts'
import { type MaskValue, maskValue } from '../../mask-values.ts'
import type { Mask } from '../../spec.ts'
import { DumpTables, type RowsOf } from '../rows/dump-tables.ts'
import { maskCopy, maskInsert, type RowMasks } from '../rows/mask-rows.ts'
import { isTextCopy } from '../rows/read-rows.ts'
import { spelledTable } from '../rows/table-name.ts'
import { type RawPiece, rawPieces } from '../sql/raw-pieces.ts'
import type { Statement } from '../sql/statements.ts'
import { tokensOf } from '../sql/tokens.ts'
import type { PostgresDump } from './source.ts'

/**
 * Masks the rows of a dump on their way, whenever it is read. Its digest is that of the file. The key is a digest of the whole text: the same dump gives the same rows each time, and whoever can
 * know the key has the values anyway.
 */
export function maskedDump(dump: PostgresDump, masks: readonly Mask[]): PostgresDump {
  const used = new Set<Mask>()
  let key: Promise<Uint8Array> | undefined
  return {
    ...dump,
    digest: async onBytes => await dump.digest(onBytes),
    async *sql(onBytes) {
      key ??= digestOfText(dump)
      yield* new Masking(masks, await key, used).mask(dump.sql(onBytes))
    },
    unusedMasks: () => masks.filter(mask => !used.has(mask)).map(({ table, column }) => `${table}.${column}`)
  }
}

/** Not the SHA-256 that the evidence has of the file. */
async function digestOfText(dump: PostgresDump): Promise<Uint8Array> {
  const hash = createHash('sha512').update('seal-gate mask\0')
  for await (const bytes of dump.sql()) hash.update(bytes)
  return hash.digest()
}

/** Statements with which a text could write rows that no mask sees. `pg_dump` writes none of them. */
const WRITES_UNSEEN = /^(?:update|merge|with|do|call|execute|prepare|table|values)$/
const OF_PG_DUMP = /^select\s+(?:pg_catalog\.|lo_)/i
const SEARCH_PATH = /\bset\s+(?:session\s+|local\s+)?search_path\b|\bset_config\s*\(\s*'search_path'\s*,\s*'[^']/i

class Masking {
  readonly #masks: readonly { readonly mask: Mask; readonly table: string; readonly apply: MaskValue }[]
  readonly #tables = new DumpTables()
  readonly #used: Set<Mask>

  constructor(masks: readonly Mask[], key: Uint8Array, used: Set<Mask>) {
    this.#masks = masks.map(mask => ({ mask, table: spelledTable(mask.table) ?? mask.table, apply: maskValue(mask, key) }))
    this.#used = used
  }

  async *mask(sql: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const raw of rawPieces(sql)) {
      if (raw.kind === 'copy') yield* this.#copy(raw)
      else if (raw.kind === 'statement' && raw.piece.kind === 'statement') yield this.#statement(raw.piece, raw.bytes)
      else yield raw.bytes
    }
    for (const { mask, table } of this.#masks)
      if (this.#tables.all.get(table)?.columns.some(({ name }) => name === mask.column) === true) this.#used.add(mask)
  }

  async *#copy({ piece, bytes, end }: Extract<RawPiece, { kind: 'copy' }>): AsyncGenerator<Uint8Array> {
    const rows = this.#tables.copied(piece.text)
    if (rows === undefined) throw new Refused('mask-refused', 'this COPY names no table that can be read', piece.line)
    const masks = this.#masksOf(rows, piece.line)
    if (masks.size > 0 && !isTextCopy(piece.text))
      throw new Refused('mask-refused', 'this COPY of a masked table has another format than the text of pg_dump', piece.line)
    yield bytes
    yield* masks.size === 0 ? piece.data : maskCopy(piece, masks)
    yield end()
  }

  #statement(piece: Statement, bytes: Buffer): Uint8Array {
    const { text, words, line } = piece
    const [verb = ''] = words
    this.#tables.read(piece)
    const statement = text.slice(text.toLowerCase().search(/(?<![\w])select\b/))
    if (WRITES_UNSEEN.test(verb) || (verb === 'select' && !OF_PG_DUMP.test(statement)))
      throw new Refused(
        'mask-refused',
        `with masks, rows come from COPY or INSERT: this statement (${verb}) could write others`,
        line
      )
    if (/^(?:set|select)$/.test(verb) && SEARCH_PATH.test(text))
      throw new Refused('mask-refused', 'the dump sets search_path, so that names alone do not show which table is meant', line)
    if (verb !== 'insert') return bytes
    const rows = this.#tables.inserted(tokensOf(text))
    if (rows === undefined) throw new Refused('mask-refused', 'this INSERT names no table that can be read', line)
    const masks = this.#masksOf(rows, line)
    if (masks.size === 0) return bytes
    if (rows.values === undefined)
      throw new Refused('mask-refused', 'this INSERT into a masked table has no list of values', line)
    return maskInsert(piece, bytes, rows.values, masks)
  }

  /** The masks of some rows: of their table, and of the tables that it is a partition of. */
  #masksOf({ table, columns }: RowsOf, line: number): RowMasks {
    const tables = [table, ...this.#tables.ancestors(table)]
    const own = this.#masks.filter(mask => tables.includes(mask.table))
    if (own.length === 0) return new Map()
    if (columns === undefined)
      throw new Refused('mask-refused', `the dump does not show the columns of ${table}: dump it with --column-inserts`, line)
    const masks = new Map<number, MaskValue>()
    for (const { mask, apply } of own) {
      const index = columns.indexOf(mask.column)
      if (index < 0) continue
      masks.set(index, apply)
      this.#used.add(mask)
    }
    return new Map([...masks].toSorted(([a], [b]) => a - b))
  }
}
