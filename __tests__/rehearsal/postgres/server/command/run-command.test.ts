import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { digestOf } from '../../../../../src/model/digest.ts'
import type { Command } from '../../../../../src/rehearsal/command.ts'
import type { Engine, ScriptAddress } from '../../../../../src/rehearsal/postgres/engine.ts'
import { runCommand } from '../../../../../src/rehearsal/postgres/server/command/run-command.ts'
import { openPostgres } from '../../../../../src/rehearsal/postgres/server/open.ts'
import { folderWith, putFile } from '../../../../support/folder.ts'
import { installedBinaries } from '../../../battery/server-lane.ts'
import { HAS_POSTGRES, isRoot, PG_BIN } from '../../../rehearsing.ts'

const SECRET = 'a-token-of-the-job'
const ATTEMPTS = readFileSync('__tests__/rehearsal/postgres/server/command/attempts.py', 'utf8')

let engine: Engine
let address: ScriptAddress
let facts: { superuser: string; data: string }
let workspace: string

const here = HAS_POSTGRES && process.platform === 'linux' ? describe : describe.skip

async function run(words: readonly string[], more: Partial<Command> = {}, signal = new AbortController().signal) {
  const command = { words, workspace, folders: [], environment: {}, seconds: 60, files: [], root: workspace, ...more }
  const ran = await runCommand(address, command, signal)
  await engine.endScripts?.()
  return { ...ran, reasons: ran.problems.map(({ kind, reason }) => `${kind}: ${reason}`) }
}

const psql = (...statements: readonly string[]) => [
  join(PG_BIN, 'psql'),
  ...['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1'],
  ...statements.flatMap(sql => ['-c', sql])
]
const python = (source: string) => ['python3', '-c', source]

/** A user without rights, who may make user namespaces and can read this folder. */
const NOBODY = 65_534
const parents = process
  .cwd()
  .split('/')
  .map((_, index, parts) => parts.slice(0, index + 1).join('/') || '/')
const isOpen = parents.every(folder => (statSync(folder).mode & 0o005) === 0o005)
const asNobody = { uid: NOBODY, gid: NOBODY, encoding: 'utf8' } as const
const mayEnclose = () => spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true'], asNobody).status === 0
const withoutRights = HAS_POSTGRES && process.platform === 'linux' && isRoot() && isOpen && mayEnclose() ? test : test.skip

withoutRights('a user without rights encloses commands as well, with user namespaces', () => {
  const folder = folderWith({ 'sources/.git/config': SECRET })
  for (const path of [folder, join(folder, 'sources')]) chmodSync(path, 0o755)
  const script = 'cat .git/config; echo x > written; unshare --user true; kill -0 1 && ls /proc | grep -c ^[0-9]'
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['__tests__/rehearsal/postgres/server/command/as-user.ts', join(folder, 'sources'), 'sh', '-c', script],
    { ...asNobody, env: { PATH: '/usr/bin:/bin' } }
  )
  expect(stderr).not.toContain('Error')
  const { isolation, output } = JSON.parse(stdout)
  expect(Object.values(isolation)).toEqual([true, true, true, true, true])
  expect(output).not.toContain(SECRET)
  expect(existsSync(join(folder, 'sources/written'))).toBe(false)
  expect(output).toMatch(/Read-only file system.*unshare failed/s)
})

