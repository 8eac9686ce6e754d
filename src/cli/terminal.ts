import { StandardStream } from '../disk/standard-stream.ts'
import { elapsedMs } from '../model/clock.ts'
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

const standardOutput = new StandardStream(1)
const standardError = new StandardStream(2)

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
  if (standardError.isTTY) draw(state === undefined ? text : barText(state))
  else write(`${text}\n`)
}

function write(text: string): void {
  spoken = elapsedMs()
  standardError.write(text)
}

function draw(text: string): void {
  write(`\r\u001b[K${text}`)
  drawn = true
}

function barText({ done, total }: { readonly done: number; readonly total: number }): string {
  const full = Math.round((done / total) * BAR)
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${done} of ${total} files`
}

export const terminal: Terminal = {
  out: text => {
    clear()
    standardOutput.write(text)
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
    if (standardError.isTTY) draw(barText(state))
    else breakSilence()
  },
  colour: standardOutput.hasColours
}

/** A line that is not finished makes room for text. */
function clear(): void {
  if (drawn) standardError.write('\r\u001b[K')
  drawn = false
}
