import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { gitBase } from '../../src/git/base.ts'
import { codesOf, lines, Sandbox } from './repositories.ts'

// A step before the gate writes into the clone: objects, references to others, configuration.

const FILES = { SUMS: 'sealed\n', 'd/e/SUMS': 'deep\n', 'x.txt': 'x\n' }

function box(): { readonly box: Sandbox; readonly head: string } {
  const box = new Sandbox()
  return { box, head: box.repository('r', FILES) }
}

function base(box: Sandbox, commit: string, folder = 'r', environment: Record<string, string> = {}) {
  return gitBase(box.path(folder), commit, 'base', { ...box.environment, ...environment }, 1 << 20)
}

function loose(box: Sandbox, id: string): string {
  return join(box.path('r/.git/objects'), id.slice(0, 2), id.slice(2))
}

/** Gives the object other content under the id that it has. */
function forge(box: Sandbox, id: string, change: (content: Buffer) => Buffer): void {
  const stored = inflateSync(readFileSync(loose(box, id)))
  const nul = stored.indexOf(0)
  const content = change(stored.subarray(nul + 1))
  const type = stored.toString('latin1', 0, stored.indexOf(0x20))
  chmodSync(loose(box, id), 0o644)
  writeFileSync(loose(box, id), deflateSync(Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])))
}

const flip = (content: Buffer): Buffer => {
  const other = Buffer.from(content)
  other[other.length - 1] = (other.at(-1) ?? 0) ^ 1
  return other
}
const renamed = (content: Buffer): Buffer => Buffer.from(content.toString('latin1').replace('SUMS', 'SAMS'), 'latin1')

