import { describe, expect, test } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import { codesOf, collect, lines, Sandbox } from './repositories.ts'

const SEALED = lines(20)

describe('a commit broke the file', () => {
  test('it is named, whatever came after it', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': 'b\n' })
    box.commit('r', { 'b.txt': 'other\n' }, 'not this one')
    const id = box.commit('r', { 'a.txt': SEALED.toUpperCase() }, 'Format everything\n\nbody')
    box.commit('r', { 'a.txt': 'third\n' }, 'nor this one')
    const witness = await box.ask('r', 'a.txt', SEALED)
    expect(witness).toMatchObject({ layer: 'commit', source: 'object-store', notes: [] })
    expect(witness.commit).toEqual({ id, date: '2026-01-01T00:00:03Z', subject: 'Format everything' })
    expect(witness.original?.toString()).toBe(SEALED)
  })

  test('the last of several, when it was repaired in between', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED })
    box.commit('r', { 'a.txt': 'broken\n' })
    box.commit('r', { 'a.txt': SEALED })
    const id = box.commit('r', { 'a.txt': 'broken\n' })
    expect((await box.ask('r', 'a.txt', SEALED)).commit?.id).toBe(id)
  })

  test('a commit on a branch is named before the merge that brought it', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': 'b\n' })
    box.git('r', 'switch', '-qc', 'branch')
    const id = box.commit('r', { 'a.txt': 'branch\n' })
    box.git('r', 'switch', '-q', 'main')
    box.commit('r', { 'b.txt': 'main\n' })
    box.git('r', 'merge', '-q', '--no-ff', 'branch', '-m', 'merge')
    expect((await box.ask('r', 'a.txt', SEALED)).commit?.id).toBe(id)
  })

  test('a merge is named when no other commit did it', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': 'b\n' })
    box.git('r', 'switch', '-qc', 'branch')
    box.commit('r', { 'b.txt': 'branch\n' })
    box.git('r', 'switch', '-q', 'main')
    box.commit('r', { 'c.txt': 'main\n' })
    box.git('r', 'merge', '-q', '--no-ff', '--no-commit', 'branch')
    const id = box.commit('r', { 'a.txt': 'evil\n' }, 'merge')
    expect((await box.ask('r', 'a.txt', SEALED)).commit).toMatchObject({ id, subject: 'merge' })
  })

  test('the commit that deleted a file', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': 'b\n' })
    box.git('r', 'rm', '-q', 'a.txt')
    const id = box.commit('r', {}, 'delete')
    expect(await box.ask('r', 'a.txt', SEALED)).toMatchObject({ layer: 'commit', source: 'object-store', commit: { id } })
    box.put('r', 'a.txt', 'written again\n')
    expect(await box.ask('r', 'a.txt', SEALED)).toMatchObject({ layer: 'commit', commit: { id } })
    expect(await box.ask('r', 'a.txt', 'never committed\n')).toMatchObject({ layer: 'commit', commit: { id } })
  })

  test('bytes that were never committed', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n' })
    const witness = await box.ask('r', 'a.txt', SEALED)
    expect(witness.layer).toBe('commit')
    expect(witness.commit).toBeUndefined()
    expect(codesOf(witness)).toEqual(['never-committed'])
  })

  test('bytes that were committed under another name', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n', 'b.txt': SEALED })
    const witness = await box.ask('r', 'a.txt', SEALED)
    expect(witness).toMatchObject({ layer: 'commit', source: 'object-store' })
    expect(codesOf(witness)).toEqual(['never-committed'])
  })

  test('an untracked file, and one of no commit', async () => {
    const box = new Sandbox()
    box.repository('r', { 'b.txt': SEALED })
    box.put('r', 'a.txt', 'untracked\n')
    const untracked = await box.ask('r', 'a.txt', SEALED)
    expect(untracked.layer).toBeUndefined()
    expect(untracked.source).toBe('object-store')
    expect(codesOf(untracked)).toEqual(['untracked'])
    box.git('', 'init', '-q', 'unborn')
    box.put('unborn', 'a.txt', 'new\n')
    const unborn = await box.ask('unborn', 'a.txt', SEALED)
    expect(unborn).toEqual({ index: 0, notes: [expect.objectContaining({ code: 'no-commit' })], repository: box.path('unborn') })
  })

  test('a shallow clone says what more history would tell', async () => {
    const box = new Sandbox()
    box.repository('origin', { 'a.txt': SEALED })
    const id = box.commit('origin', { 'a.txt': 'broken\n' })
    box.clone('origin', 'one', '--depth', '1')
    const one = await box.ask('one', 'a.txt', SEALED)
    expect(one).toMatchObject({ layer: 'commit', notes: [{ code: 'shallow', run: ['git', 'fetch', '--unshallow'] }] })
    expect(one.notes[0]?.text).toContain('only the last commit')
    expect(one.notes[0]?.text).toContain('fetch-depth: 0')
    expect(one.original).toBeUndefined()
    box.clone('origin', 'two', '--depth', '2')
    expect(await box.ask('two', 'a.txt', SEALED)).toMatchObject({
      layer: 'commit',
      source: 'object-store',
      commit: { id },
      notes: []
    })
  })

  test('at most so many commits are looked at', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED })
    box.commit('r', { 'a.txt': 'broken\n' })
    box.commit('r', { 'a.txt': 'again\n' })
    const witness = await box.ask('r', 'a.txt', SEALED, { commits: 1 })
    expect(witness).toMatchObject({ layer: 'commit', source: 'object-store', notes: [{ code: 'limit' }] })
    expect(witness.commit).toBeUndefined()
  })

  test('a hostile message stays text, and short', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED })
    box.commit('r', { 'a.txt': 'broken\n' }, `::error::\x1b[31m\x01:100644 \x02${'x'.repeat(1000)}`)
    const { commit } = await box.ask('r', 'a.txt', SEALED)
    expect(commit?.subject).toMatch(/^::error::\x1b\[31m\x01:100644 \x02x+$/)
    expect(commit?.subject).toHaveLength(200)
  })
})

