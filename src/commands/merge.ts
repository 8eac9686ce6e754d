import type { Names } from '../load/manifest-names.ts'
import { jsonFacts } from '../manifests/json.ts'
import { heartbeat } from '../model/heartbeat.ts'
import type { Report } from '../model/report.ts'
import type { RunIdentity } from '../model/shard.ts'
import { quoteShell } from '../report/escape.ts'
import { type MergeContext, mergeReports } from '../report/merge.ts'
import { parseReport } from '../report/parse.ts'
import { readNamed } from './named-file.ts'
import { MissingError, UsageError } from './usage-error.ts'
import { runIdentity } from './verify.ts'

const MAX_REPORT_BYTES = 256 * 1024 * 1024

/** The run that shards must be of: as it is named, else the run of the workflow that merges. Undefined where there is neither. */
export function expectedRun(name: string, env: Readonly<Record<string, string | undefined>>): RunIdentity | undefined {
  return name === '' ? runIdentity('', env) : { id: name }
}

/**
 * One report from the report.json of every shard of a run.
 * @param names relative to the folder
 * @throws UsageError when a file is not a report, or a name or pattern does not lead to one
 */
export function merge({ names, unmatched, unfollowed }: Names, folder: string, context: MergeContext): Report {
  for (const name of unmatched) throw new MissingError('report', name)
  for (const { name, reason } of unfollowed) throw new UsageError(`${JSON.stringify(name)} is not read: ${reason}`)
  if (names.length === 0) throw new UsageError('name the report.json of every shard')
  return mergeReports(
    names.map(name => {
      heartbeat()
      const text = readNamed(name, folder, MAX_REPORT_BYTES, 'report').toString('utf8')
      const report = parseReport(text)
      if (report === undefined) throw notReport(name, text)
      return { name, report }
    }),
    context
  )
}

function notReport(name: string, text: string): UsageError {
  const shown = JSON.stringify(name)
  const word = quoteShell(name)
  if (/"schema"\s*:\s*"seal-gate\/manifest\//.test(text.slice(0, MAX_START_CHARACTERS)))
    return new UsageError(`${shown} is a manifest, not a report`, word === undefined ? '' : `Try: seal-gate verify ${word}`)
  const twice = duplicateKey(text)
  if (twice !== undefined) return new UsageError(`${shown} gives the key ${twice} twice: readers disagree on which one counts`)
  return new UsageError(`${shown} is not a seal-gate/report/2`, 'Make one with `seal-gate verify --shard I/N --json`.')
}

const MAX_START_CHARACTERS = 4096

function duplicateKey(text: string): string | undefined {
  try {
    JSON.parse(text)
    return jsonFacts(text).duplicates[0]?.pointer
  } catch {
    return undefined
  }
}
