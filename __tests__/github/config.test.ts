import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { configPlace } from '../../src/commands/config.ts'
import { gate } from '../../src/gate/gate.ts'
import { configuredInputs } from '../../src/github/config.ts'
import { requestOf } from '../../src/github/run.ts'
import { readOptions } from '../../src/options/read.ts'
import type { RawOptions } from '../../src/options/row.ts'
import { GATE, type GATE as Gate } from '../../src/options/table.ts'
import { folderWith, putFile } from '../support/folder.ts'
import { AB, type Change, commit, git, pullRequest, seal } from '../support/pull-request.ts'

// What a pull request makes of the configuration, judged as the action judges it.

const CONFIG = '.github/seal-gate.yml'
const write = (text: string) => (root: string) => putFile(root, CONFIG, text)
const LISTED = 'manifest: [SUMS, MORE_SUMS]\ncovers: ["*.md"]\n'

/** Two manifests, and a file without a seal that is not a Markdown file. */
function main(config: string | undefined) {
  return (root: string): void => {
    seal(root, 'SUMS', AB)
    seal(root, 'MORE_SUMS', { 'c.md': 'c\n' })
    if (config !== undefined) write(config)(root)
  }
}

async function judge({ root, env }: Change, given: RawOptions<typeof Gate> = {}): Promise<string[]> {
  try {
    const place = configPlace(given.config ?? '', root, root)
    if (place === undefined) throw new Error('no place')
    const { raw, ...config } = await configuredInputs(given, place, root, env)
    const request = await requestOf(await readOptions(GATE, raw), root, env, config)
    const { verdict, findings } = await gate({ ...request, git: false }, null)
    return [
      verdict,
      ...findings.map(one =>
        `${one.code} ${one.severity} ${one.code === 'config-changed' ? one.reason?.split(' ', 1)[0] : (one.path ?? one.manifest ?? '')}`.trim()
      )
    ]
  } catch (error) {
    return [`refused: ${error instanceof Error ? error.message : ''}`]
  }
}

const inside = (change: (root: string) => void, config: string | undefined = LISTED) => pullRequest(main(config), change)

