import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { Report } from '../../src/model/report.ts'
import type { GateRequest, SealedCommit } from '../../src/model/request.ts'
import { sha256 } from '../drift/sealing.ts'
import { Sandbox } from '../git/repositories.ts'
import { sharedFolder } from '../support/folder.ts'

// The files of a commit as a promise: real repositories, read as in a run of the gate.

const SHIPPED = { 'db/001.sql': 'create table a (x int);\n', 'db/002.sql': 'create table b (x int);\n', 'src/app.js': 'app()\n' }

let sandbox: Sandbox
beforeEach(() => {
  sandbox = new Sandbox()
})

let made = 0
/** A repository with the shipped files at v1.0.0, and one commit after it. */
function shipped(more?: Readonly<Record<string, string>>): string {
  const name = `repository-${++made}`
  // Ten runs of git for each test would cost more than the tests.
  if (more === undefined) cpSync(template(), sandbox.path(name), { recursive: true, verbatimSymlinks: true })
  else ship(sandbox, name, more)
  return name
}

function ship(into: Sandbox, name: string, more: Readonly<Record<string, string>>): void {
  into.repository(name, { ...SHIPPED, ...more })
  into.git(name, 'tag', 'v1.0.0')
  into.commit(name, { 'db/003.sql': 'create table c (x int);\n' }, 'more')
}

let shippedOnce: string | undefined
/** Folder of such a repository, made for the first test that copies it. */
function template(): string {
  if (shippedOnce === undefined) {
    const own = new Sandbox()
    ship(own, 'template', {})
    shippedOnce = sharedFolder()
    cpSync(own.path('template'), shippedOnce, { recursive: true, verbatimSymlinks: true })
  }
  return shippedOnce
}

async function since(
  repository: string,
  commit: Partial<SealedCommit> = {},
  root?: string,
  more: Partial<GateRequest> = {}
): Promise<Report> {
  return gate(
    {
      cwd: sandbox.path(repository),
      manifests: [],
      format: 'auto',
      covers: [],
      unsealed: 'fail',
      requireClearance: false,
      commit: { ref: 'latest-tag', paths: ['db/**'], newFiles: 'allow', ...commit },
      ...(root !== undefined && { root }),
      ...more
    },
    null
  )
}

const codesOf = ({ findings }: Report): string[] => findings.map(({ code, path = '' }) => `${code} ${path}`.trim())
const reasonsOf = ({ findings }: Report): string => findings.map(({ reason }) => reason).join('\n')

