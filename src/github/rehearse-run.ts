import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setOutput } from '@actions/core'
import { parseOptions } from '../options/schema.ts'
import { type RehearsalRequest, RequestError } from '../rehearsal/input.ts'
import { denialText, headline, progressText, restoredWord } from '../rehearsal/messages.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { type Rehearsal, rehearse } from '../rehearsal/rehearse.ts'
import { renderRehearsalSummary } from '../rehearsal/render-summary.ts'
import { renderRehearsal } from '../rehearsal/render-text.ts'
import { writeEvidence } from '../rehearsal/write-evidence.ts'
import { escapeLog } from '../report/escape.ts'
import { thrownText } from './broken-report.ts'
import { contextOf, type RunContext } from './context.ts'
import { annotate, fail, say, warn } from './log.ts'
import { inputText } from './sub-action-words.ts'

const ENGINES = ['auto', 'pglite', 'postgres'] as const
const LINE_EVERY_MS = 10_000
/** The runner keeps 10 errors a step; the failure itself is one of them. */
const MOST_ERRORS = 9

/** The sub-action `rehearse`. Green when the change was rehearsed, and when there is no dump: then nothing is claimed. */
export async function runRehearse(): Promise<void> {
  process.exitCode = 1
  try {
    setOutputs({ status: 'FAILED', 'after-differs': 'false', 'restored-equals-before': 'false' })
    const context = contextOf(process.env)
    const options = parseOptions(Object.fromEntries(UPLOAD.map(name => [name, inputText(name)])))
    const rehearsal = await rehearse(requestOf(context), sayProgress())
    const files = writeEvidence(rehearsal)
    tell(rehearsal, context)
    if (options.upload) await upload(rehearsal, files, options, context)
    if (rehearsal.status !== 'FAILED') process.exitCode = 0
  } catch (error) {
    fail(`nothing was rehearsed: ${error instanceof RequestError ? error.message : thrownText(error)}`)
  }
}

const UPLOAD = ['upload', 'artifact-name', 'retention-days'] as const

function requestOf({ workspace }: RunContext): RehearsalRequest {
  const path = (name: string): string | undefined => {
    const text = inputText(name)
    return text === '' ? undefined : resolve(workspace, text)
  }
  const [spec, dump, pgBin, out] = [path('spec'), path('dump'), path('pg-bin'), path('out')]
  const engine = ENGINES.find(name => name === (inputText('engine') || 'auto'))
  const problems = [
    ...(spec === undefined ? ['"spec" is empty: name the rehearsal'] : []),
    ...(engine === undefined ? [`"engine" is one of ${ENGINES.join(', ')}`] : [])
  ]
  if (spec === undefined || engine === undefined) throw new RequestError(problems)
  return {
    spec,
    // `auto` leaves the choice to the spec.
    ...(engine !== 'auto' && { engine }),
    ...(dump !== undefined && { dump }),
    ...(pgBin !== undefined && { pgBin }),
    ...(out !== undefined && { out })
  }
}

function sayProgress(): (progress: Progress) => void {
  let said = performance.now()
  return progress => {
    if (performance.now() - said < LINE_EVERY_MS) return
    said = performance.now()
    say(progressText(progress))
  }
}

function tell(rehearsal: Rehearsal, { summary }: RunContext): void {
  say(renderRehearsal(rehearsal))
  if (rehearsal.status === 'FAILED') fail(headline(rehearsal))
  for (const denial of rehearsal.denials.slice(0, MOST_ERRORS))
    annotate({ level: 'error', title: `Rehearsal: ${denial.code}`, message: escapeLog(denialText(denial)) })
  setOutputs({
    status: rehearsal.status,
    evidence: rehearsal.out,
    'evidence-sha256': rehearsal.evidenceSha256,
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

async function upload(
  { out }: Rehearsal,
  files: readonly string[],
  options: { readonly 'artifact-name': string; readonly 'retention-days': number },
  { runUrl }: RunContext
): Promise<void> {
  const name = options['artifact-name']
  const { upload: send, uploadDeadline } = await import('./artifact.ts')
  const deadline = uploadDeadline(process.env['ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS'])
  const result = await send({ name, folder: out, files, retentionDays: options['retention-days'] }, deadline)
  if ('problem' in result) return warn(`the artifact "${name}" was not uploaded; the evidence is in ${out}. ${result.problem}`)
  const id = String(result.id)
  setOutputs({ 'artifact-id': id, ...(runUrl !== undefined && { 'artifact-url': `${runUrl}/artifacts/${id}` }) })
}

function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value)
}
