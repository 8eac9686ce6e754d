import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { seal as command } from '../../src/cli/seal.ts'
import { listen } from '../cli/listening.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'

const M = 'seal-gate.json'
const FILES = {
  '.gitignore': 'node_modules/\n*.log\n!keep.log\n/dist/\n',
  'docs/a.md': 'a',
  'docs/a.log': 'noise',
  'docs/keep.log': 'kept',
  'node_modules/p/index.js': 'x',
  'node_modules/p/tracked.js': 'x',
  'dist/app.js': 'built',
  'dist/app.log': 'built too'
}

const seal = (cwd: string, ...args: readonly string[]) => listen(command, args, cwd)
const pathsIn = (root: string, name = M): string[] =>
  JSON.parse(readFileSync(join(root, name), 'utf8')).files.map(({ path }: { path: string }) => path)

function repository(files: Readonly<Record<string, string>> = FILES): string {
  const root = folderWith(files)
  git(root, 'init', '-q')
  git(root, 'add', '.gitignore', 'docs')
  if ('node_modules/p/tracked.js' in files) git(root, 'add', '-f', 'node_modules/p/tracked.js')
  git(root, 'commit', '-qm', 'first')
  return root
}

describe('a folder in a repository', () => {
  test('is sealed without what git ignores: as git has it, tracked files are not ignored', async () => {
    const root = repository()
    const { code, err } = await seal(root, '.', '-o', M, '--covers', '**')
    expect([code, pathsIn(root)]).toEqual([0, ['.gitignore', 'docs/a.md', 'docs/keep.log', 'node_modules/p/tracked.js']])
    expect(err).toContain('note: not sealed, because git ignores ')
    for (const name of ['"docs/a.log"', '"dist/"', '"node_modules/p/index.js"']) expect(err).toContain(name)
    expect(err).toContain('in the scope of "covers" are findings')
  })

  test('outside of one, nothing is ignored', async () => {
    const root = folderWith(FILES)
    expect(await seal(root, '.', '-o', M)).toMatchObject({ code: 0, err: 'sealed 8 files in "seal-gate.json"\n' })
    expect(pathsIn(root)).toEqual(Object.keys(FILES).toSorted())
  })

  test('.git/info/exclude and the rules of a folder count too', async () => {
    const root = repository({ '.gitignore': '', 'docs/.gitignore': 'b.md\n', 'docs/a.md': 'a', 'docs/b.md': 'b', 'c.md': 'c' })
    putFile(root, '.git/info/exclude', 'c.md\n')
    await seal(root, '.', '-o', M)
    expect(pathsIn(root)).toEqual(['.gitignore', 'docs/.gitignore', 'docs/a.md'])
  })

  test('a sub-folder is asked about by its own name', async () => {
    const root = repository()
    await seal(root, 'docs', '-o', 'docs.json')
    expect(pathsIn(root, 'docs.json')).toEqual(['docs/a.md', 'docs/keep.log'])
    await seal(join(root, 'docs'), '.', '-o', 'inner.json')
    expect(pathsIn(root, 'docs/inner.json')).toEqual(['a.md', 'keep.log'])
  })

  test('a repository inside has its own rules, and its git folder is never sealed', async () => {
    const root = repository({ '.gitignore': '', 'docs/a.md': 'a', 'sub/.gitignore': 'z\n', 'sub/y': 'y', 'sub/z': 'z' })
    git(join(root, 'sub'), 'init', '-q')
    await seal(root, '.', '-o', M)
    expect(pathsIn(root)).toEqual(['.gitignore', 'docs/a.md', 'sub/.gitignore', 'sub/y'])
  })

  test('a folder or file that is named itself is sealed, with a note', async () => {
    const root = repository()
    const built = await seal(root, 'dist', '-o', M)
    expect([built.code, pathsIn(root)]).toEqual([0, ['dist/app.js', 'dist/app.log']])
    expect(built.err).toContain('note: git ignores "dist": sealed because it was named, and missing in a fresh checkout\n')
    const file = await seal(root, 'docs/a.log', 'docs/a.md', '-o', 'other.json')
    expect([file.code, pathsIn(root, 'other.json')]).toEqual([0, ['docs/a.log', 'docs/a.md']])
    expect(file.err).toContain('note: git ignores "docs/a.log": sealed because it was named')
  })

  test('a sealed file stays sealed when a rule is added later', async () => {
    const root = repository()
    await seal(root, 'docs', '-o', M)
    putFile(root, '.gitignore', `${FILES['.gitignore']}*.md\n`)
    git(root, 'rm', '-q', '--cached', 'docs/a.md')
    putFile(root, 'docs/a.md', 'A')
    expect((await seal(root, 'docs', '-o', M)).err).toContain('changed  "docs/a.md": sha256\n')
    expect(pathsIn(root)).toEqual(['docs/a.md', 'docs/keep.log'])
  })

  test('git that cannot answer is reported, and nothing is left out', async () => {
    const root = repository()
    putFile(root, '.git/HEAD', 'broken')
    const { code, err } = await seal(root, 'docs', '-o', M)
    expect([code, pathsIn(root)]).toEqual([0, ['docs/a.log', 'docs/a.md', 'docs/keep.log']])
    expect(err).toMatch(/note: git could not be asked which files it ignores \(.+\), so none is left out\n/)
  })
})

