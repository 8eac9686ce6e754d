import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setOutput } from '@actions/core'
import { rehearse } from '../commands/rehearse.ts'
import { UsageError } from '../commands/usage-error.ts'
import { REHEARSE } from '../options/action-tables.ts'
import { printedLines, progressText, renderRehearsal } from '../rehearsal/printed.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { denialText, headline, otherMajorText, requiredText, restoredWord } from '../rehearsal/sentences.ts'
import { renderRehearsalSummary } from '../rehearsal/summary.ts'
import { escapeLog } from '../report/escape.ts'
import { thrownText } from './broken-report.ts'
import { contextOf, type RunContext } from './context.ts'
import { readInputs } from './inputs.ts'
import { annotate, fail, say, sayProgress, warn } from './log.ts'

/** The runner keeps 10 errors per step; the failure itself is one of them. */
const MAX_ERRORS = 9

/** The sub-action `rehearse`. Green if the change was rehearsed, and if there is no dump and none is required: then nothing is claimed. */
export async function runRehearse(): Promise<void> {
  process.exitCode = 1
  try {
    setOutputs({ status: 'FAILED', 'after-differs': 'false', 'restored-equals-before': 'false' })
    const context = contextOf(process.env)
    const options = await readInputs(REHEARSE, process.env)
    const { rehearsal } = await rehearse(options, context.workspace, sayProgress(progressText))
    report(rehearsal, context)
    const files = await written(rehearsal, context)
    setOutputs({ page: files?.page ?? '' })
    // A cancelled job has seconds left: nothing is sent anywhere.
    const isInterrupted = rehearsal.denials.some(({ code }) => code === 'interrupted')
    if (options.comment && !isInterrupted)
      await (await import('./rehearsal-comment.ts')).publishRehearsalComment(rehearsal, options, context, process.env)
    if (options.upload && !isInterrupted && files !== undefined && rehearsal.status !== 'NOT_APPLIED')
      await upload(files, options, context)
    if (rehearsal.status === 'NOT_APPLIED' && options['require-rehearsal']) fail(requiredText(rehearsal))
    else if (rehearsal.status !== 'FAILED') process.exitCode = 0
  } catch (error) {
    fail(`nothing was rehearsed: ${error instanceof UsageError ? error.message : thrownText(error)}`)
  }
}

function report(rehearsal: Rehearsal, { summary }: RunContext): void {
  say(renderRehearsal(rehearsal))
  for (const line of printedLines(rehearsal.printed ?? [])) say(`${escapeLog(line)}\n`)
  if (rehearsal.status === 'FAILED') fail(headline(rehearsal))
  if (rehearsal.otherMajor !== undefined && rehearsal.status === 'REHEARSED') warn(otherMajorText(rehearsal.otherMajor))
  for (const denial of rehearsal.denials.slice(0, MAX_ERRORS))
    annotate({ level: 'error', title: `Rehearsal: ${denial.code}`, message: escapeLog(denialText(denial)) })
  setOutputs({
    status: rehearsal.status,
    evidence: rehearsal.evidence.length > 0 ? rehearsal.out : '',
    'evidence-sha256': rehearsal.evidenceSha256 ?? '',
    'after-differs': String(rehearsal.afterDiffers),
    'restored-equals-before': restoredWord(rehearsal)
  })
  try {
    if (summary === undefined) throw new Error('the runner names no file for it')
    appendFileSync(summary, renderRehearsalSummary(rehearsal))
  } catch (error) {
    warn(`the job summary could not be written; the result stands. ${thrownText(error)}`)
  }
}

/** What people download, in a folder of the runner. */
interface Written {
  readonly folder: string
  /** Absolute paths. */
  readonly files: readonly string[]
  readonly page: string
}

/** The files; undefined, with a warning, if the disk does not take them: the result does not change. */
async function written(rehearsal: Rehearsal, context: RunContext): Promise<Written | undefined> {
  try {
    return await writeFiles(rehearsal, context)
  } catch (error) {
    warn(`the page could not be written; the result does not change. ${thrownText(error)}`)
    return undefined
  }
}

async function writeFiles(rehearsal: Rehearsal, { temp }: RunContext): Promise<Written> {
  const { renderRehearsalPage } = await import('../rehearsal/page.ts')
  const folder = mkdtempSync(join(temp, 'seal-gate-'))
  const write = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text, { flag: 'wx' })
    return path
  }
  const page = write(PAGE, renderRehearsalPage(rehearsal))
  return { folder, page, files: [page, ...rehearsal.evidence.map(({ name, text }) => write(name, text))] }
}

const PAGE = 'rehearsal.html'

async function upload(
  { folder, files }: Written,
  options: { readonly 'artifact-name': string; readonly 'retention-days': number },
  { runUrl }: RunContext
): Promise<void> {
  const name = options['artifact-name']
  const { upload: send, uploadDeadline } = await import('./artifact.ts')
  const deadline = uploadDeadline(process.env['ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS'])
  const result = await send({ name, folder, files, retentionDays: options['retention-days'] }, deadline)
  if ('problem' in result) return warn(`the artifact "${name}" was not uploaded; its files are in ${folder}. ${result.problem}`)
  const id = String(result.id)
  setOutputs({ 'artifact-id': id, ...(runUrl !== undefined && { 'artifact-url': `${runUrl}/artifacts/${id}` }) })
}

function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}
