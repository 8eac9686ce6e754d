import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { movedPaths } from '../../src/commands/config.ts'
import { gate } from '../../src/gate/gate.ts'
import { archiveRootOf } from '../../src/load/archive-root.ts'
import { readArchiveRoot } from '../../src/load/open-archive.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { stepsFor } from '../../src/report/findings/remedies.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { makeTar, type TarPart } from '../support/make-tar.ts'
import { makeZip } from '../support/make-zip.ts'
import { testWith } from '../support/needs.ts'
import { sealOf } from '../support/seals.ts'

const RUN = '#!/bin/sh\necho run\n'
const TEXT = 'one\ntwo\nthree\n'
const PARTS: readonly TarPart[] = [
  { name: 'bin/', type: '5' },
  { name: 'bin/run', content: RUN, mode: '0000755\0' },
  { name: 'bin/alias', type: '2', link: 'run' },
  { name: 'doc/a.txt', content: TEXT },
  { name: 'doc/same.txt', type: '1', link: 'doc/a.txt' }
]
const APP = gzipSync(makeTar(...PARTS))
const SEALS = [
  sealOf('bin/run', RUN, { exec: true }),
  sealOf('bin/alias', 'run', { link: 'run' }),
  sealOf('doc/a.txt', TEXT, { exec: false, text: 'ascii', eol: 'lf' }),
  sealOf('doc/same.txt', TEXT)
]
const manifest = (seals: readonly object[] = SEALS, more: object = { covers: ['**'] }) => {
  const files = seals.map(seal => {
    const { digests, line: _, link, ...rest } = seal as ReturnType<typeof sealOf>
    return link === undefined ? { ...rest, sha256: digests.sha256 } : { path: rest.path, link }
  })
  return JSON.stringify({ schema: 'seal-gate/manifest/1', ...more, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) })
}
const changed = (name: string, change: Partial<TarPart>) =>
  PARTS.map(part => (part.name === name ? { ...part, ...change } : part))

async function judge(
  archive: Uint8Array,
  more: Partial<GateRequest> = {},
  list = manifest(),
  files: Record<string, string> = {}
) {
  const cwd = folderWith({ 'seal-gate.json': list, 'dist/x': '', ...files })
  writeFileSync(join(cwd, 'dist/app.tgz'), archive)
  return { cwd, ...(await report(cwd, more)) }
}

async function report(cwd: string, more: Partial<GateRequest> = {}) {
  const { verdict, findings, counts, manifests } = await gate(
    aRequest({ cwd, root: 'dist/app.tgz!/', git: false, ...more }),
    null
  )
  return { verdict, codes: findings.map(({ code, path = '' }) => `${code} ${path}`), findings, counts, manifests }
}