describe('a pull request', () => {
  test('that leaves the configuration alone is judged by it', async () => {
    expect(await judge(inside(() => undefined))).toEqual(['pass'])
    expect(await judge(inside(root => putFile(root, 'd.md', 'd\n')))).toEqual(['fail', 'unsealed fail d.md'])
    expect(await judge(inside(root => putFile(root, 'c.md', 'C\n')))).toEqual(['fail', 'digest-mismatch fail c.md'])
  })

  test('that drops a manifest is reported as one that empties it, and refused by the same policies', async () => {
    const dropped = inside(write('manifest: [SUMS]\ncovers: ["*.md"]\n'))
    const emptied = inside(root => seal(root, 'MORE_SUMS', {}))
    // c.md is no longer sealed by anything that is named.
    expect(await judge(dropped)).toEqual([
      'fail',
      'unsealed fail c.md',
      'config-changed notice "manifest"',
      'seal-removed notice c.md'
    ])
    expect((await judge(emptied))[0]).toBe('unverifiable')
    for (const reseal of ['forbid', 'label:reseal'])
      expect(await judge(dropped, { reseal })).toEqual([
        'fail',
        'config-changed fail "manifest"',
        'seal-removed fail c.md',
        'unsealed fail c.md'
      ])
  })

  test('that loosens how the gate judges is still judged by the base', async () => {
    const loose = 'manifest: [SUMS, MORE_SUMS]\nunsealed: ignore\nprobes: false\nreseal: allow\n'
    const change = inside(root => {
      write(loose)(root)
      putFile(root, 'd.md', 'd\n')
    })
    const expected = [
      'config-changed notice "covers"',
      'config-changed notice "unsealed"',
      'config-changed notice "reseal"',
      'config-changed notice "probes"'
    ]
    expect(await judge(change)).toEqual(['fail', 'unsealed fail d.md', ...expected])
  })

  test('cannot choose its own policy, nor remove that of the base', async () => {
    const forbidding = `${LISTED}reseal: forbid\n`
    for (const text of [`${LISTED}reseal: allow\n`, LISTED])
      expect(await judge(inside(write(text), forbidding))).toEqual(['fail', 'config-changed fail "reseal"'])
    const both = (root: string) => {
      write(`${LISTED}reseal: allow\n`)(root)
      seal(root, 'SUMS', { 'a.md': 'evil\n', 'b.md': 'b\n' })
    }
    expect(await judge(inside(both, forbidding))).toEqual(['fail', 'config-changed fail "reseal"', 'resealed fail a.md'])
    // A policy of the workflow is not touched by the file.
    expect(await judge(inside(write(`${LISTED}reseal: allow\n`)), { reseal: 'forbid' })).toEqual(['pass'])
  })

  test('that excludes a manifest, or points elsewhere', async () => {
    const glob = 'manifest: ["*SUMS"]\n'
    expect(await judge(inside(write('manifest: ["*SUMS", "!MORE_SUMS"]\n'), glob), { reseal: 'forbid' })).toEqual([
      'fail',
      'config-changed fail "manifest"',
      'seal-removed fail c.md'
    ])
    const elsewhere = (root: string) => {
      seal(root, 'other/SUMS', { 'x.md': 'x\n' }, 'other')
      write('manifest: [other/SUMS]\n')(root)
    }
    expect(await judge(inside(elsewhere, 'manifest: [SUMS]\n'), { reseal: 'forbid' })).toEqual([
      'fail',
      'config-changed fail "manifest"',
      'seal-removed fail a.md',
      'seal-removed fail b.md',
      'seal-added fail x.md'
    ])
    expect((await judge(inside(write('manifest: [SUMS]\nroot: .github\n'), 'manifest: [SUMS]\n'), { reseal: 'forbid' }))[0]).toBe(
      'fail'
    )
  })

  test('that adds to it is a notice under a policy that permits new seals', async () => {
    const more = inside(root => {
      seal(root, 'NEW_SUMS', { 'n.md': 'n\n' })
      write('manifest: [SUMS, MORE_SUMS, NEW_SUMS]\ncovers: ["*.md"]\n')(root)
    })
    expect(await judge(more, { reseal: 'label:x' })).toEqual([
      'pass',
      'config-changed notice "manifest"',
      'seal-added notice n.md'
    ])
    expect(await judge(more, { reseal: 'forbid' })).toEqual(['fail', 'config-changed fail "manifest"', 'seal-added fail n.md'])
  })

  test('that deletes, breaks or renames it', async () => {
    const gone = inside(root => rmSync(join(root, CONFIG)))
    expect(await judge(gone)).toEqual([expect.stringContaining('refused: "manifest" is ""; allowed is at least one')])
    // The workflow names the manifests itself: what else the file gave is still in force.
    expect(await judge(gone, { manifest: 'SUMS\nMORE_SUMS', reseal: 'forbid' })).toEqual(['fail', 'config-changed fail "covers"'])
    const broken = inside(write('manifest: [SUMS\n'))
    expect(await judge(broken)).toEqual([expect.stringContaining('refused: .github/seal-gate.yml is not a configuration')])
    const renamed = inside(root => {
      rmSync(join(root, CONFIG))
      putFile(root, '.github/seal-gate.yaml', LISTED)
    })
    expect(await judge(renamed)).toEqual([expect.stringContaining('refused: ".github/seal-gate.yaml" is not read: rename it')])
  })

  test('that brings the first one', async () => {
    const first = pullRequest(main(undefined), write(LISTED))
    expect(await judge(first)).toEqual(['pass', 'config-changed notice "manifest"', 'config-changed notice "covers"'])
    // It cannot bring laxness with it.
    const lax = pullRequest(main(undefined), root => {
      write('unsealed: ignore\n')(root)
      putFile(root, 'd.md', 'd\n')
    })
    expect(await judge(lax, { manifest: 'SUMS\nMORE_SUMS', covers: '*.md' })).toEqual([
      'fail',
      'unsealed fail d.md',
      'config-changed notice "unsealed"'
    ])
  })

  test('does not matter where the base is trusted', async () => {
    const change = inside(root => {
      write('manifest: [SUMS]\nunsealed: ignore\n')(root)
      putFile(root, 'c.md', 'C\n')
    })
    expect(await judge(change, { 'trusted-ref': 'base', reseal: 'allow' })).toEqual(['fail', 'digest-mismatch fail c.md'])
    const own = inside(root => rmSync(join(root, CONFIG)), `${LISTED}trusted-ref: base\nreseal: allow\n`)
    expect(await judge(own)).toEqual(['pass'])
  })

  test('that permits another layout is judged by the rules of the base, and the rule is a finding', async () => {
    const listed = 'manifest: [SHA256SUMS]\n'
    const before = (config: string) => (root: string) => {
      seal(root, 'SHA256SUMS', { 'a.json': '{"a": 1}\n' })
      write(config)(root)
    }
    const reformatted = (config: string) => (root: string) => {
      putFile(root, 'a.json', '{\n"a": 1\n}\n')
      write(config)(root)
    }
    const rule = `${listed}accept: [same-json *.json]\n`
    // Without git, which has the sealed bytes here, nothing would be decided.
    const verdict = async ({ root, env }: Change, reseal: string) => {
      const place = configPlace('', root, root) ?? { folder: root, name: '', required: false }
      const { raw, ...config } = await configuredInputs({ reseal }, place, root, env)
      const found = await gate(await requestOf(await readOptions(GATE, raw), root, env, config), null)
      return [found.verdict, ...found.findings.map(({ code, severity }) => `${code} ${severity}`).toSorted()]
    }
    expect(await verdict(pullRequest(before(rule), reformatted(rule)), 'forbid')).toEqual(['pass', 'meaning-accepted notice'])
    expect(await verdict(pullRequest(before(listed), reformatted(rule)), 'notice')).toEqual([
      'fail',
      'config-changed notice',
      'digest-mismatch fail'
    ])
    expect(await verdict(pullRequest(before(listed), write(rule)), 'label:x')).toEqual(['fail', 'config-changed fail'])
    // Fewer rules are stricter.
    expect(await verdict(pullRequest(before(rule), write(listed)), 'label:x')).toEqual(['pass', 'config-changed notice'])
  })

  test('that repairs a shipped file: the line of the base counts, and one that is added is a finding', async () => {
    const since = (root: string) => `manifest: [SUMS]\nunchanged-since: ${git(root, 'rev-parse', 'v1.0.0')}\npaths: [db/*]\n`
    const line = `repairs: |\n  ${'0'.repeat(64)} db/1.sql # it did not run\n`
    const change = pullRequest(
      root => {
        main(undefined)(root)
        putFile(root, 'db/1.sql', 'select 1;\n')
        commit(root)
        git(root, 'tag', 'v1.0.0')
        write(since(root))(root)
      },
      root => write(`${since(root)}${line}`)(root)
    )
    expect(await judge(change)).toEqual(['pass', 'config-changed notice "repairs"'])
    expect(await judge(change, { reseal: 'forbid' })).toEqual(['fail', 'config-changed fail "repairs"'])
  })

  test('that points out of the repository', async () => {
    const absolute = inside(write('manifest: [/etc/passwd]\n'))
    expect(await judge(absolute)).toEqual([expect.stringContaining('"manifest" names a path outside of the repository')])
    const linked = inside(root => {
      symlinkSync('/etc', join(root, 'out'))
      write('manifest: [SUMS]\nroot: out\n')(root)
    })
    expect(await judge(linked)).toEqual(['refused: "root" of the configuration is a link that leads out of the repository'])
    // The configuration is that of the base, and the folder that it names is the head's.
    const replaced = pullRequest(
      root => {
        seal(root, 'docs/SUMS', AB, 'docs')
        write('manifest: [docs/SUMS]\nroot: docs\ntrusted-ref: base\n')(root)
      },
      root => {
        rmSync(join(root, 'docs'), { recursive: true })
        symlinkSync('/etc', join(root, 'docs'))
      }
    )
    expect(await judge(replaced)).toEqual(['refused: "root" of the configuration is a link that leads out of the repository'])
  })

  test('whose base cannot be read', async () => {
    const change = inside(() => undefined)
    const event = JSON.parse(readFileSync(String(change.env['GITHUB_EVENT_PATH']), 'utf8'))
    event.pull_request.base.sha = 'a'.repeat(40)
    writeFileSync(String(change.env['GITHUB_EVENT_PATH']), JSON.stringify(event))
    expect(await judge(change)).toEqual([expect.stringContaining('cannot be read at base aaaaaaaaaaaa')])
  })
})

