import { Buffer } from 'node:buffer'
import type { SealedBytes } from '../../../release/evidence.ts'
import type { DumpSurvey, Lead, TextFinding } from '../../dump.ts'
import { type RowText, scanSecrets, type TextPiece } from '../../secrets.ts'
import type { SecretSettings } from '../../spec.ts'
import { once } from '../../text-stream.ts'
import { DumpTables } from '../rows/dump-tables.ts'
import { valueLocator } from '../rows/locate.ts'
import { isTextCopy, readInsert, watchCopy } from '../rows/read-rows.ts'
import { leadOf } from '../scan/leads.ts'
import { SecretColumnsOfDump } from '../scan/secret-columns.ts'
import { findingOf, scanText } from '../scan/statements.ts'
import { rawPieces } from '../sql/raw-pieces.ts'
import { connects, isIdle, SETS_ENCODING } from '../sql/run-script.ts'
import { type CopyIn, commandName, type MetaCommand, type Statement } from '../sql/statements.ts'
import type { PostgresDump } from './source.ts'

/** What pg_dump writes at the end and at the beginning. */
const LAST = /^-- PostgreSQL database dump complete\r?$/m
const FIRST = /^-- PostgreSQL database dump\r?$/m
const SOURCE = /^-- Dumped from database version (\S+)/m
const KEPT = 4096

/** Keeps the two ends of a text that is streamed, and its length. */
class DumpEnds {
  #bytes = 0
  #head = Buffer.alloc(0)
  #tail = Buffer.alloc(0)

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#head.length < KEPT) this.#head = Buffer.concat([this.#head, chunk.subarray(0, KEPT)])
    this.#tail = Buffer.concat([this.#tail, chunk.subarray(-KEPT)]).subarray(-KEPT)
  }

  /** Once the text has passed. */
  read(): Pick<DumpSurvey, 'serverVersion' | 'notWhole'> & { readonly textBytes: number } {
    const head = this.#head.toString('latin1')
    const [, serverVersion] = SOURCE.exec(head) ?? []
    const notWhole = LAST.test(this.#tail.toString('latin1')) ? undefined : FIRST.test(head) ? CUT_OFF : OF_NO_PG_DUMP
    return {
      textBytes: this.#bytes,
      ...(serverVersion !== undefined && { serverVersion }),
      ...(notWhole !== undefined && { notWhole })
    }
  }
}

const CUT_OFF = {
  code: 'dump-truncated',
  reason: 'its last line, "PostgreSQL database dump complete", is not there: it was cut off'
} as const
const OF_NO_PG_DUMP = {
  code: 'dump-truncated',
  reason: 'it is not by pg_dump, so nothing shows that it is whole: pin its sha256 in the spec',
  unlessPinned: true
} as const

const MAKES_TABLE = /^create (?:unlogged |foreign )?table\b/
const OF_ROWS_ONLY = {
  code: 'dump-unreadable',
  reason: 'it has rows and creates no table (--data-only or --section=data): make a whole dump'
} as const

/** How often a dump is read: for its digest, and statement by statement. */
export const PASSES = 2

/**
 * Reads a whole dump without running any of it.
 * @param onBytes called with the size of each piece that was read
 * @throws {Refused}
 */
export async function surveyDump(
  dump: PostgresDump,
  spec: SecretSettings,
  onBytes?: (bytes: number) => void
): Promise<DumpSurvey> {
  const digest = await dump.digest(onBytes)
  const reading = new Reading(spec)
  const secrets = await scanSecrets(reading.read(dump.sql(onBytes)), valueLocator())
  const cluster = dump.cluster?.()
  if (cluster === undefined) return { ...digest, secrets, ...reading.results() }
  const { database, roles, globals, serverVersion } = cluster
  const { findings } = await scanSecrets(once(globals))
  return {
    ...digest,
    secrets: { ...secrets, findings: [...findings, ...secrets.findings] },
    // Whether it is whole was seen where it was cut.
    ...reading.results({ ...(serverVersion !== undefined && { serverVersion }) }),
    database,
    roles
  }
}

const EXTENSION = /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?("(?:[^"]|"")+"|[\w$-]+)/i

/** `ALTER TABLE … OWNER TO app`, as pg_dump writes it. */
const OWNER = /\bowner\s+to\s+("(?:[^"]|"")+"|[\w$]+)\s*;?\s*$/i

/** Everything that is looked for statement by statement. */
class Reading {
  readonly #ends = new DumpEnds()
  readonly #tables = new DumpTables()
  readonly #columns: SecretColumnsOfDump
  readonly #extensions = new Set<string>()
  readonly #owners = new Set<string>()
  /** Statements that make a table, and those that fill one. */
  #tablesMade = 0
  #filled = 0
  readonly #leads: Lead[] = []
  readonly #findings: TextFinding[] = []
  /** Databases that were created, and the command that led to the first. */
  #created = 0
  #connected: string | undefined
  /** A command that sets another encoding, right before. */
  #encoding: MetaCommand | undefined

  constructor(spec: SecretSettings) {
    this.#columns = new SecretColumnsOfDump(spec)
  }