describe('shipped files', () => {
  test('pass while they are unchanged; new files are permitted', async () => {
    const report = await since(shipped())
    expect([report.verdict, report.counts.sealed, codesOf(report)]).toEqual(['pass', 2, []])
    expect(report.manifests[0]).toMatchObject({ format: 'git', path: expect.stringMatching(/^files at tag v1\.0\.0 \(commit /) })
    expect(report.manifests[0]?.commit).toMatch(/^[0-9a-f]{40}$/)
  })

  test('fail when one byte changed, whether that is committed or not', async () => {
    const repository = shipped()
    sandbox.put(repository, 'db/001.sql', 'create table alpha (y bigint);\n')
    const edited = await since(repository)
    sandbox.commit(repository, { 'db/001.sql': 'create table alpha (y bigint);\n' })
    const committed = await since(repository)
    for (const report of [edited, committed]) {
      expect([report.verdict, codesOf(report)]).toEqual(['fail', ['length-mismatch db/001.sql']])
      expect(report.findings[0]).toMatchObject({
        commit: report.manifests[0]?.commit,
        drift: { certainty: 'compared', original: 'git' }
      })
      expect(report.findings[0]?.line).toBeUndefined()
    }
    expect(committed.findings[0]?.git?.layer).toBe('commit')
  })

  test('fail when they are deleted or renamed, and the new name is listed', async () => {
    const repository = shipped()
    sandbox.git(repository, 'mv', 'db/001.sql', 'db/0001.sql')
    sandbox.remove(repository, 'db/002.sql')
    const report = await since(repository)
    expect([report.verdict, codesOf(report).sort()]).toEqual(['fail', ['missing db/002.sql', 'moved db/001.sql']])
    expect(reasonsOf(report)).toContain('"db/0001.sql"')
  })

  test('fail when a file becomes executable, and pass when the bit is taken back', async () => {
    const repository = shipped()
    chmodSync(join(sandbox.path(repository), 'db/001.sql'), 0o755)
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['mode-changed db/001.sql']])
    expect(report.counts).toMatchObject({ sealed: 2, intact: 1, drifted: 1 })
    expect(report.findings[0]?.git).toEqual({ layer: 'workspace' })
    sandbox.git(repository, 'commit', '-qam', 'mode')
    expect((await since(repository)).findings[0]?.git).toEqual({ layer: 'commit' })
    chmodSync(join(sandbox.path(repository), 'db/001.sql'), 0o600)
    expect((await since(repository)).verdict).toBe('pass')
  })

  test('a mode beside changed bytes is reported with them', async () => {
    const repository = shipped()
    sandbox.put(repository, 'db/001.sql', 'drop table a;\n')
    chmodSync(join(sandbox.path(repository), 'db/001.sql'), 0o755)
    const report = await since(repository)
    expect(report.findings[0]).toMatchObject({ code: 'length-mismatch', expected: { exec: false }, found: { exec: true } })
  })

  test('where the disk keeps no modes, those of HEAD are compared', async () => {
    const repository = shipped()
    sandbox.git(repository, 'config', 'core.fileMode', 'false')
    chmodSync(join(sandbox.path(repository), 'db/001.sql'), 0o755)
    const report = await since(repository)
    expect([report.verdict, report.manifests[0]?.notices]).toEqual(['pass', [expect.stringContaining('keeps no modes')]])
    sandbox.git(repository, 'update-index', '--chmod=+x', 'db/002.sql')
    sandbox.git(repository, 'commit', '-qm', 'mode')
    const changed = await since(repository)
    expect([changed.verdict, codesOf(changed)]).toEqual(['fail', ['mode-changed db/002.sql']])
    expect(changed.findings[0]?.git).toEqual({ layer: 'commit' })
  })

  test('new files fail where they are not permitted, but for those that are left out', async () => {
    const repository = shipped()
    const frozen = await since(repository, { newFiles: 'fail' })
    expect([frozen.verdict, codesOf(frozen)]).toEqual(['fail', ['unsealed db/003.sql']])
    const except = await since(repository, { newFiles: 'fail', paths: ['db/**', '!db/003.sql'] })
    expect([except.verdict, codesOf(except)]).toEqual(['pass', []])
    for (const [paths, codes] of [
      [['db/'], ['unsealed db/003.sql']],
      [['**', '!db/'], []]
    ] as const)
      expect(codesOf(await since(repository, { newFiles: 'fail', paths }))).toEqual(codes)
  })

  test('a new file is new whatever else seals it, and however strays are reported', async () => {
    const repository = shipped()
    const list = `${sha256(Buffer.from('create table c (x int);\n'))}  003.sql\n`
    sandbox.commit(repository, { 'db/SHA256SUMS': list })
    const commit = { newFiles: 'fail' } as const
    const listed = await since(repository, commit, undefined, { manifests: ['db/SHA256SUMS'] })
    expect([listed.verdict, codesOf(listed)]).toEqual(['fail', ['unsealed db/003.sql', 'unsealed db/SHA256SUMS']])
    const ignored = await since(repository, commit, undefined, { unsealed: 'ignore' })
    expect([ignored.verdict, codesOf(ignored)]).toEqual(['fail', ['unsealed db/003.sql', 'unsealed db/SHA256SUMS']])
  })

  test('a covered scope is one of its own: what the promise leaves out is not left out of it', async () => {
    const repository = shipped()
    const paths = ['db/**', '!db/003.sql']
    const report = await since(repository, { newFiles: 'fail', paths }, undefined, { covers: ['db/**'], unsealed: 'warn' })
    expect([report.verdict, codesOf(report)]).toEqual(['pass', ['unsealed db/003.sql']])
  })

  test('are found from a folder below the top, under the names that they have there', async () => {
    const repository = shipped()
    sandbox.put(repository, 'db/001.sql', 'x\n')
    const report = await since(repository, { paths: ['*.sql'] }, 'db')
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['length-mismatch 001.sql']])
  })
})

