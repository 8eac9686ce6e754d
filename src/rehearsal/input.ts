import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { exists, placeInside, readInside } from '../disk/read-file.ts'
import { pathProblem } from '../manifests/path.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage, jsonErrorMessage } from '../model/error-message.ts'
import type { FileRef } from '../release/documents/fields.ts'
import type { Policy } from '../release/documents/policy.ts'
import { type DocumentKind, type DocumentOf, parseDocument } from '../release/documents/registry.ts'
import type { SchemaExpectations } from '../release/documents/schema-expectations.ts'
import { type Command, MAX_COMMAND_SECONDS, scriptOf } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import { missingDump, nearDump } from './near-dump.ts'
import type { QueryFile } from './query-facts.ts'
import { type RunAs, roleProblem, runAsOf } from './run-as.ts'
import { asksForNoTransaction, type Half, halfOf, transactionOf } from './script-halves.ts'
import { type EngineName, parseSpec, type RehearsalSpec, type SpecFile } from './spec.ts'
import type { Origin, Query } from './tools/migration.ts'

/** What the caller wants to rehearse. */
export interface RehearsalRequest {
  /** Absolute path of the spec. Its folder is the root of the packet: what the spec names is relative to it. */
  readonly spec: string
  /** Absolute path, instead of the dump that the spec names. */
  readonly dump?: string
  /** Instead of the spec's choice. */
  readonly engine?: 'auto' | EngineName
  /** Folder of `initdb` and `postgres`. */
  readonly pgBin?: string
  /** The role that runs the scripts, instead of the role that the spec names. */
  readonly runAs?: string
  /** The statements of the version that still runs while the change is applied. */
  readonly queries?: QueryFile
  /** Absolute path of the folder that commands start in and may read; without it, a spec with commands is refused. */
  readonly workspace?: string
  /** Absolute paths of folders outside of it that commands may read. */
  readonly runFolders?: readonly string[]
  /** Absolute path of the folder for the evidence; `evidence` beside the spec when not given. */
  readonly out?: string
}

/** A request that cannot be carried out as written, with every problem. */
export class RequestError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'RequestError'
  }
}

/** A file that the spec names, read once: its bytes no longer change. */
export interface InputFile extends FileRef {
  readonly content: Uint8Array
}

/** A script, of whose file only one half is run if a tool keeps both in it. */
export interface ScriptFile extends InputFile {
  /** What is run, with the line numbers of the file. */
  readonly script: Uint8Array
  /** As its tool sends it; absent if it runs statement by statement. */
  readonly queries?: readonly Query[]
  /** As its tool runs it, instead of the spec's. */
  readonly transaction?: 'single' | 'none'
  /** Where its lines come from, if psql commands composed it. */
  readonly origins?: readonly Origin[]
  /** What is run in place of a script, which then has no text. */
  readonly command?: Command
}

/** Where a line of a script is. @param line from 1 */
export function placeOf({ path, origins }: Pick<ScriptFile, 'path' | 'origins'>, line: number): Origin {
  return origins?.[line - 1] ?? { path, line }
}

/** One migration: the script that changes, and the script that undoes it. */
export interface Migration {
  /** What its tool knows it by. */
  readonly key?: string
  readonly apply: ScriptFile
  readonly rollback: ScriptFile
}

/** A file that the packet seals, and what is in it. */
export interface DocumentFile<T> extends InputFile {
  readonly document: T
}

/** What a spec states beside the files that it names. */
export type Settings = Omit<RehearsalSpec, 'schema' | 'apply' | 'rollback' | 'between' | 'expectations' | 'policy'>

/** A request with all files it names read, except the dump. */
export interface RehearsalInput {
  readonly root: string
  readonly spec: Settings
  /** At least one, in the order in which they are applied; they are undone in the reverse order. */
  readonly migrations: readonly Migration[]
  /** What is written between the change and its rollback. */
  readonly between?: ScriptFile | 'generated'
  /** Absent without a spec that names it: then no schema is expected. */
  readonly expectations: DocumentFile<SchemaExpectations> | undefined
  /** Absent without a spec that names it: then nothing identifies production, and nothing is allowed beyond the standard. */
  readonly policy: DocumentFile<Policy> | undefined
  /** The tables of the clone are read before the change, to describe them in a spec. */
  readonly describesTables?: boolean
  /** Absolute path of a dump that exists. */
  readonly dump: string | undefined
  /** The dump as the evidence names it: by its path in the packet, or by its name. */
  readonly dumpName: string
  readonly engine: 'auto' | EngineName
  readonly pgBin: string | undefined
  readonly runAs: RunAs | undefined
  readonly out: string
  /** Path of a file of the evidence in the packet. */
  evidencePath(name: string): string
  /** Pinned files whose bytes differ, files that do not have the half that is to be run, and what a tool would not run. */
  readonly drifted: readonly RehearsalDenial[]
  /** The statements of the version that still runs while the change is applied. */
  readonly queries?: QueryFile
  /** Why there is no migration, as a sentence; then nothing is rehearsed. */
  readonly nothingNew?: string
}

