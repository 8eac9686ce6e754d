import { join, resolve } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { isReachable, isWithin, relativePath } from '../disk/contain.ts'
import { makeFolderAt } from '../disk/make-folders.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { type DirectRequest, readDeclared, readScript } from '../rehearsal/direct-input.ts'
import { driverFor } from '../rehearsal/drivers.ts'
import { type RehearsalRequest, RequestError } from '../rehearsal/input.ts'
import type { Progress } from '../rehearsal/phases.ts'
import { readQueries } from '../rehearsal/queries.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { rehearse as run } from '../rehearsal/rehearse.ts'
import { limitOf } from '../rehearsal/statement-limit.ts'
import { foldersOf } from './rehearse-commands.ts'
import { rehearseMigrations } from './rehearse-migrations.ts'
import { rehearseScripts } from './rehearse-scripts.ts'
import { MissingError, UsageError } from './usage-error.ts'

/** A rehearsal whose evidence is written. */
export interface Rehearsed {
  readonly rehearsal: Rehearsal
  /** Paths of the evidence. */
  readonly files: readonly string[]
  /** What else was written, or why it was not, in sentences. */
  readonly notes: readonly string[]
}

/**
 * Applies a change to a throwaway clone, undoes it, and writes the evidence, of a spec or of the scripts that the options name. Paths are
 * relative to the folder.
 * @throws UsageError when the spec or a file that it names cannot be used
 */
export async function rehearse(
  options: Options & { readonly 'write-spec'?: string },
  cwd: string,
  progress: (progress: Progress) => void
): Promise<Rehearsed> {
  try {
    const { rehearsal, notes } = await runAny(options, cwd, progress)
    return { rehearsal, notes, files: writeEvidence(rehearsal) }
  } catch (error) {
    throw error instanceof RequestError ? new UsageError(error.message) : error
  }
}

/** From a spec, the folder of a tool, or scripts, whichever is named. */
async function runAny(
  options: Options & { readonly 'write-spec'?: string },
  cwd: string,
  progress: (progress: Progress) => void
): Promise<Pick<Rehearsed, 'rehearsal' | 'notes'>> {
  const writeSpec = options['write-spec'] ?? ''
  const queries = {
    ...(await queriesOf(options, cwd)),
    ...(options.spec === '' && { ...betweenOf(options, cwd), ...limitIn(options), ...declaredIn(options, cwd) })
  }
  if (options.spec !== '') return { rehearsal: await run({ ...requestOf(options, cwd), ...queries }, progress), notes: [] }
  if (options.migrations === '') {
    for (const name of ['tool', 'since'] as const)
      if (!['', 'auto'].includes(options[name])) throw new UsageError(`"${name}" needs "migrations", the folder of the tool`)
    return await rehearseScripts(options, queries, writeSpec, cwd, progress)
  }
  if (writeSpec !== '') throw new UsageError('give "migrations" or "write-spec", not both: a spec names single scripts')
  return { rehearsal: await rehearseMigrations(options, queries, cwd, progress), notes: [] }
}

type Options = Pick<
  OptionsOf<typeof REHEARSE>,
  | 'spec'
  | 'dump'
  | 'database'
  | 'migrations'
  | 'tool'
  | 'since'
  | 'apply'
  | 'rollback'
  | 'apply-run'
  | 'rollback-run'
  | 'run-env'
  | 'run-folders'
  | 'expectations'
  | 'policy'
  | 'exceptions'
  | 'transaction'
  | 'between'
  | 'statement-timeout'
  | 'queries'
  | 'engine'
  | 'pg-bin'
  | 'run-as'
  | 'out'
>

/** @throws {UsageError} when the file cannot be used */
async function queriesOf(
  { queries: path, engine, dump }: Pick<Options, 'queries' | 'engine' | 'dump'>,
  cwd: string
): Promise<Pick<RehearsalRequest, 'queries'>> {
  if (path === '') return {}
  const file = readScript(cwd, 'queries', path)
  const { splitQueries } = await driverFor({ engine, dump: dump === '' ? undefined : resolve(cwd, dump) })
  const queries = await readQueries(file.path, file.content, splitQueries)
  if ('problem' in queries) throw new UsageError(`queries: ${JSON.stringify(path)}: ${queries.problem}`)
  return { queries }
}

/** @throws {RequestError} when the script cannot be read */
function betweenOf({ between }: Pick<Options, 'between'>, cwd: string): Pick<DirectRequest, 'between'> {
  if (between === '') return {}
  return { between: between === 'generated' ? between : readScript(cwd, 'between', between) }
}

/** @throws {UsageError} for a time that is too long */
function limitIn({ 'statement-timeout': text }: Pick<Options, 'statement-timeout'>): Pick<DirectRequest, 'statementTimeout'> {
  if (text === '') return {}
  if (limitOf(text) === undefined) throw new UsageError(`statement-timeout: ${text} is more than a week`)
  return { statementTimeout: text }
}

/** @throws {UsageError} without a policy @throws {RequestError} when the file cannot be used */
function declaredIn(
  { exceptions, policy }: Pick<Options, 'exceptions' | 'policy'>,
  cwd: string
): Pick<DirectRequest, 'declared'> {
  if (exceptions === '') return {}
  if (policy === '') throw new UsageError('"exceptions" needs "policy", which must allow each of them')
  return { declared: readDeclared(cwd, exceptions) }
}

/** What the spec decides cannot be given beside it. */
function requestOf(options: Options & { readonly 'write-spec'?: string }, cwd: string): RehearsalRequest {
  const { spec, dump, engine, 'pg-bin': pgBin, 'run-as': runAs, out } = options
  for (const name of ['apply-run', 'rollback-run', 'run-env'] as const)
    if (options[name].length > 0) throw new UsageError(`give a spec or "${name}", not both: the spec has its commands`)
  for (const name of [
    'migrations',
    'since',
    'apply',
    'rollback',
    'between',
    'statement-timeout',
    'expectations',
    'policy',
    'exceptions',
    'write-spec'
  ] as const)
    if ((options[name] ?? '') !== '') throw new UsageError(`give a spec or "${name}", not both: the spec names its files`)
  if (options.transaction !== 'auto') throw new UsageError('give a spec or "transaction", not both: the spec decides it')
  if (!isReachable(resolve(cwd, spec))) throw new MissingError('spec', spec)
  return {
    spec: resolve(cwd, spec),
    workspace: cwd,
    runFolders: foldersOf(options, cwd),
    // `auto` leaves the choice to the spec.
    ...(engine !== 'auto' && { engine }),
    ...(dump !== '' && { dump: resolve(cwd, dump) }),
    ...(options.database !== '' && { database: options.database }),
    ...(pgBin !== '' && { pgBin: resolve(cwd, pgBin) }),
    ...(runAs !== '' && { runAs }),
    ...(out !== '' && { out: resolve(cwd, out) })
  }
}

/**
 * Writes the documents, if there are any: each whole or not at all, over those of an earlier run. Below the folder of the spec no link is followed,
 * since a pull request can bring one; a folder elsewhere is the caller's own choice.
 * @returns their paths
 */
export function writeEvidence({ root, out, evidence }: Pick<Rehearsal, 'root' | 'out' | 'evidence'>): string[] {
  if (evidence.length === 0) return []
  const isBelow = isWithin(root, out)
  if (!isBelow) makeFolderAt(out)
  return evidence.map(({ name, text }) => {
    if (isBelow) writeInside(root, relativePath(join(out, name), root), text)
    else writeInside(out, name, text)
    return join(out, name)
  })
}
