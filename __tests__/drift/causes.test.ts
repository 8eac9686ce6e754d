import { describe, expect, test } from '@jest/globals'
import { CAUSES } from '../../src/drift/causes.ts'
import { STAGES } from '../../src/drift/inverse.ts'
import { INVERSES } from '../../src/drift/table.ts'

describe('causes', () => {
  test('those that can be undone are exactly those of the table', () => {
    const undone = Object.entries(CAUSES).filter(([, { proof }]) => proof === 'inversion')
    expect(new Set(INVERSES.map(({ cause }) => cause as string))).toEqual(new Set(undone.map(([code]) => code)))
  })

  test('titles are short and all different', () => {
    const titles = Object.values(CAUSES).map(({ title }) => title)
    expect(new Set(titles).size).toBe(titles.length)
    for (const title of titles) expect(title.split(' ').length).toBeLessThanOrEqual(4)
  })

  test('every inverse has a stage, and guesses weigh more than a plain trace', () => {
    for (const { stage, guess } of INVERSES) {
      expect(STAGES).toContain(stage)
      if (guess !== undefined) expect(guess).toBeGreaterThan(1)
    }
  })
})
