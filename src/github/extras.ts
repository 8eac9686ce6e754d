import type { Report } from '../model/report.ts'
import { REPOSITORY } from '../model/repository.ts'
import type { GateRequest } from '../model/request.ts'
import type { Options } from '../options/table.ts'
import type { Checkout } from '../report/annotations/annotation-target.ts'
import { pluralize } from '../report/counts.ts'
import { OUTPUT_ROWS, type OutputInput } from '../report/outputs.ts'
import type { Rendered } from '../report/rendered.ts'
import type { StatementContext } from '../report/statements/statements.ts'
import { thrownText } from './broken-report.ts'
import type { Offer } from './comment.ts'
import { type Env, type RunContext, runFactsOf } from './context.ts'
import { eventOf, headShaOf } from './event.ts'
import { inform, say, warn } from './log.ts'
import { setOutputs } from './outputs.ts'

// What is made only when it is asked for, each loaded only then. Nothing here has any influence on the verdict, and nothing here throws.

export type ExtraOptions = Pick<Options, OutputInput | 'statements' | 'check-run' | 'comment' | 'artifact-name' | 'github-token'>

export interface ExtraFile {
  readonly name: string
  readonly text: Rendered
}

/** Where the report's paths stand: see landing.ts. */
interface Place {
  readonly workspace: string
  readonly checkout: Checkout
}

/** Where they go, and where the report's paths stand. */
interface Target extends Place {
  /** Puts a file into the bundle's folder and gives its path. */
  write(file: ExtraFile): string
}

/**
 * Writes the files of the bundle that are not always there. Fixes are made from the drifted files, so this comes before anything is
 * restored.
 * @returns their paths
 */
export async function extraFiles(
  report: Report,
  options: ExtraOptions,
  { docs }: RunContext,
  { write, ...place }: Target,
  request: GateRequest | undefined
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const { name, input, takesFixes, render } of OUTPUT_ROWS) {
    if (input === undefined || !options[input]) continue
    await attempt(name, async () => {
      const fixes = takesFixes === undefined || request === undefined ? undefined : await fixesFor(report, request)
      const context = { ...place, ...(docs !== undefined && { docs }), ...(fixes !== undefined && { fixes }) }
      const path = write({ name, text: await render(report, context) })
      paths.push(path)
      setOutputs({ [input]: path })
    })
  }
  return paths
}

/**
 * The verdict as in-toto Statements, with what `actions/attest` takes. Without a request there is nothing that was judged.
 * @returns their paths
 */
export async function statementFiles(
  report: Report,
  { statements }: ExtraOptions,
  context: RunContext,
  write: (file: ExtraFile) => string,
  request: GateRequest | undefined,
  env: Env
): Promise<readonly string[]> {
  if (!statements) return []
  const paths: string[] = []
  await attempt('the statements', async () => {
    if (request === undefined) throw new Error('the run broke before it judged anything')
    const { makeStatements } = await import('../commands/statements.ts')
    const { files, note } = await makeStatements(report, request, statementContext(context, env))
    const named = new Map(files.map(({ name, text }) => [name, write({ name, text })]))
    paths.push(...named.values())
    setOutputs({
      subjects: named.get('subjects.sha256') ?? '',
      'test-result': named.get('test-result.predicate.json') ?? '',
      'verification-summary': named.get('verification-summary.predicate.json') ?? ''
    })
    say(`statements: ${note}`)
  })
  return paths
}

/** The verifier is the workflow, called as in the certificate with which it signs: https://docs.github.com/actions/reference/security/oidc */
function statementContext(context: RunContext, env: Env): StatementContext {
  const run = runFactsOf(env, context, new Date())
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_WORKFLOW_REF: workflow = '' } = env
  return {
    run,
    verifier: workflow === '' ? REPOSITORY : `${server}/${workflow}`,
    resource: `git+${server}/${run.repository ?? 'unknown'}${run.commit === undefined ? '' : `@${run.commit}`}`,
    repository: REPOSITORY
  }
}

