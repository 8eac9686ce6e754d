import { runGate } from '../gate/run.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import { readOptions } from '../options/read.ts'
import { DEFAULTS, type Options, OptionsError, toGateRequest } from '../options/table.ts'
import { SELF_TEST } from '../probes/self-test.ts'
import { thrownReport, thrownText } from './broken-report.ts'
import { contextOf, type RunContext } from './context.ts'
import { eventOf } from './event.ts'
import { readInputs } from './inputs.ts'
import { fail, say, sayProgress } from './log.ts'
import { expandManifests } from './manifests.ts'
import { outputsOf, setOutputs } from './outputs.ts'
import { publish } from './publish.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * The action: inputs, gate, report. The step is green only when it ran to its end and the verdict is `pass`; until then its exit code is
 * 1, so that even a process whose event loop runs dry does not pass.
 */
export async function runAction(): Promise<void> {
  process.exitCode = 1
  try {
    const context = contextOf(process.env)
    const { report, options, request } = await judged(context)
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
async function judged({ workspace }: RunContext): Promise<Judged> {
  try {
    const options = await readOptions(readInputs())
    const request = { ...(await requestOf(options, workspace, process.env)), progress: sayProgress() }
    return { report: await runGate(request, options.probes ? SELF_TEST : null), options, request }
  } catch (error) {
    return { report: thrownReport(error), options: { ...DEFAULTS, upload: false } }
  }
}

/** What the gate is asked in this run. @throws OptionsError */
export async function requestOf(options: Options, workspace: string, env: Env): Promise<GateRequest> {
  const { matches, unmatched } = await expandManifests(options.manifest, workspace)
  // The gate says of a pattern without a match what it says of a file that is not there.
  const manifests = [...matches, ...unmatched]
  if (manifests.length === 0 && options.seals === '') throw new OptionsError([NOTHING_TO_CHECK])
  return { ...toGateRequest(options, workspace, manifests), ...(await trusted(options, workspace, env, manifests)) }
}

async function trusted(options: Options, workspace: string, env: Env, here: readonly string[]): Promise<Partial<GateRequest>> {
  const { 'trusted-ref': ref, reseal } = options
  const { kind } = eventOf(env)
  const asked = ref !== '' || (reseal !== 'allow' && kind !== 'trusted' && (kind !== 'unknown' || reseal !== 'notice'))
  if (!asked) return {}
  const { trustOf } = await import('./trust.ts')
  const { request, notices } = await trustOf(options, workspace, env, here)
  for (const notice of notices) say(notice)
  return request
}

const NOTHING_TO_CHECK = { name: 'manifest', value: '', allowed: 'at least one path or glob, unless "seals" is given' } as const

/** Something broke while the result was told. Whatever was said before, the last word is that nothing is vouched for. */
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