describe('a pull request without a configuration, whose base cannot be read', () => {
  const WORKFLOW = { manifest: 'SUMS\nMORE_SUMS' }

  /** A checkout of the last commit only, as actions/checkout makes it. */
  function shallow(config: string | undefined, env: Change['env'] = {}): Change {
    const change = inside(root => rmSync(join(root, CONFIG), { force: true }), config)
    const root = folderWith()
    git(root, 'clone', '-q', '--depth=1', `file://${change.root}`, '.')
    return { ...change, root, env: { ...change.env, GITHUB_REPOSITORY: 'me/repo', ...env } }
  }

  const HELD = [expect.stringMatching(/^refused: .*cannot be read at base .*"fetch-depth: 2".*"config: none"/)]

  test('is held, whether or not it removed one: nothing shows that', async () => {
    expect(await judge(shallow(LISTED), WORKFLOW)).toEqual(HELD)
    expect(await judge(shallow(undefined), WORKFLOW)).toEqual(HELD)
  })

  test('is judged where the workflow states that there is none, or demands the base itself', async () => {
    const [change] = [shallow(undefined)]
    const request = await requestOf(await readOptions(GATE, { ...WORKFLOW, config: 'none' }), change.root, change.env)
    expect((await gate({ ...request, git: false }, null)).verdict).toBe('pass')
    for (const given of [{ reseal: 'forbid' }, { 'trusted-ref': 'base', reseal: 'allow' }])
      expect((await judge(change, { ...WORKFLOW, ...given }))[0]).toBe('unverifiable')
  })

  test.each<[string, string, boolean]>([
    ['lists no folder .github', '', true],
    ['lists the folder without it', '.github', true],
    ['lists it', '.github/seal-gate.yml', false],
    ['lists its other name', '.github/seal-gate.yaml', false]
  ])('is judged by what the API shows of the base, without a token too: it %s', async (_, path, passes) => {
    for (const token of ['', 't']) {
      const api = await startContents(path === '' ? ['SUMS'] : ['SUMS', '.github'], path.split('/').slice(1))
      const change = shallow(undefined, { GITHUB_API_URL: api.url })
      const found = await judge(change, { ...WORKFLOW, 'github-token': token })
      expect(found).toEqual(passes ? ['pass', 'reseal-unknown notice'] : HELD)
      expect(api.tokens.every(sent => sent === undefined || sent === 'token t')).toBe(true)
    }
  })

  test.each<[string, Listing]>([
    ['hides the repository', []],
    ['lists a folder that is too long', Array.from({ length: 1000 }, (_, index) => `${index}`)],
    ['does not list', { message: 'hello' }]
  ])('is held where the API %s', async (_, top) => {
    const api = await startContents(top)
    expect(await judge(shallow(undefined, { GITHUB_API_URL: api.url }), WORKFLOW)).toEqual(HELD)
  })
})

