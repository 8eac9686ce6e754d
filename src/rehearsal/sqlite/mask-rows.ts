import { createHash } from 'node:crypto'
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { Refused } from '../denial.ts'
import { type MaskValue, maskValue } from '../mask-values.ts'
import type { Mask } from '../spec.ts'
import { quoted, rowsOf, textIn } from './connection.ts'
import { isSqliteError, safeMessage } from './safe-message.ts'
import { columnsOf, isVirtual, type SchemaObject, schemaObjects } from './schema.ts'

// Runs in the confined process.

/**
 * Masks columns of the clone. Triggers do not run meanwhile: they would write rows that the copy does not have.
 * @param sha256 of the dump: the same dump gives the same rows each time
 * @returns masks whose column does not exist
 * @throws {Refused} when a masked value would break a rule of its table
 */
export function maskDatabase(database: DatabaseSync, masks: readonly Mask[], sha256: string): string[] {
  const key = createHash('sha512').update(`seal-gate mask\0${sha256}`).digest()
  const objects = schemaObjects(database)
  const triggers = objects.filter(({ type }) => type === 'trigger')
  const unused: string[] = []
  // What was overwritten does not stay in the file.
  database.exec('pragma secure_delete = on')
  database.exec('begin')
  for (const { name } of triggers) database.exec(`drop trigger ${quoted(name)}`)
  for (const mask of masks) {
    const isThere =
      objects.some(({ type, name }) => type === 'table' && name === mask.table) &&
      columnsOf(database, mask.table).some(({ name }) => name === mask.column)
    if (isThere) maskColumn(database, mask, maskValue(mask, key))
    else unused.push(`${mask.table}.${mask.column}`)
  }
  for (const one of objects) if (isIndexOf(one, masks)) rebuild(database, one)
  for (const { sql } of triggers) database.exec(sql)
  // ANALYZE keeps values of indexes.
  if (rowsOf(database, `select 1 from main.sqlite_schema where name = 'sqlite_stat4'`).length > 0)
    database.exec('delete from main.sqlite_stat4')
  database.exec('commit')
  return unused
}

function maskColumn(database: DatabaseSync, mask: Mask, apply: MaskValue): void {
  const [table, column] = [quoted(mask.table), quoted(mask.column)]
  database.function('seal_gate_mask', { useBigIntArguments: true, deterministic: true }, value => maskedValue(value, apply, mask))
  try {
    database.exec(`update main.${table} set ${column} = seal_gate_mask(${column}) where ${column} is not null`)
  } catch (error) {
    if (!isSqliteError(error)) throw error
    throw new Refused('mask-refused', `${mask.table}.${mask.column} cannot be masked so: ${safeMessage(error)}`)
  }
}

/** A value keeps its storage class, if what it becomes can be read as one of it. */
function maskedValue(value: SQLOutputValue, apply: MaskValue, { table, column, how }: Mask): SQLInputValue {
  const bytes = ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : undefined
  const text = bytes === undefined ? String(value) : utf8(bytes)
  if (text === undefined && how === 'keep-format')
    throw new Refused(
      'mask-refused',
      `${table}.${column} has bytes that are no text, which have no format to keep: use hash or null`
    )
  // Of other bytes, the digest is that of their hexadecimal digits.
  const masked = apply(text ?? bytes?.toString('hex') ?? '')
  if (masked === undefined) return null
  if (bytes !== undefined) return Buffer.from(masked)
  if (typeof value === 'bigint' && /^-?\d{1,18}$/.test(masked)) return BigInt(masked)
  if (typeof value === 'number' && masked.trim() !== '' && Number.isFinite(Number(masked))) return Number(masked)
  return masked
}

function utf8(bytes: NodeJS.ArrayBufferView): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A full-text index over the rows of a masked table, which it has in its own words. */
function isIndexOf(object: SchemaObject, masks: readonly Mask[]): boolean {
  if (object.type !== 'table' || !isVirtual(object) || !/\bcontent\s*=/i.test(object.sql)) return false
  return masks.some(({ table }) => object.sql.toLowerCase().includes(table.toLowerCase()))
}

function rebuild(database: DatabaseSync, { name }: SchemaObject): void {
  try {
    database.exec(`insert into main.${quoted(name)}(${quoted(name)}) values ('rebuild')`)
  } catch (error) {
    if (!isSqliteError(error)) throw error
    throw new Refused('mask-refused', `the index ${textIn(name)} still has what was masked: ${safeMessage(error)}`)
  }
}
