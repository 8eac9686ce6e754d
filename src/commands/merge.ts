import type { Names } from '../load/manifest-names.ts'
import type { Report } from '../model/report.ts'
import { mergeReports } from '../report/merge.ts'
import { parseReport } from '../report/parse.ts'
import { readNamed } from './named-file.ts'
import { UsageError } from './usage-error.ts'

const MAX_REPORT_BYTES = 256 * 1024 * 1024

/**
 * One report from the report.json of every shard of a run.
 * @param reports relative to the folder
 * @throws UsageError when a file is not a report, or a name or pattern does not lead to one
 */
export function merge({ names, unmatched, unfollowed }: Names, folder: string): Report {
  for (const name of unmatched) throw new UsageError(`there is no report ${JSON.stringify(name)}`)
  for (const { name, reason } of unfollowed) throw new UsageError(`${JSON.stringify(name)} is not read: ${reason}`)
  if (names.length === 0) throw new UsageError('name the report.json of every shard')
  return mergeReports(
    names.map(name => {
      const report = parseReport(readNamed(name, folder, MAX_REPORT_BYTES).toString('utf8'))
      if (report === undefined) throw new UsageError(`${JSON.stringify(name)} is not a seal-gate/report/2`)
      return { name, report }
    })
  )
}
