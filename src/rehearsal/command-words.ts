/** What only a shell could do. */
const SHELL = new Set('|&;<>()$`*?[]{}~#!\n')

/**
 * Cuts a command line into words, at blanks that are not quoted. There is no shell: what only a shell can do is refused and not passed on as it is.
 * @returns the words, or why there are none
 */
export function wordsOf(line: string): readonly string[] | { readonly problem: string } {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const character = line[at] ?? ''
    if (quote === "'" && character !== "'") word += character
    else if (character === '\\' && (quote === '' || '"\\'.includes(line[at + 1] ?? ' '))) {
      const next = line[++at]
      if (next === undefined) return { problem: 'it ends with a backslash' }
      word = (word ?? '') + next
    } else if (quote === '' && (character === "'" || character === '"')) {
      quote = character
      word ??= ''
    } else if (character === quote) quote = ''
    else if (quote === '"' && !'$`'.includes(character)) word += character
    else if (SHELL.has(character))
      return { problem: `it has ${JSON.stringify(character)}, and no shell reads it: quote it with '…'` }
    else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + character
  }
  if (quote !== '') return { problem: `a quote (${quote}) is not closed` }
  if (word !== undefined) words.push(word)
  return (words[0] ?? '').trim() === '' ? { problem: 'it names no program' } : words
}
