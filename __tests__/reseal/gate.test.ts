import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { gate } from '../../src/gate/gate.ts'
import { gitBase } from '../../src/git/base.ts'
import type { Base } from '../../src/model/base.ts'
import type { GateRequest } from '../../src/model/request.ts'
import { aRequest } from '../support/a-request.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { git } from '../support/git.ts'
import { gnuList } from '../support/seals.ts'

const ENV = { PATH: process.env['PATH'], HOME: '/nonexistent' }

/** A repository with one commit on main, and a branch to change. */
function repository(files: Readonly<Record<string, string>> = { 'a.md': 'a\n', 'b.md': 'b\n' }, folder = '.'): string {
  const root = folderWith()
  for (const [path, content] of Object.entries({ ...files, SHA256SUMS: gnuList(files) }))
    putFile(join(root, folder), path, content)
  git(root, 'init', '-q', '-b', 'main')
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', 'seal')
  git(root, 'checkout', '-qb', 'change')
  return root
}

function commit(root: string, message = 'change'): void {
  git(root, 'add', '-A')
  git(root, 'commit', '-qm', message)
}

async function baseOf(root: string, revision = 'main'): Promise<Base> {
  const base = await gitBase(root, revision, 'base', ENV, 1 << 20)
  if (base === undefined) throw new Error('no base')
  return base
}

async function ask(root: string, more: Partial<GateRequest> = {}) {
  const { verdict, findings } = await gate(aRequest({ cwd: root, manifests: ['SHA256SUMS'], git: false, ...more }), null)
  return [
    verdict,
    ...findings.map(({ code, severity, path }) => [code, severity, path].filter(word => word !== undefined).join(' '))
  ]
}

async function policy(root: string, permitted = false, manifests: readonly string[] = ['SHA256SUMS']) {
  return { reseal: { base: await baseOf(root), manifests, permitted, additions: false, why: 'policy', binding: true } }
}

/** The pull request that no checksum can see: bytes and seal are changed together. */
function resealed(root: string): void {
  const files = { 'a.md': 'evil\n', 'b.md': 'b\n' }
  for (const [path, content] of Object.entries({ ...files, SHA256SUMS: gnuList(files) })) putFile(root, path, content)
  commit(root, 'quiet "change"')
}

describe('the manifest of a trusted ref', () => {
  test('bytes and seal changed together pass by the checkout, and fail by the base', async () => {
    const root = repository()
    resealed(root)
    expect(await ask(root)).toEqual(['pass'])
    expect(await ask(root, { trusted: await baseOf(root) })).toEqual(['fail', 'digest-mismatch fail a.md'])
  })

  test('a deleted, replaced or linked manifest does not matter', async () => {
    const root = repository()
    rmSync(join(root, 'SHA256SUMS'))
    symlinkSync('/etc/passwd', join(root, 'SHA256SUMS'))
    expect(await ask(root, { trusted: await baseOf(root) })).toEqual(['pass'])
    rmSync(join(root, 'SHA256SUMS'))
    mkdirSync(join(root, 'SHA256SUMS'))
    expect(await ask(root, { trusted: await baseOf(root) })).toEqual(['pass'])
  })

  test('a manifest that the base has not, or that is a link there, seals nothing', async () => {
    const root = repository()
    putFile(root, 'new.sha256', gnuList({ 'a.md': 'a\n' }))
    const trusted = await baseOf(root)
    expect(await ask(root, { trusted, manifests: ['new.sha256'] })).toEqual(['unverifiable', 'manifest-not-found unverifiable'])
    expect(await ask(root, { trusted, manifests: ['../x'] })).toEqual(['unverifiable', 'manifest-unreadable unverifiable'])
    rmSync(join(root, 'SHA256SUMS'))
    symlinkSync('a.md', join(root, 'SHA256SUMS'))
    commit(root)
    expect(await ask(root, { trusted: await baseOf(root, 'change') })).toEqual([
      'unverifiable',
      'manifest-unreadable unverifiable'
    ])
  })

  test('in a subfolder of the repository', async () => {
    const root = repository({ 'a.md': 'a\n' }, 'sub')
    const base = await gitBase(join(root, 'sub'), 'main', 'base', ENV, 1 << 20)
    expect((await base?.read('SHA256SUMS'))?.toString()).toBe(gnuList({ 'a.md': 'a\n' }))
    expect(await base?.list()).toEqual(['SHA256SUMS', 'a.md'])
    expect(await base?.read('nowhere')).toBe(undefined)
  })

  test('there is no base without git, the commit, or a repository', async () => {
    const root = repository()
    expect(await gitBase(root, 'a'.repeat(40), 'base', ENV, 1)).toBe(undefined)
    expect(await gitBase(root, '--output=x', 'base', ENV, 1)).toBe(undefined)
    expect(await gitBase(root, 'main', 'base', { PATH: '/nonexistent' }, 1)).toBe(undefined)
    expect(await gitBase(folderWith(), 'main', 'base', ENV, 1)).toBe(undefined)
  })

  test('a manifest over the limit is not read', async () => {
    const root = repository()
    const trusted = await gitBase(root, 'main', 'base', ENV, 10)
    expect(await ask(root, { ...(trusted && { trusted }) })).toEqual(['unverifiable', 'manifest-unreadable unverifiable'])
  })
})

