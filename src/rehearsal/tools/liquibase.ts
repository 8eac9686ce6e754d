import { tokensOf } from '../postgres/sql/tokens.ts'
import type { DatabaseKind, FolderReading, FoundMigration, Tool, ToolProblem } from './migration.ts'
import { collect, notUtf8, unknownFile } from './numbered.ts'
import { byName, isSql, textOf } from './text.ts'

const HEAD = /^\s*--\s*liquibase\s+formatted\s+sql/i
const CHANGESET = /^\s*--\s*changeset\s+("[^"]+"|[^:\s][^:]*):\s*("[^"]+"|\S+)(.*)$/i
const ROLLBACK = /^\s*--\s*rollback\b\s?(.*)$/i
const ROLLBACK_BLOCK = /^\s*\/\*\s*liquibase\s+rollback\s*$/i
/** Decide at run time what is run, or put values into it. */
const UNSUPPORTED = /^\s*--\s*(preconditions?|property|ignoreLines|precondition-sql-check)\b/i
/** Attributes that change nothing of what is run, or that are read here. */
const KNOWN = /^(?:runInTransaction|splitStatements|stripComments|dbms|failOnError|runOnChange|logicalFilePath|created)$/i
/** Other formats of changelogs, which list files in an order of their own. */
/** By its text, as `includeAll` takes a file of any name. */
const [OTHER, OTHER_TEXT] = [/\.(?:xml|ya?ml|json)$/i, /databaseChangeLog/i]
const CHANGELOG = /changelog.*\.(?:xml|ya?ml|json)$/i

/**
 * Liquibase, formatted SQL: files with `--changeset author:id`, in the order of their names as `includeAll` takes them, and what their
 * `--rollback` lines say. Each changeset runs in a transaction unless it has `runInTransaction:false`.
 */
export const liquibase: Tool = {
  recognises: folder => [...folder.values()].some(bytes => HEAD.test(textOf(bytes)?.split('\n')[0] ?? '')),
  late: 'runs',
  read: (folder, database): FolderReading => {
    const paths = [...folder.keys()].toSorted(byName)
    const parts = paths.flatMap(path => (isSql(path) ? changesetsOf(path, folder.get(path) ?? new Uint8Array(), database) : []))
    const lists = paths
      .filter(
        path =>
          CHANGELOG.test(path) || (OTHER.test(path) && OTHER_TEXT.test(Buffer.from(folder.get(path) ?? '').toString('latin1')))
      )
      .map((path): ToolProblem => ({ code: 'migration-unsupported', path, reason: LIST }))
    const seen = new Set<string>()
    const twice = parts.flatMap((part): ToolProblem[] => {
      if (!('key' in part)) return []
      if (!seen.has(part.key)) seen.add(part.key)
      else
        return [
          { code: 'migration-number-twice', path: part.apply.path, reason: `${part.key} is in it twice: give one another id` }
        ]
      return []
    })
    return collect(parts, [...lists, ...twice])
  }
}

const LIST =
  'this changelog decides on files and their order: name a folder with the SQL files alone, or rehearse the output of "liquibase update-sql" with --apply and --rollback'

interface Line {
  readonly text: string
  /** From 1, in the file. */
  readonly line: number
}

interface Changeset {
  readonly key: string
  readonly attributes: ReadonlyMap<string, string>
  readonly line: number
  readonly apply: Line[]
  readonly rollback: Line[]
  hasRollback: boolean
}

