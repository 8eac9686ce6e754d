import { describe, expect, test } from '@jest/globals'
import { folderWith } from '../support/folder.ts'
import { runCli } from '../support/run-cli.ts'
import { gnuList } from '../support/seals.ts'

const NEITHER = { FORCE_COLOR: undefined, NO_COLOR: undefined, NODE_DISABLE_COLORS: undefined }
const output = (env: NodeJS.ProcessEnv) => {
  const cwd = folderWith({ 'a.txt': 'x', SUMS: gnuList({ 'a.txt': 'x' }) })
  return runCli(['verify', 'SUMS', '--no-probes'], cwd, { env: { ...NEITHER, ...env } }).out
}

describe('a pipe', () => {
  test('has no colours', () => expect(output({})).not.toContain('\u001b'))

  test('has them when FORCE_COLOR asks for them', () =>
    expect(output({ FORCE_COLOR: '1' })).toContain('\u001b[32mPASS\u001b[39m'))

  test('and not when it forbids them', () => expect(output({ FORCE_COLOR: '0' })).not.toContain('\u001b'))
})