test('so many files that threads read them with a git of their own are judged as by one thread', async () => {
  const many = Object.fromEntries(Array.from({ length: 1300 }, (_, at) => [`db/many/${at}.sql`, `select ${at};\n`]))
  const repository = shipped(many)
  const judge = async (threads: number) => {
    const { verdict, counts, findings } = await since(repository, {}, undefined, { threads })
    return { verdict, counts, codes: findings.map(({ code, path }) => `${code} ${path}`) }
  }
  // The first and the last of the list are in the shares of different threads.
  sandbox.put(repository, 'db/001.sql', 'create table b (x int);\n')
  sandbox.put(repository, 'db/many/999.sql', 'select 998;\n')
  chmodSync(join(sandbox.path(repository), 'db/many/5.sql'), 0o755)
  const changed = await judge(2)
  expect(changed).toMatchObject({ verdict: 'fail', counts: { intact: 1299 } })
  expect(changed.codes.map(code => code.split(' ')[1]).sort()).toEqual(['db/001.sql', 'db/many/5.sql', 'db/many/999.sql'])
  expect(await judge(1)).toEqual(changed)
  // An object that is not what its id states, of a file that is what it was.
  const objects = join(sandbox.path(repository), '.git/objects')
  const at = (path: string): string => {
    const id = sandbox.git(repository, 'rev-parse', `v1.0.0:${path}`)
    return join(objects, id.slice(0, 2), id.slice(2))
  }
  chmodSync(at('db/many/0.sql'), 0o600)
  copyFileSync(at('db/002.sql'), at('db/many/0.sql'))
  expect(await judge(2)).toMatchObject({ verdict: 'unverifiable', codes: ['ref-unreadable undefined'] })
})

describe('a repaired file', () => {
  const SHA = sha256(Buffer.from('create table a (x bigint);\n'))
  const repairs = [{ path: 'db/001.sql', sha256: SHA, reason: 'too small' }]

  test('passes with exactly the new bytes, and the report lists the repair', async () => {
    const repository = shipped()
    expect((await since(repository, { repairs })).verdict).toBe('fail')
    sandbox.put(repository, 'db/001.sql', 'create table a (x bigint);\n')
    const report = await since(repository, { repairs })
    expect([report.verdict, report.manifests[0]?.notices]).toEqual([
      'pass',
      ['"db/001.sql" is promised as repaired: "too small"']
    ])
    sandbox.put(repository, 'db/001.sql', 'create table a (x bigint); \n')
    expect(codesOf(await since(repository, { repairs }))).toEqual(['digest-mismatch db/001.sql'])
  })

  test('keeps its mode', async () => {
    const repository = shipped()
    sandbox.put(repository, 'db/001.sql', 'create table a (x bigint);\n')
    chmodSync(join(sandbox.path(repository), 'db/001.sql'), 0o755)
    expect(codesOf(await since(repository, { repairs }))).toEqual(['mode-changed db/001.sql'])
  })

  test('that the commit does not have is a mistake', async () => {
    const report = await since(shipped(), { repairs: [{ path: 'db/001.sq', sha256: SHA, reason: 'r' }] })
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-paths-invalid db/001.sq']])
  })
})

describe('symbolic links', () => {
  const linked = (): string => {
    const name = `linked-${++made}`
    sandbox.repository(name, SHIPPED)
    symlinkSync('001.sql', join(sandbox.path(name), 'db/first.sql'))
    sandbox.git(name, 'add', 'db/first.sql')
    sandbox.git(name, 'commit', '-qm', 'link')
    sandbox.git(name, 'tag', 'v1.0.0')
    sandbox.commit(name, {}, 'after')
    return name
  }

  test('pass with the same target, which need not exist', async () => {
    const repository = linked()
    const report = await since(repository, { paths: ['db/first.sql'] })
    expect([report.verdict, report.counts.sealed]).toEqual(['pass', 1])
    unlinkSync(join(sandbox.path(repository), 'db/001.sql'))
    expect((await since(repository, { paths: ['db/first.sql'] })).verdict).toBe('pass')
  })

  test.each([
    ['another target', (path: string) => symlinkSync('002.sql', path), 'it leads to "002.sql", and "001.sql" is sealed'],
    [
      'the file that it led to',
      (path: string) => writeFileSync(path, SHIPPED['db/001.sql']),
      'there is a regular file in its place'
    ],
    ['its target as text', (path: string) => writeFileSync(path, '001.sql'), 'core.symlinks']
  ])('fail with %s', async (_, put, reason) => {
    const repository = linked()
    const path = join(sandbox.path(repository), 'db/first.sql')
    unlinkSync(path)
    put(path)
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['link-changed db/first.sql']])
    expect(reasonsOf(report)).toContain(reason)
    expect(report.findings[0]?.git).toEqual({ layer: 'workspace' })
    sandbox.git(repository, 'config', 'core.symlinks', 'false')
    expect((await since(repository)).findings[0]?.git).toEqual({ layer: 'checkout' })
    sandbox.git(repository, 'config', 'core.symlinks', 'true')
    sandbox.git(repository, 'commit', '-qam', 'no link')
    expect((await since(repository)).findings[0]?.git).toEqual({ layer: 'commit' })
  })

  test('a link in the place of a shipped file fails', async () => {
    const repository = shipped()
    sandbox.remove(repository, 'db/001.sql')
    sandbox.put(repository, 'elsewhere.sql', SHIPPED['db/001.sql'])
    symlinkSync('../elsewhere.sql', join(sandbox.path(repository), 'db/001.sql'))
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['symlink db/001.sql']])
  })
})

