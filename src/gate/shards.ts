import { createHash } from 'node:crypto'
import { treeStamp } from '../disk/tree-stamp.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { digestOfCut, type ShareDigest } from '../model/cut.ts'
import { algorithmsOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Counts, ShardReport } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import { cutSeals, type RunIdentity } from '../model/shard.ts'

/**
 * The run that a report is of. Nobody is asked for the commit but git, and only where it matters: for a shard, which `merge` compares with
 * others.
 */
export async function identityOf({ run = {}, shard, git, gitFolder, cwd }: GateRequest): Promise<RunIdentity | undefined> {
  const isAsked = shard !== undefined && run.commit === undefined && git !== false
  const commit = isAsked ? await (await import('../git/head.ts')).headCommit(gitFolder?.(cwd) ?? cwd, process.env) : undefined
  const identity = { ...run, ...(commit !== undefined && { commit }) }
  return Object.keys(identity).length === 0 ? undefined : identity
}

/**
 * What a shard judged. Without the id of a run it has the state of the sealed files, so that `merge` can tell the shards of one run from
 * others: shards of one folder agree if no file was written in between.
 */
export function shardReport({ shard, run }: GateRequest, sources: readonly LoadedManifest[]): ShardReport | undefined {
  if (shard === undefined) return undefined
  const readable = sources.flatMap(({ root, seals, problems }) =>
    root === undefined || problems.length > 0 ? [] : [{ root, seals }]
  )
  const cuts = readable.map(({ seals }) => cutSeals(seals, shard.of))
  const shares = Array.from({ length: shard.of }, (_, index) => shareOf(cuts.map(cut => cut[index] ?? [])))
  const own = shares[shard.index - 1]
  if (own === undefined) throw new RangeError(`there is no shard ${shard.index} of ${shard.of}`)
  const tree = run?.id === undefined ? { tree: treeStamp(readable) } : {}
  return { ...shard, ...own, cut: digestOfCut(shares), ...tree }
}

/** One share of the seals of all manifests, by its number of seals and a digest over them. */
function shareOf(parts: readonly (readonly Seal[])[]): ShareDigest {
  const judged = createHash('sha256')
  for (const part of parts) {
    for (const seal of part) judged.update(`${sealLine(seal)}\n`)
    judged.update('\n')
  }
  return { seals: parts.reduce((total, { length }) => total + length, 0), judged: judged.digest('hex') }
}

function sealLine(seal: Seal): string {
  const digests = algorithmsOf(seal).map(algorithm => [algorithm, seal.digests[algorithm]])
  const { line, path, bytes, exec, link } = seal
  const promises = exec === undefined && link === undefined ? [] : [exec ?? null, link ?? null]
  return JSON.stringify([line, path, bytes ?? null, digests, ...promises])
}

/**
 * More shards than files leave some shards without any. Such a job is not red, since the others check all files, but it checked
 * nothing, and that is reported.
 */
export function emptyShard({ shard }: GateRequest, sources: readonly LoadedManifest[], counts: Counts): Finding[] {
  const listed = sources.reduce((total, { seals }) => total + seals.length, 0)
  if (shard === undefined || listed === 0 || counts.sealed > 0) return []
  const files = listed === 1 ? 'the one sealed file is' : `the ${listed} sealed files are`
  const reason = `${files} in other shards than ${shard.index}/${shard.of}: this job alone shows nothing, and "merge" makes the verdict`
  return [{ code: 'shard-empty', severity: 'notice', reason }]
}
