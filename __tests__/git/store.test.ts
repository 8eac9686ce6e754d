import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { askGit } from '../../src/git/explain-file.ts'
import { sha256, twinOf } from '../drift/sealing.ts'
import { codesOf, lines, Sandbox } from './repositories.ts'

const SEALED = lines(20)

describe('the sealed bytes in the object store', () => {
  test('by the id in the manifest, which is only believed when the bytes match', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n', 'b.txt': SEALED })
    const right = box.git('r', 'rev-parse', 'HEAD:b.txt')
    const wrong = box.git('r', 'rev-parse', 'HEAD:a.txt')
    const look = async (git: string) => {
      const files = box.drifted('r', { 'a.txt': SEALED }).map(file => ({ ...file, seal: { ...file.seal, git } }))
      return (await box.look('r', files))[0]
    }
    expect(await look(right)).toMatchObject({ source: 'manifest-id', original: Buffer.from(SEALED) })
    for (const git of [
      wrong,
      right.slice(0, 10),
      '0'.repeat(40),
      `${right}${'0'.repeat(24)}`,
      `${right}\n${wrong}`,
      'HEAD:b.txt',
      '--help'
    ]) {
      expect(await look(git)).toMatchObject({ source: 'object-store' })
    }
  })

  test('a blob that nothing leads to', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n' })
    box.put('r', 'lost', SEALED)
    box.git('r', 'hash-object', '-w', 'lost')
    box.remove('r', 'lost')
    expect(await box.ask('r', 'a.txt', SEALED)).toMatchObject({ source: 'object-store', original: Buffer.from(SEALED) })
  })

  test('one digit of the seal decides, wherever the bytes are', async () => {
    const box = new Sandbox()
    const stored = SEALED.replace('1', '2')
    const oid = sha256(Buffer.from(stored))
    box.repository('r', {
      'head.txt': SEALED,
      'given.txt': 'other\n',
      'b.txt': SEALED,
      'lfs.txt': 'other\n',
      'lost.txt': 'other\n'
    })
    const git = box.git('r', 'rev-parse', 'HEAD:b.txt')
    box.put('r', `.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`, stored)
    box.put('r', 'head.txt', 'built\n')
    const sealed = { 'head.txt': SEALED, 'given.txt': SEALED, 'lfs.txt': stored, 'lost.txt': SEALED }
    const files = box
      .drifted('r', sealed)
      .map(file => ({ ...file, seal: { ...file.seal, ...(file.seal.path === 'given.txt' && { git }) } }))
    const found = await box.look('r', files)
    expect(found.map(({ source }) => source)).toEqual(['HEAD', 'manifest-id', 'lfs-store', 'object-store'])
    const twins = files.map(file => ({ ...file, seal: twinOf(file.seal) }))
    const name = twinOf(files[2]?.seal ?? { path: '', digests: {}, line: 1 }).digests.sha256 ?? ''
    box.put('r', `.git/lfs/objects/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`, stored)
    const none = await box.look('r', twins)
    expect(none.map(({ source, original }) => [source, original])).toEqual(twins.map(() => [undefined, undefined]))
  })

  test('blobs of the right length and wrong bytes are never taken', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n' })
    for (let n = 0; n < 20; n++) box.put('r', `poison/${n}`, SEALED.replace(`line ${n + 1}\n`, `lime ${n + 1}\n`))
    box.git('r', 'add', 'poison')
    const witness = await box.ask('r', 'a.txt', SEALED)
    expect(witness.original).toBeUndefined()
    expect(witness.source).toBeUndefined()
    box.put('r', 'poison/real', SEALED)
    box.git('r', 'add', 'poison')
    expect(await box.ask('r', 'a.txt', SEALED)).toMatchObject({ source: 'object-store', original: Buffer.from(SEALED) })
  })

  test('an object with the right id and wrong bytes proves nothing', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED })
    const id = box.git('r', 'rev-parse', 'HEAD:a.txt')
    const forged = SEALED.replace('7', '8')
    box.remove('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`)
    box.put('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`, deflateSync(Buffer.from(`blob ${forged.length}\0${forged}`)))
    box.put('r', 'a.txt', forged)
    const files = box.drifted('r', { 'a.txt': SEALED }).map(file => ({ ...file, seal: { ...file.seal, git: id } }))
    const [witness] = await box.look('r', files)
    expect(witness?.original).toBeUndefined()
  })

  test('a broken object is not guessed at, and hides no other', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': SEALED.toUpperCase() })
    const id = box.git('r', 'rev-parse', 'HEAD:a.txt')
    box.remove('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`)
    box.put('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`, 'garbage')
    box.put('r', 'a.txt', 'x\n')
    box.put('r', 'b.txt', 'x\n')
    const [a, b] = await box.look('r', box.drifted('r', { 'a.txt': SEALED, 'b.txt': SEALED.toUpperCase() }))
    expect(a?.original).toBeUndefined()
    expect(a?.layer).toBeUndefined()
    expect(b).toMatchObject({ layer: 'workspace', source: 'HEAD' })
  })

  test('inside the limits, and says when they are reached', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': 'other\n' })
    for (let n = 0; n < 5; n++) box.put('r', `poison/${n}`, SEALED.replace(`line ${n + 1}\n`, `lime ${n + 1}\n`))
    box.git('r', 'add', 'poison')
    expect(codesOf(await box.ask('r', 'a.txt', SEALED, { candidates: 3 }))).toEqual(['limit'])
    expect(codesOf(await box.ask('r', 'a.txt', SEALED, { candidates: 5 }))).toEqual(['never-committed'])
    expect(codesOf(await box.ask('r', 'a.txt', SEALED, { blobBytes: SEALED.length - 1 }))).toEqual(['limit'])
    expect(codesOf(await box.ask('r', 'a.txt', SEALED, { totalBytes: 2 * SEALED.length }))).toEqual(['limit'])
    box.commit('r', { 'a.txt': SEALED })
    box.put('r', 'a.txt', 'other\n')
    const large = await box.ask('r', 'a.txt', SEALED, { blobBytes: 10 })
    expect(large.layer).toBeUndefined()
    expect(codesOf(large)).toContain('too-large')
  })

  test('one blob of many files is read, and counted, once', async () => {
    const box = new Sandbox()
    const sealed = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.txt`, SEALED]))
    box.repository('r', sealed)
    for (const path of Object.keys(sealed)) box.put('r', path, 'built\n')
    const witnesses = await box.look('r', box.drifted('r', sealed), { totalBytes: SEALED.length })
    expect(witnesses.filter(({ source, layer }) => source === 'HEAD' && layer === 'workspace')).toHaveLength(20)
  })

  test('out of time, all is unknown and nothing thrown', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED })
    box.put('r', 'a.txt', 'other\n')
    const witness = await box.ask('r', 'a.txt', SEALED, { milliseconds: 0 })
    expect(witness).toEqual({ index: 0, notes: [expect.objectContaining({ code: 'git-failed' })] })
  })

  test('a seal without a length, and one of another algorithm', async () => {
    const box = new Sandbox()
    box.repository('r', { 'a.txt': SEALED, 'b.txt': 'other\n' })
    box.put('r', 'a.txt', 'other\n')
    const sha512 = createHash('sha512').update(SEALED).digest('hex')
    const files = ['a.txt', 'b.txt'].flatMap(path => [
      { seal: { path, digests: { sha512 }, line: 1 }, found: { bytes: 6, digests: { sha512: 'ab' } } },
      { seal: { path, digests: { sha512 }, bytes: SEALED.length, line: 1 }, found: { bytes: 6, digests: { sha512: 'ab' } } }
    ])
    const survey = await askGit(box.path('r'), files, {
      environment: box.environment
    })
    const seen = new Map<number, string>()
    for await (const { index, layer, source, original, notes } of survey.search()) {
      seen.set(index, `${layer} ${source} ${notes.map(({ code }) => code)}`)
      if (original !== undefined) expect(Buffer.from(original).toString()).toBe(SEALED)
    }
    expect([...seen].sort()).toEqual([
      [0, 'workspace HEAD '],
      [1, 'workspace HEAD '],
      [2, 'commit object-store never-committed'],
      [3, 'commit object-store never-committed']
    ])
  })

  describe('a seal without a length', () => {
    const withoutLength = (box: Sandbox, sealed: Readonly<Record<string, string>>) =>
      box.drifted('r', sealed).map(({ seal: { bytes: _, ...seal }, ...file }) => ({ ...file, seal }))
    const askAny = async (box: Sandbox, sealed: string, limits: Parameters<Sandbox['look']>[2] = {}) => {
      const witnesses = await askGit(box.path('r'), withoutLength(box, { 'a.txt': sealed }), {
        environment: box.environment,
        limits
      })
      for await (const witness of witnesses.search()) return witness
      throw new Error('no witness')
    }

    test('is found in the history of its path, and the commit that broke it is named', async () => {
      const box = new Sandbox()
      box.repository('r', { 'a.txt': SEALED })
      const breaking = box.commit('r', { 'a.txt': 'other\n' })
      box.commit('r', { 'a.txt': 'another\n' })
      const witness = await askAny(box, SEALED)
      expect(witness).toMatchObject({ source: 'object-store', layer: 'commit', commit: { id: breaking }, notes: [] })
      expect(sha256(Buffer.from(witness.original ?? ''))).toBe(sha256(Buffer.from(SEALED)))
      expect(await askAny(box, SEALED.replace('7', '8'))).not.toHaveProperty('original')
    })

    test('the history of the path comes before other blobs, and what the limit leaves out is said', async () => {
      const box = new Sandbox()
      box.repository('r', { 'a.txt': SEALED })
      box.commit('r', { 'a.txt': 'other\n' })
      for (let n = 0; n < 20; n++) box.put('r', `many/${n}`, `${n}\n`)
      box.git('r', 'add', 'many')
      const cut = await askAny(box, SEALED, { candidates: 2 })
      expect(cut).toMatchObject({ source: 'object-store' })
      const nothing = await askAny(box, `${SEALED}x`, { candidates: 2 })
      expect(nothing.original).toBeUndefined()
      expect(nothing.notes.map(({ text }) => text)).toEqual([
        expect.stringContaining('2 blobs were tried, and there are more or larger ones')
      ])
      expect((await askAny(box, `${SEALED}x`)).notes.map(({ code }) => code)).toEqual(['never-committed'])
    })

    test('a blob with wrong bytes under an id of the history proves nothing', async () => {
      const box = new Sandbox()
      box.repository('r', { 'a.txt': 'first\n' })
      const id = box.git('r', 'rev-parse', 'HEAD:a.txt')
      box.commit('r', { 'a.txt': 'other\n' })
      box.remove('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`)
      box.put('r', `.git/objects/${id.slice(0, 2)}/${id.slice(2)}`, deflateSync(Buffer.from(`blob ${SEALED.length}\0${SEALED}`)))
      expect((await askAny(box, SEALED)).original).toBeUndefined()
    })
  })
})