function changesetsOf(path: string, bytes: Uint8Array, database: DatabaseKind): (FoundMigration | ToolProblem)[] {
  const text = textOf(bytes)
  if (text === undefined) return [notUtf8(path)]
  const lines = text.split('\n').map(line => line.replace(/\r$/, ''))
  if (!HEAD.test(lines[0] ?? '')) return [unknownFile(path, 'with the first line "--liquibase formatted sql"')]
  const found: Changeset[] = []
  let isBlock = false
  for (const [at, line] of lines.entries()) {
    const [, author = '', id = '', rest = ''] = CHANGESET.exec(line) ?? []
    const problem = (reason: string): ToolProblem[] => [{ code: 'migration-unsupported', path, line: at + 1, reason }]
    const current = found.at(-1)
    if (author !== '') {
      found.push({
        key: `${path}::${bare(id)}::${bare(author)}`,
        attributes: attributesOf(rest),
        line: at + 1,
        apply: [],
        rollback: [],
        hasRollback: false
      })
      continue
    }
    if (UNSUPPORTED.test(line))
      return problem(
        'Liquibase decides at run time what this means: rehearse the output of "liquibase update-sql" with --apply and --rollback'
      )
    if (current === undefined) {
      // Liquibase passes over it without a word.
      if (at > 0 && line.trim() !== '' && !line.trim().startsWith('--'))
        return problem('it is above the first changeset, so it is never run: put it below')
      continue
    }
    const [isRollback, undo = ''] = ROLLBACK.exec(line) ?? []
    if (isBlock && /^\s*\*\/\s*$/.test(line)) isBlock = false
    else if (isBlock) current.rollback.push({ text: line, line: at + 1 })
    else if (ROLLBACK_BLOCK.test(line)) {
      isBlock = true
      current.hasRollback = true
    } else if (isRollback !== undefined) {
      if (/^changeset(?:Id|Path|Author)?\b/i.test(undo))
        return problem('it refers to another changeset: write the statements here')
      current.hasRollback = true
      current.rollback.push({ text: /^(?:empty|not required)\s*$/i.test(undo) ? '' : undo, line: at + 1 })
    } else current.apply.push({ text: line, line: at + 1 })
  }
  return found.flatMap(one => migrationOf(path, one, database))
}

function bare(name: string): string {
  return name.trim().replace(/^"(.*)"$/, '$1')
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/\b(\w+):\s*("[^"]*"|\S+)/g)].map(([, name = '', value = '']) => [name.toLowerCase(), bare(value)])
  )
}

function migrationOf(path: string, changeset: Changeset, database: DatabaseKind): (FoundMigration | ToolProblem)[] {
  const { key, attributes, line, hasRollback } = changeset
  const problem = (reason: string): ToolProblem[] => [{ code: 'migration-unsupported', path, line, reason }]
  if (!isFor(attributes.get('dbms'), database)) return []
  const strange = [...attributes.keys()].find(name => !KNOWN.test(name))
  if (strange !== undefined)
    return problem(
      `its attribute ${strange} is decided at run time: rehearse the output of "liquibase update-sql" with --apply and --rollback`
    )
  const apply = textOfLines(changeset.apply)
  const isCut =
    attributes.get('splitstatements') !== 'false' &&
    tokensOf(apply).some(({ kind, text }) => kind === 'string' && /;[ \t\r]*(?:\n|$)/.test(text))
  if (isCut) return problem('Liquibase cuts a body at each ";": add splitStatements:false')
  const transaction = attributes.get('runintransaction') === 'false' ? 'none' : 'single'
  const scriptOf = (lines: readonly Line[]) =>
    ({
      path,
      script: Buffer.from(textOfLines(lines)),
      origins: lines.map(one => ({ path, line: one.line })),
      transaction
    }) as const
  return [
    {
      key,
      apply: scriptOf(changeset.apply),
      ...(hasRollback && { rollback: scriptOf(changeset.rollback) }),
      remedy: 'add lines "--rollback …" with the statements that undo it',
      ...(attributes.get('runonchange') === 'true' && { isRepeatable: true as const })
    }
  ]
}

/** As Liquibase's DatabaseList takes `dbms`: what is excluded is, whatever else is in the list. */
function isFor(dbms: string | undefined, database: DatabaseKind): boolean {
  if (dbms === undefined) return true
  const names = dbms
    .toLowerCase()
    .split(',')
    .map(name => name.trim())
  if (names.includes(`!${database}`) || names.includes('none')) return false
  return names.includes(database) || names.includes('all') || names.every(name => name.startsWith('!'))
}

function textOfLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n')
}
