import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { verify } from '../../src/cli/verify.ts'
import { UsageError } from '../../src/commands/usage-error.ts'
import type { Report } from '../../src/model/report.ts'
import { listen } from '../cli/listening.ts'
import { sha256 } from '../hostile/lists.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { gnuList } from '../support/seals.ts'

const GOOD = { 'docs/a.md': 'one - two\n', 'docs/b.md': 'b\n' }

/** A repository whose commit has sealed files and their list, with more files if given. */
function repository(more: Readonly<Record<string, string>> = {}, list = gnuList(GOOD)): string {
  const cwd = folderWith({ ...GOOD, SHA256SUMS: list, ...more })
  git(cwd, 'init', '-q')
  git(cwd, 'add', '-A')
  git(cwd, 'commit', '-qm', 'one')
  return cwd
}

async function staged(cwd: string, ...args: string[]) {
  const { code, out, err } = await listen(verify, ['--staged', '--no-probes', '--json', ...args], cwd)
  const report: Report = JSON.parse(out)
  return { code, err, report, found: report.findings.map(({ code, path }) => `${code} ${path ?? ''}`.trim()) }
}

test('a bad index with a good working tree fails, and the other way round passes', async () => {
  const cwd = repository()
  expect((await staged(cwd)).code).toBe(0)
  putFile(cwd, 'docs/a.md', 'one — two\n')
  expect(await staged(cwd)).toMatchObject({ code: 0, report: { counts: { sealed: 2, intact: 2 } } })
  git(cwd, 'add', '-A')
  putFile(cwd, 'docs/a.md', GOOD['docs/a.md'])
  const { code, found, report } = await staged(cwd)
  expect([code, found]).toEqual([1, ['digest-mismatch docs/a.md']])
  expect(report.findings[0]?.drift).toMatchObject({ certainty: 'proved', causes: [{ code: 'unicode-punctuation' }] })
  expect((await listen(verify, ['--no-probes'], cwd)).code).toBe(0)
})

test('the staged bytes are compared with those of the last commit', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/a.md', 'one - three\n')
  git(cwd, 'add', '-A')
  const { report } = await staged(cwd)
  expect(report.findings[0]).toMatchObject({ drift: { certainty: 'compared', edits: { count: 1 } }, git: { layer: 'workspace' } })
})

test('one flipped byte in the index fails, whatever git believes about the file on disk', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/b.md', 'c\n')
  git(cwd, 'add', '-A')
  git(cwd, 'update-index', '--assume-unchanged', 'docs/b.md')
  git(cwd, 'update-index', '--skip-worktree', 'docs/a.md')
  expect((await staged(cwd)).found).toEqual(['digest-mismatch docs/b.md'])
})

test('a file that is deleted from the index, and one that is only intended to be added, are missing', async () => {
  const cwd = repository()
  git(cwd, 'rm', '-q', '--cached', 'docs/a.md')
  expect((await staged(cwd)).found).toEqual(['missing docs/a.md'])
  git(cwd, 'add', '--intent-to-add', 'docs/a.md')
  expect((await staged(cwd)).found).toEqual(['missing docs/a.md'])
  git(cwd, 'add', 'docs/a.md')
  expect((await staged(cwd)).code).toBe(0)
})

test('an empty sealed file that is only intended to be added is missing', async () => {
  const cwd = repository({}, gnuList({ ...GOOD, empty: '' }))
  putFile(cwd, 'empty', '')
  git(cwd, 'add', '--intent-to-add', 'empty')
  expect((await staged(cwd)).found).toEqual(['missing empty'])
  git(cwd, 'add', 'empty')
  expect((await staged(cwd)).code).toBe(0)
})