describe('which commit', () => {
  test('latest-tag is the highest version, not the newest tag, and no other name', async () => {
    const repository = shipped()
    sandbox.git(repository, 'tag', 'zebra')
    sandbox.commit(repository, { 'db/004.sql': 'd\n' })
    sandbox.git(repository, 'tag', 'v0.9.10')
    sandbox.commit(repository, {})
    for (const [tag, label] of [
      ['v1.0.0-rc.1', 'v1.0.0'],
      ['1.0.1-rc.1', '1.0.1-rc.1'],
      ['v1.0.1', 'v1.0.1'],
      ['v1.0.10', 'v1.0.10'],
      ['v1.0.9', 'v1.0.10']
    ] as const) {
      sandbox.git(repository, 'tag', tag)
      sandbox.commit(repository, {})
      expect((await since(repository)).manifests[0]?.path).toContain(`files at tag ${label} `)
    }
  })

  test('a tag that HEAD does not contain does not count', async () => {
    const repository = shipped()
    sandbox.git(repository, 'checkout', '-qb', 'other')
    sandbox.commit(repository, { 'db/009.sql': 'x\n' })
    sandbox.git(repository, 'tag', 'v9.0.0')
    sandbox.git(repository, 'checkout', '-q', 'main')
    expect((await since(repository)).manifests[0]?.path).toContain('files at tag v1.0.0 ')
  })

  test('the tag that HEAD is at is passed over for the one before', async () => {
    const repository = shipped()
    sandbox.commit(repository, { 'db/001.sql': 'rewritten\n' })
    sandbox.git(repository, 'tag', 'v2.0.0')
    const report = await since(repository)
    expect(report.manifests[0]?.path).toContain('files at tag v1.0.0 ')
    expect(report.verdict).toBe('fail')
  })

  test('a thousand tags at HEAD, or of one version, are looked up as a list', async () => {
    const repository = shipped()
    const [head, before] = ['HEAD', 'HEAD~1'].map(name => sandbox.git(repository, 'rev-parse', name).trim())
    const refs = (names: readonly string[]) =>
      writeFileSync(
        join(sandbox.path(repository), '.git/packed-refs'),
        names.map((name, index) => `${index % 2 === 0 ? head : before} refs/tags/${name}\n`).join('')
      )
    const numbers = Array.from({ length: 1000 }, (_, index) => String(index).padStart(4, '0'))
    refs(numbers.flatMap(number => [`v2.1${number}.0`, `1.0.0+${number}`]))
    expect((await since(repository)).manifests[0]?.path).toMatch(/^files at tag 1\.0\.0\+0999 /)
  })

  test('a higher tag whose object is forged is never passed over for a lower one', async () => {
    const repository = shipped()
    sandbox.git(repository, 'tag', '-am', 'one', 'v1.1.0')
    sandbox.commit(repository, { 'db/001.sql': 'rewritten\n' })
    sandbox.git(repository, 'tag', '-am', 'two', 'v2.0.0')
    sandbox.commit(repository, { 'db/001.sql': SHIPPED['db/001.sql'] })
    expect((await since(repository)).verdict).toBe('fail')
    const at = (tag: string): string => {
      const id = sandbox.git(repository, 'rev-parse', tag)
      return join(sandbox.path(repository), '.git/objects', id.slice(0, 2), id.slice(2))
    }
    chmodSync(at('v2.0.0'), 0o600)
    copyFileSync(at('v1.1.0'), at('v2.0.0'))
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-unreadable']])
  })

  test('two tags of one version that name different commits are refused', async () => {
    const repository = shipped()
    sandbox.git(repository, 'tag', '1.0.0')
    sandbox.commit(repository, {})
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-unreadable']])
    expect(reasonsOf(report)).toContain('are one version')
  })

  test.each(['v1.0.0', 'refs/tags/v1.0.0', 'main~1'])('%s names it as well', async ref => {
    const repository = shipped()
    sandbox.put(repository, 'db/002.sql', '')
    const report = await since(repository, { ref })
    expect([report.verdict, codesOf(report)]).toEqual(['fail', ['length-mismatch db/002.sql']])
  })

  test('a branch and a tag of one name are refused', async () => {
    const repository = shipped()
    sandbox.git(repository, 'branch', 'v1.0.0', 'main')
    const report = await since(repository, { ref: 'v1.0.0' })
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-unreadable']])
  })

  test('without any version, and for a ref that does not exist, the run is unverifiable', async () => {
    const repository = shipped()
    sandbox.git(repository, 'tag', '-d', 'v1.0.0')
    for (const commit of [{}, { ref: 'v3' }, { ref: '0'.repeat(40) }]) {
      const report = await since(repository, commit)
      expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-not-found']])
    }
  })

  test('a shallow clone says that it is one', async () => {
    const repository = shipped()
    sandbox.clone(repository, `${repository}-shallow`, '--depth=1')
    const report = await since(`${repository}-shallow`)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-not-found']])
    expect(reasonsOf(report)).toContain('shallow')
  })

  test('a partial clone without the bytes is unverifiable', async () => {
    const repository = shipped()
    sandbox.git(repository, 'config', 'uploadpack.allowFilter', 'true')
    sandbox.git(repository, 'rm', '-q', 'db/002.sql')
    sandbox.git(repository, 'commit', '-qm', 'gone')
    sandbox.clone(repository, `${repository}-partial`, '--filter=blob:none')
    const report = await since(`${repository}-partial`)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-unreadable']])
  })
})