type Listing = readonly string[] | { readonly message: string }

const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** The contents of a commit, by an API that answers nothing else. A folder of nothing is not found. */
async function startContents(top: Listing, folder: readonly string[] = []) {
  const tokens: (string | undefined)[] = []
  const server = createServer((request, response) => {
    const [, path] = /^\/repos\/me\/repo\/contents\/([^?]*)\?ref=[0-9a-f]{40}$/.exec(request.url ?? '') ?? []
    tokens.push(request.headers.authorization)
    const names = path === '' ? top : path === '.github' && Array.isArray(top) && top.includes('.github') ? ['x', ...folder] : []
    response.statusCode = Array.isArray(names) && names.length === 0 ? 404 : 200
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(Array.isArray(names) ? names.map(name => ({ name })) : names))
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens }
}

test('other events: the checkout of a push is trusted, and that of an unknown event is anybody’s', async () => {
  const change = inside(write('manifest: [SUMS]\n'))
  const as = (GITHUB_EVENT_NAME: string) => ({ ...change, env: { ...change.env, GITHUB_EVENT_NAME } })
  expect(await judge(as('push'))).toEqual(['pass'])
  expect(await judge(as('workflow_run'))).toEqual([expect.stringContaining('does not show whose files are checked out')])
  expect(await judge(as('workflow_run'), { 'trusted-ref': 'main', reseal: 'allow' })).toEqual(['pass'])
})
