import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { main } from '../../src/cli/main.ts'
import { folderWith } from '../support/folder.ts'
import { MISTAKES, STANDARD } from './mistakes-table.ts'

/** Runs a command line in this process. */
async function run(args: readonly string[], cwd: string): Promise<{ readonly code: number; readonly text: string }> {
  let text = ''
  const take = (part: string): void => {
    text += part
  }
  const code = await main(args, cwd, { out: take, say: take, colour: false, progress: () => undefined })
  return { code, text }
}

test.each(Object.entries(MISTAKES))('%s', async (_, { typed, files = STANDARD, at = '.', has, not = [], code = 2 }) => {
  const folder = folderWith(files)
  const answer = await run(typed, join(folder, at))
  if (process.env['SHOW'] !== undefined) console.log(`$ seal-gate ${typed.join(' ')}\n${answer.text}`)
  for (const part of has) expect(answer.text).toMatch(part)
  for (const part of not) expect(answer.text).not.toMatch(part)
  expect(answer.code).toBe(code)
})
