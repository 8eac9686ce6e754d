/** Why a text is not run as SQL. Each is a reason to refuse the whole dump or script. */
export type ScriptProblem =
  | 'psql-meta-command'
  | 'unterminated'
  | 'copy-unterminated'
  | 'copy-followed'
  | 'too-long'
  | 'not-utf8'
  | 'client-encoding'
  | 'string-syntax'

/** A dump or script that is refused before anything of it is run. The message holds no value of it. */
export class ScriptError extends Error {
  readonly problem: ScriptProblem
  /** From 1. */
  readonly line: number

  constructor(problem: ScriptProblem, line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.name = 'ScriptError'
    this.problem = problem
    this.line = line
  }
}
