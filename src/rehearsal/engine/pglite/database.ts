import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import type { Answer, Call, Start } from './calls.ts'
import { PACK, PACKED } from './files.ts'
import { copyIn, dataRow, errorFields, type Message, MessageReader, query, statement } from './wire.ts'

/** Pieces of a copy are handed on in blocks of about this size. */
const BLOCK = 1024 * 1024

/** Starts PGlite in memory. It runs initdb, so each one has a system identifier of its own. */
export async function startDatabase({ files, packed, extensions }: Start): Promise<PGlite> {
  const urls = extensions.map(name => [name, pathToFileURL(join(files, `${name}.tar.gz`))] as const)
  return await PGlite.create({ extensions: Object.fromEntries(urls), ...(packed ? unpack(join(files, PACK)) : {}) })
}

/** The packed files, each behind its length in four bytes. */
function unpack(path: string): { pgliteWasmModule: WebAssembly.Module; initdbWasmModule: WebAssembly.Module; fsBundle: Blob } {
  const bytes = brotliDecompressSync(readFileSync(path))
  let at = 0
  const [server, initdb, data] = PACKED.map(() => {
    const end = at + 4 + bytes.readUInt32BE(at)
    const file = new Uint8Array(bytes.subarray(at + 4, end))
    at = end
    return file
  })
  if (server === undefined || initdb === undefined || data === undefined) throw new Error(`${PACK} is not what the build made`)
  return {
    pgliteWasmModule: new WebAssembly.Module(server),
    initdbWasmModule: new WebAssembly.Module(initdb),
    fsBundle: new Blob([data])
  }
}

/**
 * Carries out one call.
 *
 * The protocol's own end, ReadyForQuery, is demanded of every answer. PGlite can die of a statement (`COPY … TO PROGRAM`) without an
 * error: from then on it answers every query with nothing at all, and two empty answers are equal.
 * @param piece given the data of a copy as it comes
 */
export async function carryOut(database: PGlite, call: Call, piece: (bytes: Uint8Array) => void): Promise<Answer> {
  const answer = new Reading(call.kind === 'rows', piece)
  await database.execProtocolRawStream(wireOf(call), { syncToFs: false, onRawData: bytes => answer.reader.push(bytes) })
  return answer.end(call.kind)
}

function wireOf(call: Call): Buffer {
  if (call.kind === 'copy-in') return copyIn(call.sql, call.data)
  return call.kind === 'rows' && call.values !== undefined ? statement(call.sql, call.values) : query(call.sql)
}

class Reading {
  readonly reader = new MessageReader(message => this.#take(message))
  readonly #keepsRows: boolean
  readonly #piece: (bytes: Uint8Array) => void
  readonly #rows: (string | null)[][] = []
  #block: Buffer[] = []
  #size = 0
  #error: ReadonlyMap<string, string> | undefined
  #ready = false
  #copied = false

  constructor(keepsRows: boolean, piece: (bytes: Uint8Array) => void) {
    this.#keepsRows = keepsRows
    this.#piece = piece
  }

  end(kind: Call['kind']): Answer {
    if (!this.#ready || !this.reader.whole) return { kind: 'died', message: 'the database no longer answers' }
    if (this.#error !== undefined) return refusal(this.#error)
    if (kind.startsWith('copy') && !this.#copied) return { kind: 'died', message: 'the database did not copy' }
    this.#flush()
    return { kind: 'done', rows: this.#rows }
  }

  #take({ type, body }: Message): void {
    this.#ready = type === 'Z'
    if (type === 'D' && this.#keepsRows) this.#rows.push(dataRow(body))
    else if (type === 'd') this.#keep(body)
    // The first error is the one that was not caused by another.
    else if (type === 'E') this.#error ??= errorFields(body)
    else if (type === 'C') this.#copied = body.toString('latin1').startsWith('COPY ')
  }

  #keep(body: Buffer): void {
    this.#block.push(Buffer.from(body))
    this.#size += body.length
    if (this.#size >= BLOCK) this.#flush()
  }

  #flush(): void {
    if (this.#size > 0) this.#piece(Buffer.concat(this.#block))
    this.#block = []
    this.#size = 0
  }
}

function refusal(fields: ReadonlyMap<string, string>): Answer {
  const message = fields.get('M') ?? 'the database gave no reason'
  if (fields.get('V') === 'FATAL' || fields.get('V') === 'PANIC') return { kind: 'died', message }
  const position = fields.get('P')
  return {
    kind: 'refused',
    message,
    code: fields.get('C') ?? 'XX000',
    position: position === undefined ? undefined : Number(position),
    routine: fields.get('R')
  }
}
