import leven from 'leven'

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

const MAX_SHOWN_CHARACTERS = 200

/** `"format" is "zip"; allowed is one of auto, native, …` */
export function notAllowed(name: string, value: string, allowed: string): OptionProblem {
  const shown = value.length > MAX_SHOWN_CHARACTERS ? `${value.slice(0, MAX_SHOWN_CHARACTERS)}…` : value
  return { name, text: `"${name}" is ${JSON.stringify(shown)}; allowed is ${allowed}` }
}

/** `there is no input "cover": did you mean "covers"?` A misspelled name must not pass for one that was not given. */
export function unknownName(
  kind: 'input' | 'flag' | 'command' | 'option' | 'key' | 'cause',
  name: string,
  known: readonly string[]
): OptionProblem {
  const shown = name.slice(0, MAX_SHOWN_CHARACTERS)
  const near = nearest(shown, known)
  const hint = near === undefined ? '' : `: did you mean ${JSON.stringify(near)}?`
  return { name, text: `there is no ${kind} ${JSON.stringify(shown)}${hint}` }
}

/** The most similar of the known names, unless every one of them is as far away as a name of other letters. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const byDistance = known.map(other => ({ other, distance: leven(name, other) })).sort((a, b) => a.distance - b.distance)
  const [first] = byDistance
  return first === undefined || first.distance > Math.max(2, Math.floor(first.other.length / 3)) ? undefined : first.other
}
