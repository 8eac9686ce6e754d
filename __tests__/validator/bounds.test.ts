import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { ofKind } from '../../src/release/packet.ts'
import { runBounded } from '../../src/validator/bounded-child.ts'
import { enclosures } from '../../src/validator/isolation.ts'
import { bestEnclosure } from '../../src/validator/started.ts'
import { validate } from '../../src/validator/validate.ts'
import { folderWith } from '../support/folder.ts'
import { GUARD_MS } from '../support/guard.ts'
import { testWith } from '../support/needs.ts'
import { checking, HONEST, type Made, packetWith, run } from './validating.ts'

const SECRET = 'a-token-of-the-job-31'
const node = { command: [process.execPath], trial: new Uint8Array() }
const BOUNDS = { milliseconds: GUARD_MS, outputBytes: 10_000 }

/** Processes whose command line holds a word. */
function processesWith(word: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word)
      } catch {
        return false
      }
    })
}

const quick = (docs: Parameters<NonNullable<Parameters<typeof packetWith>[1]>>[0]) => {
  docs['validator.json'].timeout_seconds = 1
}

describe('what a program sees', () => {
  test.each([
    ['five variables', "Object.keys(process.env).sort().join() === 'HOME,LANG,PATH,TMPDIR,TZ'"],
    [
      'a home of its own',
      'process.env.HOME.startsWith(process.env.TMPDIR.slice(0, -3)) && fs.readdirSync(process.env.HOME).length === 0'
    ],
    ['an empty folder to work in', 'fs.readdirSync(process.cwd()).length === 0'],
    ['a folder that nobody else can enter', "(fs.statSync(process.cwd() + '/..').mode & 0o077) === 0"],
    ['a program that nobody can write to', '(fs.statSync(process.argv[1]).mode & 0o277) === 0'],
    ['no input', "fs.readlinkSync('/proc/self/fd/0') === '/dev/null' && fs.readFileSync(0).length === 0"],
    ['UTC', 'new Date(0).getTimezoneOffset() === 0 && new Date(2026, 6, 1).getTimezoneOffset() === 0']
  ])('%s', async (_, expression) => {
    process.env['SEAL_GATE_TEST_TOKEN'] = SECRET
    try {
      expect((await run(packetWith(checking(expression)))).problems).toStrictEqual([])
      expect((await run(packetWith(checking(`!(${expression})`)))).problems).toStrictEqual([
        'its self-test: it ended with 9 instead of 0'
      ])
    } finally {
      delete process.env['SEAL_GATE_TEST_TOKEN']
    }
  })

  test('a place of temporary files that another user cannot enter is no obstacle', () => {
    const { result, isolation } = runElsewhere(packetWith(HONEST), [], { TMPDIR: folderWith() })
    expect(result.status).toBe('PASS')
    // In a root of its own it does not have to pass through there.
    expect(isolation?.otherUser).toBe(isolation?.files === 'own' && process.getuid?.() === 0)
  })

  test('nothing of it is left behind', () => {
    const temporary = folderWith()
    chmodSync(temporary, 0o711)
    const locked =
      "(fs.mkdirSync('a/b', { recursive: true }), fs.writeFileSync('a/b/c', ''), fs.chmodSync('a/b', 0), fs.chmodSync('a', 0), true)"
    const { problems } = runElsewhere(packetWith(checking(locked)), [], { TMPDIR: temporary })
    expect(problems).toStrictEqual([])
    expect(readdirSync(temporary)).toStrictEqual([])
  })
})

describe('what ends a program', () => {
  test('its time', async () => {
    const { result, problems } = await run(packetWith('for (;;) {}', quick))
    expect(result).toMatchObject({ status: 'FAIL', self_test: { exit_code: 137, timed_out: true } })
    expect(problems).toStrictEqual(['its self-test: it did not end in time'])
  })

  test('too much output, on either stream', async () => {
    for (const stream of ['stdout', 'stderr']) {
      const program = `const more = () => process.${stream}.write('x'.repeat(60000), more); more()`
      expect((await run(packetWith(program))).result).toMatchObject({ self_test: { exit_code: 137, timed_out: false } })
    }
  })

  test('just the allowed output does not', async () => {
    const program = (bytes: number) =>
      `process.stdout.write('x'.repeat(${bytes}))\n${HONEST.replace('process.exit(0)', 'process.exitCode = 0')}`
    const words = (bytes: number) =>
      program(bytes).replace("if (last === '--self-test') ", "if (last !== '--self-test') {} else ")
    const ended = async (bytes: number) => (await run(packetWith(words(bytes).split('const text')[0] ?? ''))).result
    expect(await ended(65_536)).toMatchObject({ self_test: { exit_code: 0 } })
    expect(await ended(65_537)).toMatchObject({ self_test: { exit_code: 137 } })
  })

  test('the time of all its starts together, which says nothing about it', async () => {
    const slow = HONEST.replace("if (last === '--self-test') process.exit(0)", 'await new Promise(done => setTimeout(done, 300))')
    const { root, evidence } = packetWith(
      slow.replace("readFileSync(last, 'utf8')", "last === '--self-test' ? '' : readFileSync(last, 'utf8')")
    )
    const [pinned] = ofKind(evidence, 'validator')
    if (pinned === undefined) throw new Error('there must be one')
    const ran = async (total: number) => (await validate(root, evidence, pinned, false, total)).problems
    expect(await ran(100)).toStrictEqual(['its calls together exceeded their time limit'])
    expect(await ran(600)).toStrictEqual(['its calls together exceeded their time limit'])
    expect(await ran(GUARD_MS)).toStrictEqual([])
  })

  test('a signal is reported as shells report it', async () => {
    const ended = await run(packetWith("process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 5000)"))
    expect(ended.result).toMatchObject({ self_test: { exit_code: 143, timed_out: false } })
  })
})

