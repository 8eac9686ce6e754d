import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from '@jest/globals'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { installedBinaries } from '../../battery/server-lane.ts'

// A dump is restored by a superuser, who can write every file of the server: the one that says which process it is as well.

test('a process outside the clone is not ended with it', async () => {
  const stranger = spawn('/bin/sleep', ['60'], { stdio: 'ignore' })
  try {
    const engine = await openPostgres({ binaries: installedBinaries() })
    const session = await engine.connect('superuser')
    const [[data] = []] = await session.rows('show data_directory')
    await session.run(`copy (select ${stranger.pid}) to '${data}/postmaster.pid'`)
    expect(await engine.destroy()).toEqual({ processGone: true, folderGone: true })
    expect(existsSync(dirname(data ?? ''))).toBe(false)
    expect([stranger.exitCode, stranger.signalCode]).toEqual([null, null])
  } finally {
    stranger.kill('SIGKILL')
  }
})