describe('the members of an archive are the files of a root', () => {
  test('all as sealed: bytes, modes, links and hard links', async () => {
    const { verdict, codes, counts, manifests } = await judge(APP)
    expect([verdict, codes]).toEqual(['pass', []])
    expect(counts).toMatchObject({ sealed: 4, intact: 4 })
    expect(manifests[0]).toMatchObject({ root: 'dist', archive: 'dist/app.tgz' })
  })

  test.each([
    [
      'a flipped byte',
      changed('doc/a.txt', { content: 'one\ntwo\nthreE\n' }),
      ['digest-mismatch app.tgz!/doc/a.txt', 'digest-mismatch app.tgz!/doc/same.txt']
    ],
    ['a byte more', changed('bin/run', { content: `${RUN}x` }), ['length-mismatch app.tgz!/bin/run']],
    ['a lost mode', changed('bin/run', { mode: '0000644\0' }), ['mode-changed app.tgz!/bin/run']],
    ['a new mode', changed('doc/a.txt', { mode: '0000755\0' }), ['mode-changed app.tgz!/doc/a.txt']],
    ['another link', changed('bin/alias', { link: 'ran' }), ['link-changed app.tgz!/bin/alias']],
    ['a file for a link', changed('bin/alias', { type: '0', link: '', content: 'run' }), ['link-changed app.tgz!/bin/alias']],
    [
      'a link for a file',
      changed('doc/a.txt', { type: '2', link: 'b', content: '' }).slice(0, 4),
      ['symlink app.tgz!/doc/a.txt', 'missing app.tgz!/doc/same.txt']
    ],
    ['a folder for a file', changed('bin/run', { type: '5', content: '' }), ['not-a-file app.tgz!/bin/run']],
    ['a file that is gone', PARTS.slice(0, 4), ['missing app.tgz!/doc/same.txt']],
    ['a renamed file', changed('bin/run', { name: 'bin/ran' }), ['moved app.tgz!/bin/run', 'unsealed app.tgz!/bin/ran']],
    [
      'a name in other letters',
      changed('bin/run', { name: 'bin/Run' }),
      ['case-renamed app.tgz!/bin/run', 'unsealed app.tgz!/bin/Run']
    ],
    ['a stray', [...PARTS, { name: 'evil' }], ['unsealed app.tgz!/evil']]
  ])('%s fails', async (_, parts, expected) => {
    const { verdict, codes } = await judge(gzipSync(makeTar(...parts)))
    expect([verdict, codes.sort()]).toEqual(['fail', [...expected].sort()])
  })

  test('a drifted member is diagnosed and located as a file is', async () => {
    const { findings } = await judge(gzipSync(makeTar(...changed('doc/a.txt', { content: TEXT.replaceAll('\n', '\r\n') }))))
    expect(findings[0]).toMatchObject({
      path: 'app.tgz!/doc/a.txt',
      drift: { certainty: 'proved', causes: [{ code: 'crlf-added', count: 3 }] }
    })
    expect(findings[0]?.drift?.locations[0]).toMatchObject({ line: 1, column: 4, offset: 3 })
    const steps = findings.flatMap(finding => stepsFor(finding))
    expect(steps.map(({ run }) => run)).toEqual(steps.map(() => undefined))
    expect(steps[0]?.text).toMatch(/^Build the archive again from the sealed files\./)
  })

  test('text rules and shards hold for members', async () => {
    const nfd = gzipSync(makeTar(...changed('doc/a.txt', { content: TEXT.replaceAll('\n', '\r\n') })))
    const list = manifest([
      ...SEALS.slice(0, 2),
      ...['doc/a.txt', 'doc/same.txt'].map(path => sealOf(path, TEXT.replaceAll('\n', '\r\n')))
    ])
    expect((await judge(nfd, {}, list)).verdict).toBe('pass')
    expect(await judge(nfd, { textRules: ['lf'] }, list)).toMatchObject({
      verdict: expect.stringMatching(/fail|unverifiable/),
      codes: expect.arrayContaining(['text-rule app.tgz!/doc/a.txt'])
    })
    const shards = await Promise.all(
      [1, 2].map(index => judge(gzipSync(makeTar(...PARTS, { name: 'evil' })), { shard: { index, of: 2 } }))
    )
    expect(shards.map(({ counts }) => counts.sealed).reduce((a, b) => a + b)).toBe(4)
    expect(shards.flatMap(({ codes }) => codes)).toEqual(['unsealed app.tgz!/evil'])
  })

  test('a list of bare digests that no member has is refused, not called drift', async () => {
    const { verdict, codes } = await judge(APP, { manifests: ['sums.txt'] }, manifest(), {
      'sums.txt': `${'d'.repeat(64)}  bin/run\n`
    })
    expect([verdict, codes]).toEqual(['unverifiable', ['manifest-digest-ambiguous ']])
  })

  test('two lists that contradict each other about one member are a conflict', async () => {
    const other = { 'other.json': manifest([sealOf('bin/run', 'other')], {}) }
    const { verdict, codes } = await judge(APP, { manifests: ['seal-gate.json', 'other.json'] }, manifest(), other)
    expect(verdict).toBe('fail')
    expect(codes).toContain('manifest-conflict bin/run')
  })
})

