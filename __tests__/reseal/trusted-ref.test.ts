import { cpSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { verify } from '../../src/cli/verify.ts'
import { gitBase } from '../../src/git/base.ts'
import { startApi } from '../support/api-server.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { AB, BASE, commit, ENV, FORBID, git, judge, LABEL, pullRequest, seal } from '../support/pull-request.ts'
import { gnuList, sealOf } from '../support/seals.ts'

// Ways to a green run against a manifest of the checkout, where that of a trusted ref was asked for.

// The toolkit's debug lines.
beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
})

describe('the manifest of the base is in force', () => {
  test('though the pull request deletes it where a pattern names it', async () => {
    const change = pullRequest(
      root => {
        seal(root, 'sums/a.sha256', { 'a.md': 'a\n' }, 'sums')
        seal(root, 'sums/b.sha256', { 'b.md': 'b\n' }, 'sums')
      },
      root => {
        rmSync(join(root, 'sums/a.sha256'))
        putFile(root, 'sums/a.md', 'evil\n')
      }
    )
    for (const manifest of ['sums/*.sha256', './sums//*.sha256', join(change.root, 'sums/*.sha256')])
      expect([manifest, ...(await judge(change, { ...BASE, manifest: [manifest] }))]).toEqual([
        manifest,
        'fail',
        'digest-mismatch a.md'
      ])
  })

  test('though the pull request has a file whose name is the pattern', async () => {
    const change = pullRequest(
      root => seal(root, 'sums/a.sha256', { 'a.md': 'a\n' }, 'sums'),
      root => {
        seal(root, 'sums/*.sha256', { 'x.md': 'x\n' }, 'sums')
        putFile(root, 'sums/a.md', 'evil\n')
      }
    )
    const asked = { manifest: ['sums/*.sha256'] }
    expect((await judge(change, { ...BASE, ...asked })).slice(0, 2)).toEqual(['fail', 'digest-mismatch a.md'])
    expect((await judge(change, { ...FORBID, ...asked }))[0]).toBe('fail')
  })

  test('and is no stray itself, though the workspace is reached by a link', async () => {
    const { digests, bytes } = sealOf('a.md', 'a\n')
    const manifest = { schema: 'seal-gate/manifest/1', covers: ['**'], files: [{ path: 'a.md', ...digests, bytes }] }
    const change = pullRequest(
      root => {
        putFile(root, 'a.md', 'a\n')
        putFile(root, 'm.json', `${JSON.stringify(manifest)}\n`)
      },
      () => undefined
    )
    const link = join(folderWith(), 'link')
    symlinkSync(change.root, link)
    expect(await judge({ ...change, root: link }, { ...BASE, manifest: ['m.json'] })).toEqual(['pass'])
    putFile(change.root, 'evil.md', 'evil\n')
    expect(await judge({ ...change, root: link }, { ...BASE, manifest: ['m.json'] })).toEqual(['fail', 'unsealed evil.md'])
  })

  test('and a new manifest is not, until it is merged', async () => {
    const change = pullRequest(
      root => seal(root, 'a.sha256', { 'a.md': 'a\n' }),
      root => seal(root, 'new.sha256', { 'new.md': 'new\n' })
    )
    const both = { ...BASE, manifest: ['*.sha256'] }
    expect(await judge(change, both)).toEqual(['pass'])
    expect(await judge(change, { ...both, ...FORBID })).toEqual(['fail', 'seal-added new.md'])
    expect(await judge(change, { ...both, manifest: ['new*.sha256'] })).toEqual([
      'unverifiable',
      'manifest-not-found new*.sha256'
    ])
  })

  test('a manifest that the pull request breaks is reported where seals may not change', async () => {
    const change = pullRequest(
      root => seal(root, 'SUMS', AB),
      root => putFile(root, 'SUMS', 'junk')
    )
    const asked = { 'trusted-ref': 'base', manifest: ['SUMS'] } as const
    expect(await judge(change, { ...asked, reseal: 'allow' })).toEqual(['pass'])
    expect(await judge(change, { ...asked, reseal: 'notice' })).toEqual(['pass', 'reseal-unknown'])
    expect(await judge(change, { ...asked, ...FORBID })).toEqual(['unverifiable', 'reseal-unknown'])
    expect(await judge(change, { ...asked, ...LABEL })).toEqual(['unverifiable', 'reseal-unknown'])
  })

  test('with the tag manifest of a bag that the pull request deletes', async () => {
    const bagit = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
    const change = pullRequest(
      root => {
        putFile(root, 'bag/bagit.txt', bagit)
        putFile(root, 'bag/bag-info.txt', 'Source: us\n')
        seal(root, 'bag/manifest-sha256.txt', { 'data/a.md': 'a\n' }, 'bag')
        const tags = { 'bagit.txt': bagit, 'bag-info.txt': 'Source: us\n' }
        putFile(root, 'bag/tagmanifest-sha256.txt', gnuList(tags))
      },
      root => {
        rmSync(join(root, 'bag/tagmanifest-sha256.txt'))
        putFile(root, 'bag/bag-info.txt', 'Source: evil\n')
      }
    )
    const manifest = ['bag/manifest-sha256.txt']
    expect((await judge(change, { ...BASE, manifest })).slice(0, 2)).toEqual(['fail', 'digest-mismatch bag-info.txt'])
    expect(await judge(change, { ...FORBID, manifest })).toEqual(['fail', 'seal-removed bag-info.txt', 'seal-removed bagit.txt'])
  })

  test('and never a pointer of git LFS, which seals nothing but the manifest itself', async () => {
    const list = gnuList(AB)
    const { digests, bytes } = sealOf('SUMS', list)
    const change = pullRequest(
      root => {
        seal(root, 'SUMS', AB)
        putFile(root, 'SUMS', `version https://git-lfs.github.com/spec/v1\noid sha256:${digests.sha256}\nsize ${bytes}\n`)
      },
      root => putFile(root, 'a.md', 'evil\n')
    )
    // As a checkout with `lfs: true` leaves it.
    putFile(change.root, 'SUMS', list)
    expect(await judge(change, { ...BASE, manifest: ['SUMS'] })).toEqual(['unverifiable', 'manifest-unreadable SUMS'])
    expect((await judge(change, { ...LABEL, manifest: ['SUMS'] })).slice(0, 2)).toEqual(['fail', 'digest-mismatch a.md'])
    putFile(change.root, 'a.md', 'a\n')
    expect(await judge(change, { ...LABEL, manifest: ['SUMS'] })).toEqual(['unverifiable', 'reseal-unknown'])
    expect(await judge(change, { ...BASE, manifest: ['SUMS'], format: 'lfs' })).toEqual(['pass'])
  })

  test.each(['tag', 'branch'])('and not that of a %s with the name of the trusted one', async kind => {
    const root = folderWith()
    git(root, 'init', '-q', '-b', 'main')
    seal(root, 'SUMS', AB)
    const main = commit(root)
    seal(root, 'SUMS', { ...AB, 'a.md': 'evil\n' })
    const evil = commit(root)
    git(root, 'update-ref', 'refs/remotes/origin/main', main)
    const find = (name: string) => gitBase(root, name, 'base', ENV, 1 << 20)
    expect((await find('origin/main'))?.name).toContain(main.slice(0, 12))
    git(root, 'update-ref', `refs/${kind === 'tag' ? 'tags' : 'heads'}/origin/main`, evil)
    await expect(find('origin/main')).rejects.toThrow(/"origin\/main" names several commits/)
    expect((await find('refs/remotes/origin/main'))?.name).toContain(main.slice(0, 12))
    git(root, 'update-ref', `refs/${kind === 'tag' ? 'tags' : 'heads'}/${main.slice(0, 10)}`, evil)
    await expect(find(main.slice(0, 10))).rejects.toThrow(/names several commits/)
    expect((await find(main))?.name).toContain(main.slice(0, 12))
  })
})

