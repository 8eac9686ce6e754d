import type { Folder, FolderReading, FoundMigration, Tool, ToolProblem, ToolScript } from './migration.ts'
import { collect } from './numbered.ts'
import { expandPsql } from './psql.ts'
import { textOf } from './text.ts'

const PLAN = 'sqitch.plan'
/** https://sqitch.org/docs/manual/sqitchchanges/: a name, what it needs, who planned it and when. */
const CHANGE = /^\s*(?:[+-]\s*)?([^\s@#%:[\]]\S*)\s/
const TAG = /^\s*@(\S+)\s/

/**
 * sqitch: `sqitch.plan`, with `deploy/NAME.sql` and `revert/NAME.sql`, in the order of the plan. psql runs them, with its own commands, and
 * without a transaction but the one that a script begins.
 */
export const sqitch: Tool = {
  recognises: folder => folder.has(PLAN),
  late: 'refuses',
  read: (folder): FolderReading => {
    const plan = textOf(folder.get(PLAN) ?? new Uint8Array())
    if (plan === undefined || !folder.has(PLAN))
      return collect([
        { code: 'migration-unknown-file', path: PLAN, reason: 'there is no plan in UTF-8: name the folder that has it' }
      ])
    return collect(changesIn(plan).map(change => migrationOf(folder, change)))
  }
}

interface Change {
  readonly key: string
  /** Of its scripts. A change that was reworked later has that of its tag. */
  readonly file: string
}

function changesIn(plan: string): Change[] {
  const lines = plan
    .split(/\r?\n/)
    .map(line => ({ tag: TAG.exec(line)?.[1], change: line.trim().startsWith('%') ? undefined : CHANGE.exec(`${line} `)?.[1] }))
  const counts = new Map<string, number>()
  const keyed = lines.map(({ change }): string => {
    const count = counts.get(change ?? '') ?? 0
    counts.set(change ?? '', count + 1)
    return count === 0 ? (change ?? '') : `${change} (${count + 1})`
  })
  // From the end: the first tag after a change is that of it, if the change comes again after that.
  const again = new Map<string, number>()
  let [tag, tagged] = ['', lines.length]
  const files = lines
    .map(({ change, tag: own }, at) => ({ change, own, at }))
    .toReversed()
    .map(({ change, own, at }): string => {
      if (own !== undefined) [tag, tagged] = [own, at]
      if (change === undefined) return ''
      const later = again.get(change) ?? -1
      again.set(change, at)
      return later > tagged ? `${change}@${tag}` : change
    })
    .toReversed()
  return lines.flatMap(({ change }, at) => (change === undefined ? [] : [{ key: keyed[at] ?? '', file: files[at] ?? '' }]))
}

function migrationOf(folder: Folder, { key, file }: Change): FoundMigration | ToolProblem {
  const scriptOf = (kind: string): ToolScript | ToolProblem | undefined => {
    const path = `${kind}/${file}.sql`
    if (!folder.has(path)) return undefined
    const expanded = expandPsql(folder, path)
    return 'code' in expanded ? { ...expanded, leftOut: `deploy/${file}.sql` } : { path, ...expanded, transaction: 'none' }
  }
  const [apply, rollback] = [scriptOf('deploy'), scriptOf('revert')]
  if (apply === undefined)
    return { code: 'migration-unknown-file', path: PLAN, reason: `there is no deploy/${file}.sql, which the plan names: add it` }
  if ('code' in apply) return apply
  if (rollback !== undefined && 'code' in rollback) return rollback
  return { key, apply, ...(rollback !== undefined && { rollback }), remedy: `add revert/${file}.sql` }
}
