import { chownSync, cpSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import { folderWith } from '../support/folder.ts'
import { testWith } from '../support/needs.ts'
import { codesOf, collect, lines, measure, Sandbox } from './repositories.ts'

const LF = lines(20)
const CRLF = lines(20, '\r\n')

describe('where the files can lie', () => {
  test('in no repository', async () => {
    const box = new Sandbox()
    box.put('plain', 'a.txt', 'x')
    expect(await box.ask('plain', 'a.txt', LF)).toEqual({ index: 0, notes: [] })
  })

  test('in a repository, on a machine without git', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.put('r', 'a.txt', 'x')
    const files = box.drifted('r', { 'a.txt': LF })
    for (const PATH of [undefined, '', '/nowhere', '.', 'bin:.']) {
      const survey = await askGit(box.path('r'), files, { environment: { ...box.environment, PATH } })
      expect(survey.explain(0, Buffer.from(LF))).toBeUndefined()
      expect(await collect(survey.search(), files)).toEqual([
        { index: 0, notes: [expect.objectContaining({ code: 'git-not-installed' })] }
      ])
    }
  })

  test('in a subfolder of a repository: attributes of the folders above count', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'p/q/a.txt': LF, 'p/b.txt': 'b\n', '.gitattributes': 'p/q/*.txt text eol=crlf\n' })
    box.clone('origin', 'r')
    const witness = await box.ask('r/p', 'q/a.txt', LF)
    expect(witness).toMatchObject({ layer: 'checkout', source: 'HEAD', repository: box.path('r') })
    expect(witness.because).toEqual([{ file: '.gitattributes', line: 1, text: 'p/q/*.txt text eol=crlf' }])
    const id = box.commit('r', { 'p/q/a.txt': 'broken\n' })
    expect(await box.ask('r/p', 'q/a.txt', LF)).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id } })
    mkdirSync(box.path('r/new'))
    writeFileSync(box.path('r/new/n.txt'), 'x')
    expect(codesOf(await box.ask('r/new', 'n.txt', 'never\n'))).toEqual(['untracked'])
  })

  test('in a repository with SHA-256 ids', async () => {
    const box = new Sandbox()
    box.repository(
      'r',
      { 'a.txt': LF, 'b.txt': LF, 'id.txt': '$Id$\n', '.gitattributes': 'id.txt ident\n' },
      '--object-format=sha256'
    )
    const id = box.commit('r', { 'a.txt': 'broken\n' })
    expect(id).toHaveLength(64)
    box.remove('r', 'id.txt')
    box.git('r', 'checkout', '-q', 'HEAD', '--', 'id.txt')
    box.put('r', 'b.txt', CRLF)
    const [a, b, ident] = await box.look('r', box.drifted('r', { 'a.txt': LF, 'b.txt': LF, 'id.txt': '$Id$\n' }))
    expect(a).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id } })
    expect(b).toMatchObject({ layer: 'workspace', source: 'HEAD' })
    expect(ident).toMatchObject({ layer: 'checkout', source: 'HEAD', because: [{ line: 1 }] })
    const given = box
      .drifted('r', { 'a.txt': LF })
      .map(file => ({ ...file, seal: { ...file.seal, git: box.git('r', 'rev-parse', 'HEAD:b.txt') } }))
    expect((await box.look('r', given))[0]).toMatchObject({ source: 'manifest-id' })
  })

  test('in a linked worktree, also of a bare repository', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF, '.gitattributes': '*.txt eol=crlf\n' })
    box.put('r', '.git/info/attributes', '*.md text\n')
    box.git('r', 'worktree', 'add', '-q', '../tree', '-b', 'tree')
    expect(await box.ask('tree', 'a.txt', LF)).toMatchObject({
      layer: 'checkout',
      source: 'HEAD',
      repository: box.path('tree'),
      because: [{ line: 1 }]
    })
    box.clone('r', 'bare.git', '--bare')
    box.git('bare.git', 'worktree', 'add', '-q', '../other', '-b', 'other')
    expect(await box.ask('other', 'a.txt', LF)).toMatchObject({
      layer: 'checkout',
      source: 'HEAD',
      repository: box.path('other')
    })
  })

  test('in a submodule, and in one that is not checked out', async () => {
    const box = new Sandbox()
    box.repository('inner', { 'a.txt': LF, '.gitattributes': '*.txt text\n' })
    box.repository('r', { 'b.txt': LF })
    box.git('r', 'submodule', '--quiet', 'add', '../inner', 'lib/inner')
    box.commit('r', {}, 'add')
    box.put('r', 'lib/inner/a.txt', 'built\n')
    box.put('r', 'b.txt', 'built\n')
    const sealed = { 'lib/inner/a.txt': LF, 'b.txt': LF, 'lib/inner/none.txt': 'none\n' }
    const [a, b, none] = await box.look('r', box.drifted('r', sealed))
    expect(a).toMatchObject({ layer: 'workspace', source: 'HEAD', repository: box.path('r/lib/inner') })
    expect(b).toMatchObject({ layer: 'workspace', source: 'HEAD', repository: box.path('r') })
    expect(none).toMatchObject({ notes: [{ code: 'untracked' }] })
    expect(await box.ask('r/lib/inner', 'a.txt', LF)).toMatchObject({ layer: 'workspace', source: 'HEAD' })

    box.clone('r', 'without')
    const [absent] = await box.look('without', box.drifted('without', sealed))
    expect(absent).toMatchObject({
      layer: 'checkout',
      notes: [{ code: 'submodule-absent', run: ['git', 'submodule', 'update', '--init', '--', 'lib/inner'] }]
    })
  })

  test('in clones side by side below a folder that is no repository', async () => {
    const box = new Sandbox()
    box.repository('ws/one', { 'a.txt': LF })
    box.repository('ws/two/deep', { 'a.txt': LF })
    const id = box.commit('ws/two/deep', { 'a.txt': 'broken\n' })
    box.put('ws/one', 'a.txt', 'built\n')
    box.put('ws', 'three/a.txt', 'x\n')
    const sealed = { 'one/a.txt': LF, 'two/deep/a.txt': LF, 'three/a.txt': LF }
    const [one, two, three] = await box.look('ws', box.drifted('ws', sealed))
    expect(one).toMatchObject({ layer: 'workspace', source: 'HEAD', repository: box.path('ws/one') })
    expect(two).toMatchObject({ layer: 'commit', commit: { id }, repository: box.path('ws/two/deep') })
    expect(three).toEqual({ index: 2, notes: [] })
  })

  test('in very many clones: the first are asked', async () => {
    const box = new Sandbox()
    box.repository('ws/0', { 'a.txt': LF })
    box.put('ws/0', 'a.txt', 'built\n')
    for (let n = 1; n < 34; n++) cpSync(box.path('ws/0'), box.path(`ws/${n}`), { recursive: true })
    const witnesses = await box.look(
      'ws',
      box.drifted('ws', Object.fromEntries(Array.from({ length: 34 }, (_, n) => [`${n}/a.txt`, LF])))
    )
    expect(witnesses.filter(({ layer }) => layer === 'workspace')).toHaveLength(32)
    expect(witnesses.filter(witness => codesOf(witness).includes('limit'))).toHaveLength(2)
  })

  test('below a .git that is no repository', async () => {
    const box = new Sandbox()
    box.put('r', '.git/HEAD', 'nonsense')
    box.put('r', 'a.txt', 'x')
    expect(codesOf(await box.ask('r', 'a.txt', LF))).toEqual(['git-failed'])
    box.put('s', '.git', 'gitdir: /nowhere\n')
    box.put('s', 'a.txt', 'x')
    expect(codesOf(await box.ask('s', 'a.txt', LF))).toEqual(['git-failed'])
  })

  test('in a bare repository, or in the .git folder itself: no witness', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': LF })
    box.clone('r', 'bare.git', '--bare')
    expect(await box.ask('bare.git', 'HEAD', LF)).toEqual({ index: 0, notes: [] })
    expect(codesOf(await box.ask('r/.git', 'HEAD', LF))).toEqual(['not-a-working-tree'])
    box.git('r', 'config', 'core.bare', 'true')
    expect(codesOf(await box.ask('r', 'a.txt', 'x'))).toEqual(['not-a-working-tree'])
  })

  test('in a partial clone: nothing is fetched', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': LF, 'b.txt': LF })
    box.commit('origin', { 'a.txt': 'second\n' })
    box.git('origin', 'config', 'uploadpack.allowFilter', 'true')
    box.clone('origin', 'r', '--filter=blob:none')
    const packs = () => readdirSync(box.path('r/.git/objects/pack')).length
    const before = packs()
    box.put('r', 'a.txt', 'built\n')
    box.put('r', 'b.txt', 'built\n')
    const [a, b] = await box.look('r', box.drifted('r', { 'a.txt': 'first\n', 'b.txt': LF }))
    expect(a).toMatchObject({ layer: 'commit' })
    expect(b).toMatchObject({ layer: 'workspace', source: 'HEAD' })
    box.clone('origin', 'empty', '--filter=blob:none', '--no-checkout')
    box.put('empty', 'b.txt', 'built\n')
    const unknown = await box.ask('empty', 'b.txt', LF)
    expect(unknown.layer).toBeUndefined()
    expect(codesOf(unknown)).toEqual(['partial-clone'])
    expect(packs()).toBe(before)
  })
})