test('a branch and a tag of one name are no trusted ref for the API', async () => {
  const change = pullRequest(
    root => seal(root, 'SUMS', AB),
    root => seal(root, 'SUMS', { ...AB, 'a.md': 'evil\n' })
  )
  const { url } = await startApi(change.root)
  const workspace = folderWith()
  cpSync(change.root, workspace, { recursive: true })
  rmSync(join(workspace, '.git'), { recursive: true })
  const shallow = { ...change, root: workspace, env: { ...change.env, GITHUB_API_URL: url, GITHUB_REPOSITORY: 'me/repo' } }
  const asked = { reseal: 'allow', manifest: ['SUMS'], 'github-token': 'token' } as const
  const by = (ref: string) => judge(shallow, { ...asked, 'trusted-ref': ref })
  expect(await by('main')).toEqual(['fail', 'digest-mismatch a.md'])
  git(change.root, 'tag', 'main', 'change')
  expect(await by('main')).toEqual(['unverifiable', 'manifest-unreadable SUMS'])
  expect(await by('refs/heads/main')).toEqual(['fail', 'digest-mismatch a.md'])
  expect(await by(change.base.slice(0, 12))).toEqual(['fail', 'digest-mismatch a.md'])
})

describe('on the command line', () => {
  async function run(root: string, ...args: readonly string[]): Promise<[number, string]> {
    let text = ''
    const say = (more: string): void => {
      text += more
    }
    const terminal = { out: say, say, colour: false, progress: () => undefined }
    const code = await verify(['--no-probes', '--json', ...args], root, terminal).catch(error => {
      say(String(error))
      return 2
    })
    return [code, text]
  }

  const change = (): string =>
    pullRequest(
      root => {
        seal(root, 'a.sha256', { 'a.md': 'a\n' })
        seal(root, 'b.sha256', { 'b.md': 'b\n' })
      },
      root => {
        rmSync(join(root, 'a.sha256'))
        putFile(root, 'a.md', 'evil\n')
      }
    ).root

  test('a pattern names the manifests of the trusted ref, though the checkout lacks one', async () => {
    const root = change()
    expect((await run(root, '*.sha256'))[0]).toBe(0)
    expect((await run(root, '*.sha256', '--trusted-ref', 'main'))[0]).toBe(1)
    putFile(root, '*.sha256', gnuList({ 'b.md': 'b\n' }))
    expect((await run(root, '*.sha256', '--trusted-ref', 'main'))[0]).toBe(1)
  })

  test('without a name, the manifests of the trusted ref are looked for there', async () => {
    const root = change()
    expect((await run(root))[0]).toBe(0)
    const [code, text] = await run(root, '--trusted-ref', 'main')
    expect(code).toBe(2)
    expect(text).toContain('several manifests ("a.sha256", "b.sha256")')
  })
})
