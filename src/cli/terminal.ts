/** The only place that writes to the terminal. People's text and machine output never mix on one stream. */
export interface Terminal {
  /** The result: text for people, or the report with `--json`. */
  out(text: string): void
  /** Progress, warnings, usage errors. */
  say(text: string): void
  readonly colour: boolean
}

export const terminal: Terminal = {
  out: text => void process.stdout.write(text),
  say: text => void process.stderr.write(text),
  colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined
}
