import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { countJobs, tableOf } from '../../tools/bench/count.ts'

/** A change of Node or of a library moves a count a little; a slower change of ours moves it more. */
const TOLERANCE = 0.02
/** Calls: each folder above the files is looked at, and the temporary folder is not equally deep everywhere. */
const SLACK = [8, 0, 0, 0, 0, 0]

const cells = (row: string) =>
  row
    .split(' | ')
    .slice(1)
    .map(cell => Number(cell.replace(/\D/g, '')))

test('the counted work of ten jobs is what docs/scale.md states', () => {
  const stated = readFileSync('docs/scale.md', 'utf8')
  const rows = tableOf(countJobs()).split('\n').slice(2)
  expect(rows).toHaveLength(10)
  for (const row of rows) {
    const name = row.slice(0, row.indexOf(' | '))
    const before = stated.split('\n').find(line => line.startsWith(`${name} | `))
    expect(before).toBeDefined()
    const now = cells(row)
    for (const [column, count] of cells(before ?? '').entries()) {
      const found = now[column] ?? Number.NaN
      // The message of a failure is the row to compare, and the row to write when the change is meant.
      if (Math.abs(found - count) > Math.max(count * TOLERANCE, SLACK[column] ?? 0)) expect(row).toBe(before)
    }
  }
})
