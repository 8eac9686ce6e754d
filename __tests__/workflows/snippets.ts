import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fenced block of a page. */
export interface Snippet {
  readonly page: string
  /** Line of its first line, from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
}

/** Every fenced block of README.md and docs/, in order. */
export function snippets(): Snippet[] {
  const pages = [
    'README.md',
    ...readdirSync('docs')
      .filter(name => name.endsWith('.md'))
      .map(name => join('docs', name))
  ]
  return pages.flatMap(page => {
    const found: Snippet[] = []
    const lines = readFileSync(page, 'utf8').split('\n')
    for (let at = 0; at < lines.length; at++) {
      const [, language] = /^```(\w+)$/.exec(lines[at] ?? '') ?? []
      if (language === undefined) continue
      const start = at + 1
      while (at + 1 < lines.length && lines[++at] !== '```');
      found.push({ page, line: start + 1, language, text: `${lines.slice(start, at).join('\n')}\n` })
    }
    return found
  })
}

/** Whole workflows among them. */
export function workflows(): Snippet[] {
  return snippets().filter(({ language, text }) => language === 'yaml' && /^on:/m.test(text))
}

/** The workflow of that name in docs/recipes.md. */
export function recipe(name: string): string {
  const found = workflows().find(({ page, text }) => page === join('docs', 'recipes.md') && text.startsWith(`name: ${name}\n`))
  if (found === undefined) throw new Error(`there is no recipe ${name}`)
  return found.text
}
