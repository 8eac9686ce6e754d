import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { gnuList } from '../support/seals.ts'

const FILES = { 'a.md': '# A\n', 'sub/b.txt': 'b\n', 'c.bin': Buffer.from([0, 1, 2]) }

function packet(files: Readonly<Record<string, string | Uint8Array>> = FILES): string {
  return folderWith({ ...files, SHA256SUMS: gnuList(files) })
}

function ask(cwd: string, more: Partial<GateRequest> = {}) {
  const request = aRequest({ cwd, manifests: ['SHA256SUMS'], ...more })
  return gate(request, null)
}

async function outcome(cwd: string, more: Partial<GateRequest> = {}) {
  const { verdict, findings } = await ask(cwd, more)
  return [verdict, ...findings.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`))]
}

describe('nothing passes by accident', () => {
  test('no manifest and no seals at all', async () => {
    expect(await outcome(packet(), { manifests: [] })).toEqual(['unverifiable', 'manifest-not-found'])
  })

  test('a manifest that is not there, is a folder, is a FIFO', async () => {
    const root = packet()
    mkdirSync(join(root, 'folder'))
    execFileSync('mkfifo', [join(root, 'fifo')])
    expect(await outcome(root, { manifests: ['nowhere'] })).toEqual(['unverifiable', 'manifest-not-found'])
    expect(await outcome(root, { manifests: ['folder'] })).toEqual(['unverifiable', 'manifest-unreadable'])
    expect(await outcome(root, { manifests: ['fifo'] })).toEqual(['unverifiable', 'manifest-unreadable'])
  })

  test.each([
    ['zero bytes', '', 'manifest-empty'],
    ['only comments', '# nothing\n\n', 'manifest-empty'],
    ['an unknown format', 'hello world\n', 'manifest-format-unknown'],
    ['a malformed line among good ones', `${gnuList(FILES)}oops\n`, 'manifest-malformed'],
    ['a path that leaves the root', gnuList({ '../x': 'x' }), 'manifest-path-unsafe ../x'],
    ['an absolute path', gnuList({ '/etc/passwd': 'x' }), 'manifest-path-unsafe /etc/passwd'],
    ['two seals for one path', `${gnuList(FILES)}${gnuList({ 'a.md': 'other' })}`, 'manifest-path-duplicate a.md'],
    ['a weak digest', `${createHash('md5').update('# A\n').digest('hex')}  a.md\n`, 'manifest-digest-weak a.md'],
    ['a cut last line', gnuList(FILES).slice(0, -1), 'manifest-truncated']
  ])('%s', async (_, manifest, code) => {
    const root = packet()
    putFile(root, 'SHA256SUMS', manifest)
    expect(await outcome(root)).toEqual(['unverifiable', code])
  })

  test('a root that is not there', async () => {
    expect(await outcome(packet(), { root: 'nowhere' })).toEqual(['unverifiable', 'root-not-found'])
  })

  test('one good manifest does not cover for a bad one', async () => {
    const root = packet()
    putFile(root, 'more.sha256', 'junk\n')
    expect((await outcome(root, { manifests: ['SHA256SUMS', 'more.sha256'] }))[0]).toBe('unverifiable')
    expect((await outcome(root, { manifests: ['SHA256SUMS'] }))[0]).toBe('pass')
  })

  test.each([
    ['an Error', () => new Error('disk on fire')],
    ['a string', () => 'just text'],
    ['nothing', () => undefined],
    ['an object whose text throws', () => ({ toString: () => Promise.reject })]
  ])('an engine that throws %s', async (_, thrown) => {
    const request = aRequest({ cwd: packet(), manifests: ['SHA256SUMS'] })
    const engine = () => {
      throw thrown()
    }
    const report = await gate(request, null, { engine })
    expect([report.verdict, report.findings.map(({ code }) => code)]).toEqual(['unverifiable', ['internal-error']])
  })

  test.each([
    [[]],
    [[{ state: 'intact' as const }]],
    [new Array(3)],
    [Array.from({ length: 4 }, () => ({ state: 'intact' as const }))]
  ])('an engine that loses or adds verdicts: %j', async observations => {
    const request = aRequest({ cwd: packet(), manifests: ['SHA256SUMS'] })
    expect((await gate(request, null, { engine: () => observations })).verdict).toBe('unverifiable')
  })

  test('a self-test that did not run whole', async () => {
    const ok = { id: 'x', mutation: 'x', expected: 'x', seen: 'x', passed: true }
    const request = aRequest({ cwd: packet(), manifests: ['SHA256SUMS'] })
    const results = (control: boolean, planned: number, run: number, passed: number, count: number) => ({
      schema: 'seal-gate/probe-results/1' as const,
      control: { ...ok, passed: control },
      planned,
      run,
      passed,
      probes: Array.from({ length: count }, () => ok)
    })
    const verdicts = [
      results(true, 7, 7, 7, 7),
      results(false, 7, 7, 7, 7),
      results(true, 7, 6, 6, 6),
      results(true, 7, 7, 6, 7),
      results(true, 0, 0, 0, 0),
      results(true, 7, 7, 7, 6)
    ]
    expect(await Promise.all(verdicts.map(async r => (await gate(request, r)).verdict))).toEqual([
      'pass',
      ...new Array(5).fill('unverifiable')
    ])
  })
})

describe('what stands on disk', () => {
  test('an intact packet passes; one flipped byte does not', async () => {
    const root = packet()
    expect(await outcome(root)).toEqual(['pass'])
    putFile(root, 'sub/b.txt', 'c\n')
    expect(await outcome(root)).toEqual(['fail', 'digest-mismatch sub/b.txt'])
    putFile(root, 'sub/b.txt', 'b\n')
    expect(await outcome(root)).toEqual(['pass'])
  })

  test('missing, moved away, link, folder in place', async () => {
    const root = packet()
    unlinkSync(join(root, 'a.md'))
    renameSync(join(root, 'sub/b.txt'), join(root, 'b.txt'))
    unlinkSync(join(root, 'c.bin'))
    mkdirSync(join(root, 'c.bin'))
    expect(await outcome(root)).toEqual(['fail', 'missing a.md', 'not-a-file c.bin', 'moved sub/b.txt'])
    symlinkSync('b.txt', join(root, 'a.md'))
    expect((await outcome(root))[1]).toBe('symlink a.md')
  })

  test('counts add up', async () => {
    const root = packet()
    putFile(root, 'a.md', 'x')
    unlinkSync(join(root, 'c.bin'))
    expect((await ask(root)).counts).toEqual({ sealed: 3, intact: 1, drifted: 1, missing: 1, unsealed: 0, unverifiable: 0 })
  })

  test('inline seals are relative to the given folder', async () => {
    const root = packet()
    const seals = gnuList(FILES).trimEnd()
    expect(await outcome(root, { manifests: [], seals })).toEqual(['pass'])
    expect(await outcome(root, { manifests: [], seals, root: 'sub' })).toEqual([
      'fail',
      'missing a.md',
      'missing c.bin',
      'moved sub/b.txt'
    ])
  })
})

describe('the manifest itself', () => {
  const pinOf = (root: string) => createHash('sha256').update(gnuList(FILES)).digest('hex') + (root === '' ? '' : '')

  test('a pin holds it to its own bytes', async () => {
    const root = packet()
    putFile(root, 'tree.sha256', `${pinOf('')}  SHA256SUMS\n`)
    expect(await outcome(root, { manifestSha256: pinOf('') })).toEqual(['pass'])
    expect(await outcome(root, { manifestSha256: pinOf('').toUpperCase() })).toEqual(['pass'])
    expect(await outcome(root, { manifestSha256: 'tree.sha256' })).toEqual(['pass'])
    putFile(root, 'a.md', '# B\n')
    putFile(root, 'SHA256SUMS', gnuList({ ...FILES, 'a.md': '# B\n' }))
    expect(await outcome(root)).toEqual(['pass'])
    expect(await outcome(root, { manifestSha256: 'tree.sha256' })).toEqual(['fail', 'manifest-pin-mismatch'])
  })

  test.each([
    ['rewritten to CRLF', FILES, /^only its line endings were rewritten from LF to CRLF/],
    ['with CRLF and another seal', { ...FILES, 'a.md': '# B\n' }, /its own bytes have changed/]
  ])('a pin of LF and a manifest %s', async (_, files, reason) => {
    const root = packet()
    for (const [path, content] of Object.entries(files)) putFile(root, path, content)
    putFile(root, 'SHA256SUMS', gnuList(files).replaceAll('\n', '\r\n'))
    const { verdict, findings } = await ask(root, { manifestSha256: pinOf('') })
    expect([verdict, findings]).toEqual(['fail', [expect.objectContaining({ reason: expect.stringMatching(reason) })]])
  })

  test.each([
    ['the manifest with LF', '', /^it is the sha256 of the manifest with LF line endings/],
    ['something else', 'x', /^it is in the covered scope$/]
  ])('a tree hash of %s beside a manifest with CRLF is still unsealed', async (_, more, reason) => {
    const root = packet()
    putFile(root, 'packet_tree.sha256', `${pinOf('')}${more}\n`)
    putFile(root, 'SHA256SUMS', gnuList(FILES).replaceAll('\n', '\r\n'))
    const { verdict, findings } = await ask(root, { covers: ['packet_tree.sha256'] })
    expect([verdict, findings]).toEqual([
      'fail',
      [expect.objectContaining({ code: 'unsealed', path: 'packet_tree.sha256', reason: expect.stringMatching(reason) })]
    ])
  })

  test('a pin that is no pin, or pins several manifests, is refused', async () => {
    const root = packet()
    putFile(root, 'bad.sha256', 'not hex\n')
    for (const manifestSha256 of ['nowhere', 'bad.sha256', 'ab'])
      expect((await outcome(root, { manifestSha256 }))[0]).toBe('unverifiable')
    putFile(root, 'two.sha256', gnuList(FILES))
    expect((await outcome(root, { manifests: ['SHA256SUMS', 'two.sha256'], manifestSha256: pinOf('') }))[0]).toBe('unverifiable')
  })

  test('clearance is never given without a blocker map', async () => {
    expect(await outcome(packet(), { requireClearance: true })).toEqual(['fail', 'production-held'])
    expect((await ask(packet())).decision).toBe('HOLD_PRODUCTION')
  })
})

describe('several manifests', () => {
  test('that seal one file to different bytes contradict each other, through different roots too', async () => {
    const root = packet()
    putFile(root, 'more.sha256', gnuList({ 'sub/b.txt': 'other\n' }))
    putFile(root, 'sub/own.sha256', gnuList({ 'b.txt': 'third\n' }))
    for (const other of ['more.sha256', 'sub/own.sha256']) {
      const seen = await outcome(root, { manifests: ['SHA256SUMS', other] })
      expect(seen).toContainEqual(expect.stringMatching(/^manifest-conflict /))
      expect(seen[0]).not.toBe('pass')
    }
    putFile(root, 'more.sha256', gnuList({ 'sub/b.txt': 'b\n' }))
    putFile(root, 'sub/own.sha256', gnuList({ 'b.txt': 'b\n' }))
    expect(await outcome(root, { manifests: ['SHA256SUMS', 'more.sha256', 'sub/own.sha256'] })).toEqual(['pass'])
  })
})

describe('completeness', () => {
  test('a file without a seal in the covered scope, dotfiles and links too', async () => {
    const root = packet()
    putFile(root, '.hidden', 'x')
    putFile(root, 'sub/.git/config', 'x')
    symlinkSync('a.md', join(root, 'sub/link'))
    symlinkSync('nowhere', join(root, 'dangling'))
    expect(await outcome(root, { covers: ['**'] })).toEqual([
      'fail',
      'unsealed .hidden',
      'unsealed dangling',
      'unsealed sub/.git/config',
      'unsealed sub/link'
    ])
    expect(await outcome(root, { covers: ['sub/*'] })).toEqual(['fail', 'unsealed sub/link'])
    expect(await outcome(root, { covers: ['*.md'] })).toEqual(['pass'])
    expect((await outcome(root, { covers: ['**'], unsealed: 'warn' }))[0]).toBe('pass')
    expect(await outcome(root, { covers: ['**'], unsealed: 'ignore' })).toEqual(['pass'])
    expect(await outcome(root)).toEqual(['pass'])
  })

  test('.git hides nothing but the git folder of a repository whose top is the root', async () => {
    const root = packet()
    execFileSync('git', ['init', '-q', root])
    expect(await outcome(root, { covers: ['**'] })).toEqual(['pass'])
    mkdirSync(join(root, 'sub/.git'))
    expect(await outcome(root, { covers: ['**'] })).toEqual(['pass'])
    execFileSync('git', ['init', '-q', join(root, 'sub')])
    expect(await outcome(root, { covers: ['**'] })).toContain('unsealed sub/.git/HEAD')
    rmSync(join(root, 'sub/.git'), { recursive: true })
    symlinkSync('/etc/passwd', join(root, 'sub/.git'))
    expect(await outcome(root, { covers: ['**'] })).toEqual(['fail', 'unsealed sub/.git'])
    rmSync(join(root, 'sub/.git'))
    rmSync(join(root, '.git'), { recursive: true })
    execFileSync('mkfifo', [join(root, '.git')])
    expect(await outcome(root, { covers: ['**'] })).toEqual(['fail', 'unsealed .git'])
    rmSync(join(root, '.git'))
    putFile(root, '.git/run.sh', 'x')
    expect(await outcome(root, { covers: ['**'] })).toEqual(['fail', 'unsealed .git/run.sh'])
  })

  test('globs of a hostile manifest take a bounded number of steps', async () => {
    const deep = Array.from({ length: 15 }, () => 'a'.repeat(100)).join('/')
    const branches = Array.from({ length: 61 }, (_, index) => `*${'a'.repeat(54)}b${index}`).join(',')
    const covers = Array.from({ length: 200 }, (_, index) => `**/{*,z,${index},${branches}}`)
    const root = packet()
    putFile(root, `${deep}/f`, 'x')
    expect(await outcome(root, { covers })).toEqual(['unverifiable', 'covers-empty'])
    expect(
      (await outcome(root, { covers: Array.from({ length: 999 }, (_, index) => `**/*${index === 0 ? '' : '.md'}`) }))[0]
    ).toBe('fail')
  })

  test('a glob that matches nothing would hide every stray', async () => {
    expect(await outcome(packet(), { covers: ['typo/**'] })).toEqual(['unverifiable', 'covers-empty'])
  })

  test('patterns that shrink the scope are literal', async () => {
    expect(await outcome(packet(), { covers: ['!a.md'] })).toEqual(['unverifiable', 'covers-empty'])
  })

  test('a file sealed by another manifest of the run, and the manifests themselves, are no strays', async () => {
    const root = packet()
    putFile(root, 'extra.txt', 'x')
    putFile(root, 'extra.sha256', gnuList({ 'extra.txt': 'x' }))
    expect(await outcome(root, { covers: ['**'], manifests: ['SHA256SUMS', 'extra.sha256'] })).toEqual(['pass'])
    rmSync(join(root, 'extra.txt'))
    writeFileSync(join(root, 'extra2.txt'), 'x')
    expect((await outcome(root, { covers: ['**'], manifests: ['SHA256SUMS', 'extra.sha256'] }))[0]).toBe('fail')
  })
})
