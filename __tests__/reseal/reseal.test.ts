import { cpSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { gitBase, mergedOnto } from '../../src/git/base.ts'
import { apiBase } from '../../src/github/api-base.ts'
import { startApi } from '../support/api-server.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { AB, commit, ENV, FORBID, git, judge, LABEL, pullRequest, seal } from '../support/pull-request.ts'
import { gnuList, sealOf } from '../support/seals.ts'

// Ways to change a seal unseen.

// The toolkit's debug lines.
beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
})

describe('a change of seals is seen', () => {
  const covered = (root: string): void => {
    seal(root, 'sums/one.sha256', { 'a.md': 'a\n' }, 'sums')
    seal(root, 'sums/two.sha256', { 'b.md': 'b\n' }, 'sums')
  }
  const dropped = (root: string): void => rmSync(join(root, 'sums/one.sha256'))

  test.each([
    ['absolute', (root: string) => [join(root, 'sums/*.sha256')]],
    ['with a doubled separator', () => ['sums//*.sha256']],
    ['with a blank that the toolkit takes off', () => ['sums/*.sha256\u00a0']]
  ])('by a pattern that is %s', async (_, lines) => {
    const change = pullRequest(covered, dropped)
    expect(await judge(change, { ...FORBID, manifest: lines(change.root) })).toEqual(['fail', 'seal-removed a.md'])
  })

  test('by a pattern with braces, which mean themselves', async () => {
    const change = pullRequest(
      root => {
        seal(root, '{x,y}/one.sha256', { 'a.md': 'a\n' }, '{x,y}')
        seal(root, '{x,y}/two.sha256', { 'b.md': 'b\n' }, '{x,y}')
        seal(root, 'x/three.sha256', { 'c.md': 'c\n' }, 'x')
      },
      root => rmSync(join(root, '{x,y}/one.sha256'))
    )
    expect(await judge(change, { ...FORBID, manifest: ['{x,y}/*.sha256'] })).toEqual(['fail', 'seal-removed a.md'])
  })

  test('and what a line takes away by its name is not missed', async () => {
    const change = pullRequest(covered, root => putFile(root, 'other.txt', 'x'))
    expect(await judge(change, { ...FORBID, manifest: ['sums/*.sha256', '!sums/one.sha256'] })).toEqual(['pass'])
  })

  test('by a name that begins with "!", though the pull request deletes it', async () => {
    const change = pullRequest(
      root => {
        seal(root, '!a.sha256', { 'a.md': 'a\n' })
        seal(root, 'b.sha256', { 'b.md': 'b\n' })
      },
      root => rmSync(join(root, '!a.sha256'))
    )
    expect(await judge(change, { ...FORBID, manifest: ['!a.sha256', 'b.sha256'] })).toEqual(['fail', 'seal-removed a.md'])
  })

  test('when a manifest is renamed, and "root" is another folder than its own', async () => {
    const change = pullRequest(
      root => {
        putFile(root, 'a.md', 'a\n')
        putFile(root, 'sums/one.sha256', gnuList({ 'a.md': 'a\n' }))
      },
      root => {
        rmSync(join(root, 'sums/one.sha256'))
        putFile(root, 'a.md', 'evil\n')
        putFile(root, 'sums/a.md', 'a\n')
        putFile(root, 'sums/two.sha256', gnuList({ 'sums/a.md': 'a\n' }))
      }
    )
    expect(await judge(change, { ...FORBID, manifest: ['sums/*.sha256'], root: '.' })).toEqual([
      'fail',
      'seal-removed a.md',
      'seal-added sums/a.md'
    ])
    const renamed = pullRequest(
      root => {
        putFile(root, 'a.md', 'a\n')
        putFile(root, 'sums/one.sha256', gnuList({ 'a.md': 'a\n' }))
      },
      root => renameSync(join(root, 'sums/one.sha256'), join(root, 'sums/two.sha256'))
    )
    expect(await judge(renamed, { ...FORBID, manifest: ['sums/*.sha256'], root: '.' })).toEqual(['pass'])
  })

  test("when a wheel's RECORD becomes a list whose paths start elsewhere", async () => {
    const base64 = Buffer.from(sealOf('x', 'a\n').digests.sha256 ?? '', 'hex').toString('base64url')
    const change = pullRequest(
      root => {
        putFile(root, 'site/pkg/a.py', 'a\n')
        putFile(root, 'site/p.dist-info/RECORD', `pkg/a.py,sha256=${base64},2\np.dist-info/RECORD,,\n`)
      },
      root => {
        putFile(root, 'site/pkg/a.py', 'evil\n')
        seal(root, 'site/p.dist-info/RECORD', { 'pkg/a.py': 'a\n' }, 'site/p.dist-info')
      }
    )
    const [verdict, ...findings] = await judge(change, { ...FORBID, manifest: ['site/p.dist-info/RECORD'] })
    expect(verdict).toBe('fail')
    expect(findings).toContain('seal-removed pkg/a.py')
  })

  test('when a bag is no bag any more, and strays in data/ are not looked for', async () => {
    const change = pullRequest(
      root => seal(root, 'manifest-sha256.txt', { 'data/a.md': 'a\n' }),
      root => {
        rmSync(join(root, 'manifest-sha256.txt'))
        putFile(root, 'manifest.sha256', gnuList({ 'data/a.md': 'a\n' }))
        putFile(root, 'data/evil.md', 'evil\n')
      }
    )
    expect(await judge(change, { ...FORBID, manifest: ['manifest*'] })).toEqual(['fail', 'seal-weakened manifest-sha256.txt'])
  })

  const symlinked = (root: string): void => {
    seal(root, 'real/SUMS', { 'a.md': 'a\n' }, 'real')
    symlinkSync('real', join(root, 'link'))
  }
  const resealed = (root: string): void => seal(root, 'real/SUMS', { 'a.md': 'evil\n' }, 'real')

  test('or not known, when the manifest lies behind a link', async () => {
    const change = pullRequest(symlinked, resealed)
    expect(await judge(change, { ...LABEL, manifest: ['link/SUMS'] })).toEqual(['unverifiable', 'reseal-unknown'])
    expect(await judge(change, { ...LABEL, manifest: ['real/SUMS'] })).toEqual(['fail', 'resealed a.md'])
  })

  test('or not known, when it lies in a submodule', async () => {
    const inner = folderWith()
    git(inner, 'init', '-q', '-b', 'main')
    seal(inner, 'SUMS', { 'a.md': 'a\n' })
    commit(inner)
    const change = pullRequest(
      root => void git(root, 'submodule', '--quiet', 'add', inner, 'sub'),
      root => {
        seal(join(root, 'sub'), 'SUMS', { 'a.md': 'evil\n' })
        commit(join(root, 'sub'))
      }
    )
    expect(await judge(change, { ...LABEL, manifest: ['sub/SUMS'] })).toEqual(['unverifiable', 'reseal-unknown'])
  })

  test('when the name is another one only in case, or in its Unicode form', async () => {
    const names = [
      ['SUMS', 'sums'],
      ['s\u00fcms', 'su\u0308ms']
    ] as const
    for (const [old, now] of names) {
      const change = pullRequest(
        root => seal(root, old, { 'a.md': 'a\n' }),
        root => {
          rmSync(join(root, old))
          seal(root, now, { 'a.md': 'evil\n' })
        }
      )
      expect(await judge(change, { ...LABEL, manifest: [now] })).toEqual(['fail', 'resealed a.md'])
    }
  })

  test('when the manifest of the base was broken: then everything sealed now is new, and no addition', async () => {
    const change = pullRequest(
      root => {
        seal(root, 'SUMS', { 'a.md': 'a\n' })
        putFile(root, 'SUMS', 'junk')
      },
      root => seal(root, 'SUMS', { 'a.md': 'evil\n' })
    )
    expect(await judge(change, { ...LABEL, manifest: ['SUMS'] })).toEqual(['fail', 'seal-added a.md'])
    const added = pullRequest(
      () => undefined,
      root => seal(root, 'SUMS', { 'a.md': 'a\n' })
    )
    expect((await judge(added, { ...LABEL, manifest: ['SUMS'] }))[0]).toBe('pass')
  })

  test('when a fact of the same bytes becomes another', async () => {
    const native = (text: string): string => {
      const { digests, bytes } = sealOf('a.md', 'a\n')
      return `${JSON.stringify({ schema: 'seal-gate/manifest/1', files: [{ path: 'a.md', ...digests, bytes, text }] })}\n`
    }
    const change = pullRequest(
      root => {
        putFile(root, 'a.md', 'a\n')
        putFile(root, 'm.json', native('ascii'))
      },
      root => putFile(root, 'm.json', native('binary'))
    )
    expect(await judge(change, { ...FORBID, manifest: ['m.json'] })).toEqual(['fail', 'seal-weakened a.md'])
  })
})