describe('what cannot be judged', () => {
  test('a forged object is refused', async () => {
    const repository = shipped()
    const id = sandbox.git(repository, 'rev-parse', 'v1.0.0:db/001.sql')
    const other = sandbox.git(repository, 'rev-parse', 'v1.0.0:db/002.sql')
    const objects = join(sandbox.path(repository), '.git/objects')
    const at = (one: string): string => join(objects, one.slice(0, 2), one.slice(2))
    chmodSync(at(id), 0o600)
    copyFileSync(at(other), at(id))
    sandbox.put(repository, 'db/001.sql', SHIPPED['db/002.sql'])
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-unreadable']])
  })

  test('a replaced object does not count', async () => {
    const repository = shipped()
    sandbox.git(
      repository,
      'replace',
      sandbox.git(repository, 'rev-parse', 'v1.0.0'),
      sandbox.git(repository, 'rev-parse', 'main')
    )
    sandbox.commit(repository, { 'db/003.sql': 'changed since\n' })
    const report = await since(repository)
    expect([report.verdict, report.counts.sealed]).toEqual(['pass', 2])
  })

  test.each([
    [['migratoins/**'], 'matches no file, neither there nor here'],
    [['db/**', 'nothing/**'], 'matches no file, neither there nor here'],
    [['db/003.sql'], 'the commit has no file under them'],
    [['/db/**'], 'is not a glob'],
    [['!db/**'], 'the commit has no file under them']
  ])('paths %j', async (paths, reason) => {
    const report = await since(shipped(), { paths })
    expect([report.verdict, codesOf(report)[0]]).toEqual(['unverifiable', 'ref-paths-invalid'])
    expect(reasonsOf(report)).toContain(reason)
  })

  test('a glob of files that are all new is no mistake', async () => {
    const repository = shipped()
    sandbox.put(repository, 'plugins/db/1.sql', 'x\n')
    expect((await since(repository, { paths: ['db/**', 'plugins/**'] })).verdict).toBe('pass')
    const typos = await since(repository, { paths: ['db/**', 'plugins/**', 'plugin/**', 'dbs/*'] })
    expect([typos.verdict, reasonsOf(typos)]).toEqual(['unverifiable', expect.stringMatching(/"plugin\/\*\*".*"dbs\/\*"/s)])
    expect(reasonsOf(typos)).not.toContain('plugins')
  })

  test('a submodule has its files elsewhere, and can be left out', async () => {
    const repository = shipped()
    const inner = sandbox.git(repository, 'rev-parse', 'HEAD')
    sandbox.git(repository, 'update-index', '--add', '--cacheinfo', `160000,${inner},db/vendor`)
    sandbox.git(repository, 'commit', '-qm', 'submodule')
    sandbox.git(repository, 'tag', 'v1.1.0')
    sandbox.commit(repository, {})
    const report = await since(repository)
    expect([report.verdict, codesOf(report)]).toEqual(['unverifiable', ['ref-paths-invalid db/vendor']])
    expect((await since(repository, { paths: ['db/**', '!db/vendor'] })).verdict).toBe('pass')
  })

  test('outside of a repository there is no commit', async () => {
    sandbox.put('plain', 'db/001.sql', 'x\n')
    const report = await since('plain')
    expect(report.verdict).toBe('unverifiable')
    rmSync(sandbox.path('plain'), { recursive: true })
  })
})

