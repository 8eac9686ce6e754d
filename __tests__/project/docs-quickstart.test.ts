import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

test('docs/quickstart.md is what a newcomer sees', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/quickstart.ts', '--check'], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test('it is short, and goes from a pass to a failure and back', () => {
  const page = readFileSync('docs/quickstart.md', 'utf8')
  expect(page.trimEnd().split('\n').length).toBeLessThan(40)
  expect(page.match(/^(?:PASS|FAIL)$/gm)).toEqual(['PASS', 'FAIL', 'PASS'])
})
