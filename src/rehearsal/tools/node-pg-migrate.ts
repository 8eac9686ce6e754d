import type { FolderReading, FoundMigration, Tool, ToolProblem, ToolScript } from './migration.ts'
import { collect, notUtf8, unknownFile } from './numbered.ts'
import { asOneQuery, onlyLines, textOf } from './text.ts'

const UP = /^\s*--[\s-]*up\s+migration/i
const DOWN = /^\s*--[\s-]*down\s+migration/i
const PAIR = /^(.*)\.(up|down)\.sql$/

/**
 * node-pg-migrate: one SQL file per migration, with `-- Up Migration` and `-- Down Migration`, or `.up.sql` and `.down.sql`, in the order of the
 * numbers that their names begin with, then of their names. Each half is sent as one query, in a transaction.
 */
export const nodePgMigrate: Tool = {
  recognises: folder =>
    [...folder.values()].some(bytes => (textOf(bytes) ?? '').split('\n').some(line => UP.test(line) || DOWN.test(line))),
  late: 'refuses',
  read: (folder): FolderReading => {
    const files = [...folder].filter(([path]) => !path.includes('/') && !path.startsWith('.'))
    const sorted = files.map(([path, bytes]) => ({ path, bytes, number: numberOf(path) })).toSorted(compare)
    const parts = sorted.flatMap(({ path, bytes, number }): (FoundMigration | ToolProblem)[] => {
      if (number === undefined) return [unknownFile(path, 'TIMESTAMP_name.sql')]
      if (!path.endsWith('.sql'))
        return [
          {
            code: 'migration-unsupported',
            path,
            reason: 'it is a program: rehearse the SQL that it sends, with --apply and --rollback'
          }
        ]
      const [, stem, half] = PAIR.exec(path) ?? []
      if (half === 'down') return folder.has(`${stem}.up.sql`) ? [] : [unknownFile(path, 'after the change that it undoes')]
      const text = textOf(bytes)
      if (text === undefined) return [notUtf8(path)]
      if (half === 'up') return [pairOf(`${stem}`, path, text, folder.get(`${stem}.down.sql`))]
      return [dividedOf(path, text)]
    })
    return collect(parts)
  }
}

/** A number of 17 digits is a time in UTC. */
function numberOf(path: string): number | undefined {
  const digits = /^\d+/.exec(path)?.[0]
  if (digits?.length !== 17) return digits === undefined ? undefined : Number(digits)
  const [, date = '', time = ''] = /^(\d{8})(\d{9})/.exec(digits) ?? []
  const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)(...)/, '$1:$2:$3.$4')}Z`
  return new Date(iso).valueOf()
}

interface Named {
  readonly path: string
  readonly number: number | undefined
}

function compare(a: Named, b: Named): number {
  return (
    (a.number ?? 0) - (b.number ?? 0) ||
    a.path.localeCompare(b.path, undefined, { usage: 'sort', numeric: true, sensitivity: 'variant', ignorePunctuation: true })
  )
}

function pairOf(stem: string, path: string, text: string, down: Uint8Array | undefined): FoundMigration | ToolProblem {
  const other = down === undefined ? undefined : textOf(down)
  if (down !== undefined && other === undefined) return notUtf8(`${stem}.down.sql`, path)
  const rollback = other === undefined ? undefined : scriptOf(`${stem}.down.sql`, Buffer.from(other))
  const apply = scriptOf(path, Buffer.from(text))
  return { key: stem, apply, ...(rollback !== undefined && { rollback }), remedy: `add ${stem}.down.sql` }
}

function dividedOf(path: string, text: string): FoundMigration {
  const lines = text.split('\n')
  const up = lines.findIndex(line => UP.test(line))
  const down = lines.findIndex(line => DOWN.test(line))
  const half = (from: number, other: number): ToolScript =>
    scriptOf(path, onlyLines(lines, Math.max(0, from), other > from ? other : lines.length))
  const remedy = 'add a line "-- Down Migration" with the statements that undo it'
  const apply = half(up, down)
  return { key: path.replace(/\.sql$/, ''), apply, ...(down >= 0 && { rollback: half(down, up) }), remedy }
}

function scriptOf(path: string, script: Uint8Array): ToolScript {
  return { path, script, queries: asOneQuery(script), transaction: 'single' }
}
