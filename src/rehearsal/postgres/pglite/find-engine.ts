import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readInside } from '../../../disk/read-file.ts'
import { digestOf } from '../../../model/digest.ts'
import { errorMessage } from '../../../model/error-message.ts'
import { VERSION } from '../../../model/version.ts'
import { PACK } from './files.ts'
import { ENGINE_OF_SOURCES, SEALED_ENGINE } from './sealed-engine.ts'

/** The npm package with the packed engine, of the same version as this program. */
const PACKAGE = 'seal-gate-pglite'
/** A package.json has fewer. */
const MAX_PACKAGE_JSON_BYTES = 65_536

const ADD_IT = `npm install --save-dev --save-exact ${PACKAGE}@${VERSION}`

/** What to do without an embedded engine, as one sentence. */
export const ENGINE_MISSING = `the embedded engine is not installed: add it with "${ADD_IT}", or install PostgreSQL on this machine and use the engine "postgres"`

/** Where a packed engine can be. */
interface EnginePlaces {
  /** A folder that is part of this program: the action's `dist/pglite`. */
  readonly beside: string
  /** Folders in which, and in whose parents, `node_modules` is searched: that of this program first. */
  readonly from: readonly string[]
}

/** Beside this program, in the package tree of this program, and in that of the current folder. */
export function enginePlaces(): EnginePlaces {
  const here = dirname(fileURLToPath(import.meta.url))
  return { beside: join(here, 'pglite'), from: [here, process.cwd()] }
}

/** Folder of the first engine that exists. Nothing of it is read yet, and nothing is claimed about it. */
export function findEngine({ beside, from }: EnginePlaces): string | undefined {
  return [beside, ...from.flatMap(packagesAbove)].find(folder => existsSync(join(folder, 'package.json')))
}

/** Where Node would look for the package, the nearest folder first. */
function packagesAbove(folder: string): string[] {
  const here = join(folder, 'node_modules', PACKAGE)
  return dirname(folder) === folder ? [here] : [here, ...packagesAbove(dirname(folder))]
}

/**
 * The bytes of the packed engine. A pull request can bring a folder `node_modules/seal-gate-pglite`, or a package.json that installs something
 * else under this name: its name and its place prove nothing. The bytes are used only with the digest that this program carries, and they are
 * used from memory, so that they cannot change between the check and the use. No other file of the package is read, and no module is loaded
 * from it.
 * @returns the bytes, or why they are not used
 */
export function readEngine(places = enginePlaces(), sealed = SEALED_ENGINE): Uint8Array | { readonly problem: string } {
  if (sealed === undefined) return ENGINE_OF_SOURCES === undefined ? { problem: ENGINE_MISSING } : readFileSync(ENGINE_OF_SOURCES)
  const folder = findEngine(places)
  if (folder === undefined) return { problem: ENGINE_MISSING }
  const refused = (what: string) => ({ problem: `the embedded engine in "${folder}" is not used: ${what}; run "${ADD_IT}"` })
  try {
    const version = versionOf(readInside(folder, 'package.json', MAX_PACKAGE_JSON_BYTES))
    if (version === undefined) return refused(`its package.json is not that of ${PACKAGE}`)
    if (version !== VERSION) return refused(`it is version ${version}, and this is seal-gate ${VERSION}`)
    const pack = readInside(folder, PACK, sealed.bytes)
    if (pack.length === sealed.bytes && digestOf('sha256', pack) === sealed.sha256) return pack
    return refused(`its bytes are not those of ${PACKAGE} ${VERSION}`)
  } catch (error) {
    return refused(errorMessage(error))
  }
}

/** The version in the package.json; none where it is the one of something else. Nothing else of a foreign file is quoted. */
function versionOf(bytes: Buffer): string | undefined {
  const [, name, version] =
    /^\{\s*"name":\s*"([a-z-]+)",\s*"version":\s*"([0-9A-Za-z.+-]{1,40})"/.exec(bytes.toString('latin1')) ?? []
  return name === PACKAGE ? version : undefined
}

/** True where no engine is installed at all. One that is not the right one is installed. */
export function isEngineMissing(places = enginePlaces(), sealed = SEALED_ENGINE): boolean {
  return sealed !== undefined && findEngine(places) === undefined
}