describe('the base that is asked', () => {
  test('has no absolute path, which git would take for one of its own', async () => {
    const { root, base } = pullRequest(
      tree => seal(tree, 'SUMS', AB),
      () => undefined
    )
    const found = await gitBase(root, base, 'base', ENV, 1 << 20)
    await expect(found?.read(join(root, 'SUMS'))).rejects.toThrow(/is not a path in the repository/)
    expect((await found?.read('SUMS'))?.toString()).toBe(gnuList(AB))
  })

  test('is not known when a merge queue pushes what it tries out', async () => {
    const change = pullRequest(
      root => seal(root, 'SUMS', AB),
      root => seal(root, 'SUMS', { ...AB, 'a.md': 'evil\n' })
    )
    const push = (ref: string) => ({ ...change, env: { ...change.env, GITHUB_EVENT_NAME: 'push', GITHUB_REF: ref } })
    const asked = { ...FORBID, manifest: ['SUMS'] }
    expect(await judge(push('refs/heads/main'), asked)).toEqual(['pass'])
    expect(await judge(push('refs/heads/gh-readonly-queue/main/pr-7-abc'), asked)).toEqual(['unverifiable', 'reseal-unknown'])
  })

  test("is the one of GitHub's own merge only: a branch can hold a merge of its own", async () => {
    const root = folderWith()
    git(root, 'init', '-q', '-b', 'main')
    seal(root, 'SUMS', AB)
    commit(root)
    git(root, 'checkout', '-qb', 'evil')
    seal(root, 'SUMS', { ...AB, 'a.md': 'evil\n' })
    const evil = commit(root)
    git(root, 'checkout', '-qb', 'change', 'main')
    putFile(root, 'x', 'x')
    const head = commit(root)
    git(root, 'checkout', '-q', '--detach', 'evil')
    git(root, 'merge', '-q', '--no-ff', '-m', 'merge', 'change')
    const merge = git(root, 'rev-parse', 'HEAD')
    expect(await mergedOnto(root, head, { ...ENV, GITHUB_SHA: merge })).toBe(evil)
    expect(await mergedOnto(root, head, { ...ENV, GITHUB_SHA: head })).toBe(undefined)
    expect(await mergedOnto(root, head, ENV)).toBe(undefined)
  })

  test('by the API, is not taken to lack a manifest whose place in the repository is another', async () => {
    const change = pullRequest(
      root => seal(root, 'SUMS', { 'a.md': 'a\n' }),
      root => {
        seal(root, 'SUMS', { 'a.md': 'evil\n' })
        seal(root, 'NEW', { 'new.md': 'new\n' })
      }
    )
    const { url } = await startApi(change.root)
    const env = { ...change.env, GITHUB_API_URL: url, GITHUB_REPOSITORY: 'me/repo' }
    // As actions/checkout leaves it with `path: sub`, and with one commit.
    const workspace = folderWith()
    cpSync(change.root, join(workspace, 'sub'), { recursive: true })
    rmSync(join(workspace, 'sub/.git'), { recursive: true })
    const asked = { ...LABEL, 'github-token': 'token' }
    expect(await judge({ ...change, root: workspace, env }, { ...asked, manifest: ['sub/SUMS'] })).toEqual([
      'unverifiable',
      'reseal-unknown'
    ])
    const right = { ...change, root: join(workspace, 'sub'), env }
    expect(await judge(right, { ...asked, manifest: ['SUMS'] })).toEqual(['fail', 'resealed a.md'])
    expect(await judge(right, { ...asked, manifest: ['NEW'] })).toEqual(['pass', 'seal-added new.md'])
  })
})

test('a manifest that the API lists but does not deliver is not taken for a missing one', async () => {
  const id = 'a'.repeat(40)
  const answers: Readonly<Record<string, unknown>> = {
    [`/repos/me/repo/commits/${id}`]: { sha: id, commit: { tree: { sha: id } } },
    '/repos/me/repo/contents/SUMS': { type: 'file', sha: id, encoding: 'none', content: '' }
  }
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '', 'http://x').pathname]
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const env = { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'me/repo' }
  try {
    const base = await apiBase(id, 'base', 'token', env, { workspace: folderWith(), head: id })
    await expect(base.read('SUMS')).rejects.toThrow(/Not Found/)
    expect(await base.read('OTHER')).toBe(undefined)
    await expect(base.read('../SUMS')).rejects.toThrow(/is not a path in the repository/)
  } finally {
    server.close()
  }
})