test('a sealed path that is a link in the index, or behind one, fails', async () => {
  const cwd = repository({ 'copy.md': 'b\n' })
  rmSync(join(cwd, 'docs/b.md'))
  symlinkSync('../copy.md', join(cwd, 'docs/b.md'))
  git(cwd, 'add', '-A')
  expect((await staged(cwd)).found).toEqual(['symlink docs/b.md'])
  rmSync(join(cwd, 'docs'), { recursive: true })
  putFile(cwd, 'real/a.md', GOOD['docs/a.md'])
  putFile(cwd, 'real/b.md', GOOD['docs/b.md'])
  symlinkSync('real', join(cwd, 'docs'))
  git(cwd, 'add', '-A')
  expect((await listen(verify, ['--no-probes'], cwd)).code).toBe(1)
  expect((await staged(cwd)).found).toEqual(['symlink docs/a.md', 'symlink docs/b.md'])
})

test('a mode that was staged does not change the bytes', async () => {
  const cwd = repository()
  chmodSync(join(cwd, 'docs/a.md'), 0o755)
  git(cwd, 'update-index', '--chmod=+x', 'docs/a.md')
  expect((await staged(cwd)).code).toBe(0)
})

test('a moved file is named', async () => {
  const cwd = repository()
  git(cwd, 'mv', 'docs/b.md', 'docs/c.md')
  const { found, report } = await staged(cwd)
  expect(found).toEqual(['moved docs/b.md'])
  expect(report.findings[0]?.reason).toContain('docs/c.md')
})

test('strays are those of the index', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/new.md', 'new\n')
  expect((await staged(cwd, '--covers', 'docs/**')).code).toBe(0)
  git(cwd, 'add', '-A')
  expect((await staged(cwd, '--covers', 'docs/**')).found).toEqual(['unsealed docs/new.md'])
  expect((await staged(cwd, '--covers', 'other/**')).found).toEqual(['covers-empty'])
})

test('the list of the index counts, not the one on disk', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/a.md', 'other\n')
  git(cwd, 'add', 'docs/a.md')
  putFile(cwd, 'SHA256SUMS', gnuList({ ...GOOD, 'docs/a.md': 'other\n' }))
  expect((await staged(cwd, 'SHA256SUMS')).code).toBe(1)
  git(cwd, 'add', 'SHA256SUMS')
  expect((await staged(cwd, 'SHA256SUMS')).code).toBe(0)
  expect((await staged(cwd, 'SHA*')).code).toBe(0)
})

test('from a folder below the top, and by an absolute path', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/b.md', 'c\n')
  git(cwd, 'add', '-A')
  const below = join(cwd, 'docs')
  for (const args of [[], ['../SHA256SUMS'], [join(cwd, 'SHA256SUMS')]])
    expect((await staged(below, ...args)).found).toEqual(['digest-mismatch docs/b.md'])
})

test('a commit of some files judges the index that git names to the hook', async () => {
  const cwd = repository()
  putFile(cwd, 'docs/b.md', 'c\n')
  const other = join(cwd, '.git', 'next-index')
  const environment = { ...process.env, GIT_INDEX_FILE: other }
  execFileSync('git', ['read-tree', 'HEAD'], { cwd, env: environment })
  execFileSync('git', ['add', 'docs/b.md'], { cwd, env: environment })
  expect((await staged(cwd)).code).toBe(0)
  for (const name of [other, '.git/next-index']) {
    process.env['GIT_INDEX_FILE'] = name
    try {
      expect((await staged(join(cwd, 'docs'))).found).toEqual(['digest-mismatch docs/b.md'])
    } finally {
      process.env['GIT_INDEX_FILE'] = undefined
      delete process.env['GIT_INDEX_FILE']
    }
  }
})

test('no conversion runs: a file of CRLF that git stores with LF is judged as it is stored', async () => {
  const cwd = repository({ '.gitattributes': '*.txt text eol=crlf\n', 'w.txt': 'a\r\n', 'W.sha256': gnuList({ 'w.txt': 'a\n' }) })
  expect((await staged(cwd, 'W.sha256')).code).toBe(0)
})

test('a bag is judged whole', async () => {
  const payload = { 'data/a': 'a\n' }
  const bag = {
    'bag/bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'bag/manifest-sha256.txt': gnuList(payload),
    'bag/data/a': 'a\n'
  }
  const cwd = repository(bag)
  expect((await staged(cwd, 'bag/manifest-sha256.txt')).code).toBe(0)
  putFile(cwd, 'bag/data/b', 'b\n')
  git(cwd, 'add', '-A')
  expect((await staged(cwd, 'bag/manifest-sha256.txt')).code).not.toBe(0)
})

