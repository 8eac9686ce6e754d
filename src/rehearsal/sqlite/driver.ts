import { digestOf } from '../../model/digest.ts'
import { Refused, type RehearsalDenial } from '../denial.ts'
import type { Driver } from '../driver.ts'
import type { DumpSurvey } from '../dump.ts'
import { onAbort } from '../on-abort.ts'
import type { Query } from '../query-facts.ts'
import { type LocateValue, type RowText, scanSecrets, type TextPiece } from '../secrets.ts'
import type { SecretSettings } from '../spec.ts'
import type { SqliteClone } from './clone.ts'
import { sqliteDump } from './database-file.ts'
import { openSqlite } from './open.ts'
import { type OpenedDump, openDump } from './opened-dump.ts'
import { SqliteFailure } from './process.ts'
import { END_OF_VALUE } from './requests.ts'
import { findingsIn, statementsIn, textOf } from './text-rules.ts'
import { wordOf } from './tokens.ts'

const METHOD =
  'schema by object and column; sorted SHA-256 of rows, columns by name, with storage classes; integrity of indexes; sqlite_sequence (seal-gate/sqlite-fingerprint/3)'

/** Its `setAuthorizer` is what refuses other files while a script runs. */
const MIN_NODE = { major: 24, minor: 10 }
/** For the digest, into the folder, and for the search. */
const PASSES = 2

/** Why this Node cannot open a database; undefined if it can. @param versions of Node, as `process.versions` has them */
export function unsupported(versions: {
  readonly node: string
  readonly sqlite?: string | undefined
}): RehearsalDenial | undefined {
  const [major = 0, minor = 0] = versions.node.split('.').map(Number)
  const isNewEnough = major > MIN_NODE.major || (major === MIN_NODE.major && minor >= MIN_NODE.minor)
  if (isNewEnough && versions.sqlite !== undefined) return undefined
  const least = `${MIN_NODE.major}.${MIN_NODE.minor}`
  const reason = `an SQLite database is rehearsed with node:sqlite of Node ${least} or later, and this is Node ${versions.node}`
  return { code: 'engine-unavailable', reason }
}

async function survey(dump: OpenedDump, spec: SecretSettings, onBytes?: (bytes: number) => void): Promise<DumpSurvey> {
  const problem = unsupported(process.versions)
  if (problem !== undefined) throw new Refused('engine-unavailable', problem.reason)
  const digest = await dump.digest(onBytes)
  const clone = await openSqlite({ signal: dump.signal })
  const unwatch = onAbort(dump.signal, () => void clone.destroy())
  try {
    await clone.restore(dump, onBytes)
    const tables = new Map<string, DumpSurvey['tables'] extends ReadonlyMap<string, infer T> ? T : never>()
    const secrets = await scanSecrets(textOfValues(clone, tables), locate)
    const { columns } = await clone.secretColumns(spec)
    return {
      ...digest,
      ...(dump.version !== undefined && { serverVersion: dump.version }),
      // The lines of the search are lines of no file.
      secrets: { ...secrets, findings: secrets.findings.map(({ line: _, ...finding }) => finding) },
      extensions: [],
      leads: [],
      findings: [],
      tables,
      filledColumns: columns.filter(({ values }) => values > 0)
    }
  } finally {
    unwatch()
    await clone.destroy()
  }
}

/** Values of one column after the other, with their table and column. @param tables gets the columns of each table at last */
async function* textOfValues(clone: SqliteClone, tables: Map<string, unknown>): AsyncGenerator<TextPiece> {
  const places = new Map<string, RowText>()
  for await (const part of clone.values()) {
    if ('result' in part) {
      // What `values` answers.
      for (const [name, columns] of part.result as readonly (readonly [string, unknown])[]) tables.set(name, columns)
      return
    }
    const { table, values = [] } = part.piece
    for (const [column, text] of values) {
      const key = JSON.stringify([table, column])
      const rows = places.get(key) ?? { kind: 'insert', table: table ?? '', columns: [column] }
      places.set(key, rows)
      yield { bytes: Buffer.from(text), ...(table !== undefined && { rows }) }
    }
  }
}

/** A piece has values of one column. Of a value that began before the chunk, the digest is not known. */
const locate: LocateValue = (content, { table, columns }, start, index) => {
  const [column] = columns ?? []
  const before = content.lastIndexOf(END_OF_VALUE, index - 1)
  const from = before >= Math.max(start, 0) ? before + END_OF_VALUE.length : start
  const end = content.indexOf(END_OF_VALUE, index)
  const value = from < 0 || end < 0 ? undefined : Buffer.from(content.slice(from, end), 'latin1')
  return {
    table,
    ...(column !== undefined && { column }),
    ...(value !== undefined && { valueSha256: digestOf('sha256', value) })
  }
}

/** Statements that can be prepared without a change of what they mean. */
const PREPARABLE = /^(?:select|insert|update|delete|replace|values|with)$/

async function* splitQueries(bytes: Uint8Array): AsyncGenerator<Query | undefined> {
  for (const { text, line, tokens } of statementsIn(textOf(bytes)))
    yield PREPARABLE.test(wordOf(tokens[0])) ? { text, line } : undefined
}

function operatorInput(): string[] {
  return [
    "a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
    `the whole of that copy in one file: sqlite3 app.db "VACUUM INTO 'clone.db'", or sqlite3 app.db .dump > clone.sql`,
    'the policy names production: its hosts, which no view, trigger or default of the copy may name'
  ]
}

export const sqlite: Driver = {
  method: METHOD,
  passes: PASSES,
  scansInClone: true,
  openDump: (path, { mask, database, signal }) => {
    if (database !== undefined)
      throw new Refused(
        'dump-unreadable',
        '"database" is about a pg_dumpall, and a dump of SQLite has one database: leave it out'
      )
    // A caller may name the engine for a text that does not begin as one of `.dump`.
    return openDump(path, sqliteDump(path) ?? { kind: 'text' }, signal, mask)
  },
  survey: async (dump: OpenedDump, spec, onBytes) => await survey(dump, spec, onBytes),
  scanScript: async script => findingsIn(textOf(script), true),
  splitQueries,
  operatorInput,
  choose: ({ pgBin, runAs }) => ({ kind: 'sqlite', pgBin, runAs: runAs?.role }),
  open: async (_, signal) => unsupported(process.versions) ?? (await openSqlite({ signal })),
  tryCommand: async (command, signal) => await (await import('../confined/command/run-command.ts')).tryCommand(command, signal),
  explain: thrown => {
    if (thrown instanceof SqliteFailure) return thrown.isFull ? { isDiskFull: true } : { reason: thrown.message }
    return thrown instanceof Error && /ENOSPC/.test(thrown.message) ? { isDiskFull: true } : undefined
  }
}