describe('an archive within an archive, and a folder in one', () => {
  const zip = makeZip([{ name: 'in/app.tgz', content: APP, method: 0 }])
  test.each([
    ['stored', makeZip([{ name: 'in/app.tgz', content: APP, method: 0 }])],
    ['deflated', makeZip([{ name: 'in/app.tgz', content: APP }])],
    ['in a tar archive', makeTar({ name: 'in/app.tgz', content: APP })],
    ['in a compressed tar archive', gzipSync(makeTar({ name: './in/app.tgz', content: APP }))]
  ])('%s', async (_, outer) => {
    const root = 'dist/app.tgz!/in/app.tgz!/'
    expect(await judge(outer, { root })).toMatchObject({ verdict: 'pass', counts: { intact: 4 } })
    const spoiled = gzipSync(makeTar(...changed('bin/run', { content: 'x' })))
    const list = manifest()
    expect(await judge(makeZip([{ name: 'in/app.tgz', content: spoiled }]), { root }, list)).toMatchObject({
      verdict: 'fail',
      codes: ['length-mismatch app.tgz!/in/app.tgz!/bin/run']
    })
  })

  test('a trap of the outer one refuses both', async () => {
    const outer = makeZip([{ name: 'in/app.tgz', content: APP }, { name: '../x' }])
    expect(await judge(outer, { root: 'dist/app.tgz!/in/app.tgz!/' })).toMatchObject({
      verdict: 'unverifiable',
      codes: ['archive-path-unsafe app.tgz!/../x']
    })
  })

  test('a folder of an archive, with hard links within it', async () => {
    const list = manifest([sealOf('a.txt', TEXT), sealOf('same.txt', TEXT)])
    expect(await judge(APP, { root: 'dist/app.tgz!/doc' }, list)).toMatchObject({ verdict: 'pass', counts: { intact: 2 } })
  })

  test.each([
    ['dist/app.tgz!/none', 'there is no such folder in the archive'],
    ['dist/app.tgz!/none.zip!/', 'there is no such file in the archive'],
    ['dist/none.tgz!/', 'there is no archive "dist/none.tgz"'],
    ['dist!/', 'there is no archive "dist"']
  ])('%s does not exist', async (root, reason) => {
    const { verdict, findings } = await judge(zip, { root })
    expect([verdict, findings[0]?.code]).toEqual(['unverifiable', 'root-not-found'])
    expect(findings[0]?.reason).toContain(reason)
  })

  test('more archives within each other than the limit are refused', async () => {
    const { verdict, codes } = await judge(zip, { root: `dist/app.tgz!/${'in/app.tgz!/'.repeat(4)}` })
    expect([verdict, codes]).toEqual(['unverifiable', ['archive-too-large app.tgz']])
  })
})

