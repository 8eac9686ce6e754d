import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Extensions that are bundled: the trusted ones of contrib, which any owner of a database may create. */
export const EXTENSIONS = [
  'btree_gin',
  'btree_gist',
  'citext',
  'cube',
  'dict_int',
  'hstore',
  'intarray',
  'isn',
  'lo',
  'ltree',
  'pg_trgm',
  'pgcrypto',
  'seg',
  'tablefunc',
  'tcn',
  'tsm_system_rows',
  'tsm_system_time',
  'unaccent',
  'uuid-ossp'
] as const

/** The files of PGlite that are needed to run it, in the order of the packed file. */
export const PACKED = ['pglite.wasm', 'initdb.wasm', 'pglite.data'] as const

/** The packed file's name. */
export const PACK = 'pglite.br'

/** Where the files of PGlite are: beside the bundle, else in its package. */
export function findFiles(): { readonly files: string; readonly packed: boolean } {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'pglite')
  if (existsSync(join(beside, PACK))) return { files: beside, packed: true }
  return { files: dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), packed: false }
}
