import { hasGit } from '../disk/git-near.ts'
import { gitBase, mergedOnto } from '../git/base.ts'
import { manifestsAt } from '../load/manifests-at.ts'
import type { Base, ResealPolicy } from '../model/base.ts'
import { errorMessage } from '../model/error-message.ts'
import { comparePaths } from '../model/path-order.ts'
import type { GateRequest } from '../model/request.ts'
import { unknownName } from '../options/nearest.ts'
import { notAllowed, OptionsError } from '../options/problem.ts'
import type { Options } from '../options/table.ts'
import type { Checkout } from './api-base.ts'
import type { Env } from './context.ts'
import { eventOf, type RunEvent } from './event.ts'
import { say } from './log.ts'

type TrustOptions = Pick<Options, 'trusted-ref' | 'reseal' | 'manifest' | 'github-token' | 'max-manifest-bytes'>

/** What the configuration of a change has to do with trust. */
export interface ConfigTrust {
  /** Lines of manifests that are in force at the base. */
  readonly manifestsAtBase: readonly string[]
  readonly change?: ResealPolicy['config']
  /** The base, where it was read already. */
  readonly base?: Base
}

/** What a run is held to beside its own checkout. */
export interface Trust {
  readonly request: Pick<GateRequest, 'trusted' | 'reseal'> & Partial<Pick<GateRequest, 'manifests'>>
  /** What the reader should know, such as that there is no base. */
  readonly notices: readonly string[]
}

/**
 * Finds the base of a change, in the repository or by the API, the manifests that are in force there, and what the policy makes of changed
 * seals.
 * @param here manifests of the checkout
 * @throws OptionsError when `trusted-ref: base` is asked of an event that has none and may be anybody's
 */
export async function trustOf(
  options: TrustOptions,
  workspace: string,
  env: Env,
  here: readonly string[] = [],
  config: ConfigTrust = { manifestsAtBase: options.manifest }
): Promise<Trust> {
  const event = eventOf(env)
  const base = config.base ?? (await baseOfChange(options, workspace, env))
  const find = finder(options, workspace, env)
  const ref = options['trusted-ref']
  const trusted = ref === '' ? undefined : ref === 'base' ? base : await find(ref, JSON.stringify(ref))
  const notices: string[] = []
  if (ref === 'base' && trusted === undefined) {
    if (event.kind === 'unknown') throw new OptionsError([notAllowed('trusted-ref', ref, NO_BASE)])
    notices.push(
      `"trusted-ref: base" has no meaning in a run of ${JSON.stringify(nameOf(event))}: the manifests of the checkout are in force`
    )
  }
  const reseal = await policyOf(event, base, options, config, workspace, env)
  const inForce = trusted === undefined ? {} : await manifestsOf(trusted, options.manifest, workspace, here)
  return { request: { ...inForce, ...(reseal !== undefined && { reseal: { ...reseal, here } }) }, notices }
}

/** The manifests that are in force at a trusted ref. Those of the checkout would be what a pull request left of them. */
async function manifestsOf(trusted: Base, lines: readonly string[], workspace: string, here: readonly string[]) {
  try {
    const { names, unmatched } = await manifestsAt(trusted, lines, workspace)
    return { trusted, manifests: [...names.toSorted(comparePaths), ...unmatched] }
  } catch (error) {
    return { trusted: silentBase(trusted.name, errorMessage(error)), manifests: here.length > 0 ? here : lines }
  }
}

const NO_BASE = '"base" in runs of pull_request, pull_request_target and merge_group; elsewhere a branch, tag or commit'

function nameOf(event: RunEvent): string {
  return 'name' in event ? event.name : event.kind
}

type Find = (revision: string, label: string) => Promise<Base>
type FindOptions = Pick<Options, 'github-token' | 'max-manifest-bytes'>

function finder(options: FindOptions, workspace: string, env: Env): Find {
  const event = eventOf(env)
  const place = { workspace, head: event.kind === 'pull-request' ? event.head : (env['GITHUB_SHA'] ?? '') }
  return (revision, label) => findBase(revision, label, options, place, env)
}

/** A branch, tag or commit. What cannot be read there throws when it is read. */
export function baseNamed(ref: string, options: FindOptions, workspace: string, env: Env): Promise<Base> {
  return finder(options, workspace, env)(ref, JSON.stringify(ref))
}

/** The base of the pull request or merge queue that the run is about; undefined for every other event. */
export async function baseOfChange(options: FindOptions, workspace: string, env: Env): Promise<Base | undefined> {
  const revision = await baseRevision(eventOf(env), workspace, env)
  return revision === undefined ? undefined : finder(options, workspace, env)(revision, 'base')
}

/** Id of the commit that a pull request or a merge queue builds upon; undefined in runs of other events. */
export async function baseRevision(event: RunEvent, workspace: string, env: Env): Promise<string | undefined> {
  if (event.kind === 'merge-queue') return event.base
  if (event.kind !== 'pull-request') return undefined
  // The event knows the base of when it was sent; what is checked out may be a merge onto a later one.
  const onto = event.target ? undefined : await mergedOnto(workspace, event.head, env)
  return onto ?? event.base
}

