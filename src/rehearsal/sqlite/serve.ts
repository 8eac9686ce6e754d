import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { DatabaseSync } from 'node:sqlite'
import { tryWalls } from '../confined/walls.ts'
import { Refused } from '../denial.ts'
import type { SchemaTree } from '../schema-difference.ts'
import { onClone, quoted, rowsOf, textIn } from './connection.ts'
import { tryEscapes } from './escapes.ts'
import { fingerprint, rowDigests, seesChanges, tablesExcept } from './fingerprint.ts'
import { integrityOf } from './integrity.ts'
import { maskDatabase } from './mask-rows.ts'
import { countSecretColumns, namesOfProduction, observeTables } from './observe.ts'
import { ANSWERS, type Answer, FILES, type FlatSchema, REQUESTS, type RequestName, type Requests } from './requests.ts'
import { rowDifference } from './row-difference.ts'
import { rowStatements } from './row-statements.ts'
import { runTexts } from './run-text.ts'
import { isFull, isSqliteError, safeMessage } from './safe-message.ts'
import { readSchema, unreadable } from './schema.ts'
import { tally } from './tally.ts'
import { findingsIn, textOf } from './text-rules.ts'
import { sendValues } from './values.ts'

type Handlers = { readonly [N in RequestName]: (ask: Requests[N]['ask']) => Requests[N]['answer'] }

/**
 * The work of the process in which SQLite runs. A request is a line of JSON, and so is every part of its answer. Each request has its own
 * connection to the clone.
 */
export async function serve(): Promise<void> {
  // Nothing here needs it, and what is not there compiles nothing.
  Reflect.deleteProperty(globalThis, 'WebAssembly')
  const handlers = new Clones().handlers
  const requests = createInterface({ input: new Socket({ fd: REQUESTS, readable: true, writable: false }) })
  for await (const line of requests) {
    const { name, ask } = JSON.parse(line) as { name: RequestName; ask: never } // Only our own program writes it.
    answer(carryOut(() => handlers[name](ask)))
  }
}

function carryOut(work: () => unknown): Answer {
  try {
    return { result: work() }
  } catch (error) {
    if (error instanceof Refused) {
      const { code, message, line } = error
      return { refused: { code, message, ...(line !== undefined && { line }) } }
    }
    const message = isSqliteError(error) ? safeMessage(error) : error instanceof Error ? error.message : 'unknown'
    return { failed: { message, isFull: isFull(error) } }
  }
}

/** Waits until all of it is written, so that a long answer is never in memory as a whole. */
function answer(line: Answer): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let at = 0; at < bytes.length; ) at += writeSync(ANSWERS, bytes, at)
}

/** The clone and the copies of it that are kept. */
class Clones {
  #folder = ''

