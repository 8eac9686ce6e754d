import leven from 'leven'
import { MAX_SHOWN_CHARACTERS, type OptionProblem } from './problem.ts'

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
  // What was typed can be among them, as a link that leads nowhere.
  const byDistance = known
    .filter(other => other !== name)
    .map(other => ({ other, distance: leven(name, other) }))
    .sort((a, b) => a.distance - b.distance)
  const [first] = byDistance
  return first === undefined || first.distance > Math.max(2, Math.floor(first.other.length / 3)) ? undefined : first.other
}
