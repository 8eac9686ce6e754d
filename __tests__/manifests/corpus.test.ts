import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { pathProblem } from '../../src/manifests/path.ts'
import { read } from './reading.ts'

const folder = fileURLToPath(new URL('../../fixtures/formats/corpus/', import.meta.url))
const names = readdirSync(folder)

/** What the fuzzer met (tools/fuzz-manifests.ts), one input for each outcome: `FORMAT_CODE_CODE` or `FORMAT_read`. */
test('the corpus is there', () => {
  expect(names.length).toBeGreaterThan(50)
})

test.each(names)('%s', async name => {
  const { seals, problems } = await read(readFileSync(folder + name))
  expect(problems.length > 0).toBe(seals.length === 0)
  for (const { path } of seals) expect(pathProblem(path)).toBeUndefined()
  for (const { code } of problems) expect(name).toContain(code)
})
