import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith } from '../support/folder.ts'
import { git } from '../support/git.ts'

const ONE = 'first line\nsecond line\n'
const TWO = 'another file, of another length\n'
const hex = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')
/** A digest that no file has, as one of an algorithm would be that Node does not compute. */
const UNKNOWN = 'd'.repeat(64)

async function outcome(
  name: string,
  lines: readonly string[],
  files: Readonly<Record<string, string>>,
  more: Partial<GateRequest> = {}
) {
  const cwd = folderWith({ ...files, [name]: `${lines.join('\n')}\n` })
  const { verdict, findings, counts } = await gate(aRequest({ cwd, manifests: [name], git: false, ...more }), null)
  return { verdict, codes: findings.map(({ code }) => code), reason: findings[0]?.reason ?? '', counts }
}

describe('a list of bare digests whose name states no algorithm', () => {
  const files = { 'a.txt': ONE, 'b.txt': TWO }

  test.each(['SHA256SUMS', 'a.sha256', 'SHASUMS256.txt', 'list-sha-256.txt'])(
    '%s states it: what differs has changed',
    async name => {
      expect(await outcome(name, [`${UNKNOWN}  a.txt`], files)).toMatchObject({ verdict: 'fail', codes: ['digest-mismatch'] })
    }
  )

  test.each([
    ['of which no file has the digest', [`${UNKNOWN}  a.txt`, `${'b'.repeat(64)}  b.txt`], /SHA3-256.*BLAKE3/],
    ['of SHA3-256', [`${hex('sha3-256', ONE)}  a.txt`, `${hex('sha3-256', TWO)}  b.txt`], /SHA3-256 digests, as a file proves/],
    ['of BLAKE2s', [`${UNKNOWN}  a.txt`, `${hex('blake2s256', TWO)}  b.txt`], /BLAKE2s digests, as a file proves/],
    ['of SHA3-384', [`${hex('sha3-384', ONE)}  a.txt`], /SHA3-384 digests, as a file proves/],
    ['of SHA3-512', [`${hex('sha3-512', ONE)}  a.txt`], /SHA3-512 digests, as a file proves/],
    ['with 96 digits', [`${'c'.repeat(96)}  a.txt`], /SHA-384.*SHA3-384/],
    ['with three columns', [`${hex('sha3-256', ONE)} ${ONE.length} a.txt`], /SHA3-256 digests/]
  ])('%s is refused, and not one of its files is said to have changed', async (_what, lines, reason) => {
    const { verdict, codes, reason: said, counts } = await outcome('checksums.txt', lines, files)
    expect([verdict, codes]).toEqual(['unverifiable', ['manifest-digest-ambiguous']])
    expect(said).toMatch(reason)
    expect(counts).toMatchObject({ drifted: 0, unverifiable: lines.length })
  })

  test('is proved by one intact file: the others have changed', async () => {
    const lines = [`${hex('sha256', ONE)}  a.txt`, `${UNKNOWN}  b.txt`]
    expect(await outcome('manifest.txt', lines, files)).toMatchObject({ verdict: 'fail', codes: ['digest-mismatch'] })
    expect((await outcome('manifest.txt', lines, { ...files, 'a.txt': 'quite another text\n' })).verdict).toBe('unverifiable')
  })

  test('is proved by an intact file that another shard judges', async () => {
    const lines = [`${hex('sha256', ONE)}  a.txt`, `${UNKNOWN}  b.txt`]
    const shards = await Promise.all([1, 2].map(index => outcome('manifest.txt', lines, files, { shard: { index, of: 2 } })))
    expect(shards.map(({ verdict }) => verdict).sort()).toEqual(['fail', 'pass'])
    expect(shards.flatMap(({ codes }) => codes)).toEqual(['digest-mismatch'])
  })

  test('is proved by a cause that is undone', async () => {
    const lines = [`${hex('sha256', ONE)}  a.txt`]
    expect(await outcome('list', lines, { 'a.txt': ONE.replaceAll('\n', '\r\n') })).toMatchObject({
      verdict: 'fail',
      codes: ['digest-mismatch']
    })
    expect((await outcome('list', lines, { 'a.txt': 'quite another text\n' })).codes).toEqual(['manifest-digest-ambiguous'])
  })

  test('is proved by sealed bytes at another path', async () => {
    const lines = [`${hex('sha256', ONE)}  gone.txt`, `${UNKNOWN}  b.txt`]
    expect((await outcome('list', lines, files)).codes.sort()).toEqual(['digest-mismatch', 'moved'])
  })

  test('is proved by the bytes that git has', async () => {
    const list = (content: string) => ({ 'a.txt': ONE, list: `${hex('sha256', content)}  a.txt\n` })
    for (const [content, code] of [
      [ONE, 'digest-mismatch'],
      [`${ONE}!`, 'manifest-digest-ambiguous']
    ] as const) {
      const cwd = folderWith(list(content))
      git(cwd, 'init', '-q')
      git(cwd, 'add', '.')
      git(cwd, 'commit', '-qm', 'sealed')
      execFileSync('sh', ['-c', 'printf "something else altogether\n" > a.txt'], { cwd })
      const { findings } = await gate(aRequest({ cwd, manifests: ['list'] }), null)
      expect(findings.map(one => one.code)).toEqual([code])
    }
  })

  test('is proved by the digest of an empty file', async () => {
    const lines = [`${hex('sha256', '')}  a.txt`]
    expect(await outcome('list', lines, files)).toMatchObject({ verdict: 'fail', codes: ['digest-mismatch'] })
  })

  test('of another length than a file has is wrong whatever the digest is', async () => {
    expect(await outcome('list', [`${UNKNOWN} 5 a.txt`], files)).toMatchObject({ verdict: 'fail', codes: ['length-mismatch'] })
  })

  test('has BLAKE2b where a file proves it, and then all of them are', async () => {
    const lines = [`${hex('blake2b512', ONE)}  a.txt`, `${hex('blake2b512', TWO)}  b.txt`]
    expect(await outcome('list', lines, files)).toMatchObject({ verdict: 'pass', counts: { sealed: 2, intact: 2 } })
    expect(await outcome('list', lines, { ...files, 'b.txt': TWO.replace('f', 'g') })).toMatchObject({
      verdict: 'fail',
      codes: ['digest-mismatch'],
      counts: { drifted: 1, intact: 1 }
    })
  })
})

test('inline seals are SHA-256 by contract', async () => {
  const cwd = folderWith({ 'a.txt': ONE })
  const { verdict, findings } = await gate(aRequest({ cwd, manifests: [], seals: `${UNKNOWN}  a.txt`, git: false }), null)
  expect([verdict, findings.map(({ code }) => code)]).toEqual(['fail', ['digest-mismatch']])
})
