import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import { EXTENSIONS, PACK, PACKED } from './files.ts'
import { growInProportion } from './growing-files.ts'
import { loadPglite } from './program.ts'
import { SEALED_ENGINE } from './sealed-engine.ts'

/**
 * Starts PGlite in memory. It runs initdb, so each instance has its own system identifier.
 * @param pack the packed engine; empty where this runs from its sources, which use PGlite's own package
 */
export async function startDatabase(pack: Uint8Array): Promise<PGlite> {
  const { program, options } = SEALED_ENGINE === undefined ? ofPackage() : unpack(pack)
  const database = await (await loadPglite(program)).create(options)
  growInProportion(database.Module.FS, '/pglite/data/PG_VERSION')
  return database
}

interface Unpacked {
  /** JavaScript; empty where PGlite's own package is used. */
  readonly program: Uint8Array
  readonly options: PGliteOptions
}

function ofPackage(): Unpacked {
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  const extensions = Object.fromEntries(EXTENSIONS.map(name => [name, pathToFileURL(join(folder, `${name}.tar.gz`))]))
  return { program: new Uint8Array(0), options: { extensions } }
}

/** The packed files, each after its length in four bytes. An extension is a URL for PGlite, and so a `data:` URL. */
function unpack(pack: Uint8Array): Unpacked {
  const bytes = brotliDecompressSync(pack)
  let at = 0
  const [program, server, initdb, data, ...extensions] = ['program', ...PACKED].map(() => {
    const end = at + 4 + bytes.readUInt32BE(at)
    const file = bytes.subarray(at + 4, end)
    at = end
    return file
  })
  if (program === undefined || server === undefined || initdb === undefined || data === undefined)
    throw new Error(`${PACK} is not what the build made`)
  const urls = extensions.map((file, index) => [
    EXTENSIONS[index],
    new URL(`data:application/gzip;base64,${file.toString('base64')}`)
  ])
  const options = {
    pgliteWasmModule: new WebAssembly.Module(new Uint8Array(server)),
    initdbWasmModule: new WebAssembly.Module(new Uint8Array(initdb)),
    fsBundle: new Blob([new Uint8Array(data)]),
    extensions: Object.fromEntries(urls)
  }
  return { program, options }
}

/** Where the server looks for its libraries. */
const LIBRARIES = '/pglite/lib/postgresql'

/** The libraries of the server and of its extensions, which the server loads when they are first used. */
export function librariesOf({ Module: { FS } }: PGlite): Uint8Array[] {
  const names: string[] = FS.readdir(LIBRARIES)
  return names.filter(name => name.endsWith('.so')).map(name => FS.readFile(`${LIBRARIES}/${name}`))
}
