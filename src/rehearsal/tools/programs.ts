import type { Folder, FolderReading, Tool, ToolProblem } from './migration.ts'
import { textOf } from './text.ts'

// Tools whose migrations are programs: their folders are recognised, so that the answer can be what to do.

/** @param commands options that let the tool run them */
function asCommands(folder: Folder, isOwn: (path: string) => boolean, commands: string): FolderReading {
  const paths = [...folder.keys()].filter(isOwn)
  const reason = `these migrations are programs: let the tool run them, with ${commands}`
  const problem = { code: 'migration-unsupported', reason, isOnce: true } as const
  return { migrations: [], problems: paths.length === 0 ? [problem] : paths.map(path => ({ ...problem, path })) }
}

const PROGRAM = /^[^/]+\.(?:[cm]?[jt]s)$/

/** knex: programs that export `up` and `down`. */
export const knex: Tool = {
  recognises: folder =>
    [...folder].some(([path, bytes]) => PROGRAM.test(path) && /\bexports?\b[^\n]*\bup\b/.test(textOf(bytes) ?? '')),
  late: 'refuses',
  read: folder =>
    asCommands(
      folder,
      path => PROGRAM.test(path),
      "--apply-run 'npx knex migrate:latest' --rollback-run 'npx knex migrate:rollback'"
    )
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
  read: folder => {
    const programs = [...folder.keys()].some(path => path.endsWith('.rb'))
    const isDump = folder.has('structure.sql')
    const { problems } = asCommands(
      folder,
      path => path.endsWith('.rb'),
      "--apply-run 'bin/rails db:migrate' --rollback-run 'bin/rails db:rollback'"
    )
    return { migrations: [], problems: [...(isDump ? [DUMP] : []), ...(isDump && !programs ? [] : problems)] }
  }
}
