import { errorCode } from '../model/error-message.ts'
import { throttled } from '../model/throttle.ts'

/** The only place that writes to the terminal. People's text and machine output never mix on one stream. */
export interface Terminal {
  /** The result: text for people, or the report with `--json`. */
  out(text: string): void
  /** Progress, warnings, usage errors. */
  say(text: string): void
  /** How far a long run is, on standard error: a bar on a terminal, else a line every few seconds. 0 of 0 removes the bar. */
  progress(done: number, total: number): void
  readonly colour: boolean
}

/** On standard error of a machine, a long run prints a line this often. */
export const LINE_EVERY_MS = 5000
const BAR = 30

const printLine = throttled(LINE_EVERY_MS, (done: number, total: number) => {
  process.stderr.write(`${done} of ${total} files\n`)
})
let drawn = false

// `seal-gate diff | head`: a reader may end before the text does. The verdict is in the exit code.
process.stdout.on('error', error => {
  if (errorCode(error) !== 'EPIPE') throw error
})

/** Values of FORCE_COLOR for which `getColorDepth` reports colours. Its module `node:tty` is not loaded for them, nor at each start. */
const COLOURS = ['', '1', 'true', '2', '3']

/** As `util.styleText` decides since Node 20.18: FORCE_COLOR, NO_COLOR, NODE_DISABLE_COLORS, and what the terminal can do. */
function hasColours(stream: NodeJS.WriteStream): boolean {
  const forced = process.env['FORCE_COLOR']
  if (forced !== undefined) return COLOURS.includes(forced)
  return stream.isTTY === true && stream.hasColors()
}

export const terminal: Terminal = {
  out: text => void process.stdout.write(text),
  say: text => void process.stderr.write(text),
  progress(done, total) {
    if (total === 0) {
      if (drawn) process.stderr.write('\r\u001b[K')
      drawn = false
    } else if (process.stderr.isTTY === true) {
      const full = Math.round((done / total) * BAR)
      process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${total} files`)
      drawn = true
    } else printLine(done, total)
  },
  colour: hasColours(process.stdout)
}