describe('what a pull request does to seals', () => {
  test('bytes and seal changed together are refused, or told when permitted', async () => {
    const root = repository()
    resealed(root)
    expect(await ask(root, await policy(root))).toEqual(['fail', 'resealed fail a.md'])
    expect(await ask(root, await policy(root, true))).toEqual(['pass', 'resealed notice a.md'])
    const { findings } = await gate(aRequest({ cwd: root, manifests: ['SHA256SUMS'], ...(await policy(root)) }), null)
    expect(findings[0]?.reason).toMatch(/^policy; last changed by commit [0-9a-f]{7,} of Ada, "quiet \\"change\\""$/)
  })

  test('no change of a seal is no finding, whatever else changed', async () => {
    const root = repository()
    putFile(root, 'other.txt', 'x')
    commit(root)
    expect(await ask(root, await policy(root))).toEqual(['pass'])
  })

  test('a manifest that is deleted, though no pattern names it any more', async () => {
    const root = repository()
    putFile(root, 'more.sha256', gnuList({ 'b.md': 'b\n' }))
    commit(root)
    const both = {
      reseal: { ...(await policy(root)).reseal, base: await baseOf(root, 'change'), manifests: ['SHA256SUMS', 'more.sha256'] }
    }
    rmSync(join(root, 'SHA256SUMS'))
    expect(await ask(root, { ...both, manifests: ['more.sha256'] })).toEqual(['fail', 'seal-removed fail a.md'])
  })

  test('a manifest that is renamed, and one in another format that promises less', async () => {
    const root = repository()
    renameSync(join(root, 'SHA256SUMS'), join(root, 'sums.txt'))
    expect(await ask(root, { ...(await policy(root)), manifests: ['sums.txt'] })).toEqual(['pass'])
    const { files, ...native } = JSON.parse('{"schema": "seal-gate/manifest/1", "covers": ["**"], "files": []}')
    const seals = ['a', 'b'].map(name => ({ path: `${name}.md`, ...sealed(`${name}\n`) }))
    putFile(root, 'seal-gate.json', `${JSON.stringify({ ...native, files: [...files, ...seals] })}\n`)
    rmSync(join(root, 'sums.txt'))
    commit(root)
    git(root, 'branch', '-f', 'main')
    putFile(root, 'SHA256SUMS', gnuList({ 'a.md': 'a\n', 'b.md': 'b\n' }))
    rmSync(join(root, 'seal-gate.json'))
    expect(await ask(root, await policy(root, false, ['seal-gate.json']))).toEqual([
      'fail',
      'seal-weakened fail a.md',
      'seal-weakened fail b.md',
      'seal-weakened fail'
    ])
  })

  test('an added seal is reported too: what is sealed in a packet counts as evidence', async () => {
    const root = repository()
    const files = { 'a.md': 'a\n', 'b.md': 'b\n', 'c.md': 'c\n' }
    for (const [path, content] of Object.entries({ ...files, SHA256SUMS: gnuList(files) })) putFile(root, path, content)
    const { reseal } = await policy(root)
    expect(await ask(root, { reseal })).toEqual(['fail', 'seal-added fail c.md'])
    expect(await ask(root, { reseal: { ...reseal, additions: true } })).toEqual(['pass', 'seal-added notice c.md'])
  })

  test('with a trusted ref, the manifest of the checkout is compared all the same', async () => {
    const root = repository()
    putFile(root, 'SHA256SUMS', gnuList({ 'a.md': 'a\n' }))
    commit(root)
    expect(await ask(root, { ...(await policy(root)), trusted: await baseOf(root) })).toEqual(['fail', 'seal-removed fail b.md'])
  })

  test('a base that cannot be read is never a base without seals', async () => {
    const root = repository()
    const dumb: Base = { name: 'base', read: () => Promise.reject(new Error('no network')), list: () => Promise.resolve([]) }
    const reseal = { base: dumb, manifests: ['SHA256SUMS'], permitted: false, additions: false, why: '', binding: true }
    expect(await ask(root, { reseal })).toEqual(['unverifiable', 'reseal-unknown unverifiable'])
    expect(await ask(root, { reseal: { ...reseal, binding: false } })).toEqual(['pass', 'reseal-unknown notice'])
    writeFileSync(join(root, 'SHA256SUMS'), 'junk')
    expect((await ask(root, await policy(root)))[0]).toBe('unverifiable')
  })
})

function sealed(content: string) {
  return { sha256: gnuList({ x: content }).slice(0, 64), bytes: content.length, text: 'ascii', eol: 'lf' }
}
