import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { exists, placeInside, readInside } from '../disk/read-file.ts'
import { pathProblem } from '../manifests/path.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage, jsonErrorMessage } from '../model/error-message.ts'
import type { Policy } from '../release/documents/policy.ts'
import { type DocumentKind, type DocumentOf, parseDocument } from '../release/documents/registry.ts'
import type { SchemaExpectations } from '../release/documents/schema-expectations.ts'
import { MAX_COMMAND_SECONDS, scriptOf } from './command.ts'
import type { RehearsalDenial } from './denial.ts'
import { type InputFile, type RehearsalInput, type RehearsalRequest, RequestError, type ScriptFile } from './input.ts'
import { migrationOf } from './migration-scripts.ts'
import { missingDump, nearDump } from './near-dump.ts'
import { roleProblem, runAsOf } from './run-as.ts'
import { parseSpec, type RehearsalSpec, type SpecFile } from './spec.ts'

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
    spec: { ...spec, ...(request.database !== undefined && { database: request.database }) },
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
function namedFiles({ apply, rollback, between, expectations, policy }: RehearsalSpec): readonly SpecFile[] {
  const rows = typeof between === 'object' ? [between] : []
  return [...[apply, rollback].flatMap(step => ('run' in step ? step.files : [step])), ...rows, expectations, policy]
}

/** Its path relative to the root if it is below it; else its last part, since it is kept outside of the packet. */
export function nameIn(root: string, path: string): string {
  const inside = relative(root, resolve(root, path)).split(sep).join('/')
  const name = pathProblem(inside) === undefined ? inside : (path.split(/[\\/]/).at(-1) ?? '')
  return pathProblem(name) === undefined ? name : 'dump'
}

function driftOf({ path, sha256, bytes }: InputFile, pin: SpecFile): RehearsalDenial[] {
  const other = (pin.sha256 !== undefined && pin.sha256 !== sha256) || (pin.bytes !== undefined && pin.bytes !== bytes)
  return other ? [{ code: 'seal-mismatch', path, reason: 'its bytes are not those that the spec pins' }] : []
}