const asRoot = testWith('root')

asRoot('a repository of another owner is not asked; the command that allows it makes it answer', async () => {
  const box = new Sandbox()
  box.repository("it's", { 'a.txt': LF })
  box.put("it's", 'a.txt', 'built\n')
  for (const path of ['', '.git']) chownSync(join(box.path("it's"), path), 12345, 12345)
  const refused = await box.ask("it's", 'a.txt', LF)
  expect(refused).toEqual({
    index: 0,
    notes: [
      {
        code: 'unsafe-owner',
        text: expect.any(String),
        run: ['git', 'config', '--global', '--add', 'safe.directory', box.path("it's")]
      }
    ]
  })
  box.git('', ...(refused.notes[0]?.run?.slice(1) ?? []))
  expect(await box.ask("it's", 'a.txt', LF)).toMatchObject({ layer: 'workspace', source: 'HEAD' })
})

describe('hostile names', () => {
  const names = [
    'line\nbreak',
    '-rf',
    '--output=x',
    '"quoted"',
    "it's",
    '$(touch x)',
    '`x`',
    'a b',
    ' lead',
    'tail ',
    ':(top)a',
    ':!a',
    '*',
    'a[1]',
    '#x',
    '!x',
    'é',
    '日本',
    '\x01',
    'tab\t',
    'back\\slash',
    '~',
    'HEAD',
    '@{-1}',
    'x:y',
    '%s',
    'deep/-x/:/y'
  ]

  test('are asked about like any other, few or many', async () => {
    const box = new Sandbox()
    const sealed = Object.fromEntries(names.map(name => [name, `${JSON.stringify(name)}\n`]))
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`many/${n}`, `${n}\n`]))
    box.git('', 'init', '-q', 'r')
    for (const [name, content] of Object.entries({ ...sealed, ...many, '.gitattributes': '* text eol=crlf\n' }))
      box.put('r', name, content)
    box.git('r', 'add', '-A')
    box.git('r', 'commit', '-qm', 'sealed')
    for (const [name, content] of Object.entries(sealed)) box.put('r', name, content.replace('\n', '\r\n'))
    for (const wanted of [sealed, { ...sealed, ...many }]) {
      const witnesses = await box.look('r', box.drifted('r', wanted))
      for (const [at] of names.entries())
        expect(witnesses[at]).toMatchObject({ layer: 'checkout', source: 'HEAD', because: [{ line: 1 }] })
    }
    box.git('r', 'add', '-A')
    const id = box.git('r', 'rev-parse', 'HEAD')
    for (const name of Object.keys(sealed)) box.put('r', name, 'broken\n')
    box.git('r', '-c', 'core.autocrlf=false', 'add', '-A')
    box.git('r', 'commit', '-qm', 'broken')
    const broken = await box.look('r', box.drifted('r', { ...sealed, ...many }))
    const breaking = box.git('r', 'rev-parse', 'HEAD')
    expect(breaking).not.toBe(id)
    for (const [at] of names.entries())
      expect(broken[at]).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id: breaking } })
  })

  test('are asked about when they are not UTF-8', async () => {
    const box = new Sandbox()
    const raw = Buffer.from([0x66, 0xff, 0xfe, 0x2f, 0x61])
    box.git('', 'init', '-q', 'r')
    const folder = Buffer.concat([Buffer.from(`${box.path('r')}/`), raw.subarray(0, 3)])
    mkdirSync(folder)
    const path = Buffer.concat([Buffer.from(`${box.path('r')}/`), raw])
    writeFileSync(path, LF)
    box.git('r', 'add', '-A')
    box.git('r', 'commit', '-qm', 'sealed')
    box.put('r', '.gitattributes', '* eol=crlf\n')
    writeFileSync(path, CRLF)
    const [drifted] = box.drifted('r', { x: LF })
    box.put('r', 'found', CRLF)
    const found = measure(box.path('r/found'))
    if (drifted === undefined || found === undefined) throw new Error('no file')
    const witnesses = await box.look('r', [{ seal: { ...drifted.seal, path: 'f\\xff\\xfe/a', rawPath: raw }, found }])
    expect(witnesses[0]).toMatchObject({ layer: 'checkout', source: 'HEAD' })
  })

  test('of the folder that holds the repository', async () => {
    const box = new Sandbox()
    for (const name of ['-x', 'a b', "it's", '$(x)', 'é']) {
      box.repository(`./${name}`, { 'a.txt': LF, '.gitattributes': '* eol=crlf\n' })
      box.put(name, 'a.txt', CRLF)
      expect(await box.ask(name, 'a.txt', LF)).toMatchObject({
        layer: 'checkout',
        repository: box.path(name),
        because: [{ line: 1 }]
      })
    }
    box.repository('line\nbreak', { 'a.txt': LF })
    expect(codesOf(await box.ask('line\nbreak', 'a.txt', 'x'))).toEqual(['not-a-working-tree'])
  })
})

