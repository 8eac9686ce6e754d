import { Buffer } from 'node:buffer'
import { Refused } from '../../denial.ts'
import { type RawPiece, rawPieces } from '../sql/raw-pieces.ts'
import { connects, isIdle } from '../sql/run-script.ts'
import type { CopyIn, Statement } from '../sql/statements.ts'
import { tokensOf } from '../sql/tokens.ts'
import { databaseIn } from './adapted.ts'
import { connectedTo, isOfCluster, leadingComments, roleMade } from './cluster-statements.ts'
import type { ClusterFacts, PostgresDump } from './source.ts'

// pg_dumpall writes the roles, then one database after the other, with psql commands to go from one to the next. One database is cut out: what
// is left out becomes blank lines, so that every line keeps its number.

const HEAD_BYTES = 4096
const OF_CLUSTER = /^-- PostgreSQL database cluster dump\r?$/m
const CLUSTER_COMPLETE = /^-- PostgreSQL database cluster dump complete\r?$/m
const COMPLETE = /^-- PostgreSQL database dump complete\r?$/m
const VERSION = /^-- Dumped from database version (\S+)/m
/** Roles, their settings and memberships. */
const MAX_GLOBALS_BYTES = 64 * 1024 * 1024
const MAX_NAMED = 20

/**
 * A dump of a whole cluster read as one of its databases; any other dump as it is.
 * @param database name of the database; without it, there may be only one
 */
export function ofOneDatabase(dump: PostgresDump, database: string | undefined): PostgresDump {
  let facts: ClusterFacts | undefined
  return {
    ...dump,
    digest: async onBytes => await dump.digest(onBytes),
    async *sql(onBytes) {
      facts = yield* oneDatabase(dump.sql(onBytes), database)
    },
    cluster: () => facts
  }
}

/** @throws {Refused} where the database is not in it */
async function* oneDatabase(
  text: AsyncIterable<Uint8Array>,
  database: string | undefined
): AsyncGenerator<Uint8Array, ClusterFacts | undefined> {
  const pieces = text[Symbol.asyncIterator]()
  try {
    let head = Buffer.alloc(0)
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      head = Buffer.concat([head, next.value])
      if (head.length >= HEAD_BYTES) break
    }
    const whole = from(head, pieces)
    if (OF_CLUSTER.test(leadingComments(head))) return yield* new Cut(database).read(whole)
    if (database !== undefined)
      throw new Refused(
        'dump-unreadable',
        '"database" selects one of the databases of a pg_dumpall, and this is the dump of one: leave it out'
      )
    yield* whole
    return undefined
  } finally {
    await pieces.return?.()
  }
}

