import { bundleFiles } from '../report/bundle.ts'
import { mergeReports, type NamedReport } from '../report/merge.ts'
import type { Report } from '../report/report.ts'
import { renderText } from '../report/text.ts'
import { exitCodeOf } from './exit.ts'
import { parseFlags, UsageError } from './flags.ts'
import type { Command } from './main.ts'
import { readNamed } from './named-file.ts'

const REPORT_LIMIT_BYTES = 256 * 1024 * 1024

/** `seal-gate merge REPORT…`: one verdict from the reports of all shards. */
export const merge: Command = async (args, cwd, terminal) => {
  const { values, positionals } = parseFlags(args, { json: { type: 'boolean' } })
  if (positionals.length === 0) throw new UsageError('name the report.json of every shard')
  const report = mergeReports(positionals.map(name => read(name, cwd)))
  if (values['json'] === true) terminal.out(bundleFiles(report).find(({ name }) => name === 'report.json')?.text ?? '')
  else terminal.out(renderText(report, { colour: terminal.colour }))
  return exitCodeOf(report)
}

function read(name: string, cwd: string): NamedReport {
  const report = jsonOf(readNamed(name, cwd, REPORT_LIMIT_BYTES).toString('utf8'))
  if (isReport(report)) return { name, report }
  throw new UsageError(`${JSON.stringify(name)} is no seal-gate/report/1`)
}

/** Undefined when it is not JSON: the parser's own message would quote the file. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What `mergeReports` relies on. A report that was tampered with is not told from a true one: nothing here is signed. */
function isReport(value: unknown): value is Report {
  if (typeof value !== 'object' || value === null) return false
  const { schema, counts, manifests, findings } = value as Partial<Record<keyof Report, unknown>>
  const numbers = typeof counts === 'object' && counts !== null ? Object.values(counts) : []
  return (
    schema === 'seal-gate/report/1' &&
    numbers.length === 6 &&
    numbers.every(n => Number.isSafeInteger(n) && n >= 0) &&
    Array.isArray(manifests) &&
    Array.isArray(findings)
  )
}
