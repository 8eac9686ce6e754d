import { fstatSync, statSync, writeSync } from 'node:fs'
import { errorCode } from '../model/error-message.ts'

/**
 * Standard output or standard error. A file, a pipe, a socket or the null device is written through its descriptor: for a pipe, Node's own stream first
 * loads the modules of the network, which takes longer than the output. A terminal, and all on Windows, is left to Node's stream.
 */
export class StandardStream {
  readonly #fd: 1 | 2
  #isPlain: boolean
  #isClosed = false

  constructor(fd: 1 | 2) {
    this.#fd = fd
    this.#isPlain = process.platform !== 'win32' && isPlainDescriptor(fd)
  }

  get isTTY(): boolean {
    return !this.#isPlain && this.#stream.isTTY === true
  }

  /** As `util.styleText` decides since Node 20.18: FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, and what the terminal can do. */
  get hasColours(): boolean {
    const forced = process.env['FORCE_COLOR']
    if (forced !== undefined) return COLOURS.includes(forced)
    return this.isTTY && this.#stream.hasColors()
  }

  /**
   * Writes all of the text. A reader that has ended (`seal-gate diff | head`) is no error: the verdict is in the exit code. A result that cannot be
   * written, as to a full disk, is no result: the exit code becomes 2, because neither 0 nor 1 would be true.
   */
  write(text: string): void {
    if (this.#isClosed) return
    if (!this.#isPlain) {
      this.#stream.write(text)
      return
    }
    const bytes = Buffer.from(text)
    let at = 0
    try {
      while (at < bytes.length) at += writeSync(this.#fd, bytes, at)
    } catch (error) {
      const code = errorCode(error)
      if (code !== 'EAGAIN') this.#fail(error)
      else {
        // The pipe is full, and another process made it non-blocking: Node's stream waits until it is read.
        this.#isPlain = false
        this.#stream.write(bytes.subarray(at))
      }
    }
  }

  /** Node opens its stream when it is first asked for. */
  get #stream(): NodeJS.WriteStream {
    const stream = this.#fd === 1 ? process.stdout : process.stderr
    if (stream.listenerCount('error', this.#fail) === 0) stream.on('error', this.#fail)
    return stream
  }

  /** Progress and warnings that nobody can read change no exit code. */
  readonly #fail = (error: unknown): void => {
    if (this.#isClosed) return
    this.#isClosed = true
    const code = errorCode(error)
    if (this.#fd === 2 || code === 'EPIPE') return
    new StandardStream(2).write(`seal-gate: the result could not be written to standard output: ${code ?? 'unknown error'}\n`)
    process.once('exit', () => {
      process.exitCode = 2
    })
  }
}

/** Values of FORCE_COLOR for which `getColorDepth` reports colours. Its module `node:tty` is not loaded for them, nor at each start. */
const COLOURS = ['', '1', 'true', '2', '3']

function isPlainDescriptor(fd: number): boolean {
  try {
    const stats = fstatSync(fd)
    return (
      stats.isFile() ||
      stats.isFIFO() ||
      stats.isSocket() ||
      (stats.isCharacterDevice() && stats.rdev === statSync('/dev/null').rdev)
    )
  } catch {
    return false
  }
}
