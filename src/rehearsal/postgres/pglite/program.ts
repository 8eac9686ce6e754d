import type { PGlite } from '@electric-sql/pglite'

// The build puts a module with the same name in the place of this one: see scripts/pglite-files.ts.

/**
 * The class of PGlite. From sources it is that of its own package; in a build, the program in the packed engine is run, whose digest was
 * compared before.
 */
export async function loadPglite(_program: Uint8Array): Promise<typeof PGlite> {
  return (await import('@electric-sql/pglite')).PGlite
}
