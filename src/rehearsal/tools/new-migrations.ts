import type { DatabaseKind, Folder, FolderReading, FoundMigration, Tool, ToolProblem, ToolScript } from './migration.ts'

/** A migration that is to be rehearsed, with its way back. */
export interface NewMigration {
  readonly key: string
  readonly apply: ToolScript
  readonly rollback: ToolScript
}

/**
 * What a folder has that it did not have before, in the order in which its tool runs it.
 * @param before the folder as it was; without it, all of it is new
 * @param database that its files are run on
 * @returns also every reason why it is not rehearsed: problems of old files are none
 */
export function newMigrations(
  tool: Tool,
  folder: Folder,
  before: Folder = new Map(),
  database: DatabaseKind = 'postgresql'
): { readonly migrations: readonly NewMigration[]; readonly problems: readonly ToolProblem[] } {
  const now = tool.read(folder, database)
  const then = tool.read(before, database)
  const old = new Map(then.migrations.map(one => [one.key, one]))
  const pending = now.migrations.filter(one => isNew(one, old.get(one.key)))
  // A repeatable migration is undone by running it as it was.
  const rollbackOf = ({ key, rollback, isRepeatable }: FoundMigration) =>
    rollback ?? (isRepeatable === true ? old.get(key)?.apply : undefined)
  const ready = pending.flatMap((one): NewMigration[] => {
    const rollback = rollbackOf(one)
    return rollback === undefined ? [] : [{ key: one.key, apply: one.apply, rollback }]
  })
  const missing = pending.filter(one => rollbackOf(one) === undefined)
  return {
    migrations: ready,
    problems: [
      ...reported(now.problems, then.problems, folder, before),
      ...missing.map(
        ({ apply: { path }, remedy }): ToolProblem => ({
          code: 'migration-without-rollback',
          path,
          reason: `it has no rollback: ${remedy}`
        })
      ),
      ...changed(now, old),
      ...(tool.late === 'runs' ? [] : late(tool.late, now, old))
    ]
  }
}

function isSame(a: ToolScript, b: ToolScript): boolean {
  return a.transaction === b.transaction && Buffer.from(a.script).equals(b.script)
}

function isNew(one: FoundMigration, before: FoundMigration | undefined): boolean {
  return before === undefined || (one.isRepeatable === true && !isSame(one.apply, before.apply))
}

/** Without those of before: a new file may be left out because of an old one, and that is another problem. */
function reported(
  problems: readonly ToolProblem[],
  earlier: readonly ToolProblem[],
  folder: Folder,
  before: Folder
): ToolProblem[] {
  const known = new Set(earlier.map(one => JSON.stringify(one)))
  const fresh = problems.filter(one => !known.has(JSON.stringify(one)) || !isUnchanged(one.path, folder, before))
  return fresh.filter((one, at) => one.isOnce !== true || fresh.findIndex(({ isOnce }) => isOnce === true) === at)
}

/** A file that was there before with the same bytes was accepted then. */
function isUnchanged(path: string | undefined, folder: Folder, before: Folder): boolean {
  if (path === undefined) return false
  const [now, then] = [folder.get(path), before.get(path)]
  return now !== undefined && then !== undefined && Buffer.from(now).equals(then)
}

function changed(now: FolderReading, old: ReadonlyMap<string, FoundMigration>): ToolProblem[] {
  const keys = new Set(now.migrations.map(({ key }) => key))
  const edited = now.migrations.flatMap((one): ToolProblem[] => {
    const before = old.get(one.key)
    if (before === undefined || one.isRepeatable === true || isSame(one.apply, before.apply)) return []
    const reason = 'it was in the folder before, and its tool does not run it again: put the change into a new migration'
    return [{ code: 'migration-changed', path: one.apply.path, reason }]
  })
  const gone = [...old.values()].filter(({ key }) => !keys.has(key))
  return [
    ...edited,
    ...gone.map(
      ({ apply: { path } }): ToolProblem => ({
        code: 'migration-changed',
        path,
        reason: 'it was in the folder before, and was removed: put it back'
      })
    )
  ]
}

const LATE = {
  refuses: 'it comes before one that was run, which its tool refuses: give it a later version',
  'passes over': 'it comes before one that was run, so its tool would never run it: give it a later version'
}

function late(how: keyof typeof LATE, { migrations }: FolderReading, old: ReadonlyMap<string, FoundMigration>): ToolProblem[] {
  const ordered = migrations.filter(({ isRepeatable }) => isRepeatable !== true)
  const last = ordered.findLastIndex(({ key }) => old.has(key))
  return ordered
    .slice(0, Math.max(0, last))
    .filter(({ key }) => !old.has(key))
    .map(({ apply: { path } }): ToolProblem => ({ code: 'migration-out-of-order', path, reason: LATE[how] }))
}
