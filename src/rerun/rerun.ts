import { basename, dirname } from 'node:path'
import { exists, readInside } from '../disk/read-file.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { onSignals } from '../disk/signals.ts'
import { gate } from '../gate/gate.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { loadManifestFile } from '../load/manifest.ts'
import { TREE_HASH_NAME } from '../load/tree-hash.ts'
import { writeBsd, writeGnu, writeNative } from '../manifests/write.ts'
import { isEvidenceCode } from '../model/codes.ts'
import { digestOf } from '../model/digest.ts'
import { errorMessage } from '../model/error-message.ts'
import type { Finding } from '../model/finding.ts'
import { MAX_BYTES, MAX_ENTRIES } from '../model/limits.ts'
import type { ProbeResults, Verdict } from '../model/release.ts'
import type { Report } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Hex } from '../model/scalars.ts'
import type { Seal } from '../model/seal.ts'
import { verdictOf } from '../model/verdict.ts'
import { VERSION } from '../model/version.ts'
import { runAllProbes } from '../probes/all.ts'
import type { Evidence } from '../release/evidence.ts'
import type { ReleasePacket } from '../release/judge.ts'
import { ofKind } from '../release/packet.ts'
import type { Isolation } from '../validator/isolation.ts'
import { type JsonDifference, jsonDifferences } from './json-difference.ts'
import { PacketCopy } from './packet-copy.ts'
import { type RegenerateOptions, type Regeneration, regenerate } from './regenerate.ts'
import type { Remade } from './rehearsal.ts'
import { type Replacement, replaceFiles } from './replace-files.ts'

export interface RerunOptions extends RegenerateOptions {
  /** Absolute path of the packet's manifest, which stands in the packet's folder. */
  readonly manifest: string
  /** The sha256 that the manifest must have: 64 lower-case hex digits. */
  readonly pin?: string
  readonly write: boolean
}

/** A document that a machine made, and what came of making it again. */
export interface RerunDocument extends Remade {
  /** `layout`: the same values in other bytes. */
  readonly state: 'same' | 'different' | 'layout' | 'new' | 'kept'
  readonly differences: readonly JsonDifference[]
}

/** What the manifest's sha256 is, was made again, and must be. */
interface TreeHashes {
  readonly sealed: Hex
  readonly again: Hex
  readonly expected: readonly { readonly by: string; readonly sha256: string }[]
}

export interface RerunReport {
  readonly schema: 'seal-gate/rerun/1'
  readonly version: string
  readonly verdict: Verdict
  /** Absent when nothing was made again. */
  readonly tree?: TreeHashes
  readonly documents: readonly RerunDocument[]
  /** Validators that were started here, and how well each was cut off: of this machine, so never part of a sealed document. */
  readonly validators: readonly { readonly path: string; readonly status: string; readonly isolation?: Isolation }[]
  /** Sealed paths that were written, with the manifest and the file of its hash. */
  readonly written: readonly string[]
  /** What the gate says of the packet, and what the validators did. */
  readonly findings: readonly Finding[]
  /** What else speaks against it, in plain sentences. Hostile: escaped at each sink. */
  readonly problems: readonly string[]
}

/**
 * Makes everything in a packet again that a machine made, on a private copy, seals the copy in the same way, and compares. The packet is
 * only read, unless it is asked to be written. Whatever breaks makes it unverifiable.
 */
export async function rerun(options: RerunOptions): Promise<RerunReport> {
  const root = dirname(options.manifest)
  const name = basename(options.manifest)
  const source = await loadManifestFile(name, { cwd: root, format: 'auto', limit: MAX_BYTES, maxEntries: MAX_ENTRIES })
  const now = await gate(requestFor(root, name), null)
  const broken = now.findings.filter(speaksAgainst)
  if (broken.length > 0 || source.root === undefined)
    return { ...NOTHING, verdict: now.verdict === 'pass' ? 'unverifiable' : now.verdict, findings: broken }
  const write = writerOf(source)
  if (write === undefined)
    return unsure(`its format is ${source.format}, and packets are sealed again in native, GNU or BSD format only`)
  let copy: PacketCopy | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    copy?.remove()
    // A rehearsal ends its server first, and then the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const restoreSignals = onSignals(onSignal)
  try {
    copy = new PacketCopy(source.root, source.seals)
    const resealed = digestOf('sha256', Buffer.from(write(await copy.seals())))
    if (resealed !== source.sha256) return unsure(resealed === source.lfSha256 ? CRLF_MANIFEST : NOT_OURS)
    return await rerunOn(copy, { ...options, root: source.root, name, sealed: source.sha256, write, replace: options.write })
  } catch (error) {
    return unsure(`it could not be made again: ${errorMessage(error)}`)
  } finally {
    restoreSignals()
    copy?.remove()
  }
}

