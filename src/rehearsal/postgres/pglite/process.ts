import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Parser } from 'pg-protocol/dist/parser.js'
import { EngineDied, withDeadline } from '../../clone.ts'
import { type Confined, killConfined, spawnConfined, waysToConfine } from '../../confined/confine.ts'
import { onAbort, throwIfAborted } from '../../on-abort.ts'
import { Answer, type Rows, type Wanted } from './answer.ts'
import { ANSWERS, frame, REQUESTS, type Request } from './frames.ts'

interface Waiting {
  readonly answer: Answer
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: Error) => void
}

/** The process of PGlite, which is watched: it answers in time, or it is ended and every request to it fails. */
export class DatabaseProcess {
  readonly #child: ChildProcess
  readonly #deadlineMs: number
  readonly #gone: Promise<void>
  readonly #parser = new Parser()
  #waiting: Waiting | undefined
  #fault: EngineDied | undefined

  private constructor(way: Confined, deadlineMs: number) {
    this.#deadlineMs = deadlineMs
    this.#child = spawnConfined(way)
    this.#gone = new Promise(resolve => {
      const gone = (reason: string) => {
        this.#die(reason)
        resolve()
      }
      this.#child.once('error', () => gone('the process of PGlite did not start'))
      this.#child.once('close', () => gone('the process of PGlite has ended'))
    })
    // Writing to a process that has ended is an error; its end is reported elsewhere.
    this.#requests.on('error', () => undefined)
    this.#answers.on('error', () => undefined).on('data', (bytes: Buffer) => this.#read(bytes))
  }

  /**
   * Starts the process in the best way that this system allows.
   * @param pack the packed engine; the process reads none of it from disk
   * @param signal ends the start
   * @throws {EngineDied}
   */
  static async start(pack: Uint8Array, deadlineMs: number, signal?: AbortSignal): Promise<DatabaseProcess> {
    let fault: unknown
    for (const way of waysToConfine('pglite-worker')) {
      throwIfAborted(signal)
      const started = new DatabaseProcess(way, deadlineMs)
      const unwatch = onAbort(signal, () => started.#kill())
      try {
        await started.ask('engine', pack)
        return started
      } catch (error) {
        fault = error
        await started.end()
      } finally {
        unwatch()
      }
    }
    throw fault
  }

  /** Of the process that was started, which is not Node itself where others put it into namespaces. */
  get pid(): number | undefined {
    return this.#child.pid
  }

  /**
   * @param messages of the protocol, up to the one that the server answers with ReadyForQuery
   * @throws {SqlError} {EngineDied}
   */
  async send(messages: Buffer, wanted?: Wanted): Promise<Rows> {
    return (await this.#ask('messages', messages, new Answer(wanted))).rows()
  }

  async ask(request: Exclude<Request, 'messages'>, body?: Uint8Array): Promise<ReadonlyMap<string, string>> {
    return (await this.#ask(request, body, new Answer())).settings
  }

  /** Ends it. Idempotent. */
  async end(): Promise<void> {
    this.#kill()
    await this.#gone
  }

  get #requests(): Writable {
    return this.#child.stdio[REQUESTS] as Writable
  }

  get #answers(): Readable {
    return this.#child.stdio[ANSWERS] as Readable
  }

  async #ask(request: Request, body: Uint8Array | undefined, answer: Answer): Promise<Answer> {
    if (this.#waiting !== undefined) throw new Error('PGlite has one session, which is busy')
    const answered = new Promise<Answer>((resolve, reject) => {
      if (this.#fault !== undefined) {
        reject(this.#fault)
        return
      }
      this.#waiting = { answer, resolve, reject }
      this.#requests.write(frame(request, body))
    })
    return await withDeadline(this.#deadlineMs, answered, () => {
      this.#die('PGlite hung')
      this.#kill()
    })
  }

  #read(bytes: Buffer): void {
    try {
      this.#parser.parse(bytes, message => {
        const waiting = this.#waiting
        if (waiting === undefined || !waiting.answer.take(message)) return
        this.#waiting = undefined
        waiting.resolve(waiting.answer)
      })
    } catch (error) {
      // The rest of the answer is still to come, and would be taken for the next answer.
      this.#die(error instanceof Error ? error.message : 'PGlite answers what is not understood')
      this.#kill()
    }
  }

  #die(reason: string): void {
    this.#fault ??= new EngineDied(reason)
    this.#waiting?.reject(this.#fault)
    this.#waiting = undefined
  }

  #kill(): void {
    killConfined(this.#child)
  }
}
