// The build puts a module with the same names in the place of this one: see scripts/pglite-files.ts.

/** Seal of the packed engine that was built with this program; none where this runs from its sources. */
export const SEALED_ENGINE: { readonly sha256: string; readonly bytes: number } | undefined = undefined

/** Where the sources find the packed engine, which the build made from them: its parts, and the cluster that only initdb can make. */
export const ENGINE_OF_SOURCES: URL | undefined = new URL('../../../../dist/pglite/pglite.br', import.meta.url)