describe('no process outlives it', () => {
  const spawning = (word: string) => `const { spawn } = require('node:child_process')
const waiting = [process.execPath, ['-e', 'setTimeout(() => {}, 300000)', '${word}'], { detached: true, stdio: 'inherit' }]
spawn(...waiting).unref()
process.exit(0)`

  test.each(enclosures(GUARD_MS / 1000).map((enclosure, index) => [index, enclosure] as const))(
    'way of starting %i',
    async (index, { prefix }) => {
      const word = `seal-gate-grandchild-${process.pid}-${index}`
      const home = folderWith()
      for (const name of ['root', 'work']) mkdirSync(join(home, name))
      const place = { cwd: '/', environment: { PATH: '/usr/bin:/bin', HOME: home }, mark: home, abandon: () => undefined }
      await runBounded([...prefix(home, process.execPath), process.execPath, '-e', spawning(word)], place, BOUNDS)
      expect(processesWith(word)).toStrictEqual([])
    }
  )
})

describe('where the system allows it, a validator is cut off', () => {
  testWith('namespaces')('a validator reaches no network, no other process and no environment of one', async () => {
    const enclosure = await bestEnclosure(node, BOUNDS)
    expect(enclosure?.isolation).toMatchObject({ network: 'none', processes: 'namespace', limits: true })
    const server = createServer(socket => socket.end()).listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const refused = `new Promise(done => net.connect(${port}, '127.0.0.1').once('connect', () => done(false)).once('error', () => done(true)))`
    const alone = "fs.readdirSync('/proc').filter(name => /^[0-9]+$/.test(name)).length < 5"
    const unseen = `!fs.existsSync('/proc/${process.pid}')`
    const noLeave = "fs.readFileSync('/proc/self/status', 'utf8').includes('NoNewPrivs:\\t1')"
    try {
      const program = checking(`(async () => (await ${refused}) && ${alone} && ${unseen} && (${noLeave}))()`)
      expect((await run(packetWith(program))).problems).toStrictEqual([])
    } finally {
      server.close()
    }
  })

  testWith('namespaces')('a validator sees no unix socket and no file of the machine', async () => {
    expect((await bestEnclosure(node, BOUNDS))?.isolation.files).toBe('own')
    const folder = folderWith()
    chmodSync(folder, 0o755)
    const path = join(folder, 'engine.sock')
    const server = createServer(socket => socket.end())
    await new Promise<void>(listening => server.listen(path, listening))
    chmodSync(path, 0o777)
    const connects = `new Promise(done => net.connect('${path}').once('connect', () => done(true)).once('error', () => done(false)))`
    const unseen = JSON.stringify([path, '/run', '/var/run', resolve('package.json')])
    try {
      // A program without a root of its own reaches it: the socket is a real one.
      const place = { cwd: '/', environment: { PATH: '/usr/bin:/bin' }, mark: 'x'.repeat(40), abandon: () => undefined }
      const program = `${connects}.then(open => process.exit(open ? 0 : 1))`
      expect(await runBounded([process.execPath, '-e', program], place, BOUNDS)).toMatchObject({ exit_code: 0 })
      for (const held of [
        `${connects}.then(open => !open)`,
        `${unseen}.every(one => !fs.existsSync(one))`,
        "fs.readdirSync('/dev').sort().join() === 'full,null,random,urandom,zero'",
        "(() => { try { fs.writeFileSync('/usr/written', ''); return false } catch { return true } })()"
      ])
        expect((await run(packetWith(checking(held)))).problems).toStrictEqual([])
    } finally {
      server.close()
    }
  })

  testWith('resource limits')('a validator cannot take all memory', async () => {
    expect((await bestEnclosure(node, BOUNDS))?.isolation.limits).toBe(true)
    const hungry = 'const all = []; for (let i = 0; i < 40; i++) all.push(Buffer.alloc(1e8, 1)); process.exit(0)'
    const { result } = await run(packetWith(hungry))
    expect(result).toMatchObject({ status: 'FAIL', self_test: { timed_out: false } })
    expect(result.status !== 'NOT_RUN' && result.self_test.exit_code).not.toBe(0)
  })

  test('a job that cannot cut it off does not start it', async () => {
    const enclosure = await bestEnclosure(node, BOUNDS)
    const { result } = await run(packetWith(HONEST), { GITHUB_ACTIONS: 'true' })
    expect(result.status).toBe(enclosure?.isolation.files === 'own' ? 'PASS' : 'NOT_RUN')
  })
})

