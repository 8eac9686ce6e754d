import { relative, resolve } from 'node:path'
import { escapesFolder } from '../disk/contain.ts'
import { folderWithGit } from '../disk/git-near.ts'
import { exists, readNamedFile } from '../disk/read-file.ts'
import type { Base } from '../model/base.ts'
import { errorCode, errorMessage } from '../model/error-message.ts'
import type { ConfigSource } from '../model/report.ts'
import type { ConfigTexts } from '../options/config.ts'
import { OptionsError } from '../options/problem.ts'
import { UsageError } from './usage-error.ts'

/** Where the configuration is, from the top of a repository. */
const CONFIG_PATH = '.github/seal-gate.yml'
/** The other usual ending: nobody who wrote such a file means to have none. */
const MISNAMED = '.github/seal-gate.yaml'

/** A configuration that was read and checked. */
export interface Config {
  readonly texts: ConfigTexts
  /** As the user would write it from the folder of the run. */
  readonly path: string
  /** Where it was read, as it is shown; absent for the checkout. */
  readonly at?: string
}

/** Where a run looks for its configuration. */
export interface ConfigPlace {
  /** What its paths are relative to. Absolute. */
  readonly folder: string
  /** Relative to that folder. */
  readonly name: string
  /** It was named, so it must exist. */
  readonly required: boolean
}

/**
 * The file that is named, relative to the folder of the run, else the usual one.
 * @param top folder that the usual one is below; that of the repository around the run when absent
 * @returns undefined when the configuration is to be ignored
 */
export function configPlace(named: string, cwd: string, top = folderWithGit(cwd) ?? resolve(cwd)): ConfigPlace | undefined {
  if (named === 'none') return undefined
  return named === ''
    ? { folder: top, name: CONFIG_PATH, required: false }
    : { folder: resolve(cwd), name: named, required: true }
}

/** False when there is certainly no configuration to read, so that nothing need be loaded for it. */
export function isConfigured({ folder, name, required }: ConfigPlace): boolean {
  return required || exists(folder, name) || exists(folder, MISNAMED)
}

/**
 * The configuration in a folder, or undefined when there is none.
 * @throws UsageError or OptionsError when it cannot be read or is not allowed
 */
export async function readConfig({ folder, name, required }: ConfigPlace): Promise<Config | undefined> {
  if (!exists(folder, name)) {
    if (required) throw new UsageError(`there is no configuration ${JSON.stringify(name)}`)
    if (exists(folder, MISNAMED)) throw new UsageError(`"${MISNAMED}" is not read: rename it to "${CONFIG_PATH}"`)
    return undefined
  }
  const { MAX_CONFIG_BYTES, parseConfig } = await import('../options/config.ts')
  try {
    return { texts: await parseConfig(readNamedFile(folder, name, MAX_CONFIG_BYTES), name), path: name }
  } catch (error) {
    if (error instanceof OptionsError) throw error
    throw new UsageError(`the configuration ${JSON.stringify(name)} cannot be read: ${errorCode(error)}`)
  }
}

/**
 * The configuration at a base, or undefined when there is none.
 * @param cwd what paths of the base are relative to
 * @throws UsageError when the base cannot be read, OptionsError when the configuration is not allowed
 */
export async function readConfigAt(
  base: Base,
  { folder, name, required }: ConfigPlace,
  cwd: string
): Promise<Config | undefined> {
  const path = relative(cwd, resolve(folder, name)).replaceAll('\\', '/')
  const bytes = await base.read(path).catch((error: unknown) => {
    throw new UsageError(`the configuration ${JSON.stringify(path)} cannot be read at ${base.name}: ${errorMessage(error)}`)
  })
  if (bytes === undefined && required) throw new UsageError(`there is no configuration ${JSON.stringify(path)} at ${base.name}`)
  if (bytes === undefined) return undefined
  const { parseConfig } = await import('../options/config.ts')
  return { texts: await parseConfig(bytes, `${name} at ${base.name}`), path: name, at: base.name }
}

/** What the report lists of a configuration. */
export function configSource({ texts, path, at }: Config, given: ReadonlySet<string>): ConfigSource {
  const keys = Object.keys(texts)
  return {
    path,
    ...(at !== undefined && { at }),
    keys: keys.filter(key => !given.has(key)),
    overridden: keys.filter(key => given.has(key))
  }
}

/** @throws UsageError if a folder or file that the configuration names is a link that leads out of the repository */
export function demandInside({ texts }: Pick<Config, 'texts'>, folder: string): void {
  for (const name of CONFIG_PATHS) {
    const path = texts[name]?.trim() ?? ''
    if (path !== '' && exists(folder, path) && leads(folder, path))
      throw new UsageError(`"${name}" of the configuration is a link that leads out of the repository`)
  }
}

function leads(folder: string, path: string): boolean {
  try {
    return escapesFolder(folder, path)
  } catch {
    // A link to nothing: it is reported where it is read.
    return false
  }
}

const CONFIG_PATHS = ['root', 'manifest-sha256', 'blocker-map', 'public-key', 'bundle', 'trusted-root'] as const

/** The same options for a run in another folder: paths keep what they lead to. */
export function movedPaths(texts: ConfigTexts, from: string, to: string): ConfigTexts {
  if (from === to) return texts
  const moved = CONFIG_PATHS.flatMap(name => {
    const text = texts[name] ?? ''
    const isDigest = name === 'manifest-sha256' && /^[0-9a-f]{64}$/i.test(text.trim())
    // The inside of an archive (`app.tgz!/`) is not the folder of that name.
    const end = text.endsWith('!/') ? '/' : ''
    return text === '' || isDigest ? [] : [[name, `${relative(to, resolve(from, text)) || '.'}${end}`]]
  })
  return { ...texts, ...Object.fromEntries(moved) }
}
