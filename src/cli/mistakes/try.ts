import { quoteShell } from '../../report/escape.ts'

const FLAG = /^--?[A-Za-z][A-Za-z0-9-]*$/
const FLAG_WITH_VALUE = /^(--[a-z][a-z0-9-]*=)(.+)$/s

/** `Try: seal-gate verify docs/seal-gate.json`; the sentence instead where a word cannot be quoted for a shell. */
export function tryCommand(words: readonly string[], instead = ''): string {
  return tryAnything(['seal-gate', ...words], instead)
}

/** The same of any program. */
export function tryAnything(words: readonly string[], instead = ''): string {
  const quoted = words.map(quoteWord)
  return quoted.includes(undefined) ? instead : `Try: ${quoted.join(' ')}`
}

function quoteWord(word: string): string | undefined {
  if (FLAG.test(word) || word === '-' || word === '>' || word === '&&' || word === '|' || word === '--') return word
  const [, flag, value] = FLAG_WITH_VALUE.exec(word) ?? []
  if (flag === undefined || value === undefined) return quoteShell(word)
  const quoted = quoteShell(value)
  return quoted && `${flag}${quoted}`
}
