import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Options } from '../options/table.ts'
import type { LandingOptions } from '../report/annotations/annotation-target.ts'
import { annotations } from '../report/annotations/annotations.ts'
import { pluralize } from '../report/counts.ts'
import { runAndWorstGroup } from '../report/findings/group-sentences.ts'
import { bundleFiles, OUTPUT_ROWS, type OutputInput } from '../report/outputs.ts'
import { partsOf, type Rendered } from '../report/rendered.ts'
import { probesText } from '../report/run-sentences.ts'
import { renderSummary } from '../report/summary/summary.ts'
import { renderText } from '../report/text/text.ts'
import { thrownText } from './broken-report.ts'
import { checkoutOf } from './checkout.ts'
import { type RunContext, runFactsOf } from './context.ts'
import { annotate, fail, say, sayFolded, warn } from './log.ts'
import { outputsOf, setOutputs } from './outputs.ts'

/** The runner keeps 10 errors a step; the failure itself is one of them. */
const MAX_ERRORS = 9
const MAX_WARNINGS = 9
/** What cannot be done with a read-only token is a notice. */
const MAX_NOTICES = 9

/** Puts a file into the folder of the bundle, and returns its path. */
type Write = (file: { readonly name: string; readonly text: Rendered }) => string

export type PublishOptions = Pick<
  Options,
  | 'restore'
  | 'upload'
  | 'artifact-name'
  | 'retention-days'
  | OutputInput
  | 'statements'
  | 'check-run'
  | 'comment'
  | 'github-token'
>

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
  const write: Write = ({ name, text }) => {
    const path = join(folder, name)
    writeFileSync(path, '', { flag: 'wx' })
    try {
      for (const part of partsOf(text)) appendFileSync(path, part)
    } catch (error) {
      // Half a report is none.
      rmSync(path, { force: true })
      throw error
    }
    return path
  }
  const files = bundleFiles(report).map(write)
  const place = placeOf(report, context)
  await tell(report, place)
  setOutputs(outputsOf(report, join(folder, 'report.json')))
  const asked = OUTPUT_ROWS.some(({ input }) => input !== undefined && options[input])
  const extras = asked || options.statements || options['check-run'] || options.comment ? await import('./extras.ts') : undefined
  const more = (await extras?.extraFiles(report, options, context, { ...place, write }, request)) ?? []
  const statements = (await extras?.statementFiles(report, options, context, write, request, process.env)) ?? []
  const offers = (await extras?.suggestionsFor(report, options, request)) ?? []
  // After the files that quote the drifted bytes: it may write the sealed ones into the workspace.
  const { patch, patched } = request === undefined ? {} : await restore(report, options, request, folder)
  summarize(report, options, context, patched)
  const people = await writeOptional(report, context, write, patched)
  await extras?.publishCheckRun(report, options, context, place, process.env)
  await extras?.publishComment(report, options, offers, context, { ...place, patched }, process.env)
  const made = [...files, ...people, ...more, ...statements, patch].filter(path => path !== undefined)
  if (options.upload) await uploadBundle(folder, made, options, context)
}

async function tell(report: Report, place: LandingOptions): Promise<void> {
  if (report.probes !== null) {
    const all = [report.probes.control, ...report.probes.probes]
    const lines = all.map(({ id, mutation, expected, seen, passed }) =>
      passed ? `ok   ${id}: ${mutation}: ${seen}` : `FAIL ${id}: ${mutation}: expected ${expected}, seen ${seen}`
    )
    sayFolded(`Self-test ${probesText(report)}`, lines.join('\n'))
  }
  say(await renderText(report))
  if (report.verdict !== 'pass') fail(runAndWorstGroup(report))
  const limits = { error: MAX_ERRORS, warning: MAX_WARNINGS, notice: MAX_NOTICES }
  for (const annotation of annotations(report, { ...place, limits })) annotate(annotation)
}

/**
 * A summary that cannot be written is a pity, and no reason to judge otherwise. The file is appended to directly: the toolkit's own
 * writer costs 2 ms at start-up, and escapes nothing that we would not escape ourselves.
 */
function summarize(report: Report, options: PublishOptions, { summary, docs }: RunContext, patched: number | undefined): void {
  const where = options.upload ? `report.json in the artifact "${options['artifact-name']}"` : 'report.json (output "report")'
  try {
    if (summary === undefined) throw new Error('the runner names no file for it')
    appendFileSync(
      summary,
      renderSummary(report, { where, ...(docs !== undefined && { docs }), ...(patched !== undefined && { patched }) })
    )
  } catch (error) {
    warn(`the job summary could not be written; the verdict does not change. ${thrownText(error)}`)
  }
}

/** What annotations must know to land: where the workspace is, and where the repository is in it. */
function placeOf(report: Report, context: RunContext) {
  const workspace = context.workspace.replaceAll('\\', '/')
  return { workspace, checkout: checkoutOf(report, workspace, process.env['GITHUB_REPOSITORY']) }
}

/** The outputs for people that the bundle always has. The same is in the log and the summary, so a run without them only warns. */
async function writeOptional(
  report: Report,
  context: RunContext,
  write: Write,
  patched: number | undefined
): Promise<readonly string[]> {
  const { docs } = context
  const run = runFactsOf(process.env, context, new Date())
  const paths: string[] = []
  for (const { name, always, render } of OUTPUT_ROWS) {
    if (always === undefined) continue
    try {
      const facts = { run, ...(docs !== undefined && { docs }), ...(patched !== undefined && { patched }) }
      paths.push(write({ name, text: await render(report, facts) }))
    } catch (error) {
      warn(`${name} could not be made; the verdict does not change. ${thrownText(error)}`)
    }
  }
  return paths
}

/** A patch, and how many files it brings back. */
interface Patch {
  readonly patch?: string
  readonly patched?: number
}

/** Comes after the verdict and does not change it: what cannot be restored is only reported. */
async function restore(report: Report, options: PublishOptions, request: GateRequest, folder: string): Promise<Patch> {
  if (options.restore === 'none' || report.verdict === 'pass') return {}
  try {
    const { restoreProved } = await import('../commands/restore.ts')
    const { patch, outcomes } = await restoreProved(options.restore, request, report, folder)
    const done = outcomes.filter(({ left }) => left === undefined).length
    const where = options.restore === 'workspace' ? 'written back to the workspace' : 'in restore.patch'
    if (done > 0)
      say(
        `${pluralize(done, 'file')} with exactly the sealed bytes ${where}; ${pluralize(outcomes.length - done, 'other')} left as found`
      )
    if (patch === undefined) return {}
    setOutputs({ 'restore-patch': patch })
    return { patch, patched: done }
  } catch (error) {
    warn(`nothing was restored; the verdict does not change. ${thrownText(error)}`)
    return {}
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
    warn(
      `the artifact "${name}" was not uploaded; the verdict does not change, and the report is in ${folder}. ${result.problem}`
    )
    return
  }
  const id = String(result.id)
  setOutputs({ 'artifact-id': id, ...(runUrl !== undefined && { 'artifact-url': `${runUrl}/artifacts/${id}` }) })
}
