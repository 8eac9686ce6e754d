import { pluralize } from './counts.ts'

/** A part of a text that may have to be cut. */
export interface Section {
  /** Precedes the rows; left out if no row fits. */
  readonly head: string
  /** Made one by one, so that rows that do not fit cost nothing. */
  readonly rows: Iterable<string>
  readonly total: number
  /** Follows the rows. */
  readonly tail?: string
  /** Most rows, however much room there is. */
  readonly most?: number
  /** The text about rows that are left out. */
  readonly left: (count: number) => string
}

/** The section in at most `limit` bytes of UTF-8: as many whole rows as fit, then how many are left out. Empty when none fits. */
export function fit({ head, rows, total, tail = '', most = total, left }: Section, limit: number): string {
  const closing = tail + left(total)
  let room = limit - Buffer.byteLength(head) - Buffer.byteLength(tail)
  const reserve = Buffer.byteLength(left(total))
  const shown: string[] = []
  for (const row of rows) {
    const size = Buffer.byteLength(row)
    const last = shown.length + 1 === total
    if (shown.length === most || room - size < (last ? 0 : reserve)) break
    room -= size
    shown.push(row)
  }
  if (shown.length === 0) return total > 0 && Buffer.byteLength(closing) <= limit ? left(total) : ''
  return head + shown.join('') + tail + (shown.length === total ? '' : left(total - shown.length))
}

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
