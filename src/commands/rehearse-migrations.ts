import { resolve } from 'node:path'
import { escapesFolder, isReachable, relativePath } from '../disk/contain.ts'
import { NoSuchCommit } from '../git/commit-files.ts'
import { readFolderAt } from '../git/folder-at.ts'
import { errorMessage } from '../model/error-message.ts'
import type { REHEARSE } from '../options/action-tables.ts'
import type { OptionsOf } from '../options/row.ts'
import { type DirectRequest, readDirectInput } from '../rehearsal/direct-input.ts'
import { databaseOf } from '../rehearsal/drivers.ts'
import { readMigrations } from '../rehearsal/migration-input.ts'
import type { Progress } from '../rehearsal/phases.ts'
import type { Rehearsal } from '../rehearsal/rehearsal.ts'
import { rehearseInput } from '../rehearsal/rehearse.ts'
import type { Folder } from '../rehearsal/tools/migration.ts'
import { candidates, TOOL_NAMES, type ToolName } from '../rehearsal/tools/tools.ts'
import { readFolder } from './migration-folder.ts'
import { UsageError } from './usage-error.ts'

type Options = Pick<
  OptionsOf<typeof REHEARSE>,
  | 'dump'
  | 'database'
  | 'migrations'
  | 'tool'
  | 'since'
  | 'apply'
  | 'rollback'
  | 'apply-run'
  | 'rollback-run'
  | 'transaction'
  | 'expectations'
  | 'policy'
  | 'engine'
  | 'pg-bin'
  | 'run-as'
  | 'out'
>

/**
 * Rehearses what is new in the folder of a migration tool.
 * @throws {UsageError} when an option is missing, or a file or commit cannot be used @throws {RequestError}
 */
export async function rehearseMigrations(
  options: Options,
  queries: Pick<DirectRequest, 'queries' | 'between' | 'statementTimeout' | 'declared'>,
  cwd: string,
  progress: (progress: Progress) => void
): Promise<Rehearsal> {
  return await rehearseInput(readDirectInput({ ...(await requestOf(options, cwd)), ...queries }), progress)
}

async function requestOf(options: Options, cwd: string): Promise<DirectRequest> {
  const { dump, migrations: place, since, engine } = options
  for (const name of ['apply', 'rollback'] as const)
    if (options[name] !== '') throw new UsageError(`give "migrations" or "${name}", not both: the folder has the scripts`)
  for (const name of ['apply-run', 'rollback-run'] as const)
    if (options[name].length > 0) throw new UsageError(`give "migrations" or "${name}", not both`)
  if (options.transaction !== 'auto') throw new UsageError('give "migrations" or "transaction", not both: the tool decides it')
  if (dump === '')
    throw new UsageError('a rehearsal of a folder needs "dump"', 'seal-gate rehearse --dump clone.sql --migrations db/migrations')
  const path = resolve(cwd, place)
  if (isReachable(path) && escapesFolder(cwd, path))
    throw new UsageError(`"migrations": a link leads out of ${JSON.stringify(place)}`)
  const { root, files } = readFolder(path)
  const before = since === '' ? undefined : asCheckedOut(await folderSince(root, since), files)
  const tool = toolOf(options.tool, files, place)
  const { migrations, drifted } = readMigrations(
    tool,
    files,
    relativePath(path, cwd),
    before,
    databaseOf({ engine, dump: resolve(cwd, dump) })
  )
  const isEmpty = migrations.length === 0 && drifted.length === 0
  return {
    root: cwd,
    dump: resolve(cwd, dump),
    ...(options.database !== '' && { database: options.database }),
    migrations,
    drifted,
    ...(isEmpty && before !== undefined && { nothingNew: `there is no new migration in ${place} since ${since}` }),
    ...(engine !== 'auto' && { engine }),
    ...(options.expectations !== '' && { expectations: options.expectations }),
    ...(options.policy !== '' && { policy: options.policy }),
    ...(options['pg-bin'] !== '' && { pgBin: resolve(cwd, options['pg-bin']) }),
    ...(options['run-as'] !== '' && { runAs: options['run-as'] }),
    ...(options.out !== '' && { out: resolve(cwd, options.out) })
  }
}

async function folderSince(root: string, since: string): Promise<Folder> {
  try {
    return (await readFolderAt(root, since)).files
  } catch (error) {
    const remedy = error instanceof NoSuchCommit ? '; fetch it first (actions/checkout: fetch-depth: 0)' : ''
    throw new UsageError(`since ${JSON.stringify(since)}: ${errorMessage(error)}${remedy}`)
  }
}

/** A checkout may write CRLF for the LF of a commit (`eol=crlf`, `core.autocrlf`): then a file is as it was. */
function asCheckedOut(before: Folder, now: Folder): Folder {
  const lf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')
  return new Map(
    [...before].map(([path, bytes]) => {
      const own = now.get(path)
      const isConverted = own !== undefined && own.length > bytes.length && lf(own) === Buffer.from(bytes).toString('latin1')
      return [path, isConverted ? own : bytes]
    })
  )
}

/** The tool that was named, or the only one that the folder can be of. */
function toolOf(named: Options['tool'], files: Folder, place: string): ToolName {
  const name = TOOL_NAMES.find(one => one === named)
  if (name !== undefined) return name
  const [found, ...others] = candidates(files)
  if (found !== undefined && others.length === 0) return found
  const list = found === undefined ? TOOL_NAMES : [found, ...others]
  throw new UsageError(
    `the folder ${JSON.stringify(place)} ${found === undefined ? 'is of no tool that is recognised' : 'can be of several tools'}: name one with "tool" (${list.join(', ')})`
  )
}