const NOT_OURS =
  'sealing the packet again does not give its manifest: the manifest was not written by "seal-gate seal", or a file changed meanwhile'

const CRLF_MANIFEST =
  'its manifest has CRLF line endings; with LF it is exactly what sealing it gives: check it out with "* -text" in .gitattributes'

/** Evidence may be out of date, which is what a rerun is for; the seals may not. The tree hash is compared with the new one below. */
function speaksAgainst({ code, severity, path }: Finding): boolean {
  if (isEvidenceCode(code) || (code === 'unsealed' && path === TREE_HASH_NAME)) return false
  return severity === 'fail' || severity === 'unverifiable'
}

const TREE_HASH_LIMIT_BYTES = 4096

const NOTHING = {
  schema: 'seal-gate/rerun/1',
  version: VERSION,
  documents: [],
  validators: [],
  written: [],
  findings: [],
  problems: []
} as const

function unsure(problem: string): RerunReport {
  return { ...NOTHING, verdict: 'unverifiable', problems: [problem] }
}

function requestFor(cwd: string, manifest: string): GateRequest {
  const open = { covers: [], unsealed: 'fail', requireClearance: false } as const
  // No clock: what is generated again depends on the packet only.
  return { cwd, manifests: [manifest], format: 'auto', ...open, git: false, now: false }
}

type Writer = (seals: readonly Seal[]) => string

/** Seals files as this manifest does. */
function writerOf({ format, packet, covers }: LoadedManifest): Writer | undefined {
  if (format === 'native')
    return seals => writeNative({ ...(packet !== undefined && { packet }), ...(covers !== undefined && { covers }) }, seals)
  return format === 'gnu' ? writeGnu : format === 'bsd' ? writeBsd : undefined
}

interface Work extends RegenerateOptions {
  readonly root: string
  readonly name: string
  readonly sealed: string
  readonly pin?: string
  readonly write: Writer
  readonly replace: boolean
}

async function rerunOn(copy: PacketCopy, work: Work): Promise<RerunReport> {
  const { name, sealed, write } = work
  const remade = await regenerate(copy, work)
  const documents = remade.documents.map(one => compareDocument(one, remade.before, copy.root))
  const manifest = write(await copy.seals())
  const tree: TreeHashes = { sealed, again: digestOf('sha256', Buffer.from(manifest)), expected: expectedHashes(work) }
  const line = `${tree.again}  ${name}\n`
  copy.putUnsealed(name, manifest)
  copy.putUnsealed(TREE_HASH_NAME, line)
  const judged = await gate(requestFor(copy.root, name), packets => selfTest(remade, packets))
  const findings = [...judged.findings, ...remade.findings]
  const vacuous = documents.every(({ kept }) => kept !== undefined)
  const problems = [...(vacuous ? ['nothing in it was made again, so nothing is shown'] : []), ...mismatches(tree, work)]
  const verdict = vacuous
    ? 'unverifiable'
    : worst(judged.verdict, verdictOf(findings, 1, 1), problems.length > 0 ? 'fail' : 'pass')
  const validators = remade.validators.map(({ path, result, isolation }) => ({
    path,
    status: result.status,
    ...(isolation !== undefined && { isolation })
  }))
  const report: RerunReport = { ...NOTHING, verdict, tree, documents, validators, findings, problems }
  const changed = documents.filter(({ state }) => state !== 'same' && state !== 'kept')
  // What comes of a failed self-test, or of a validator that did not run, is put nowhere, whatever else is wrong.
  const judgeable = verdict !== 'unverifiable' && findings.every(({ severity }) => severity !== 'unverifiable')
  const writable = work.replace && judgeable && (changed.length > 0 || problems.length > 0)
  return writable ? await writeBack(report, changed, { copy, remade, work, manifest, line }) : report
}

