import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { cpuQuota } from '../disk/cpu-quota.ts'
import { otherRunningThreads } from '../disk/running-threads.ts'
import { SealedFiles } from '../disk/sealed-file.ts'
import { startWorker } from '../disk/start-worker.ts'
import { MANY } from '../drift/policy.ts'
import type { BlobHasher, BlobRequest } from '../git/hash-blobs.ts'
import { errorMessage } from '../model/error-message.ts'
import { type Engine, intactWith, type Observation } from '../model/observation.ts'
import type { Seals } from '../model/seal.ts'
import { sealAt, totalBytes } from '../model/seals.ts'
import { type Progress, seldom } from '../model/throttle.ts'
import type { BlobAnswer } from './blob-shares.ts'
import {
  BIG_BYTES,
  type BlobJob,
  type Examination,
  type Examined,
  type ExamineJob,
  type HashJob,
  INTACT,
  LOOK_AGAIN,
  PREPARE,
  UNSEEN
} from './protocol.ts'
import { sequentialEngine } from './sequential.ts'
import { costOf, GUESSED_BYTES, threadsFor } from './spare-threads.ts'
import type { WorkTable } from './work-table.ts'

/** What a blob of 4 KiB and its file need, with git's share (npm run bench -- commit). */
const MS_PER_BLOB = 0.05
/**
 * A manifest of this many bytes takes longer to parse than a helper to start. For a smaller one, starting at the same time takes the cores
 * from V8's compiler, and the parser is interpreted for longer than the helper saves.
 */
const WORTH_MANIFEST_BYTES = 4 * 1024 * 1024
/** A short entry of a manifest, so that its size says what its files may cost. */
const ENTRY_BYTES = 100

/**
 * All cores on one shared table of work; this thread works too. Whatever is not plainly intact is looked at again here, slowly and with
 * reasons, so the observations are those of the sequential engine. A helper that dies ends the run: what it said before does not count.
 */
export class HashingPool {
  readonly #threads: number | 'auto'
  readonly #progress: Progress | undefined
  readonly #examination: (() => Promise<Examination>) | undefined
  readonly #helpers: Helper[] = []
  #ending: Promise<unknown> | undefined

  /**
   * @param threads how many in all; `auto` is one for each core that this process may use, and that no other process uses
   * @param examination for many files that are not intact, loaded when there are; the threads load the same
   */
  constructor(threads: number | 'auto', progress?: Progress, examination?: () => Promise<Examination>) {
    this.#progress = progress
    this.#examination = examination
    this.#threads = threads
  }

  /** Starts the helpers early when so large a manifest promises work for them: they need a while to start. */
  expect(manifestBytes: number): void {
    if (manifestBytes >= WORTH_MANIFEST_BYTES) this.#start(this.#threadsFor(costOf(manifestBytes / ENTRY_BYTES)))
  }

