import { join, resolve } from 'node:path'
import { exists, readNamedFile, UnreadableError } from '../disk/read-file.ts'
import { digestOf } from '../model/digest.ts'
import { errorCode, errorMessage } from '../model/error-message.ts'
import type { DocumentKind, DocumentOf } from '../release/documents/registry.ts'
import type { RehearsalDenial } from './denial.ts'
import {
  type DocumentFile,
  type InputFile,
  type Migration,
  type RehearsalInput,
  type RehearsalRequest,
  RequestError,
  type ScriptFile,
  type Settings
} from './input.ts'
import { migrationOf } from './migration-scripts.ts'
import { missingDump } from './near-dump.ts'
import { documentIn, MAX_BYTES, nameIn } from './read-input.ts'
import { roleProblem, runAsOf } from './run-as.ts'
import { type Declared, parseExceptions } from './spec.ts'

/** The text of a script, with the name that messages call it by. */
export interface Script {
  readonly path: string
  readonly content: Uint8Array
}

/** A script, or a command in its place. */
export type Step = Script | ScriptFile

/** A rehearsal of scripts that the caller has at hand, without a spec. */
export interface DirectRequest extends Omit<RehearsalRequest, 'spec' | 'dump'> {
  /** Absolute path of the folder that names are relative to. */
  readonly root: string
  /** Absolute path. */
  readonly dump: string
  /** At least one, in the order in which they are applied; they are undone in the reverse order. */
  readonly migrations: readonly (Migration | { readonly apply: Step; readonly rollback: Step })[]
  /** What was wrong with them already. */
  readonly drifted?: readonly RehearsalDenial[]
  /** Why there is no migration, as a sentence: then there may be none. */
  readonly nothingNew?: string
  /** How long each statement may take, such as `30s`. */
  readonly statementTimeout?: string
  /** What is written between the change and its rollback. */
  readonly between?: Script | 'generated'
  readonly transaction?: NonNullable<Settings['transaction']>
  /** Path of a `seal-gate/schema-expectations/1`. */
  readonly expectations?: string
  /** Path of a `seal-gate/policy/1`. */
  readonly policy?: string
  /** Differences that a rollback may leave, if the policy has them too. */
  readonly declared?: Declared
  /** The tables of the clone are read before the change, to describe them in a spec. */
  readonly describesTables?: boolean
}

/**
 * The input of a rehearsal without a spec. Evidence is written only with a policy and expectations, since each document names them.
 * @throws {RequestError} when a file is missing or is not what it must be
 */
export function readDirectInput(request: DirectRequest): RehearsalInput {
  const { root, dump, database, transaction, statementTimeout, runAs } = request
  const problems: string[] = []
  if (!exists(dump)) problems.push(missingDump(dump))
  const expectations = optionalDocument(request, 'expectations', 'schema-expectations', problems)
  const policy = optionalDocument(request, 'policy', 'policy', problems)
  const problem = runAs === undefined ? undefined : roleProblem(runAs)
  if (problem !== undefined) problems.push(`run-as: ${JSON.stringify(runAs)} ${problem}`)
  const { nothingNew, drifted: earlier = [] } = request
  if (request.migrations.length === 0 && earlier.length === 0 && nothingNew === undefined)
    problems.push('there is no migration to rehearse')
  if (transaction !== undefined && request.migrations.some(({ apply, rollback }) => 'command' in apply || 'command' in rollback))
    problems.push('"transaction" is about scripts: a command decides it itself')
  if (problems.length > 0) throw new RequestError(problems)
  const out = resolve(request.out ?? join(root, 'evidence'))
  return {
    root,
    spec: {
      ...request.declared,
      ...(database !== undefined && { database }),
      ...(transaction !== undefined && { transaction }),
      ...(statementTimeout !== undefined && { statement_timeout: statementTimeout })
    },
    ...migrationsOf(request),
    expectations,
    policy,
    describesTables: request.describesTables === true,
    dump,
    dumpName: nameIn(root, dump),
    engine: request.engine ?? 'auto',
    pgBin: request.pgBin,
    runAs: runAsOf(undefined, runAs),
    out,
    evidencePath: name => nameIn(root, join(out, name)),
    ...(request.between !== undefined && { between: betweenOf(request.between) }),
    ...(nothingNew !== undefined && { nothingNew }),
    ...(request.queries !== undefined && { queries: request.queries })
  }
}

/**
 * A script that the caller names.
 * @param folder absolute, where the program was started
 * @throws {RequestError} when it cannot be read
 */
export function readScript(folder: string, option: string, path: string): Script {
  try {
    return { path: nameIn(folder, resolve(folder, path)), content: readNamedFile(folder, path, MAX_BYTES) }
  } catch (error) {
    throw new RequestError([
      `${option}: "${path}" cannot be read: ${error instanceof UnreadableError ? error.message : errorCode(error)}`
    ])
  }
}

/**
 * What a file declares that a rollback may leave.
 * @throws {RequestError} when it cannot be read, or is not what it must be
 */
export function readDeclared(folder: string, path: string): Declared {
  const declared = parseExceptions(readScript(folder, 'exceptions', path).content)
  if ('problems' in declared)
    throw new RequestError(declared.problems.map(problem => `exceptions: ${JSON.stringify(path)}: ${problem}`))
  return declared
}

function migrationsOf({
  migrations,
  transaction,
  drifted: earlier = []
}: DirectRequest): Pick<RehearsalInput, 'migrations' | 'drifted'> {
  const read: Migration[] = []
  const drifted: RehearsalDenial[] = [...earlier]
  for (const one of migrations) {
    if (isRead(one)) {
      read.push(one)
      continue
    }
    const { apply, rollback } = one
    const { migration, denials } = migrationOf(stepOf(apply), stepOf(rollback), transaction)
    read.push(migration)
    drifted.push(...denials)
  }
  return { migrations: read, drifted }
}

function betweenOf(between: Script | 'generated'): ScriptFile | 'generated' {
  return between === 'generated' ? between : { ...fileOf(between), script: between.content }
}

function stepOf(step: Step): InputFile | ScriptFile {
  return 'script' in step ? step : fileOf(step)
}

function isRead(one: DirectRequest['migrations'][number]): one is Migration {
  return 'key' in one
}

function fileOf({ path, content }: Script): InputFile {
  return { path, sha256: digestOf('sha256', content), bytes: content.length, content }
}

function optionalDocument<K extends DocumentKind>(
  request: DirectRequest,
  option: 'expectations' | 'policy',
  kind: K,
  problems: string[]
): DocumentFile<DocumentOf<K>> | undefined {
  const path = request[option]
  if (path === undefined) return undefined
  try {
    const file = fileOf(readScript(request.root, option, path))
    const document = documentIn(file, kind)
    if (typeof document !== 'string') return { ...file, document }
    problems.push(`"${path}": ${document}`)
  } catch (error) {
    problems.push(errorMessage(error))
  }
  return undefined
}
