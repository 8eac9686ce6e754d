import { SealedFiles } from '../disk/sealed-file.ts'
import { jsonText } from '../manifests/json-text.ts'
import { matchesSeal } from '../model/digest.ts'
import { errorCode } from '../model/error-message.ts'
import type { Scope } from '../model/release.ts'
import type { FileRef } from '../release/documents/fields.ts'
import { DOCUMENTS } from '../release/documents/registry.ts'
import type { RanValidator, ValidatorResult } from '../release/documents/validator-result.ts'
import type { Evidence, EvidenceOfKind } from '../release/evidence.ts'
import { readSealedJson } from '../release/sealed-json.ts'
import type { Outcome } from './bounded-child.ts'
import { interpreterOf } from './interpreter.ts'
import type { Isolation } from './isolation.ts'
import { bestEnclosure, OutOfTime, type SealedFile, type Startable, start } from './started.ts'

/** What one validator did here. */
export interface ValidatorRun {
  /** Sealed path of the document that pins it. */
  readonly path: string
  readonly scope: Scope
  /** As it would be sealed: no clock, no path of the machine. */
  readonly result: ValidatorResult
  /** Why it is not a pass, in plain words. Hostile: escaped at each sink. */
  readonly problems: readonly string[]
  /** Absent when nothing was started. */
  readonly isolation?: Isolation
}

type Pinned = EvidenceOfKind<'validator'>

/** All bytes are in memory while they are checked, so a larger program or input is refused. */
const LIMIT_BYTES = 64 * 1024 * 1024
const TOTAL_LIMIT_BYTES = 256 * 1024 * 1024
/** For all starts of one validator: a packet can name any number of cases. */
const TOTAL_MS = 3_600_000

/**
 * Runs one pinned validator: its self-test, what it must reject, what it must accept, and only when it ended as it must in all of them,
 * the real evidence. Each start gets fresh copies of bytes that were read once and held to their seal. Never throws.
 * @param strict refuses to start anything that this machine cannot cut off from the processes around it
 * @param totalMs for all its starts together
 */
export async function validate(
  root: string,
  evidence: Evidence,
  pinned: Pinned,
  strict: boolean,
  totalMs = TOTAL_MS
): Promise<ValidatorRun> {
  const { path, document } = pinned
  try {
    const files = filesOf(root, evidence, pinned)
    if (typeof files === 'string') return notRun(pinned, files)
    const interpreter = interpreterOf(document.interpreter, files.program.bytes)
    if (typeof interpreter === 'string') return notRun(pinned, interpreter)
    const bounds = { milliseconds: document.timeout_seconds * 1000, outputBytes: document.max_output_bytes }
    const enclosure = await bestEnclosure(interpreter, bounds)
    if (enclosure === undefined) return notRun(pinned, 'its interpreter cannot be started')
    const { processes, files: seen } = enclosure.isolation
    if (strict && (processes !== 'namespace' || seen !== 'own')) return notRun(pinned, NOT_CUT_OFF)
    const startable = { program: files.program, interpreter, enclosure, bounds, until: performance.now() + totalMs }
    const run = await stages(startable, pinned, files)
    return { path, scope: document.scope, ...run, isolation: enclosure.isolation }
  } catch (error) {
    return notRun(pinned, error instanceof OutOfTime ? error.message : `the system reports ${errorCode(error)}`)
  }
}

const NOT_CUT_OFF =
  'this machine allows no namespaces, so it could read the tokens of the job and reach its sockets (on Ubuntu, allow them in an earlier step: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)'

export function notRun({ path, document }: Pinned, reason: string): ValidatorRun {
  const result = { schema: 'seal-gate/validator-result/1', status: 'NOT_RUN', reason } as const
  return { path, scope: document.scope, result, problems: [reason] }
}

/** No bytes have it: what is not sealed is not judged. */
const UNSEALED = { sha256: '', bytes: -1 }

interface Files {
  readonly program: SealedFile
  readonly reject: readonly SealedFile[]
  readonly accept: readonly SealedFile[]
  readonly judged: readonly { readonly ref: FileRef; readonly file: SealedFile }[]
}

