import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Options } from '../options.ts'
import { annotations } from '../report/annotations.ts'
import { bundleFiles } from '../report/bundle.ts'
import { counted, probesText, runHeadline } from '../report/message.ts'
import type { Report } from '../report/report.ts'
import { renderSummary } from '../report/summary.ts'
import { renderText } from '../report/text.ts'
import type { GateRequest } from '../request.ts'
import type { RunContext } from './context.ts'
import { annotate, fail, say, sayFolded, warn } from './log.ts'
import { outputsOf, setOutputs } from './outputs.ts'
import { thrownText } from './thrown.ts'

/** The runner keeps 10 errors a step; the failure itself is one of them. */
const MOST_ERRORS = 9
const MOST_WARNINGS = 9

export type PublishOptions = Pick<Options, 'restore' | 'upload' | 'artifact-name' | 'retention-days'>

/**
 * Tells everyone: files, log, annotations, summary, outputs, and last the artifact, which can take long and changes nothing.
 * @throws when the report cannot be put on disk or the outputs cannot be set
 */
export async function publish(
  report: Report,
  options: PublishOptions,
  context: RunContext,
  request?: GateRequest
): Promise<void> {
  const folder = mkdtempSync(join(context.temp, 'seal-gate-'))
  const files = bundleFiles(report).map(({ name, text }) => {
    const path = join(folder, name)
    writeFileSync(path, text, { flag: 'wx' })
    return path
  })
  tell(report, context)
  summarize(report, options, context)
  setOutputs(outputsOf(report, join(folder, 'report.json')))
  const patch = request === undefined ? undefined : await restore(report, options, request, folder)
  if (options.upload) await uploadBundle(folder, patch === undefined ? files : [...files, patch], options, context)
}

function tell(report: Report, { workspace }: RunContext): void {
  if (report.probes !== null) {
    const all = [report.probes.control, ...report.probes.probes]
    const lines = all.map(({ id, mutation, expected, seen, passed }) =>
      passed ? `ok   ${id}: ${mutation}: ${seen}` : `FAIL ${id}: ${mutation}: expected ${expected}, seen ${seen}`
    )
    sayFolded(`Self-test ${probesText(report)}`, lines.join('\n'))
  }
  say(renderText(report))
  if (report.verdict !== 'pass') fail(runHeadline(report))
  const limits = { error: MOST_ERRORS, warning: MOST_WARNINGS }
  for (const annotation of annotations(report, { workspace: workspace.replaceAll('\\', '/'), limits })) annotate(annotation)
}

/**
 * A summary that cannot be written is a pity, and no reason to judge otherwise. The file is appended to directly: the toolkit's own
 * writer costs 2 ms at start-up, and escapes nothing that we would not escape ourselves.
 */
function summarize(report: Report, options: PublishOptions, { summary, docs }: RunContext): void {
  const where = options.upload ? `report.json in the artifact "${options['artifact-name']}"` : 'report.json (output "report")'
  try {
    if (summary === undefined) throw new Error('the runner names no file for it')
    appendFileSync(summary, renderSummary(report, { where, ...(docs !== undefined && { docs }) }))
  } catch (error) {
    warn(`the job summary could not be written; the verdict stands. ${thrownText(error)}`)
  }
}

/** Comes after the verdict and changes nothing of it: what cannot be restored is said, and that is all. */
async function restore(
  report: Report,
  options: PublishOptions,
  request: GateRequest,
  folder: string
): Promise<string | undefined> {
  if (options.restore === 'none' || report.verdict === 'pass') return undefined
  try {
    const { restoreProved } = await import('./restore.ts')
    const { patch, outcomes } = await restoreProved(options.restore, request, report, folder)
    const done = outcomes.filter(({ left }) => left === undefined).length
    const where = options.restore === 'workspace' ? 'written back to the workspace' : 'in restore.patch'
    if (done > 0)
      say(`${counted(done, 'file')} with proved sealed bytes ${where}; ${counted(outcomes.length - done, 'other')} left as found`)
    if (patch !== undefined) setOutputs({ 'restore-patch': patch })
    return patch
  } catch (error) {
    warn(`nothing was restored; the verdict stands. ${thrownText(error)}`)
    return undefined
  }
}

async function uploadBundle(
  folder: string,
  files: readonly string[],
  options: PublishOptions,
  { runUrl }: RunContext
): Promise<void> {
  const name = options['artifact-name']
  const { upload, uploadDeadline } = await import('./artifact.ts')
  const deadline = uploadDeadline(process.env['ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS'])
  const result = await upload({ name, folder, files, retentionDays: options['retention-days'] }, deadline)
  if ('problem' in result) {
    warn(`the artifact "${name}" was not uploaded; the verdict stands, and the report is in ${folder}. ${result.problem}`)
    return
  }
  const id = String(result.id)
  setOutputs({ 'artifact-id': id, ...(runUrl !== undefined && { 'artifact-url': `${runUrl}/artifacts/${id}` }) })
}