describe('sealed bytes that are known already', () => {
  test('settle the layer without a look at any blob; a commit is named by the search', async () => {
    const box = new Sandbox()
    const crlf = lines(20, '\r\n')
    box.repository('r', { 'a.txt': SEALED, 'b.txt': SEALED, '.gitattributes': 'a.txt eol=crlf\n' })
    const id = box.commit('r', { 'b.txt': crlf })
    box.put('r', 'a.txt', crlf)
    const files = box.drifted('r', { 'a.txt': SEALED, 'b.txt': SEALED })
    const survey = await askGit(box.path('r'), files, { environment: box.environment })
    expect(survey.explain(0, Buffer.from(SEALED))).toEqual({
      index: 0,
      layer: 'checkout',
      because: [{ file: '.gitattributes', line: 1, text: 'a.txt eol=crlf' }],
      notes: [],
      repository: box.path('r')
    })
    expect(survey.explain(1, Buffer.from(SEALED))).toBeUndefined()
    const rest = []
    for await (const witness of survey.search()) rest.push(witness)
    expect(rest).toEqual([
      { index: 1, layer: 'commit', commit: expect.objectContaining({ id }), notes: [], repository: box.path('r') }
    ])
  })

  test('the same layers as by the search, for every kind of file', async () => {
    const box = new Sandbox()
    const crlf = lines(20, '\r\n')
    const attributes = 'eol.txt eol=crlf\nid.txt ident\nwide.txt working-tree-encoding=UTF-16LE-BOM\n'
    const sealed = { 'eol.txt': SEALED, 'id.txt': '$Id$\n', 'wide.txt': SEALED, 'later.txt': SEALED, 'gone.txt': SEALED }
    box.repository('origin', { ...sealed, 'lf.txt': SEALED, 'broken.txt': SEALED, '.gitattributes': attributes })
    box.commit('origin', { 'broken.txt': 'broken\n' })
    box.clone('origin', 'r')
    box.put('r', 'later.txt', 'later\n')
    box.remove('r', 'gone.txt')
    box.put('r', 'stray.txt', 'stray\n')
    const all = { ...sealed, 'lf.txt': crlf, 'broken.txt': SEALED, 'stray.txt': SEALED }
    const files = box.drifted('r', all)
    const searched = await box.look('r', files)
    const survey = await askGit(box.path('r'), files, { environment: box.environment })
    const judged = files.map((_, index) => survey.explain(index, Buffer.from(Object.values(all)[index] ?? '')))
    for await (const witness of survey.search()) judged[witness.index] = witness
    const strip = ({ layer, because, commit, notes }: NonNullable<(typeof judged)[number]>) => ({ layer, because, commit, notes })
    expect(judged.map(witness => witness && strip(witness))).toEqual(searched.map(strip))
    expect(searched.map(({ layer }) => layer)).toEqual([
      'checkout',
      'checkout',
      'checkout',
      'workspace',
      'workspace',
      'checkout',
      'commit',
      undefined
    ])
    await expect(collect(survey.search(), files)).rejects.toThrow()
  })
})
