import { spawnSync } from 'node:child_process'
import { expect } from '@jest/globals'
import { GUARD_MS } from '../support/guard.ts'
import { testWith } from '../support/needs.ts'

testWith('linux')('the session in docs/sealing.md is what its commands print', () => {
  const { status, stderr } = spawnSync(process.execPath, ['tools/sealing-session.ts', '--check'], {
    encoding: 'utf8',
    timeout: GUARD_MS
  })
  expect([status, stderr]).toEqual([0, ''])
})
