import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { ObservedIsolation } from '../../../../src/rehearsal/clone.ts'
import { openPostgres } from '../../../../src/rehearsal/postgres/server/open.ts'
import { testWith } from '../../../support/needs.ts'
import { installedBinaries } from '../../battery/server-lane.ts'
import { standingIn, until } from './processes.ts'

const HOLDER = fileURLToPath(new URL('./server-holder.ts', import.meta.url))

let base: string
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'sg-')))
  // Another user's server stands in it.
  chmodSync(base, 0o777)
})
afterEach(() => {
  rmSync(base, { recursive: true, force: true })
})

interface Held {
  readonly child: ChildProcess
  readonly said: () => string
}

/** @param prefix a command that becomes Node */
function hold(doing: string, prefix: readonly string[] = []): Held {
  let said = ''
  const [command = '', ...args] = [...prefix, process.execPath, '--disable-warning=ExperimentalWarning', HOLDER, base, doing]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
  return { child, said: () => said }
}

async function ended({ child }: Held): Promise<void> {
  await until('the process has ended', () => child.exitCode !== null || child.signalCode !== null)
}

async function nothingLeft(): Promise<void> {
  await until('no process stands in the folder', () => standingIn(base).length === 0)
  await until('the folder is empty', () => readdirSync(base).length === 0)
}

describe('nothing of a server is left', () => {
  test('after it was destroyed', async () => {
    const held = hold('destroy')
    await ended(held)
    expect(held.said()).toContain('{"processGone":true,"folderGone":true}')
    expect(standingIn(base)).toEqual([])
    expect(readdirSync(base)).toEqual([])
  })

  test.each(['throw', 'end'])('after its process ended by itself and forgot it: %s', async doing => {
    const held = hold(doing)
    await ended(held)
    expect(held.said()).toContain('open ')
    await nothingLeft()
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
    'after its process was ended by %s in the middle of a statement',
    async signal => {
      const held = hold('busy')
      await until('the server is busy', () => held.said().includes('busy'))
      expect(standingIn(base).length).toBeGreaterThan(1)
      held.child.kill(signal)
      await ended(held)
      await nothingLeft()
    }
  )

  test.each([0, 60, 150, 300, 450])('after its process was killed %i ms into the start', async ms => {
    const held = hold('busy')
    await until('it is opening', () => held.said().includes('opening'))
    await new Promise(resolve => setTimeout(resolve, ms))
    held.child.kill('SIGKILL')
    await ended(held)
    await nothingLeft()
  })

  test('after the server itself was killed in the middle of a statement: the statement fails, and its busy child is ended', async () => {
    const held = hold('busy')
    await until('the server is busy', () => held.said().includes('busy'))
    const [postmaster] = standingIn(base).sort((a, b) => Number(a) - Number(b))
    process.kill(Number(postmaster), 'SIGKILL')
    await until('the statement fails', () => held.said().includes('EngineDied'))
    await ended(held)
    await nothingLeft()
  })

  test('after it could not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sg-bin-'))
    try {
      chmodSync(folder, 0o755)
      for (const name of ['initdb', 'postgres'])
        writeFileSync(join(folder, name), '#!/bin/sh\necho no luck >&2\nexit 1\n', { mode: 0o755 })
      await expect(openPostgres({ binaries: { folder, version: '15.1', major: 15 }, base })).rejects.toThrow(
        'initdb failed: no luck'
      )
      expect(readdirSync(base)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('who runs the server', () => {
  test('a folder that only its owner enters, and no listener', async () => {
    const engine = await openPostgres({ binaries: installedBinaries(), base })
    try {
      expect(engine.isolation).toMatchObject({
        proved: true,
        facts: { folder_mode: '700', listening_tcp_sockets: 0, server_is_root: false }
      })
      await engine.alive()
    } finally {
      expect(await engine.destroy()).toEqual({ processGone: true, folderGone: true })
    }
    await expect(engine.alive()).rejects.toThrow('the server has ended')
  })

  // Root becomes another user; that user, by itself, must do as well.
  const asRoot = testWith('root')
  asRoot.each([
    ['an ordinary user', 'network-namespace', ['--reuid=65534', '--regid=65534', '--clear-groups']],
    ['root in a container, who may make no namespace', 'socket-only', ['--bounding-set=-sys_admin', '--inh-caps=-all']]
  ] as const)('%s', async (_, grade, rights) => {
    const held = hold('destroy', ['setpriv', ...rights])
    await ended(held)
    expect(held.said()).toContain('{"processGone":true,"folderGone":true}')
    const [, json = ''] = /open (.*)/.exec(held.said()) ?? []
    const isolation: ObservedIsolation = JSON.parse(json)
    expect(isolation).toMatchObject({ proved: true, facts: { server_is_root: false, listening_tcp_sockets: 0 } })
    // Where the system forbids user namespaces, an ordinary user has no network of its own either, and the grade says so.
    expect(['socket-only', grade]).toContain(isolation.grade)
    expect(readdirSync(base)).toEqual([])
  })
})