describe('an archive with a trap never passes', () => {
  test.each([
    ['archive-duplicate app.tgz!/bin/run', gzipSync(makeTar(...PARTS, { name: 'bin/run', content: RUN, mode: '0000755\0' }))],
    ['archive-damaged app.tgz', APP.subarray(0, -1)],
    ['archive-ambiguous app.tgz', Buffer.concat([APP, Buffer.from('x')])],
    ['archive-path-unsafe app.tgz!/../x', gzipSync(makeTar(...PARTS, { name: '../x' }))],
    ['archive-link-unsafe app.tgz!/out', gzipSync(makeTar(...PARTS, { name: 'out', type: '2', link: '/etc' }))],
    ['archive-special app.tgz!/dev', gzipSync(makeTar(...PARTS, { name: 'dev', type: '3' }))],
    ['archive-encrypted app.tgz!/a.txt', makeZip([{ flags: 1 }])],
    ['archive-unsupported app.tgz', Buffer.from('BZh91AY')]
  ])('%s', async (code, archive) => {
    expect(await judge(archive)).toMatchObject({ verdict: 'unverifiable', codes: [code], counts: { intact: 0 } })
    expect(await judge(APP)).toMatchObject({ verdict: 'pass' })
  })

  test('a link that leads out passes only where exactly this target is sealed', async () => {
    const archive = gzipSync(makeTar(...PARTS, { name: 'out', type: '2', link: '/etc/alternatives/x' }))
    const sealed = (link: string) => manifest([...SEALS, sealOf('out', link, { link })])
    expect(await judge(archive, {}, sealed('/etc/alternatives/x'))).toMatchObject({ verdict: 'pass', codes: [] })
    expect(await judge(archive, {}, sealed('/etc/alternatives/y'))).toMatchObject({
      verdict: 'unverifiable',
      codes: ['archive-link-unsafe app.tgz!/out']
    })
  })

  describe('files whose paths differ in case or Unicode form only', () => {
    const twin = (name: string) => ({ name, content: 'twin\n' })
    const also = (...names: string[]) => manifest([...SEALS, ...names.map(name => sealOf(name, 'twin\n'))])
    const judgeTwins = (names: readonly string[], list: string, more: Partial<GateRequest> = {}) =>
      judge(gzipSync(makeTar(...PARTS, ...names.map(twin))), more, list)
    const notCovered = (seals: readonly object[]) => manifest(seals, {})

    test.each([['BIN/run'], ['doc/A.TXT']])('%s beside a sealed file is refused', async name => {
      expect(await judgeTwins([name], notCovered(SEALS))).toMatchObject({
        verdict: 'unverifiable',
        codes: [`archive-case-twin app.tgz!/${name}`],
        counts: { intact: 0 }
      })
      expect(await judgeTwins(['doc/B.TXT'], notCovered(SEALS))).toMatchObject({ verdict: 'pass', codes: [] })
    })

    test('an unsealed one in front of the sealed one is refused, in another Unicode form too', async () => {
      const list = notCovered([...SEALS, sealOf('e\u0301', 'twin\n')])
      const refused = { verdict: 'unverifiable', codes: ['archive-case-twin app.tgz!/é'] }
      expect(await judgeTwins(['é', 'e\u0301'], list)).toMatchObject(refused)
      expect(await judgeTwins(['e\u0301', 'é'], list)).toMatchObject(refused)
    })

    test('both sealed, there is a notice, and each is judged by its own digest', async () => {
      const list = also('lib/xt_DSCP.c', 'lib/xt_dscp.c')
      const archive = (second: string) =>
        gzipSync(makeTar(...PARTS, twin('lib/xt_DSCP.c'), { name: 'lib/xt_dscp.c', content: second }))
      const notice = 'archive-case-twin app.tgz!/lib/xt_dscp.c'
      expect(await judge(archive('twin\n'), {}, list)).toMatchObject({ verdict: 'pass', codes: [notice], counts: { intact: 6 } })
      const drifted = await judge(archive('twiN\n'), {}, list)
      expect(drifted).toMatchObject({ verdict: 'fail', counts: { intact: 5, drifted: 1 } })
      expect(drifted.codes).toContain('digest-mismatch app.tgz!/lib/xt_dscp.c')
    })

    test('of three, two of them sealed, the third is refused', async () => {
      const names = ['x/a', 'x/A', 'X/a']
      expect(
        await judgeTwins(names, manifest([...SEALS, ...['x/a', 'x/A'].map(name => sealOf(name, 'twin\n'))], {}))
      ).toMatchObject({ verdict: 'unverifiable', codes: ['archive-case-twin app.tgz!/X/a'] })
      expect(await judgeTwins(names, also(...names))).toMatchObject({ verdict: 'pass' })
    })

    test('none sealed, they are strays as any file is', async () => {
      expect(await judgeTwins(['x', 'X'], notCovered(SEALS))).toMatchObject({ verdict: 'pass', codes: [] })
      expect(await judgeTwins(['x', 'X'], manifest())).toMatchObject({
        verdict: 'fail',
        codes: ['unsealed app.tgz!/X', 'unsealed app.tgz!/x']
      })
    })

    test('a twin outside of the folder of the root is none that is sealed', async () => {
      const list = notCovered([sealOf('a.txt', TEXT)])
      const root = 'dist/app.tgz!/doc'
      expect(await judgeTwins(['DOC/a.txt'], list, { root })).toMatchObject({
        verdict: 'unverifiable',
        codes: ['archive-case-twin app.tgz!/DOC/a.txt']
      })
      expect(await judgeTwins(['DOC/b.txt'], list, { root })).toMatchObject({ verdict: 'pass', codes: [] })
    })

    test('a twin of the archive within an archive is refused', async () => {
      const root = 'dist/app.tgz!/in/app.tgz!/'
      const outer = (name: string) =>
        makeZip([
          { name: 'in/app.tgz', content: APP },
          { name, content: 'x' }
        ])
      expect(await judge(outer('in/APP.tgz'), { root })).toMatchObject({
        verdict: 'unverifiable',
        codes: ['archive-case-twin app.tgz!/in/APP.tgz']
      })
      expect(await judge(outer('in/ABP.tgz'), { root })).toMatchObject({ verdict: 'pass' })
    })
  })

  test('a sealed mode that a zip does not keep is unverifiable', async () => {
    const list = manifest([sealOf('a.txt', 'hello', { exec: false })])
    expect(await judge(makeZip([{ madeBy: 20 }]), {}, list)).toMatchObject({
      verdict: 'unverifiable',
      codes: ['unreadable app.tgz!/a.txt']
    })
    expect(await judge(makeZip([{ attributes: 0o100644 * 65_536 }]), {}, list)).toMatchObject({ verdict: 'pass' })
  })
})

const POSIX = testWith('posix')