/** Everything that will be started or judged, read before anything is started. A string says what is not as it is pinned. */
function filesOf(root: string, evidence: Evidence, { document }: Pinned): Files | string {
  const sealed = new SealedFiles(root)
  const wrong: string[] = []
  let room = TOTAL_LIMIT_BYTES
  const read = ({ path, sha256, bytes }: FileRef): SealedFile => {
    const seal = { path, digests: { sha256 }, bytes, line: 1 }
    const found = sealed.content(seal, Math.min(LIMIT_BYTES, room))
    room -= found?.length ?? 0
    if (found === undefined || !matchesSeal(seal, found)) wrong.push(path)
    return { path, bytes: found ?? new Uint8Array() }
  }
  const files: Files = {
    program: read(document.program),
    reject: document.must_reject.map(({ input }) => read(input)),
    accept: document.must_accept.map(({ input }) => read(input)),
    judged: document.judges.map(path => {
      const ref = { path, ...(evidence.sealed.get(path) ?? UNSEALED) }
      return { ref, file: read(ref) }
    })
  }
  if (wrong.length === 0) return files
  return `not the pinned bytes, or too large: ${[...new Set(wrong)].join(', ')}`
}

type Stages = Pick<ValidatorRun, 'problems'> & { readonly result: RanValidator }

async function stages(startable: Startable, { path, sha256, bytes, document }: Pinned, files: Files): Promise<Stages> {
  const { program, self_test, must_reject, must_accept } = document
  const problems: string[] = []
  const ended = (what: string, outcome: Outcome, wanted: number) => {
    if (outcome.timed_out) problems.push(`${what}: it did not end in time`)
    else if (outcome.exit_code !== wanted) problems.push(`${what}: it ended with ${outcome.exit_code} instead of ${wanted}`)
  }
  const result: RanValidator = {
    schema: 'seal-gate/validator-result/1',
    status: 'FAIL',
    validator: { path, sha256, bytes },
    program: pinOf(program),
    self_test: await start(startable, self_test.args),
    must_reject: [],
    must_accept: [],
    judged: []
  }
  ended('its self-test', result.self_test, 0)
  if (problems.length > 0) return { result, problems }
  for (const [index, { id, input, args, exit_code }] of must_reject.entries()) {
    const one = { id, input: pinOf(input), ...(await start(startable, args, files.reject[index])) }
    result.must_reject.push(one)
    ended(`${id}, which it must reject`, one, exit_code)
  }
  for (const [index, { id, input, args }] of must_accept.entries()) {
    const one = { id, input: pinOf(input), ...(await start(startable, args, files.accept[index])) }
    result.must_accept.push(one)
    ended(`${id}, which it must accept`, one, 0)
  }
  for (const fabricated of files.judged.flatMap(({ file }) => fabricatedNoOps(file))) {
    const outcome = await start(startable, [], fabricated)
    if (outcome.timed_out || outcome.exit_code === 0)
      problems.push(`${fabricated.path}, edited so that nothing changed: it was not rejected`)
  }
  // A validator that cannot say no is not asked.
  if (problems.length > 0) return { result, problems }
  for (const { ref, file } of files.judged) {
    const outcome = await start(startable, [], file)
    result.judged.push({ file: ref, ...outcome })
    ended(ref.path, outcome, 0)
  }
  return { result: { ...result, status: problems.length === 0 ? 'PASS' : 'FAIL' }, problems }
}

function pinOf({ sha256, bytes }: FileRef): { sha256: string; bytes: number } {
  return { sha256, bytes }
}

/**
 * The evidence of a rehearsal, made into that of one that changed nothing, whose rollback then always succeeds. A validator that accepts
 * it would accept any rehearsal at all, whatever cases of its own it passed. Nothing for other files.
 */
function fabricatedNoOps({ path, bytes }: SealedFile): SealedFile[] {
  const json = readSealedJson(bytes)
  if (json === undefined || 'problem' in json) return []
  const { data } = DOCUMENTS['rehearsal-execution'].safeParse(json.value)
  if (data?.status !== 'APPLIED') return []
  const changed = { schema: false, tables: [], sequences: [], large_objects: false }
  return [{ path, bytes: Buffer.from(jsonText({ ...data, after: data.before, changed })) }]
}
