// The build puts a module with the same name in the place of this one: see scripts/pglite-files.ts.

/** Seal of the packed engine that was built with this program. From sources there is none, and PGlite's own package is used. */
export const SEALED_ENGINE: { readonly sha256: string; readonly bytes: number } | undefined = undefined
