/** The major version of PostgreSQL that PGlite is; a test compares it with the engine. */
export const EMBEDDED_MAJOR = 18

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

/**
 * The files of PGlite in the packed file, in this order: what is needed to run it, and the extensions. Before them is its program, after them the
 * cluster that initdb made, as a tar.
 */
export const PACKED = ['pglite.wasm', 'pglite.data', ...EXTENSIONS.map(name => `${name}.tar.gz` as const)] as const

/** The packed file's name. */
export const PACK = 'pglite.br'
