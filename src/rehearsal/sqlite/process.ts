import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { EngineDied, withDeadline } from '../clone.ts'
import { type Confined, killConfined, spawnConfined, waysToConfine } from '../confined/confine.ts'
import { Refused } from '../denial.ts'
import { onAbort, throwIfAborted } from '../on-abort.ts'
import { ANSWERS, type Answer, type Piece, REQUESTS, type RequestName, type Requests } from './requests.ts'

/** An error of SQLite, in a sentence without any value. */
export class SqliteFailure extends Error {
  readonly isFull: boolean

  constructor(message: string, isFull: boolean) {
    super(message)
    this.name = 'SqliteFailure'
    this.isFull = isFull
  }
}

/** What was tried in the process that was started. */
type Started = Requests['start']['answer']

/** The process of SQLite, which is watched: it answers in time, or it is ended. A statement without an end ends with it. */
export class SqliteProcess {
  readonly #child: ChildProcess
  readonly #deadlineMs: number
  readonly #gone: Promise<void>
  readonly #lines: AsyncIterator<string>

  private constructor(way: Confined, deadlineMs: number) {
    this.#deadlineMs = deadlineMs
    this.#child = spawnConfined(way)
    this.#gone = new Promise(resolve => {
      this.#child.once('error', () => resolve()).once('close', () => resolve())
    })
    // Writing to a process that has ended is an error; its end is reported elsewhere.
    ;(this.#child.stdio[REQUESTS] as Writable).on('error', () => undefined)
    const answers = this.#child.stdio[ANSWERS] as Readable
    answers.on('error', () => undefined)
    this.#lines = createInterface({ input: answers, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  }

  /**
   * Starts the process in the best way that this system allows.
   * @param folder the only one that it may write to
   * @throws {EngineDied}
   */
  static async start(
    folder: string,
    deadlineMs: number,
    signal?: AbortSignal
  ): Promise<{ readonly process: SqliteProcess; readonly started: Started }> {
    let fault: unknown
    for (const way of waysToConfine('sqlite-worker', folder)) {
      throwIfAborted(signal)
      const process = new SqliteProcess(way, deadlineMs)
      const unwatch = onAbort(signal, () => process.#kill())
      try {
        return { process, started: await process.ask('start', { folder }) }
      } catch (error) {
        fault = error
        await process.end()
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

  /** @throws {Refused} {SqliteFailure} {EngineDied} */
  async ask<N extends RequestName>(
    name: N,
    ask: Requests[N]['ask'],
    onPiece: (piece: Piece) => void = () => undefined
  ): Promise<Requests[N]['answer']> {
    for await (const answer of this.pieces(name, ask)) {
      if ('piece' in answer) onPiece(answer.piece)
      else return answer.result
    }
    throw new EngineDied('the process of SQLite gave no answer')
  }

  /** The parts of an answer, as they come. One request at a time. @throws as `ask` */
  async *pieces<N extends RequestName>(
    name: N,
    ask: Requests[N]['ask']
  ): AsyncGenerator<{ readonly piece: Piece } | { readonly result: Requests[N]['answer'] }> {
    ;(this.#child.stdio[REQUESTS] as Writable).write(`${JSON.stringify({ name, ask })}\n`)
    for (;;) {
      const answer = await this.#next()
      if ('refused' in answer) throw new Refused(answer.refused.code, answer.refused.message, answer.refused.line)
      if ('failed' in answer) throw new SqliteFailure(answer.failed.message, answer.failed.isFull)
      if ('piece' in answer) yield answer
      else {
        // The process answers what it was asked.
        yield answer as { result: Requests[N]['answer'] }
        return
      }
    }
  }

  /** Ends it. Idempotent. */
  async end(): Promise<void> {
    this.#kill()
    await this.#gone
  }

  async #next(): Promise<Answer> {
    const { done, value } = await withDeadline(this.#deadlineMs, this.#lines.next(), () => this.#kill())
    if (done === true) throw new EngineDied('the process of SQLite has ended')
    return JSON.parse(value)
  }

  #kill(): void {
    killConfined(this.#child)
  }
}