/** The same in a process of its own, since a test cannot change the environment of its own process. */
function runElsewhere(
  { root }: Made,
  prefix: readonly string[],
  variables: Record<string, string>
): Awaited<ReturnType<typeof run>> {
  const script = `
    import { readdirSync, readFileSync } from 'node:fs'
    import { evidenceOf } from ${JSON.stringify(resolve('src/release/evidence.ts'))}
    import { runValidators } from ${JSON.stringify(resolve('src/validator/run-validators.ts'))}
    import { digestOf } from ${JSON.stringify(resolve('src/model/digest.ts'))}
    const paths = readdirSync('.', { recursive: true, withFileTypes: true }).filter(one => one.isFile())
    const files = paths.map(({ parentPath, name }) => {
      const path = (parentPath + '/' + name).replace(/^(\\.\\/)*/, '')
      const bytes = readFileSync(path)
      const seal = { path, digests: { sha256: digestOf('sha256', bytes) }, bytes: bytes.length, line: 1 }
      return { path, manifest: 'm', intact: true, bytes, seal }
    })
    const [only] = await runValidators(process.cwd(), evidenceOf(files))
    console.log(JSON.stringify(only))`
  const [program = '', ...args] = [...prefix, process.execPath, '--input-type=module', '-e', script]
  const env = { PATH: '/usr/bin:/bin', ...variables }
  const { stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8', env })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

describe('where the machine allows no namespaces', () => {
  /** Forbids further namespaces to what it starts; where none are allowed anyway, there is nothing to forbid. */
  const FORBID = 'cd /proc/sys/user && echo 0 > max_user_namespaces && echo 0 > max_net_namespaces && cd "$0" && exec "$@"'
  const forbidding = (folder: string) => ['unshare', '--user', '--map-root-user', '/bin/sh', '-c', FORBID, folder]
  const allowed = spawnSync('unshare', [...forbidding('/').slice(1), '/bin/true']).status === 0

  function runThere(variables: Record<string, string>): Awaited<ReturnType<typeof run>> {
    const made = packetWith(HONEST)
    return runElsewhere(made, allowed ? forbidding(made.root) : [], variables)
  }

  test('a workflow does not start it, and says how to allow them', () => {
    const { result, problems, isolation } = runThere({ GITHUB_ACTIONS: 'true' })
    expect({ status: result.status, isolation }).toStrictEqual({ status: 'NOT_RUN', isolation: undefined })
    expect(problems).toStrictEqual([expect.stringContaining('kernel.apparmor_restrict_unprivileged_userns=0')])
  })

  test('a laptop does, and says that the network is there', () => {
    const { result, isolation } = runThere({})
    expect(result.status).toBe('PASS')
    expect(isolation).toMatchObject({ network: 'shared', processes: 'group', otherUser: false })
  })
})

test('when the gate itself is ended, so is the program, and its folder is gone', async () => {
  const word = `seal-gate-interrupted-${process.pid}`
  const script = `
    import { start } from ${JSON.stringify(resolve('src/validator/started.ts'))}
    import { enclosures } from ${JSON.stringify(resolve('src/validator/isolation.ts'))}
    const interpreter = { command: [process.execPath], trial: new Uint8Array() }
    const program = { path: 'p.mjs', bytes: Buffer.from('setTimeout(() => {}, 300000)') }
    const bounds = { milliseconds: 300000, outputBytes: 10 }
    const until = performance.now() + 300000
    for (const enclosure of enclosures(300).slice(-1)) void start({ program, interpreter, enclosure, bounds, until }, ['${word}'])
    console.log('started')`
  const temporary = folderWith()
  const gate = spawn(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TMPDIR: temporary } })
  await new Promise(done => gate.stdout.once('data', done))
  while (processesWith(word).length < 2) await setTimeout(20)
  gate.kill('SIGTERM')
  const ended = await new Promise(done => gate.once('exit', (_, signal) => done(signal)))
  expect(ended).toBe('SIGTERM')
  // A process that stays lets the test wait until its time limit.
  while (processesWith(word).length > 0) await setTimeout(20)
  expect(readdirSync(temporary)).toStrictEqual([])
})
