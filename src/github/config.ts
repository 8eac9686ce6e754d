import {
  type Config,
  type ConfigPlace,
  configSource,
  demandInside,
  isConfigured,
  readConfig,
  readConfigAt
} from '../commands/config.ts'
import { UsageError } from '../commands/usage-error.ts'
import type { Base } from '../model/base.ts'
import type { ConfigSource } from '../model/report.ts'
import { CONFIG_ROWS, type ConfigTexts } from '../options/config.ts'
import { configChanges } from '../options/config-changes.ts'
import { linesOf, type RawOptions } from '../options/row.ts'
import { DEFAULTS, type GATE } from '../options/table.ts'
import type { Env } from './context.ts'
import { eventOf } from './event.ts'
import { baseNamed, baseOfChange, baseRevision, type ConfigTrust } from './trust.ts'

/** What the configuration means for a run, beside its options. */
export interface ConfigOfRun {
  readonly source?: ConfigSource
  /** Lines of manifests of the checkout, which are merged later on. */
  readonly manifestsHere: readonly string[]
  readonly trust?: ConfigTrust
}

type Raw = RawOptions<typeof GATE>

/**
 * Completes the inputs by the configuration. Of a change, the configuration of the head must not weaken the gate: keys that decide how
 * strictly it judges are taken from the base, and those that name files of the head from the head, where each difference is a re-seal. With
 * `trusted-ref`, everything is taken from there.
 * @throws UsageError where it is not known whose configuration the checkout has; OptionsError when it is not allowed
 */
export async function configuredInputs(
  given: Raw,
  place: ConfigPlace,
  workspace: string,
  env: Env
): Promise<ConfigOfRun & { readonly raw: Raw }> {
  const access = { ...DEFAULTS, 'github-token': (given['github-token'] ?? '').trim() }
  const ref = (given['trusted-ref'] ?? '').trim()
  const base = ref === '' || ref === 'base' ? await baseOfChange(access, workspace, env) : undefined
  const trusted = base ?? (ref === '' || ref === 'base' ? undefined : await baseNamed(ref, access, workspace, env))
  if (trusted === undefined) {
    if (eventOf(env).kind === 'unknown') throw new UsageError(WHOSE)
    return contained(ofCheckout(given, await readConfig(place)), given, place)
  }
  const head = await readConfig(place)
  const before = await configAt(trusted, place, workspace, head !== undefined, async () => {
    // There, a base that cannot be read is a finding of its own, and nothing passes.
    if (isHeldToBase(given)) return true
    const revision = (await baseRevision(eventOf(env), workspace, env)) ?? ''
    return isNowhere(revision, access['github-token'], env)
  })
  return contained(ofChange(given, before, head, trusted, base !== undefined), given, place)
}

/** What an input names is the user's own choice; what the configuration names stays in the repository. */
function contained<T extends { readonly raw: Raw }>(configured: T, given: Raw, { folder }: ConfigPlace): T {
  demandInside({ texts: { ...configured.raw, ...Object.fromEntries(Object.keys(given).map(name => [name, ''])) } }, folder)
  return configured
}

const WHOSE =
  'an event of this kind does not show whose files are checked out, so their configuration is not read: give "trusted-ref" in the workflow, or "config: none"'

/** @returns undefined where the base has none, or where it cannot be read and does not matter */
async function configAt(
  base: Base,
  place: ConfigPlace,
  workspace: string,
  hasHead: boolean,
  isNeedless: () => Promise<boolean>
): Promise<Config | undefined> {
  try {
    // A file that this change adds is not at the base, however the workflow names it.
    return await readConfigAt(base, { ...place, required: place.required && !hasHead }, workspace)
  } catch (error) {
    if (!(error instanceof UsageError) || hasHead || isConfigured(place)) throw error
    if (await isNeedless()) return undefined
    throw new UsageError(`${error.message}. ${MAY_BE_REMOVED}`)
  }
}

const MAY_BE_REMOVED =
  'This change may have removed it: give the checkout the base ("fetch-depth: 2"), or state "config: none" in the workflow if the repository has none'

/** True where the workflow itself demands that the base be read. */
function isHeldToBase(given: Raw): boolean {
  const policy = (given.reseal ?? '').trim()
  return (given['trusted-ref'] ?? '').trim() !== '' || !['', 'notice', 'allow'].includes(policy)
}

/** True when the host shows that the base has no configuration. */
async function isNowhere(revision: string, token: string, env: Env): Promise<boolean> {
  const { isAbsentAt } = await import('./listed-at-base.ts')
  return revision !== '' && isAbsentAt(revision, '.github', ['seal-gate.yml', 'seal-gate.yaml'], token, env)
}

function ofCheckout(given: Raw, config: Config | undefined): ConfigOfRun & { readonly raw: Raw } {
  const raw = { ...(config === undefined ? {} : withoutInline(config.texts, given)), ...given }
  const source = config === undefined ? undefined : configSource(config, overridden(given))
  return { raw, manifestsHere: linesOf(raw.manifest ?? ''), ...(source !== undefined && { source }) }
}

function ofChange(
  given: Raw,
  before: Config | undefined,
  head: Config | undefined,
  trusted: Base,
  isBase: boolean
): ConfigOfRun & { readonly raw: Raw } {
  const own = overridden(given)
  const was = withoutInline(before?.texts ?? {}, given)
  const is = withoutInline(head?.texts ?? {}, given)
  const isTrusted = (given['trusted-ref'] ?? was['trusted-ref'] ?? '').trim() !== ''
  const inForce = isTrusted ? was : { ...keysOf(was, false), ...keysOf(is, true) }
  const changes = configChanges(was, is, own)
  const found = before ?? head
  const source =
    found === undefined
      ? undefined
      : configSource({ ...found, texts: inForce, ...(before && { at: sourceOf(trusted, isTrusted) }) }, own)
  return {
    raw: { ...inForce, ...given },
    manifestsHere: linesOf(given.manifest ?? is.manifest ?? ''),
    ...(source !== undefined && { source }),
    trust: {
      manifestsAtBase: linesOf(given.manifest ?? was.manifest ?? ''),
      ...(changes.length > 0 && { change: { path: found?.path ?? '', changes } }),
      // With another limit of manifests, it is opened again.
      ...(isBase && (given['max-manifest-bytes'] ?? inForce['max-manifest-bytes']) === undefined && { base: trusted })
    }
  }
}

function sourceOf({ name }: Base, isTrusted: boolean): string {
  return isTrusted ? name : `${name}, and what names files in the checkout`
}

function keysOf(texts: ConfigTexts, files: boolean): ConfigTexts {
  const names: ReadonlySet<string> = new Set(
    CONFIG_ROWS.filter(([, { config }]) => (config === 'files') === files).map(([name]) => name)
  )
  return Object.fromEntries(Object.entries(texts).filter(([name]) => names.has(name)))
}

/** An inline manifest takes the place of those that are named. */
function withoutInline(texts: ConfigTexts, { seals }: Raw): ConfigTexts {
  if (seals === undefined) return texts
  const { manifest: _, ...rest } = texts
  return rest
}

function overridden(given: Raw): ReadonlySet<string> {
  return new Set([...Object.keys(given), ...(given.seals === undefined ? [] : ['manifest'])])
}
