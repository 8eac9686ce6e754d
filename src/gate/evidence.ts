import { relative, resolve, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { holdsDocument, sealedContents } from '../disk/sealed-contents.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { Clock } from '../model/release.ts'
import type { Counts } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seals } from '../model/seal.ts'
import { utcText } from '../model/time.ts'
import type { ReleaseInput, ReleasePacket } from '../release/judge.ts'
import { NOTHING_JUDGED, ONLY_SHARES_JUDGED, type ReleaseJudgement } from '../release/judgement.ts'
import type { Rule } from '../release/rules/rule.ts'

/** One manifest, verified. */
export interface Verified {
  /** As the user named it. */
  readonly name: string
  readonly root: string
  readonly seals: Seals
  readonly observations: readonly Observation[]
  readonly findings: readonly Finding[]
}

/** The result for one manifest, or for all. */
export interface Judged {
  readonly counts: Counts
  readonly findings: readonly Finding[]
  /** Without the manifests that could not be judged themselves. */
  readonly verified: readonly Verified[]
}

/** The packets of a run that contain evidence, with their bytes. A folder of plain files contains none, and nothing is loaded for it. */
export function evidencePackets(request: GateRequest, verified: readonly Verified[]): readonly ReleasePacket[] {
  const wanted = wantedMap(request)
  const roots = new Set(verified.map(({ root }) => root))
  return [...roots].flatMap(root => packetOf(root, verified, wanted) ?? [])
}

/**
 * Weighs the evidence of a run. A shard of a packet is never judged, because its documents are about files of other shards.
 * @param rules all rules by default
 */
export async function judgeEvidence(
  request: GateRequest,
  packets: readonly ReleasePacket[],
  run: Pick<ReleaseInput, 'verdict' | 'probes'>,
  rules?: readonly Rule[]
): Promise<ReleaseJudgement> {
  const judgement = await judged(request, packets, run, rules)
  if (request.blockerMap === undefined || packets.some(({ blockerMap }) => blockerMap !== undefined)) return judgement
  const reason = 'it was named as the blocker map, but it is not below the root of any manifest of this run'
  const finding = { code: 'blocker-map-invalid', severity: 'fail', path: request.blockerMap, reason } as const
  return { ...judgement, ...heldBy(judgement, reason), findings: [...judgement.findings, finding] }
}

/**
 * Time and commit by which ends are judged. Both come from the workflow or the machine. Git is asked only where evidence names a commit, and the
 * workflow did not say which commit this is.
 */
async function momentOf(
  { cwd, now, evidenceCommit, expiryNoticeDays = 0, run, git, gitFolder }: GateRequest,
  packets: readonly ReleasePacket[]
): Promise<Pick<ReleaseInput, 'moment'>> {
  if (now === false) return {}
  const clock: Clock = now === undefined ? { now: utcText(Date.now()), source: 'system' } : { now, source: 'input' }
  const stated = evidenceCommit ?? run?.commit
  const isAsked = stated === undefined && git !== false && packets.some(({ files }) => files.some(namesCommit))
  const commit = isAsked ? await (await import('../git/head.ts')).headCommit(gitFolder?.(cwd) ?? cwd, process.env) : stated
  return { moment: { clock, commit, noticeDays: expiryNoticeDays } }
}

/** A name that is spelled otherwise, with escapes, is not found: then the commit is not known, and the document counts as open. */
function namesCommit({ bytes }: ReleasePacket['files'][number]): boolean {
  return bytes !== undefined && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('"commit"')
}

async function judged(
  request: GateRequest,
  packets: readonly ReleasePacket[],
  run: Pick<ReleaseInput, 'verdict' | 'probes'>,
  rules: readonly Rule[] | undefined
): Promise<ReleaseJudgement> {
  if (packets.length === 0) return NOTHING_JUDGED
  if (request.shard !== undefined) return ONLY_SHARES_JUDGED
  return (await import('../release/judge.ts')).judgeRelease(
    { packets, ...run, whole: true, ...(await momentOf(request, packets)) },
    rules
  )
}

function heldBy({ holds }: ReleaseJudgement, reason: string): Partial<ReleaseJudgement> {
  return { decision: 'HOLD_PRODUCTION', code: 'held', packetStatus: 'BLOCKED', reason, holds: [reason, ...holds] }
}

/** All sealed files below one root, from any manifest. Undefined if there is no evidence and none is required. */
function packetOf(root: string, verified: readonly Verified[], wanted: string | undefined): ReleasePacket | undefined {
  const own = verified.filter(one => one.root === root)
  const blockerMap = wanted === undefined ? undefined : below(root, wanted)
  if (blockerMap === undefined && !own.some(({ seals, observations }) => holdsDocument(root, seals, observations)))
    return undefined
  return {
    files: own.flatMap(({ name, seals, observations }) =>
      sealedContents(root, seals, observations).map(({ seal, ...content }) => ({
        ...content,
        seal,
        path: seal.path,
        manifest: name
      }))
    ),
    findings: own.flatMap(({ findings }) => findings),
    ...(blockerMap !== undefined && { blockerMap })
  }
}

function wantedMap({ cwd, blockerMap }: GateRequest): string | undefined {
  return blockerMap === undefined ? undefined : resolve(realPath(cwd), blockerMap)
}

/** The path as it would be sealed; undefined when it is not below the root. */
function below(root: string, place: string): string | undefined {
  const path = relative(root, place)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || resolve(root, path) !== place
    ? undefined
    : path.split(sep).join('/')
}
