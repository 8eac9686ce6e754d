import { connect, createServer, type Server, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { Refused } from '../../../denial.ts'
import type { TextFinding } from '../../../dump.ts'
import { once } from '../../../text-stream.ts'
import { type ScriptAddress, SqlError } from '../../engine.ts'
import { scanScript } from '../../scan/statements.ts'
import { serverMessage } from '../../sql/server-message.ts'
import { errorFields, fatal, messages, openingIn, statementOf } from './messages.ts'

/** The server takes 20, and keeps three for its superuser. */
const MAX_CONNECTIONS = 12
/** A transaction may go on in the next message, and the server knows no commands of psql. */
const OURS = 'script-leaves-clone'

/**
 * The only way from a command to the server of the clone. The server trusts the user of this program with every role, the superuser included; the
 * door lets in the role of the scripts alone. Each statement is searched as those of a script are, before the server gets it.
 */
export class Door {
  readonly #address: ScriptAddress
  readonly #server: Server
  readonly #clients = new Set<Socket>()
  /** Statements that the server got. */
  statements = 0
  /** Why the door was shut, if a statement was refused. */
  finding: TextFinding | undefined
  /** Whether another role or a replication was asked for. */
  hasStrayed = false
  /** The last statement that the server refused, without any value. */
  refusal: string | undefined

  constructor(address: ScriptAddress) {
    this.#address = address
    this.#server = createServer({ allowHalfOpen: false }, client => void this.#take(client))
  }

  async open(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => this.#server.once('error', reject).listen(path, resolve))
  }

  /** Shuts it, with all that goes through it. */
  close(): void {
    this.#server.close()
    for (const client of this.#clients) client.destroy()
  }

  async #take(client: Socket): Promise<void> {
    client.on('error', () => undefined)
    this.#clients.add(client)
    client.once('close', () => this.#clients.delete(client))
    try {
      const opening = await this.#opening(client)
      if (opening !== undefined) await this.#pass(client, opening)
    } catch {
      // The client, or the server, has gone: the command sees it, and its exit code shows what came of it.
    } finally {
      client.destroySoon()
    }
  }

  /** Reads how the connection begins. @returns what the server is to get first; undefined if the connection is refused */
  async #opening(client: Socket): Promise<Buffer | undefined> {
    let held = Buffer.alloc(0)
    for (;;) {
      const opening = openingIn(held)
      if (opening?.kind === 'encryption') {
        held = held.subarray(opening.length)
        client.write('N')
        continue
      }
      if (opening?.kind === 'startup') {
        const problem = this.#problem(opening.parameters)
        if (problem === undefined) return held
        client.end(problem)
        return undefined
      }
      if (opening !== undefined) return undefined
      const more = await nextChunk(client)
      if (more === undefined) return undefined
      held = Buffer.concat([held, more])
    }
  }

  #problem(parameters: ReadonlyMap<string, string>): Buffer | undefined {
    const { role } = this.#address
    if (parameters.get('user') !== role || parameters.has('replication')) {
      this.hasStrayed = true
      return fatal('28000', `only the role "${role}" may connect here`)
    }
    return this.#clients.size > MAX_CONNECTIONS ? fatal('53300', 'too many connections') : undefined
  }

  async #pass(client: Socket, first: Buffer): Promise<void> {
    const server = connect(this.#address.socket)
    let last = ''
    const { length = 0 } = openingIn(first) ?? {}
    server.write(first.subarray(0, length))
    client.unshift(first.subarray(length))
    const inwards = pipeline(
      client,
      async function* (this: Door, source: AsyncIterable<Buffer>) {
        for await (const piece of messages(source, 'QP')) {
          if (piece.type === 'Q' || piece.type === 'P') {
            last = statementOf(piece)
            await this.#search(last, client)
          }
          if (piece.type === 'Q' || piece.type === 'E') this.statements++
          yield piece.bytes
        }
      }.bind(this),
      server
    )
    const outwards = pipeline(
      server,
      async function* (this: Door, source: AsyncIterable<Buffer>) {
        for await (const piece of messages(source, 'E')) {
          if (piece.type === 'E') this.#note(piece.bytes, last)
          yield piece.bytes
        }
      }.bind(this),
      client
    )
    await Promise.allSettled([inwards, outwards])
    server.destroy()
  }

  /** @throws where the statement is one that no script may have: then the door is shut */
  async #search(text: string, client: Socket): Promise<void> {
    const [finding] = (await findingsIn(text)).filter(({ code }) => code === OURS)
    if (finding === undefined) return
    this.finding ??= finding
    client.write(fatal('42501', `this statement leaves the clone (${finding.reason})`))
    this.#server.close()
    throw new Error('a statement was refused')
  }

  #note(bytes: Buffer, statement: string): void {
    const fields = errorFields(bytes)
    const error = new SqlError(fields.get('M') ?? '', fields.get('C') ?? 'XX000', undefined, fields.get('R'))
    this.refusal = serverMessage(error, statement)
  }
}

/** Of a text that cannot be cut into statements there are none: the server refuses it as well, and the role is what holds. */
async function findingsIn(text: string): Promise<TextFinding[]> {
  try {
    return await scanScript(once(Buffer.from(text)))
  } catch (error) {
    if (error instanceof Refused) return []
    throw error
  }
}

async function nextChunk(client: Socket): Promise<Buffer | undefined> {
  return await new Promise(resolve => {
    const done = (chunk?: Buffer) => {
      client.pause().off('data', done).off('close', end).off('end', end)
      resolve(chunk)
    }
    const end = () => done()
    client.on('data', done).once('close', end).once('end', end)
    // It was paused after an earlier chunk, and a listener alone does not change that.
    client.resume()
  })
}
