import { posix } from 'node:path'
import { digestOf } from '../model/digest.ts'
import type { RehearsalDenial } from './denial.ts'
import type { Migration, ScriptFile } from './input.ts'
import type { DatabaseKind, Folder, ToolScript } from './tools/migration.ts'
import { newMigrations } from './tools/new-migrations.ts'
import { TOOLS, type ToolName } from './tools/tools.ts'

/** What a tool's folder has that is new. */
export interface NewInFolder {
  readonly migrations: readonly Migration[]
  readonly drifted: readonly RehearsalDenial[]
}

/**
 * The migrations of a folder that are new, as the tool would run them, with the paths that messages call their files by.
 * @param place path of the folder
 * @param before the folder as it was; all of it is new if that is not given
 * @param database that its files are run on
 */
export function readMigrations(
  tool: ToolName,
  folder: Folder,
  place: string,
  before: Folder | undefined,
  database: DatabaseKind
): NewInFolder {
  const { migrations, problems } = newMigrations(TOOLS[tool], folder, before, database)
  const named = (path: string): string => posix.join(place, path)
  const digests = new Map<Uint8Array, string>()
  const file = (script: ToolScript): ScriptFile => {
    const content = folder.get(script.path) ?? before?.get(script.path) ?? new Uint8Array(0)
    const sha256 = digests.get(content) ?? digestOf('sha256', content)
    // One file may have thousands of migrations.
    digests.set(content, sha256)
    return {
      ...script,
      path: named(script.path),
      sha256,
      bytes: content.length,
      content,
      ...(script.origins !== undefined && { origins: script.origins.map(({ path, line }) => ({ path: named(path), line })) })
    }
  }
  return {
    migrations: migrations.map(({ key, apply, rollback }) => ({ key, apply: file(apply), rollback: file(rollback) })),
    drifted: problems.map(({ path, leftOut: _, isOnce: __, ...problem }) => ({
      ...problem,
      ...(path !== undefined && { path: named(path) })
    }))
  }
}