describe('.git', () => {
  test.each(['.git/config', 'sub/.git/config', '.git'])('%s is never sealed when it is named', async path => {
    const root = repository({ '.gitignore': '', 'docs/a.md': 'a', 'sub/b': 'b' })
    git(join(root, 'sub'), 'init', '-q')
    const { code, err } = await seal(root, path, 'docs', '-o', M)
    expect([code, err]).toEqual([
      2,
      `seal-gate: ${JSON.stringify(path)} cannot be sealed: it belongs to git, which rewrites it\n`
    ])
  })

  test('as a file of a worktree or submodule, it is passed by in a folder', async () => {
    const root = folderWith({ 'sub/.git': 'gitdir: ../elsewhere\n', 'sub/a': 'a' })
    expect((await seal(root, 'sub', '-o', M)).code).toBe(0)
    expect(pathsIn(root)).toEqual(['sub/a'])
  })
})

describe('--exclude', () => {
  const TREE = { 'a.md': 'a', 'b.log': 'b', 'deep/c.log': 'c', 'deep/d.md': 'd', 'out/e.md': 'e', 'out/deep/f.md': 'f' }

  test.each([
    [['**/*.log'], ['a.md', 'deep/d.md', 'out/deep/f.md', 'out/e.md']],
    [['out'], ['a.md', 'b.log', 'deep/c.log', 'deep/d.md']],
    [
      ['out/', '*.log'],
      ['a.md', 'deep/c.log', 'deep/d.md']
    ],
    [['**/deep'], ['a.md', 'b.log', 'out/e.md']]
  ])('%j leaves out files, and folders with all in them', async (globs, expected) => {
    const root = folderWith(TREE)
    const { code } = await seal(root, '.', '-o', M, ...globs.flatMap(glob => ['--exclude', glob]))
    expect([code, pathsIn(root)]).toEqual([0, expected])
  })

  test('leaves out what a pattern of the shell named as well', async () => {
    const root = folderWith(TREE)
    await seal(root, 'a.md', 'b.log', '-o', M, '--exclude', 'b.log')
    expect(pathsIn(root)).toEqual(['a.md'])
  })

  test('reports a glob that matches nothing, and refuses what is not a glob', async () => {
    const root = folderWith({ 'deep/c.log': 'c', 'a.md': 'a' })
    const { code, err } = await seal(root, '.', '-o', M, '--exclude', '*.log')
    expect([code, pathsIn(root)]).toEqual([0, ['a.md', 'deep/c.log']])
    expect(err).toContain('note: "exclude" matches nothing with "*.log"; "**/*.log" would match in every folder\n')
    await expect(seal(root, '.', '--exclude', '/abs')).rejects.toThrow('which is not a glob: it is absolute')
  })
})

test('a folder that is empty once all is ignored is refused', async () => {
  const root = repository({ '.gitignore': '*.log\n', 'docs/a.md': 'a', 'logs/a.log': 'x' })
  mkdirSync(join(root, 'empty'))
  await expect(seal(root, 'logs', 'empty', '-o', M)).rejects.toThrow('there is no file to seal')
})