test('an image layout is judged whole', async () => {
  const descriptor = (text: string) => ({ digest: `sha256:${sha256(text)}`, size: text.length })
  const blob = (text: string) => `image/blobs/sha256/${sha256(text)}`
  const image = JSON.stringify({ schemaVersion: 2, layers: [descriptor('layer')] })
  const index = JSON.stringify({ schemaVersion: 2, manifests: [descriptor(image)] })
  const cwd = repository({ 'image/index.json': index, [blob(image)]: image, [blob('layer')]: 'layer' })
  expect((await staged(cwd, 'image/index.json')).code).toBe(0)
  putFile(cwd, blob('layer'), 'layeR')
  git(cwd, 'add', '-A')
  expect((await staged(cwd, 'image/index.json')).found[0]).toBe(`digest-mismatch ${blob('layer').slice('image/'.length)}`)
})

test('an object of OCFL is judged with the digest beside its inventory', async () => {
  const sha512 = (text: string) => createHash('sha512').update(text).digest('hex')
  const inventory = JSON.stringify({
    ...{ id: 'a:b', type: 'https://ocfl.io/1.1/spec/#inventory', digestAlgorithm: 'sha512', head: 'v1' },
    manifest: { [sha512('a')]: ['v1/content/a'] },
    versions: { v1: { created: '2026-01-01T00:00:00Z', state: { [sha512('a')]: ['a'] } } }
  })
  const sidecar = `${sha512(inventory)} inventory.json\n`
  const object = {
    'o/0=ocfl_object_1.1': 'ocfl_object_1.1\n',
    'o/v1/inventory.json': inventory,
    'o/v1/inventory.json.sha512': sidecar
  }
  const cwd = repository({ ...object, 'o/inventory.json': inventory, 'o/inventory.json.sha512': sidecar, 'o/v1/content/a': 'a' })
  expect((await staged(cwd, 'o/inventory.json')).code).toBe(0)
  putFile(
    cwd,
    'o/inventory.json.sha512',
    sidecar.replace(/^./, character => (character === '0' ? '1' : '0'))
  )
  git(cwd, 'add', '-A')
  expect((await staged(cwd, 'o/inventory.json')).found).toContain('manifest-conflict inventory.json.sha512')
})