/** Probes that the packet carries itself are tried on the copy as well; its results hold the gate's own. */
function selfTest({ before, probes }: Regeneration, packets: readonly ReleasePacket[]): Promise<ProbeResults> {
  return ofKind(before, 'probes').length === 0 ? Promise.resolve(probes) : runAllProbes(packets)
}

interface Sealing {
  readonly copy: PacketCopy
  readonly remade: Regeneration
  readonly work: Work
  readonly manifest: string
  readonly line: string
}

/** Puts the documents into the packet and judges it again as it then stands. A pin is what somebody expects: against it nothing is written. */
async function writeBack(
  report: RerunReport,
  changed: readonly RerunDocument[],
  { copy, remade, work, manifest, line }: Sealing
): Promise<RerunReport> {
  const { root, name, pin } = work
  if (pin !== undefined) return report
  const hash =
    report.tree?.expected.some(({ by }) => by === TREE_HASH_NAME) === true
      ? [{ path: TREE_HASH_NAME, bytes: Buffer.from(line) }]
      : []
  const files: Replacement[] = [
    ...changed.map(({ path }) => ({ path, bytes: readInside(copy.root, path, MAX_BYTES) })),
    { path: name, bytes: Buffer.from(manifest) },
    ...hash
  ]
  const problem = replaceFiles(root, files)
  if (problem !== undefined) return { ...report, verdict: worst(report.verdict, 'fail'), problems: [...report.problems, problem] }
  const judged = await gate(requestFor(root, name), packets => selfTest(remade, packets))
  const findings = [...judged.findings, ...report.findings.filter(({ code }) => code.startsWith('validator-'))]
  const verdict = worst(judged.verdict, verdictOf(findings, 1, 1))
  return { ...report, verdict, findings, problems: [], written: files.map(({ path }) => path) }
}

function compareDocument(one: Remade, before: Evidence, copy: string): RerunDocument {
  if (one.kept !== undefined) return { ...one, state: 'kept', differences: [] }
  const again = readInside(copy, one.path, MAX_BYTES)
  const sealed = before.documents.find(({ path }) => path === one.path)
  if (sealed === undefined) return { ...one, state: 'new', differences: [] }
  if (digestOf('sha256', again) === sealed.sha256) return { ...one, state: 'same', differences: [] }
  const differences = jsonDifferences(sealed.value, JSON.parse(again.toString('utf8')))
  return { ...one, state: differences.length === 0 ? 'layout' : 'different', differences }
}

/** The hash that was named, and the one that stands in the packet. Whatever else stands there, or a link, is never read out. */
function expectedHashes({ root, pin }: Pick<Work, 'root' | 'pin'>): TreeHashes['expected'] {
  const named = pin === undefined ? [] : [{ by: '--manifest-sha256', sha256: pin }]
  const seal = { path: TREE_HASH_NAME, digests: {}, line: 1 }
  if (!exists(root, TREE_HASH_NAME)) return named
  const there = new SealedFiles(root).content(seal, TREE_HASH_LIMIT_BYTES) ?? new Uint8Array()
  const [first] = /^[0-9a-f]{64}(?!\S)/.exec(Buffer.from(there).toString('latin1')) ?? []
  return [...named, { by: TREE_HASH_NAME, sha256: first ?? 'no sha256' }]
}

function mismatches({ sealed, again, expected }: TreeHashes, { name }: Work): string[] {
  const wrong = expected.filter(({ sha256 }) => sha256 !== again).map(({ by }) => `its tree hash is not the one of ${by}`)
  return wrong.length > 0 || sealed === again ? wrong : [`its tree hash differs from ${name} says`]
}

const RANK = { pass: 0, fail: 1, unverifiable: 2 } as const

/** A gate that cannot be trusted vouches for nothing; else wrong is wrong. */
function worst(...verdicts: readonly Report['verdict'][]): Report['verdict'] {
  return verdicts.reduce((a, b) => (RANK[b] > RANK[a] ? b : a), 'pass')
}
