import { createHash } from 'node:crypto'
import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { SchemaTree } from '../schema-difference.ts'

/** Digest of the schema without the places of columns that exceptions name; undefined if none is about it. */
export function schemaExcept({ entries }: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
  const tables = exceptions.flatMap(one => (one.kind === 'column-place' ? [one.table] : []))
  if (tables.length === 0) return undefined
  const digest = createHash('sha256')
  for (const [key, properties] of entries) {
    const isMoved = tables.some(table => key.startsWith(`column ${table}.`) && isOf(table, properties))
    digest.update(`${Buffer.byteLength(key)} ${key}\0${isMoved ? withoutPlace(properties) : properties}\0`)
  }
  return digest.digest('hex')
}

/** The column `b.c` of `a`, and not `c` of `a.b`: a table with a dot in its name is in the properties. */
function isOf(table: string, json: string): boolean {
  const named: unknown = JSON.parse(json).table
  return named === undefined ? !table.includes('.') : named === table
}

function withoutPlace(json: string): string {
  const { place: _, ...properties } = JSON.parse(json)
  return JSON.stringify(properties)
}
