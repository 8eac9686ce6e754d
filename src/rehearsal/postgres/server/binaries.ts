import { execFileSync } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The server programs of one PostgreSQL installation. */
export interface Binaries {
  readonly folder: string
  /** Such as `15.18`. */
  readonly version: string
  readonly major: number
}

interface Wanted {
  /** The `pg-bin` input: only this folder. */
  readonly folder?: string
  /** Only this major version. */
  readonly major?: number
  /** Environment in which PGBIN is looked up. */
  readonly environment?: NodeJS.ProcessEnv
}

/** `pg_get_catalog_foreign_keys()`, by which the fingerprint resolves object ids, came with 14. */
const OLDEST_MAJOR = 14

/** Where distributions put one folder per major version; none of them adds it to PATH. */
const INSTALLED = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']

/** The PostgreSQL to use: the folder that was named, else the wanted or the highest major that is installed, else PGBIN. */
export function findBinaries({ folder, major, environment = {} }: Wanted = {}): Binaries | undefined {
  const folders = folder === undefined ? [...installed(), ...listed(environment['PGBIN'])] : [folder]
  return folders
    .flatMap(candidate => lookAt(candidate))
    .filter(found => found.major >= OLDEST_MAJOR && (major === undefined || found.major === major))
    .sort((a, b) => b.major - a.major)
    .at(0)
}

function listed(folder: string | undefined): string[] {
  return folder === undefined || folder === '' ? [] : [folder]
}

function installed(): string[] {
  return INSTALLED.flatMap(root => {
    const names = entries(root).filter(name => /^(?:postgresql@)?\d+$/.test(name))
    return names.map(name => join(root, name, 'bin'))
  })
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function lookAt(folder: string): Binaries[] {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(join(folder, name), constants.X_OK)
    const printed = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8', timeout: 10_000, env: {} })
    const [, version, major] = /\s((\d+)(?:\.\d+|\w+)*)/.exec(printed) ?? []
    return version === undefined || major === undefined ? [] : [{ folder, version, major: Number(major) }]
  } catch {
    return []
  }
}