  #threadsFor(ms: number): number {
    const threads = this.#threads
    if (threads !== 'auto')
      return threadsFor(
        ms,
        () => threads,
        () => undefined
      )
    return threadsFor(ms, () => Math.min(availableParallelism(), cpuQuota() ?? Number.POSITIVE_INFINITY), otherRunningThreads)
  }

  readonly engine: Engine = async (root, seals) => {
    this.#start(this.#threadsFor(estimatedMs(seals)))
    if (this.#helpers.length === 0) return sequentialEngine(this.#progress, this.#examination)(root, seals)
    const { WorkTable } = await import('./work-table.ts')
    const table = WorkTable.of(seals)
    const helping = Promise.all(this.#helpers.map(helper => helper.work({ root, work: table.shared })))
    // Waited for below; until then a rejection is not unhandled.
    helping.catch(() => undefined)
    const files = new SealedFiles(root)
    await this.#workHere(table, files, seals)
    const changed = files.changedFolders()
    await helping
    table.distrust(changed)
    // Not for the helpers: what they have not looked at is looked at here.
    for (const index of table.indexesOf(UNSEEN)) table.judge(index, files.seemsIntact(sealAt(seals, index)), files.seenExec)
    table.distrust(files.changedFolders())
    const examined = await this.#examine(root, table, files, seals)
    if (table.areIntact) return new Array<Observation>(seals.length).fill(intactWith(undefined))
    const observations: Observation[] = []
    for (let index = 0; index < seals.length; index++) {
      const isIntact = table.verdict(index) === INTACT
      observations.push(
        isIntact ? intactWith(table.execAt(index)) : (examined.get(index) ?? files.lookCloser(sealAt(seals, index)))
      )
    }
    return observations
  }

  /** Blobs of a commit, each thread with a git of its own, and their files. */
  readonly hashBlobs: BlobHasher = async request => {
    this.#start(this.#threadsFor(request.ids.length * MS_PER_BLOB))
    const { hashInShares } = await import('./blob-shares.ts')
    return hashInShares(
      request,
      this.#helpers.map(helper => share => helper.hashBlobs(share))
    )
  }

  /** Where many files are not intact, all threads examine them. What they leave out is looked at by the caller. */
  async #examine(root: string, table: WorkTable, files: SealedFiles, seals: Seals): Promise<ReadonlyMap<number, Observation>> {
    const again = table.indexesOf(LOOK_AGAIN)
    if (this.#examination === undefined || again.length < MANY) return new Map()
    for (const helper of this.#helpers) helper.prepare()
    const { begin, examiner } = await this.#examination()
    const shared = begin(files, seals, again)
    const found = new Map<number, Observation>()
    table.restart()
    const helping = Promise.all(this.#helpers.map(helper => helper.examine({ root, work: table.shared, shared })))
    helping.catch(() => undefined)
    const own = examiner(files, shared)
    for (let range = table.take(); range !== undefined; range = table.take()) {
      for (let place = range.from; place < range.to; place++) {
        const index = table.indexAt(place)
        if (table.verdict(index) === LOOK_AGAIN) found.set(index, own.examine(sealAt(seals, index), index))
      }
    }
    for (const examined of await helping) for (const [index, observation] of examined) found.set(index, observation)
    return found
  }

  /** Ends the helpers; the answer comes when they have ended. */
  close(): Promise<unknown> {
    this.#ending = Promise.all([this.#ending, ...this.#helpers.splice(0).map(helper => helper.end())])
    return this.#ending
  }

  #start(threads: number): void {
    while (this.#helpers.length < threads - 1) this.#helpers.push(new Helper())
  }

  async #workHere(table: WorkTable, files: SealedFiles, seals: Seals): Promise<void> {
    const tell = seldom(this.#progress)
    const spareCore = table.shared.bigs <= this.#helpers.length
    for (let range = table.take(); range !== undefined; range = table.take()) {
      tell(range.from, seals.length)
      for (let place = range.from; place < range.to; place++) {
        const index = table.indexAt(place)
        const seal = table.sealAt(index) ?? sealAt(seals, index)
        const overlap = spareCore && (seal.bytes ?? 0) >= BIG_BYTES
        const isIntact = overlap ? await files.seemsIntactOverlapped(seal) : files.seemsIntact(seal)
        table.judge(index, isIntact, files.seenExec)
      }
    }
  }
}

function estimatedMs(seals: Seals): number {
  return costOf(seals.length, totalBytes(seals, GUESSED_BYTES))
}

class Helper {
  readonly #worker: Worker
  #fault: Error | undefined
  #settle: ((fault: Error | undefined, answer?: unknown) => void) | undefined

  constructor() {
    this.#worker = startWorker('hash-worker')
    this.#worker.on('message', answer => this.#settle?.(undefined, answer))
    this.#worker.on('error', error => this.#fail(`a hashing thread broke: ${errorMessage(error)}`))
    this.#worker.on('exit', code => this.#fail(`a hashing thread ended in ${code} before its work was done`))
  }

  /** Resolves when this job has no more work for the helper; rejects when the helper died, before or during it. */
  async work(job: HashJob): Promise<void> {
    await this.#ask(job)
  }

  /** The same, and what it found out. */
  async examine(job: ExamineJob): Promise<Examined> {
    const answer = await this.#ask(job)
    return JSON.parse(String(answer)) as Examined // it is our own thread that wrote it
  }

  async hashBlobs(blobs: BlobRequest): Promise<BlobAnswer> {
    return (await this.#ask({ blobs })) as BlobAnswer // it is our own thread that answers
  }

  prepare(): void {
    this.#worker.postMessage(PREPARE)
  }

  #ask(job: HashJob | ExamineJob | BlobJob): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#settle = (fault, answer) => (fault === undefined ? resolve(answer) : reject(fault))
      if (this.#fault !== undefined) reject(this.#fault)
      else this.#worker.postMessage(job)
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(reason: string): void {
    this.#fault ??= new Error(reason)
    this.#settle?.(this.#fault)
  }
}
