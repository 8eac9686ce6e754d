import { createHash } from 'node:crypto'
import type { DeclaredException } from '../../release/documents/exceptions.ts'
import type { SchemaTree } from '../schema-difference.ts'

/** Digest of the schema without the places of columns that exceptions name; undefined if none is about it. */
export function schemaExcept({ entries }: SchemaTree, exceptions: readonly DeclaredException[]): string | undefined {
  const tables = exceptions.flatMap(one => (one.kind === 'column-place' ? [`column ${one.table}.`] : []))
  if (tables.length === 0) return undefined
  const digest = createHash('sha256')
  for (const [key, properties] of entries) {
    const isMoved = tables.some(start => key.startsWith(start))
    digest.update(`${Buffer.byteLength(key)} ${key}\0${isMoved ? withoutPlace(properties) : properties}\0`)
  }
  return digest.digest('hex')
}

function withoutPlace(json: string): string {
  const { place: _, ...properties } = JSON.parse(json)
  return JSON.stringify(properties)
}