/** Results are worth having without their fixes. */
async function fixesFor(report: Report, request: GateRequest) {
  try {
    const { fixesOf } = await import('../restore/fixes.ts')
    return await fixesOf(report, request)
  } catch (error) {
    say(`no fixes in results.sarif: ${thrownText(error)}`)
    return undefined
  }
}

async function attempt(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make()
  } catch (error) {
    warn(`${what} could not be made; the verdict does not change. ${thrownText(error)}`)
  }
}

/** The check run that the input `check-run` asks for. */
export async function publishCheckRun(
  report: Report,
  options: ExtraOptions,
  { docs, runUrl }: RunContext,
  place: Place,
  env: Env
): Promise<void> {
  if (!options['check-run']) return
  await attempt('the check run', async () => {
    const { context } = await import('@actions/github')
    const { createCheckRun } = await import('./check-run.ts')
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
    const headSha = headShaOf(context.payload, env['GITHUB_SHA'])
    if (owner === '' || repo === '' || headSha === undefined) throw new Error('the run names no repository or no commit')
    const target = {
      apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
      token: options['github-token'],
      owner,
      repo,
      headSha,
      name: checkName(report, env['GITHUB_JOB']),
      ...(runUrl !== undefined && { detailsUrl: runUrl })
    }
    const where = 'report.json in the artifact of the run'
    const result = await createCheckRun(report, target, { ...place, where, ...(docs !== undefined && { docs }) })
    if ('problem' in result) throw new Error(result.problem)
    if ('refused' in result)
      inform(`no check run: the token of this run may not create one (${result.refused}). The verdict stands.`)
    else say(`check run with ${pluralize(result.annotations, 'annotation')}: ${result.url}`)
  })
}

/**
 * Suggestions for the comment, made from the drifted files: before anything is restored. Empty when none was asked for or can be made.
 */
export async function suggestionsFor(
  report: Report,
  options: ExtraOptions,
  request: GateRequest | undefined
): Promise<readonly Offer[]> {
  if (!options.comment || request === undefined) return []
  try {
    const { suggestionsOf } = await import('../restore/fixes.ts')
    return await suggestionsOf(report, request)
  } catch (error) {
    say(`no suggestions: ${thrownText(error)}`)
    return []
  }
}

/** The comment that the input `comment` asks for. */
export async function publishComment(
  report: Report,
  options: ExtraOptions,
  offers: readonly Offer[],
  { docs, runUrl }: RunContext,
  { patched, ...place }: Place & { readonly patched: number | undefined },
  env: Env
): Promise<void> {
  if (!options.comment) return
  const event = eventOf(env)
  if (event.kind !== 'pull-request') return say('no comment: this run is not about a pull request')
  await attempt('the comment', async () => {
    const { commentOn } = await import('./comment.ts')
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
    if (owner === '' || repo === '') throw new Error('the run names no repository')
    const { number, head } = event
    const target = {
      apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
      token: options['github-token'],
      owner,
      repo,
      number,
      head,
      job: [env['GITHUB_WORKFLOW'] ?? '', env['GITHUB_JOB'] ?? '', options['artifact-name']]
    }
    const context = {
      ...place,
      where: 'report.json in the artifact of the run',
      ...(docs !== undefined && { docs }),
      ...(runUrl !== undefined && { runUrl }),
      ...(patched !== undefined && { patched })
    }
    const result = await commentOn(report, target, offers, context)
    if ('problem' in result) throw new Error(result.problem)
    if ('refused' in result)
      inform(
        `no comment: the token of this run may not write one, as in runs from forks (${result.refused}). The verdict stands.`
      )
    else if ('skipped' in result) say(`no comment: ${result.skipped}`)
    else say(`comment with ${pluralize(result.suggestions, 'suggestion')}: ${result.url}`)
  })
}

/** Jobs of one workflow, and the shards of a matrix, each have their own. */
function checkName({ shard }: Report, job: string | undefined): string {
  return `Seal Gate${job ? ` (${job})` : ''}${shard === undefined ? '' : ` ${shard.index}/${shard.of}`}`
}