/** Of the spec and each file that it names, except the dump. */
export const MAX_BYTES = 64 * 1024 * 1024

/**
 * Reads a spec and what it names.
 * @throws {RequestError} when a file is missing or is not what it must be
 */
export function readInput(request: RehearsalRequest): RehearsalInput {
  const root = dirname(resolve(request.spec))
  const spec = specOf(request.spec)
  const problems: string[] = []
  const drifted: RehearsalDenial[] = []
  const read = (name: string, pin: SpecFile): InputFile => {
    const { path } = pin
    try {
      const content = readInside(root, path, MAX_BYTES)
      const file = { path, sha256: digestOf('sha256', content), bytes: content.length, content }
      drifted.push(...driftOf(file, pin))
      return file
    } catch (error) {
      problems.push(`${name}: "${path}" cannot be read: ${errorMessage(error)}`)
      return { path, sha256: '', bytes: 0, content: new Uint8Array(0) }
    }
  }
  const step = (name: 'apply' | 'rollback'): InputFile | ScriptFile => {
    const given = spec[name]
    if (!('run' in given)) return read(name, given)
    const files = given.files.map(file => read(name, file))
    if (spec.transaction !== undefined) problems.push(`${name}: "transaction" is about scripts: a command decides it itself`)
    if (request.workspace === undefined) problems.push(`${name}: a command is run only by "rehearse"`)
    return scriptOf({
      words: given.run,
      workspace: request.workspace ?? root,
      folders: request.runFolders ?? [],
      environment: given.env ?? {},
      seconds: given.timeout_seconds ?? MAX_COMMAND_SECONDS,
      files,
      root
    })
  }
  const apply = step('apply')
  const rollback = step('rollback')
  const between = typeof spec.between === 'object' ? read('between', spec.between) : spec.between
  const expectations = read('expectations', spec.expectations)
  const policy = read('policy', spec.policy)
  if (request.dump !== undefined && !exists(request.dump)) problems.push(missingDump(request.dump))
  const problem = request.runAs === undefined ? undefined : roleProblem(request.runAs)
  if (problem !== undefined) problems.push(`run-as: ${JSON.stringify(request.runAs)} ${problem}`)
  if (problems.length > 0) throw new RequestError(problems)
  const documents = documentsOf(expectations, policy)
  const dump = dumpOf(request, spec, root)
  const { migration, denials } = migrationOf(apply, rollback, spec.transaction)
  const out = resolve(request.out ?? join(root, 'evidence'))
  return {
    root,
    spec,
    migrations: [migration],
    ...(between !== undefined && { between: between === 'generated' ? between : { ...between, script: between.content } }),
    expectations: { ...expectations, document: documents.expectations },
    policy: { ...policy, document: documents.policy },
    dump,
    dumpName: nameIn(root, request.dump ?? spec.dump?.path ?? 'dump'),
    engine: request.engine ?? spec.engine?.use ?? 'auto',
    pgBin: request.pgBin,
    runAs: runAsOf(spec.run_as, request.runAs),
    out,
    evidencePath: name => nameIn(root, join(out, name)),
    ...(request.queries !== undefined && { queries: request.queries }),
    drifted: [...drifted, ...denials]
  }
}

function specOf(path: string): RehearsalSpec {
  let bytes: Uint8Array
  try {
    bytes = readInside(dirname(path), basename(path), MAX_BYTES)
  } catch (error) {
    throw new RequestError([`the spec "${path}" cannot be read: ${errorMessage(error)}`])
  }
  const spec = parseSpec(bytes)
  if ('problems' in spec) throw new RequestError(spec.problems.map(problem => `the spec: ${problem}`))
  return spec
}

function documentsOf(expectations: InputFile, policy: InputFile): { expectations: SchemaExpectations; policy: Policy } {
  const problems: string[] = []
  const read = <K extends DocumentKind>(file: InputFile, kind: K): DocumentOf<K> | undefined => {
    const found = documentIn(file, kind)
    if (typeof found !== 'string') return found
    problems.push(`"${file.path}": ${found}`)
    return undefined
  }
  const found = { expectations: read(expectations, 'schema-expectations'), policy: read(policy, 'policy') }
  if (found.expectations === undefined || found.policy === undefined) throw new RequestError(problems)
  return { expectations: found.expectations, policy: found.policy }
}

