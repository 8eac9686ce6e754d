import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { verify } from '../src/cli/verify.ts'
import { gate } from '../src/gate.ts'
import { requestOf } from '../src/github/run.ts'
import { DEFAULTS, type Options } from '../src/options.ts'
import { effectiveMap } from '../src/release/blockers.ts'
import { noForbiddenToken } from '../src/release/rules/tokens.ts'
import { DEFAULT_TOKENS, tokenHits } from '../src/release/tokens.ts'
import { parseReport } from '../src/report/parse.ts'
import { toForm } from '../src/seal/normal-form.ts'
import { readManifest } from '../src/seal/read.ts'
import { breachesOf } from '../src/seal/text-rules.ts'
import { carryOut } from '../src/sealing.ts'
import { gitBase, mergedOnto } from '../src/trust/git-base.ts'
import { startApi } from './support/api-server.ts'
import { folderWith, putFile } from './support/folder.ts'
import { gnuList, sealOf } from './support/seals.ts'

// Ways to a green run that must not be one, each tried as an attacker, a bot or bad luck would.

const ENV = { PATH: process.env['PATH'], HOME: '/nonexistent' }

// The toolkit's debug lines.
beforeAll(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterAll(() => {
  jest.restoreAllMocks()
})

function git(cwd: string, ...args: readonly string[]): string {
  const identity = ['user.name=Ada', 'user.email=ada@example.org', 'commit.gpgsign=false', 'protocol.file.allow=always']
  return execFileSync('git', [...identity.flatMap(one => ['-c', one]), ...args], { cwd, encoding: 'utf8', env: ENV }).trim()
}

function commit(root: string): string {
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '--allow-empty', '-m', 'change')
  return git(root, 'rev-parse', 'HEAD')
}

type Files = Readonly<Record<string, string>>

/** A manifest of files in its own folder. */
function seal(root: string, manifest: string, files: Files, folder = '.'): void {
  for (const [path, content] of Object.entries(files)) putFile(join(root, folder), path, content)
  putFile(root, manifest, gnuList(files))
}

interface Change {
  readonly root: string
  readonly base: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A pull request: main as the first function leaves it, and what the second makes of it. */
function pullRequest(main: (root: string) => void, change: (root: string) => void, workspace = '.'): Change {
  const root = folderWith()
  git(root, 'init', '-q', '-b', 'main')
  main(root)
  const base = commit(root)
  git(root, 'checkout', '-qb', 'change')
  change(root)
  const head = commit(root)
  const event = join(folderWith(), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, base: { sha: base }, head: { sha: head }, labels: [] } }))
  const env = { ...ENV, GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, GITHUB_SHA: head }
  return { root: join(root, workspace), base, env: { ...env, GITHUB_API_URL: 'http://127.0.0.1:9' } }
}

/** Verdict and findings of the action's run on it. */
async function judge({ root, env }: Change, options: Partial<Options>): Promise<string[]> {
  const request = await requestOf({ ...DEFAULTS, ...options }, root, env)
  const { verdict, findings } = await gate({ ...request, git: false }, null)
  return [verdict, ...findings.map(({ code, path, manifest = '' }) => `${code} ${path ?? manifest}`.trim())]
}

const FORBID = { reseal: 'forbid' } as const
const LABEL = { reseal: 'label:reseal' } as const
const BASE = { 'trusted-ref': 'base', reseal: 'allow' } as const
const AB = { 'a.md': 'a\n', 'b.md': 'b\n' }

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

  test('and one that the pull request breaks is told, where seals may not change', async () => {
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
    await expect(found?.read(join(root, 'SUMS'))).rejects.toThrow(/is no path in the repository/)
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
  }, 30_000)
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
}, 30_000)

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

describe('texts are held to rules', () => {
  test('though their seal calls them binary', async () => {
    const { digests, bytes } = sealOf('a.md', 'one\u200btwo\n')
    const manifest = { schema: 'seal-gate/manifest/1', files: [{ path: 'a.md', ...digests, bytes, text: 'binary' }] }
    const root = folderWith({ 'a.md': 'one\u200btwo\n', 'm.json': `${JSON.stringify(manifest)}\n` })
    const request = { cwd: root, manifests: ['m.json'], format: 'auto', covers: [], unsealed: 'fail', git: false } as const
    const { findings } = await gate({ ...request, requireClearance: false, textRules: ['no-invisible'] }, null)
    expect(findings.map(({ code }) => code)).toEqual(['text-rule'])
  })
})

