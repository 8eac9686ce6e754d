import { basename, dirname, resolve } from 'node:path'
import { writeInside } from '../disk/atomic-write.ts'
import { isReachable, isWithin, relativePath } from '../disk/contain.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { type DirectRequest, readDirectInput } from '../rehearsal/direct-input.ts'
import type { Progress } from '../rehearsal/phases.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { rehearseInput } from '../rehearsal/rehearse.ts'
import { PLACEHOLDER_HOST, specFiles } from '../rehearsal/spec-files.ts'
import { stepsOf } from './rehearse-commands.ts'
import { UsageError } from './usage-error.ts'

type Options = Pick<
  OptionsOf<typeof REHEARSE>,
  | 'dump'
  | 'database'
  | 'apply'
  | 'rollback'
  | 'apply-run'
  | 'rollback-run'
  | 'run-env'
  | 'run-folders'
  | 'expectations'
  | 'policy'
  | 'transaction'
  | 'engine'
  | 'pg-bin'
  | 'run-as'
  | 'out'
>

/**
 * Rehearses a change and its rollback without a spec.
 * @param writeSpec path of the spec to write once it is rehearsed; empty for none
 * @returns the result, and what was written or why nothing was, in sentences
 * @throws {UsageError} when an option is missing or a file cannot be used @throws {RequestError}
 */
export async function rehearseScripts(
  options: Options,
  queries: Pick<DirectRequest, 'queries' | 'between' | 'statementTimeout' | 'declared'>,
  writeSpec: string,
  cwd: string,
  progress: (progress: Progress) => void
): Promise<{ readonly rehearsal: Rehearsal; readonly notes: readonly string[] }> {
  const given = requestOf(options, cwd)
  const spec = writeSpec === '' ? undefined : resolve(cwd, writeSpec)
  if (spec !== undefined) checkPlaces(spec, options, cwd)
  const rehearsal = await rehearseInput(readDirectInput({ ...given, ...queries, describesTables: spec !== undefined }), progress)
  return { rehearsal, notes: spec === undefined ? [] : writeSpecTo(spec, options, cwd, rehearsal, queries.declared) }
}

function requestOf(options: Options, cwd: string): DirectRequest {
  const { dump, transaction, engine } = options
  // Before anything is read: what is not named needs no second try.
  const missing = [
    ...(dump === '' ? ['dump'] : []),
    ...(['apply', 'rollback'] as const).filter(name => options[name] === '' && options[`${name}-run`].length === 0)
  ]
  if (missing.length > 0)
    throw new UsageError(
      `without a spec, a rehearsal needs ${missing.map(name => `"${name}"`).join(' and ')}`,
      'seal-gate rehearse --dump clone.sql --apply up.sql --rollback down.sql'
    )
  return {
    root: cwd,
    dump: resolve(cwd, dump),
    ...(options.database !== '' && { database: options.database }),
    migrations: stepsOf(options, cwd),
    ...(transaction !== 'auto' && { transaction }),
    ...(engine !== 'auto' && { engine }),
    ...(options.expectations !== '' && { expectations: options.expectations }),
    ...(options.policy !== '' && { policy: options.policy }),
    ...(options['pg-bin'] !== '' && { pgBin: resolve(cwd, options['pg-bin']) }),
    ...(options['run-as'] !== '' && { runAs: options['run-as'] }),
    ...(options.out !== '' && { out: resolve(cwd, options.out) })
  }
}

/** A spec names only files in its folder. Nothing is rehearsed for a spec that could not be written. */
function checkPlaces(spec: string, options: Options, cwd: string): void {
  if (isReachable(spec)) throw new UsageError(`${JSON.stringify(relativePath(spec, cwd))} exists: nothing is overwritten`)
  if (options['apply-run'].length + options['rollback-run'].length > 0)
    throw new UsageError(
      '"write-spec" writes specs of scripts: write that of a command by hand, with the files that it is run on'
    )
  for (const name of ['apply', 'rollback', 'expectations', 'policy'] as const)
    if (options[name] !== '' && !isWithin(dirname(spec), resolve(cwd, options[name])))
      throw new UsageError(`"write-spec": a spec names only files in its folder or below, and "${name}" is outside of it`)
}

function writeSpecTo(
  spec: string,
  options: Options,
  cwd: string,
  rehearsal: Rehearsal,
  declared: DirectRequest['declared']
): string[] {
  if (rehearsal.status !== 'REHEARSED') return ['no spec was written, since nothing is proved']
  const folder = dirname(spec)
  const named = (path: string) => (path === '' ? undefined : relativePath(resolve(cwd, path), folder))
  const dump = resolve(cwd, options.dump)
  const files = specFiles(
    basename(spec),
    {
      apply: relativePath(resolve(cwd, options.apply), folder),
      rollback: relativePath(resolve(cwd, options.rollback), folder),
      dump: isWithin(folder, dump) ? relativePath(dump, folder) : undefined,
      expectations: named(options.expectations),
      policy: named(options.policy),
      ...declared,
      ...(options.database !== '' && { database: options.database }),
      ...(options.transaction !== 'auto' && { transaction: options.transaction }),
      ...(options['run-as'] !== '' && { run_as: options['run-as'] })
    },
    rehearsal
  )
  if ('problem' in files) return [`no spec was written: ${files.problem}`]
  // Never over a file that exists.
  for (const [name, text] of files) writeInside(folder, name, text, true)
  return [
    `written: ${[...files.keys()].join(', ')}`,
    ...(options.policy === '' ? [`in policy.json, replace ${PLACEHOLDER_HOST} with the endpoints of production`] : [])
  ]
}
