import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Seal } from '../../src/model/seal.ts'
import { type SealedPlaces, sealChanges } from '../../src/reseal/changes.ts'
import { sealOf } from '../support/seals.ts'

const list = (seals: SealedPlaces['seals'], more: Partial<SealedPlaces> = {}): SealedPlaces => ({
  manifest: 'SHA256SUMS',
  root: '.',
  seals,
  covers: [],
  ...more
})
const codes = (before: readonly SealedPlaces[], after: readonly SealedPlaces[]) =>
  sealChanges(before, after).map(({ code, path, what }) => [code, path, what].filter(word => word !== undefined).join(' '))

const a = sealOf('a', 'one')

describe('what becomes of a seal', () => {
  test('nothing', () => {
    expect(codes([list([a])], [list([a])])).toEqual([])
  })

  test('other bytes, more seals, fewer', () => {
    const b = sealOf('b', 'b')
    expect(codes([list([a])], [list([sealOf('a', 'two')])])).toEqual(['resealed a'])
    expect(codes([list([a])], [list([a, b])])).toEqual(['seal-added b'])
    expect(codes([list([a, b])], [list([a])])).toEqual(['seal-removed b'])
    expect(codes([list([a])], [])).toEqual(['seal-removed a'])
  })

  test('a path that a list newly leaves out of its scope is weakened, once, and not where another list still covers it', () => {
    const model = (excludes: readonly string[], more: Partial<SealedPlaces> = {}) =>
      list([a], { covers: ['**'], excludes, ...more })
    const before = model(['build', 'build/**'])
    expect(codes([before], [model(['build', 'build/**', 'x.bin', 'x.bin/**'])])).toEqual([
      'seal-weakened files without a seal are no longer looked for in "x.bin", "x.bin/**"'
    ])
    expect(codes([before], [before])).toEqual([])
    expect(codes([model(['build', 'build/**', 'x.bin'])], [before])).toEqual([])
    // It was left out already, below another path.
    expect(codes([before], [model(['build', 'build/**', 'build/x', 'build/x/**'])])).toEqual([])
    expect(codes([before], [model(['build', 'build/**', 'x.bin']), model([], { manifest: 'other.json' })])).toEqual([])
    const elsewhere = model([], { manifest: 'other.json', root: 'sub' })
    expect(codes([before], [model(['build', 'build/**', 'x.bin']), elsewhere])).toEqual([
      'seal-weakened files without a seal are no longer looked for in "x.bin"',
      'seal-added a'
    ])
  })

  test('the same promise in another manifest, root or format is no change', () => {
    const sub = list([a], { manifest: 'sub/x.sha256', root: 'sub' })
    const above = list([{ ...a, path: 'sub/a' }], { manifest: 'all.json' })
    expect(codes([sub], [above])).toEqual([])
    expect(codes([above], [sub])).toEqual([])
    expect(codes([list([a])], [sub])).toEqual(['seal-removed a', 'seal-added a'])
  })

  test('less is promised', () => {
    const full = {
      ...a,
      text: 'ascii',
      eol: 'lf',
      git: 'f'.repeat(40),
      digests: { ...a.digests, sha512: 'd'.repeat(128) }
    } as const
    const { bytes: _, ...without } = full
    const weak = (now: Seal) => codes([list([full])], [list([now])])
    expect(weak(without)).toEqual(['seal-weakened a it no longer has its length'])
    expect(weak({ ...full, digests: a.digests })).toEqual(['seal-weakened a it no longer has sha512'])
    expect(weak(a)).toEqual(['seal-weakened a it no longer has sha512, the fact "text", the fact "eol", the fact "git"'])
    expect(codes([list([a])], [list([full])])).toEqual([])
  })

  test('digests of which none is shared promise nothing about each other', () => {
    const other = { ...a, digests: { sha512: 'd'.repeat(128) } }
    expect(codes([list([a])], [list([other])])).toEqual(['resealed a', 'seal-weakened a it no longer has sha256'])
  })

  test('a scope is dropped', () => {
    const scoped = list([a], { covers: ['**', 'sql/**'] })
    expect(codes([scoped], [list([a], { covers: ['**'] })])).toEqual([
      'seal-weakened files without a seal are no longer looked for in "sql/**"'
    ])
    expect(codes([list([a])], [scoped])).toEqual([])
  })

  test('one of two manifests that seal a path is enough to change its seal', () => {
    const two = list([sealOf('a', 'two')], { manifest: 'other' })
    expect(codes([list([a]), list([a], { manifest: 'other' })], [list([a]), two])).toEqual(['resealed a'])
  })
})

test('every change of a promise is reported, and no other change is', () => {
  const seals = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 0 })
    .chain(paths => fc.tuple(...paths.map(path => fc.constantFrom('1', '2').map(content => sealOf(path, content)))))
  fc.assert(
    fc.property(seals, seals, (before, after) => {
      const told = new Set(sealChanges([list(before)], [list(after)]).map(({ path }) => path))
      for (const path of ['a', 'b', 'c', 'd']) {
        const [was, is] = [before, after].map(all => all.find(seal => seal.path === path)?.digests.sha256)
        expect(told.has(path)).toBe(was !== is)
      }
    })
  )
})