describe('what a base says of a file', () => {
  test('is what its objects say, at any depth', async () => {
    const { box: one, head } = box()
    const found = await base(one, head)
    expect(await found?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
    expect(await found?.read('d/e/SUMS')).toEqual(Buffer.from('deep\n'))
    expect(await found?.read('d/SUMS')).toBeUndefined()
    expect(await found?.read('SUMS/x')).toBeUndefined()
    expect(await found?.list()).toEqual(['SUMS', 'd/e/SUMS', 'x.txt'])
    const below = await base(one, head, 'r/d')
    expect(await below?.read('e/SUMS')).toEqual(Buffer.from('deep\n'))
    expect(await below?.list()).toEqual(['e/SUMS'])
    expect(await below?.read('../SUMS')).toEqual(Buffer.from('sealed\n'))
    await expect(below?.read('../../SUMS')).rejects.toThrow(/is not a path in the repository/)
  })

  test.each([
    ['the blob', 'HEAD:SUMS', flip],
    ['the blob, cut short', 'HEAD:SUMS', (content: Buffer) => content.subarray(0, 3)],
    ['the top tree, where another name hides the file', 'HEAD^{tree}', renamed],
    ['the top tree, with another blob', 'HEAD^{tree}', flip],
    ['the commit, with another tree', 'HEAD', (content: Buffer) => Buffer.from(content.toString().replace(/^tree ./, 'tree 0'))]
  ])('is refused when somebody forged %s', async (_what, revision, change) => {
    const { box: one, head } = box()
    forge(one, one.git('r', 'rev-parse', revision), change)
    const found = await base(one, head)
    await expect(found?.read('SUMS')).rejects.toThrow(/does not hash to its id/)
  })

  test('is refused when a tree on the way is forged, and the list of all files with it', async () => {
    const { box: one, head } = box()
    forge(one, one.git('r', 'rev-parse', 'HEAD:d/e'), renamed)
    const found = await base(one, head)
    await expect(found?.read('d/e/SUMS')).rejects.toThrow(/does not hash to its id/)
    await expect(found?.list()).rejects.toThrow(/does not hash to its id/)
    expect(await found?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
  })

  test('is refused when an object is gone, or no object at all', async () => {
    const { box: one, head } = box()
    const id = one.git('r', 'rev-parse', 'HEAD:SUMS')
    chmodSync(loose(one, id), 0o644)
    writeFileSync(loose(one, id), 'junk')
    await expect((await base(one, head))?.read('SUMS')).rejects.toThrow()
    rmSync(loose(one, id))
    await expect((await base(one, head))?.read('SUMS')).rejects.toThrow(/git has no object/)
    expect(await (await base(one, head))?.read('x.txt')).toEqual(Buffer.from('x\n'))
  })

  test('is not what a replacement, a graft, another store or a commit graph says', async () => {
    const { box: one, head } = box()
    const evil = one.commit('r', { SUMS: 'evil\n' })
    const blobs = [head, evil].map(commit => one.git('r', 'rev-parse', `${commit}:SUMS`))
    one.git('r', 'replace', ...blobs)
    one.git('r', 'replace', head, evil)
    one.put('r', '.git/info/grafts', `${evil}\n`)
    expect(one.git('r', 'cat-file', 'blob', `${head}:SUMS`)).toBe('evil')
    const found = await base(one, head)
    expect(await found?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
    expect(await found?.lastChange?.('SUMS')).toMatch(/^commit [0-9a-f]{12} of N, "change"$/)
    // Objects in another folder count as well as those at home, as long as they have their ids.
    mkdirSync(one.path('elsewhere'))
    renameSync(one.path('r/.git/objects'), one.path('elsewhere/objects'))
    mkdirSync(one.path('r/.git/objects/info'), { recursive: true })
    writeFileSync(one.path('r/.git/objects/info/alternates'), `${one.path('elsewhere/objects')}\n`)
    expect(await (await base(one, head))?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
  })

  test('is not what the environment makes of it', async () => {
    const { box: one, head } = box()
    one.repository('evil', { SUMS: 'evil\n' })
    const environment = {
      GIT_DIR: one.path('evil/.git'),
      GIT_WORK_TREE: one.folder,
      GIT_OBJECT_DIRECTORY: one.path('evil/.git/objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: one.path('evil/.git/objects'),
      GIT_COMMON_DIR: one.path('evil/.git'),
      GIT_GRAFT_FILE: '/dev/zero',
      GIT_REPLACE_REF_BASE: 'refs/heads/',
      GIT_NAMESPACE: 'evil',
      GIT_SHALLOW_FILE: '/dev/zero'
    }
    expect(await (await base(one, head, 'r', environment))?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
  })

  test('is looked up where the files are, though the configuration moves the working tree', async () => {
    const { box: one, head } = box()
    for (const moved of [one.folder, one.path('r/d'), '/']) {
      one.git('r', 'config', 'core.worktree', moved)
      await expect(base(one, head)).rejects.toThrow(/core\.worktree/)
    }
    one.git('r', 'config', 'core.worktree', one.path('r'))
    expect(await (await base(one, head))?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
    one.git('r', 'config', '--unset', 'core.worktree')
    const environment = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.worktree', GIT_CONFIG_VALUE_0: one.folder }
    const found = await base(one, head, 'r', environment).catch(() => undefined)
    expect([undefined, 'sealed\n']).toContain((await found?.read('SUMS'))?.toString())
  })

  test('is not known where the repository says that it has no working tree', async () => {
    const { box: one, head } = box()
    one.git('r', 'config', 'core.bare', 'true')
    await expect(base(one, head)).rejects.toThrow()
  })

  test('is the same in a worktree and a submodule, whose `.git` is a file', async () => {
    const { box: one, head } = box()
    one.git('r', 'worktree', 'add', '-q', '--detach', one.path('tree'))
    expect(await (await base(one, head, 'tree'))?.read('d/e/SUMS')).toEqual(Buffer.from('deep\n'))
    one.repository('outer', { 'y.txt': 'y\n' })
    one.git('outer', 'submodule', '--quiet', 'add', `file://${one.path('r')}`, 'sub')
    expect(await (await base(one, head, 'outer/sub'))?.read('SUMS')).toEqual(Buffer.from('sealed\n'))
  })

  test('is not taken from a repository around a folder whose own `.git` is not one', async () => {
    const { box: one, head } = box()
    mkdirSync(one.path('r/d/.git'), { recursive: true })
    await expect(base(one, head, 'r/d')).rejects.toThrow(/core\.worktree|working tree/)
  })

  test('has an end, though small trees name each other a billion times', async () => {
    const { box: one } = box()
    let id = one.git('r', 'rev-parse', 'HEAD:x.txt')
    let mode = '100644 blob'
    for (let level = 0; level < 10; level++) {
      const input = Array.from({ length: 10 }, (_, n) => `${mode} ${id}\tf${n}\n`).join('')
      id = execFileSync('git', ['mktree'], { cwd: one.path('r'), env: one.environment, input, encoding: 'utf8' }).trim()
      mode = '040000 tree'
    }
    const commit = one.git('r', 'commit-tree', '-m', 'bomb', id)
    await expect((await base(one, commit))?.list()).rejects.toThrow(/more files than are listed/)
    expect(await (await base(one, commit))?.read('f0/f0/f0/f0/f0/f0/f0/f0/f0/f0')).toEqual(Buffer.from('x\n'))
  })
})

describe('what git says of a drifted file', () => {
  const SEALED = lines(20)

  test('is nothing when the blob of HEAD is forged', async () => {
    const one = new Sandbox()
    one.repository('r', { 'a.txt': 'other\n', 'b.txt': SEALED })
    forge(one, one.git('r', 'rev-parse', 'HEAD:a.txt'), () => Buffer.from(SEALED))
    rmSync(loose(one, one.git('r', 'rev-parse', 'HEAD:b.txt')))
    one.put('r', 'a.txt', 'built\n')
    const witness = await one.ask('r', 'a.txt', SEALED)
    expect(witness).not.toHaveProperty('original')
    expect(witness).not.toHaveProperty('layer')
    expect(codesOf(witness)).toEqual(['object-forged'])
  })

  test('is nothing when its tree is forged', async () => {
    const one = new Sandbox()
    one.repository('r', { 'a.txt': SEALED })
    forge(one, one.git('r', 'rev-parse', 'HEAD^{tree}'), content =>
      Buffer.from(content.toString('latin1').replace('a.txt', 'b.txt'), 'latin1')
    )
    one.put('r', 'a.txt', 'built\n')
    const witness = await one.ask('r', 'a.txt', SEALED)
    expect(witness).not.toHaveProperty('layer')
    expect(codesOf(witness)).toEqual(['git-failed'])
  })

  test('names no commit that did not do it', async () => {
    const one = new Sandbox()
    const first = one.repository('r', { 'a.txt': SEALED, 'b.txt': 'b\n' })
    const guilty = one.commit('r', { 'a.txt': 'broken\n' })
    one.commit('r', { 'b.txt': 'c\n' })
    const honest = await one.ask('r', 'a.txt', SEALED)
    expect(honest).toMatchObject({ layer: 'commit', commit: { id: guilty } })
    // Its parent is said to have the broken file already.
    const tree = one.git('r', 'rev-parse', `${guilty}^{tree}`)
    forge(one, first, content => Buffer.from(content.toString().replace(/^tree [0-9a-f]+/, `tree ${tree}`)))
    const witness = await one.ask('r', 'a.txt', SEALED)
    expect(witness).not.toHaveProperty('commit')
  })

  test('is nothing when the configuration moves the working tree', async () => {
    const one = new Sandbox()
    one.repository('r', { 'a.txt': SEALED, 'd/a.txt': 'other\n' })
    one.put('r', 'a.txt', 'built\n')
    one.git('r', 'config', 'core.worktree', dirname(one.path('r')))
    const witness = await one.ask('r', 'a.txt', SEALED)
    expect(witness).not.toHaveProperty('layer')
    expect(codesOf(witness)).toEqual(['not-a-working-tree'])
  })
})
