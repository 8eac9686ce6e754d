import type { Folder, FolderReading, Tool, ToolProblem } from './migration.ts'
import { textOf } from './text.ts'

// Tools whose migrations are programs: their folders are recognised, so that the answer can be what to do.

function onlyAsSql(folder: Folder, isOwn: (path: string) => boolean): FolderReading {
  const [path] = [...folder.keys()].filter(isOwn)
  const reason = 'these migrations are programs: rehearse the SQL that they send, with --apply and --rollback'
  return { migrations: [], problems: [{ code: 'migration-unsupported', reason, ...(path !== undefined && { path }) }] }
}

const PROGRAM = /^[^/]+\.(?:[cm]?[jt]s)$/

/** knex: programs that export `up` and `down`. */
export const knex: Tool = {
  recognises: folder =>
    [...folder].some(([path, bytes]) => PROGRAM.test(path) && /\bexports?\b[^\n]*\bup\b/.test(textOf(bytes) ?? '')),
  late: 'refuses',
  read: folder => onlyAsSql(folder, path => PROGRAM.test(path))
}

const DUMP: ToolProblem = {
  code: 'migration-unsupported',
  path: 'structure.sql',
  reason: 'structure.sql is a dump of the schema, not a change: name it with --dump, and the SQL of the change with --apply'
}

/** Rails: programs in Ruby, and `structure.sql`, which is a dump. */
export const rails: Tool = {
  recognises: folder => folder.has('structure.sql') || [...folder.keys()].some(path => /^\d{14}_\w+\.rb$/.test(path)),
  late: 'runs',
  read: folder =>
    folder.has('structure.sql') ? { migrations: [], problems: [DUMP] } : onlyAsSql(folder, path => path.endsWith('.rb'))
}