describe('what is at the place of the archive', () => {
  test('a folder named like the inside of the archive is ambiguous, with and without the archive', async () => {
    const { cwd } = await judge(APP)
    mkdirSync(join(cwd, 'dist/app.tgz!'))
    for (const withArchive of [true, false]) {
      if (!withArchive) rmSync(join(cwd, 'dist/app.tgz'))
      const { verdict, findings } = await report(cwd)
      expect([verdict, findings[0]?.code]).toEqual(['unverifiable', 'root-not-found'])
      expect(findings[0]?.reason).toContain('and there is also a folder "dist/app.tgz!"')
    }
  })

  test('a folder whose name ends in "!" keeps its meaning where no archive can be meant', async () => {
    const cwd = folderWith({ 'data!/bin/run': RUN, 'seal-gate.json': manifest([sealOf('bin/run', RUN)]) })
    expect(await report(cwd, { root: 'data!/' })).toMatchObject({ verdict: 'pass' })
    writeFileSync(join(cwd, 'data'), APP)
    expect(await report(cwd, { root: 'data!/' })).toMatchObject({ verdict: 'unverifiable', codes: ['root-not-found '] })
  })

  POSIX('links are not followed: neither the archive itself nor a folder that leads out', async () => {
    const { cwd } = await judge(APP)
    renameSync(join(cwd, 'dist/app.tgz'), join(cwd, 'real.tgz'))
    symlinkSync('../real.tgz', join(cwd, 'dist/app.tgz'))
    expect(await report(cwd)).toMatchObject({ verdict: 'unverifiable', codes: ['unreadable app.tgz'] })
    const outside = folderWith({})
    writeFileSync(join(outside, 'app.tgz'), APP)
    symlinkSync(outside, join(cwd, 'away'))
    expect(await report(cwd, { root: 'away/app.tgz!/' })).toMatchObject({
      verdict: 'unverifiable',
      codes: ['unreadable app.tgz']
    })
  })

  POSIX('a pipe does not hang, an archive that may not be read is unreadable', async () => {
    const { cwd } = await judge(APP)
    rmSync(join(cwd, 'dist/app.tgz'))
    execFileSync('mkfifo', [join(cwd, 'dist/app.tgz')])
    expect(await report(cwd)).toMatchObject({ verdict: 'unverifiable', codes: ['unreadable app.tgz'] })
    rmSync(join(cwd, 'dist/app.tgz'))
    writeFileSync(join(cwd, 'dist/app.tgz'), APP)
    chmodSync(join(cwd, 'dist/app.tgz'), 0)
    expect((await report(cwd)).verdict).toBe(process.getuid?.() === 0 ? 'pass' : 'unverifiable')
  })

  test('an archive that is written to while it is read is refused', async () => {
    const { cwd } = await judge(APP)
    const root = archiveRootOf(cwd, 'dist/app.tgz!/')
    if (typeof root !== 'object') throw new Error('no archive')
    const file = join(cwd, 'dist/app.tgz')
    const write = () => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(10)]))
    const once = { isOver: false }
    const visit = () => {
      if (!once.isOver) write()
      once.isOver = true
      return undefined
    }
    const { problems, members } = await readArchiveRoot(cwd, root, { visit })
    expect([members, problems.map(({ code }) => code)]).toEqual([[], ['changed-while-reading']])
  })
})

test('in a configuration, the inside of an archive is not taken for a folder', () => {
  const moved = (root: string) => movedPaths({ root }, '/w/.github', '/w')['root']
  expect([moved('../dist/app.tgz!/'), moved('../dist/app.tgz!/in.zip!/'), moved('../dist/')]).toEqual([
    'dist/app.tgz!/',
    'dist/app.tgz!/in.zip!/',
    'dist'
  ])
})

test('the files of a commit are compared with the members of an archive that git made of it', async () => {
  const cwd = folderWith({ 'bin/run': RUN, 'doc/a.txt': TEXT, '.gitignore': 'dist/\n' })
  chmodSync(join(cwd, 'bin/run'), 0o755)
  git(cwd, 'init', '-q')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-qm', 'one')
  mkdirSync(join(cwd, 'dist'))
  git(cwd, 'archive', '--prefix=app-1/', '-o', 'dist/app.tgz', 'HEAD')
  const commit = { ref: 'HEAD', paths: ['**'], newFiles: 'fail', repairs: [] } as const
  const since = (root: string) => report(cwd, { manifests: [], commit, git: true, root })
  expect(await since('dist/app.tgz!/app-1')).toMatchObject({ verdict: 'pass', counts: { sealed: 3, intact: 3 } })
  writeFileSync(
    join(cwd, 'dist/app.tgz'),
    gzipSync(
      makeTar(
        { name: 'app-1/bin/run', content: RUN },
        { name: 'app-1/doc/a.txt', content: TEXT },
        { name: 'app-1/.gitignore', content: 'dist/\n' },
        { name: 'app-1/new' }
      )
    )
  )
  expect(await since('dist/app.tgz!/app-1')).toMatchObject({
    verdict: 'fail',
    codes: expect.arrayContaining(['mode-changed app.tgz!/app-1/bin/run', 'unsealed app.tgz!/app-1/new'])
  })
})