  readonly handlers: Handlers = {
    start: ({ folder }) => {
      this.#folder = folder
      const walls = tryWalls()
      return { walls, version: process.versions['sqlite'] ?? 'unknown' }
    },
    load: ({ kind, masks, sha256 }) => {
      if (kind === 'text') this.#loadText()
      this.#read(database => check(database, 'dump-unreadable'))
      return { unused: masks === undefined ? [] : this.#write(database => maskDatabase(database, masks, sha256)) }
    },
    attempts: () => this.#write(database => tryEscapes(database, this.#folder)),
    values: () => this.#read(database => sendValues(database, piece => answer({ piece }))),
    secretColumns: spec => this.#read(database => countSecretColumns(database, spec)),
    names: ({ hosts }) => this.#read(database => namesOfProduction(database, hosts)),
    tables: ({ expectations }) => this.#read(database => observeTables(database, expectations)),
    fingerprint: () =>
      this.#read(database => {
        const { state, schema } = fingerprint(database, at => answer({ piece: { at } }))
        return { state, schema: flat(schema) }
      }),
    canary: ({ schema }) => this.#write(database => seesChanges(database, schema)),
    schema: () => this.#read(database => flat(readSchema(database, integrityOf(database)))),
    tally: () => this.#read(database => tally(database, at => answer({ piece: { at } }))),
    rowStatements: ({ tables }) => this.#read(database => rowStatements(database, tables)),
    except: ({ exceptions }) => this.#read(database => tablesExcept(database, exceptions)),
    rowDigests: ({ tables }) => this.#read(database => rowDigests(database, tables)),
    run: ({ texts, isSingle }) =>
      this.#write(database => runTexts(database, texts, isSingle, statement => answer({ piece: { statement } }))),
    takeBack: () => {
      // A log that the command left belongs to the database: the last connection writes it into the file.
      onClone(this.#path('back'), false, database => check(database, 'statement-refused'))
      for (const end of ['-wal', '-shm', '-journal'])
        if (existsSync(`${this.#path('back')}${end}`))
          throw new Refused('statement-refused', 'its log cannot be written into the file')
      renameSync(this.#path('back'), this.#path('clone'))
      return {}
    },
    prepare: ({ texts }) => this.#write(database => texts.map(text => prepared(database, text))),
    keep: ({ kind }) => {
      const wal = `${this.#path('clone')}-wal`
      // The last connection writes it into the file; a copy without it would be half of the state.
      if (existsSync(wal) && statSync(wal).size > 0) throw new Error('the clone still has a write-ahead log')
      for (const end of ['', '-wal', '-shm']) rmSync(`${this.#path(kind)}${end}`, { force: true })
      copyFileSync(this.#path('clone'), this.#path(kind))
      return {}
    },
    differences: ({ tables, kind }) =>
      onClone(this.#path(kind), true, before =>
        this.#read(now => {
          const key = randomBytes(32)
          return tables.flatMap(name => rowDifference(before, now, name, key) ?? [])
        })
      ),
    alive: ({ nonce }) => ({ nonce: this.#read(database => textIn(rowsOf(database, 'select ?', nonce)[0]?.[0])) })
  }

  #path(file: keyof typeof FILES): string {
    return join(this.#folder, FILES[file])
  }

  #read<T>(work: (database: DatabaseSync) => T): T {
    return onClone(this.#path('clone'), true, work)
  }

  #write<T>(work: (database: DatabaseSync) => T): T {
    return onClone(this.#path('clone'), false, work)
  }

  #loadText(): void {
    const text = textOf(readFileSync(this.#path('text')))
    const [problem] = findingsIn(text, false)
    if (problem !== undefined) throw new Refused('dump-unreadable', problem.reason, problem.line)
    this.#write(database => {
      // The dump is one transaction; what it writes is on no disk that must keep it.
      database.exec('pragma synchronous = off')
      const { isOpen } = runTexts(database, [{ text, line: 1 }], false)
      if (isOpen) throw new Refused('dump-truncated', 'its transaction does not end: it was cut off')
    })
    rmSync(this.#path('text'))
  }
}

function flat({ root, entries, rules: { words } }: SchemaTree): FlatSchema {
  return { root, entries: [...entries], words }
}

/** @throws {Refused} for a damaged file, and for one that cannot be read as a whole */
function check(database: DatabaseSync, code: Refused['code']): void {
  const isDump = code === 'dump-unreadable'
  try {
    const { isDamaged, indexes } = integrityOf(database)
    const [index] = indexes
    if (index !== undefined)
      throw new Refused(
        code,
        `the index ${index} differs from its table${isDump ? ': run REINDEX in the copy, after a look at why' : ''}`
      )
    if (isDamaged) throw new Refused(code, 'the database is damaged: pragma integrity_check finds faults')
  } catch (error) {
    if (!isSqliteError(error)) throw error
    throw new Refused(code, `the database cannot be read: ${safeMessage(error)}`)
  }
  const virtual = unreadable(database)
  if (virtual !== undefined)
    throw new Refused(code, `the virtual table ${quoted(virtual.table)} needs a module that Node's SQLite does not have`)
}

function prepared(database: DatabaseSync, text: string): Requests['prepare']['answer'][number] {
  try {
    const columns = database.prepare(text).columns()
    return { types: JSON.stringify(columns.map(({ name, type }) => [name, type])) }
  } catch (error) {
    if (isSqliteError(error)) return { refused: safeMessage(error) }
    throw error
  }
}
