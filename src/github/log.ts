import { endGroup, error, info, notice, setFailed, startGroup, warning } from '@actions/core'
import { throttled } from '../model/throttle.ts'
import type { Annotation } from '../report/annotations/annotations.ts'
import { escapeLog } from '../report/escape.ts'

// The only place that writes to the runner's log. The toolkit escapes annotations, but neither `info` nor `startGroup`.

/** Writes lines into the log, none of which the runner can take for a command. */
export function say(text: string): void {
  for (const line of text.replace(/\n$/, '').split('\n')) info(escapeLog(line))
}

/** Writes lines under a heading that the log shows folded. */
export function sayFolded(heading: string, text: string): void {
  startGroup(escapeLog(heading))
  say(text)
  endGroup()
}

export function annotate({ level, title, message, file, line, column }: Annotation): void {
  const properties = {
    title,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { startLine: line }),
    ...(column !== undefined && { startColumn: column })
  }
  const issue = { error, warning, notice }[level]
  issue(message, properties)
}

/** A warning that belongs to no file. */
export function warn(text: string): void {
  warning(escapeLog(text), { title: 'Seal Gate' })
}

/** A notice that belongs to no file. */
export function inform(text: string): void {
  notice(escapeLog(text), { title: 'Seal Gate' })
}

/** Makes the step fail, with one annotation. */
export function fail(text: string): void {
  setFailed(escapeLog(text))
}

const PROGRESS_EVERY_MS = 10_000

/** Prints a line in the log every few seconds of a long run. */
export function sayProgress<A extends readonly unknown[]>(textOf: (...args: A) => string): (...args: A) => void {
  return throttled(PROGRESS_EVERY_MS, (...args: A) => say(textOf(...args)))
}

/** `45 of 100 files` */
export function filesText(done: number, total: number): string {
  return `${done} of ${total} files`
}