async function* from(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

class Cut {
  #wanted: string | undefined
  readonly #isNamed: boolean
  /** The database that psql would be connected to; undefined before the first, and between two. */
  #current: string | undefined
  /** In the order of the dump. */
  readonly #names = new Set<string>()
  readonly #entered = new Set<string>()
  readonly #complete = new Set<string>()
  readonly #roles = new Set<string>()
  readonly #globals: Uint8Array[] = []
  #globalsBytes = 0
  #version: string | undefined

  constructor(wanted: string | undefined) {
    this.#wanted = wanted
    this.#isNamed = wanted !== undefined
  }

  async *read(text: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, ClusterFacts> {
    let isWhole = false
    for await (const raw of rawPieces(text)) {
      const comments = leadingComments(raw.bytes)
      this.#version ??= VERSION.exec(comments)?.[1]
      if (this.#current !== undefined && COMPLETE.test(comments)) {
        this.#complete.add(this.#current)
        this.#current = undefined
      }
      if (raw.kind === 'rest') isWhole = CLUSTER_COMPLETE.test(comments)
      const isTaken = raw.kind !== 'rest' && this.#takes(raw)
      const shown = (bytes: Uint8Array): Uint8Array => (isTaken ? bytes : lineEnds(bytes))
      if (this.#entered.size === 0) this.#keep(raw.bytes)
      yield shown(raw.bytes)
      if (raw.kind !== 'copy') continue
      for await (const rows of raw.piece.data) yield shown(rows)
      yield shown(raw.end())
    }
    return this.#facts(isWhole)
  }

  #keep(bytes: Uint8Array): void {
    this.#globalsBytes += bytes.length
    if (this.#globalsBytes > MAX_GLOBALS_BYTES)
      throw new Refused('dump-unreadable', `there are over ${MAX_GLOBALS_BYTES} bytes before its first database`)
    this.#globals.push(bytes)
  }

  /** Whether a piece is of the database that is taken. @throws {Refused} for one of which it is not known */
  #takes(raw: Exclude<RawPiece, { kind: 'rest' }>): boolean {
    const { piece } = raw
    if (piece.kind === 'meta') {
      if (connects(piece) || /^\\c(?:onnect)?\b/.test(piece.text)) {
        this.#enter(connectedTo(raw.bytes), piece.line)
        return false
      }
      if (this.#current === undefined && !isIdle(piece, true)) throw ofNone(piece.line)
      return this.#isCurrent()
    }
    const named = this.#databaseNamed(piece)
    if (named !== undefined) return named === this.#wanted
    if (this.#current !== undefined) return this.#isCurrent()
    if (piece.kind === 'copy' || !isOfCluster(piece)) throw ofNone(piece.line)
    const role = roleMade(piece)
    if (role !== undefined) this.#roles.add(role)
    return false
  }

  #isCurrent(): boolean {
    return this.#current !== undefined && this.#current === this.#wanted
  }

  /** The database that a statement is about as a whole, wherever it is. */
  #databaseNamed({ text, words }: Statement | CopyIn): string | undefined {
    const [verb = '', object] = words
    if (object === 'database' && (verb === 'create' || verb === 'drop')) {
      const tokens = tokensOf(text)
      const at = tokens.findIndex(token => token.kind === 'word' && token.text === 'database')
      const name = tokens.slice(at + 1).find(token => token.kind === 'name' || !/^(?:if|exists)$/.test(token.text))?.text
      if (name !== undefined && verb === 'create') {
        this.#names.add(name)
        if (!this.#isNamed) this.#wanted ??= name
      }
      return name
    }
    const isAbout = /^(?:alter|comment|security|grant|revoke)$/.test(verb) && /\bdatabase\b/i.test(text)
    return isAbout ? databaseIn(tokensOf(text))?.text : undefined
  }

  #enter(name: string | undefined, line: number): void {
    if (name === undefined) throw new Refused('dump-unreadable', 'this \\connect is not as pg_dumpall writes it', line)
    if (name === this.#current) return
    if (this.#entered.has(name))
      throw new Refused('dump-unreadable', `the database ${JSON.stringify(name)} is in it more than once`, line)
    this.#names.add(name)
    this.#entered.add(name)
    this.#current = name
    if (!this.#isNamed) this.#wanted ??= name
  }

  #facts(isWhole: boolean): ClusterFacts {
    const names = [...this.#names]
    if (!isWhole)
      throw new Refused(
        'dump-truncated',
        'its last line, "PostgreSQL database cluster dump complete", is not there: it was cut off'
      )
    if (names.length === 0)
      throw new Refused('dump-unreadable', 'it is a dump of a cluster without any database (--globals-only, --roles-only)')
    const database = this.#isNamed || names.length === 1 ? this.#wanted : undefined
    if (database === undefined)
      throw new Refused(
        'dump-unreadable',
        `it is a dump of a whole cluster, with ${listed(names)}: name the one to rehearse with "database"`
      )
    if (!names.includes(database))
      throw new Refused('dump-unreadable', `the database ${JSON.stringify(database)} is not in it: it has ${listed(names)}`)
    if (!this.#complete.has(database))
      throw new Refused('dump-truncated', `the database ${JSON.stringify(database)} is not in it to its end: it was cut off`)
    return {
      database,
      roles: [...this.#roles],
      globals: Buffer.concat(this.#globals),
      ...(this.#version !== undefined && { serverVersion: this.#version })
    }
  }
}

function ofNone(line: number): Refused {
  return new Refused(
    'dump-unreadable',
    'of a dump of a whole cluster, this is neither of a database nor of the roles: it is not as pg_dumpall writes it',
    line
  )
}

function listed(names: readonly string[]): string {
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : ''
  const shown = names.slice(0, MAX_NAMED).map(name => JSON.stringify(name))
  return `${names.length === 1 ? 'the database' : 'the databases'} ${shown.join(', ')}${more}`
}

/** The line ends of some bytes, and nothing else. */
function lineEnds(bytes: Uint8Array): Uint8Array {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return Buffer.alloc(count, 10)
}
