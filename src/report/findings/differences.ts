import type { Hunk, HunkLine, Hunks } from '../../model/hunk.ts'
import { pluralize, withThousands } from '../counts.ts'

/**
 * Hunks as lines like those of a diff: `@@ sealed: line 3, found: line 3 @@`, `- sealed`, `+ found`, and at the end how many lines are
 * not shown. Hostile: each line is escaped at its sink.
 * @param most lines of sealed and found bytes; the rest is counted
 */
export function differenceLines({ unit, hunks, hidden }: Hunks, most = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = []
  let shown = 0
  let cut = 0
  for (const hunk of hunks) {
    const kept = hunk.lines.slice(0, Math.max(most - shown, 0))
    if (kept.length > 0) lines.push(heading(unit, hunk), ...kept.map(({ kind, text }) => `${kind} ${text}`))
    shown += kept.length
    cut += hunk.lines.slice(kept.length).filter(differs).length
  }
  const rest = restText(unit, cut + (hidden?.lines ?? 0), hidden?.atLeast === true)
  return rest === undefined ? lines : [...lines, rest]
}

/** `… and 12 more lines differ`, or nothing when all are shown. */
export function restText(unit: Hunks['unit'], lines: number, atLeast: boolean): string | undefined {
  if (lines === 0) return undefined
  const [one, many] = unit === 'line' ? ['line differs', 'lines differ'] : ['row of bytes differs', 'rows of bytes differ']
  return `… and ${atLeast ? 'at least ' : ''}${pluralize(lines, `more ${one}`, `more ${many}`)}`
}

function heading(unit: Hunks['unit'], { originalStart, foundStart }: Hunk): string {
  return `@@ sealed: ${unit} ${withThousands(originalStart)}, found: ${unit} ${withThousands(foundStart)} @@`
}

function differs({ kind }: HunkLine): boolean {
  return kind !== ' '
}
