import { bundleFiles } from '../report/bundle.ts'
import { mergeReports, type NamedReport } from '../report/merge.ts'
import { parseReport } from '../report/parse.ts'
import { renderText } from '../report/text/text.ts'
import type { Command } from './command.ts'
import { exitCodeOf } from './command.ts'
import { parseFlags, UsageError } from './flags.ts'
import { readNamed } from './named-file.ts'

const REPORT_LIMIT_BYTES = 256 * 1024 * 1024

/** `seal-gate merge REPORT…`: one verdict from the reports of all shards. */
export const merge: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, { json: { type: 'boolean' }, html: { type: 'string' } })
  if (positionals.length === 0) throw new UsageError('name the report.json of every shard')
  const report = mergeReports(positionals.map(name => read(name, cwd)))
  if (typeof values['html'] === 'string') await (await import('./page-file.ts')).writePage(report, values['html'], cwd)
  if (values['json'] === true) terminal.out(bundleFiles(report).find(({ name }) => name === 'report.json')?.text ?? '')
  else terminal.out(renderText(report, { colour: terminal.colour }))
  return exitCodeOf(report)
}

function read(name: string, cwd: string): NamedReport {
  const report = parseReport(readNamed(name, cwd, REPORT_LIMIT_BYTES).toString('utf8'))
  if (report !== undefined) return { name, report }
  throw new UsageError(`${JSON.stringify(name)} is no seal-gate/report/1`)
}
