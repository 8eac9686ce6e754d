import { configPlace, isConfigured } from '../commands/config.ts'
import { runIdentity, verify } from '../commands/verify.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { notAllowed, OptionsError } from '../options/problem.ts'
import { toGateRequest } from '../options/request.ts'
import { DEFAULTS, GATE, type Options } from '../options/table.ts'
import { thrownReport, thrownText } from './broken-report.ts'
import type { ConfigOfRun } from './config.ts'
import { contextOf, type Env, type RunContext } from './context.ts'
import { eventOf } from './event.ts'
import { rawInputs, readInputs } from './inputs.ts'
import { fail, filesText, say, sayProgress } from './log.ts'
import { expandManifests } from './manifests.ts'
import { outputsOf, setOutputs } from './outputs.ts'
import { publish } from './publish.ts'
import type { ConfigTrust } from './trust.ts'

/**
 * The action: inputs, gate, report. The step is green only when it ran to its end and the verdict is `pass`; until then its exit code is
 * 1, so that even a process whose event loop runs dry does not pass.
 */
export async function runAction(): Promise<void> {
  process.exitCode = 1
  try {
    const context = contextOf(process.env)
    const { report, options, request } = await runJudged(context)
    await publish(report, options, context, request)
    if (report.verdict === 'pass') process.exitCode = 0
  } catch (error) {
    lastResort(error)
  }
}

interface Judged {
  readonly report: Report
  readonly options: Options
  /** Absent when the run broke before there was one. */
  readonly request?: GateRequest
}

/** A run whose inputs are not allowed, or that broke, has a report like any other; nothing is uploaded for it. */
async function runJudged({ workspace }: RunContext): Promise<Judged> {
  try {
    const { options, config } = await configured(workspace, process.env)
    const request = { ...(await requestOf(options, workspace, process.env, config)), progress: sayProgress(filesText) }
    return { report: await verify(request, options), options, request }
  } catch (error) {
    return { report: thrownReport(error), options: { ...DEFAULTS, upload: false } }
  }
}

/**
 * The inputs, completed by the configuration. Nothing is loaded for it where there is none; a change may have removed that of its base.
 * @throws OptionsError, UsageError
 */
async function configured(workspace: string, env: Env): Promise<{ readonly options: Options; readonly config?: ConfigOfRun }> {
  const given = rawInputs(GATE)
  const place = configPlace((given.config ?? '').trim(), workspace, workspace)
  const { kind } = eventOf(env)
  const isChange = kind === 'pull-request' || kind === 'merge-queue'
  if (place === undefined || !(isChange || (given['trusted-ref'] ?? '') !== '' || isConfigured(place)))
    return { options: await readInputs(GATE, env) }
  const { configuredInputs } = await import('./config.ts')
  const { raw, ...config } = await configuredInputs(given, place, workspace, env)
  return { options: await readInputs(GATE, env, raw), config }
}

/** The request of this run. @throws OptionsError */
export async function requestOf(options: Options, workspace: string, env: Env, config?: ConfigOfRun): Promise<GateRequest> {
  const { names, unmatched, unfollowed } = await expandManifests(config?.manifestsHere ?? options.manifest, workspace)
  // The gate reports a pattern without a match as it reports a file that does not exist.
  const manifests = [...names, ...unmatched]
  if (
    manifests.length + unfollowed.length + options.manifest.length === 0 &&
    options.seals === '' &&
    options['unchanged-since'] === '' &&
    options.release === ''
  )
    throw new OptionsError([NOTHING_TO_CHECK])
  const run = runIdentity('', env)
  return {
    ...toGateRequest(options, workspace, manifests),
    ...(unfollowed.length > 0 && { unfollowed }),
    ...(run !== undefined && { run }),
    inJob: true,
    ...(config?.source !== undefined && { config: config.source }),
    ...(await acceptRequest(options)),
    ...(await commitRequest(options, workspace, env)),
    ...(await releaseRequest(options, env)),
    ...(await signerRequest(options, workspace, env, await trustedRequest(options, workspace, env, manifests, config?.trust)))
  }
}

async function acceptRequest({ accept }: Options): Promise<Pick<GateRequest, 'accept'>> {
  return accept.length === 0 ? {} : (await import('../commands/accept.ts')).acceptRules(accept)
}

async function commitRequest(options: Options, workspace: string, env: Env): Promise<Pick<GateRequest, 'commit'>> {
  const { 'unchanged-since': since, paths, repairs, 'new-files': newFiles } = options
  if (since === '' && paths.length + repairs.length === 0 && newFiles === 'allow') return {}
  const { commitOfRun } = await import('./unchanged-since.ts')
  const commit = await commitOfRun(options, workspace, env)
  return commit === undefined ? {} : { commit }
}

async function releaseRequest(options: Options, env: Env): Promise<Pick<GateRequest, 'release'>> {
  if (options.release === '') return {}
  return { release: (await import('./release-assets.ts')).releaseOfRun(options, env) }
}

/** Adds whose signature is expected, and what the change does to that. */
async function signerRequest(
  options: Options,
  workspace: string,
  env: Env,
  request: Partial<GateRequest>
): Promise<Partial<GateRequest>> {
  const { 'signed-by': signedBy, 'public-key': key, bundle, 'trusted-root': root } = options
  if (signedBy.length === 0 && key + bundle + root === '') return request
  const { signer, changes } = await (await import('./signer.ts')).signerOfRun(options, workspace, env)
  const { reseal } = request
  return { ...request, signer, ...(reseal !== undefined && changes.length > 0 && { reseal: { ...reseal, signer: changes } }) }
}

async function trustedRequest(
  options: Options,
  workspace: string,
  env: Env,
  here: readonly string[],
  config: ConfigTrust | undefined
): Promise<Partial<GateRequest>> {
  const { 'trusted-ref': ref, reseal } = options
  const { kind } = eventOf(env)
  const asked = ref !== '' || (reseal !== 'allow' && kind !== 'trusted' && (kind !== 'unknown' || reseal !== 'notice'))
  if (!asked) return {}
  const { trustOf } = await import('./trust.ts')
  const { request, notices } = await trustOf(options, workspace, env, here, config)
  for (const notice of notices) say(notice)
  return request
}

const NOTHING_TO_CHECK = notAllowed(
  'manifest',
  '',
  'at least one path or glob, unless "seals", "unchanged-since" or "release" is given'
)

/** Something broke while the result was published. Whatever was printed before, the last output is that nothing was verified. */
function lastResort(error: unknown): void {
  for (const attempt of [
    () => fail(`the result could not be published: ${thrownText(error)}`),
    () => setOutputs(outputsOf(thrownReport(error)))
  ]) {
    try {
      attempt()
    } catch {
      // The exit code is 1 already, and absent outputs are not `pass`.
    }
  }
}
