import { spawn } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { EnclosedProcess } from '../../src/rehearsal/confined/command/enclosed-process.ts'
import { Interruption } from '../../src/rehearsal/context.ts'
import { readDirectInput } from '../../src/rehearsal/direct-input.ts'
import { onAbort } from '../../src/rehearsal/on-abort.ts'
import { openDump } from '../../src/rehearsal/postgres/dump/source.ts'
import { openPglite } from '../../src/rehearsal/postgres/pglite/open.ts'
import { openPostgres } from '../../src/rehearsal/postgres/server/open.ts'
import { rehearseInput } from '../../src/rehearsal/rehearse.ts'
import { sqlite } from '../../src/rehearsal/sqlite/driver.ts'
import { openSqlite } from '../../src/rehearsal/sqlite/open.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { installedBinaries } from './battery/server-lane.ts'
import { PACKED_ENGINE } from './packed-engine.ts'
import { standingIn, until } from './postgres/server/processes.ts'
import { caught } from './postgres/streams.ts'

// A signal in each phase. No claim is about how long anything took: what happened after it, and what is left, is counted.

/** Command lines of the processes that this one started. */
function children(): string[] {
  return readdirSync('/proc/self/task').flatMap(thread =>
    readFileSync(`/proc/self/task/${thread}/children`, 'latin1')
      .split(' ')
      .filter(Boolean)
      .map(pid => (existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') : ''))
  )
}

/** How many of them lead the group that they are in: the fifth field of /proc/PID/stat. */
function leaders(): number {
  const pids = readdirSync('/proc/self/task').flatMap(thread =>
    readFileSync(`/proc/self/task/${thread}/children`, 'latin1').split(' ').filter(Boolean)
  )
  return pids.filter(pid => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[2] === pid).length
}

function aborted(): AbortSignal {
  return AbortSignal.abort()
}

test('what is watched is ended once, also if the signal came first', () => {
  const controller = new AbortController()
  const calls: string[] = []
  onAbort(controller.signal, () => calls.push('later'))
  onAbort(controller.signal, () => calls.push('never'))()
  onAbort(aborted(), () => calls.push('at once'))
  controller.abort()
  expect(calls).toEqual(['at once', 'later'])
})

const onLinux = testWith('linux')

onLinux('after a signal, nothing is started any more', async () => {
  const base = folderWith()
  const before = children()
  await expect(openPostgres({ binaries: installedBinaries(), base, signal: aborted() })).rejects.toThrow('was interrupted')
  await expect(openPglite({ pack: PACKED_ENGINE, signal: aborted() })).rejects.toThrow('was interrupted')
  await expect(openSqlite({ signal: aborted() })).rejects.toThrow('was interrupted')
  const archive = folderWith({ 'a.dump': 'PGDMP' })
  const text = openDump(join(archive, 'a.dump'), () => '/bin/false', aborted()).sql()
  await expect(text[Symbol.asyncIterator]().next()).rejects.toThrow('was interrupted')
  const enclosed = new EnclosedProcess('mark')
  enclosed.stop('stopped')
  const prefix = () => ['/bin/sleep', '1000']
  expect(await enclosed.start({ prefix } as never, [], [])).toBe(false)
  await enclosed.remove()
  expect(readdirSync(base)).toEqual([])
  expect(children()).toEqual(before)
})

onLinux('a signal while a server starts: each of its programs is ended, and the folder is gone', async () => {
  const base = folderWith()
  chmodSync(base, 0o777)
  const controller = new AbortController()
  const opening = caught(openPostgres({ binaries: installedBinaries(), base, signal: controller.signal }))
  // Its first program runs: whether namespaces are allowed is tried.
  await until('a program runs in the folder', () => standingIn(base).length > 0)
  controller.abort()
  expect(await opening).toMatchObject({ name: 'EngineDied' })
  await until('nothing is left', () => standingIn(base).length === 0 && readdirSync(base).length === 0)
})

onLinux('a signal while the embedded engine starts', async () => {
  const before = children()
  const controller = new AbortController()
  const opening = caught(openPglite({ pack: PACKED_ENGINE, signal: controller.signal }))
  expect(children()).toHaveLength(before.length + 1)
  controller.abort()
  expect(await opening).toMatchObject({ name: 'EngineDied' })
  expect(children()).toEqual(before)
})

const DUMP = 'BEGIN TRANSACTION;\nCREATE TABLE t(id integer primary key);\nCOMMIT;\n'

onLinux('a signal while SQLite searches the dump: its process and its folder are gone', async () => {
  const folder = folderWith({ 'dump.sql': DUMP })
  const before = children()
  const controller = new AbortController()
  const dump = sqlite.openDump(join(folder, 'dump.sql'), { pgBin: undefined, signal: controller.signal })
  let started: string[] = []
  let passes = 0
  const found = await caught(
    sqlite.survey(dump, {}, () => {
      // The second time it is read on its way into the clone.
      if (++passes < 2) return
      started = children().filter(one => !before.includes(one))
      controller.abort()
    })
  )
  expect(found).toMatchObject({ name: 'AbortError' })
  expect(started).toHaveLength(1)
  const [, place = ''] = /--allow-fs-write=(\S+)/.exec(started.join()) ?? []
  expect(place).toContain('seal-gate-sqlite-')
  expect(existsSync(place)).toBe(false)
  expect(children()).toEqual(before)
})

onLinux('a signal destroys every clone, also those that are made to compare with', async () => {
  const before = children()
  const interruption = new Interruption()
  const open = interruption.opening(async (_, signal) => await openSqlite({ signal }))
  const choice = { kind: 'sqlite', pgBin: undefined } as const
  interruption.listen()
  try {
    await open(choice, interruption.signal)
    await open(choice, interruption.signal)
    expect(children()).toHaveLength(before.length + 2)
    // Each leads a group, so that nothing which it starts outlives it.
    expect(leaders()).toBe(2)
    process.emit('SIGHUP', 'SIGHUP')
    await until('both have ended', () => children().length === before.length)
    expect(interruption.denials()).toEqual([{ code: 'interrupted', reason: 'SIGHUP was received' }])
  } finally {
    interruption.end()
  }
})

const PLAIN = `--\n-- PostgreSQL database dump\n--\nCREATE TABLE public.t (id integer);\nCOPY public.t (id) FROM stdin;\n1\n\\.\n
--\n-- PostgreSQL database dump complete\n--\n`

onLinux('signals keep their default behaviour up to the start of a server, and end the rehearsal in its last phase', async () => {
  const root = folderWith({ 'dump.sql': PLAIN })
  const script = (path: string, sql: string) => ({ path, content: Buffer.from(sql) })
  const apply = script('up.sql', 'alter table t add n integer;')
  const input = readDirectInput({
    root,
    dump: join(root, 'dump.sql'),
    migrations: [{ apply, rollback: script('down.sql', 'alter table t drop n;') }],
    engine: 'postgres',
    transaction: 'none'
  } as never)
  const before = process.listenerCount('SIGTERM')
  const listeners = new Map<string, number>()
  const phases: string[] = []
  const { denials } = await rehearseInput(input, ({ phase }) => {
    listeners.set(phase, process.listenerCount('SIGTERM') - before)
    if (phases.at(-1) !== phase) phases.push(phase)
    if (phase === 'online') process.emit('SIGTERM', 'SIGTERM')
  })
  expect(denials).toEqual([{ code: 'interrupted', reason: 'SIGTERM was received' }])
  expect([listeners.get('scan'), listeners.get('start'), process.listenerCount('SIGTERM') - before]).toEqual([0, 1, 0])
  expect(phases.slice(-2)).toEqual(['online', 'destroy'])
})

testWith('resource limits')('pg_restore ends with this program, which a signal ends in the middle of an archive', async () => {
  const folder = folderWith({
    'archive.dump': 'PGDMP',
    pg_restore: '#!/bin/sh\necho "select 1;"\nwhile :; do sleep 1; done\n',
    'read.ts': `import { openDump } from '${fileURLToPath(new URL('../../src/rehearsal/postgres/dump/source.ts', import.meta.url))}'
for await (const _ of openDump('archive.dump', () => process.cwd() + '/pg_restore').sql()) console.log('reading')\n`
  })
  chmodSync(join(folder, 'pg_restore'), 0o755)
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'read.ts'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore']
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  await until('it reads', () => said.includes('reading'))
  expect(standingIn(folder).length).toBeGreaterThan(1)
  child.kill('SIGTERM')
  await until('it has ended', () => child.signalCode === 'SIGTERM')
  await until('pg_restore has ended', () => standingIn(folder).length === 0)
})
