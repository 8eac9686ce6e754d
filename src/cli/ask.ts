import { createInterface } from 'node:readline/promises'

/**
 * Asks a yes-or-no question on the terminal; anything but yes is no.
 * @returns undefined when there is no terminal to ask on
 */
export async function ask(question: string): Promise<boolean | undefined> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    // The end of input answers nothing.
    const ended = new Promise<string>(resolve => lines.once('close', () => resolve('')))
    const answer = await Promise.race([lines.question(`${question} [y/N] `), ended])
    return /^\s*y(?:es)?\s*$/i.test(answer)
  } finally {
    lines.close()
  }
}
