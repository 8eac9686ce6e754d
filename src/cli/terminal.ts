import { elapsedMs } from '../model/clock.ts'
import { errorCode } from '../model/error-message.ts'
import { onHeartbeat } from '../model/heartbeat.ts'

/** The only place that writes to the terminal. People's text and machine output never mix on one stream. */
export interface Terminal {
  /** The result: text for people, or the report with `--json`. */
  out(text: string): void
  /** Progress, warnings, usage errors. */
  say(text: string): void
  /** How far a long run is, on standard error: a bar on a terminal, else a line every few seconds. 0 of 0 ends it. */
  progress(done: number, total: number): void
  readonly colour: boolean
}

/** A command that prints nothing on standard error for so long is mentioned there. */
export const LINE_EVERY_MS = 4000
const TIMER_MS = 500
const BAR = 30

/** What a long run is doing. */
let running = ''
let started = 0
let spoken = 0
let state: { readonly done: number; readonly total: number } | undefined
let drawn = false

/**
 * From now on, no silence is longer than a few seconds: on a machine a line, on a terminal a bar. Counted work brings it about in long loops,
 * and a timer where the process waits. The clock is only shown.
 */
export function startPatience(command: string): void {
  if (process.env['SEAL_GATE_PROGRESS'] === 'off') return
  running = command
  started = elapsedMs()
  spoken = started
  onHeartbeat(breakSilence)
  setInterval(breakSilence, TIMER_MS).unref()
}

function breakSilence(): void {
  if (running === '' || elapsedMs() - spoken < LINE_EVERY_MS) return
  const seconds = Math.round((elapsedMs() - started) / 1000)
  const text = `${running}: ${state === undefined ? '' : `${state.done} of ${state.total} files, `}${seconds} s`
  if (process.stderr.isTTY === true) draw(state === undefined ? text : barText(state))
  else write(`${text}\n`)
}

function write(text: string): void {
  spoken = elapsedMs()
  process.stderr.write(text)
}

function draw(text: string): void {
  write(`\r\u001b[K${text}`)
  drawn = true
}

function barText({ done, total }: { readonly done: number; readonly total: number }): string {
  const full = Math.round((done / total) * BAR)
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${total} files`
}

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
  out: text => {
    clear()
    process.stdout.write(text)
  },
  say: text => {
    clear()
    write(text)
  },
  progress(done, total) {
    if (total === 0) {
      // A bar that was seen reaches its end.
      if (drawn && state !== undefined) write(`\r\u001b[K${barText({ done: state.total, total: state.total })}\n`)
      drawn = false
      state = undefined
      return
    }
    state = { done, total }
    if (process.stderr.isTTY === true) draw(barText(state))
    else breakSilence()
  },
  colour: hasColours(process.stdout)
}

/** A line that is not finished makes room for text. */
function clear(): void {
  if (drawn) process.stderr.write('\r\u001b[K')
  drawn = false
}
