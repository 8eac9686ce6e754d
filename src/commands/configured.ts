import { normalize } from 'node:path/posix'
import type { Base } from '../model/base.ts'
import type { ConfigSource } from '../model/report.ts'
import { CONFIG_ROWS, type ConfigTexts, MAX_CONFIG_BYTES } from '../options/config.ts'
import { DEFAULTS } from '../options/table.ts'
import { type ConfigPlace, configSource, demandInside, movedPaths, readConfig, readConfigAt } from './config.ts'
import { trustedRef } from './verify.ts'

/** What the command line makes of flags and a configuration. */
export interface Configured<Raw> {
  readonly raw: Raw
  /** Folder of the run: that of the configuration, where it names the manifests. Absolute. */
  readonly cwd: string
  readonly config?: ConfigSource
}

/**
 * The flags, completed by the configuration: of the trusted ref where one is given, of the index where that is judged. Keys that no flag has (`reseal`, `trusted-ref: base`,
 * reports) are for workflows, and have no effect here.
 * @param named manifests that the command line names
 */
export async function configuredFlags<Raw extends ConfigTexts & { readonly seals?: string; readonly staged?: string }>(
  given: Raw,
  named: readonly string[],
  place: ConfigPlace,
  cwd: string
): Promise<Configured<Raw>> {
  const ref = given['trusted-ref'] ?? ''
  const trusted = await trustedRef({ ...DEFAULTS, 'trusted-ref': ref }, cwd)
  const base = trusted ?? (given.staged === 'true' ? await indexBase(cwd) : undefined)
  const config = base === undefined ? await readConfig(place) : await readConfigAt(base, place, cwd)
  if (config === undefined) return { raw: given, cwd }
  const overriding = new Set([...Object.keys(given), ...(named.length > 0 || given.seals !== undefined ? ['manifest'] : [])])
  const inForce = Object.fromEntries(
    Object.entries(config.texts).filter(([name, text]) => !overriding.has(name) && hasEffect(name, text))
  )
  const applied: ConfigTexts = inForce
  demandInside({ texts: applied }, place.folder)
  const source = { ...configSource(config, overriding), keys: Object.keys(inForce) }
  const namesFiles = applied.manifest !== undefined || applied['unchanged-since'] !== undefined || applied.release !== undefined
  const folder = namesFiles ? place.folder : cwd
  const raw = { ...movedPaths(applied, place.folder, folder), ...given, ...movedPaths(given, cwd, folder) }
  return { raw, cwd: folder, config: source }
}

function hasEffect(name: string, text: string): boolean {
  const row = CONFIG_ROWS.find(([known]) => known === name)?.[1]
  if (row === undefined || row.config === 'report') return false
  return name === 'manifest' || (row.flag !== undefined && !(name === 'trusted-ref' && text.trim() === 'base'))
}

/** The index as a base. @throws UsageError when there is none */
async function indexBase(cwd: string): Promise<Base> {
  const { openIndex } = await import('./staged.ts')
  const tree = await openIndex(cwd)
  const read = async (path: string): Promise<Buffer | undefined> => {
    const entry = tree.entries.get(normalize(tree.prefix + Buffer.from(path, 'utf8').toString('latin1')))
    if (entry === undefined) return undefined
    if (entry.kind === 'symlink' || entry.kind === 'submodule') throw new Error('it is not a regular file there')
    if (((await tree.sizes(new Set([entry.id]))).get(entry.id) ?? 0) > MAX_CONFIG_BYTES) throw new Error('it is too large')
    for await (const { bytes } of tree.blobs(new Set([entry.id]))) return bytes
    throw new Error('its blob is missing')
  }
  return { name: 'the index', read, list: async () => [] }
}
