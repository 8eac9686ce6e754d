import { escapesFolder } from '../disk/contain.ts'
import { readNamedFile } from '../disk/read-file.ts'
import type { Report } from '../model/report.ts'
import { parseOptions } from '../options/schema.ts'
import { DEFAULTS } from '../options/table.ts'
import { mergeReports, type NamedReport } from '../report/merge.ts'
import { parseReport } from '../report/parse.ts'
import { thrownReport, thrownText } from './broken-report.ts'
import { contextOf } from './context.ts'
import { fail } from './log.ts'
import { expandManifests } from './manifests.ts'
import { publish } from './publish.ts'
import { inputLines, inputText } from './sub-action-words.ts'

const REPORT_LIMIT_BYTES = 256 * 1024 * 1024

/** The sub-action `merge`: one verdict from the reports of all shards. Green only when it is `pass`. */
export async function runMerge(): Promise<void> {
  process.exitCode = 1
  try {
    const context = contextOf(process.env)
    const names = ['upload', 'artifact-name', 'retention-days'] as const
    const options = parseOptions(Object.fromEntries(names.map(name => [name, inputText(name)])))
    const report = await merged(context.workspace)
    await publish(report, { ...DEFAULTS, ...options, restore: 'none' }, context)
    if (report.verdict === 'pass') process.exitCode = 0
  } catch (error) {
    fail(`the reports could not be merged: ${thrownText(error)}`)
  }
}

async function merged(workspace: string): Promise<Report> {
  try {
    const { matches, unmatched } = await expandManifests(inputLines('reports'), workspace)
    for (const name of unmatched) throw new Error(`there is no report ${JSON.stringify(name)}`)
    if (matches.length === 0) throw new Error('"reports" names no report: name the report.json of every shard')
    return mergeReports(matches.map(name => read(name, workspace)))
  } catch (error) {
    return thrownReport(error)
  }
}

function read(name: string, workspace: string): NamedReport {
  if (escapesFolder(workspace, name)) throw new Error(`${JSON.stringify(name)} is a link that leads out of the workspace`)
  const report = parseReport(readNamedFile(workspace, name, REPORT_LIMIT_BYTES).toString('utf8'))
  if (report !== undefined) return { name, report }
  throw new Error(`${JSON.stringify(name)} is no seal-gate/report/1`)
}
