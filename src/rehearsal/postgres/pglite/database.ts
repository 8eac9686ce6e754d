import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { EXTENSIONS, findFiles, PACK, PACKED } from './files.ts'

/** Starts PGlite in memory. It runs initdb, so each one has a system identifier of its own. */
export async function startDatabase(): Promise<PGlite> {
  const { files, packed } = findFiles()
  const urls = EXTENSIONS.map(name => [name, pathToFileURL(join(files, `${name}.tar.gz`))] as const)
  return await PGlite.create({ extensions: Object.fromEntries(urls), ...(packed ? unpack(join(files, PACK)) : {}) })
}

/** The packed files, each after its length in four bytes. */
function unpack(path: string): { pgliteWasmModule: WebAssembly.Module; initdbWasmModule: WebAssembly.Module; fsBundle: Blob } {
  const bytes = brotliDecompressSync(readFileSync(path))
  let at = 0
  const [server, initdb, data] = PACKED.map(() => {
    const end = at + 4 + bytes.readUInt32BE(at)
    const file = new Uint8Array(bytes.subarray(at + 4, end))
    at = end
    return file
  })
  if (server === undefined || initdb === undefined || data === undefined) throw new Error(`${PACK} is not what the build made`)
  return {
    pgliteWasmModule: new WebAssembly.Module(server),
    initdbWasmModule: new WebAssembly.Module(initdb),
    fsBundle: new Blob([data])
  }
}

/** Where the server looks for its libraries. */
const LIBRARIES = '/pglite/lib/postgresql'

/** The libraries of the server and of its extensions, which the server loads when they are first used. */
export function librariesOf({ Module: { FS } }: PGlite): Uint8Array[] {
  const names: string[] = FS.readdir(LIBRARIES)
  return names.filter(name => name.endsWith('.so')).map(name => FS.readFile(`${LIBRARIES}/${name}`))
}
