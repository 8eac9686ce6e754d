/** One option that was refused. */
export interface OptionProblem {
  readonly name: string
  /** The sentence for the user. It quotes the value, so it is escaped where it is shown. */
  readonly text: string
}

/** Everything that is wrong with the options of a run, at once. */
export class OptionsError extends Error {
  readonly problems: readonly OptionProblem[]

  constructor(problems: readonly OptionProblem[]) {
    super(problems.map(({ text }) => text).join('\n'))
    this.name = 'OptionsError'
    this.problems = problems
  }
}

/** Of a name or a value in a message. */
export const MAX_SHOWN_CHARACTERS = 200

/** `"format" is "zip"; allowed is one of auto, native, …` */
export function notAllowed(name: string, value: string, allowed: string): OptionProblem {
  const shown = value.length > MAX_SHOWN_CHARACTERS ? `${value.slice(0, MAX_SHOWN_CHARACTERS)}…` : value
  return { name, text: `"${name}" is ${JSON.stringify(shown)}; allowed is ${allowed}` }
}
