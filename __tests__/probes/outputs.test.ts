import { expect, test } from '@jest/globals'
import { leaks } from '../../src/probes/outputs.ts'
import { aFailure, aFinding } from '../support/reports.ts'

test('a word is found in every output that shows it, also in those that the results of the probes do not list', async () => {
  const report = aFailure([aFinding({ path: 'sought.md' })])
  const found = await leaks(report, [{ id: 'word', token: 'sought.md', case: 'exact' }])
  const outputs = ['results.sarif', 'junit.xml', 'code-quality.json', 'results.tap']
  expect(found).toEqual(expect.arrayContaining(outputs.map(name => `word in ${name}`)))
  expect(await leaks(report, [{ id: 'word', token: 'not-there.md', case: 'exact' }])).toEqual([])
})
