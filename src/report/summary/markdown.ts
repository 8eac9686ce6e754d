import { pluralize } from '../counts.ts'
import type { Section } from '../truncate-sections.ts'

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}

export function tableHead(names: readonly string[]): string {
  return row(names) + row(names.map(() => '---'))
}

export function leftOut(what: string, where: string): Section['left'] {
  return count => `\n_${pluralize(count, `more ${what}`)} left out here; ${where} lists all._\n\n`
}

export function* rendered<T>(items: Iterable<T>, render: (item: T) => string): Iterable<string> {
  for (const item of items) yield render(item)
}