describe('nothing hangs', () => {
  // Putting marks in order takes time that grows with the square of their number.
  const MARKS = `a${'\u0301\u0323'.repeat(500_000)}`

  test('on a text of a million marks, whatever is asked of it', async () => {
    expect(breachesOf(Buffer.from(`${'a'.repeat(1_000_000)}e\u0301`), ['nfc'])).toEqual([
      { rule: 'nfc', offset: 1_000_000, what: 'U+0065, which NFC writes otherwise' }
    ])
    expect(breachesOf(Buffer.from(MARKS), ['nfc'])).toEqual([])
    expect(tokenHits(`${MARKS} cut\u00adover`, DEFAULT_TOKENS)).toEqual([{ rule: 'token-3', line: 1 }])
    const root = folderWith({ 'a.md': MARKS, SUMS: gnuList({ 'a.md': 'a\n' }) })
    const request = { cwd: root, manifests: ['SUMS'], format: 'auto', covers: [], unsealed: 'fail', git: false } as const
    expect((await gate({ ...request, requireClearance: false }, null)).verdict).toBe('fail')
  }, 30_000)

  test('on a manifest whose paths are marks', async () => {
    const path = (n: number) => `${n}${'\u0301\u0323'.repeat(16_000)}`
    const list = Array.from({ length: 300 }, (_, n) => `${'f'.repeat(64)}  ${path(n)}\n`).join('')
    expect((await readManifest(Buffer.from(list), 'auto')).seals.length).toBe(300)
  }, 30_000)

  test('on a map of a hundred thousand blockers', () => {
    const chain = (count: number) =>
      Array.from({ length: count }, (_, n) => ({
        id: `b${n}`,
        title: 'x',
        state: 'CLOSED',
        scope: 'design' as const,
        depends_on: n + 1 < count ? [`b${n + 1}`] : [],
        closes_when: []
      }))
    const judged = (count: number) => {
      const map = { schema: 'seal-gate/blocker-map/1' as const, blockers: chain(count) }
      return effectiveMap(map, { documents: [], sealed: new Map(), problems: [] }, [])
    }
    expect(judged(1000).blockers.map(({ state }) => state)).toEqual(new Array(1000).fill('OPEN'))
    expect(judged(100_000)).toEqual({ blockers: [], errors: ['it has 100000 blockers; at most 1000 are judged'] })
  })

  test('and a form is as the runtime gives it, where no language ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (text, form) => {
        expect(toForm(text, form)).toBe(text.normalize(form))
        expect(toForm(`${text}x${'\u0323'.repeat(40)}y${text}`, form)).toBe(
          `${text}x`.normalize(form) + '\u0323'.repeat(40) + `y${text}`.normalize(form)
        )
      })
    )
  })
})

test('a document that was not read is searched for nothing, and so is denied, though its seal calls it binary', () => {
  const file = (path: string) => ({
    path,
    manifest: 'm.json',
    seal: sealOf(path, 'x', { text: 'binary' }),
    intact: true
  })
  const files = [file('a.json'), file('a.bin')]
  const packet = { files, drift: [], documents: [], sealed: new Map(), problems: [] }
  expect(noForbiddenToken.check(packet).map(({ code, path }) => `${code} ${path}`)).toEqual(['forbidden-token a.json'])
})

describe('sealing', () => {
  test.each([
    ['the folder of the manifest', { paths: ['a.md'], output: 'out/seal-gate.json' }],
    ['the root', { paths: ['out'], root: 'out', output: 'seal-gate.json' }]
  ])('never leaves the workspace by a link in place of %s', async (_, order) => {
    const outside = folderWith({ 'secret.txt': 'secret' })
    const root = folderWith({ 'a.md': 'a\n' })
    symlinkSync(outside, join(root, 'out'))
    await expect(carryOut({ ...order, format: 'native', check: false }, root)).rejects.toThrow(/leads out/)
    expect([existsSync(join(outside, 'seal-gate.json')), existsSync(join(root, 'seal-gate.json'))]).toEqual([false, false])
  })

  test('never writes over what is no manifest', async () => {
    const root = folderWith({ 'a.md': '# Read me\n', 'b.md': 'b\n', 'package.json': '{"name": "x"}\n' })
    mkdirSync(join(root, 'folder'))
    const write = (output: string) => carryOut({ paths: ['b.md'], output, format: 'native', check: false }, root)
    for (const output of ['a.md', 'package.json']) await expect(write(output)).rejects.toThrow(/is no manifest/)
    await expect(write('folder')).rejects.toThrow()
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('# Read me\n')
    for (const old of ['', `${'f'.repeat(64)}  b.md\n`, '{"schema": "seal-gate/manifest/1", "files": [']) {
      putFile(root, 'sums', old)
      expect((await write('sums')).kind).toBe('sealed')
    }
  })

  test('neither follows a link in place of the manifest out of the workspace, nor quotes what it leads to', async () => {
    const outside = folderWith({ 'x.json': 'secret\n' })
    const root = folderWith({ 'a.md': 'a\n' })
    symlinkSync(join(outside, 'x.json'), join(root, 'seal-gate.json'))
    for (const check of [false, true])
      await expect(carryOut({ paths: ['a.md'], output: 'seal-gate.json', format: 'native', check }, root)).rejects.toThrow(
        /a link that leads out/
      )
    expect(readFileSync(join(outside, 'x.json'), 'utf8')).toBe('secret\n')
  })
})

test('a report that no gate writes is none', () => {
  const counts = { sealed: 1, intact: 1, drifted: 0, missing: 0, unsealed: 0, unverifiable: 0 }
  const report = { schema: 'seal-gate/report/1', counts, manifests: [], findings: [], shard: { index: 1, of: 2 } }
  const parsed = (more: object) => parseReport(JSON.stringify({ ...report, ...more })) !== undefined
  expect([parsed({}), parsed({ shard: undefined })]).toEqual([true, true])
  const odd = [{ index: 1, of: 1e9 }, { index: 0, of: 0 }, { index: 3, of: 2 }, { index: 1.5, of: 2 }, null, 'x']
  expect(odd.map(shard => parsed({ shard }))).toEqual(odd.map(() => false))
  expect([null, 1, {}, { severity: 'FAIL', code: 'x' }].map(finding => parsed({ findings: [finding] }))).toEqual([
    false,
    false,
    false,
    false
  ])
  expect(parsed({ findings: [{ severity: 'notice', code: 'resealed' }] })).toBe(true)
  expect(parsed({ counts: { ...counts, sealed: undefined, other: 1 } })).toBe(false)
})