  /** Passes on the text of the dump, with the table of each row. */
  async *read(sql: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
    for await (const raw of rawPieces(sql)) {
      this.#ends.add(raw.bytes)
      if (raw.kind !== 'statement' || raw.piece.kind !== 'meta') this.#encodingStays()
      if (raw.kind === 'rest') yield { bytes: raw.bytes }
      else if (raw.kind === 'copy') {
        this.#statement(raw.piece)
        yield { bytes: raw.bytes }
        yield* this.#copy(raw.piece)
        const end = raw.end()
        this.#ends.add(end)
        yield { bytes: end }
      } else {
        const rows = raw.piece.kind === 'meta' ? this.#meta(raw.piece) : this.#statement(raw.piece)
        yield { bytes: raw.bytes, ...(rows !== undefined && { rows }) }
      }
    }
  }

  /** @param known what is known of the ends of the text, if not from the text itself */
  results(known?: Pick<DumpSurvey, 'serverVersion' | 'notWhole'>): Omit<DumpSurvey, 'secrets' | keyof SealedBytes> {
    const [owner, ...others] = this.#owners
    const { textBytes, ...seen } = this.#ends.read()
    const ends = { textBytes, ...(known ?? seen) }
    const isRowsOnly = ends.notWhole === undefined && this.#tablesMade === 0 && this.#filled > 0
    return {
      ...ends,
      ...(isRowsOnly && { notWhole: OF_ROWS_ONLY }),
      ...(owner !== undefined && others.length === 0 && { owner }),
      extensions: [...this.#extensions].toSorted(),
      leads: this.#leads,
      findings: this.#findings,
      tables: this.#tables.all,
      filledColumns: this.#columns.filled
    }
  }

  /** `pg_dump --create` connects to the database that it created before, again after its settings; otherwise there are several in the text. */
  #meta(piece: MetaCommand): undefined {
    if (SETS_ENCODING.test(piece.text)) {
      this.#encodingStays()
      this.#encoding = piece
      return
    }
    if (!connects(piece)) this.#encodingStays()
    this.#encoding = undefined
    if (!connects(piece) && isIdle(piece, true)) return
    if (connects(piece) && this.#created === 1) {
      this.#connected ??= piece.text
      if (piece.text === this.#connected) return
    }
    this.#refuse(piece)
  }

  /** pg_dump writes it before a `\\connect` only: anywhere else, the text that follows would be read in another encoding. */
  #encodingStays(): void {
    if (this.#encoding !== undefined) this.#refuse(this.#encoding)
    this.#encoding = undefined
  }

  #refuse({ line, text }: MetaCommand): void {
    this.#findings.push(findingOf({ rule: 'psql-meta-command', line, name: commandName(text) }))
  }

  /** Takes a statement. @returns what its values are, if it is an INSERT */
  #statement(piece: Statement | CopyIn): RowText | undefined {
    const { text, words, line } = piece
    if (words[0] === 'create' && words[1] === 'database') this.#created++
    if (MAKES_TABLE.test(words.join(' '))) this.#tablesMade++
    if (piece.kind === 'copy' || words[0] === 'insert') this.#filled++
    if (words[0] === 'alter') this.#owner(text, words)
    const lead = leadOf(text, words)
    if (lead !== undefined) this.#leads.push(lead)
    else if (words[0] === 'create' && words[1] === 'extension') this.#extensions.add(nameIn(EXTENSION.exec(text)?.[1] ?? ''))
    this.#findings.push(...scanText(text, words, 'dump', line).map(findingOf))
    if (piece.kind === 'copy') return undefined
    this.#tables.read(piece)
    if (words[0] !== 'insert') return undefined
    let rows: RowText | undefined
    readInsert(piece, this.#tables, ({ table, columns }) => {
      rows = { kind: 'insert', table, columns }
      return this.#columns.rowCounter(rows)
    })
    return rows
  }

  /** The database, extensions and the schema `public` often have another owner than the tables. */
  #owner(text: string, [, kind, name]: readonly string[]): void {
    if (kind === 'database' || kind === 'extension' || (kind === 'schema' && name === 'public')) return
    const [, owner] = OWNER.exec(text) ?? []
    if (owner !== undefined) this.#owners.add(nameIn(owner))
  }

  async *#copy({ text, data }: CopyIn): AsyncGenerator<TextPiece> {
    const rows = isTextCopy(text) ? this.#tables.copied(text) : undefined
    const counter = rows === undefined ? undefined : this.#columns.rowCounter(rows)
    const place = rows === undefined ? {} : { rows: { kind: 'copy', ...rows } as const }
    for await (const bytes of counter === undefined ? data : watchCopy(data, counter)) {
      this.#ends.add(bytes)
      yield { bytes, ...place }
    }
  }
}

function nameIn(word: string): string {
  return word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase()
}

/** What an operator must supply for a rehearsal, in the order of preparation. */
export function operatorInput(): string[] {
  return [
    'the major version of production: psql -XAtc "show server_version"; the pg_dump, and the server of the rehearsal, are of that version',
    "a copy of production in which every credential and everything personal is replaced or removed, made inside of production's own walls",
    `the dump of that copy: pg_dump --format=plain (or custom) --encoding=UTF8 --no-publications --no-subscriptions --file=clone.sql DATABASE, as a role that may read all of it`,
    'its roles need no dump: those that it names are made without login and without any right beyond it',
    'the policy names production: its endpoints, and psql -XAtc "select system_identifier from pg_control_system()"'
  ]
}
