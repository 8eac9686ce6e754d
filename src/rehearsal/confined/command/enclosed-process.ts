import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeForeignTree } from '../../../disk/foreign-tree.ts'
import { SYSTEM_PATH } from '../system-path.ts'
import type { Enclosure } from './enclosure.ts'
import { relay } from './relay.ts'

/** `sun_path` holds 108 bytes with its zero; our own names come on top. */
const MAX_BASE_BYTES = 60
/** What a tool prints about a migration has some kilobytes. */
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024
/** The end of it, which is kept. */
const MAX_KEPT_BYTES = 8 * 1024
/** One line of the relay: what it read back, or the names of what was left behind. */
const MAX_LINE_BYTES = 256 * 1024
/** Where a command finds the clone, if that is a file. */
export const CLONE_FOLDER = '/rehearsal/clone'
/** After a program ended, what still holds its output is waited for so long. */
const CLOSING_MS = 1000

/** A relay in its enclosure, and the connection by which it is told what to do. */
export class EnclosedProcess {
  readonly #base: string
  readonly #mark: string
  readonly #control: Server
  readonly #connected: Promise<Socket>
  #child: ChildProcess | undefined
  #socket: Socket | undefined
  #exited: Promise<void> = Promise.resolve()
  #output = Buffer.alloc(0)
  #printed = 0
  #lines: string[] = []
  #wake: () => void = () => undefined
  #text = ''
  /** Why this program ended it. */
  stopped: string | undefined

  /** @param mark is in the environment of all its processes */
  constructor(mark: string) {
    const parent = realpathSync(tmpdir())
    this.#base = mkdtempSync(join(Buffer.byteLength(parent) > MAX_BASE_BYTES ? '/tmp' : parent, 'seal-gate-command-'))
    this.#mark = mark
    this.#control = createServer()
    this.#connected = new Promise(resolve => this.#control.once('connection', resolve))
    mkdirSync(join(this.#base, 'root'))
    mkdirSync(this.#shown)
    writeFileSync(join(this.#shown, 'relay.cjs'), `(${String(relay)})(require)\n`)
  }

  get #shown(): string {
    return join(this.#base, 'shown')
  }

  /** Absolute path at which a door to a server must be opened before the start. */
  get door(): string {
    return join(this.#shown, 'door')
  }

  /**
   * Makes the folder that the command sees as `CLONE_FOLDER`, the only one on a disk that it may write to. Called before the start.
   * @returns its absolute path
   */
  makeCloneFolder(): string {
    const folder = join(this.#base, 'clone')
    for (const path of [folder, join(this.#shown, 'clone')]) mkdirSync(path)
    // Another user may run in there; no one else gets past the folder above.
    chmodSync(folder, 0o777)
    return folder
  }

  /** The end of what was printed: hostile, and it may have values of rows. */
  get output(): string {
    return this.#output.toString('utf8').trim()
  }

  /** Starts the relay. @returns whether it came up */
  async start(enclosure: Enclosure, folders: readonly string[], covered: readonly string[]): Promise<boolean> {
    const control = join(this.#shown, 'control')
    await new Promise<void>((resolve, reject) => this.#control.once('error', reject).listen(control, resolve))
    if (this.stopped !== undefined) return false
    // Another user may run in there; no one else gets past the folder above.
    for (const [path, mode] of [
      [this.#shown, 0o755],
      [join(this.#shown, 'relay.cjs'), 0o444],
      [this.door, 0o666],
      [control, 0o666]
    ] as const)
      if (existsSync(path)) chmodSync(path, mode)
    const [program = '', ...args] = [...enclosure.prefix({ base: this.#base, folders, covered }), '/rehearsal/relay.cjs']
    this.#exited = this.#spawn(program, args)
    const socket = await Promise.race([this.#connected, this.#exited])
    if (socket === undefined) return false
    // Before anything else runs in there: nobody but the relay speaks here.
    this.#control.close()
    rmSync(control, { force: true })
    this.#socket = socket
    socket.setEncoding('utf8')
    socket.on('error', () => undefined)
    socket.on('data', text => this.#take(String(text)))
    socket.once('close', () => this.#wake())
    return true
  }

  /** Says something to the relay, and waits for its answer; undefined if it ends instead. */
  async ask(value: object): Promise<unknown> {
    const socket = this.#socket
    if (socket === undefined) return undefined
    socket.write(`${JSON.stringify(value)}\n`)
    while (this.#lines.length === 0 && !socket.destroyed) {
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
    try {
      return JSON.parse(this.#lines.shift() ?? 'null') ?? undefined
    } catch {
      return undefined
    }
  }

  /** Ends it. The first reason stays. */
  stop(why: string): void {
    this.stopped ??= why
    this.kill()
  }

  /** Ends all its processes: the relay ends when nobody listens, and its namespace with it. */
  kill(): void {
    this.#socket?.destroy()
    const pid = this.#child?.pid
    if (pid === undefined || this.#child?.exitCode !== null || this.#child.signalCode !== null) return
    end(-pid)
    for (const one of marked(this.#mark)) end(one)
  }

  /** Ends it, and waits until none of its processes is left. */
  async end(): Promise<void> {
    this.kill()
    await this.#exited
  }

  /** Ends it and removes its folder. */
  async remove(): Promise<void> {
    await this.end()
    this.#control.close()
    removeForeignTree(this.#base)
  }

  async #spawn(program: string, args: readonly string[]): Promise<void> {
    const environment = { PATH: SYSTEM_PATH, LC_ALL: 'C.UTF-8' }
    const child = spawn(program, args, { cwd: '/', env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    const streams = [child.stdout, child.stderr]
    for (const stream of streams) stream.on('data', (data: Buffer) => this.#print(data)).on('error', () => undefined)
    await new Promise<void>(resolve => {
      child.once('error', () => resolve())
      child.once('close', () => resolve())
      child.once('exit', () => {
        setTimeout(() => {
          for (const stream of streams) stream.destroy()
        }, CLOSING_MS).unref()
      })
    })
    this.#socket?.destroy()
  }

  #print(data: Buffer): void {
    this.#printed += data.length
    this.#output = Buffer.concat([this.#output, data]).subarray(-MAX_KEPT_BYTES)
    if (this.#printed > MAX_OUTPUT_BYTES) this.stop(`it printed more than ${MAX_OUTPUT_BYTES / 1024 / 1024} MiB`)
  }

  #take(text: string): void {
    this.#text += text
    if (this.#text.length > MAX_LINE_BYTES) this.stop('its report is too long')
    const lines = this.#text.split('\n')
    this.#text = lines.pop() ?? ''
    this.#lines.push(...lines)
    this.#wake()
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already, or sudo's: that ends with its child.
  }
}

function marked(mark: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && environmentOf(name).includes(`SEAL_GATE_MARK=${mark}`))
    .map(Number)
}

function environmentOf(pid: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/environ`)
  } catch {
    return Buffer.alloc(0)
  }
}