async function refused(cwd: string, ...args: string[]): Promise<string> {
  try {
    await listen(verify, ['--staged', '--no-probes', ...args], cwd)
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
  throw new Error('it was not refused')
}

test('a submodule has no bytes in the index', async () => {
  const inner = repository()
  const cwd = repository()
  git(cwd, 'submodule', 'add', '-q', inner, 'sub')
  git(cwd, 'commit', '-qm', 'sub')
  expect((await staged(cwd)).code).toBe(0)
  expect(await refused(cwd, '--covers', '**')).toContain('"sub" is a submodule in the covered scope')
  expect(await refused(cwd, '--covers', 'docs/**', '--covers', 'su*/*')).toContain('"sub" is a submodule')
  expect((await staged(cwd, '--covers', 'docs/**')).code).toBe(0)
  putFile(cwd, 'SHA256SUMS', gnuList({ 'sub/docs/a.md': GOOD['docs/a.md'] }))
  git(cwd, 'add', '-A')
  expect(await refused(cwd)).toContain('"sub/docs/a.md" is in the submodule "sub"')
})

test('what cannot be judged is refused', async () => {
  expect(await refused(folderWith(GOOD))).toContain('no git repository around this folder')
  const cwd = repository()
  putFile(cwd, 'b.sha256', gnuList({ 'docs/b.md': 'b\n' }))
  expect(await refused(cwd, 'b.sha256')).toBe('"b.sha256" exists and is not in the index: stage it with `git add b.sha256`')
  expect(await refused(cwd, '/etc/passwd')).toContain('"/etc/passwd" is outside of this repository')
  git(cwd, 'checkout', '-qb', 'side')
  putFile(cwd, 'docs/b.md', 'side\n')
  git(cwd, 'commit', '-qam', 'side')
  git(cwd, 'checkout', '-q', '-')
  putFile(cwd, 'docs/b.md', 'main\n')
  git(cwd, 'commit', '-qam', 'main')
  expect(() => git(cwd, 'merge', 'side')).toThrow()
  expect(await refused(cwd, 'SHA256SUMS')).toContain('"docs/b.md" is not merged yet')
})

test('a forged or missing blob is refused', async () => {
  const cwd = repository()
  const id = git(cwd, 'rev-parse', ':docs/b.md').trim()
  const place = join(cwd, '.git', 'objects', id.slice(0, 2), id.slice(2))
  const other = git(cwd, 'rev-parse', ':docs/a.md').trim()
  rmSync(place)
  execFileSync('cp', [join(cwd, '.git', 'objects', other.slice(0, 2), other.slice(2)), place])
  expect(await refused(cwd)).toMatch(/the index cannot be judged: .*(does not hash to its id|does not have the staged object)/)
  rmSync(place, { force: true })
  expect(await refused(cwd)).toContain('the repository does not have the staged object')
})

test('nothing is left behind', async () => {
  const before = readdirSync(tmpdir()).filter(name => name.startsWith('seal-gate-tree-'))
  const cwd = repository()
  await staged(cwd)
  await refused(cwd, '/etc/passwd')
  mkdirSync(join(cwd, 'x'))
  writeFileSync(join(cwd, 'x', 'SHA256SUMS'), 'not a list')
  git(cwd, 'add', '-A')
  await staged(cwd, 'x/SHA256SUMS')
  expect(readdirSync(tmpdir()).filter(name => name.startsWith('seal-gate-tree-') && !before.includes(name))).toEqual([])
})

describe('what a checkout makes of the staged files, by their attributes', () => {
  const CRLF = { 'docs/a.md': 'one - two\r\n', 'docs/b.md': 'b\r\n' }

  test.each<[string, number]>([
    ['*.md eol=crlf', 0],
    ['*.md text eol=crlf', 0],
    ['*.md text=auto eol=crlf', 0],
    ['*.md text', 1],
    ['*.md -text eol=crlf', 1],
    ['*.md eol=crlf filter=x', 1],
    ['*.txt eol=crlf', 1]
  ])('%s, and the seals are of files with CRLF', async (line, expected) => {
    const cwd = repository({ '.gitattributes': `${line}\n` }, gnuList(CRLF))
    expect((await staged(cwd)).code).toBe(expected)
  })

  test('one flipped byte fails there as well, and attributes that are not staged do not count', async () => {
    const cwd = repository({ '.gitattributes': '*.md eol=crlf\n' }, gnuList(CRLF))
    putFile(cwd, 'docs/b.md', 'c\n')
    git(cwd, 'add', '-A')
    expect((await staged(cwd)).found).toEqual(['digest-mismatch docs/b.md'])
    const bare = repository({}, gnuList(CRLF))
    putFile(bare, '.gitattributes', '*.md eol=crlf\n')
    expect((await staged(bare)).code).toBe(1)
  })

  test('the content that a pointer of Git LFS names, if it was fetched', async () => {
    const content = 'large\n'
    const oid = sha256(content)
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`
    const cwd = repository({ 'x.bin': pointer }, `${gnuList(GOOD)}${oid}  x.bin\n`)
    const store = `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`
    putFile(cwd, store, content)
    // Without the attribute, a pointer is a text like any other.
    expect((await staged(cwd)).code).toBe(1)
    putFile(cwd, '.gitattributes', '*.bin filter=lfs diff=lfs merge=lfs -text\n')
    git(cwd, '-c', 'filter.lfs.clean=cat', 'add', '.gitattributes')
    expect((await staged(cwd)).code).toBe(0)
    putFile(cwd, store, 'larger')
    expect((await staged(cwd)).code).toBe(1)
    rmSync(join(cwd, store))
    expect((await staged(cwd)).code).toBe(1)
  })
})
