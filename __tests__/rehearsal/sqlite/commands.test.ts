import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, linkSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test as anywhere, expect } from '@jest/globals'
import { rehearse } from '../../../src/commands/rehearse.ts'
import { REHEARSE } from '../../../src/options/action-tables.ts'
import { defaultsOf } from '../../../src/options/row.ts'
import { CopyForCommand } from '../../../src/rehearsal/sqlite/copy-for-command.ts'
import { folderWith } from '../../support/folder.ts'

// A command in place of a script, on a clone that is a file.

const test = process.platform === 'linux' ? anywhere : anywhere.skip

const SECRET = 'a-token-of-the-job'
const ATTEMPTS = readFileSync('__tests__/rehearsal/postgres/server/command/attempts.py', 'utf8')
/** Changes the database as a tool does, and ends with another code if it reaches what it must not reach. */
const MIGRATE = `import os, sqlite3, subprocess, sys
reached = subprocess.run([sys.executable, 'attempts.py', open('given.json').read()], capture_output=True, text=True).stdout
print(reached)
database = sqlite3.connect(os.environ['DATABASE_PATH'])
assert os.environ['DATABASE_URL'] == 'sqlite:///' + os.environ['DATABASE_PATH']
if sys.argv[1] == 'up':
  database.execute('create table added (a)')
  database.execute("insert into users (name) values ('c')")
else:
  database.execute('drop table added')
  database.execute("delete from users where name = 'c'")
database.commit()
database.execute('pragma journal_mode = ' + ('wal' if sys.argv[1] == 'up' else 'delete'))
if sys.argv[1] == 'up':
  database.execute('insert into added values (1)')
  database.commit()
sys.stdout.flush()
# Without a close: what is only in the log is there all the same.
os._exit(0 if reached == '["temporary", "source"]\\n' else 1)
`

/** A folder with a database of two rows. */
function app(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith(files)
  const database = new DatabaseSync(join(folder, 'app.db'))
  database.exec(`pragma synchronous = off; create table users(id integer primary key, name text unique);
    insert into users(name) values ('a'), ('b')`)
  database.close()
  return folder
}

test('a command changes the clone, is undone to the row, and reaches nothing else', async () => {
  const outside = folderWith({ secret: SECRET })
  const servers = [
    createServer(one => one.end()).listen(0, '127.0.0.1'),
    createServer(one => one.end()).listen(join(outside, 's'))
  ]
  const abstract = `seal-gate-${process.pid}-${performance.now()}`
  servers.push(createServer(one => one.end()).listen(`\0${abstract}`))
  await Promise.all(servers.map(async server => server.listening || (await once(server, 'listening'))))
  for (const path of [outside, join(outside, 's')]) chmodSync(path, 0o777)
  const bound = servers[0]?.address()
  const names = [...ATTEMPTS.matchAll(/^ {4}'(\w+)': /gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(20)
  const given = {
    secret: SECRET,
    port: typeof bound === 'object' ? bound?.port : undefined,
    abstract,
    socket: join(outside, 's'),
    file: join(outside, 'secret'),
    pid: process.pid,
    superuser: 'postgres',
    data: outside,
    names
  }
  const folder = app({
    'attempts.py': ATTEMPTS,
    'given.json': JSON.stringify(given),
    'migrate.py': MIGRATE,
    'source.txt': 'source',
    '.git/config': SECRET
  })
  chmodSync(folder, 0o755)
  const before = readFileSync(join(folder, 'app.db'))
  process.env['SEAL_GATE_TEST_SECRET'] = SECRET
  const options = { dump: 'app.db', 'apply-run': ['python3 migrate.py up'], 'rollback-run': ['python3 migrate.py down'] }
  const { rehearsal } = await rehearse({ ...defaultsOf(REHEARSE), ...options }, folder, () => undefined)
  delete process.env['SEAL_GATE_TEST_SECRET']
  await Promise.all(servers.map(async server => await once(server.close(), 'close')))
  expect(rehearsal.printed ?? []).toEqual([])
  expect(rehearsal.denials).toEqual([])
  expect(rehearsal).toMatchObject({ status: 'REHEARSED', restoredEqualsBefore: true, engine: { kind: 'sqlite' } })
  // What was only in the log is part of the state after it.
  expect(rehearsal.touched).toEqual([
    { name: 'added', after: 1, isRestored: true },
    expect.objectContaining({ name: 'users', before: 2, after: 3, restored: 2, isRestored: true })
  ])
  expect(readFileSync(join(folder, 'app.db'))).toEqual(before)
})

function replaced(path: string, make: () => unknown): void {
  rmSync(path)
  make()
}

const BESIDE = 'it left 1 file beside the database, which nothing compares'
const REPLACED = 'it put something else in the place of the database'

test.each<[string, (copy: string) => void, string | undefined]>([
  ['the same file', () => undefined, undefined],
  ['a log beside it', copy => writeFileSync(`${copy}-wal`, 'x'), undefined],
  ['a journal that was ended', copy => writeFileSync(`${copy}-journal`, Buffer.alloc(28)), undefined],
  ['another file', copy => writeFileSync(join(copy, '../other.db'), ''), BESIDE],
  ['a second name of it', copy => linkSync(copy, `${copy}-shm`), REPLACED],
  [
    'a journal that SQLite would roll back',
    copy => writeFileSync(`${copy}-journal`, 'x'),
    'it ended within a transaction: a journal is beside the database'
  ],
  [
    'a link as its journal',
    copy => symlinkSync('/dev/null', `${copy}-journal`),
    'it ended within a transaction: a journal is beside the database'
  ],
  ['no file', copy => rmSync(copy), REPLACED],
  ['a link in its place', copy => replaced(copy, () => symlinkSync('/etc/passwd', copy)), REPLACED],
  ['a link as its log', copy => symlinkSync('/etc/passwd', `${copy}-wal`), REPLACED],
  ['a pipe in its place', copy => replaced(copy, () => execFileSync('mkfifo', [copy])), REPLACED]
])('what a command leaves is taken back as bytes of one file, or denied: %s', async (_, leave, problem) => {
  const [folder, inside] = [app(), folderWith({})]
  const back = join(folder, 'back.db')
  const way = new CopyForCommand(join(folder, 'app.db'), back)
  await way.open({ door: '', makeCloneFolder: () => inside })
  leave(join(inside, 'clone.db'))
  const { problems } = await way.result(true)
  expect(problems.map(({ kind, reason }) => `${kind}: ${reason}`)).toEqual(problem === undefined ? [] : [`failed: ${problem}`])
  if (problem === undefined) expect(readFileSync(back)).toEqual(readFileSync(join(folder, 'app.db')))
})

test('nothing is taken back of a command that failed', async () => {
  const [folder, inside] = [app(), folderWith({})]
  const way = new CopyForCommand(join(folder, 'app.db'), join(folder, 'back.db'))
  await way.open({ door: '', makeCloneFolder: () => inside })
  expect(await way.result(false)).toEqual({ statements: 0, problems: [] })
  expect(existsSync(join(folder, 'back.db'))).toBe(false)
})
