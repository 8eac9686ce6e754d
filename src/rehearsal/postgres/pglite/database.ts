import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { brotliDecompressSync, constants } from 'node:zlib'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'
import { giveIdentity } from './cluster-identity.ts'
import { EXTENSIONS, PACK, PACKED } from './files.ts'
import { growInProportion } from './growing-files.ts'

/**
 * Starts PGlite in memory, with a cluster that initdb made when this program was built. initdb takes six times as long as all the rest of the start.
 * What it makes anew each time is made anew here.
 * @param pack the packed engine
 */
export async function startDatabase(pack: Uint8Array): Promise<PGlite> {
  const { program, cluster, options } = unpack(pack)
  giveIdentity(cluster, { systemIdentifier: newIdentifier(), nonce: randomBytes(32) })
  const database = await compile(program).create({ ...options, loadDataDir: new Blob([new Uint8Array(cluster)]) })
  growInProportion(database.Module.FS, '/pglite/data/PG_VERSION')
  return database
}

/** As initdb does it (`BootStrapXLOG`, access/transam/xlog.c): the time in microseconds, and twelve bits that are the process there, and random here. */
function newIdentifier(): bigint {
  const microseconds = BigInt(Date.now()) * 1000n
  return (
    ((microseconds / 1_000_000n) << 32n) | ((microseconds % 1_000_000n) << 12n) | BigInt(randomBytes(2).readUInt16BE() & 0xfff)
  )
}

interface Unpacked {
  /** JavaScript of PGlite: one CommonJS module. */
  readonly program: Buffer
  /** The folder of a new cluster, as a tar. */
  readonly cluster: Buffer
  readonly options: PGliteOptions
}

/** The packed files, each after its length in four bytes. An extension is a URL for PGlite, and so a `data:` URL. */
function unpack(pack: Uint8Array): Unpacked {
  const bytes = brotliDecompressSync(pack, { params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 } })
  let at = 0
  const files = ['program', ...PACKED, 'cluster'].map(() => {
    const end = at + 4 + bytes.readUInt32BE(at)
    const file = bytes.subarray(at + 4, end)
    at = end
    return file
  })
  const [program, server, data, ...others] = files
  const cluster = others.pop()
  if (program === undefined || server === undefined || data === undefined || cluster === undefined || at !== bytes.length)
    throw new Error(`${PACK} is not what the build made`)
  const urls = others.map((file, index) => [
    EXTENSIONS[index],
    new URL(`data:application/gzip;base64,${file.toString('base64')}`)
  ])
  const options = {
    pgliteWasmModule: new WebAssembly.Module(new Uint8Array(server)),
    fsBundle: new Blob([new Uint8Array(data)]),
    extensions: Object.fromEntries(urls)
  }
  return { program, cluster, options }
}

/**
 * The class of PGlite. Its program is compiled as Node compiles any CommonJS module; text still cannot become code
 * (`--disallow-code-generation-from-strings`).
 */
function compile(program: Buffer): typeof PGlite {
  const module: { exports: { readonly PGlite?: typeof PGlite } } = { exports: {} }
  const names = ['module', 'exports', 'require', '__filename']
  const filename = fileURLToPath(import.meta.url)
  compileFunction(program.toString(), names, { filename: 'pglite.js' })(module, module.exports, createRequire(filename), filename)
  if (module.exports.PGlite === undefined) throw new Error(`${PACK} has no PGlite`)
  return module.exports.PGlite
}

/** Where the server looks for its libraries. */
const LIBRARIES = '/pglite/lib/postgresql'

/** The libraries of the server and of its extensions, which the server loads when they are first used. */
export function librariesOf({ Module: { FS } }: PGlite): Uint8Array[] {
  const names: string[] = FS.readdir(LIBRARIES)
  return names.filter(name => name.endsWith('.so')).map(name => FS.readFile(`${LIBRARIES}/${name}`))
}