here('a command', () => {
  beforeAll(async () => {
    engine = await openPostgres({ binaries: installedBinaries() })
    const superuser = await engine.connect('superuser')
    const [[name = '', data = ''] = []] = await superuser.rows("select current_user::text, current_setting('data_directory')")
    await superuser.close()
    facts = { superuser: name ?? '', data: data ?? '' }
    await engine.demote()
    address = engine.scriptAddress?.() ?? { socket: '', role: '', database: '' }
  })
  afterAll(async () => await engine.destroy())
  beforeEach(() => {
    workspace = folderWith({ 'attempts.py': ATTEMPTS, 'source.txt': 'source', '.git/config': SECRET })
    // Another user may run it.
    chmodSync(workspace, 0o755)
  })

  describe('reaches the clone and its own files', () => {
    let outside: string
    let servers: Server[]
    let given: Record<string, unknown>
    beforeEach(async () => {
      outside = folderWith({ secret: SECRET })
      chmodSync(outside, 0o755)
      const listening = async (at: string | number) => {
        const server = createServer(client => client.end())
        if (typeof at === 'number') server.listen(at, '127.0.0.1')
        else server.listen(at)
        await once(server, 'listening')
        return server
      }
      const abstract = `seal-gate-${process.pid}-${performance.now()}`
      const socket = join(outside, 'socket')
      servers = [await listening(0), await listening(`\0${abstract}`), await listening(socket)]
      chmodSync(socket, 0o777)
      const bound = servers[0]?.address()
      const port = typeof bound === 'object' ? bound?.port : undefined
      given = { secret: SECRET, port, abstract, socket, file: join(outside, 'secret'), pid: process.pid, ...facts }
    })

    const close = async () => await Promise.all(servers.map(async server => await once(server.close(), 'close')))

    test('and nothing else: no network, no other process, no file, no other role', async () => {
      process.env['SEAL_GATE_TEST_SECRET'] = SECRET
      const names = [...ATTEMPTS.matchAll(/^ {4}'(\w+)': /gm)].map(([, name]) => name)
      expect(names.length).toBeGreaterThan(20)
      const ran = await run(['python3', 'attempts.py', JSON.stringify({ ...given, names })])
      delete process.env['SEAL_GATE_TEST_SECRET']
      await close()
      expect(JSON.parse(ran.output)).toEqual(['script', 'temporary', 'source'])
      expect(ran.reasons).toEqual(['leaves-clone: it tried to connect as another role'])
      expect(ran.isolation).toEqual({
        own_network: true,
        own_processes: true,
        own_root: true,
        files_read_only: true,
        no_new_privileges: true
      })
    })

    test('while the same program, without an enclosure, reaches all of it: the attempts are real', async () => {
      const names = ['tcp', 'abstract', 'socket', 'file', 'git', 'environment', 'environments', 'workspace', 'signal', 'data']
      const child = spawn('python3', ['attempts.py', JSON.stringify({ ...given, names })], {
        cwd: workspace,
        env: { PATH: process.env['PATH'], SECRET }
      })
      let text = ''
      child.stdout.on('data', data => {
        text += String(data)
      })
      await once(child, 'close')
      await close()
      expect(JSON.parse(text)).toEqual(names)
    })
  })

  test('changes the clone with the rights of scripts, and its variables lead there', async () => {
    const ran = await run(psql('create table made (a int)', 'insert into made values (1), (2)', 'select sum(a) from made'))
    expect(ran).toMatchObject({ reasons: [], output: '3', statements: 3 })
    const url = await run([
      'sh',
      '-c',
      `${join(PG_BIN, 'psql')} -X -t -A "$DATABASE_URL" -c "select current_user" -c "drop table made"`
    ])
    expect(url).toMatchObject({ reasons: [] })
    expect(url.output).toContain('rehearsal_change')
  })

  test('what it did not commit is gone before anything is compared', async () => {
    const ran = await run([
      'sh',
      '-c',
      `(${join(PG_BIN, 'psql')} -X -q -c 'begin' -c 'create table half (a int)' -c 'select pg_sleep(1000)' >/dev/null 2>&1 &) ; exec sleep 1`
    ])
    expect(ran.reasons).toEqual([expect.stringMatching(/^failed: it left \d process(?:es)? behind, which were ended: ".*psql/)])
    const session = await engine.connect('reader')
    expect(await session.rows("select to_regclass('half')::text")).toEqual([[null]])
    expect(await session.rows(`select count(*)::text from pg_stat_activity where usename = 'rehearsal_change'`)).toEqual([['0']])
    await session.close()
  })

  test.each([
    ['copy (select 1) to program $$true$$', 'copy-program'],
    ["copy (select 1) to '/tmp/x'", 'server-file: copy'],
    ["select pg_read_file('/etc/passwd')", 'server-file: pg_read_file'],
    ['alter system set port = 1', 'server-settings']
  ])('a statement that leaves the clone does not reach the server: %s', async (sql, rule) => {
    const { reasons, statements } = await run(psql(sql))
    expect(reasons[0]).toBe(`leaves-clone: rule ${rule}`)
    expect(statements).toBe(0)
  })

  test.each([
    ['an exit code', ['sh', '-c', 'exit 3'], 'failed: it ended with exit code 3'],
    ['a signal', ['sh', '-c', 'kill -TERM $$'], 'failed: it was ended by SIGTERM'],
    [
      'what the server refuses',
      psql('select 1 from nowhere'),
      /exit code 1; the last statement that the server refused: relation "nowhere" does not exist \(42P01\)$/
    ],
    [
      'a value of a row is not quoted',
      psql('create table k (a text unique)', "insert into k values ('secret'), ('secret')"),
      /refused: a unique key is violated \(23505\)$/
    ],
    ['a program that does not exist', ['no-such-program'], /^refused: there is no program "no-such-program": install it/],
    ['a program out of sight', ['/proc/self/exe'], /^refused: "\/proc\/self\/exe" needs ".+", which is outside of the workspace/],
    [
      'one that kills what it runs in',
      ['sh', '-c', 'kill -KILL $PPID; sleep 1000'],
      'failed: it ended the process that it ran in'
    ],
    [
      'a daemon',
      python('import os, time\nif os.fork() == 0:\n  os.setsid()\n  time.sleep(1000)'),
      /^failed: it left 1 process behind, which were ended: "python3/
    ],
    ['endless output', python('import sys\nwhile True: sys.stdout.write("x" * 65536)'), 'failed: it printed more than 16 MiB']
  ] as const)('%s is judged', async (_, words, reason) => {
    expect((await run(words)).reasons).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)])
  })

  test('one that never ends is ended, and so is a bomb of processes', async () => {
    expect((await run(['sleep', '1000'], { seconds: 1 })).reasons).toEqual(['failed: it did not end within 1 s'])
    // The kernel counts the processes of a user, who is also that of validators: the bomb leaves room for those of other tests.
    const bomb = python(
      'import os, resource, signal\nlimits = resource.getrlimit(resource.RLIMIT_NPROC)\nresource.setrlimit(resource.RLIMIT_NPROC, (200, 200))\n' +
        'n = 0\ntry:\n  while n < 5000:\n    if os.fork() == 0: signal.pause()\n    n += 1\nexcept OSError: pass\nprint(n, *limits)'
    )
    const { reasons, output } = await run(bomb)
    const [count, ...limits] = output.split(' ').map(Number)
    expect(limits).toEqual([512, 512])
    expect(count).toBeLessThan(200)
    expect(reasons).toEqual([expect.stringMatching(/^failed: it left \d+ processes behind/)])
  })

  test('a relay that it takes over says nothing that is not in its form', async () => {
    const forged = JSON.stringify({ code: null, signal: '<b>::error::', left: [] })
    const source = `process.kill(process.ppid, 'SIGUSR1')
      const look = async () => { try { return await (await fetch('http://127.0.0.1:9229/json')).json() } catch { return await new Promise(done => setTimeout(done, 50)).then(look) } }
      look().then(([{ webSocketDebuggerUrl }]) => {
        const socket = new WebSocket(webSocketDebuggerUrl)
        const expression = ${JSON.stringify(
          `for (const one of process._getActiveHandles()) if (one.constructor.name === 'Socket') one.write(${JSON.stringify(`${forged}
`)})`
        )}
        socket.onopen = () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
      })
      setTimeout(() => {}, 100000)`
    const { reasons } = await run([process.execPath, '-e', source], { folders: [dirname(process.execPath)] })
    expect(reasons).toEqual(['failed: it ended the process that it ran in'])
  })

  test('an interruption ends it', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 500)
    expect((await run(['sleep', '1000'], {}, controller.signal)).reasons).toEqual(['failed: the rehearsal was interrupted'])
  })

  test('what it is run on must be the same before and after', async () => {
    putFile(workspace, 'm.py', 'one')
    const files = [{ path: 'm.py', sha256: digestOf('sha256', Buffer.from('one')), bytes: 3 }]
    expect((await run(['true'], { files })).reasons).toEqual([])
    const CHANGED = ['changed: files that it is run on changed after they were read']
    // The command itself waits for the change, which this test makes once it runs.
    const script = 'while [ "$(cat m.py)" = one ]; do sleep 0.05; done; echo seen'
    const changed = run(['sh', '-c', script], { files })
    const timer = setTimeout(() => putFile(workspace, 'm.py', 'longer'), 1500)
    const { reasons } = await changed
    clearTimeout(timer)
    expect(reasons).toEqual(CHANGED)
    expect(await run(['touch', '/tmp/x'], { files })).toMatchObject({ reasons: CHANGED, output: '' })
  })

  const asRoot = process.getuid?.() === 0 ? test : test.skip
  asRoot('a workspace that is mounted below a folder of the system is read-only like any other', () => {
    const script = `
      import { runCommand } from ${JSON.stringify(resolve('src/rehearsal/postgres/server/command/run-command.ts'))}
      const workspace = '/usr/src/app'
      const command = { words: ['sh', '-c', 'echo x > open/written'], workspace, folders: [], environment: {}, seconds: 60, files: [], root: workspace }
      const { problems } = await runCommand({ socket: '/nonexistent', role: 'x', database: 'x' }, command, new AbortController().signal)
      console.log(problems.map(({ reason }) => reason).join())`
    const places =
      'mount -t tmpfs none /usr/src && mkdir -p /usr/src/app/open && chmod 777 /usr/src/app/open && mount --bind /usr/src/app /usr/src/app'
    const shell = `${places} && "$1" --input-type=module-typescript -e "$2" && ls /usr/src/app/open`
    const said = execFileSync('unshare', ['-m', 'sh', '-c', shell, 'sh', process.execPath, script], { encoding: 'utf8' })
    expect(said.trim()).toMatch(/^it ended with exit code [12]$/)
  })

  test('a folder outside is read only if the caller names it, and links do not lead out', async () => {
    const tools = folderWith({ 'tool.sh': '#!/bin/sh\ncat note\n', note: 'x' })
    chmodSync(tools, 0o755)
    chmodSync(join(tools, 'tool.sh'), 0o755)
    const words = [join(tools, 'tool.sh')]
    expect((await run(words)).reasons).toEqual([expect.stringMatching(/which is outside of the workspace/)])
    mkdirSync(join(workspace, 'note.d'))
    putFile(workspace, 'note', 'y')
    expect(await run(words, { folders: [tools] })).toMatchObject({ reasons: [], output: 'y' })
    expect(existsSync(join(workspace, 'written'))).toBe(false)
  })
})
