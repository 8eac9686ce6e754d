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
  return lines.flatMap(({ change }, at): Change[] => {
    if (change === undefined) return []
    const again = lines.findIndex((line, later) => later > at && line.change === change)
    const tag = again < 0 ? undefined : lines.slice(at, again).find(line => line.tag !== undefined)?.tag
    const count = lines.slice(0, at).filter(line => line.change === change).length
    return [{ key: count === 0 ? change : `${change} (${count + 1})`, file: tag === undefined ? change : `${change}@${tag}` }]
  })
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
