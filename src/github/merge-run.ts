import { expectedRun, merge } from '../commands/merge.ts'
import { MERGE } from '../options/action-tables.ts'
import { DEFAULTS } from '../options/table.ts'
import { thrownReport, thrownText } from './broken-report.ts'
import { contextOf } from './context.ts'
import { readInputs } from './inputs.ts'
import { fail } from './log.ts'
import { expandManifests } from './manifests.ts'
import { publish } from './publish.ts'

/** The sub-action `merge`: one verdict from the reports of all shards. Green only when it is `pass`. */
export async function runMerge(): Promise<void> {
  process.exitCode = 1
  try {
    const context = contextOf(process.env)
    const options = await readInputs(MERGE, process.env)
    const report = await expandManifests(options.reports, context.workspace, 'reports')
      .then(names => merge(names, context.workspace, { expected: expectedRun(options.run, process.env), result: options.result }))
      .catch(thrownReport)
    await publish(report, { ...DEFAULTS, ...options, restore: 'none' }, context)
    if (report.verdict === 'pass') process.exitCode = 0
  } catch (error) {
    fail(`the reports could not be merged: ${thrownText(error)}`)
  }
}
