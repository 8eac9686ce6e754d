import { Worker } from 'node:worker_threads'
import { workerFile } from '../../../disk/worker-file.ts'
import { errorMessage } from '../../../model/error-message.ts'
import { EngineDied, SqlError } from '../../session.ts'
import { withDeadline } from '../deadline.ts'
import type { Answer, Call, Start } from './calls.ts'

type Rows = readonly (readonly (string | null)[])[]

interface Waiting {
  readonly resolve: (rows: Rows) => void
  readonly reject: (error: Error) => void
  readonly piece: (bytes: Uint8Array) => void
}

/** What the thread's own objects may take; the database's memory and files are outside of it. */
const HEAP_MB = 1024
/** The database's files are in memory too, at several times the size of what was copied into them. */
const MAX_COPIED = 512 * 1024 * 1024

/** The thread that PGlite runs in, with a watch over it: it answers in time, or it is ended and everything asked of it fails. */
export class DatabaseThread {
  readonly #worker: Worker
  readonly #deadlineMs: number
  readonly #gone: Promise<void>
  #copied = 0
  #waiting: Waiting | undefined
  #fault: EngineDied | undefined

  private constructor(start: Start, deadlineMs: number) {
    this.#deadlineMs = deadlineMs
    this.#worker = new Worker(workerFile('pglite-worker'), {
      workerData: start,
      // Nothing of the job's environment, and nothing on its log: messages of the server may hold values.
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }
    })
    this.#worker.on('message', (answer: Answer) => this.#heard(answer))
    this.#worker.on('error', error => this.#die(`PGlite broke: ${errorMessage(error)}`))
    this.#gone = new Promise(resolve => {
      this.#worker.on('exit', () => {
        this.#die('the thread of PGlite has ended')
        resolve()
      })
    })
  }

  /** @throws {EngineDied} */
  static async start(start: Start, deadlineMs: number): Promise<DatabaseThread> {
    const thread = new DatabaseThread(start, deadlineMs)
    await thread.#answer(() => undefined)
    return thread
  }

  /**
   * @param piece given the data of a copy as it comes
   * @throws {SqlError} {EngineDied}
   */
  async ask(call: Call, piece: (bytes: Uint8Array) => void = () => undefined): Promise<Rows> {
    if (this.#waiting !== undefined) throw new Error('PGlite has one session, which is busy')
    if (call.kind === 'copy-in') this.#copied += call.data.length
    if (this.#copied > MAX_COPIED) this.#die(`more than ${MAX_COPIED} bytes of rows: use the postgres engine`)
    return await this.#answer(piece, call)
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
    await this.#gone
  }

  #answer(piece: (bytes: Uint8Array) => void, call?: Call): Promise<Rows> {
    const answer = new Promise<Rows>((resolve, reject) => {
      if (this.#fault !== undefined) {
        reject(this.#fault)
        return
      }
      this.#waiting = { resolve, reject, piece }
      if (call !== undefined) this.#worker.postMessage(call)
    })
    return withDeadline(this.#deadlineMs, answer, () => {
      this.#die('PGlite hung')
      this.#worker.terminate().catch(() => undefined)
    })
  }

  #heard(answer: Answer): void {
    const waiting = this.#waiting
    if (waiting === undefined) return
    if (answer.kind === 'piece') {
      try {
        waiting.piece(answer.bytes)
      } catch (error) {
        // The rest of the copy is still to come, and would be taken for another answer.
        this.#die(errorMessage(error))
      }
      return
    }
    if (answer.kind === 'died') {
      this.#die(answer.message)
      return
    }
    this.#waiting = undefined
    if (answer.kind === 'refused') waiting.reject(new SqlError(answer.message, answer.code, answer.position, answer.routine))
    else waiting.resolve(answer.kind === 'done' ? answer.rows : [])
  }

  #die(reason: string): void {
    this.#fault ??= new EngineDied(reason)
    this.#waiting?.reject(this.#fault)
    this.#waiting = undefined
  }
}
