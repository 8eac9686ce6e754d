import { dbmate } from './dbmate.ts'
import { flyway } from './flyway.ts'
import { golangMigrate } from './golang-migrate.ts'
import { goose } from './goose.ts'
import { liquibase } from './liquibase.ts'
import type { Folder, Tool } from './migration.ts'
import { nodePgMigrate } from './node-pg-migrate.ts'
import { knex, rails } from './programs.ts'
import { sqitch } from './sqitch.ts'

export const TOOL_NAMES = [
  'flyway',
  'golang-migrate',
  'goose',
  'dbmate',
  'sqitch',
  'node-pg-migrate',
  'liquibase',
  'knex',
  'rails'
] as const
export type ToolName = (typeof TOOL_NAMES)[number]

export const TOOLS: Readonly<Record<ToolName, Tool>> = {
  flyway,
  'golang-migrate': golangMigrate,
  goose,
  dbmate,
  sqitch,
  'node-pg-migrate': nodePgMigrate,
  liquibase,
  knex,
  rails
}

/** The tools that a folder can be of. */
export function candidates(folder: Folder): readonly ToolName[] {
  return TOOL_NAMES.filter(name => TOOLS[name].recognises(folder))
}