async function findBase(revision: string, label: string, options: FindOptions, place: Checkout, env: Env): Promise<Base> {
  const limit = options['max-manifest-bytes']
  const name = `${label} ${revision.slice(0, 12)}`
  try {
    // Of a repository around the workspace, nothing says where in it the workspace is: a step could have moved `.git`.
    const local = hasGit(place.workspace) ? await gitBase(place.workspace, revision, label, env, limit) : undefined
    if (local !== undefined) return local
  } catch (error) {
    return silentBase(name, errorMessage(error))
  }
  try {
    const { apiBase } = await import('./api-base.ts')
    return await apiBase(revision, label, options['github-token'], env, place)
  } catch (error) {
    const reason = `it is not in this clone, and the API does not return it: ${errorMessage(error)}`
    return silentBase(name, reason)
  }
}

async function policyOf(
  event: RunEvent,
  base: Base | undefined,
  options: TrustOptions,
  { manifestsAtBase, change }: ConfigTrust,
  workspace: string,
  env: Env
): Promise<ResealPolicy | undefined> {
  const { reseal } = options
  if (reseal === 'allow' || event.kind === 'trusted') return undefined
  const binding = reseal !== 'notice'
  if (base === undefined) {
    if (!binding) return undefined
    const nowhere = silentBase('the base', `a run of ${JSON.stringify(nameOf(event))} names none`)
    return { base: nowhere, manifests: ANY, permitted: false, additions: false, why: '', binding }
  }
  const config = change === undefined ? {} : { config: change }
  const { permitted, why, proved } = await permission(reseal, event, options['github-token'], env)
  const more = proved === undefined ? config : { ...config, proved }
  try {
    const { names: manifests } = await manifestsAt(base, manifestsAtBase, workspace)
    return { base, manifests, permitted, additions: reseal !== 'forbid', why, binding, ...more }
  } catch (error) {
    // Without the list, a manifest that a pattern named at the base could go away unseen.
    return {
      base: silentBase(base.name, errorMessage(error)),
      manifests: ANY,
      permitted,
      additions: false,
      why,
      binding,
      ...more
    }
  }
}

async function permission(
  reseal: string,
  event: RunEvent,
  token: string,
  env: Env
): Promise<Pick<ResealPolicy, 'permitted' | 'why' | 'proved'>> {
  if (reseal === 'notice') return { permitted: true, why: 'seals may change here, and each change is reported' }
  if (reseal === 'forbid') return { permitted: false, why: 'no change of a seal is permitted here ("reseal: forbid")' }
  if (reseal.startsWith('proved:')) return provedOnly(reseal.slice('proved:'.length))
  if (reseal.startsWith('review:')) {
    const { reviewed } = await import('./reviews.ts')
    return reviewed(reseal.slice('review:'.length), event, token, env)
  }
  const label = reseal.slice('label:'.length)
  const labels = await labelsOf(event, token, env)
  const permitted = labels.includes(label)
  return { permitted, why: `the pull request ${permitted ? 'has' : 'does not have'} the label ${JSON.stringify(label)}` }
}

/** @throws OptionsError for a cause that does not exist, or that would let in any content */
async function provedOnly(list: string): Promise<Pick<ResealPolicy, 'permitted' | 'why' | 'proved'>> {
  const { FORM_CAUSES } = await import('../reseal/proved.ts')
  const names = list.split(',').map(name => name.trim())
  const proved = FORM_CAUSES.filter(cause => names.includes(cause))
  const [other] = names.filter(name => !FORM_CAUSES.some(cause => cause === name))
  if (other !== undefined) {
    const { text } = unknownName('cause', other, FORM_CAUSES)
    throw new OptionsError([{ name: 'reseal', text: `"reseal": ${text} (allowed are ${FORM_CAUSES.join(', ')})` }])
  }
  return { permitted: false, proved, why: `only what is proved to be ${proved.join(', ')} is permitted here` }
}

/** Current labels. The event holds those from when it was sent, which may be stale on a re-run. */
async function labelsOf(event: RunEvent, token: string, env: Env): Promise<readonly string[]> {
  const number = 'number' in event ? event.number : undefined
  const sent = event.kind === 'pull-request' ? event.labels : []
  if (number === undefined) return sent
  try {
    const { apiLabels } = await import('./api-base.ts')
    return await apiLabels(number, token, env)
  } catch (error) {
    say(`current labels are not available; using those of the event: ${errorMessage(error)}`)
    return sent
  }
}

/** A policy with any name asks the base, so that a base that cannot be read reports why. */
const ANY = ['.']

function silentBase(name: string, reason: string): Base {
  const silent = (): Promise<never> => Promise.reject(new Error(reason))
  return { name, read: silent, list: silent }
}