/** The document in a file, or why there is none. */
export function documentIn<K extends DocumentKind>({ content }: Pick<InputFile, 'content'>, kind: K): DocumentOf<K> | string {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content))
    const schema = `seal-gate/${kind}/1`
    if (typeof value !== 'object' || value === null || !('schema' in value) || value.schema !== schema)
      return `it is not a ${schema} document`
    const parsed = parseDocument(schema, value)
    if (parsed === undefined || parsed === 'unknown') return `it is not a ${schema} document`
    if ('problem' in parsed) return parsed.problem
    // The schema of the document is that of the kind.
    return parsed.document as DocumentOf<K>
  } catch (error) {
    return `it is not a JSON document in UTF-8: ${jsonErrorMessage(error)}`
  }
}

/**
 * A dump that the caller names must exist, and may be anywhere. One that only the spec names must be in its folder, since a pull request can
 * add the spec and the evidence has the digest of the dump; it may be missing: then nothing is rehearsed, unless a dump is beside it whose
 * name is nearly that.
 */
function dumpOf(request: RehearsalRequest, spec: RehearsalSpec, root: string): string | undefined {
  if (request.dump !== undefined) return resolve(request.dump)
  if (spec.dump === undefined) return undefined
  const place = resolve(root, spec.dump.path)
  if (!exists(place)) {
    const others = [request.spec, ...namedFiles(spec).map(({ path }) => resolve(root, path))]
    // A spec comes with a pull request: no names are listed outside of its folder.
    if (pathProblem(spec.dump.path) === undefined && nearDump(place, others) !== undefined)
      throw new RequestError([`dump: ${missingDump(place, others)}`])
    return undefined
  }
  try {
    return placeInside(root, spec.dump.path)
  } catch (error) {
    throw new RequestError([`dump: "${spec.dump.path}" is not read: ${errorMessage(error)}; name it with "dump"`])
  }
}

/** The files that a spec names, but for the dump. */
function namedFiles({ apply, rollback, expectations, policy }: RehearsalSpec): readonly SpecFile[] {
  return [...[apply, rollback].flatMap(step => ('run' in step ? step.files : [step])), expectations, policy]
}

/** Its path relative to the root if it is below it; else its last part, since it is kept outside of the packet. */
export function nameIn(root: string, path: string): string {
  const inside = relative(root, resolve(root, path)).split(sep).join('/')
  const name = pathProblem(inside) === undefined ? inside : (path.split(/[\\/]/).at(-1) ?? '')
  return pathProblem(name) === undefined ? name : 'dump'
}

/**
 * The two scripts of a migration, which may be the halves of one file. A file without markers that is named for both would be run twice, and
 * undo nothing.
 * @param transaction how production runs each script; undefined if nobody states it
 */
export function migrationOf(
  apply: InputFile | ScriptFile,
  rollback: InputFile | ScriptFile,
  transaction: Settings['transaction']
): { readonly migration: Migration; readonly denials: readonly RehearsalDenial[] } {
  const denials: RehearsalDenial[] = []
  const script = (file: InputFile | ScriptFile, half: Half): ScriptFile => {
    if ('script' in file) return file
    if (transaction === 'single' && asksForNoTransaction(file.content))
      denials.push({ code: 'script-unreadable', path: file.path, reason: NO_TRANSACTION })
    const found = halfOf(file.content, half)
    const shown = transaction === undefined ? transactionOf(file.content) : undefined
    if ('script' in found) return { ...file, script: found.script, ...(shown !== undefined && { transaction: shown }) }
    const { problem: reason, line } = found
    denials.push({ code: 'script-unreadable', path: file.path, reason, ...(line !== undefined && { line }) })
    return { ...file, script: new Uint8Array(0) }
  }
  const scripts = { apply: script(apply, 'apply'), rollback: script(rollback, 'rollback') }
  const isBoth = apply.sha256 === rollback.sha256 && scripts.apply.script === apply.content
  if (isBoth && denials.length === 0)
    denials.push({
      code: 'script-unreadable',
      path: rollback.path,
      reason: scripts.apply.command === undefined ? SAME_FILE : SAME_COMMAND
    })
  return { migration: scripts, denials }
}

const NO_TRANSACTION = 'a comment in it asks for no transaction, and the spec for a single one: set "transaction" to "none"'
const SAME_COMMAND = 'the change and the rollback are the same command'
const SAME_FILE =
  'the change and the rollback are the same file, without markers of a tool that divide it: put each into its own file'

function driftOf({ path, sha256, bytes }: InputFile, pin: SpecFile): RehearsalDenial[] {
  const other = (pin.sha256 !== undefined && pin.sha256 !== sha256) || (pin.bytes !== undefined && pin.bytes !== bytes)
  return other ? [{ code: 'seal-mismatch', path, reason: 'its bytes are not those that the spec pins' }] : []
}

/** Every script once, the changes first. */
export function scriptsOf({ migrations }: Pick<RehearsalInput, 'migrations'>): ScriptFile[] {
  return [...migrations.map(({ apply }) => apply), ...migrations.map(({ rollback }) => rollback)]
}
