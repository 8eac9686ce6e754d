import { relative, resolve, sep } from 'node:path'
import { realPath } from '../disk/contain.ts'
import { holdsDocument, sealedContents } from '../disk/sealed-contents.ts'
import type { Finding } from '../model/finding.ts'
import type { Observation } from '../model/observation.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import type { ReleaseInput, ReleasePacket } from '../release/judge.ts'
import { NOTHING_JUDGED, type ReleaseJudgement } from '../release/judgement.ts'
import type { Rule } from '../release/rules/rule.ts'

/** One manifest, verified. */
export interface Verified {
  /** As the user named it. */
  readonly name: string
  readonly root: string
  readonly seals: readonly Seal[]
  readonly observations: readonly Observation[]
  readonly findings: readonly Finding[]
}

/** The packets of a run that hold evidence, with their bytes. A folder of plain files holds none, and then nothing is loaded for it. */
export function evidencePackets(request: GateRequest, verified: readonly Verified[]): readonly ReleasePacket[] {
  const wanted = wantedMap(request)
  const roots = new Set(verified.map(({ root }) => root))
  return [...roots].flatMap(root => packetOf(root, verified, wanted) ?? [])
}

/**
 * Weighs the evidence of a run. A share of the seals is never judged, since its documents speak of files in other shares.
 * @param rules all of them when absent
 */
export async function judgeEvidence(
  request: GateRequest,
  packets: readonly ReleasePacket[],
  run: Pick<ReleaseInput, 'verdict' | 'probes'>,
  rules?: readonly Rule[]
): Promise<ReleaseJudgement> {
  const judge =
    packets.length === 0 || request.shard !== undefined ? undefined : (await import('../release/judge.ts')).judgeRelease
  const judgement = judge?.({ packets, ...run, whole: true }, rules) ?? NOTHING_JUDGED
  if (request.blockerMap === undefined || packets.some(({ blockerMap }) => blockerMap !== undefined)) return judgement
  const reason = 'it was named as the blocker map, and stands below no root that was judged'
  const finding = { code: 'blocker-map-invalid', severity: 'fail', path: request.blockerMap, reason } as const
  return { ...judgement, ...heldBy(judgement, reason), findings: [...judgement.findings, finding] }
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

/** The path as it would be sealed, or undefined when it does not lie below the root. */
function below(root: string, place: string): string | undefined {
  const path = relative(root, place)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || resolve(root, path) !== place
    ? undefined
    : path.split(sep).join('/')
}