test('a link that leads out of the repository is not followed for attributes', async () => {
  const box = new Sandbox()
  const outside = folderWith({ attributes: '* eol=crlf\n' })
  box.repository('r', { 'a.txt': LF })
  symlinkSync(join(outside, 'attributes'), box.path('r/.gitattributes'))
  box.put('r', 'a.txt', CRLF)
  const witness = await box.ask('r', 'a.txt', LF)
  expect(witness).toMatchObject({ layer: 'workspace' })
  expect(witness.because).toBeUndefined()
})

test('nothing is written: not even the index is refreshed', async () => {
  const box = new Sandbox()
  box.repository('r', { 'a.txt': LF, 'b/b.txt': LF })
  box.commit('r', { 'a.txt': 'broken\n' })
  box.put('r', 'b/b.txt', CRLF)
  const state = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const path = join(folder, entry.name)
      const { mtimeMs, ctimeMs, size } = statSync(path)
      return [`${path} ${mtimeMs} ${ctimeMs} ${size}`, ...(entry.isDirectory() ? state(path) : [])]
    })
  const before = state(box.folder)
  await box.look('r', box.drifted('r', { 'a.txt': LF, 'b/b.txt': LF, 'c.txt': LF }))
  expect(state(box.folder)).toEqual(before)
  renameSync(box.path('r'), box.path('s'))
})
