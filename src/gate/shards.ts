import { createHash } from 'node:crypto'
import { treeStamp } from '../disk/tree-stamp.ts'
import type { LoadedManifest } from '../load/loaded-manifest.ts'
import { algorithmsOf } from '../model/digest.ts'
import type { Finding } from '../model/finding.ts'
import type { Counts, ShardReport } from '../model/report.ts'
import type { GateRequest } from '../model/request.ts'
import type { Seal } from '../model/seal.ts'
import { sealsOfShard } from '../model/shard.ts'

/**
 * What a shard belongs to, so that `merge` can tell the shards of one run from others. Without a named run it is the state of the sealed
 * files: shards of one folder agree if no file was written in between.
 */
export function shardReport({ shard, run }: GateRequest, sources: readonly LoadedManifest[]): ShardReport | undefined {
  if (shard === undefined) return undefined
  const readable = sources.flatMap(({ root, seals, problems }) =>
    root === undefined || problems.length > 0 ? [] : [{ root, seals }]
  )
  const judged = createHash('sha256')
  for (const { seals } of readable) {
    for (const seal of sealsOfShard(seals, shard)) judged.update(`${sealLine(seal)}\n`)
    judged.update('\n')
  }
  return { ...shard, judged: judged.digest('hex'), ...(run === undefined ? { tree: treeStamp(readable) } : { run }) }
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
