import type { FolderReading, FoundMigration, Tool, ToolProblem, ToolScript } from './migration.ts'
import { collect, notUtf8, sameNumber, unknownFile } from './numbered.ts'
import { asOneQuery, byName, isSql, onlyLines, textOf } from './text.ts'

/** https://github.com/amacneil/dbmate/blob/main/pkg/dbmate/migration.go */
const NAME = /^(\d+).*\.sql$/
const UP = /^--\s*migrate:up(\s|$)/
const DOWN = /^--\s*migrate:down(\s|$)/
const NO_TRANSACTION = /\btransaction:false\b/

/**
 * dbmate: one file per version, with `-- migrate:up` and `-- migrate:down`. Files run in the order of their names, so that 10 comes before 2.
 * A half is sent as one query, in a transaction unless its marker has `transaction:false`.
 */
export const dbmate: Tool = {
  recognises: folder => [...folder.values()].some(bytes => lines(bytes).some(line => UP.test(line))),
  late: 'runs',
  read: (folder): FolderReading => {
    const files = [...folder].filter(([path]) => !path.includes('/') && isSql(path))
    const sorted = files.toSorted(([a], [b]) => byName(a, b))
    const first = new Map<string, string>()
    const parts = sorted.map(([path, bytes]): FoundMigration | ToolProblem => {
      const version = NAME.exec(path)?.[1]
      if (version === undefined) return unknownFile(path, 'VERSION_name.sql')
      const other = first.get(version)
      // dbmate takes the second one for applied, and never runs it.
      if (other !== undefined) return sameNumber(other, path)
      first.set(version, path)
      return migrationOf(path, version, bytes)
    })
    return collect(parts)
  }
}

function lines(bytes: Uint8Array): string[] {
  return (textOf(bytes) ?? '').split('\n')
}

function migrationOf(path: string, key: string, bytes: Uint8Array): FoundMigration | ToolProblem {
  if (textOf(bytes) === undefined) return notUtf8(path)
  const text = lines(bytes)
  const up = text.findIndex(line => UP.test(line))
  const down = text.findIndex(line => DOWN.test(line))
  const refused = (line: number, reason: string): ToolProblem => ({
    code: 'migration-unsupported',
    path,
    ...(line >= 0 && { line: line + 1 }),
    reason
  })
  if (up < 0) return refused(-1, 'it has no line "-- migrate:up": add it')
  if (down >= 0 && down < up) return refused(down, '"-- migrate:down" is above "-- migrate:up": put it below')
  const above = text.slice(0, up).findIndex(line => line.trim() !== '' && !line.trim().startsWith('--'))
  if (above >= 0) return refused(above, 'there is a statement above "-- migrate:up": put it below')
  const again = text.findIndex((line, at) => (at > up && UP.test(line)) || (down >= 0 && at > down && DOWN.test(line)))
  if (again >= 0) return refused(again, 'this marker is in the file twice: split the file')
  const end = down < 0 ? text.length : down
  const remedy = 'add a line "-- migrate:down" with the statements that undo it'
  const apply = scriptOf(path, text, up, end)
  if (down < 0) return { key, apply, remedy }
  return { key, apply, rollback: scriptOf(path, text, down, text.length), remedy }
}

function scriptOf(path: string, text: readonly string[], from: number, to: number): ToolScript {
  const script = onlyLines(text, from + 1, to)
  const transaction = NO_TRANSACTION.test(text[from] ?? '') ? 'none' : 'single'
  return { path, script, queries: asOneQuery(script), transaction }
}
