import { getInput } from '@actions/core'
import { linesOf, withoutBlanks } from '../options/table.ts'

// Inputs of the sub-actions. The toolkit's own trimming would take a byte order mark or a no-break space off a file name.

export function inputText(name: string): string {
  return withoutBlanks(getInput(name, { trimWhitespace: false }))
}

export function inputLines(name: string): readonly string[] {
  return linesOf(getInput(name, { trimWhitespace: false }))
}

/** YAML 1.2 core booleans, as everywhere in this action. @throws for any other word: none is replaced by a default */
export function inputSwitch(name: string): boolean {
  const word = inputText(name)
  if (/^(true|True|TRUE)$/.test(word)) return true
  if (/^(false|False|FALSE|)$/.test(word)) return false
  throw new Error(`"${name}" is ${JSON.stringify(word.slice(0, 200))}; allowed is true or false`)
}