test('files of Git LFS are their content, whose pointer is what the commit has', async () => {
  const content = 'a large file\n'
  const right = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(Buffer.from(content))}\nsize 13\n`
  const repository = shipped({ 'db/seed.bin': right, 'db/.gitattributes': '*.bin filter=lfs -text\n' })
  sandbox.put(repository, 'db/seed.bin', content)
  const report = await since(repository)
  expect([report.verdict, report.counts.sealed, report.manifests[0]?.notices.length]).toEqual(['pass', 4, 1])
  sandbox.put(repository, 'db/seed.bin', 'a large filé\n')
  expect((await since(repository)).verdict).toBe('fail')
  sandbox.put(repository, 'db/.gitattributes', '*.bin -text\n')
  sandbox.put(repository, 'db/seed.bin', right)
  // Where today's attributes counted, a line that is removed would put pointers in the place of the files.
  const withoutLine = await since(repository, { paths: ['db/*.bin'] })
  expect([withoutLine.verdict, codesOf(withoutLine)]).toEqual(['fail', ['length-mismatch db/seed.bin']])
  expect(codesOf(await since(repository))).toEqual(['length-mismatch db/.gitattributes', 'length-mismatch db/seed.bin'])
})

test('a pointer in a file that was not of Git LFS is ordinary text, whatever the attributes are today', async () => {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(Buffer.from('x'))}\nsize 1\n`
  const repository = shipped({ 'db/pointer': text })
  sandbox.put(repository, 'db/.gitattributes', 'pointer filter=lfs\n')
  expect((await since(repository)).verdict).toBe('pass')
  sandbox.put(repository, 'db/pointer', 'x')
  expect((await since(repository)).verdict).toBe('fail')
})

test('names that are not UTF-8 are judged by their bytes', async () => {
  const repository = `bytes-${++made}`
  sandbox.repository(repository, SHIPPED)
  const blob = sandbox.git(repository, 'hash-object', '-w', join(sandbox.path(repository), 'db/001.sql'))
  const input = Buffer.from(`100644 blob ${blob}\tna\xefve.sql\0`, 'latin1')
  const tree = execFileSync('git', ['mktree', '-z'], {
    cwd: sandbox.path(repository),
    env: sandbox.environment,
    input,
    encoding: 'utf8'
  }).trim()
  const commit = sandbox.git(repository, 'commit-tree', '-m', 'bytes', tree)
  const path = Buffer.concat([Buffer.from(`${sandbox.path(repository)}/`), Buffer.from('na\xefve.sql', 'latin1')])
  writeFileSync(path, SHIPPED['db/001.sql'])
  expect((await since(repository, { ref: commit, paths: ['**'] })).verdict).toBe('pass')
  writeFileSync(path, SHIPPED['db/002.sql'])
  expect((await since(repository, { ref: commit, paths: ['**'] })).verdict).toBe('fail')
})
